"""Which rows of drafted tables are activities and which milestones, as far as their numbers and words tell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import dropwhile
from typing import Literal

from goldenthread.language.lexicon import any_of, lexicon
from goldenthread.read.column_guesses import ColumnGuess
from goldenthread.read.formats import SourceRow
from goldenthread.read.layout_parts import FieldName
from goldenthread.read.layout_toml import toml_pattern
from goldenthread.read.table_guesses import GuessedTable
from goldenthread.read.text import clean

REF_IN_TITLE = re.compile(r"(?P<ref>[A-Z]{0,3}\d{1,3}(?:\.\d{1,3})*[a-z]?)[.):]?\s+(?=\S)")
_AGAIN = 0.7
"""Share of different ones up to which numbers begin anew."""
_MOSTLY = 0.7
"""Share of titles from which on a reference in front belongs to all of them."""
_HEADED = 3
"""Depths of references from which on those of the shortest may be headings."""
_NUMBER_AND_WORDS = 2
"""Filled cells of a heading whose number stands beside it."""
_BELOW = 0.4
"""Share of rows without a reference from which on these are no rows that lack it."""


@dataclass(frozen=True, slots=True)
class GuessedKinds:
    """Which rows are milestones: the depth of their references.

    Attributes:
        pattern: of the references of milestones.
        in_title: whether references stand at the front of titles.
        lines: of the layout.
        said: what was guessed.
        rows: what all other rows state.
        headings: the pattern of rows that are headings: a number, its words, and nothing else.
    """

    pattern: re.Pattern[str] | None
    in_title: bool
    lines: list[str]
    said: list[str]
    rows: Literal["activity", "milestone"] = "activity"
    headings: str = ""

    def of(self, row: SourceRow, columns: Sequence[ColumnGuess]) -> str:
        """What a row states."""
        ref = cell_of(row, columns, "title" if self.in_title else "ref") or cell_of(row, columns, "title")
        return "milestone" if self.pattern and self.pattern.search(ref) else self.rows


def cell_of(row: SourceRow, columns: Sequence[ColumnGuess], field: FieldName) -> str:
    """The cell of a row that a field was guessed for; empty where there is none."""
    place = next((column.place for column in columns if column.field == field), None)
    return clean(row.cells[place]) if place is not None and place < len(row.cells) else ""


def guessed_kinds(useful: Sequence[tuple[GuessedTable, list[ColumnGuess]]]) -> GuessedKinds:
    """What tells activities from milestones in all tables of a document."""
    refs, in_title = refs_of(useful)
    if head := _beside_all(useful):
        return _beside(head, useful, refs if in_title else ())
    heading = "" if in_title else _numbered_headings(useful, refs)
    if heading:
        refs = [ref for ref in refs if _depth(ref) > min(map(_depth, refs))]
    depths = Counter(map(_depth, refs))
    deeper = sorted({_shape(ref) for ref in refs if _depth(ref) > min(depths)}) if len(depths) > 1 else []
    anew = _numbered_anew(refs)
    shapes = anew or deeper
    why = "numbers that begin anew under each other reference" if anew else "references of two depths, the deeper ones"
    end = r"(?=[.):]?\s)" if in_title else r"[.)]?$"
    lines, said = _in_titles(refs) if in_title else ([], [])
    if not shapes and not in_title and (without := _rows_below(useful, refs)):
        lines += [f"[row_kinds]  # a guess: {without[1]}", f"milestone = {toml_pattern(without[0])}", ""]
        said.append(f"a guess: a row is a milestone where it has no reference: {without[1]}")
        return GuessedKinds(re.compile(without[0]), in_title, lines, said)
    if not shapes:
        said.append("a guess: every row is an activity: no references of two depths tell milestones from them")
        return GuessedKinds(None, in_title, lines, said)
    milestone = rf"^(?:{'|'.join(shapes)}){end}"
    lines += [
        f"[row_kinds]  # likely: milestones are {why}",
        f"milestone = {toml_pattern(milestone)}",
        "",
    ]
    said.append(f"likely: a row is a milestone where its reference looks like {milestone}")
    return GuessedKinds(re.compile(milestone), in_title, lines, said, headings=heading)


def _numbered_headings(useful: Sequence[tuple[GuessedTable, list[ColumnGuess]]], refs: Sequence[str]) -> str:
    """The pattern of rows that are headings: those of the shortest of three depths, none of which says more."""
    least = min(map(_depth, refs), default=0)
    if len(set(map(_depth, refs))) < _HEADED:
        return ""
    top = [
        (ref, sum(bool(clean(cell)) for cell in row.cells))
        for table, columns in useful
        for row in table.rows
        if (ref := cell_of(row, columns, "ref")) and _depth(ref) == least
    ]
    if any(filled > _NUMBER_AND_WORDS for _, filled in top):
        return ""
    return rf"^(?P<ref>{'|'.join(sorted({_shape(ref) for ref, _ in top}))})[.)]?\s+(?P<text>.+)$"


def refs_of(useful: Sequence[tuple[GuessedTable, list[ColumnGuess]]]) -> tuple[list[str], bool]:
    """The references of all rows, and whether they stand at the front of the titles."""
    sums = re.compile(rf"{any_of(lexicon().words('totals'))}\b.*\d", re.IGNORECASE)
    cells = [cell_of(row, columns, "ref") for table, columns in useful for row in table.rows]
    refs = [ref for ref in cells if ref and not sums.match(ref)]
    if refs:
        return refs, False
    titles = [cell_of(row, columns, "title") for table, columns in useful for row in table.rows]
    found = [match["ref"] for title in titles if (match := REF_IN_TITLE.match(title))]
    return (found, True) if titles and len(found) >= _MOSTLY * len(titles) else ([], False)


def _beside_all(useful: Sequence[tuple[GuessedTable, list[ColumnGuess]]]) -> str:
    """The head of the column of activities, where each table has one; empty where one has none."""
    beside = [one.head for _, columns in useful for one in columns if one.field == "activity"]
    return beside[0] if len(beside) == len(useful) else ""


def _beside(head: str, useful: Sequence[tuple[GuessedTable, list[ColumnGuess]]], refs: Sequence[str]) -> GuessedKinds:
    """What is known where a column names the activities of the milestones beside it.

    Args:
        head: its head.
        useful: the tables.
        refs: those at the front of the titles; none where they stand in a column.
    """
    texts = [text for table, columns in useful for row in table.rows if (text := cell_of(row, columns, "activity"))]
    found = [match["ref"] for text in texts if (match := REF_IN_TITLE.match(text))]
    found = found if len(found) >= _MOSTLY * len(texts) else []
    said = [f"likely: every row is a milestone, of the activity that '{head}' names"]
    said += ["likely: references stand at the front of the activities"] if found else []
    said += ["likely: references stand at the front of titles"] if refs else []
    lines = ["[refs]  # likely: most texts begin with a reference"]
    lines += [f"activity = {_in_front(found)}"] if found else []
    lines += [f"milestone = {_in_front(refs)}"] if refs else []
    return GuessedKinds(None, bool(refs), [*lines, ""] if len(lines) > 1 else [], said, "milestone")


def _in_front(refs: Sequence[str]) -> str:
    """The pattern of references at the front of texts, as a layout writes it."""
    every = "|".join(sorted({_shape(ref) for ref in refs}, key=lambda shape: (-len(shape), shape)))
    return toml_pattern(rf"^(?P<ref>{every})[.):]?\s+")


def _in_titles(refs: Sequence[str]) -> tuple[list[str], list[str]]:
    """Lines of a layout for references at the front of titles, and what is said of them."""
    pattern = _in_front(refs)
    head = "[refs]  # likely: most titles begin with a reference"
    return (
        [head, f"activity = {pattern}", f"milestone = {pattern}", ""],
        ["likely: references stand at the front of titles"],
    )


def _numbered_anew(refs: Sequence[str]) -> list[str]:
    r"""The shapes of references that begin anew again and again under references of another shape, each of them once.

    >>> _numbered_anew(["01.01a", "1", "2", "01.01b", "1", "2", "3"]), _numbered_anew(["1", "1.1", "1.2", "2", "2.1"])
    (['\\d+'], [])
    """
    by_shape: dict[str, list[str]] = {}
    for ref in refs:
        by_shape.setdefault(_shape(ref), []).append(ref)
    first = _shape(refs[0]) if refs else ""
    again = [shape for shape, found in by_shape.items() if len(set(found)) <= _AGAIN * len(found)]
    once = [shape for shape in by_shape if shape not in again]
    if not again or first in again or any(len(set(by_shape[shape])) < len(by_shape[shape]) for shape in once):
        return []
    return sorted(again)


def numbered_anew_under(refs: Sequence[str]) -> bool:
    """Whether the references of rows are of one shape and begin anew, as those below headings do.

    >>> numbered_anew_under(["1", "2", "1", "2", "3"]), numbered_anew_under(["1", "2", "3"])
    (True, False)
    """
    return len(set(map(_shape, refs))) == 1 and len(set(refs)) <= _AGAIN * len(refs)


def _rows_below(
    useful: Sequence[tuple[GuessedTable, list[ColumnGuess]]], refs: Sequence[str]
) -> tuple[str, str] | None:
    """What rows without a reference look like, and why they are milestones: they stand below rows that have one."""
    rows = [cell_of(row, columns, "ref") for table, columns in useful for row in table.rows]
    bare = sum(not ref for ref in rows)
    if not refs or not rows[0] or bare < _BELOW * len(rows):
        return None
    shapes = "|".join(sorted({_shape(ref) for ref in refs}))
    return rf"^(?!(?:{shapes})[.)]?$)", f"{bare} of {len(rows)} rows have none and stand below those that have one"


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
