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

from rapidfuzz import fuzz

from goldenthread.issues import Issue
from goldenthread.language.deadlines import deadline_in_brackets
from goldenthread.model import Kind
from goldenthread.read.layout import FieldName, Layout
from goldenthread.read.milestones import split_milestones
from goldenthread.read.outline import Placed, cells_beyond
from goldenthread.read.raw import RawRow
from goldenthread.read.text import begins_inside, join_lines, small_letters_tell

SECOND_NAME = 20.0
NO_NAME = 8.0
SECOND_LEADS = 6.0
NO_LEADS = 3.0
CUT_TEXT = 10.0
OVER_PAGE = 1.0
FROM_PAGE_ABOVE = 2.0
"""Costs of a block, in printed lines out of the middle: a cut that needs them is only made when nothing else fits."""

HIGHEST = 40
"""Lines that a block has at most."""

MOST_NAMES = 3
"""Names that a block has at most, wrong ones included."""


@dataclass(frozen=True, slots=True)
class BlockLine:
    """One line of a block table.

    Attributes:
        number: 1-based line.
        page: number of the page stretch.
        name: fragment of the activity's name, or empty.
        leads: fragment of the lead cell, or empty.
        text: fragment of the milestones, or empty.
        height: printed lines that it took.
        opens_leads: whether a new set of leads begins here.
        name_inside: whether the name begins in the middle of a sentence.
        text_inside: whether the milestones do.
    """

    number: int
    page: int
    name: str
    leads: str
    text: str
    height: int
    opens_leads: bool
    name_inside: bool = False
    text_inside: bool = False


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


def _names_in(block: Sequence[BlockLine]) -> int:
    """How many names a run of lines holds: fragments on following lines of one page are one name."""
    count = 0
    before: BlockLine | None = None
    for line in block:
        if line.name and not (before and before.name and (before.page == line.page or line.name_inside)):
            count += 1
        before = line
    return count


def _off_centre(block: Sequence[BlockLine], widths: Mapping[FieldName, int]) -> float:
    """By how many printed lines name and leads stand out of the middle, page by page, and the cost of page breaks.

    A cell of n printed lines, centred on a block of m, begins (m - n) / 2 lines below its top. The extraction puts it
    on the line whose milestone stands there.
    """
    cost = 0.0
    pages = sorted({line.page for line in block})
    cost += OVER_PAGE * (len(pages) - 1)
    seen = False
    for page in pages:
        lines = [line for line in block if line.page == page]
        if not any(line.name or line.leads for line in lines):
            cost += FROM_PAGE_ABOVE if not seen and page != pages[-1] else 0.0
            continue
        seen = True
        heights = [line.height for line in lines]
        share = 1.0 if len(pages) == 1 else 0.5
        cost += share * _off(heights, [line.name for line in lines], widths.get("title", 30))
        cost += share * _off(heights, [line.leads for line in lines], widths.get("leads", 30))
    return cost


def _off(heights: Sequence[int], fragments: Sequence[str], width: int) -> float:
    """By how many printed lines the fragments of one cell stand off the place that centring gives them.

    The first fragment stands on the line where the cell's text begins, the last where it ends.
    """
    filled = [i for i, fragment in enumerate(fragments) if fragment]
    if not filled:
        return 0.0
    text, _ = join_name([fragments[i] for i in filled])
    own = math.ceil(len(text) / width)
    begins = max(0.0, (sum(heights) - own) / 2)
    top = sum(heights[: filled[0]])
    off = max(0.0, top - begins, begins - (top + heights[filled[0]] - 0.5))
    if len(filled) == 1:
        return off
    bottom = sum(heights[: filled[-1] + 1])
    ends = begins + own
    return (off + max(0.0, bottom - heights[filled[-1]] - ends + 0.5, ends - bottom)) / 2


def block_cost(block: Sequence[BlockLine], widths: Mapping[FieldName, int]) -> float:
    """How unlikely a run of lines is as one block, in printed lines."""
    names = _names_in(block)
    leads = sum(line.opens_leads for line in block)
    first = block[0]
    cost = _off_centre(block, widths)
    cost += NO_NAME if names == 0 else SECOND_NAME * (names - 1)
    cost += NO_LEADS if leads == 0 else SECOND_LEADS * (leads - 1)
    cost += CUT_TEXT if (first.leads and not first.opens_leads) else 0.0
    cost += CUT_TEXT if first.name_inside else 0.0
    cost += CUT_TEXT if first.text_inside and not first.name else 0.0
    return cost


def cut_blocks(lines: Sequence[BlockLine], widths: Mapping[FieldName, int]) -> list[list[BlockLine]]:
    """The cheapest cut of one stretch into blocks (dynamic programming over the ends of blocks).

    A block has at most ``HIGHEST`` lines and ``MOST_NAMES`` names, so that the work grows with the length of the
    stretch and not with its square.
    """
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(lines) + 1):
        options = []
        for start in range(end - 1, max(0, end - HIGHEST) - 1, -1):
            block = lines[start:end]
            if _names_in(block) > MOST_NAMES:
                break
            options.append((best[start][0] + block_cost(block, widths), start))
        best.append(min(options))
    blocks: list[list[BlockLine]] = []
    end = len(lines)
    while end:
        start = best[end][1]
        blocks.append(list(lines[start:end]))
        end = start
    return blocks[::-1]


def join_name(fragments: Sequence[str]) -> tuple[str, list[str]]:
    """The name of an activity from its fragments; garbled repeats of a neighbour are left out.

    Returns:
        The name, and the fragments left out.

    >>> join_name(["Deliver e legel Drevent programme", "Deliver a local Prevent programme"])
    ('Deliver a local Prevent programme', ['Deliver e legel Drevent programme'])
    >>> join_name(["Work in partnership to improve our", "public realm"])
    ('Work in partnership to improve our public realm', [])
    """
    kept: list[str] = []
    ghosts: list[str] = []
    for i, fragment in enumerate(fragments):
        after = fragments[i + 1] if i + 1 < len(fragments) else ""
        start = after[: len(fragment)]
        if (after and len(after) >= len(fragment) > 12 and fuzz.ratio(fragment.lower(), start.lower()) >= 70) or (
            kept and join_lines("", " ".join(kept)).lower().endswith(fragment.lower())
        ):
            ghosts.append(fragment)
        else:
            kept.append(fragment)
    return " ".join(kept), ghosts


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
            if (ghost := _GARBLED_DATE.match(text)) and not deadline_in_brackets().match(text):
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
    if _names_in(block) != 1 or sum(line.opens_leads for line in block) > 1:
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
