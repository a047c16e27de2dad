"""When a commitment was first promised: in its own words, in others, or as a row of the other level."""

from __future__ import annotations

from goldenthread.language.shared_words import other_words
from goldenthread.model import ThreadKind
from goldenthread.site import plain
from goldenthread.site.course import Course, Stated


def origin(course: Course) -> str:
    """The earlier step or commitment, with a page of its own, that it comes from; empty where there is none."""
    if not course.stated:
        return ""
    since = course.stated[0].edition.start
    before = [(kind, edition) for kind, edition in course.origins if edition.start < since]
    if not before:
        return ""
    kind, edition = min(before, key=lambda one: (one[1].start, one[0]))
    return f"{'a step' if kind == 'milestone' else 'a commitment'} of {plain.year(edition.label)}"


def first(course: Course) -> str:
    """When it was first promised, and whether it was in the words of its title."""
    if not course.stated:
        return ""
    before = origin(course)
    began = plain.named(course.stated[0].edition) + (f"; it comes from {before}" if before else "")
    same = next((one for one in course.stated if _says(one, course)), None)
    if same and same != course.stated[0]:
        return f"{began}, in other words; the words of its title stand first in the {plain.named(same.edition)}"
    if len(course.stated) > 1 and course.stated[1].next_stage:
        return f"{began}; what the {plain.named(course.stated[1].edition)} states is its next stage"
    return began


def _says(one: Stated, course: Course) -> bool:
    """Whether a document states it in words near those of its title."""
    branched = course.kind in (ThreadKind.SPLIT, ThreadKind.MERGED, ThreadKind.SPLIT_AND_MERGED)
    return any(not other_words(row.text, course.title, branched=branched) for row in one.rows)
