"""What committees decided, on one page: what is due back first. There is none where nothing was decided."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from goldenthread.site import plain
from goldenthread.site.decided import PAGE, Decided
from goldenthread.site.holdings import Holdings
from goldenthread.site.page import Page


@dataclass(frozen=True, slots=True)
class DecisionsView:
    """The page.

    Attributes:
        due_back: what was recalled and waits, the day that comes first before others.
        decisions: all of them, the latest first.
    """

    lede: str
    due_back: tuple[Decided, ...]
    decisions: tuple[Decided, ...]


def pages(held: Holdings) -> Iterator[Page]:
    """One page, or none."""
    if held.committee.decisions:
        yield Page(PAGE, "decisions", "What committees decided", lambda: view(held))


def view(held: Holdings) -> DecisionsView:
    """What the page shows."""
    committee = held.committee
    kinds = plain.listed([f"{count:,} {name}" for name, count in committee.kinds])
    waits = len(committee.due_back)
    said = f" {plain.counted(waits, 'recall')} {'is' if waits == 1 else 'are'} due back." if waits else ""
    made = f"{plain.counted(len(committee.decisions), 'decision')} of {plain.listed(committee.bodies)}"
    return DecisionsView(
        lede=f"{made}: {kinds}.{said}",
        due_back=committee.due_back,
        decisions=tuple(sorted(committee.decisions, key=lambda one: (-one.on.toordinal(), one.iri))),
    )
