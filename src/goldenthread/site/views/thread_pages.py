"""The page of a thread: what became of one commitment, document by document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from goldenthread.model import ChangeKind
from goldenthread.pictures import Slips, Timeline
from goldenthread.site import perhaps
from goldenthread.site.addresses import page_of
from goldenthread.site.answering import told_by
from goldenthread.site.changed_days import Redated, moves_at
from goldenthread.site.course import Ending, ending
from goldenthread.site.decided import Decided
from goldenthread.site.drawings import slippage, timeline
from goldenthread.site.events import Event, events
from goldenthread.site.excerpts import Excerpt, excerpt
from goldenthread.site.feeds import feed_of, said_on
from goldenthread.site.first_sentences import Told, tell
from goldenthread.site.holdings import Holdings
from goldenthread.site.page import Page
from goldenthread.site.records import Change, Commitment, Edition, Finding, Heading, Link, Measure, Name, Thread
from goldenthread.site.views import handouts
from goldenthread.site.visits import SCRIPT, documents_of, state_of
from goldenthread.site.wording import Piece, pieces
from goldenthread.site.years_held import Gap, gap

MOVES = (ChangeKind.NEXT_STAGE_DUE, ChangeKind.NEW_DEADLINE_STATED)
"""The kinds of change that are of a deadline and move none."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a statement came from: the judgement, and the earlier statement."""

    link: Link
    earlier: Commitment
    edition: Edition
    here: bool


@dataclass(frozen=True, slots=True)
class Step:
    """A milestone under an activity: what it states, whether a neighbouring document has it too, or perhaps has it."""

    commitment: Commitment
    before: tuple[Commitment, ...]
    after: tuple[Commitment, ...]
    findings: tuple[Finding, ...]
    maybe: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Support:
    """A measure that is said to support an activity, and what is found of it."""

    measure: Measure
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One statement of the thread.

    Attributes:
        words: its wording with what went and what came since the statement that it continues; plain where it is
            the first or continues several.
        path: the headings above it.
        moved: the headings above the earlier statement, where they differ.
        origins: what it continues.
        onward: what continues it, where that is more than one statement.
        others: links to statements of the other level: an activity that became a milestone, or the reverse.
        undoes: earlier statements that it undoes, wherever they stand.
        undone: later statements that undo it.
        no_longer: names that the statement before has and this one has not.
        redated: on which other day it is due than before; of several that it carries on what counts first stands first.
        moves: the day of a next stage, and the new dates that its update states.
        steps: its milestones.
        activity: the activity above, of a milestone.
        ending: how its line ends here, or none where it goes on.
        maybe_onward: links that nobody has decided, by which it perhaps goes on.
        maybe_back: those by which it perhaps carries on an earlier row.
    """

    commitment: Commitment
    words: tuple[Piece, ...]
    path: tuple[Heading, ...]
    moved: tuple[Heading, ...]
    origins: tuple[Origin, ...]
    onward: tuple[Origin, ...]
    others: tuple[Origin, ...]
    undoes: tuple[Origin, ...]
    undone: tuple[Origin, ...]
    no_longer: tuple[Name, ...]
    redated: tuple[Redated, ...]
    moves: tuple[Change, ...]
    steps: tuple[Step, ...]
    supports: tuple[Support, ...]
    activity: Commitment | None
    findings: tuple[Finding, ...]
    excerpts: tuple[Excerpt, ...]
    ending: Ending | None
    maybe_onward: tuple[Link, ...]
    maybe_back: tuple[Link, ...]

    @property
    def name(self) -> str:
        """The words in short, where there is something between the marks."""
        return self.commitment.text


@dataclass(frozen=True, slots=True)
class Part:
    """What one document states of the thread; without rows, a document within its span that does not mention it."""

    edition: Edition
    anchor: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class ThreadView:
    """One page.

    Attributes:
        state: the sign of what is told, by which a browser knows whether it is another than before.
        stating: the documents that state it, as JSON.
    """

    thread: Thread
    parts: tuple[Part | Gap | Decided, ...]
    told: Told
    timeline: Timeline | None
    slippage: Slips | None
    events: tuple[Event, ...]
    rejected: tuple[Origin, ...]
    brief: str
    state: str
    stating: str
    held: int
    documents: int
    findings: int


def pages(held: Holdings) -> Iterator[Page]:
    """One page for each thread."""
    for thread in held.threads.values():
        yield Page(
            path=page_of(thread.iri, held.base),
            template="thread",
            title=thread.label or "(no words printed)",
            view=lambda thread=thread: view(held, thread),  # type: ignore[misc]
            section="commitments.html",
            scripts=(SCRIPT,),
            feed=feed_of(page_of(thread.iri, held.base)) if thread.members else "",
        )
        if has_brief(held, thread):
            yield Page(
                path=brief_path(held, thread),
                template="brief_thread",
                title=f"{thread.label or '(no words printed)'}: on two pages",
                view=lambda thread=thread: handouts.of_thread(held, thread),  # type: ignore[misc]
                section="commitments.html",
            )


def has_brief(held: Holdings, thread: Thread) -> bool:
    """Whether it is a commitment of several documents: of one alone its page is short enough to print."""
    return thread.level == "activity" and len({one.edition for one in held.members(thread)}) > 1


def brief_path(held: Holdings, thread: Thread) -> str:
    """Where a commitment stands on two pages."""
    return page_of(thread.iri, held.base).removesuffix(".html") + "-on-two-pages.html"


def view(held: Holdings, thread: Thread) -> ThreadView:
    """What the page of a thread shows."""
    members = held.members(thread)
    mine = {one.iri for one in members}
    stated = [one for one in held.editions if any(member.edition == one for member in members)]
    parts: list[Part | Gap] = []
    if stated:
        editions = held.of_body(held.editions[stated[0]].body)
        span = editions[editions.index(held.editions[stated[0]]) : editions.index(held.editions[stated[-1]]) + 1]
        for place, edition in enumerate(span):
            if place and (missing := gap(span[place - 1], edition)):
                parts.append(missing)
            rows = tuple(row(held, one) for one in members if one.edition == edition.iri)
            parts.append(Part(edition, held.anchor(edition), rows))
    told = tell(held, members)
    rejected = tuple(
        Origin(link, held.commitments[link.earlier], held.edition(held.commitments[link.earlier]), link.earlier in mine)
        for one in members
        for link in held.links_to.get(one.iri, ())
        if link.decision == "rejected"
    )
    return ThreadView(
        thread=thread,
        parts=with_decisions(parts, held.committee.of_thread.get(thread.iri, ())),
        told=told,
        timeline=timeline(held, members),
        slippage=slippage(held, members),
        events=events(held, members),
        rejected=rejected,
        brief=brief_path(held, thread),
        state=state_of(held, thread),
        stating=documents_of(held, thread),
        held=len(held.of_body(held.editions[stated[0]].body)) if stated else 0,
        documents=len(stated),
        findings=sum(len(held.findings_around(one)) for one in members),
    )


def with_decisions(parts: Sequence[Part | Gap], decisions: Sequence[Decided]) -> tuple[Part | Gap | Decided, ...]:
    """The story with each decision behind the last document that speaks up to its day or an earlier one."""
    told: list[Part | Gap | Decided] = list(parts)
    for one in sorted(decisions, key=lambda one: (one.on, one.iri)):
        before = [
            place
            for place, part in enumerate(told)
            if (isinstance(part, Part) and said_on(part.edition) <= one.on) or isinstance(part, Decided)
        ]
        told.insert(before[-1] + 1 if before else 0, one)
    return tuple(told)


def row(held: Holdings, one: Commitment) -> Row:
    """What one document states in one row."""
    origins = _origins(held, held.links_to.get(one.iri, ()), earlier=True)
    onward = _origins(held, held.links_from.get(one.iri, ()), earlier=False)
    before = [origin.earlier for origin in origins if origin.here]
    last = before[-1] if before else None
    path = held.path(one)
    return Row(
        commitment=one,
        words=pieces(last.text, one.text) if last and len(before) == 1 else pieces(one.text, one.text),
        path=path,
        moved=held.path(last) if last and _has_another_heading(held, one) else (),
        origins=tuple(origin for origin in origins if origin.here),
        onward=tuple(origin for origin in onward if origin.here),
        others=tuple(origin for origin in (*origins, *onward) if not origin.here),
        undoes=tuple(_origins(held, held.links_to.get(one.iri, ()), earlier=True, undoing=True)),
        undone=tuple(_origins(held, held.links_from.get(one.iri, ()), earlier=False, undoing=True)),
        no_longer=_no_longer(held, before, one),
        redated=moves_at(held, one),
        moves=tuple(change for change in held.changes_at.get(one.iri, ()) if change.kind in MOVES),
        steps=tuple(_step(held, held.commitments[iri]) for iri in held.milestones_of.get(one.iri, ())),
        supports=tuple(
            Support(held.measures[iri], held.findings_at(iri, one)) for iri in held.measures_of.get(one.iri, ())
        ),
        activity=held.commitments.get(one.parent),
        findings=held.findings_of.get(one.iri, ()),
        excerpts=excerpt(held, one),
        ending=ending(held, one),
        maybe_onward=perhaps.onward(held, one),
        maybe_back=perhaps.back(held, one),
    )


def _has_another_heading(held: Holdings, one: Commitment) -> bool:
    """Whether a row stands under another heading than the row that it carries on."""
    return any(change.kind == ChangeKind.MOVED_HEADING for change in held.changes_at.get(one.iri, ()))


def _origins(held: Holdings, links: Sequence[Link], *, earlier: bool, undoing: bool = False) -> list[Origin]:
    found = []
    for link in links:
        if not link.holds or link.joins is undoing:
            continue
        other = held.commitments[link.earlier if earlier else link.later]
        this = held.commitments[link.later if earlier else link.earlier]
        found.append(Origin(link, other, held.edition(other), other.kind == this.kind and other.thread == this.thread))
    return sorted(found, key=lambda one: (one.edition.start, one.earlier.order, one.earlier.iri))


def _no_longer(held: Holdings, before: Sequence[Commitment], now: Commitment) -> tuple[Name, ...]:
    """The persons and posts named before and not now, where somebody is named at all now."""
    telling = {link.earlier for link in told_by(held, now)}
    present = {name.agent or name.name for name in now.names}
    gone: dict[str, Name] = {}
    for role in ("officer", "member"):
        if not now.of_role(role):
            continue
        for one in (one for one in before if one.iri in telling):
            for name in one.of_role(role):
                if (name.agent or name.name) not in present:
                    gone.setdefault(name.agent or name.name, name)
    return tuple(gone.values())


def _step(held: Holdings, one: Commitment) -> Step:
    return Step(
        commitment=one,
        before=tuple(held.commitments[link.earlier] for link in held.links_to.get(one.iri, ()) if link.joins),
        after=tuple(held.commitments[link.later] for link in held.links_from.get(one.iri, ()) if link.joins),
        findings=held.findings_of.get(one.iri, ()),
        maybe=(*perhaps.back(held, one), *perhaps.onward(held, one)),
    )
