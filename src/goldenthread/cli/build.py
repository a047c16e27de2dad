"""``goldenthread build``."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from goldenthread.cli.options import data_option, redact_option
from goldenthread.errors import DOES_NOT_CONFORM, GoldenThreadError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from goldenthread.build_report import Report
    from goldenthread.steps import Progress


@click.command("build")
@data_option
@click.option(
    "--out", type=click.Path(path_type=Path), default=Path("build"), show_default=True, help="Folder to write."
)
@click.option("--no-patches", is_flag=True, help="Leave out the readings of data/patches.")
@click.option(
    "--no-decisions",
    is_flag=True,
    help="Leave out what readers decided about links and comments (data/links, data/judgements).",
)
@click.option(
    "--no-interpretation",
    is_flag=True,
    help="Infer nothing from sentences: no quantities, stated dates or rhythms; of comments only what readers judged.",
)
@click.option(
    "--go-on",
    is_flag=True,
    help="Leave out documents that cannot be read, each told as an issue; the exit code is 1 then.",
)
@click.option("--fresh", is_flag=True, help="Build it all, even where nothing changed since the last build.")
@click.option(
    "--jobs",
    type=click.IntRange(1),
    default=1,
    show_default=True,
    help="Councils built at the same time; of one council alone, documents read at the same time.",
)
@click.option(
    "--engine",
    type=click.Choice(["processes", "spark"]),
    default="processes",
    show_default=True,
    help="What builds the councils: processes of this machine, or a Spark cluster (extra 'spark').",
)
@click.option(
    "--parts",
    type=click.Path(path_type=Path),
    help="Folder in which what each council adds is kept, so that a later build makes only what changed.",
)
@click.option("--quiet", is_flag=True, help="Print nothing but errors.")
@click.option("--log-json", is_flag=True, help="Tell each step, and the end, as a line of JSON on standard error.")
@redact_option
def command(
    data: Path,
    out: Path,
    no_patches: bool,
    no_decisions: bool,
    no_interpretation: bool,
    go_on: bool,
    fresh: bool,
    jobs: int,
    engine: str,
    parts: Path | None,
    quiet: bool,
    log_json: bool,
    redact: bool,
) -> int:
    """Read the documents of a data folder and build the graph.

    The output folder is written whole or not at all; the data folder is never written. Ends with exit code 1 where a
    document gave nothing, or not as many rows as its layout expects (the others are built), and where a shape of the
    structure fails, which is a fault of the program.

    A document that cannot be read ends the build with exit code 2. With --go-on it is left out, as if there were no
    document of its year, so that nothing is said to have ended for want of it; the exit code is 1.

    Where nothing changed since the last build (no file of the data folder, no option, not the program, and the output
    is whole), the output is kept as it is, and what was told then is told again, with the same exit code.

    Councils are built one by one, or as many at the same time as --jobs says: what one says never depends on another.
    With --parts what each adds is kept beside a checksum of all that it depends on, and a later build makes only those
    that changed, also after a build that was broken off; its files hold all names, so that --redact refuses it.

    With --redact nothing is written while 'goldenthread identities --unresolved' lists anybody, while a surname that is
    a word too waits for a decision in identities/redaction.tsv, or where an officer would still be named.
    """
    import gc
    import os

    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # its products are small: threads spin longer than they work

    from goldenthread.cli.build_progress import bar, log, write_event
    from goldenthread.kept_build import kept
    from goldenthread.store import DATASET

    gc.disable()  # the records of a build hold no cycles: the collector would walk millions of them for nothing

    began = time.monotonic()
    options = {
        "patches": not no_patches,
        "decisions": not no_decisions,
        "interpretation": not no_interpretation,
        "redact": redact,
        "go_on": go_on,
    }
    try:
        with log(began=began) if log_json else bar(quiet=quiet) as progress:
            before = None if fresh else kept(data, out, options, progress)
            report, as_before = (before, 0) if before else _built(data, out, options, jobs, engine, parts, progress)
    except GoldenThreadError as error:
        if log_json:
            write_event(began, "error", message=str(error))
        raise
    if not quiet:
        _print_summary(report)
        click.echo(_kept_words(out) if before else f"Written to {out / DATASET}")
        if parts and not before:
            click.echo(f"Councils taken as they were: {as_before:,} (kept in {parts})")
        for doubt in report.doubts:
            click.echo(doubt, err=True)
        click.echo("Figures that rest on links:" if report.bounds else "No figure rests on links.")
        for one in report.bounds:
            click.echo(f"  {one}")
        click.echo("What waits:" if report.waiting else "Nothing waits for a review, a key or a vector of meaning.")
        for one in report.waiting:
            click.echo(f"  {one}")
    if report.posts:
        click.echo(f"taken for posts and left as printed: {', '.join(report.posts)}", err=True)
    for problem in (*report.broken, *report.unread):
        click.echo(problem, err=True)
    code = 0 if report.conforms else DOES_NOT_CONFORM
    if log_json:
        write_event(began, "done", exit=code, kept=before is not None, **report.model_dump(exclude={"lines"}))
    return code


def _built(
    data: Path, out: Path, options: Mapping[str, bool], jobs: int, engine: str, parts: Path | None, progress: Progress
) -> tuple[Report, int]:
    from goldenthread.council_by_council import Engine
    from goldenthread.pipeline import build

    built = build(
        data,
        out,
        patches=options["patches"],
        decisions=options["decisions"],
        interpretation=options["interpretation"],
        redact=options["redact"],
        go_on=options["go_on"],
        jobs=jobs,
        parts=parts,
        engine=Engine(engine),
        progress=progress,
    )
    return built.report, built.as_before


def _kept_words(out: Path) -> str:
    """Says that nothing changed, and since when by the clock of the files."""
    from datetime import datetime

    from goldenthread.store import DATASET

    when = datetime.fromtimestamp((out / DATASET).stat().st_mtime).astimezone()
    return (
        f"Nothing changed since {out / DATASET} was built ({when:%Y-%m-%d %H:%M}): it is kept as it is "
        "(--fresh builds it again)"
    )


def _print_summary(report: Report) -> None:
    from rich import box
    from rich.markup import escape
    from rich.table import Table

    from goldenthread.terminal import console as terminal

    console = terminal()
    figures = Table(box=box.SIMPLE, show_header=False, pad_edge=False)
    for name, number in (*report.figures.items(), ("statements", report.statements)):
        figures.add_row(name, f"{number:,}")
    console.print(figures)
    lines = Table("lines of the source taken for", *map(escape, report.lines), box=box.SIMPLE, pad_edge=False)
    found = {kind for counts in report.lines.values() for kind in counts}
    for kind in sorted(found, key=lambda kind: (kind == "unclaimed", kind)):
        numbers = (counts.get(kind) for counts in report.lines.values())
        lines.add_row(kind, *(f"{number:,}" if number else "" for number in numbers))
    console.print(lines)
