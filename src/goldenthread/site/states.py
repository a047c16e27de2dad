"""How a thread stands by the last document that states it, in the few words that lists and filters use."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from goldenthread.model import ChangeKind
from goldenthread.site import plain
from goldenthread.site.course import ending
from goldenthread.site.fates import joining
from goldenthread.site.holdings import Holdings
from goldenthread.site.records import Commitment

COMPLETED, UNFINISHED, TO_COME, AGAIN = "completed", "not finished", "to come", "planned again"
DISCONTINUED, DROPPED, UNTOLD, SEVERAL = "discontinued", "not in the next document", "cannot be told", "parts differ"
UNDECIDED, UNHEARD, ONWARD = "not decided", "in no report held", "goes on in another row"
MEANINGS = {
    COMPLETED: "the last document that states it reports it completed",
    UNFINISHED: "the latest document held reports it, and not as completed",
    ONWARD: (
        "it is not reported completed here, and a later document carries it on in a row that is not listed here; how "
        "that one stands is said beside it"
    ),
    TO_COME: "it stands in a plan, the plan is the latest document held, and no report says how it went before",
    AGAIN: "it stands in a plan, the plan is the latest document held, and a report before it says how it went",
    DISCONTINUED: "the last document that states it reports it discontinued",
    DROPPED: (
        "a report has it unfinished, the next year's document does not take it up, and no later one says why; what its "
        "last update says stands beside it"
    ),
    UNHEARD: (
        "it stood in a plan, no row of a report was taken for it since (of some years none is held at all), and the "
        "next year's document does not take it up"
    ),
    UNTOLD: "it was not finished, and no document of the next year is held, its report is empty, or nothing there says",
    UNDECIDED: "it was not finished, and whether the next year's document takes it up was not decided",
    SEVERAL: "it has several parts, and they do not stand alike",
}
"""Each state with what it means."""
ENDINGS = (DROPPED, UNHEARD, UNDECIDED, UNTOLD)
"""Those beside which it is said that another row perhaps carries it on."""


def state(held: Holdings, members: Sequence[Commitment]) -> str:
    """One of :data:`MEANINGS`, or empty where a thread has no member."""
    if not members:
        return ""
    last = members[-1].edition
    found = {_state(held, one) for one in members if one.edition == last}
    only = found.pop() if len(found) == 1 else SEVERAL
    return AGAIN if only == TO_COME and last_reported(members) else only


def stated(held: Holdings, one: Commitment) -> str:
    """What a row is that no later document carries on, a step or not: the last of its line, or the only one."""
    return ("step, " if one.kind == "milestone" else "") + (
        "last" if joining(held.links_to.get(one.iri, ())) else "only"
    )


def last_reported(members: Sequence[Commitment]) -> tuple[Commitment, ...]:
    """The rows of the latest document that reports on any row of a thread, those that it reports on."""
    told = [one for one in members if plain.reported(one)]
    return tuple(one for one in told if one.edition == told[-1].edition)


_BY_END: Mapping[str, str] = {ChangeKind.NOT_TRACEABLE: UNTOLD, ChangeKind.ENDED_WITHOUT_A_WORD: DROPPED}


def _state(held: Holdings, one: Commitment) -> str:
    edition = held.edition(one)
    how = plain.standing(one, edition)
    if how == "done":
        return COMPLETED
    if how == "ended":
        return DISCONTINUED
    end = ending(held, one)
    if end is not None:
        return _BY_END.get(end.kind, end.kind)
    if edition != held.of_body(edition.body)[-1]:
        return ONWARD if joining(held.links_from.get(one.iri, ())) else UNTOLD
    return {"plan": TO_COME, "unreported": UNTOLD}.get(how, UNFINISHED)
