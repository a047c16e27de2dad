"""Which columns of a table that nobody has described part its activities from their milestones."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate

from goldenthread.language.lexicon import any_of, lexicon
from goldenthread.read.activity_columns import begun
from goldenthread.read.column_guesses import ColumnGuess, head_score
from goldenthread.read.kind_guesses import REF_IN_TITLE
from goldenthread.read.milestone_cells import lists_several
from goldenthread.read.text import clean

_KNOWN = 0.5
"""From here on the words of a head say something."""
_SURELY = 0.9
"""From here on they say what the column holds and nothing else."""
_GOING_ON = 0.75
"""Share of the rows in which a column of activities names another one at most."""
_FILLED = 0.6
"""Share of the rows that print a milestone at least, and of its texts that differ."""
_ALIKE = 0.95
_LETTERS = 8
"""Letters that milestones have on average at least."""


def guess_activities(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[ColumnGuess]:
    """The columns of activities, of their references and of the milestones; none where no columns are such.

    Both heads are words for what is to be done, and the cells of the left one go on over several rows, merged or blank;
    or a cell beside each activity lists its milestones.

    Args:
        head: the words of the head.
        rows: the cells of the rows.
    """
    width = max([len(head), *map(len, rows)], default=0)
    heads = [clean(head[place]) if place < len(head) else "" for place in range(width)]
    columns = [[clean(row[place]) if place < len(row) else "" for row in rows] for place in range(width)]
    titled = [place for place in range(width) if heads[place] and _says_what_is_done(heads[place])]
    for right in titled:
        for left in range(right):
            names = left in titled or (heads[left] and _number_those_below(left, right, heads, columns))
            if names and _go_on(columns[left]) and _differ(columns[right]):
                return _guessed(left, right, heads, columns)
    return _lists(heads, columns)


def _lists(heads: Sequence[str], columns: Sequence[Sequence[str]]) -> list[ColumnGuess]:
    """The column whose head says milestones and whose cells list several, beside a column of titles."""
    titled = any(head_score(head, "title") >= _SURELY for head in heads)
    why = "its head, and its cells list several: each is a milestone"
    found = [
        ColumnGuess(place, head, "milestones", "likely", why)
        for place, head in enumerate(heads)
        if titled and head_score(head, "milestones") >= _SURELY and any(map(lists_several, columns[place]))
    ]
    return found[:1]


def _number_those_below(left: int, right: int, heads: Sequence[str], columns: Sequence[Sequence[str]]) -> bool:
    """Whether the texts of a column begin with the number that those of the rows beside them go on with."""
    numbered = [place for place in range(left + 1, right + 1) if head_score(heads[place], "ref") >= _KNOWN]
    for place in [*numbered, right]:
        rows = list(zip(_carried(columns[left]), columns[place], strict=True))
        found = [(REF_IN_TITLE.match(text), number) for text, number in rows if text and number]
        under = [bool(match and number.startswith(f"{match['ref']}.")) for match, number in found]
        if found and all(under):
            return True
    return False


def _carried(cells: Sequence[str]) -> list[str]:
    """The cells with the blank ones filled from above."""
    return list(accumulate(cells, _or_above))


def _or_above(above: str, cell: str) -> str:
    return cell or above


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
