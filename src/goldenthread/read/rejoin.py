"""Rows that were printed over several lines, put together again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from goldenthread.language.deadline_cells import read_deadline
from goldenthread.read.field_values import read_percent
from goldenthread.read.layout_parts import FieldName
from goldenthread.read.raw import Context, RawRow
from goldenthread.read.table_ends import is_sentence
from goldenthread.read.text import (
    begins_inside,
    breaks_off,
    counts_on,
    ends_sentence,
    join_lines,
    small_letters_tell,
)

_SHOWN = 1000
"""Characters of a title that an issue shows; of a row of many pieces, each piece leaves one."""


def _better(name: FieldName, first: str, second: str) -> str:
    """Of two printed anchors of one row, the one that can be read; the first where both can."""
    if not first or not second:
        return first or second
    if name == "deadline" and not read_deadline(first).dates and read_deadline(second).dates:
        return second
    if name == "percent" and read_percent(first).value is None and read_percent(second).value is not None:
        return second
    return first


def _merge(above: RawRow, row: RawRow, context: Context) -> RawRow:
    fields: dict[FieldName, str] = {**above.fields}
    for name, text in row.fields.items():
        fields[name] = (
            join_lines(above.fields.get(name, ""), text)
            if name in ("title", "comment")
            else _better(name, above.fields.get(name, ""), text)
        )
    begins = above.begins if above.title or not row.title else row.begins
    merged = replace(
        above,
        fields=fields,
        begins=begins,
        issues=(*above.issues, *row.issues),
        lines=tuple(sorted({*above.lines, *row.lines})),
    )
    for name, text in row.anchors.items():
        first = above.anchors.get(name, "")
        if first and first != text:
            merged = merged.with_issue(
                context.issue(
                    merged,
                    "cell-repaired",
                    "rejoin-split-row",
                    "Of two cells printed for one row, the one that can be read was taken.",
                    field=name,
                    printed=f"{first} / {text}",
                    value=fields[name],
                )
            )
    printed = " / ".join(part for part in (above.title[-_SHOWN:], row.title[:_SHOWN]) if part)
    return merged.with_issue(
        context.issue(
            merged,
            "row-repaired",
            "rejoin-split-row",
            "A row on several lines was put together.",
            field="title",
            printed=printed,
            value=fields.get("title", "")[:_SHOWN],
        )
    )


def small_tells(rows: Sequence[RawRow]) -> bool:
    """Whether titles of a document begin with a capital, so that a small letter goes on with another title.

    Those count that open something for certain: the first under a head, and rows with a number or an anchor.
    """
    opening = [row.title for row, above in zip(rows, (None, *rows), strict=False) if row.title and _opens(row, above)]
    return small_letters_tell(opening)


def _opens(row: RawRow, above: RawRow | None) -> bool:
    return above is None or above.stretch != row.stretch or bool(row.anchors or row.fields.get("ref"))


_RARE = 0.1
"""Share of rows without officer, date and status up to which such a row is a fragment and no row with open cells."""


def titles_stand_alone(rows: Sequence[RawRow]) -> bool:
    """Whether rows of nothing but a title are nothing rare in a document: then none of them is a fragment for that."""
    titled = [row for row in rows if row.title]
    return sum(not row.anchors for row in titled) > _RARE * len(titled)


def _continues(above: RawRow, row: RawRow, context: Context) -> bool:
    """Whether a row is the continuation of the one above it.

    One with a number of its own never is; one with an officer, a date or a status of its own only where the row above
    lacks what it has, and contradicts it in nothing.
    """
    if above.stretch != row.stretch or (row.fields.get("ref") and (above.title or above.fields.get("ref"))):
        return False
    if counts_on(above.title, row.title):
        return False
    if not (above.torn or row.torn):
        return _goes_on(above, row, context)
    if not row.anchors:
        return _fragment_continues(above, row, context)
    inside = begins_inside(row.title, small_tells=context.small_tells)
    if not above.anchors:
        return inside or not above.title or not context.loose
    return _rest_continues(above, row, inside=inside)


def _rest_continues(above: RawRow, row: RawRow, *, inside: bool) -> bool:
    """Whether a row with cells of its own goes on with one that has such cells too.

    Args:
        above: the row above.
        row: the row.
        inside: whether its title begins in the middle of a sentence.
    """
    if row.title:
        if inside and not ends_sentence(above.title) and not above.title.endswith(row.title):
            return _completes(above, row)
        return bool(
            above.title and not ends_sentence(above.title) and breaks_off(above.comment) and _same_anchors(above, row)
        )
    return bool(above.comment and row.comment) and not ends_sentence(above.comment) and _same_anchors(above, row)


def _fragment_continues(above: RawRow, row: RawRow, context: Context) -> bool:
    """Whether a row of nothing but words is the continuation of the torn row above it."""
    if row.title:
        inside = begins_inside(row.title, small_tells=context.small_tells or not context.loose)
        return inside or (not ends_sentence(above.title) and not above.anchors and not context.loose)
    return not ends_sentence(above.comment) or not above.anchors


def _goes_on(above: RawRow, row: RawRow, context: Context) -> bool:
    """Whether a row of nothing but words goes on with the row above; one with a number or an anchor is its own."""
    if row.anchors or row.fields.get("ref"):
        return False
    if row.title:
        return begins_inside(row.title, small_tells=context.small_tells) and not ends_sentence(above.title)
    return bool(row.comment)


def _completes(above: RawRow, row: RawRow) -> bool:
    """Whether the cells of a row fill what the row above lacks: one is missing or illegible there, none differs."""
    lacking = False
    for name, text in row.anchors.items():
        first = above.anchors.get(name, "")
        if not first or _better(name, first, text) != first:
            lacking = True
        elif _better(name, text, first) == text and not _alike(name, first, text):
            return False
    return lacking


def _alike(name: FieldName, first: str, second: str) -> bool:
    """Whether two cells say the same; names may be spelt a little differently."""
    if name == "deadline":
        return read_deadline(first).dates == read_deadline(second).dates
    return fuzz.ratio(first, second) >= _ALIKE


_ALIKE = 80
"""From here on, of a hundred, two spellings are of one cell."""


def _same_anchors(above: RawRow, row: RawRow) -> bool:
    """Whether two rows print the same status and nearly the same officer (where both print one)."""
    if above.fields.get("status", "") != row.fields.get("status", ""):
        return False
    names = above.fields.get("officers", ""), row.fields.get("officers", "")
    return not all(names) or fuzz.ratio(*names) >= _ALIKE


def rejoin_split_rows(rows: Sequence[RawRow], context: Context) -> list[RawRow]:
    """Rows printed over several lines, put together.

    A fragment (words and no officer, date or status, where such rows are rare) goes to the row above when it goes on a
    sentence, else to the row below; a full row goes to the one above when its title goes on the title above, whose
    cells it completes, or when the comment above breaks off, its title is unfinished too, and status and officer are
    the same.
    """
    out: list[RawRow] = []
    for row in rows:
        if out and _continues(out[-1], row, context):
            out[-1] = _merge(out[-1], row, context)
        else:
            out.append(row)
    return out


def doubt_fragments(rows: Sequence[RawRow], edition: str) -> list[RawRow]:
    """The rows of a table in which nothing is put together, those doubted that look like a piece of the row above.

    Such a row has words and nothing else, and begins inside a sentence, lacks the number that the others have, or is a
    sentence where the others say more.
    """
    context = Context(edition, (), Counter(), small_tells(rows))
    numbered = sum(bool(row.fields.get("ref")) for row in rows) >= _NUMBERED * len(rows)
    titles = [row for row in rows if not is_sentence(row.title) or row.anchors]
    anchored = 2 * len(titles) >= len(rows) and 2 * sum(bool(row.anchors) for row in titles) > len(titles)
    out: list[RawRow] = []
    for row in rows:
        inside = begins_inside(row.title, small_tells=context.small_tells)
        bare = row.title and not row.anchors and not row.fields.get("ref")
        told = inside or numbered or (anchored and is_sentence(row.title))
        if bare and told and out and out[-1].stretch == row.stretch:
            message = (
                "It may be a piece of the row above, or running text: it has words and nothing else. It was left as a "
                "row of its own."
            )
            row = row.with_issue(
                context.issue(row, "row-doubtful", "doubt-fragments", message, field="title", printed=row.title)
            )
        out.append(row)
    return out


_NUMBERED = 0.7
"""Share of rows with a number from which on one without is doubted."""
