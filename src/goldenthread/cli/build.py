"""``goldenthread build``."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from goldenthread.cli.options import data_option, redact_option
from goldenthread.errors import DOES_NOT_CONFORM


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
@click.option("--jobs", type=click.IntRange(1), default=1, show_default=True, help="Documents read at the same time.")
@click.option("--quiet", is_flag=True, help="Print nothing but errors.")
@redact_option
def command(
    data: Path,
    out: Path,
    no_patches: bool,
    no_decisions: bool,
    no_interpretation: bool,
    jobs: int,
    quiet: bool,
    redact: bool,
) -> int:
    """Read the documents of a data folder and build the graph.

    The output folder is written whole or not at all; the data folder is never written. Ends with exit code 1 where a
    document gave nothing, or not as many rows as its layout expects (the others are built), and where a shape of the
    structure fails, which is a fault of the program.

    With --redact nothing is written while 'goldenthread identities --unresolved' lists anybody, while a surname that is
    a word too waits for a decision in identities/redaction.tsv, or where an officer would still be named.
    """
    import gc

    from rich.markup import escape
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    from goldenthread.pipeline import build
    from goldenthread.terminal import console as terminal

    gc.disable()  # the records of a build hold no cycles: the collector would walk millions of them for nothing

    console = terminal(stderr=True, quiet=quiet)
    with Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        TimeElapsedColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,  # in a log, an error is one line and nothing else
    ) as progress:
        task = progress.add_task("starting", total=None)

        def tell(stage: str, what: str) -> None:
            progress.update(task, description=escape(f"{stage}: {what}"))

        built = build(
            data,
            out,
            patches=not no_patches,
            decisions=not no_decisions,
            interpretation=not no_interpretation,
            redact=redact,
            jobs=jobs,
            progress=tell,
        )
    if not quiet:
        _print_summary(built.dataset, built.statements, built.accounting)
        _tell_what_waits(built.dataset, data)
    if built.taken_for_posts:
        click.echo(f"taken for posts and left as printed: {', '.join(built.taken_for_posts)}", err=True)
    for finding in built.broken:
        click.echo(
            f"structure: {finding.edition}:{finding.line} {finding.code}: {finding.message} ({finding.focus})", err=True
        )
    for issue in built.unread:
        click.echo(f"look at {issue.edition}: {issue.message}", err=True)
    return DOES_NOT_CONFORM if built.broken or built.unread else 0


def _print_summary(dataset: Path, statements: int, accounting: dict[str, Counter[str]]) -> None:
    from rich import box
    from rich.markup import escape
    from rich.table import Table

    from goldenthread.query import ask, load
    from goldenthread.store import EmbeddedStore
    from goldenthread.store import Table as Answer
    from goldenthread.terminal import console as terminal

    console = terminal()
    answer = ask(EmbeddedStore.open(dataset.parent), load("summary-of-the-build"))
    if not isinstance(answer, Answer):
        raise TypeError("summary-of-the-build must be a SELECT query")
    figures = Table(box=box.SIMPLE, show_header=False, pad_edge=False)
    for row in answer.records():
        figures.add_row(row["figure"], f"{int(row['value']):,}")
    figures.add_row("statements", f"{statements:,}")
    console.print(figures)
    lines = Table("lines of the source taken for", *map(escape, accounting), box=box.SIMPLE, pad_edge=False)
    kinds = sorted(
        {kind for counts in accounting.values() for kind in counts}, key=lambda kind: (kind == "unclaimed", kind)
    )
    for kind in kinds:
        lines.add_row(kind, *(f"{counts[kind]:,}" if counts[kind] else "" for counts in accounting.values()))
    console.print(lines)
    console.print(f"Written to {dataset}", highlight=False, markup=False, soft_wrap=True)
    _warn(dataset)


def _tell_what_waits(dataset: Path, data: Path) -> None:
    """Says what waits for somebody to decide or to run, each with its command."""
    from goldenthread.linking.meaning import FILE
    from goldenthread.query import ask, load
    from goldenthread.store import EmbeddedStore
    from goldenthread.store import Table as Answer

    answer = ask(EmbeddedStore.open(dataset.parent), load("what-waits"))
    rows = answer.records() if isinstance(answer, Answer) else []
    waiting = [f"{int(row['waiting']):,} {row['what']}: {row['command']}" for row in rows]
    if not (data / "links" / FILE).exists():
        waiting.append("all wordings, of which none has a vector of meaning: goldenthread links embed")
    click.echo("What waits:" if waiting else "Nothing waits for a review, a key or a vector of meaning.")
    for one in waiting:
        click.echo(f"  {one}")


def _warn(dataset: Path) -> None:
    """Says on standard error what a person should look at before anything else."""
    from goldenthread.query import ask, load
    from goldenthread.store import EmbeddedStore
    from goldenthread.store import Table as Answer

    store = EmbeddedStore.open(dataset.parent)
    for code in ("year-mismatch", "reviewer-undeclared", "justification-untrue"):
        answer = ask(store, load("issues"), {"code": code})
        for row in answer.records() if isinstance(answer, Answer) else ():
            click.echo(f"look at {row['edition'] or 'the decisions'}: {row['message']}", err=True)
