"""Where one block of a table ends and the next begins: the cut in which names and leads stand nearest to the middle.

The name and the leads of a block are centred on its height, so that every cut of a stretch of lines into blocks has a
cost: by how many printed lines they stand out of the middle.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from goldenthread.read.layout_parts import FieldName
from goldenthread.read.text import join_lines

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


def names_in(block: Sequence[BlockLine]) -> int:
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
    names = names_in(block)
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
            if names_in(block) > MOST_NAMES:
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
