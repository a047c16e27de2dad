"""Milestones out of cells that hold several, or a part of one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from goldenthread.language.deadline_cells import deadlines_in_brackets
from goldenthread.read.text import begins_inside, ends_sentence, join_lines


@dataclass(slots=True)
class _Milestone:
    block: int
    text: str
    lines: list[int]
    deadline: str = ""


def split_milestones(
    pieces: Sequence[tuple[int, int, str]], *, small_tells: bool = True
) -> list[tuple[int, str, str, tuple[int, ...]]]:
    """Milestones out of the cells of a stretch: each ends at its deadline in brackets.

    A fragment without a deadline goes on in the next cell when that begins inside a sentence or with the deadline;
    otherwise it is a milestone without a date.

    Args:
        pieces: block, line and text of each cell, in order.
        small_tells: whether a small letter at the start says that a text goes on.

    Returns:
        Block, text, printed deadline and lines of each milestone.

    >>> split_milestones([(0, 68, "Plan made. (July 2012) Four sessions held."), (0, 69, "(July 2012) Report")])
    [(0, 'Plan made.', '(July 2012)', (68,)), (0, 'Four sessions held.', '(July 2012)', (68, 69)),
     (0, 'Report', '', (69,))]
    """
    found: list[_Milestone] = []
    going_on: _Milestone | None = None
    for block, line, piece in pieces:
        if going_on and (
            going_on.block != block
            or (ends_sentence(going_on.text) and not begins_inside(piece, small_tells=small_tells))
        ):
            going_on = None
        last = 0
        for begin, end in deadlines_in_brackets(piece):
            own = piece[last:begin].strip()
            deadline = piece[begin:end].rstrip(".")
            last = end
            if going_on is None and not own and found and not found[-1].deadline:
                going_on = found[-1]
            if going_on is None:
                going_on = _Milestone(block, "", [])
                found.append(going_on)
            going_on.text = join_lines(going_on.text, own)
            going_on.lines.append(line)
            going_on.deadline = deadline
            going_on = None
        if rest := piece[last:].strip():
            if going_on is None:
                going_on = _Milestone(block, "", [])
                found.append(going_on)
            going_on.text = join_lines(going_on.text, rest)
            going_on.lines.append(line)
    return [(m.block, m.text, m.deadline, tuple(dict.fromkeys(m.lines))) for m in found]
