"""Rows that were printed over several lines, put together again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from goldenthread.language.deadlines import read_deadline
from goldenthread.read.layout import FieldName
from goldenthread.read.raw import Context, RawRow
from goldenthread.read.text import begins_inside, breaks_off, ends_sentence, join_lines
from goldenthread.read.values import read_percent


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
    printed = " / ".join(part for part in (above.title, row.title) if part)
    return merged.with_issue(
        context.issue(
            merged,
            "row-repaired",
            "rejoin-split-row",
            "A row on several lines was put together.",
            field="title",
            printed=printed,
            value=fields.get("title", ""),
        )
    )


def _continues(above: RawRow, row: RawRow) -> bool:
    """Whether a row is the continuation of the one above it."""
    if above.stretch != row.stretch:
        return False
    if not (above.torn or row.torn):
        return _goes_on(above, row)
    if not row.anchors:  # a fragment: only words
        if row.title:
            return begins_inside(row.title) or (not ends_sentence(above.title) and not above.anchors)
        return not ends_sentence(above.comment) or not above.anchors
    if not above.anchors:
        return True
    if row.title:
        if begins_inside(row.title) and not ends_sentence(above.title) and not above.title.endswith(row.title):
            return True
        return bool(
            above.title and not ends_sentence(above.title) and breaks_off(above.comment) and _same_anchors(above, row)
        )
    return bool(above.comment and row.comment) and not ends_sentence(above.comment) and _same_anchors(above, row)


def _goes_on(above: RawRow, row: RawRow) -> bool:
    """Whether a row of nothing but words goes on with the row above; one with a number or an anchor is its own."""
    if row.anchors or row.fields.get("ref"):
        return False
    if row.title:
        return begins_inside(row.title) and not ends_sentence(above.title)
    return bool(row.comment)


def _same_anchors(above: RawRow, row: RawRow) -> bool:
    """Whether two rows print the same status and nearly the same officer (where both print one)."""
    if above.fields.get("status", "") != row.fields.get("status", ""):
        return False
    names = above.fields.get("officers", ""), row.fields.get("officers", "")
    return not all(names) or fuzz.ratio(*names) >= 80


def rejoin_split_rows(rows: Sequence[RawRow], context: Context) -> list[RawRow]:
    """Rows printed over several lines, put together.

    A fragment (words and no officer, date or status) goes to the row above when it goes on a sentence, else to the
    row below; a full row goes to the one above when its title goes on the title above, or when the comment above breaks
    off, its title is unfinished too, and status and officer are the same.
    """
    out: list[RawRow] = []
    for row in rows:
        if out and _continues(out[-1], row):
            out[-1] = _merge(out[-1], row, context)
        else:
            out.append(row)
    return out
