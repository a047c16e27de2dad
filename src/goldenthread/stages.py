"""What documents, registers and decisions say: read, told who is who, linked, interpreted, put into statements."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from goldenthread.agent_register import AGENTS, load_agents
from goldenthread.committee import Placed, load_committee, placed
from goldenthread.corrections import CORRECTIONS, load_corrections
from goldenthread.graph import dataset, nquads
from goldenthread.identity.register import load_register
from goldenthread.identity.resolve import Identified, identify
from goldenthread.interpret import interpret
from goldenthread.interpret.judgements import FOLDER as JUDGEMENTS
from goldenthread.interpret.judgements import load_judgements
from goldenthread.issues import Issue
from goldenthread.linking.calibration import load_calibration
from goldenthread.linking.changes import changes
from goldenthread.linking.closings import apply_closings, load_closings
from goldenthread.linking.decisions import load_decisions, untrue
from goldenthread.linking.judging import apply_decisions
from goldenthread.linking.meaning import load_meanings, missing
from goldenthread.linking.measure_links import FOLDER as MEASURES
from goldenthread.linking.measure_links import measure_rows, propose_measures
from goldenthread.linking.measured import Accuracies, accuracies
from goldenthread.linking.profiles import Profile, profiles
from goldenthread.linking.propose import propose
from goldenthread.linking.threads import build_threads
from goldenthread.minting import Minter
from goldenthread.model import Closing, Correction, Link, Thread
from goldenthread.read.data_folder import Progress, Reading, read_folder, silent
from goldenthread.read.expectations import CODE as UNEXPECTED
from goldenthread.read.source_catalogue import load_catalogue
from goldenthread.registers import RECORDS, Keys, assign, load_entries
from goldenthread.retired_keys import retired
from goldenthread.reviewers import FILE as REVIEWERS
from goldenthread.reviewers import Named, load_reviewers, undeclared
from goldenthread.subject_file import FILE as SUBJECTS
from goldenthread.subject_file import load_subjects
from goldenthread.thread_register import THREADS, load_threads
from goldenthread.validation.checks import load_checks


@dataclass(frozen=True, slots=True)
class Linked:
    """Links and threads of all commitments, links of measures, and what was met on the way."""

    profiles: Sequence[Profile]
    links: Sequence[Link]
    threads: Sequence[Thread]
    closings: Sequence[Closing]
    issues: Sequence[Issue]
    measures: Sequence[Link] = ()
    accuracies: Accuracies = Accuracies()  # noqa: RUF009 - frozen, and holds nothing


@dataclass(frozen=True, slots=True)
class Stated:
    """All that the documents, registers and decisions say, as sorted N-Quads, before anything is judged."""

    content: bytes
    minter: Minter
    accounting: dict[str, Counter[str]]
    unread: tuple[Issue, ...] = ()


def read(data: Path, *, patches: bool = True, jobs: int = 1, progress: Progress = silent) -> tuple[Reading, Minter]:
    """Reads every document of a data folder."""
    catalogue = load_catalogue(data)
    return read_folder(data, catalogue, patches=patches, jobs=jobs, progress=progress), Minter(catalogue.base)


def who_is_who(data: Path, reading: Reading) -> tuple[Reading, Identified]:
    """What was read, its officers under the names of ``data/identities``, and the persons, posts and units."""
    identified = identify(reading.plans, load_register(data / "identities"))
    return replace(reading, plans=identified.plans), identified


def link(data: Path, reading: Reading, keys: Keys, minter: Minter, *, decisions: bool = True) -> Linked:
    """Links and threads of what was read: the machine proposes, decisions of readers stand above it."""
    known = profiles(reading.plans, keys.namer(minter))
    lines = load_decisions(data / "links", minter.base) if decisions else []
    closing_lines = load_closings(data / "links", minter.base) if decisions else []
    register = load_reviewers(data / REVIEWERS)
    closed = apply_closings(closing_lines, {profile.iri: profile for profile in known}, register)
    meanings = load_meanings(data / "links")
    proposed = propose(known, load_calibration(data / "links"), meanings)
    judged = apply_decisions(proposed, lines, known, closed, register)
    threads = build_threads(known, judged.links, load_threads(data / "registers" / THREADS, minter.base), minter)
    rows = measure_rows(reading.plans, keys.namer(minter))
    of_measures = load_decisions(data / "links" / MEASURES, minter.base) if decisions else []
    measures = apply_decisions(propose_measures(rows), of_measures, [row.profile for row in rows], None, register)
    lines = [*lines, *of_measures]
    named = [Named(line.reviewers, Path(line.path), line.line) for line in lines]
    named += [Named(line.keys, Path(line.path), line.line) for line in closing_lines]
    issues = (*judged.issues, *measures.issues, *closed.issues, *untrue(lines, register), *undeclared(named, register))
    issues = (*issues, *missing(known, meanings))
    accurate = accuracies(data / "links", known, meanings)
    return Linked(known, judged.links, threads, closed.closings, issues, measures.links, accurate)


def decided(
    data: Path, reading: Reading, keys: Keys, minter: Minter, linked: Linked
) -> tuple[Placed, Sequence[Correction]]:
    """What committees decided about what was read, and what was wrong in it.

    Raises:
        DataError: a line cannot be taken as it stands.
    """
    lines = load_committee(data, minter.base, {check.code for check in load_checks().values()})
    decisions = placed(lines, linked.threads, {profile.iri for profile in linked.profiles}, minter.base)
    known = {iri: iri for (edition, kind, _), key in keys.by_row.items() if (iri := minter.record(edition, kind, key))}
    known |= {iri: iri for plan in reading.plans if (iri := minter.edition(plan.edition))}
    known |= {iri: thread.iri for thread in linked.threads for iri in (thread.iri, *thread.replaces)}
    return decisions, load_corrections(data / CORRECTIONS, minter.base, known)


def state(data: Path, *, patches: bool, decisions: bool, interpretation: bool, jobs: int, progress: Progress) -> Stated:
    """Reads, identifies, links, interprets, and says it all in statements."""
    reading, minter = read(data, patches=patches, jobs=jobs, progress=progress)
    progress("identity", "who is meant by each name")
    reading, identified = who_is_who(data, reading)
    progress("linking", f"{sum(len(plan.commitments) for plan in reading.plans):,} commitments")
    registers = data / "registers"
    rows = load_entries(registers / RECORDS)
    keys = assign(reading.plans, rows)
    linked = link(data, reading, keys, minter, decisions=decisions)
    progress("graph", f"{len(linked.threads):,} threads")
    iri_of = keys.namer(minter)
    progress("interpretation", "what titles and comments say")
    judgements = load_judgements(data / JUDGEMENTS, minter.base) if decisions else []
    readings = interpret(reading.plans, iri_of, judgements, rules=interpretation)
    register = load_reviewers(data / REVIEWERS)
    committee, corrections = decided(data, reading, keys, minter, linked)
    unknown = undeclared([Named(one.readers, one.path, one.line) for one in judgements], register)
    content = nquads(
        dataset(
            reading.plans,
            minter=minter,
            iri_of=iri_of,
            printed=reading.printed,
            links=linked.links,
            measure_links=linked.measures,
            accuracies=linked.accuracies,
            threads=linked.threads,
            changes=changes(
                reading.plans,
                iri_of,
                linked.links,
                readings=readings,
                identities=identified.identities,
            ),
            identities=identified.identities,
            readings=readings,
            closings=linked.closings,
            reviewers=register,
            decisions=committee.decisions,
            corrections=corrections,
            issues=(
                *identified.issues,
                *keys.issues,
                *linked.issues,
                *readings.issues,
                *committee.issues,
                *unknown,
            ),
            retired=retired(
                rows,
                load_threads(registers / THREADS, minter.base),
                load_agents(registers / AGENTS),
                linked.threads,
                minter,
            ),
            subjects=load_subjects(data / SUBJECTS),
        )
    )
    unread = tuple(issue for plan in reading.plans for issue in plan.issues if issue.code == UNEXPECTED)
    return Stated(content, minter, reading.accounting(), unread)
