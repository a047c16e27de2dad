"""Which commentary belongs to which measure, where several stand in a pile below several rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of commentary.

    Attributes:
        number: 1-based line.
        texts: its paragraphs, cleaned.
    """

    number: int
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """What goes to one measure, and the rule that said so."""

    lines: tuple[TextLine, ...]
    rule: str


def share_out(pile: Sequence[TextLine], count: int, label: re.Pattern[str] | None) -> list[Share]:
    """A pile of lines, in order, among the measures that wait for a commentary.

    One measure takes all. As many labels, lines or paragraphs as measures go one to each. Of more lines than
    measures, those that stand close together belong together: the pile is parted at its widest gaps. Where nothing
    tells, the last measure takes all.

    >>> pile = [TextLine(671, ("a",)), TextLine(675, ("b",)), TextLine(677, ("c",))]
    >>> [[line.number for line in share.lines] for share in share_out(pile, 2, None)]
    [[671], [675, 677]]
    >>> [[line.texts for line in share.lines] for share in share_out([TextLine(9, ("a", "b"))], 2, None)]
    [[('a',)], [('b',)]]
    """
    if count == 1:
        return [Share(tuple(pile), "commentary-below")]
    labelled = [place for place, line in enumerate(pile) if label and label.search(line.texts[0])]
    if len(labelled) == count and labelled[0] == 0:
        return _cut(pile, labelled, "pile-by-label")
    if len(pile) == count:
        return _cut(pile, list(range(count)), "pile-in-order")
    if len(pile) > count:
        gaps = sorted(range(1, len(pile)), key=lambda place: (pile[place - 1].number - pile[place].number, place))
        return _cut(pile, [0, *sorted(gaps[: count - 1])], "pile-by-gaps")
    if sum(len(line.texts) for line in pile) == count:
        return [Share((TextLine(line.number, (text,)),), "pile-by-paragraph") for line in pile for text in line.texts]
    return [Share((), "pile-to-the-last")] * (count - 1) + [Share(tuple(pile), "pile-to-the-last")]


def _cut(pile: Sequence[TextLine], starts: Sequence[int], rule: str) -> list[Share]:
    ends = [*starts[1:], len(pile)]
    return [Share(tuple(pile[start:end]), rule) for start, end in zip(starts, ends, strict=True)]
