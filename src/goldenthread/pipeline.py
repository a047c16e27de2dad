"""The stages of a build, in their order: the file to read first.

catalogue -> reading (with patches) -> identity -> keys -> links -> threads -> readings -> quads -> facts -> findings
-> file
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from goldenthread.build_figures import Answers, answers_of, report
from goldenthread.build_files import write_dataset, write_summary
from goldenthread.build_inputs import inputs_of
from goldenthread.build_record import write_record
from goldenthread.build_report import Report
from goldenthread.export.folder import may_hold_build
from goldenthread.graph import merged, nquads, part_quads, statements_by_graph
from goldenthread.issues import Issue
from goldenthread.query.rdf import query_quads
from goldenthread.read.data_folder import Progress, silent
from goldenthread.redaction.folders import refuse_mixing
from goldenthread.redaction.rulings import load_rulings
from goldenthread.renewal import reserved
from goldenthread.stages import Stated, state
from goldenthread.store import EmbeddedStore
from goldenthread.store.summary import DATASET, SUMMARY, fingerprint
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
)


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
        report: what is told of all that.
    """

    dataset: Path
    statements: int
    accounting: dict[str, Counter[str]]
    findings: Sequence[Finding]
    broken: Sequence[Finding]
    taken_for_posts: Sequence[str]
    unread: Sequence[Issue]
    report: Report


def build(
    data: Path,
    out: Path,
    *,
    patches: bool = True,
    decisions: bool = True,
    interpretation: bool = True,
    redact: bool = False,
    jobs: int = 1,
    progress: Progress = silent,
) -> Built:
    """Builds the graph of a data folder into an output folder, whole or not at all.

    Raises:
        GoldenThreadError: something cannot be read or written, or a redacted build would name an officer; the output
            folder is as it was.
    """
    may_hold_build(out, DATASET, data)
    options = {"patches": patches, "decisions": decisions, "interpretation": interpretation, "redact": redact}
    with reserved(out, last=SUMMARY) as renewal:
        refuse_mixing(out, redacted=redact)
        inputs = inputs_of(data, options)
        stated = state(
            data, patches=patches, decisions=decisions, interpretation=interpretation, jobs=jobs, progress=progress
        )
        judged = judge(stated, load_acknowledged(data / ACKNOWLEDGED, stated.minter.base), progress)
        progress("writing", str(renewal.output))
        with renewal.renewed() as folder:
            names, posts = write_dataset(folder, judged.texts, load_rulings(data) if redact else None)
            mark, hidden = fingerprint(folder / DATASET), names if redact else None
            write_summary(folder, stated, judged.acknowledged, mark, hidden)
            broken = failing(judged.findings)
            build_report = report(
                answers_of(EmbeddedStore.read(folder / DATASET, trusted=True)) if redact else judged.answers,
                data,
                mark.statements,
                stated.accounting,
                posts=posts,
                broken=broken,
                unread=stated.unread,
            )
            if inputs is not None and inputs == inputs_of(data, options):  # nobody changed them meanwhile
                write_record(folder, inputs, build_report, hidden)
    dataset = renewal.output / DATASET
    return Built(
        dataset, mark.statements, stated.accounting, judged.findings, broken, posts, stated.unread, build_report
    )


@dataclass(frozen=True, slots=True)
class Judged:
    """What is stated, with what follows from it: sorted N-Quads, to be merged.

    Attributes:
        texts: the statements, those that judge them, and how many stand in each graph.
        findings: what the shapes report.
        acknowledged: the acknowledgements that were counted.
        answers: what the graph answers of itself.
    """

    texts: tuple[bytes, ...]
    findings: Sequence[Finding]
    acknowledged: Sequence[Acknowledgement]
    answers: Answers


def judge(stated: Stated, known: Sequence[Acknowledgement], progress: Progress = silent) -> Judged:
    """Derives facts from what is stated, checks it, and measures how complete it is."""
    progress("facts", "what compares several statements")
    store = EmbeddedStore.parse(stated.content, trusted=True)
    judged = list(facts := derive_facts(store, stated.minter))
    store.add(facts)
    progress("validation", "shapes")
    findings, _ = acknowledge(validate(store, stated.minter), known)
    judged += (findings_text := findings_to_quads(findings, stated.minter))
    store.add(findings_text)
    judged += [*quality_quads(store, stated.minter), *query_quads(stated.minter)]
    answers = answers_of(store)
    del store
    texts = (stated.content, nquads(judged))
    parts = nquads(part_quads(stated.minter.graph("parts"), statements_by_graph(merged(*texts))))
    return Judged((*texts, parts), findings, known, answers)
