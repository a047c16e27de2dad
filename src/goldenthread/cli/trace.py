"""``goldenthread trace``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from goldenthread.cli.options import build_option, dataset_of
from goldenthread.terminal import write_data

if TYPE_CHECKING:
    from goldenthread.store import EmbeddedStore


def _names_of_one_thing(store: EmbeddedStore) -> tuple[tuple[str, ...], ...]:
    """Names that mean the same: those that ship, and those that the council of the build adds."""
    from goldenthread.site.asking_agents import own_subjects
    from goldenthread.site.synonyms import subjects

    return subjects(own_subjects(store)).same


def complete_words(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    """Labels of threads, titles and headings that hold the words, or another name, and threads whose comments do."""
    from goldenthread.errors import GoldenThreadError
    from goldenthread.query import names
    from goldenthread.store import EmbeddedStore
    from goldenthread.stories.thread_search import suggestions

    try:
        store = EmbeddedStore.open(dataset_of(ctx.params.get("built") or Path("build")).parent)
        words, same = incomplete.strip("\"'"), _names_of_one_thing(store)
        return suggestions(store, words, lambda begun: names(store, begun, "thread"), same)
    except GoldenThreadError:
        return []


@click.command("trace")
@click.argument("text", metavar="TEXT|KEY|IRI", shell_complete=complete_words)
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
@click.option("--since", metavar="EDITION", help="Tell only what came after the document of this year (2013-14).")
@build_option
def command(text: str, fmt: str, level: str | None, since: str | None, built: Path) -> int:
    """Tell the story of one commitment through the years.

    Give words of its title (in any edition), the key of a thread (activity-0039), or the IRI of either. Where no title
    has the words, other names of the same thing, comments and headings are searched, and it says so. Each statement
    comes with the file and line that make it; milestones, measures and findings stand beside their row, and at the end
    what committees decided.
    """
    from goldenthread.store import EmbeddedStore
    from goldenthread.stories.later_chapters import after
    from goldenthread.stories.presentation import as_html, as_json, as_markdown, in_terminal
    from goldenthread.stories.thread_search import find_anywhere
    from goldenthread.stories.trace import tell

    store = EmbeddedStore.open(dataset_of(built).parent)
    found = find_anywhere(store, text, level or "", _names_of_one_thing(store))
    story = tell(store, found.thread)
    if since:
        story = after(store, story, since)
    if found.how:
        click.echo(f"goldenthread: {found.how}", err=True)
    if fmt == "json":
        write_data(as_json(story))
    elif fmt == "markdown":
        write_data(as_markdown(story))
    elif fmt == "html":
        write_data(as_html(story))
    else:
        in_terminal(story, others=found.others)
    return 0
