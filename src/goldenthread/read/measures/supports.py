"""Which activities a measure says it supports."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from goldenthread.markup import PARAGRAPH, TABLE
from goldenthread.read.measure_layout import MeasureTable
from goldenthread.read.measures.measure_records import Draft, Met
from goldenthread.read.text import clean, words

_ALL_BOLD = re.compile(r"\s*<b>[^<]*</b>\s*", re.IGNORECASE)
_STEM = 5
"""Letters by which two words of one stem are told: ``delivery``, ``delivered``."""


@dataclass(frozen=True, slots=True)
class Supports:
    """What a cell says of the activities that a measure supports.

    Attributes:
        labelled: whether the cell has the label at all, even with nothing after it.
        group: the words by which it speaks for several measures, or empty.
        activities: the activities, each as printed.
        title: the title of a chart in the same cell.
    """

    labelled: bool = False
    group: str = ""
    activities: tuple[str, ...] = ()
    title: str = ""


def paragraphs(raw: str) -> list[str]:
    """The paragraphs of a cell, as they stand; what stands between two paragraphs is one too.

    >>> paragraphs("<p>One</p> <ul><li>Two</li></ul> <p>Three</p>"), paragraphs("Four")
    (['One', ' <ul><li>Two</li></ul> ', 'Three'], ['Four'])
    """
    return [piece for piece in PARAGRAPH.split(raw) if clean(piece)]


def read_supports(raw: str, table: MeasureTable) -> Supports:
    """What a cell for charts says of activities: those after the label, up to the title of a chart."""
    labelled = False
    group = text = title = ""
    for paragraph in paragraphs(TABLE.sub(" ", raw)):
        plain = clean(paragraph)
        label = table.supports.search(plain) if table.supports else None
        if label and not labelled:
            labelled = True
            group = label.groupdict().get("group") or ""
            text = plain[label.end() :].strip()
        elif _ALL_BOLD.fullmatch(paragraph) or not labelled:
            title = title or plain
        else:
            text = f"{text} {plain}".strip()
    return Supports(labelled, group, tuple(split_activities(text, table.refs)), title)


def split_activities(text: str, refs: re.Pattern[str] | None) -> Iterable[str]:
    """Several activities in one text, each from its reference to the next.

    >>> list(split_activities("1.3c Improve attainment 1.3e Improve provision", re.compile("[0-9][.][0-9][a-z]")))
    ['1.3c Improve attainment', '1.3e Improve provision']
    """
    starts = [match.start() for match in refs.finditer(text) if _opens(text, match)] if refs else []
    cuts = sorted({0, *starts, len(text)})
    for start, end in pairwise(cuts):
        if piece := text[start:end].strip():
            yield piece


def _opens(text: str, match: re.Match[str]) -> bool:
    """Whether a reference stands before a title: after a blank, before a capital letter."""
    before = text[: match.start()]
    after = text[match.end() :].lstrip(" :.")
    return (not before or before[-1].isspace()) and after[:1].isupper()


@dataclass(slots=True)
class Group:
    """Measures that one label speaks for ("these housing delivery measures").

    Attributes:
        words: the words of the label that name the group.
        activities: what it says they support.
        line: the line of the label.
        members: how many measures it holds so far.
    """

    words: str
    activities: tuple[str, ...]
    line: int
    members: int = 1


def belongs(group: Group, texts: Sequence[str]) -> bool:
    """Whether a measure without a label of its own belongs to the group printed above it.

    The label speaks of measures, so the next one is a member; a later one is when its name or its chart's title
    shares a word with the group's.

    >>> belongs(Group("housing delivery", (), 1, 2), ["Rented housing completions"])
    True
    >>> belongs(Group("housing delivery", (), 1, 2), ["Families in hotels"])
    False
    """
    if group.members < 2:
        return True
    wanted = {word[:_STEM] for word in words(group.words) if len(word) >= _STEM}
    return bool(wanted & {word[:_STEM] for text in texts for word in words(text)})


def share_supports(drafts: Sequence[Draft], groups: Sequence[Group | None], met: Met) -> None:
    """Gives the activities of a group's label to its following members, which print none of their own.

    Args:
        drafts: the measures in order.
        groups: for each, the group that its own label opens, or none. A heading between two measures ends a group.
        met: where it is told.
    """
    current: Group | None = None
    before: Draft | None = None
    for draft, opened in zip(drafts, groups, strict=True):
        if before and (before.theme, before.priority) != (draft.theme, draft.priority):
            current = None
        before = draft
        if draft.supports_label:
            if opened and current and (opened.words, opened.activities) == (current.words, current.activities):
                opened.members += current.members
            current = opened
        elif current and belongs(current, (draft.name, draft.chart_title)):
            current.members += 1
            draft.supports = current.activities
            met.issue(
                draft.line,
                "measure-incomplete",
                "share-supports",
                "The row names no activity; the label above that speaks for several measures was taken for it too.",
                field="supports",
                value=" | ".join(current.activities),
                lines=(draft.line, current.line),
            )
        else:
            current = None
