"""All that the pages need, asked once and joined: the records, and which belongs to which."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol, TypeVar

from goldenthread.site import asking, asking_agents, colours, quoted_lines
from goldenthread.site.addresses import file_name, page_of
from goldenthread.site.agent_records import Agent, DateIssue, Denied, Reviewer, Tenure, UnitChange
from goldenthread.site.cutting import document_cuts, part_path, source_cuts, source_page
from goldenthread.site.decided import Committee
from goldenthread.site.directions import agreed
from goldenthread.site.records import Change, Commitment, Edition, Finding, Heading, Link, Measure, StatedDate, Thread
from goldenthread.site.series import series_of
from goldenthread.site.synonyms import Subjects, subjects
from goldenthread.store import Store

if TYPE_CHECKING:
    from goldenthread.site.question_answers import Answer

T = TypeVar("T")


@dataclass(frozen=True, slots=True, eq=False)
class Holdings:
    """What is held, indexed. Dictionaries are in the order of the documents.

    It is equal to itself alone, so that what is worked out of it can be kept for the pages that ask again.

    Attributes:
        base: where the IRIs of the data begin.
        redacted: whether officers stand under pseudonyms; then there are no pages of sources.
        reviewers: everybody who judged.
        editions: documents by IRI, by council and plan year.
        headings: by IRI.
        commitments: by IRI.
        threads: by IRI.
        measures: by IRI.
        agents: persons, posts and units by IRI.
        links_to: the judgements on a later commitment, by its IRI.
        links_from: the judgements on an earlier commitment, by its IRI.
        changes_at: changes by the IRI of the later commitment.
        dates_in: the dates that the update of a commitment states, by its IRI.
        findings_of: findings by the IRI of what they are about.
        denied: what readers judged that an update does not say, by the code of the finding that it would have been.
        date_issues: what was met while reading deadlines.
        milestones_of: IRIs of milestones by the IRI of their activity.
        children_of: IRIs of commitments and headings right under a heading, in document order.
        measures_of: IRIs of measures by the IRI of the activity that they support.
        supported_by: IRIs of activities by the IRI of the measure that supports them.
        runs: the document and the first line of each run of source lines, by its IRI.
        counted_in: the judgements by which another table prints a measure too, by its IRI.
        perhaps: likenesses that nobody has decided, by the IRI of either row, the likeliest first.
        series_of: IRIs of the measures of all tables that are one series, by the IRI of each of them.
        unit_changes: how directorates were renamed, merged and divided.
        tenures: who held which post, where a document says so.
        lines_of: the text of each source line by its number, by the IRI of the document.
        taken_for: what a source line was taken for from which nothing was read, by document and number.
        places: where the run of lines that begins on a line stands, where its number does not say it.
        source_parts: the first line of each page of a source, by the IRI of the document.
        answers: the answers to the named questions by name; none where the pages show none.
        edition_parts: the place of the first row of each page of a document, by its IRI.
        subjects: what people look for, and names of one thing.
        values_of: what a parameter of a question may be, by its type.
        committee: what committees decided, and what was corrected.
    """

    base: str
    redacted: bool
    reviewers: tuple[Reviewer, ...]
    editions: Mapping[str, Edition]
    headings: Mapping[str, Heading]
    commitments: Mapping[str, Commitment]
    threads: Mapping[str, Thread]
    measures: Mapping[str, Measure]
    agents: Mapping[str, Agent]
    links_to: Mapping[str, tuple[Link, ...]]
    links_from: Mapping[str, tuple[Link, ...]]
    changes_at: Mapping[str, tuple[Change, ...]]
    dates_in: Mapping[str, tuple[StatedDate, ...]]
    findings_of: Mapping[str, tuple[Finding, ...]]
    milestones_of: Mapping[str, tuple[str, ...]]
    children_of: Mapping[str, tuple[str, ...]]
    measures_of: Mapping[str, tuple[str, ...]]
    supported_by: Mapping[str, tuple[str, ...]]
    runs: Mapping[str, tuple[str, int]]
    counted_in: Mapping[str, tuple[Link, ...]]
    series_of: Mapping[str, tuple[str, ...]]
    unit_changes: tuple[UnitChange, ...]
    tenures: tuple[Tenure, ...]
    lines_of: Mapping[str, Mapping[int, str]]
    taken_for: Mapping[tuple[str, int], str]
    places: Mapping[tuple[str, int], str]
    source_parts: Mapping[str, tuple[int, ...]]
    edition_parts: Mapping[str, tuple[int, ...]]
    denied: Mapping[str, tuple[Denied, ...]] = field(default_factory=dict)
    date_issues: tuple[DateIssue, ...] = ()
    answers: Mapping[str, Answer] = field(default_factory=dict)
    values_of: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    perhaps: Mapping[str, tuple[Link, ...]] = field(default_factory=dict)
    subjects: Subjects = field(default_factory=subjects)
    committee: Committee = field(default_factory=Committee)

    @classmethod
    def of(cls, store: Store, base: str, *, redacted: bool = False, for_pages: bool = True) -> Holdings:
        """Asks a store for everything, each query once.

        Args:
            store: where to ask.
            base: where the IRIs of the data begin.
            redacted: whether officers stand under pseudonyms.
            for_pages: also for what only the forms of the pages need.
        """
        editions = _by_iri(asking.editions(store))
        place = {iri: number for number, iri in enumerate(editions)}
        in_order = sorted(asking.commitments(store), key=lambda one: (*_place(one, place), one.iri))
        commitments = colours.explained(editions, in_order)
        headings = _by_iri(asking.headings(store))
        every: list[Heading | Commitment] = [*headings.values(), *commitments.values()]
        below = sorted(every, key=lambda one: _place(one, place))
        milestones = [one for one in commitments.values() if one.kind == "milestone"]
        links = [one for one in asking.links(store) if one.earlier in commitments and one.later in commitments]
        supports = asking.supports(store)
        counted_in = asking.measure_links(store)
        measures = agreed(_by_iri(asking.measures(store)), counted_in)
        runs = [] if redacted else asking.runs(store)
        lines = quoted_lines.texts(runs)
        return cls(
            base=base,
            redacted=redacted,
            reviewers=tuple(asking_agents.reviewers(store)),
            editions=editions,
            headings=headings,
            commitments=commitments,
            threads=_by_iri(asking.threads(store)),
            measures=measures,
            agents=_by_iri(asking_agents.agents(store)),
            links_to=_by((one.later, one) for one in links),
            links_from=_by((one.earlier, one) for one in links),
            changes_at=_by((one.later, one) for one in asking.changes(store)),
            dates_in=_by((one.commitment, one) for one in asking.stated_dates(store)),
            findings_of=_by((one.focus, one) for one in asking.findings(store)),
            denied=_by((one.code, one) for one in asking_agents.denied(store)),
            date_issues=tuple(asking_agents.date_issues(store)),
            milestones_of=_by(_under(milestones)),
            children_of=_by(_under(below)),
            measures_of=_by((activity, measure) for measure, activity in supports),
            supported_by=_by(supports),
            runs={run.iri: (run.edition, run.first) for run in runs},
            counted_in=_by_either(counted_in),
            series_of=series_of(measures.values(), editions),
            values_of=asking.values(store) if for_pages else {},
            subjects=subjects(asking_agents.own_subjects(store)),
            unit_changes=tuple(asking_agents.unit_changes(store)),
            tenures=tuple(asking_agents.tenures(store)),
            lines_of=lines,
            taken_for=quoted_lines.taken_for(runs),
            places=quoted_lines.places(runs),
            source_parts={edition: tuple(source_cuts(texts)) for edition, texts in lines.items()},
            edition_parts=_edition_parts(editions, below),
            perhaps=_by_either(asking.perhaps(store)),
            committee=Committee.of(store),
        )

    def edition(self, thing: Commitment | Heading | Measure) -> Edition:
        """The document that states something."""
        return self.editions[thing.edition]

    def of_body(self, body: str) -> tuple[Edition, ...]:
        """The documents of one council, the earliest first."""
        return tuple(one for one in self.editions.values() if one.body == body)

    def members(self, thread: Thread) -> tuple[Commitment, ...]:
        """The commitments of a thread, in the order of the documents."""
        mine = set(thread.members)
        order = {iri: place for place, iri in enumerate(self.editions)}
        found = [self.commitments[iri] for iri in mine if iri in self.commitments]
        return tuple(sorted(found, key=lambda one: (order[one.edition], one.order, one.iri)))

    def path(self, commitment: Commitment | Heading) -> tuple[Heading, ...]:
        """The headings above something, the highest first; of a milestone those above its activity."""
        found: list[Heading] = []
        parent = commitment.parent
        if parent in self.commitments:
            parent = self.commitments[parent].parent
        while parent in self.headings and self.headings[parent] not in found:
            found.append(self.headings[parent])
            parent = self.headings[parent].parent
        return tuple(reversed(found))

    def findings_around(self, commitment: Commitment) -> tuple[Finding, ...]:
        """The findings of a commitment, of its milestones and of the measures that support it."""
        iris = (commitment.iri, *self.milestones_of.get(commitment.iri, ()))
        mine = [finding for iri in iris for finding in self.findings_of.get(iri, ())]
        measures = self.measures_of.get(commitment.iri, ())
        return (*mine, *(it for iri in measures for it in self.findings_at(iri, commitment)))

    def findings_at(self, measure: str, supported: Commitment) -> tuple[Finding, ...]:
        """The findings of a measure that stand beside one that it supports: none that names another of these."""
        others = {*self.supported_by.get(measure, ())} - {supported.iri}
        return tuple(finding for finding in self.findings_of.get(measure, ()) if finding.value not in others)

    def anchor(self, edition: Edition) -> str:
        """The place of a document on the page of a thread."""
        return f"in-{file_name(edition.label)}-{file_name(edition.document)}"

    def place_of(self, iri: str) -> str:
        """The page, and the place on it, where something is shown: relative to the root of the site."""
        if iri in self.commitments:
            one = self.commitments[iri]
            return f"{page_of(one.thread, self.base)}#{self.anchor_of(one)}" if one.thread else ""
        if iri in self.headings:
            heading = self.headings[iri]
            part = bisect_right(self.edition_parts[heading.edition], heading.order)
            page = part_path(page_of(heading.edition, self.base), max(part, 1))
            return f"{page}#{heading.kind}-{file_name(iri.rsplit('/', 1)[-1])}"
        if iri in self.measures:
            return f"{page_of(self.series_of[iri][0], self.base)}#{self.anchor_of(self.measures[iri])}"
        return page_of(iri, self.base) if iri.startswith(self.base) else ""

    def anchor_of(self, one: Commitment | Measure) -> str:
        """The place of a commitment on the page of its thread, of a measure on that of its series.

        A commitment has the same anchor on the page of its document.
        """
        kind = "measure" if isinstance(one, Measure) else one.kind
        return f"{self.anchor(self.edition(one))}-{kind}-{file_name(one.iri.rsplit('/', 1)[-1])}"

    def anchor_of_finding(self, one: Finding) -> str:
        """The place of a finding on the page of what it is about."""
        return f"f-{file_name(one.iri.rsplit('/', 1)[-1])}"

    def place_of_finding(self, one: Finding) -> str:
        """The page, and the place on it, where a finding stands; of the page of a heading the heading itself."""
        place = self.place_of(one.focus)
        if not place or (one.focus not in self.commitments and one.focus not in self.measures):
            return place
        return f"{place.partition('#')[0]}#{self.anchor_of_finding(one)}"

    def source_beginning(self, edition: str) -> str:
        """The first page of a source, whose first lines may be blank; empty where sources are not shown."""
        lines = self.lines_of.get(edition)
        return self.source_place(edition, min(lines)).partition("#")[0] if lines else ""

    def source_place(self, edition: str, line: int, cell: int = 0) -> str:
        """The page of a source, and the line or the cell (from 1) on it; empty where sources are not shown."""
        parts = self.source_parts.get(edition)
        if not parts or line not in self.lines_of[edition]:
            return ""
        page = source_page(page_of(edition, self.base), bisect_right(parts, line))
        return f"{page}#L{line}" + (f"c{cell}" if cell else "")


class _Addressed(Protocol):
    """What has an IRI."""

    @property
    def iri(self) -> str:
        """Its IRI."""


A = TypeVar("A", bound=_Addressed)


def _by_iri(things: Iterable[A]) -> dict[str, A]:
    return {one.iri: one for one in things}


def _place(one: Heading | Commitment, places: Mapping[str, int]) -> tuple[int, int]:
    """Where a row stands: the place of its document, then its own."""
    return places.get(one.edition, len(places)), one.order


def _under(things: Iterable[Heading | Commitment]) -> Iterator[tuple[str, str]]:
    """Each row that stands under another: the IRI of that one and its own."""
    return ((one.parent, one.iri) for one in things if one.parent)


def _edition_parts(editions: Iterable[str], rows: Iterable[Heading | Commitment]) -> dict[str, tuple[int, ...]]:
    """Where each page of each document begins."""
    mine = _by((one.edition, one) for one in rows)
    return {edition: tuple(document_cuts(mine.get(edition, ()))) for edition in editions}


def _by_either(links: Iterable[Link]) -> dict[str, tuple[Link, ...]]:
    return _by((iri, one) for one in links for iri in (one.earlier, one.later))


def _by(pairs: Iterable[tuple[str, T]]) -> dict[str, tuple[T, ...]]:
    found: dict[str, list[T]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return {key: tuple(values) for key, values in found.items()}
