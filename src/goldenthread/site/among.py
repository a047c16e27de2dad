"""Who could be in a finding: no count of findings stands without them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from goldenthread.language.same_name import same_name
from goldenthread.site import plain
from goldenthread.site.holdings import Holdings
from goldenthread.site.records import Commitment, Measure
from goldenthread.site.years_held import followed
from goldenthread.statuses import Status

Could = Callable[[Holdings, Commitment], bool]


@dataclass(frozen=True, slots=True)
class Among:
    """How many could be in it, and who they are, in words: ``48 steps and commitments that print an update``.

    Attributes:
        nearly_each: whether it is found in nearly each by what it is, and a share of all says nothing.
    """

    count: int
    words: str
    nearly_each: bool = False


def _open(held: Holdings, one: Commitment) -> bool:
    return plain.standing(one, held.edition(one)) in ("open", "late")


def _prints(*roles: str) -> Could:
    return lambda held, one: any(f"{role}-{one.kind}" in held.edition(one).prints for role in roles)


def _continues(held: Holdings, one: Commitment) -> bool:
    return any(link.holds and link.relation == "continues" for link in held.links_to.get(one.iri, ()))


def _dated_before(held: Holdings, one: Commitment) -> bool:
    earlier = (
        held.commitments[link.earlier]
        for link in held.links_to.get(one.iri, ())
        if link.holds and link.relation == "continues"
    )
    return bool(one.deadlines) and any(bool(other.deadlines) and not other.completed for other in earlier)


def _followed(held: Holdings, one: Commitment) -> bool:
    edition = held.edition(one)
    return _open(held, one) and followed(edition, held.of_body(edition.body))


_ROWS: Mapping[str, tuple[str, Could]] = {
    "completed-below-100": (
        "rows reported completed that print a percentage",
        lambda _, one: one.status == Status.COMPLETED and one.percent is not None,
    ),
    "completed-late": (
        "rows reported completed that print a date and an update",
        lambda _, one: one.completed and bool(one.deadlines) and bool(one.comment),
    ),
    "completed-over-unfinished": (
        "commitments reported completed that have steps",
        lambda held, one: one.completed and bool(held.milestones_of.get(one.iri)),
    ),
    "target-missed-but-completed": (
        "rows reported completed that print an update",
        lambda _, one: one.completed and bool(one.comment),
    ),
    "status-contradicts-comment": (
        "rows that print how they stand and an update",
        lambda _, one: bool(one.comment) and bool(one.status or one.percent is not None),
    ),
    "stale-future-comment": ("rows that print an update", lambda _, one: bool(one.comment)),
    "copied-comment": ("rows that print an update", lambda _, one: bool(one.comment)),
    "percent-not-mean": (
        "commitments that print a percentage and have steps",
        lambda held, one: one.percent is not None and bool(held.milestones_of.get(one.iri)),
    ),
    "percent-illegible": (
        "rows that print a percentage",
        lambda _, one: bool(one.percent_printed) or one.percent is not None,
    ),
    "unfinished-at-100": ("rows at 100%", lambda _, one: one.percent == 100),
    "overdue-before-deadline": ("rows reported overdue", lambda _, one: one.status == Status.OVERDUE),
    "overdue-without-comment": ("rows reported overdue", lambda _, one: one.status == Status.OVERDUE),
    "on-target-after-deadline": (
        "rows reported on target that print a date",
        lambda _, one: one.status == Status.ON_TARGET and bool(one.deadlines),
    ),
    "deadline-impossible": ("rows that print a date", lambda _, one: bool(one.deadline_printed or one.deadlines)),
    "deadline-outside-plan-year": ("rows that print a date", lambda _, one: bool(one.deadlines)),
    "deadline-after-parent": (
        "steps that print a date, as their commitment does",
        lambda held, one: (
            bool(one.deadlines) and one.parent in held.commitments and bool(held.commitments[one.parent].deadlines)
        ),
    ),
    "deadline-missing": ("rows of documents that have a column for dates", _prints("deadline")),
    "deadline-moved": ("dated rows that carry on a dated row not reported completed", _dated_before),
    "nobody-named": ("rows of documents that name people beside them", _prints("officer", "member")),
    "unit-missing": ("rows of documents that name directorates beside them", _prints("directorate")),
    "status-missing": ("rows of documents that have a column for the status", _prints("status")),
    "percent-missing": ("rows of documents that have a column for the percentage", _prints("percent")),
    "no-milestones": ("commitments", lambda _, one: one.kind == "activity"),
    "repeated-after-completed": ("rows that carry on an earlier one", _continues),
    "ended-without-a-word": ("unfinished rows of documents whose next year’s document is held", _followed),
    "target-missing": ("rows", lambda _, one: True),
    "uncheckable": ("rows", lambda _, one: True),
    "same-twice": ("rows", lambda _, one: True),
}

_NEARLY_EACH = frozenset({"deadline-moved"})
"""What is carried on in another year's document has another day there as a rule: that each has one says nothing."""


def _in_two_tables(held: Holdings, one: Measure) -> bool:
    return _tables(held)[one.edition, same_name(one.name)] > 1


@lru_cache(maxsize=8)
def _tables(held: Holdings) -> Counter[tuple[str, str]]:
    """How many rows of a document bear a name."""
    return Counter((one.edition, same_name(one.name)) for one in held.measures.values())


_MEASURES: Mapping[str, tuple[str, Callable[[Holdings, Measure], bool]]] = {
    "red-measure-completed-activity": (
        "measures that are said to support a commitment",
        lambda held, one: bool(held.supported_by.get(one.iri)),
    ),
    "rating-contradicts-figures": ("measures that are rated", lambda _, one: bool(one.rating)),
    "target-below-reached": (
        "measures that print a target",
        lambda _, one: any(value.kind == "target" for value in one.values),
    ),
    **dict.fromkeys(
        ("figures-differ", "forecast-differs"),
        ("measures that another table of the document prints too", _in_two_tables),
    ),
    "headline-differs-from-chart": (
        "measures that print a figure and a chart",
        lambda _, one: {"headline", "chart"} <= {value.origin for value in one.values},
    ),
}


@lru_cache(maxsize=1024)
def among(held: Holdings, code: str, edition: str = "") -> Among | None:
    """Who could be in the findings of a code: of one document, or of all.

    Args:
        held: what is held.
        code: a code of findings.
        edition: IRI of a document; all where empty.

    Returns:
        None of a code for which it is not known.
    """
    if code in _ROWS:
        words, could = _ROWS[code]
        rows = (one for one in held.commitments.values() if edition in ("", one.edition))
        return Among(sum(could(held, one) for one in rows), words, code in _NEARLY_EACH)
    if code in _MEASURES:
        words, may = _MEASURES[code]
        measures = (one for one in held.measures.values() if edition in ("", one.edition))
        return Among(sum(may(held, one) for one in measures), words)
    return None
