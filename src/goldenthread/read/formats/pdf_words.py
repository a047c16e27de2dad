"""Words of a PDF page, and the lines and texts that they make."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Any

_CUT_DATE = re.compile(r"\d{1,2}[/.]\d{1,2}[/.]\d{0,3}$")
_SPACE = 0.36
"""Blank between words of one text, in heights of a line; columns stand further apart."""

_LIST_MARKS = frozenset("\uf0b7\uf0a7\uf0d8\uf0fc\uf076")
"""What Word prints before the items of a list, in fonts of signs whose letters mean nothing by themselves."""

Box = tuple[float, float, float, float]
"""Left, top, right and bottom, in points from the top left of the page."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word and its box, in points from the top left."""

    text: str
    left: float
    right: float
    top: float
    bottom: float


def box_of(words: Iterable[Word]) -> Box:
    """The box around some words.

    >>> box_of([Word("Oil", 40, 52, 80, 88), Word("winch", 55, 80, 79, 90)])
    (40, 79, 80, 90)
    """
    held = list(words)
    return (
        min(word.left for word in held),
        min(word.top for word in held),
        max(word.right for word in held),
        max(word.bottom for word in held),
    )


def words_of(page: Any) -> list[Word]:
    """The words of a page in reading order of its lines."""
    found = page.extract_words(x_tolerance=1.5, y_tolerance=2, keep_blank_chars=False)
    return [Word(w["text"], w["x0"], w["x1"], w["top"], w["bottom"]) for w in found if w["text"] not in _LIST_MARKS]


def lines_of(words: Iterable[Word]) -> list[list[Word]]:
    """Words by printed line: those whose middles lie within half a height of one another."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda one: (one.top + one.bottom, one.left)):
        middle = (word.top + word.bottom) / 2
        if lines and abs(middle - (lines[-1][0].top + lines[-1][0].bottom) / 2) < (word.bottom - word.top) * 0.4:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [sorted(line, key=lambda one: one.left) for line in lines]


def text_of(words: Iterable[Word]) -> str:
    """The text of a cell: its lines put together."""
    return reduce(together, (" ".join(word.text for word in line) for line in lines_of(words)), "")


def together(above: str, below: str) -> str:
    r"""Two parts of one text, parted by a newline unless the line end cuts a date or a stroked word.

    >>> together("Oil the", "winch"), together("30/09/", "2031"), together("Parks/", "Roads"), together("", "Oil")
    ('Oil the\nwinch', '30/09/2031', 'Parks/Roads', 'Oil')
    """
    if not above or not below:
        return above or below
    cut = re.search(r"\w[/-]$", above) or (_CUT_DATE.search(above) and below[0].isdigit())
    return f"{above}{'' if cut else chr(10)}{below}"


def inside(word: Word, box: Sequence[float]) -> bool:
    """Whether the middle of a word lies in a box: left, top, right, bottom."""
    across, down = (word.left + word.right) / 2, (word.top + word.bottom) / 2
    return box[0] - 1 <= across <= box[2] + 1 and box[1] - 1 <= down <= box[3] + 1


def segments(line: Sequence[Word]) -> list[list[Word]]:
    """The texts of a line: words with no more than a space between them."""
    found: list[list[Word]] = []
    for word in line:
        if found and word.left - found[-1][-1].right <= _SPACE * (word.bottom - word.top):
            found[-1].append(word)
        else:
            found.append([word])
    return found
