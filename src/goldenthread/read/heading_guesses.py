"""How headings look in a document that nobody has described: by a word and a number in front, or by their place."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from goldenthread.language.lexicon import any_of, lexicon
from goldenthread.read.formats import SourceRow
from goldenthread.read.text import clean

KINDS = ("theme", "priority", "objective")
_NUMBER = r"(?P<ref>\d+(?:\.\d+)*[a-z]?|[A-Z])"
_AFTER = r"\s*(?:[.):–-]+\s*|\s)\s*"
_NUMBERED = re.compile(rf"(?:(?P<word>[^\W\d_][^\W\d_]*(?:\s[a-z]+)?)\s+)?{_NUMBER}{_AFTER}(?P<text>\S.*)")
_MOST = 2 / 3
"""Share of the headings of one level from which on a number in front belongs to all of them."""


@dataclass(frozen=True, slots=True)
class HeadingGuess:
    """How the headings of one level look.

    Attributes:
        kind: theme, priority or objective; activity where they are the commitments; empty where that is not known.
        pattern: what they look like.
        over: whether they stand right above another heading.
        why: on what it rests.
    """

    kind: str
    pattern: str
    over: bool
    why: str


def heading_pattern(texts: Sequence[str], prefix: str = "") -> str:
    r"""The pattern of headings of one level: a number is one only where most of them begin with one.

    Args:
        texts: some of them, marks of their level taken off.
        prefix: what stands before each.

    >>> heading_pattern(["Goal 1: Homes", "Goal 2: Parks"])
    '^(?:Goal\\s+(?P<ref>\\d+(?:\\.\\d+)*[a-z]?|[A-Z])\\s*(?:[.):–-]+\\s*|\\s)\\s*)?(?P<text>.+)$'
    >>> heading_pattern(["24 hour town", "Parks", "Homes"], "## ")
    '^## (?P<text>.+)$'
    """
    word = numbered_word(texts)
    if word is None:
        return rf"^{prefix}(?P<text>.+)$"
    named = rf"{re.escape(word)}\s+" if word else ""
    number = _NUMBER if word else _NUMBER.replace("|[A-Z]", "")
    return rf"^{prefix}(?:{named}{number}{_AFTER})?(?P<text>.+)$"


def numbered_word(texts: Sequence[str]) -> str | None:
    """The word that stands before the number in most headings; empty for a number alone, none where there is no number.

    >>> numbered_word(["Aim 1 Homes", "Aim 2 Parks"]), numbered_word(["1. Homes", "2. Parks"]), numbered_word(["Homes"])
    ('Aim', '', None)
    """
    found = [
        match for text in texts if (match := _NUMBERED.fullmatch(text)) and (match["word"] or match["ref"][0].isdigit())
    ]
    words = Counter(match["word"] or "" for match in found)
    if not words:
        return None
    word, count = words.most_common(1)[0]
    return word if count >= _MOST * len(texts) else None


def word_before_number(text: str) -> str:
    """The word before the number that a heading begins with; empty where there is none.

    >>> word_before_number("Aim 1: Homes"), word_before_number("1. Homes"), word_before_number("Homes")
    ('Aim', '', '')
    """
    match = _NUMBERED.fullmatch(text)
    return (match["word"] or "") if match else ""


def guess_bars(rows: Sequence[SourceRow], bars: Sequence[str]) -> list[HeadingGuess]:
    """How rows of one filled cell are headings: by the word before their number, or by their order.

    Args:
        rows: the rows of the document.
        bars: the texts of rows of one filled cell between its rows.
    """
    if not bars:
        return []
    named = _by_word(bars)
    if named:
        return named
    alone = [_only(row) for row in rows if _only(row) is not None]
    known = set(bars)
    over = [one for one, below in itertools.pairwise(alone) if one in known and below in known]
    why = "a row of one filled cell"
    if not over:
        return [HeadingGuess("", heading_pattern(bars), False, why)]
    under = [text for text in bars if text not in set(over)]
    return [
        HeadingGuess("", heading_pattern([text for text in over if text]), True, f"{why} right above another"),
        HeadingGuess("", heading_pattern(under or bars), False, why),
    ]


def _only(row: SourceRow) -> str | None:
    """The one filled cell of a row, empty where several are filled; none where none is, or it is furniture."""
    filled = [text for cell in row.cells if (text := clean(cell))]
    if not filled or row.furniture:
        return None
    return filled[0] if len(filled) == 1 else ""


def _by_word(bars: Sequence[str]) -> list[HeadingGuess]:
    """The levels whose headings each have a word of their own before a number, where all have."""
    groups: dict[str, list[str]] = {}
    every = (*KINDS, "activity")
    for text in dict.fromkeys(bars):
        match = _NUMBERED.fullmatch(text)
        if not match or not match["word"]:
            return []
        groups.setdefault(match["word"], []).append(text)
    if len(groups) > len(every) or (len(groups) == 1 and not any(map(_kind_of, groups))):
        return []
    kinds = {word: _kind_of(word) for word in groups}
    free = [kind for kind in KINDS if kind not in kinds.values()]
    if len(groups) - list(kinds.values()).count("activity") > len(KINDS):
        return []
    if len(set(filter(None, kinds.values()))) < sum(map(bool, kinds.values())):  # "Aim" above "Theme"
        kinds, free = dict.fromkeys(groups, ""), list(KINDS)
    order = [kinds[word] or free.pop(0) for word in groups]
    if [every.index(kind) for kind in order] != sorted(every.index(kind) for kind in order):
        order = list(KINDS[: len(groups)]) if len(groups) <= len(KINDS) else order
    return [
        HeadingGuess(
            kind, heading_pattern(texts).replace(")?(?P<text>", ")(?P<text>"), False, f"a row that begins with '{word}'"
        )
        for kind, (word, texts) in zip(order, groups.items(), strict=True)
    ]


def _kind_of(word: str) -> str:
    """The kind of heading that a word begins; empty where none is known."""
    words = lexicon()
    fits = (
        kind
        for kind in (*KINDS, "activity")
        if re.search(rf"\b{any_of(words.words(f'begins_{kind}'))}\b", word, re.IGNORECASE)
    )
    return next(fits, "")
