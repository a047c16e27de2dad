"""What people keep beside the documents of a data folder, read once, and which of it concerns which council.

Nothing passes between councils: no link, no name, no key. So each can be built for itself, with its own lines of every
table. A line of a council that the catalogue does not have stands with the first that it has, where its fault is told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from goldenthread.agent_register import AGENTS, AgentEntry, load_agents
from goldenthread.committee_folder import DecisionLine as CommitteeLine
from goldenthread.committee_folder import load_committee
from goldenthread.corrections import CORRECTIONS, load_corrections
from goldenthread.identity.identity_tables import Register, load_register
from goldenthread.interpret.judgements import FOLDER as JUDGEMENTS
from goldenthread.interpret.judgements import load_judgements
from goldenthread.interpret.readings import Judgement
from goldenthread.issues import Issue
from goldenthread.linking.calibration import Level, load_calibration
from goldenthread.linking.closings import ClosingLine, load_closings
from goldenthread.linking.decisions import DecisionLine, load_decisions, untrue
from goldenthread.linking.meaning import Meanings, load_meanings
from goldenthread.linking.measure_links import FOLDER as MEASURES
from goldenthread.linking.measured import Measured, load_measured
from goldenthread.minting import keyed
from goldenthread.model import Correction, Reviewers
from goldenthread.model.subjects import OwnSubjects
from goldenthread.read.patches import Patch, load_patches
from goldenthread.read.source_catalogue import Catalogue, load_catalogue
from goldenthread.registers import RECORDS, Entry, load_entries
from goldenthread.reviewer_register import FILE as REVIEWERS
from goldenthread.reviewer_register import Named, load_reviewers, undeclared
from goldenthread.subject_file import FILE as SUBJECTS
from goldenthread.subject_file import load_subjects
from goldenthread.thread_register import THREADS, ThreadEntry, load_threads
from goldenthread.validation.checks import load_checks

_Line = TypeVar("_Line")


@dataclass(frozen=True, slots=True)
class Tables:
    """The catalogue and the tables of a data folder, of all councils or of one.

    Attributes:
        catalogue: its documents.
        patches: readings of single cells.
        register: who is who.
        rows: keys of rows.
        threads: keys of threads.
        agents: keys of persons, posts and units.
        reviewers: who judged.
        links: decisions about commitments.
        measure_links: decisions about measures.
        closings: what readers closed.
        judgements: of comments.
        committee: decisions of committees.
        corrections: what was wrong in the data.
        subjects: what is added to the subjects that ship.
        calibration: how links are scored.
        meanings: vectors of wordings.
        measured: how often the machine's links were wrong.
    """

    catalogue: Catalogue
    patches: Sequence[Patch]
    register: Register
    rows: Sequence[Entry]
    threads: Sequence[ThreadEntry]
    agents: Sequence[AgentEntry]
    reviewers: Reviewers
    links: Sequence[DecisionLine]
    measure_links: Sequence[DecisionLine]
    closings: Sequence[ClosingLine]
    judgements: Sequence[Judgement]
    committee: Sequence[CommitteeLine]
    corrections: Sequence[Correction]
    subjects: OwnSubjects
    calibration: Mapping[str, Level]
    meanings: Meanings
    measured: Measured

    @property
    def bodies(self) -> tuple[str, ...]:
        """The keys of the councils that have a document, in the order in which they are built."""
        return tuple(sorted({entry.body for entry in self.catalogue.documents}))

    def issues(self) -> list[Issue]:
        """What no council alone can tell: unknown reviewers, patches of no document, keys of another council's rows."""
        named = [Named(one.reviewers, Path(one.path), one.line) for one in (*self.links, *self.measure_links)]
        named += [Named(one.keys, Path(one.path), one.line) for one in self.closings]
        named += [Named(one.readers, one.path, one.line) for one in self.judgements]
        lines = [*self.links, *self.measure_links]
        astray = [*_without_document(self.patches, self.catalogue), *_of_another(self.threads, self.catalogue.base)]
        return [*untrue(lines, self.reviewers), *undeclared(named, self.reviewers), *astray]

    def by_body(self) -> dict[str, Tables]:
        """The tables of each council alone."""
        bodies, base = self.bodies, self.catalogue.base
        known = frozenset(bodies)

        def home(body: str) -> str:
            return body if body in known else bodies[0]

        def of(iri: str) -> str:
            return home(iri.removeprefix(base).partition("/")[0])

        def apart(lines: Iterable[_Line], body_of: Callable[[_Line], str]) -> Mapping[str, list[_Line]]:
            found: dict[str, list[_Line]] = defaultdict(list)
            for line in lines:
                found[body_of(line)].append(line)
            return found

        documents = apart(self.catalogue.documents, lambda one: one.body)
        patches = apart((one for one in self.patches if one.body), lambda one: home(one.body))
        anywhere = [one for one in self.patches if not one.body]
        register = self.register
        persons, posts = apart(register.persons, lambda o: home(o.body)), apart(register.posts, lambda o: home(o.body))
        units, changes = apart(register.units, lambda o: home(o.body)), apart(register.changes, lambda o: home(o.body))
        tenures = apart(register.tenures, lambda one: home(one.body))
        distinct = apart(register.distinct, lambda one: home(one[0]))
        namesakes = apart(register.namesakes, lambda one: home(one.body))
        rows = apart(self.rows, lambda one: home(one.body))
        threads = apart(self.threads, lambda one: home(one.body))
        agents = apart(self.agents, lambda one: home(one.body))
        links = apart(self.links, lambda one: of(one.later))
        measure_links = apart(self.measure_links, lambda one: of(one.later))
        closings = apart(self.closings, lambda one: of(one.commitment))
        judgements = apart(self.judgements, lambda one: of(one.commitment))
        committee = apart(self.committee, lambda one: of(one.decision.about))
        corrections = apart(self.corrections, lambda one: of(one.about))
        return {
            body: replace(
                self,
                catalogue=self.catalogue.model_copy(update={"documents": tuple(documents[body])}),
                patches=[*anywhere, *patches.get(body, ())],
                register=Register(
                    tuple(persons.get(body, ())),
                    tuple(posts.get(body, ())),
                    tuple(units.get(body, ())),
                    tuple(changes.get(body, ())),
                    tuple(tenures.get(body, ())),
                    frozenset(distinct.get(body, ())),
                    tuple(namesakes.get(body, ())),
                ),
                rows=rows.get(body, ()),
                threads=threads.get(body, ()),
                agents=agents.get(body, ()),
                links=links.get(body, ()),
                measure_links=measure_links.get(body, ()),
                closings=closings.get(body, ()),
                judgements=judgements.get(body, ()),
                committee=committee.get(body, ()),
                corrections=corrections.get(body, ()),
            )
            for body in bodies
        }


def load_tables(data: Path, *, patches: bool = True, decisions: bool = True) -> Tables:
    """The catalogue and the tables of a data folder.

    Args:
        data: the data folder.
        patches: whether to take the readings of ``data/patches``.
        decisions: whether to take what readers decided about links and comments.

    Raises:
        DataError: the catalogue or a table cannot be understood.
    """
    catalogue = load_catalogue(data)
    base, links, registers = catalogue.base, data / "links", data / "registers"
    return Tables(
        catalogue=catalogue,
        patches=load_patches(data / "patches") if patches else [],
        register=load_register(data / "identities"),
        rows=load_entries(registers / RECORDS),
        threads=load_threads(registers / THREADS, base),
        agents=load_agents(registers / AGENTS),
        reviewers=load_reviewers(data / REVIEWERS),
        links=load_decisions(links, base) if decisions else [],
        measure_links=load_decisions(links / MEASURES, base) if decisions else [],
        closings=load_closings(links, base) if decisions else [],
        judgements=load_judgements(data / JUDGEMENTS, base) if decisions else [],
        committee=load_committee(data, base, {check.code for check in load_checks().values()}),
        corrections=load_corrections(data / CORRECTIONS, base),
        subjects=load_subjects(data / SUBJECTS),
        calibration=load_calibration(links),
        meanings=load_meanings(links),
        measured=load_measured(links),
    )


def _without_document(patches: Iterable[Patch], catalogue: Catalogue) -> Iterator[Issue]:
    """An issue for each patch that is about no document of the catalogue."""
    editions = catalogue.editions()
    for patch in patches:
        if not any(patch.is_about(edition) for edition in editions):
            about = " ".join(filter(None, (patch.body, patch.edition, patch.document)))
            message = f"A patch is about {about}, which is no document of the catalogue: it was not applied."
            yield Issue("", 0, "patch-unused", patch.field, patch.printed, patch.reading, "patch", message)


def _of_another(threads: Iterable[ThreadEntry], base: str) -> Iterator[Issue]:
    """An issue for each registered thread that names rows of another council."""
    for one in threads:
        if foreign := [iri for iri in one.members if iri.removeprefix(base).partition("/")[0] != one.body]:
            key = f"{one.body} {one.level.value} {one.key}"
            message = (
                f"registers/{THREADS}: thread {key} names {keyed(foreign[0], base)}, which is another council's row."
            )
            yield Issue("", 0, "key-astray", "members", key, keyed(foreign[0], base), "registers", message)
