"""What documents, registers and decisions say: read, told who is who, linked, interpreted, put into statements."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from goldenthread.committee_folder import Placed, placed
from goldenthread.corrections import CORRECTIONS, corrected
from goldenthread.folder_tables import Tables
from goldenthread.graph import dataset, nquads_aside
from goldenthread.identity.identity_tables import load_register
from goldenthread.identity.resolve import Identified, identify
from goldenthread.interpret import interpret
from goldenthread.issues import Issue
from goldenthread.linking.changes import changes
from goldenthread.linking.closings import apply_closings
from goldenthread.linking.judging import apply_decisions
from goldenthread.linking.meaning import missing
from goldenthread.linking.measure_links import measure_rows, propose_measures
from goldenthread.linking.measured import Accuracies, accuracies
from goldenthread.linking.profiles import Profile, profiles
from goldenthread.linking.propose import propose
from goldenthread.linking.threads import build_threads
from goldenthread.minting import Minter
from goldenthread.model import Closing, Correction, Link, Thread
from goldenthread.read.data_folder import Accounting, Reading, read_folder
from goldenthread.read.expectations import CODE as UNEXPECTED
from goldenthread.read.source_catalogue import load_catalogue
from goldenthread.registers import Keys, assign
from goldenthread.retired_keys import retired
from goldenthread.steps import Progress, silent


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
    """All that some documents, registers and decisions say, before anything is judged.

    Attributes:
        content: a file of sorted N-Quads.
        accounting: what the lines of each document were taken for.
        unread: documents that gave nothing, or not what their layout expects.
    """

    content: Path
    accounting: Accounting
    unread: tuple[Issue, ...] = ()


def read(data: Path, *, patches: bool = True, jobs: int = 1, progress: Progress = silent) -> tuple[Reading, Minter]:
    """Reads every document of a data folder."""
    catalogue = load_catalogue(data)
    known = None if patches else ()
    return read_folder(data, catalogue, patches=known, jobs=jobs, progress=progress), Minter(catalogue.base)


def who_is_who(data: Path, reading: Reading) -> tuple[Reading, Identified]:
    """What was read, its officers under the names of ``data/identities``, and the persons, posts and units."""
    identified = identify(reading.plans, load_register(data / "identities"))
    return replace(reading, plans=identified.plans), identified


def link(tables: Tables, reading: Reading, keys: Keys, minter: Minter) -> Linked:
    """Links and threads of what was read: the machine proposes, decisions of readers stand above it."""
    known = profiles(reading.plans, keys.namer(minter))
    register, meanings = tables.reviewers, tables.meanings
    closed = apply_closings(tables.closings, {profile.iri: profile for profile in known}, register)
    proposed = propose(known, tables.calibration, meanings)
    judged = apply_decisions(proposed, tables.links, known, closed, register)
    threads = build_threads(known, judged.links, tables.threads, minter)
    rows = measure_rows(reading.plans, keys.namer(minter))
    row_profiles = [row.profile for row in rows]
    measures = apply_decisions(propose_measures(rows), tables.measure_links, row_profiles, None, register)
    issues = (*judged.issues, *measures.issues, *closed.issues, *missing(known, meanings))
    accurate = accuracies(tables.measured, known, meanings)
    return Linked(known, judged.links, threads, closed.closings, issues, measures.links, accurate)


def decided(
    data: Path, tables: Tables, reading: Reading, keys: Keys, minter: Minter, linked: Linked
) -> tuple[Placed, Sequence[Correction]]:
    """What committees decided about what was read, and what was wrong in it; what is unread is left out.

    Raises:
        DataError: a line is about nothing that there is.
    """
    unread = tuple(minter.edition(edition) for edition in reading.unread)
    lines = [one for one in tables.committee if not one.decision.about.startswith(unread)]
    log = [one for one in tables.corrections if not one.about.startswith(unread)]
    decisions = placed(lines, linked.threads, {profile.iri for profile in linked.profiles}, minter.base)
    known = {iri: iri for (edition, kind, _), key in keys.by_row.items() if (iri := minter.record(edition, kind, key))}
    known |= {iri: iri for plan in reading.plans if (iri := minter.edition(plan.edition))}
    known |= {iri: thread.iri for thread in linked.threads for iri in (thread.iri, *thread.replaces)}
    return decisions, corrected(log, known, minter.base, data / CORRECTIONS)


def state(
    data: Path,
    tables: Tables,
    content: Path,
    *,
    interpretation: bool,
    jobs: int,
    progress: Progress,
    go_on: bool = False,
) -> Stated:
    """Reads, identifies, links, interprets, and says it all in statements.

    Args:
        data: the data folder.
        tables: what it holds of the council that is wanted.
        content: the file to write the statements into.
        interpretation: whether to infer anything from sentences.
        jobs: how many documents are read at the same time.
        progress: told before each step.
        go_on: whether documents that cannot be read are left out.
    """
    minter = Minter(tables.catalogue.base)
    reading = read_folder(data, tables.catalogue, patches=tables.patches, jobs=jobs, go_on=go_on, progress=progress)
    progress("identity", "who is meant by each name")
    identified = identify(reading.plans, tables.register)
    reading = replace(reading, plans=identified.plans)
    progress("linking", f"{sum(len(plan.commitments) for plan in reading.plans):,} commitments")
    keys = assign(reading.plans, tables.rows)
    linked = link(tables, reading, keys, minter)
    progress("graph", f"{len(linked.threads):,} threads")
    iri_of = keys.namer(minter)
    progress("interpretation", "what titles and comments say")
    readings = interpret(reading.plans, iri_of, tables.judgements, rules=interpretation)
    committee, corrections = decided(data, tables, reading, keys, minter, linked)
    nquads_aside(
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
            reviewers=tables.reviewers,
            decisions=committee.decisions,
            corrections=corrections,
            issues=(
                *reading.unread.values(),
                *identified.issues,
                *keys.issues,
                *linked.issues,
                *readings.issues,
                *committee.issues,
            ),
            retired=retired(tables.rows, tables.threads, tables.agents, linked.threads, minter),
            subjects=tables.subjects,
            body=tables.bodies[0],
        ),
        content,
    )
    unexpected = (issue for plan in reading.plans for issue in plan.issues if issue.code == UNEXPECTED)
    return Stated(content, reading.taken_for(), (*reading.unread.values(), *unexpected))


def state_of_all(tables: Tables, content: Path) -> Stated:
    """What is said of a data folder as a whole, of no council alone: what is wrong with those who judged."""
    minter = Minter(tables.catalogue.base)
    iri_of = Keys({}).namer(minter)
    quads = dataset((), minter=minter, iri_of=iri_of, printed={}, subjects=tables.subjects, issues=tables.issues())
    nquads_aside(quads, content)
    return Stated(content, {})
