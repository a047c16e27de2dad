"""The facts of a thread that its sentences are made of: where it stands, how it stood, how it ended."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from goldenthread.model import ChangeKind
from goldenthread.site import gone_steps, plain
from goldenthread.site.changed_days import How, Redated, of_change
from goldenthread.site.holdings import Holdings
from goldenthread.site.page_words import code
from goldenthread.site.perhaps import said
from goldenthread.site.records import Change, Commitment, Edition, Finding, Link
from goldenthread.site.years_held import followed, year_after

BY_THE_MACHINE = "the machine alone"
"""Who says that something ended where no reader has judged so."""


@dataclass(frozen=True, slots=True)
class Ending:
    """How a line ends at one commitment.

    Attributes:
        kind: ``completed``, ``discontinued``, ``ended without a word`` (a report has it unfinished), ``never reported
            on`` (it stood in a plan), ``not decided`` or ``not traceable``.
        text: the same as a sentence.
    """

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Stated:
    """What one document states of a thread.

    Attributes:
        edition: the document.
        anchor: its place on the page.
        rows: the commitments.
        standings: how each of them stands, as :func:`goldenthread.site.plain.standing` has it.
        doubts: the findings that speak against a report of completion, of the rows and of their measures.
        after: the documents whose reports of completion its rows continue.
        next_stage: whether every row is the next stage of an earlier one.
        endings: how the lines of its rows end, where they do.
    """

    edition: Edition
    anchor: str
    rows: tuple[Commitment, ...]
    standings: tuple[str, ...]
    doubts: tuple[Finding, ...] = ()
    after: frozenset[str] = frozenset()
    next_stage: bool = False
    endings: tuple[Ending, ...] = ()

    @property
    def done(self) -> bool:
        """Whether every row of it is reported completed."""
        return bool(self.standings) and all(one == "done" for one in self.standings)

    @property
    def reports(self) -> bool:
        """Whether it reports anything of a row."""
        return any(one not in ("plan", "unreported") for one in self.standings)


@dataclass(frozen=True, slots=True)
class Course:
    """The facts of one thread.

    Attributes:
        held: every document of the council, the earliest first.
        stated: those that state it.
        slips: days by which a date was put off, where an unfinished commitment was taken up again: the date before,
            the date after, and the anchor.
        kind: how it branches: ``split``, ``merged``, ``split and merged``, or another word where it does not.
        judgements: how many links hold its statements together.
        title: the words of its latest statement.
        gone: what is said beside its slips of steps that vanished, as sentences.
        origins: the levels and documents of the statements of other threads that its own come from.
    """

    held: tuple[Edition, ...]
    stated: tuple[Stated, ...]
    slips: tuple[tuple[str, str, int, str], ...] = ()
    kind: str = ""
    judgements: int = 0
    title: str = ""
    gone: tuple[str, ...] = ()
    origins: tuple[tuple[str, Edition], ...] = ()


def course_of(held: Holdings, members: Sequence[Commitment]) -> Course:
    """The facts of a thread out of what is held."""
    editions = held.of_body(held.edition(members[0]).body) if members else ()
    rows = ((edition, tuple(one for one in members if one.edition == edition.iri)) for edition in editions)
    stated = tuple(_stated(held, edition, some) for edition, some in rows if some)
    moved = tuple((each.anchor, _moved(held, one)) for each in stated for one in each.rows)
    slips = tuple(slip for anchor, some in moved for slip in _slips(some, anchor))
    gone = tuple(said for _, some in moved for one, _ in some if (said := gone_steps.said(held, one)))
    mine = {one.iri for one in members}
    joined = sum(link.joins and link.earlier in mine for iri in mine for link in held.links_to.get(iri, ()))
    thread = held.threads.get(members[0].thread) if members else None
    kind, title = (thread.kind, thread.label) if thread else ("", "")
    origins = tuple(_origins(held, members))
    return Course(editions, stated, slips, kind, joined, title, tuple(dict.fromkeys(gone)), origins)


def _origins(held: Holdings, members: Sequence[Commitment]) -> Iterator[tuple[str, Edition]]:
    """The statements of other threads that those of one come from."""
    mine = {one.iri for one in members}
    for link in (link for one in members for link in _held_to(held, one)):
        if link.earlier not in mine:
            earlier = held.commitments[link.earlier]
            yield earlier.kind, held.edition(earlier)


def _stated(held: Holdings, edition: Edition, rows: tuple[Commitment, ...]) -> Stated:
    """What a document states of a thread in some rows."""
    return Stated(
        edition=edition,
        anchor=held.anchor(edition),
        rows=rows,
        standings=tuple(plain.standing(one, edition) for one in rows),
        doubts=tuple(finding for one in rows if one.completed for finding in _own(held, one) if _doubt(finding)),
        after=frozenset(
            held.commitments[link.earlier].edition
            for one in rows
            for link in _held_to(held, one)
            if link.relation == "continues" and held.commitments[link.earlier].completed
        ),
        next_stage=all(_only_next_stage(held, one) for one in rows),
        endings=tuple(end for one in rows if (end := ending(held, one))),
    )


def _held_to(held: Holdings, one: Commitment) -> Iterator[Link]:
    """The links to earlier commitments that join."""
    return (link for link in held.links_to.get(one.iri, ()) if link.joins)


def _only_next_stage(held: Holdings, one: Commitment) -> bool:
    """Whether a row is the next stage of earlier ones, and carries on none of its own."""
    return {link.relation for link in _held_to(held, one)} == {"succeeds"}


def _own(held: Holdings, one: Commitment) -> list[Finding]:
    """The findings of a commitment and of the measures that support it; those of its steps are theirs."""
    return [
        finding for finding in held.findings_around(one) if finding.focus not in held.milestones_of.get(one.iri, ())
    ]


def _doubt(finding: Finding) -> bool:
    return bool(code(finding.code).doubt) and not finding.acknowledged


def _moved(held: Holdings, one: Commitment) -> list[tuple[Redated, Change]]:
    """By what the date of a commitment was put off; another year's round and a next stage are none."""
    found = ((of_change(held, change), change) for change in held.changes_at.get(one.iri, ()))
    return [(moved, change) for moved, change in found if moved and moved.how is How.PUT_OFF]


def _slips(moved: Sequence[tuple[Redated, Change]], anchor: str) -> list[tuple[str, str, int, str]]:
    """The date put off at a commitment, the furthest of several."""
    put_off = [(change.days, change.before, change.after) for _, change in moved if change.days]
    return [(plain.dated(before), plain.dated(after), days, anchor) for days, before, after in sorted(put_off)[-1:]]


def ending(held: Holdings, one: Commitment) -> Ending | None:
    """How the line of a commitment ends at it, with what perhaps carries it on; none where it goes on."""
    end = _ending(held, one)
    perhaps = said(held, one)
    return replace(end, text=f"{end.text} {perhaps}") if end and perhaps else end


def _ending(held: Holdings, one: Commitment) -> Ending | None:
    kinds = {change.kind for change in held.changes_at.get(one.iri, ())}
    edition = held.edition(one)
    editions = held.of_body(edition.body)
    following = next((other for other in editions if other.start > edition.start), None)
    after = plain.named(following) if following else ""
    unsaid = (one for one in held.changes_at.get(one.iri, ()) if one.kind == ChangeKind.ENDED_WITHOUT_A_WORD)
    end = next(unsaid, None)
    if ChangeKind.DISCONTINUED in kinds:
        return Ending(ChangeKind.DISCONTINUED, "Reported discontinued; no later document that we hold takes it up.")
    if ChangeKind.COMPLETED in kinds:
        if following is None:
            return Ending(ChangeKind.COMPLETED, "Reported completed. This is the latest document that we hold.")
        return Ending(ChangeKind.COMPLETED, "Reported completed; no later document that we hold takes it up.")
    if ChangeKind.NOT_TRACEABLE in kinds or (end and not followed(edition, editions)):
        missing = year_after(edition)
        return Ending(ChangeKind.NOT_TRACEABLE, f"We hold no document for {missing}: what became of it cannot be told.")
    if ChangeKind.NOT_DECIDED in kinds:
        return Ending(
            ChangeKind.NOT_DECIDED,
            f"Whether the {after} takes it up is not decided: some likenesses were judged to be none.",
        )
    if end and plain.said(one):
        return Ending(ChangeKind.ENDED_WITHOUT_A_WORD, f"The {after} does not take it up, {_as_judged(end)}.")
    if end:
        silent = "No row of a report was taken for it"
        if not any(one.start == edition.start and one.reports for one in editions):
            silent = f"We hold no report on {plain.year(edition.label)}"
        text = f"{silent}, and the {after} does not take it up, {_as_judged(end)}."
        return Ending("in no report held", text)
    return None


def _as_judged(end: Change) -> str:
    """Who says that nothing takes it up, in words."""
    if end.judged_by != BY_THE_MACHINE:
        return f"as judged by {plain.plural(end.judged_by)}" if end.judged_by else "and nothing says why"
    if end.sureness is None:
        return "as far as the program alone can tell: it found nothing alike"
    return f"as far as the program alone can tell ({100 * end.sureness:.0f}% sure)"


def between(course: Course) -> list[Edition]:
    """The documents held between its first and its last that do not state it."""
    places = [course.held.index(one.edition) for one in course.stated]
    mine = {one.edition.iri for one in course.stated}
    return [one for one in course.held[places[0] : places[-1]] if one.iri not in mine] if places else []
