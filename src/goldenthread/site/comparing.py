"""Two documents side by side: what became of each row of the earlier, where each of the later comes from, counted.

The pages and the command show the same comparison.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from goldenthread.model import ChangeKind
from goldenthread.pictures import Fate
from goldenthread.site import plain
from goldenthread.site.addresses import file_name
from goldenthread.site.changed_days import How, of_change
from goldenthread.site.fates import Lot, fates, joining
from goldenthread.site.holdings import Holdings
from goldenthread.site.perhaps import onward
from goldenthread.site.records import Change, Commitment, Edition
from goldenthread.site.redating import said
from goldenthread.site.resting import Rests, rests
from goldenthread.site.years_held import gap

KINDS = {"activity": ("commitment", "commitments"), "milestone": ("step", "steps")}
"""What is compared, and what people call it: one, several."""


class Outcome(Enum):
    """What became of a row, or where it comes from; the values are the words shown."""

    KEPT = "kept in the same words"
    REWORDED = "kept in other words"
    SPLIT = "split into several"
    MERGED = "merged into one"
    REGROUPED = "divided and joined anew: several became several others"
    ELSEWHERE = "goes on as something else, or in another document"
    DROPPED = "unfinished, not in the next document, and no later one says why"
    UNHEARD = "in no report held, and not taken up"
    DISCONTINUED = "reported discontinued, and not taken up"
    COMPLETED = "reported completed, and not taken up"
    UNDECIDED = "not decided"
    UNTOLD = "cannot be told"
    NEW = "new"
    FROM_ELSEWHERE = "comes from something else, or from another document"

    @property
    def key(self) -> str:
        """Its name in addresses and tables."""
        return self.name.lower().replace("_", "-")


GOES_ON = (Outcome.KEPT, Outcome.REWORDED, Outcome.SPLIT, Outcome.MERGED, Outcome.REGROUPED)
"""Outcomes in which a row is carried on in the later document."""
IN_PART = (Outcome.SPLIT, Outcome.MERGED, Outcome.REGROUPED)
"""Those of these in which a row need not stand there as the one that it was."""
BY_FATE = {
    Fate.KEPT: Outcome.KEPT,
    Fate.REWORDED: Outcome.REWORDED,
    Fate.SPLIT: Outcome.SPLIT,
    Fate.MERGED: Outcome.MERGED,
    Fate.NEW: Outcome.NEW,
}
"""The outcome that each fate is, where it is one alone."""
OF_FATE: Mapping[Fate, tuple[Outcome, ...]] = {
    **{fate: (outcome,) for fate, outcome in BY_FATE.items()},
    Fate.SPLIT: (Outcome.SPLIT, Outcome.REGROUPED),
    Fate.ENDED: (Outcome.DROPPED, Outcome.UNHEARD, Outcome.DISCONTINUED, Outcome.COMPLETED),
    Fate.UNTOLD: (Outcome.UNDECIDED, Outcome.UNTOLD),
    Fate.ELSEWHERE: (Outcome.ELSEWHERE, Outcome.FROM_ELSEWHERE),
}
"""The outcomes that a picture draws as one fate."""
_BY_END: Mapping[str, Outcome] = {
    ChangeKind.COMPLETED: Outcome.COMPLETED,
    ChangeKind.DISCONTINUED: Outcome.DISCONTINUED,
    ChangeKind.ENDED_WITHOUT_A_WORD: Outcome.DROPPED,
    "in no report held": Outcome.UNHEARD,
    ChangeKind.NOT_DECIDED: Outcome.UNDECIDED,
}
_NOTED: Mapping[str, str] = {
    ChangeKind.DEADLINE_MOVED: "",
    ChangeKind.DEADLINE_RENEWED: "",
    ChangeKind.DEADLINE_RESTATED: "",
    ChangeKind.NEXT_STAGE_DUE: "its next stage is due",
    ChangeKind.MOVED_HEADING: "moved to another heading",
    ChangeKind.OFFICER_CHANGED: "another officer",
    ChangeKind.MEMBER_CHANGED: "another councillor or portfolio",
    ChangeKind.UNIT_CHANGED: "another directorate",
    ChangeKind.TARGET_RAISED: "target raised",
    ChangeKind.TARGET_LOWERED: "target lowered",
}
"""Changes that are worth a word beside a pair; those of a date have their own."""


@dataclass(frozen=True, slots=True)
class Case:
    """Rows of two documents that belong together, or one that stands alone.

    Attributes:
        outcome: what became of it.
        before: those of the earlier document.
        after: those of the later.
        note: how its line ended or where it goes on, as a sentence, or empty.
        elsewhere: the rows of other kinds or documents that carry it on, or that it comes from.
        changes: what else changed between them.
        noted: the same in words, each once.
        days: what each other day than before is, each once.
        maybe: whether it ends, and perhaps goes on in another row: not decided.
    """

    outcome: Outcome
    before: tuple[Commitment, ...]
    after: tuple[Commitment, ...]
    note: str
    elsewhere: tuple[Commitment, ...]
    changes: tuple[Change, ...]
    noted: tuple[str, ...]
    days: tuple[How, ...]
    maybe: bool = False

    @property
    def dated(self) -> bool:
        """Whether rows of both documents print a date that can be read, so that they can be compared."""
        return all(any(row.deadline for row in side) for side in (self.before, self.after))


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two documents compared, rows of one kind.

    Attributes:
        kind: ``activity`` or ``milestone``.
        missing: the years after the earlier document for which none is held, in words, or empty.
        unseen: the same of the years before the later document.
        between: the documents between them, through which rows are followed.
        before: how many rows the earlier document has.
        after: how many the later has.
        cases: every row of both, in one case each, by outcome and in the order of the documents.
        rests: on how many readers it rests that rows of the earlier stand in the later.
    """

    earlier: Edition
    later: Edition
    kind: str
    missing: str
    unseen: str
    between: tuple[Edition, ...]
    before: int
    after: int
    cases: tuple[Case, ...]
    rests: Rests

    def counts(self) -> tuple[tuple[Outcome, int, int], ...]:
        """Each outcome that occurs, with how many rows of the earlier and of the later document it holds."""
        return tuple((one, self.of(one), self.of(one, later=True)) for one in Outcome if self.having(one))

    def having(self, outcome: Outcome) -> tuple[Case, ...]:
        """The cases of one outcome."""
        return tuple(case for case in self.cases if case.outcome is outcome)

    def of(self, *outcomes: Outcome, later: bool = False) -> int:
        """How many rows of the earlier document, or of the later, have one of some outcomes."""
        return sum(len(case.after if later else case.before) for case in self.cases if case.outcome in outcomes)


def compare(held: Holdings, earlier: Edition, later: Edition, kind: str = "activity") -> Comparison:
    """Compares two documents of one council.

    Args:
        held: what is held.
        earlier: the earlier document.
        later: the later one.
        kind: ``activity`` or ``milestone``.
    """
    editions = held.of_body(earlier.body)
    cases = [_case(held, lot) for lot in fates(held, earlier, later, kind)]
    order = {outcome: place for place, outcome in enumerate(Outcome)}
    stand = [one for case in cases if case.outcome in GOES_ON for one in case.before]
    there = {one.iri for case in cases for one in case.after}
    first, last = editions.index(earlier), editions.index(later)
    return Comparison(
        earlier=earlier,
        later=later,
        kind=kind,
        missing=_missing(earlier, editions[first + 1]),
        unseen=_missing(editions[last - 1], later),
        between=editions[first + 1 : last],
        before=sum(len(case.before) for case in cases),
        after=sum(len(case.after) for case in cases),
        cases=tuple(sorted(cases, key=lambda case: order[case.outcome])),
        rests=rests(held, stand, there),
    )


def _missing(one: Edition, other: Edition) -> str:
    found = gap(one, other)
    return found.label.replace(", ", " and ") if found else ""


def _case(held: Holdings, lot: Lot) -> Case:
    changes = _changes_within(held, lot)
    elsewhere = _elsewhere(held, lot) if lot.fate is Fate.ELSEWHERE else ()
    outcome, note = _outcome(lot)
    days = tuple(dict.fromkeys(found.how for change in changes if (found := of_change(held, change))))
    words = tuple(dict.fromkeys(noted(held, change) for change in changes))
    maybe = not lot.after and any(onward(held, one) for one in lot.before)
    return Case(outcome, lot.before, lot.after, note, elsewhere, changes, words, days, maybe)


def _changes_within(held: Holdings, lot: Lot) -> tuple[Change, ...]:
    """What changed from the rows of a lot to those that carry them on."""
    mine = {one.iri for one in lot.before}
    told = (change for one in lot.after for change in held.changes_at.get(one.iri, ()))
    return tuple(change for change in told if change.earlier in mine and change.kind in _NOTED)


def _elsewhere(held: Holdings, lot: Lot) -> tuple[Commitment, ...]:
    """What the rows of a lot are linked with outside the two documents' rows of their kind."""
    links = [link for one in lot.before for link in joining(held.links_from.get(one.iri, ()))]
    links += [link for one in lot.after for link in joining(held.links_to.get(one.iri, ()))]
    iris = dict.fromkeys(link.later if lot.before else link.earlier for link in links)
    return tuple(held.commitments[iri] for iri in iris)


def _outcome(lot: Lot) -> tuple[Outcome, str]:
    """How a lot came out, and what is to be said of an end."""
    if lot.fate is Fate.SPLIT and min(len(lot.before), len(lot.after)) > 1:
        return Outcome.REGROUPED, ""
    if lot.fate in BY_FATE:
        return BY_FATE[lot.fate], ""
    if lot.fate is Fate.ELSEWHERE:
        return (Outcome.ELSEWHERE if lot.before else Outcome.FROM_ELSEWHERE), ""
    if not lot.end:
        return Outcome.UNTOLD, "No document of a later year is held: what became of it cannot be told."
    return _BY_END.get(lot.end.kind, Outcome.UNTOLD), lot.end.text


def noted(held: Holdings, change: Change) -> str:
    """A change between two rows in a few words."""
    day = of_change(held, change)
    words = said(day) if day else _NOTED[change.kind]
    if change.before and change.after and "deadline" in change.kind:
        return f"{words}: {_days(change.before)}, then {_days(change.after)}"
    return words


def _days(printed: str) -> str:
    return plain.dated(printed).replace(" | ", " and ")


def pairs(editions: Sequence[Edition], most: int) -> tuple[tuple[Edition, Edition], ...]:
    """Which documents of one council are compared: neighbours first, and all pairs where there are few documents.

    Args:
        editions: the documents, the earliest first.
        most: number of documents up to which all pairs are compared.
    """
    places = range(len(editions))
    found = [(a, b) for a in places for b in places if a < b and (b == a + 1 or len(editions) <= most)]
    return tuple((editions[a], editions[b]) for a, b in sorted(found, key=lambda pair: (pair[1] - pair[0], pair)))


def path_of(earlier: Edition, later: Edition, kind: str = "activity") -> str:
    """The page on which two documents are compared.

    The council stands in it, because two councils may have documents of one year and kind.
    """
    names = "--".join(f"{file_name(one.label)}-{file_name(one.document)}" for one in (earlier, later))
    return f"compare/{file_name(earlier.body_key)}/{names}{'' if kind == 'activity' else '-steps'}.html"
