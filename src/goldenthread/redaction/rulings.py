"""What people decided about surnames that are words or elected members' names too: ``identities/redaction.tsv``."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from goldenthread.errors import DataError
from goldenthread.identity.register_table import table
from goldenthread.redaction.mention_kinds import Kind, Mention, Ruling, Verdict
from goldenthread.redaction.spellings import WORD, folded, joined

TABLE = ("identities", "redaction.tsv")
"""Where the table lies in a data folder."""
COLUMNS = ("name", "within", "decision", "reason")


def load_rulings(data: Path) -> Mapping[str, tuple[Ruling, ...]]:
    """The decisions of a data folder by the letters of the name; none where there is no such table.

    Raises:
        DataError: the table cannot be understood, or decides one thing twice.
    """
    found: dict[str, dict[str, Ruling]] = defaultdict(dict)
    for path, number, row in table(data.joinpath(*TABLE), COLUMNS):
        key, within = joined(row["name"]), " ".join(row["within"].split())
        if not key or not row["reason"]:
            raise DataError("'name' and 'reason' may not be empty", path=path, line=number)
        if row["decision"] not in ("hide", "keep"):
            raise DataError("'decision' is 'hide' or 'keep'", path=path, line=number)
        if within and not _holds(within, row["name"]):
            raise DataError(f"'{within}' does not hold '{row['name']}'", path=path, line=number)
        if within in found[key]:
            raise DataError(f"'{row['name']}' is decided for the same words above", path=path, line=number)
        found[key][within] = Ruling(key, within, row["decision"] == "hide")
    return {key: tuple(some.values()) for key, some in found.items()}


def _holds(phrase: str, name: str) -> bool:
    """Whether a phrase holds a name, perhaps with an initial between its words.

    >>> _holds("& Ada M. Lark", "Ada Lark"), _holds("the O'Neill review", "ONeill"), _holds("Ada Moss", "Ada Lark")
    (True, True, False)
    """
    words = iter(map(folded, WORD.findall(phrase)))
    return joined(name) in joined(phrase) or all(folded(word) in words for word in WORD.findall(name))


def spelt(printed: str, key: str) -> str:
    """The name by which a mention is decided: the words of its key, without an initial or a nickname between them.

    >>> spelt("Ada M. (Dot) Lark", "adalark"), spelt("Ada Lark's", "adalark"), spelt("Ada Larks", "adalark")
    ('Ada Lark', 'Ada Lark', 'adalark')
    """
    words, rest = [], key
    for word in WORD.findall(printed):
        if rest and rest.startswith(folded(word)):
            words.append(word)
            rest = rest[len(folded(word)) :]
    return key if rest else " ".join(words)


def ruled(mention: Mention, rulings: Mapping[str, tuple[Ruling, ...]], text: str, *, address: bool) -> Mention:
    """A mention as a person decided; nobody can keep what is surely an officer's.

    The decision for more words stands above that for some of them; of two others, hiding stands above keeping.

    Args:
        mention: a place in the text.
        rulings: what people decided, by key.
        text: in composed letters.
        address: whether it is a part of an IRI or of a file's name, where capitals are lost.
    """
    surely = mention.verdict is Verdict.HIDE and mention.kind in (Kind.NAME, Kind.INITIAL, Kind.TITLE)
    if surely or (mention.verdict is Verdict.KEEP and mention.kind is not Kind.ALONE):
        return mention
    hold = [ruling for ruling in rulings.get(mention.key, ()) if _holds_for(ruling, mention, text, address=address)]
    closest = [ruling for ruling in hold if not any(_is_closer(other.within, ruling.within) for other in hold)]
    if not closest:
        return mention
    return replace(mention, verdict=Verdict.HIDE if any(ruling.hide for ruling in closest) else Verdict.KEEP)


def _is_closer(some: str, other: str) -> bool:
    """Whether some words hold all of others and more."""
    return other.casefold() in some.casefold() and len(some) > len(other)


def _holds_for(ruling: Ruling, mention: Mention, text: str, *, address: bool) -> bool:
    if ruling.within:
        return _lies_within(mention, ruling.within, text, low=address)
    if not ruling.hide:
        return mention.kind is Kind.ALONE
    low = text[mention.start : mention.end].islower() and not address
    return not (mention.verdict is Verdict.KEEP and low)


def _lies_within(mention: Mention, phrase: str, text: str, *, low: bool) -> bool:
    pattern = re.compile(r"\s+".join(map(re.escape, phrase.split())), re.IGNORECASE if low else 0)
    return any(m.start() <= mention.start and mention.end <= m.end() for m in pattern.finditer(text))
