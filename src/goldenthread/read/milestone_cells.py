"""Milestones that the row of an activity lists in one cell: by bullets, numbers, lines or deadlines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from goldenthread.issues import Issue
from goldenthread.language.deadline_cells import deadlines_in_brackets, read_deadline
from goldenthread.model import Kind
from goldenthread.read.known_names import names_nobody
from goldenthread.read.milestones import split_milestones
from goldenthread.read.raw import RawRow
from goldenthread.read.text import begins_inside, breaks_off

_BULLET = re.compile(r"(?:^|(?<=\s))[\u2022\u25aa\u25e6\u2023\u25cf\u25a0\u00b7\u2043\u27a2\uf0b7]\s*")
"""Signs that nobody writes within a sentence."""
_MARK = re.compile(r"(?:[-\u2013*o\u2022\u25aa\u25e6\u2023\u25cf\u25a0\u00b7]|\(?(?:\d{1,2}|[a-z]|[ivx]+)[.)])\s+")
"""What a line of a list may begin with."""
_NUMBER = re.compile(r"(?:^|(?<=\s))\(?(?P<number>\d{1,2})[.)]\s+(?=[^\W\d_])")
_DAY = re.compile(r"\((?P<day>\d{2}(?P<sign>[./-])\d{2}(?P=sign)\d{2}(?:\d{2})?)\)\.?$")
"""A day in figures that ends a text in brackets."""


def milestone_rows(row: RawRow, edition: str) -> Iterator[RawRow]:
    """A row, and behind it the milestones that its cell of milestones lists; they stand on the same lines.

    Args:
        row: a row as mended.
        edition: label of the edition, for the issue that tells of a cell of several, or that none is taken.
    """
    listed = row.fields.get("milestones", "")
    if not listed:
        yield row
        return
    found = listed_milestones(listed) if row.states is Kind.ACTIVITY else []
    activity = replace(row, fields={name: text for name, text in row.fields.items() if name != "milestones"})
    yield activity.with_issue(_told(row, edition, listed, len(found))) if len(found) != 1 else activity
    for text, deadline in found:
        yield RawRow(Kind.MILESTONE, {"title": text, "deadline": deadline}, row.lines, row.begins, row.stretch)


def _told(row: RawRow, edition: str, listed: str, count: int) -> Issue:
    code, message = "cell-split", f"The {count} milestones that one cell lists are rows of their own."
    if not count:
        code, message = "stray-text", "The cell of milestones names none, or those of what is a milestone itself."
    return Issue(edition, row.begins, code, "milestones", listed, "", "list-in-a-cell", message, row.lines)


def listed_milestones(cell: str) -> list[tuple[str, str]]:
    r"""The milestones of a cell, each with its deadline, as printed in brackets at its end.

    >>> listed_milestones("\u2022 Plan made (28.10.24) \u2022 Sessions held (May 2025)")
    [('Plan made', '28.10.24'), ('Sessions held', '(May 2025)')]
    >>> listed_milestones("1. Plan made 2. Sessions held in 3 halls"), listed_milestones("Plan made\nSessions held")
    ([('Plan made', ''), ('Sessions held in 3 halls', '')], [('Plan made', ''), ('Sessions held', '')])
    >>> listed_milestones("Plan made (May 2024) Sessions held (May 2025)"), listed_milestones("None")
    ([('Plan made', '(May 2024)'), ('Sessions held', '(May 2025)')], [])
    """
    return [_dated(text) for text in _texts(cell) if text and not names_nobody(text)]


def lists_several(cell: str) -> bool:
    """Whether a cell lists several milestones, by signs that leave no doubt.

    >>> lists_several("\u2022 Plan made \u2022 Sessions held"), lists_several("Plan made. Sessions held.")
    (True, False)
    """
    return len(listed_milestones(cell)) > 1


def _texts(cell: str) -> list[str]:
    lines = [line.strip() for line in cell.split("\n") if line.strip()]
    whole = " ".join(lines)
    if _BULLET.search(whole):
        return _cut(whole, [match.span() for match in _BULLET.finditer(whole)])
    if any(_MARK.match(line) for line in lines) and len(lines) > 1:
        return _by_marks(lines)
    if counted := _counted(whole):
        return _cut(whole, counted)
    if len(lines) > 1 and _are_whole(lines):
        return lines
    if len(list(deadlines_in_brackets(whole))) > 1:
        return [f"{text} {deadline}".strip() for _, text, deadline, _ in split_milestones([(0, 0, whole)])]
    return [whole]


def _cut(text: str, marks: Sequence[tuple[int, int]]) -> list[str]:
    """A text between its marks, without them."""
    ends = [begin for begin, _ in marks[1:]] + [len(text)]
    return [text[: marks[0][0]].strip(), *(text[end:to].strip() for (_, end), to in zip(marks, ends, strict=True))]


def _by_marks(lines: Sequence[str]) -> list[str]:
    """Lines of a list; one without a mark goes on with the item above it."""
    found: list[str] = []
    for line in lines:
        mark = _MARK.match(line)
        if mark or not found:
            found.append(line[mark.end() :] if mark else line)
        else:
            found[-1] = f"{found[-1]} {line}"
    return found


def _counted(text: str) -> list[tuple[int, int]]:
    """Where the numbers of a list stand that begins with 1 and goes on by one; nothing where there is none."""
    found: list[tuple[int, int]] = []
    for match in _NUMBER.finditer(text):
        if int(match["number"]) == len(found) + 1 and (found or match.start() == 0):
            found.append(match.span())
    return found if len(found) > 1 else []


def _are_whole(lines: Sequence[str]) -> bool:
    """Whether each line may be a text of its own: none breaks off, none goes on."""
    return not any(map(breaks_off, lines[:-1])) and not any(map(begins_inside, lines[1:]))


def _dated(text: str) -> tuple[str, str]:
    """A milestone without the deadline that ends it, and this."""
    text = text.rstrip(" ;,")
    if (match := _DAY.search(text)) and read_deadline(match["day"]).dates:
        return text[: match.start()].rstrip(), match["day"]
    spans = list(deadlines_in_brackets(text))
    if spans and spans[-1][1] == len(text) and spans[-1][0] > 0:
        return text[: spans[-1][0]].rstrip(), text[spans[-1][0] :].rstrip(".")
    return text, ""
