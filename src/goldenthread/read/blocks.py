"""Tables in which one activity spans several lines: its name and leads stand beside a list of milestones.

When such a table was printed, the name and the leads were centred on the height of their block, so that their lines
stand in the middle of the milestones, not at the start. Where one block ends is therefore found over a whole stretch
of lines at once: of all ways to cut it into blocks with one name and one set of leads each, the one in which names
and leads stand most nearly in the middle.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from goldenthread.issues import Issue
from goldenthread.language.deadline_cells import deadlines_in_brackets
from goldenthread.model import Kind
from goldenthread.read.block_cuts import BlockLine, cut_blocks, join_name, names_in
from goldenthread.read.layout import Layout
from goldenthread.read.layout_parts import FieldName
from goldenthread.read.milestones import split_milestones
from goldenthread.read.raw import RawRow
from goldenthread.read.table_rows import Placed, cells_beyond
from goldenthread.read.text import begins_inside, join_lines, small_letters_tell


@dataclass(frozen=True, slots=True)
class SmallLetters:
    """Whether a small letter says that a name, or a milestone, goes on with the line above: a fact of the document."""

    names: bool = True
    milestones: bool = True


def small_letters(placed: Sequence[Placed]) -> SmallLetters:
    """How the names and milestones of a document begin: those that follow a line without any, or a date in brackets."""
    names: list[str] = []
    milestones: list[str] = []
    above: Mapping[FieldName, str] = {}
    for one in placed:
        here = _by_name(one)
        name, text = here.get("title", ""), here.get("milestones", "")
        if name and not above.get("title"):
            names.append(name)
        if text and (not above.get("milestones") or above["milestones"].rstrip(". ").endswith(")")):
            milestones.append(text)
        above = here
    return SmallLetters(small_letters_tell(names), small_letters_tell(milestones))


def _by_name(one: Placed) -> Mapping[FieldName, str]:
    """The cells of a line by their fields; a line with too few cells has lost its first ones."""
    columns = one.table.columns
    cells = list(one.line.cells[: len(columns)])
    return dict(zip(columns, [""] * (len(columns) - len(cells)) + cells, strict=True))


def block_lines(placed: Sequence[Placed], layout: Layout, small: SmallLetters) -> list[BlockLine]:
    """The lines of one stretch."""
    starts = re.compile(r"^(?:" + "|".join(map(re.escape, layout.member_titles)) + r")\b")
    lines: list[BlockLine] = []
    gathered = ""
    for one in placed:
        by_name = _by_name(one)
        leads = by_name.get("leads", "")
        opens = bool(leads) and (not gathered or (bool(starts.match(leads)) and ")" in gathered))
        if leads:
            gathered = leads if opens else join_lines(gathered, leads)
        height = max(1, *(math.ceil(len(text) / layout.widths.get(name, 60)) for name, text in by_name.items()))
        name, text = by_name.get("title", ""), by_name.get("milestones", "")
        inside = begins_inside(name, small_tells=small.names), begins_inside(text, small_tells=small.milestones)
        lines.append(BlockLine(one.line.number, one.page, name, leads, text, height, opens, *inside))
    return lines


def _begins_with_a_deadline(text: str) -> bool:
    return next(deadlines_in_brackets(text), (-1, -1))[0] == 0


_GARBLED_DATE = re.compile(r"^\((?:\d{1,2} )?[A-Z][a-z]+ \d{4}\)\s*(?=\S)")


def block_rows(
    placed: Sequence[Placed], layout: Layout, edition: str, small: SmallLetters = SmallLetters()
) -> list[tuple[RawRow, str]]:
    """The rows of one stretch of a block table: each activity followed by its milestones, with the heading above."""
    if not placed:
        return []
    under = placed[0].under
    stretch = placed[0].stretch
    lines = block_lines(placed, layout, small)
    blocks = cut_blocks(lines, layout.widths)
    pieces: list[tuple[int, int, str]] = []
    issues: dict[int, list[Issue]] = {}
    beyond = {one.line.number: cells_beyond(one.line.number, one.line.cells, one.table, edition) for one in placed}
    for number, block in enumerate(blocks):
        issues[number] = [issue for line in block for issue in beyond[line.number]]
        for line in block:
            text = line.text
            if (ghost := _GARBLED_DATE.match(text)) and not _begins_with_a_deadline(text):
                issues[number].append(
                    Issue(
                        edition,
                        line.number,
                        "ghost-left-out",
                        "deadline",
                        ghost.group().strip(),
                        rule="garbled-date",
                        message="A garbled date before the first milestone was left out.",
                    )
                )
                text = text[ghost.end() :]
            if text:
                pieces.append((number, line.number, text))
    milestones = split_milestones(pieces, small_tells=small.milestones)
    rows: list[tuple[RawRow, str]] = []
    for number, block in enumerate(blocks):
        rows.append((_activity(block, issues[number], stretch, edition), under))
        for of, text, deadline, at in milestones:
            if of == number:
                fields: dict[FieldName, str] = {"title": text, "deadline": deadline}
                rows.append((RawRow(Kind.MILESTONE, fields, tuple(sorted(at)), at[0], stretch), under))
    return rows


def _activity(block: Sequence[BlockLine], issues: Sequence[Issue], stretch: int, edition: str) -> RawRow:
    name, ghosts = join_name([line.name for line in block if line.name])
    leads = " ".join(line.leads for line in block if line.leads)
    own = tuple(line.number for line in block if line.name or line.leads) or (block[0].number,)
    begins = next((line.number for line in block if line.name), own[0])
    message = "A garbled repeat of the activity's name was left out."
    met = [
        *issues,
        *(
            Issue(edition, begins, "ghost-left-out", "title", ghost, name, "join-name", message, own)
            for ghost in ghosts
        ),
    ]
    if len(block) > 1:
        met.append(
            Issue(
                edition,
                begins,
                "block-boundary",
                "title",
                name,
                f"lines {block[0].number} to {block[-1].number}",
                "centre-on-block",
                "The block was cut where its name and leads stand nearest to the middle.",
                own,
            )
        )
    if names_in(block) != 1 or sum(line.opens_leads for line in block) > 1:
        met.append(
            Issue(
                edition,
                begins,
                "block-boundary",
                "leads",
                leads,
                "",
                "centre-on-block",
                "The block holds no name, or more than one name or set of leads.",
                own,
            )
        )
    return RawRow(Kind.ACTIVITY, {"title": name, "leads": leads}, own, begins, stretch, tuple(met))
