"""``goldenthread compare``."""

from __future__ import annotations

from pathlib import Path

import click
from click.shell_completion import CompletionItem

from goldenthread.cli.options import build_option, dataset_of
from goldenthread.terminal import write_data


def complete_edition(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Labels of documents that begin so."""
    from goldenthread.errors import GoldenThreadError
    from goldenthread.query import ask, load
    from goldenthread.store import EmbeddedStore, Table

    try:
        store = EmbeddedStore.open(dataset_of(ctx.params.get("built") or Path("build")).parent)
        answer = ask(store, load("site/editions"))
    except GoldenThreadError:
        return []
    rows = answer.records() if isinstance(answer, Table) else []
    named = [f"{row['label']}/{row['document']}" for row in rows]
    return [CompletionItem(name) for name in named if name.startswith(incomplete)]


@click.command("compare")
@click.argument("first", metavar="EDITION", shell_complete=complete_edition)
@click.argument("second", metavar="EDITION", shell_complete=complete_edition)
@click.option(
    "--level",
    type=click.Choice(["activity", "milestone"]),
    help="Only commitments (activities), or only their steps (milestones).",
)
@click.option(
    "--format",
    "fmt",
    default="text",
    show_default=True,
    type=click.Choice(["text", "markdown", "json", "csv"]),
    help="How to tell it.",
)
@build_option
def command(first: str, second: str, level: str | None, fmt: str, built: Path) -> int:
    """Compare two documents: kept, reworded, split, merged, new, ended, cannot be told.

    Name each by its year (2013-14), by year and kind where a year has several (2013-14/year-end-report), by its title
    or its IRI. Rows are followed through the documents between the two. The same as on the pages of 'goldenthread
    site'. A change has the words of the pages, which say what is in doubt; in JSON also its kind in the graph
    ('deadline moved').

    Example: goldenthread compare 2012-13 2013-14 --level activity
    """
    from goldenthread.site.compared_as import compared, told
    from goldenthread.site.comparing import KINDS
    from goldenthread.site.holdings import Holdings
    from goldenthread.store import EmbeddedStore, base_of

    folder = dataset_of(built).parent
    held = Holdings.of(EmbeddedStore.open(folder), base_of(folder))
    some = compared(held, first, second, (level,) if level else tuple(KINDS))
    write_data(told(held, some, fmt))
    return 0
