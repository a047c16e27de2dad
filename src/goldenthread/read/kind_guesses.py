"""Which rows of drafted tables are activities and which milestones, as far as their numbers and words tell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import dropwhile
from typing import Literal

from goldenthread.read.column_guesses import ColumnGuess
from goldenthread.read.formats import SourceRow
from goldenthread.read.layout_parts import FieldName
from goldenthread.read.layout_toml import toml_pattern
from goldenthread.read.table_guesses import GuessedTable
from goldenthread.read.text import clean

REF_IN_TITLE = re.compile(r"(?P<ref>[A-Z]{0,3}\d{1,3}(?:\.\d{1,3})*[a-z]?)[.):]?\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class GuessedKinds:
    """Which rows are milestones: the depth of their references."""

    pattern: re.Pattern[str] | None
    in_title: bool
    lines: list[str]
    said: list[str]
    rows: Literal["activity", "milestone"] = "activity"

    def of(self, row: SourceRow, columns: Sequence[ColumnGuess]) -> str:
        """What a row states."""
        ref = cell_of(row, columns, "title" if self.in_title else "ref")
        return "milestone" if self.pattern and self.pattern.search(ref) else self.rows


def cell_of(row: SourceRow, columns: Sequence[ColumnGuess], field: FieldName) -> str:
    """The cell of a row that a field was guessed for; empty where there is none."""
    place = next((column.place for column in columns if column.field == field), None)
    return clean(row.cells[place]) if place is not None and place < len(row.cells) else ""


def guessed_kinds(useful: Sequence[tuple[GuessedTable, list[ColumnGuess]]]) -> GuessedKinds:
    """What tells activities from milestones in all tables of a document."""
    refs = [ref for table, columns in useful for row in table.rows if (ref := cell_of(row, columns, "ref"))]
    in_title = False
    if not refs:
        titles = [cell_of(row, columns, "title") for table, columns in useful for row in table.rows]
        found = [match["ref"] for title in titles if (match := REF_IN_TITLE.match(title))]
        if titles and len(found) * 10 >= len(titles) * 7:
            refs, in_title = found, True
    depths = Counter(map(_depth, refs))
    shapes = sorted({_shape(ref) for ref in refs if _depth(ref) > min(depths)}) if len(depths) > 1 else []
    end = r"(?=[.):]?\s)" if in_title else r"[.)]?$"
    lines: list[str] = []
    said: list[str] = []
    if in_title:
        every = "|".join(sorted({_shape(ref) for ref in refs}, key=lambda shape: (-len(shape), shape)))
        pattern = toml_pattern(rf"^(?P<ref>{every})[.):]?\s+")
        lines += [
            "[refs]  # likely: most titles begin with a reference",
            f"activity = {pattern}",
            f"milestone = {pattern}",
            "",
        ]
        said.append("likely: references stand at the front of titles")
    if not shapes:
        said.append("a guess: every row is an activity: no references of two depths tell milestones from them")
        return GuessedKinds(None, in_title, lines, said)
    milestone = rf"^(?:{'|'.join(shapes)}){end}"
    lines += [
        "[row_kinds]  # likely: references of two depths, milestones the deeper ones",
        f"milestone = {toml_pattern(milestone)}",
        "",
    ]
    said.append(f"likely: a row is a milestone where its reference looks like {milestone}")
    return GuessedKinds(re.compile(milestone), in_title, lines, said)


def _pieces(ref: str) -> list[str]:
    return re.findall(r"\d+|[a-z]+|[A-Z]+", ref)


def _depth(ref: str) -> int:
    """How many steps a reference has: letters before its first number are none, small letters alone go on with one.

    >>> _depth("1"), _depth("1.1"), _depth("2a"), _depth("A3"), _depth("A3.1"), _depth("(b)"), _depth("A-DAT-021")
    (1, 2, 2, 1, 2, 2, 1)
    """
    if re.fullmatch(r"\(?[a-z]{1,4}[.)]*", ref):
        return 2
    numbered = list(dropwhile(str.isupper, _pieces(ref)))
    return max(1, len(numbered))


def _shape(ref: str) -> str:
    r"""The pattern of references that look like one.

    >>> _shape("1.10"), _shape("A3.1"), _shape("2a")
    ('\\d+\\.\\d+', '[A-Z]+\\d+\\.\\d+', '\\d+[a-z]+')
    """
    parts = re.findall(r"\d+|[a-z]+|[A-Z]+|.", ref.rstrip(".):"))
    return "".join(
        r"\d+" if part.isdigit() else "[a-z]+" if part.islower() else "[A-Z]+" if part.isupper() else re.escape(part)
        for part in parts
    )
