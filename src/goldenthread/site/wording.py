"""Two wordings of one commitment, with the words that went and the words that came."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass

_WORDS = re.compile(r"\s+|[^\W_]+(?:['’][^\W_]+)*|.", re.DOTALL)
_MOST_WORDS = 2_000
"""Beyond so many words nothing is compared: the whole text went, and the whole text came."""
ALIKE = 0.35
"""Share of words in common below which a comparison word by word would read like a riddle."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of words: ``same`` in both, ``gone`` from the earlier, ``new`` in the later."""

    kind: str
    text: str


def pieces(before: str, after: str) -> tuple[Piece, ...]:
    """The later wording with what it dropped and what it added.

    >>> [(p.kind, p.text) for p in pieces("Plant 200 street trees", "Plant 250 street trees")]
    [('same', 'Plant '), ('gone', '200'), ('new', '250'), ('same', ' street trees')]
    >>> [p.kind for p in pieces("Open a library", "Open a library")]
    ['same']
    """
    if before == after:
        return (Piece("same", after),) if after else ()
    left, right = _words(before), _words(after)
    if max(len(left), len(right)) > _MOST_WORDS:
        return _whole(before, after)
    matcher = difflib.SequenceMatcher(a=[w.casefold() for w in left], b=[w.casefold() for w in right], autojunk=False)
    if matcher.ratio() < ALIKE:
        return _whole(before, after)
    found: list[Piece] = []
    for tag, a, b, c, d in _without_islands(matcher.get_opcodes(), right):
        if tag == "equal":
            found.append(Piece("same", "".join(right[c:d])))
            continue
        found += [Piece(kind, "".join(some)) for kind, some in (("gone", left[a:b]), ("new", right[c:d])) if some]
    return tuple(_joined(found))


def _words(text: str) -> list[str]:
    return _WORDS.findall(text)


def _whole(before: str, after: str) -> tuple[Piece, ...]:
    return tuple(Piece(kind, text) for kind, text in (("gone", before), ("new", after)) if text)


Opcode = tuple[str, int, int, int, int]


def _without_islands(opcodes: Sequence[Opcode], right: Sequence[str]) -> list[Opcode]:
    """Changes that only a blank or a mark parts are one change: readers see phrases, not letters."""
    found: list[Opcode] = []
    for place, (tag, a, b, c, d) in enumerate(opcodes):
        between = 0 < place < len(opcodes) - 1
        if tag == "equal" and between and not any(w.strip() and w.isalnum() for w in right[c:d]):
            tag = "replace"
        if found and tag != "equal" and found[-1][0] != "equal":
            _, a0, _, c0, _ = found.pop()
            found.append(("replace", a0, b, c0, d))
        else:
            found.append((tag, a, b, c, d))
    return found


def _joined(found: Sequence[Piece]) -> list[Piece]:
    out: list[Piece] = []
    for piece in found:
        if out and out[-1].kind == piece.kind:
            out[-1] = Piece(piece.kind, out[-1].text + piece.text)
        else:
            out.append(piece)
    return out
