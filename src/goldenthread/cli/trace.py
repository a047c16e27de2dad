"""``goldenthread trace``."""

from __future__ import annotations

from pathlib import Path

import click

from goldenthread.cli.options import build_option, dataset_of
from goldenthread.terminal import write_data


@click.command("trace")
@click.argument("text", metavar="TEXT|IRI")
@click.option(
    "--format",
    "fmt",
    default="terminal",
    show_default=True,
    type=click.Choice(["terminal", "markdown", "html", "json"]),
    help="How to tell it.",
)
@click.option(
    "--level", type=click.Choice(["activity", "milestone"]), help="Only threads of activities, or of milestones."
)
@build_option
def command(text: str, fmt: str, level: str | None, built: Path) -> int:
    """Tell the story of one commitment through the years.

    Give words of its title (in any edition), or the IRI of a commitment or thread. Each statement comes with the file
    and line that make it.
    """
    from goldenthread.store import EmbeddedStore
    from goldenthread.stories.presentation import as_html, as_json, as_markdown, in_terminal
    from goldenthread.stories.trace import find, tell

    store = EmbeddedStore.open(dataset_of(built).parent)
    found = find(store, text, level or "")
    story = tell(store, found.thread)
    if fmt == "json":
        write_data(as_json(story))
    elif fmt == "markdown":
        write_data(as_markdown(story))
    elif fmt == "html":
        write_data(as_html(story))
    else:
        in_terminal(story, others=found.others)
    return 0
