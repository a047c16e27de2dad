"""The stages of a build, in their order: the file to read first.

tables -> for each council: reading (with patches) -> identity -> keys -> links -> threads -> readings -> quads -> facts
-> findings -> a sorted file -> all merged
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

from goldenthread.build_figures import answers_of, report, together
from goldenthread.build_files import write_dataset, write_summary
from goldenthread.build_inputs import inputs_of
from goldenthread.build_record import write_record
from goldenthread.build_report import Built
from goldenthread.council_by_council import Engine, Work, portions
from goldenthread.folder_tables import load_tables
from goldenthread.graph import merged, nquads, part_quads, statements_by_graph
from goldenthread.minting import Minter
from goldenthread.output_folder import may_hold_build
from goldenthread.portions import Portion, checksum_of_shared, kept_portions, may_keep
from goldenthread.query.rdf import query_quads
from goldenthread.read.data_folder import by_label
from goldenthread.redaction.folders import refuse_mixing
from goldenthread.redaction.rulings import TABLE, load_rulings
from goldenthread.renewal import beside, reserved
from goldenthread.steps import Progress, silent
from goldenthread.store import EmbeddedStore
from goldenthread.store.summary import DATASET, SUMMARY, fingerprint
from goldenthread.validation import ACKNOWLEDGED, failing, load_acknowledged, report_quads


def build(
    data: Path,
    out: Path,
    *,
    patches: bool = True,
    decisions: bool = True,
    interpretation: bool = True,
    redact: bool = False,
    go_on: bool = False,
    jobs: int = 1,
    parts: Path | None = None,
    engine: Engine = Engine.PROCESSES,
    progress: Progress = silent,
) -> Built:
    """Builds the graph of a data folder into an output folder, whole or not at all.

    Args:
        data: the data folder.
        out: the output folder.
        patches: whether to take the readings of ``data/patches``.
        decisions: whether to take what readers decided about links and comments.
        interpretation: whether to infer anything from sentences.
        redact: whether to hide the names of officers.
        go_on: whether documents that cannot be read are left out, each told as an issue.
        jobs: how many councils are built at the same time; of one alone, how many documents are read.
        parts: a folder in which what each council adds is kept for the next build; it holds all names.
        engine: what builds several councils: processes of this machine, or a Spark cluster, whose machines must all see
            the data folder and the output or ``parts`` under the same names.
        progress: told before each step.

    Raises:
        GoldenThreadError: something cannot be read or written, or a redacted build would name an officer; the output
            folder is as it was.
    """
    may_hold_build(out, DATASET, data)
    if parts:
        may_keep(parts, out, redact=redact)
    options = {
        "patches": patches,
        "decisions": decisions,
        "interpretation": interpretation,
        "redact": redact,
        "go_on": go_on,
    }
    with reserved(out, last=SUMMARY) as renewal:
        refuse_mixing(out, redacted=redact)
        inputs, shared = inputs_of(data, options), checksum_of_shared(data) if parts else None
        tables = load_tables(data, patches=patches, decisions=decisions)
        base = tables.catalogue.base
        known = load_acknowledged(data / ACKNOWLEDGED, base)
        with ExitStack() as stack:
            folder = stack.enter_context(renewal.renewed())
            councils = tables.by_body()
            kept = stack.enter_context(kept_portions(parts, data, councils, options, shared)) if parts else None
            work = Work(data, beside(folder), kept, known, interpretation, go_on, jobs, engine)
            made = list(portions(work, tables, councils, progress))
            progress("writing", str(renewal.output))
            names, posts = write_dataset(
                folder, _lines(made, base), load_rulings(data) if redact else None, data.joinpath(*TABLE)
            )
            mark, hidden = fingerprint(folder / DATASET), names if redact else None
            accounting = {edition: counts for one in made for edition, counts in one.accounting.items()}
            write_summary(folder, base, accounting, known, mark, hidden)
            findings = [finding for one in made for finding in one.findings]
            broken, unread = failing(findings), [issue for one in made for issue in one.unread]
            build_report = report(
                answers_of(EmbeddedStore.read(folder / DATASET, trusted=True))
                if redact
                else together([one.answers for one in made]),
                data,
                mark.statements,
                accounting,
                posts=posts,
                broken=broken,
                unread=unread,
            )
            if inputs is not None and inputs == inputs_of(data, options):  # nobody changed them meanwhile
                write_record(folder, inputs, build_report, hidden, mark)
    dataset, as_before = renewal.output / DATASET, sum(not one.anew for one in made)
    return Built(
        dataset, mark.statements, by_label(accounting), findings, broken, posts, unread, build_report, as_before
    )


def _lines(made: Sequence[Portion], base: str) -> Iterator[bytes]:
    """All statements in order, each once, with the questions, the verdict, and how many statements each graph holds."""
    minter, runs = Minter(base), [one.run for one in made]
    conforms = not any(one.findings for one in made)
    whole = nquads([*query_quads(minter), *report_quads(minter, conforms=conforms)])
    counts = statements_by_graph(merged(*runs, whole))
    return merged(*runs, whole, nquads(part_quads(minter.graph("parts"), counts)))
