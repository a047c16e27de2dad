"""What is said where a redacted output is refused: who is unknown, what waits for a decision, where a name is left."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from goldenthread.errors import BuildError
from goldenthread.redaction.mention_kinds import Mention
from goldenthread.redaction.rulings import COLUMNS

TABBED = "<tab>"
"""What shows between the cells of a line that is to be written: blanks would be taken for the table's own."""


@dataclass(frozen=True, slots=True)
class Question:
    """A mention that only a person can judge, and where it stands."""

    subject: str
    predicate: str
    text: str
    mention: Mention
    name: str


@dataclass(frozen=True, slots=True)
class Leak:
    """A name of an officer in what was about to be written.

    Attributes:
        place: where it stands: a line of a file, a graph and an address, a page.
        words: the words around it; none where only a sealed list of names was at hand.
        kind: how the officer is named.
    """

    place: str
    words: str
    kind: str


def around(text: str, start: int, end: int) -> str:
    """A few words around a place of a text, on one line.

    >>> around("Ask the long line of people beside Tom Price about the long line of trees.", 35, 44)
    '… line of people beside Tom Price about the long line of …'
    """
    before, after = text[max(0, start - 24) : start], text[end : end + 24]
    if start > 24:
        before = "… " + before.partition(" ")[2]
    if len(text) > end + 24:
        after = after.rpartition(" ")[0] + " …"
    return " ".join(f"{before}{text[start:end]}{after}".split())


def phrase(text: str, start: int, end: int) -> str:
    """A name with the word before and the word after it.

    >>> phrase("beside the Marlow Green Road", 18, 23)
    'Marlow Green Road'
    """
    before, after = text[max(0, start - 30) : start].split(), text[end : end + 30].split()
    first = before[-1] + " " if before and text[start - 1].isspace() else "".join(before[-1:])
    last = " " + after[0] if after and text[end].isspace() else "".join(after[:1])
    return f"{first}{' '.join(text[start:end].split())}{last}"


def refuse_unresolved(names: Sequence[str]) -> None:
    """Refuses while the register does not know everybody.

    Raises:
        BuildError: there are such names.
    """
    if names:
        raise BuildError(
            f"nothing is redacted while data/identities does not know everybody: {_some(names)}; see 'goldenthread "
            "identities --unresolved', and register each as a person, post or unit",
            details=names,
        )


def refuse_undecided(questions: Iterable[Question], table: Path) -> None:
    """Refuses while surnames that may be words or members' names wait for a decision.

    Args:
        questions: what waits.
        table: where people decide.

    Raises:
        BuildError: there are such surnames; the details list each with the words around it.
    """
    asked: dict[str, dict[str, list[Question]]] = defaultdict(lambda: defaultdict(list))
    spelt: dict[str, str] = {}
    for question in questions:
        mention = question.mention
        spelt.setdefault(mention.key, question.name)
        asked[mention.key][phrase(question.text, mention.start, mention.end)].append(question)
    if asked:
        first = min(asked)
        words = min(asked[first], key=len)
        details = [
            f"{spelt[key]}: '{words}', {len(some)} times, first in {some[0].subject} ({some[0].mention.kind.value})"
            for key, found in sorted(asked.items())
            for words, some in sorted(found.items())
        ]
        raise BuildError(
            f"only a person can say whether these words mean officers: {_some([spelt[key] for key in sorted(asked)])}; "
            f"say it in {table}, a line each with tabs between its cells, below {TABBED.join(COLUMNS)}: "
            f"{TABBED.join((spelt[first], words, 'hide', 'why'))} (or keep; fewer words decide for more places)",
            details=details,
        )


def refuse_leaks(leaks: Iterable[Leak]) -> None:
    """Refuses to write what names an officer.

    Raises:
        BuildError: there are such places.
    """
    found = list(leaks)
    if found:
        may_be_a_word = any(leak.kind.startswith("the surname") for leak in found)
        hint = (
            "; where a surname is only a word there, say so in data/identities/redaction.tsv and build again"
            if may_be_a_word
            else ""
        )
        raise BuildError(
            f"not written, for it would name officers: {_some([leak.place for leak in found])}{hint}",
            details=[f"{leak.place}: {leak.kind}{f': {leak.words}' if leak.words else ''}" for leak in found],
        )


def _some(names: Sequence[str]) -> str:
    return ", ".join(names[:5]) + (f" and {len(names) - 5} more" if len(names) > 5 else "")
