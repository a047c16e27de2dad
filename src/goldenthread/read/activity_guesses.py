"""Which column of a table that nobody has described names the activities of the milestones beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from goldenthread.language.lexicon import any_of, lexicon
from goldenthread.read.activity_columns import begun
from goldenthread.read.column_guesses import ColumnGuess, head_score
from goldenthread.read.text import clean

_KNOWN = 0.5
"""From here on the words of a head say something."""
_GOING_ON = 0.75
"""Share of the rows in which a column of activities names another one at most."""
_FILLED = 0.6
"""Share of the rows that print a milestone at least, and of its texts that differ."""
_ALIKE = 0.95
_LETTERS = 8
"""Letters that milestones have on average at least."""


def guess_activities(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[ColumnGuess]:
    """The columns of activities, of their references and of the milestones; none where no two columns are such.

    Both heads are words for what is to be done, and the cells of the left one go on over several rows, merged or blank.

    Args:
        head: the words of the head.
        rows: the cells of the rows.
    """
    width = max([len(head), *map(len, rows)], default=0)
    heads = [clean(head[place]) if place < len(head) else "" for place in range(width)]
    columns = [[clean(row[place]) if place < len(row) else "" for row in rows] for place in range(width)]
    titled = [place for place in range(width) if heads[place] and _says_what_is_done(heads[place])]
    for left in titled:
        for right in titled:
            if left < right and _go_on(columns[left]) and _differ(columns[right]):
                return _guessed(left, right, heads, columns)
    return []


def _guessed(left: int, right: int, heads: Sequence[str], columns: Sequence[Sequence[str]]) -> list[ColumnGuess]:
    why = f"its cells go on over several rows of '{heads[right]}'"
    found = [
        ColumnGuess(left, heads[left], "activity", "likely", why),
        ColumnGuess(right, heads[right], "title", "likely", f"its cells are the milestones of '{heads[left]}'"),
    ]
    number = left - 1
    if number >= 0 and head_score(heads[number], "ref") >= _KNOWN and _begin_alike(columns[number], columns[left]):
        why = f"its cells begin anew where those of '{heads[left]}' do"
        found.append(ColumnGuess(number, heads[number], "activity_ref", "likely", why))
    return found


def _says_what_is_done(head: str) -> bool:
    """Whether the head of a column speaks of actions, or of milestones."""
    milestones = any_of(lexicon().words("head_milestones"))
    return head_score(head, "title") >= _KNOWN or bool(re.search(rf"(?<!\w){milestones}(?!\w)", head, re.IGNORECASE))


def _go_on(cells: Sequence[str]) -> bool:
    return bool(cells) and bool(cells[0]) and 0 < sum(begun(cells)) <= _GOING_ON * len(cells)


def _differ(cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if cell]
    long = sum(map(len, filled)) >= _LETTERS * len(filled)
    return len(filled) >= _FILLED * len(cells) and len(set(filled)) >= _FILLED * len(filled) and long


def _begin_alike(numbers: Sequence[str], texts: Sequence[str]) -> bool:
    """Whether numbers begin anew where texts do."""
    alike = sum(one == other for one, other in zip(begun(numbers), begun(texts), strict=True))
    return any(numbers) and alike >= _ALIKE * len(texts)
