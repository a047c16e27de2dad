"""The stages of a build, in their order: the file to read first.

catalogue -> reading (with patches) -> identity -> keys -> links -> threads -> readings -> quads -> facts -> findings
-> file
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from goldenthread.errors import BuildError
from goldenthread.export.folder import may_hold_build
from goldenthread.files import is_there, listed, only_writer, read_text, replace_text
from goldenthread.graph import dataset, merged, nquads, part_quads, statements_by_graph
from goldenthread.identity.register import load_register
from goldenthread.identity.resolve import Identified, identify
from goldenthread.interpret import interpret
from goldenthread.interpret.judgements import FOLDER as JUDGEMENTS
from goldenthread.interpret.judgements import load_judgements, to_judge
from goldenthread.interpret.judgements import rekeyed as rekeyed_judgements
from goldenthread.issues import Issue
from goldenthread.linking.calibration import load_calibration
from goldenthread.linking.changes import changes
from goldenthread.linking.closings import apply_closings, load_closings
from goldenthread.linking.decisions import load_decisions, untrue
from goldenthread.linking.decisions import rekeyed as rekeyed_decisions
from goldenthread.linking.judging import apply_decisions
from goldenthread.linking.meaning import load_meanings, missing
from goldenthread.linking.profiles import Profile, profiles
from goldenthread.linking.propose import propose
from goldenthread.linking.threads import build_threads, components, update_threads
from goldenthread.model import Closing, Link, Thread
from goldenthread.namespaces import Minter
from goldenthread.query.rdf import query_quads
from goldenthread.read.catalogue import load_catalogue
from goldenthread.read.expectations import CODE as UNEXPECTED
from goldenthread.read.folder import Reading, read_folder
from goldenthread.redaction.folders import refuse_mixing
from goldenthread.redaction.mentions import Names
from goldenthread.redaction.proof import prove
from goldenthread.redaction.rewrite import redacted
from goldenthread.redaction.rulings import load_rulings
from goldenthread.redaction.seal import write_seal
from goldenthread.registers import (
    RECORDS,
    THREADS,
    Keys,
    assign,
    dump_entries,
    dump_threads,
    load_entries,
    load_threads,
    update,
)
from goldenthread.renewal import Renewal, reserved
from goldenthread.reviewers import FILE as REVIEWERS
from goldenthread.reviewers import Named, load_reviewers, undeclared
from goldenthread.store import EmbeddedStore
from goldenthread.store.summary import DATASET, SUMMARY, fingerprint, summary_of
from goldenthread.validation import (
    ACKNOWLEDGED,
    Acknowledgement,
    Finding,
    acknowledge,
    derive_facts,
    failing,
    findings_to_quads,
    load_acknowledged,
    quality_quads,
    validate,
    validate_by_parts,
)
from goldenthread.validation.acknowledged import as_data, from_data
from goldenthread.validation.acknowledged import rekeyed as rekeyed_acknowledgements

Progress = Callable[[str, str], None]
"""Told at the beginning of each stage: its name, and what it works on."""


def _silent(_stage: str, _what: str) -> None:
    """Progress that nobody watches."""


@dataclass(frozen=True, slots=True)
class Linked:
    """Links and threads of all commitments, and what was met on the way."""

    profiles: Sequence[Profile]
    links: Sequence[Link]
    threads: Sequence[Thread]
    closings: Sequence[Closing]
    issues: Sequence[Issue]


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made.

    Attributes:
        dataset: the file of statements.
        statements: how many there are.
        accounting: per edition, what its lines were taken for.
        findings: what the shapes report.
        broken: findings about the structure, which are the program's own fault.
        taken_for_posts: in a redacted build, titles that no register has and that stay as they are printed.
        unread: documents that gave nothing, or not what their layout expects.
    """

    dataset: Path
    statements: int
    accounting: dict[str, Counter[str]]
    findings: Sequence[Finding]
    broken: Sequence[Finding]
    taken_for_posts: Sequence[str] = ()
    unread: Sequence[Issue] = ()


def read(data: Path, *, patches: bool = True, jobs: int = 1, progress: Progress = _silent) -> tuple[Reading, Minter]:
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
    named = [Named(line.reviewers, Path(line.path), line.line) for line in lines]
    named += [Named(line.keys, Path(line.path), line.line) for line in closing_lines]
    issues = (*judged.issues, *closed.issues, *untrue(lines, register), *undeclared(named, register))
    return Linked(known, judged.links, threads, closed.closings, (*issues, *missing(known, meanings)))


def build(
    data: Path,
    out: Path,
    *,
    patches: bool = True,
    decisions: bool = True,
    interpretation: bool = True,
    redact: bool = False,
    jobs: int = 1,
    progress: Progress = _silent,
) -> Built:
    """Builds the graph of a data folder into an output folder, whole or not at all.

    Raises:
        GoldenThreadError: something cannot be read or written, or a redacted build would name an officer; the output
            folder is as it was.
    """
    may_hold_build(out, DATASET, data)
    with reserved(out, last=SUMMARY) as renewal:
        refuse_mixing(out, redacted=redact)
        stated = state(
            data, patches=patches, decisions=decisions, interpretation=interpretation, jobs=jobs, progress=progress
        )
        return _written(stated, data, renewal, redact=redact, progress=progress)


def _written(stated: Stated, data: Path, renewal: Renewal, *, redact: bool, progress: Progress) -> Built:
    """Judges what is stated, and writes it all."""
    progress("facts", "what compares several statements")
    store = EmbeddedStore.parse(stated.content)
    judged = list(facts := derive_facts(store, stated.minter))
    store.add(facts)
    progress("validation", "shapes")
    known = load_acknowledged(data / ACKNOWLEDGED, stated.minter.base)
    findings, _ = acknowledge(validate(store, stated.minter), known)
    judged += (found := findings_to_quads(findings, stated.minter))
    store.add(found)
    judged += [*quality_quads(store, stated.minter), *query_quads(stated.minter)]
    del store
    texts = (stated.content, nquads(judged))
    parts = nquads(part_quads(stated.minter.graph("parts"), statements_by_graph(merged(*texts))))
    progress("writing", str(renewal.output))
    names, posts = Names(), tuple[str, ...]()
    with renewal.renewed() as folder:
        with (folder / DATASET).open("wb") as stream:
            stream.writelines(merged(*texts, parts))
        if redact:
            hidden = redacted(folder / DATASET, load_rulings(data))
            names, posts = hidden.names, hidden.taken_for_posts
            content = b"".join(hidden.lines)
            (folder / DATASET).write_bytes(content)
            write_seal(folder, names, hashlib.sha256(content).hexdigest())
        held = fingerprint(folder / DATASET)
        summary = {
            "base": stated.minter.base,
            "dataset": held.as_data(),
            "redacted": redact,
            "acknowledged": as_data(known, stated.minter.base, named=not redact),
            "lines": {label: dict(sorted(found.items())) for label, found in stated.accounting.items()},
        }
        text = json.dumps(summary, indent=1, sort_keys=True) + "\n"
        prove(names, [(SUMMARY, text)])
        (folder / SUMMARY).write_text(text, encoding="utf-8")
    dataset = renewal.output / DATASET
    return Built(dataset, held.statements, stated.accounting, findings, failing(findings), posts, stated.unread)


@dataclass(frozen=True, slots=True)
class Stated:
    """All that the documents, registers and decisions say, as sorted N-Quads, before anything is judged."""

    content: bytes
    minter: Minter
    accounting: dict[str, Counter[str]]
    unread: tuple[Issue, ...] = ()


def state(data: Path, *, patches: bool, decisions: bool, interpretation: bool, jobs: int, progress: Progress) -> Stated:
    """Reads, identifies, links, interprets, and says it all in statements."""
    reading, minter = read(data, patches=patches, jobs=jobs, progress=progress)
    progress("identity", "who is meant by each name")
    reading, identified = who_is_who(data, reading)
    progress("linking", f"{sum(len(plan.commitments) for plan in reading.plans):,} commitments")
    keys = assign(reading.plans, load_entries(data / "registers" / RECORDS))
    linked = link(data, reading, keys, minter, decisions=decisions)
    progress("graph", f"{len(linked.threads):,} threads")
    iri_of = keys.namer(minter)
    progress("interpretation", "what titles and comments say")
    judgements = load_judgements(data / JUDGEMENTS, minter.base) if decisions else []
    readings = interpret(reading.plans, iri_of, judgements, rules=interpretation)
    register = load_reviewers(data / REVIEWERS)
    unknown = undeclared([Named(one.readers, one.path, one.line) for one in judgements], register)
    content = nquads(
        dataset(
            reading.plans,
            minter=minter,
            iri_of=iri_of,
            printed=reading.printed,
            links=linked.links,
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
            issues=(*identified.issues, *keys.issues, *linked.issues, *readings.issues, *unknown),
        )
    )
    unread = tuple(issue for plan in reading.plans for issue in plan.issues if issue.code == UNEXPECTED)
    return Stated(content, minter, reading.accounting(), unread)


def comments_to_judge(data: Path) -> list[str]:
    """What the rules propose of comments and no reader has judged, as lines of a file of judgements.

    Raises:
        GoldenThreadError: something in the data folder cannot be read.
    """
    reading, minter = read(data)
    iri_of = assign(reading.plans, load_entries(data / "registers" / RECORDS)).namer(minter)
    return list(to_judge(reading.plans, iri_of, load_judgements(data / JUDGEMENTS, minter.base), minter.base))


def check(
    built: Path, data: Path | None = None, jobs: int = 1
) -> tuple[tuple[Finding, ...], tuple[Acknowledgement, ...]]:
    """What the shapes report of a built graph, and which acknowledgements fit nothing of it.

    Args:
        built: the folder of the build.
        data: the data folder whose acknowledgements count; those that the build took in, where none is given.
        jobs: how many parts are checked at the same time.
    """
    store = EmbeddedStore.open(built)
    base, kept = acknowledged_in(built)
    minter = Minter(base)
    found = validate_by_parts(store, minter, jobs=jobs) if jobs > 1 else validate(store, minter)
    return acknowledge(found, load_acknowledged(data / ACKNOWLEDGED, base) if data else kept)


def acknowledged_in(built: Path) -> tuple[str, tuple[Acknowledgement, ...]]:
    """The base of a build, and what was acknowledged in the data folder that it was made of.

    Raises:
        BuildError: the build has no summary, or it is damaged.
    """
    summary = summary_of(built)
    try:
        return str(summary["base"]), from_data(summary.get("acknowledged", []), str(summary["base"]))
    except (ValueError, KeyError, TypeError, AttributeError):
        raise BuildError("the summary of the build is missing or damaged: build again", path=built / SUMMARY) from None


def update_registers(data: Path) -> list[tuple[Path, int, int]]:
    """Writes the keys of what is new into the registers of a data folder: into both, or into none.

    Returns:
        Each file, with its entries before and now.
    """
    load_catalogue(data)
    folder = data / "registers"
    with reserved(folder) as renewal:
        reading, minter = read(data)
        reading, _ = who_is_who(data, reading)
        entries = load_entries(folder / RECORDS)
        now = update(reading.plans, entries)
        linked = link(data, reading, assign(reading.plans, now), minter)
        threads = load_threads(folder / THREADS, minter.base)
        threads_now = update_threads(components(linked.profiles, linked.links), threads, minter)
        texts = {RECORDS: dump_entries(now), THREADS: dump_threads(threads_now, minter.base)}
        with renewal.renewed() as new:
            for name, text in texts.items():
                (new / name).write_text(text, encoding="utf-8", newline="")
    return [(folder / RECORDS, len(entries), len(now)), (folder / THREADS, len(threads), len(threads_now))]


def update_keys(data: Path) -> list[Path]:
    """Writes keys for IRIs into the decisions, judgements and acknowledgements of a data folder.

    Returns:
        The files that held IRIs, or spoke of another base than the catalogue's.
    """
    base = load_catalogue(data).base
    files = [(path, rekeyed_decisions) for path in listed(data / "links", "*.sssom.tsv")]
    files += [(path, rekeyed_judgements) for path in listed(data / JUDGEMENTS, "*.tsv")]
    files += [(path, rekeyed_acknowledgements) for path in (data / ACKNOWLEDGED,) if is_there(path)]
    changed = []
    for path, rekeyed in files:
        with only_writer(path):
            text = read_text(path)
            if (now := rekeyed(text, base)) != text:
                replace_text(path, now)
                changed.append(path)
    return changed
