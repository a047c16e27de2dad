"""How headings look in a document that nobody has described: by a word and a number in front, or by their place."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from goldenthread.language.lexicon import any_of, known_languages, lexicon
from goldenthread.read.formats import SourceRow
from goldenthread.read.text import clean

KINDS = ("theme", "priority", "objective")
_NUMBER = r"(?P<ref>\d+(?:\.\d+)*[a-z]?|[A-Z])"
_AFTER = r"\s*(?:[.):–-]+\s*|\s)\s*"
_WORD = r"[^\W\d_](?:[^\W_]|['’-](?=[^\W\d_]))*"
_NUMBERED = re.compile(rf"(?:(?P<word>{_WORD}(?:\s{_WORD})?)\s+)?{_NUMBER}{_AFTER}(?P<text>\S.*)")
_NAMED = re.compile(rf"(?P<word>{_WORD}(?:\s{_WORD})?)\s*:\s+(?P<text>\S.*)")
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
        texts: the headings, marks of their level taken off.
    """

    kind: str
    pattern: str
    over: bool
    why: str
    texts: Sequence[str] = ()


def heading_pattern(texts: Sequence[str], prefix: str = "") -> str:
    r"""The pattern of headings of one level: a number is one only where most of them begin with one.

    Args:
        texts: some of them, marks of their level taken off.
        prefix: what stands before each.

    >>> heading_pattern(["Goal 1: Homes", "Goal 2: Parks"])
    '^(?:Goal\\s+(?P<ref>\\d+(?:\\.\\d+)*[a-z]?|[A-Z])\\s*(?:[.):–-]+\\s*|\\s)\\s*)?(?P<text>.+)$'
    >>> heading_pattern(["24 hour town", "Parks", "Homes"], "## ")
    '^## (?P<text>.+)$'
    >>> heading_pattern(["Objective: Homes", "Objective: Parks"]), heading_pattern(["Parks: open late", "Homes"])
    ('^(?:Objective\\s*:\\s+)?(?P<text>.+)$', '^(?P<text>.+)$')
    """
    word = numbered_word(texts)
    if word is None:
        named, *others = {_named_word(text) for text in texts}
        begins = rf"(?:{re.escape(named)}\s*:\s+)?" if named and not others else ""
        return rf"^{prefix}{begins}(?P<text>.+)$"
    named = rf"{re.escape(word)}\s+" if word else ""
    number = _NUMBER if word else _NUMBER.replace("|[A-Z]", "")
    return rf"^{prefix}(?:{named}{number}{_AFTER})?(?P<text>.+)$"


def numbered_word(texts: Sequence[str]) -> str | None:
    """The word that stands before the number in most headings; empty for a number alone, none where there is no number.

    >>> numbered_word(["Aim 1 Homes", "Aim 2 Parks"]), numbered_word(["1. Homes", "2. Parks"]), numbered_word(["Homes"])
    ('Aim', '', None)
    >>> numbered_word(["Well-being Aim 1: Homes", "Well-being Aim 2: Parks"]), numbered_word(["Homes for 2040 people"])
    ('Well-being Aim', None)
    """
    found = [
        match for text in texts if (match := _NUMBERED.fullmatch(text)) and (match["word"] or match["ref"][0].isdigit())
    ]
    words = Counter(match["word"] or "" for match in found)
    if not words:
        return None
    word, count = words.most_common(1)[0]
    if len(texts) == 1 and " " in word and not _kind_of(word):
        return None  # "Homes for 2040 people", which stands alone
    return word if count >= _MOST * len(texts) else None


def word_before_number(text: str) -> str:
    """The word before the number that a heading begins with; empty where there is none.

    >>> word_before_number("Aim 1: Homes"), word_before_number("1. Homes"), word_before_number("Homes")
    ('Aim', '', '')
    """
    match = _NUMBERED.fullmatch(text)
    return (match["word"] or "") if match else ""


def _named_word(text: str) -> str:
    """The word for a kind of heading that a text begins with before a colon, without a number; empty where none is."""
    match = _NAMED.fullmatch(text)
    return match["word"] if match and _kind_of(match["word"].split()[-1]) else ""


def titles_doubted(loose: Sequence[str], bars: Sequence[str]) -> list[str]:
    """What is said of short lines outside of the tables, left out as titles, where lines between the rows are headings.

    >>> titles_doubted(["Harbour", "Plan 2031/32", "Agreed by all."], ["Play"])
    ["a guess: 'Harbour' is a title, and no heading of the rows below: say so in [[headings]] if it is one"]
    """
    return [
        f"a guess: '{text}' is a title, and no heading of the rows below: say so in [[headings]] if it is one"
        for text in dict.fromkeys(loose)
        if bars and len(text) <= _LONGEST_TITLE and not re.search(r"\d|^[#*]|[.:]$", text)
    ]


_LONGEST_TITLE = 60


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
        return [HeadingGuess("", heading_pattern(bars), False, why, bars)]
    under = [text for text in bars if text not in set(over)]
    return [
        HeadingGuess("", heading_pattern([text for text in over if text]), True, f"{why} right above another"),
        HeadingGuess("", heading_pattern(under or bars), False, why, under or bars),
    ]


def _only(row: SourceRow) -> str | None:
    """The one filled cell of a row, empty where several are filled; none where none is, or it is furniture."""
    filled = [text for cell in row.cells if (text := clean(cell))]
    if not filled or row.furniture:
        return None
    return filled[0] if len(filled) == 1 else ""


def _by_word(bars: Sequence[str]) -> list[HeadingGuess]:
    """The levels whose headings each have a word of their own before a number or a colon, where all have."""
    groups: dict[str, list[str]] = {}
    every = (*KINDS, "activity")
    for text in dict.fromkeys(bars):
        word = word_before_number(text) or _named_word(text)
        if not word:
            return []
        groups.setdefault(word, []).append(text)
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


def level_of(text: str) -> int:
    """The level of a heading, as many as it has signs before it."""
    return len(text) - len(text.lstrip("#"))


def document_title(loose: Sequence[str]) -> str:
    """The first heading, where no other is of its level and it names none; otherwise empty.

    >>> document_title(["# Plan", "## Rivers", "## Roads"]), document_title(["## Priority 1: Rivers", "### Weirs"])
    ('# Plan', '')
    """
    marked = [text for text in loose if text.startswith("#")]
    first = marked[0] if marked else ""
    alone = [level_of(text) for text in marked].count(level_of(first)) == 1
    return first if first and alone and not _kind_named(first.lstrip("# ")) else ""


def guess_of_level(level: int, marked: Sequence[str]) -> HeadingGuess:
    """How the headings of one level look, and their kind where all name it.

    >>> guess_of_level(2, ["## Priority 1: Rivers", "### Weirs", "## Priority 2: Roads"]).kind
    'priority'
    """
    texts = [text.lstrip("# ") for text in marked if level_of(text) == level]
    kinds = {_kind_named(text) for text in texts}
    kind = kinds.pop() if len(kinds) == 1 else ""
    return HeadingGuess(kind, heading_pattern(texts, rf"{'#' * level}\s+"), False, f"a heading of level {level}", texts)


def _kind_named(text: str) -> str:
    """The kind of heading that a text names before its number, in any language; empty where it names none.

    >>> [_kind_named(text) for text in ("Priority 1: Rivers", "Priority plan 2031", "Aim B")]
    ['priority', '', 'theme']
    """
    for kind in KINDS:
        words = tuple(word for language in known_languages() for word in lexicon(language).words(f"begins_{kind}"))
        if re.match(rf"(?i:{any_of(words)})\s+(?:\d{{1,2}}(?:\.\d+)*|[A-Z])(?!\w)", text):
            return kind
    return ""
