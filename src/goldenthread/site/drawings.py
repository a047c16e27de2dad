"""Fills the records of the pictures from what is held."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from itertools import pairwise

from goldenthread.model import ChangeKind
from goldenthread.pictures import (
    Column,
    Document,
    Ending,
    Fate,
    Flow,
    Group,
    Join,
    Slip,
    Slips,
    State,
    Statuses,
    Step,
    Stop,
    Stream,
    Timeline,
)
from goldenthread.site import plain
from goldenthread.site.changed_days import How, of_change
from goldenthread.site.course import ending
from goldenthread.site.decided import Decided, row_before
from goldenthread.site.fates import fates
from goldenthread.site.holdings import Holdings
from goldenthread.site.page_words import DISAGREES, code
from goldenthread.site.records import Commitment, Edition
from goldenthread.site.years_held import gap, year_after

_RATED = {"G": State.ON_TARGET, "A": State.OTHER, "R": State.OVERDUE}
_MOST_STOPS = 24
"""Statements beyond which a time line is a thicket: then the story below it is the picture."""


def standing(one: Commitment) -> State:
    """The mark of a commitment: by its word, or where it prints none, by its percentage and colour.

    Amber alone is no word that it is late; a colour that its report gives to whatever is not due yet says just that.
    """
    if one.completed:
        return State.COMPLETED
    if one.status:
        return State.of(one.status)
    if one.colour_says:
        return State.NOT_DUE
    return _RATED.get(one.rag, State.OTHER if one.percent is not None else State.UNREPORTED)


def timeline(held: Holdings, members: Sequence[Commitment]) -> Timeline | None:
    """A thread through the documents of its council; none where it has too many statements to be drawn."""
    if not members or len(members) > _MOST_STOPS:
        return None
    editions = held.of_body(held.edition(members[0]).body)
    columns: list[Column] = []
    place: dict[str, int] = {}
    for number, edition in enumerate(editions):
        if number and (missing := gap(editions[number - 1], edition)):
            columns.append(Column(missing.label, "no document", held=False))
        place[edition.iri] = len(columns)
        columns.append(Column(plain.year(edition.label), plain.document(edition)))
    mine = {one.iri for one in members}
    links = [
        link
        for one in members
        for link in held.links_to.get(one.iri, ())
        if link.joins and link.earlier in mine and place[held.commitments[link.earlier].edition] < place[one.edition]
    ]
    decided: dict[str, list[Decided]] = defaultdict(list)
    for decision in held.committee.of_thread.get(members[0].thread, ()):
        decided[row_before(held, members, decision).iri].append(decision)
    return Timeline(
        "This commitment through the documents",
        tuple(columns),
        tuple(_stop(held, one, place[one.edition], decided.get(one.iri, ())) for one in members),
        tuple(
            Join(
                link.earlier,
                link.later,
                next_stage=link.relation == "succeeds",
                sure=link.decision == "accepted",
                words="the next stage of" if link.relation == "succeeds" else "goes on as",
            )
            for link in links
        ),
        tuple(_endings(held, members, editions, place, len(columns))),
    )


def slippage(held: Holdings, members: Sequence[Commitment]) -> Slips | None:
    """How the deadlines of a thread moved; none where none moved, or where there are too many to be drawn.

    What kind of move it was is judged as on every page (``changed_days.py``), or it is the next stage with its own day.
    """
    mine = {one.iri for one in members}
    pairs = [
        (held.commitments[link.earlier], one)
        for one in members
        for link in held.links_to.get(one.iri, ())
        if link.joins and link.earlier in mine
    ]
    rows = [slip for earlier, later in pairs if (slip := _slip(held, earlier, later, len(pairs)))]
    moved = [slip for slip in rows if slip.before != slip.after]
    if not moved or len(rows) > _MOST_STOPS:
        return None
    caption = f"Another day than before: {plain.share(len(moved), len(rows))} deadlines that can be compared"
    return Slips("How its deadlines moved", tuple(rows), caption)


def _slip(held: Holdings, earlier: Commitment, later: Commitment, pairs: int) -> Slip | None:
    if not (earlier.deadline and later.deadline):
        return None
    changes = [one for one in held.changes_at.get(later.iri, ()) if one.earlier == earlier.iri]
    next_stage = any(one.kind == ChangeKind.NEXT_STAGE_DUE for one in changes)
    hows = {found.how for one in changes if (found := of_change(held, one))}
    if earlier.deadline != later.deadline and not (hows or next_stage):
        return None
    between = f"{plain.named(held.edition(earlier))} to {plain.named(held.edition(later))}"
    stages = plain.year(held.edition(earlier).label), plain.year(held.edition(later).label)
    return Slip(
        label=f"{stages[0]} to {stages[1]}: {earlier.text}" if pairs > len(held.editions) else between,
        after=later.deadline,
        before=earlier.deadline,
        how=min(hows, key=list(How).index, default=None),
        next_stage=next_stage,
        note=between,
        href=f"#{held.anchor_of(later)}",
    )


def _stop(held: Holdings, one: Commitment, column: int, decisions: Sequence[Decided]) -> Stop:
    edition = held.edition(one)
    who = [name.name for role in ("officer", "member") for name in one.of_role(role)]
    doubt = any(code(found.code).kind == DISAGREES for found in held.findings_around(one))
    return Stop(
        one.iri,
        column,
        one.text or "(no words printed)",
        standing(one),
        plain.reported(one).lower() or ("nothing reported: a plan" if not edition.reports else "nothing reported"),
        plain.listed(who[:3]) + (" and others" if len(who) > 3 else ""),
        plain.day(one.deadline) if one.deadline else "",
        "does not add up" if doubt else "",
        f"#{held.anchor_of(one)}",
        "; ".join(f"{each.said} (decided on {plain.day(each.on)})" for each in decisions),
    )


def _endings(
    held: Holdings, members: Sequence[Commitment], editions: Sequence[Edition], place: dict[str, int], wide: int
) -> list[Ending]:
    found = []
    for one in members:
        end = ending(held, one)
        after = place[one.edition] + 1
        if end is None or one.edition == editions[-1].iri or after >= wide:
            continue
        words = {
            ChangeKind.NOT_TRACEABLE: f"no document for {year_after(held.edition(one))}",
            ChangeKind.ENDED_WITHOUT_A_WORD: "not mentioned any more",
            "in no report held": "in no report held",
        }.get(end.kind, end.kind)
        found.append(Ending(one.iri, after, words))
    return found


def statuses_by_heading(
    held: Holdings,
    edition: Edition,
    rows: Sequence[Commitment],
    kind: str,
    place: Callable[[Sequence[Commitment]], str] = lambda _: "",
) -> Statuses | None:
    """How the rows of one kind stand under each of the highest headings; none where nothing is reported on them.

    Args:
        held: what is held.
        edition: the document.
        rows: its rows.
        kind: ``activity`` or ``milestone``.
        place: where rows of one heading are listed.
    """
    if not {f"status-{kind}", f"percent-{kind}"} & edition.prints:
        return None
    groups: dict[str, list[Commitment]] = {}
    for one in rows:
        if one.kind == kind:
            path = held.path(one)
            groups.setdefault(path[0].text if path else "under no heading", []).append(one)
    made = []
    for label, some in groups.items():
        alike: dict[State, list[Commitment]] = {}
        for one in some:
            alike.setdefault(standing(one), []).append(one)
        counts = tuple((state, len(alike[state])) for state in State if state in alike)
        hrefs = tuple((state, place(mine)) for state, mine in alike.items())
        made.append(Group(label, counts, href=place(some), hrefs=hrefs))
    what = "commitments" if kind == "activity" else "steps"
    return (
        Statuses(f"How the {what} stood in the {plain.named(edition)}, by theme", tuple(made), what) if made else None
    )


def flow(
    held: Holdings,
    editions: Sequence[Edition],
    kind: str = "activity",
    href: Callable[[Edition, Edition, Fate], str] = lambda *_: "",
) -> Flow | None:
    """What became of the rows of each document in the next; none where there is one document only.

    Args:
        held: what is held.
        editions: the documents, the earliest first.
        kind: ``activity`` or ``milestone``.
        href: where those are listed that fared alike between two documents.
    """
    if len(editions) < 2:
        return None
    what = "commitments" if kind == "activity" else "steps"
    counts = Counter(one.edition for one in held.commitments.values() if one.kind == kind)
    steps = []
    for earlier, later in pairwise(editions):
        lots = fates(held, earlier, later, kind)
        streams = [
            Stream(
                fate,
                sum(len(lot.before) for lot in lots if lot.fate is fate),
                sum(len(lot.after) for lot in lots if lot.fate is fate),
                href(earlier, later, fate),
            )
            for fate in Fate
            if any(lot.fate is fate for lot in lots)
        ]
        every = held.of_body(earlier.body)
        missing = gap(earlier, later) if every.index(later) == every.index(earlier) + 1 else None
        steps.append(Step(tuple(streams), f"no document for {missing.label}" if missing else ""))
    documents = tuple(Document(plain.year(one.label), plain.document(one), counts[one.iri]) for one in editions)
    return Flow(f"What became of the {what}, from each document to the next", documents, tuple(steps), what)
