"""``goldenthread brief``."""

from __future__ import annotations

from pathlib import Path

import click

from goldenthread.cli.options import build_option, dataset_of
from goldenthread.cli.trace import complete_words
from goldenthread.terminal import write_data


def complete_subject(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """Keys of subjects whose name or key holds the words, and what ``trace`` offers for them."""
    from goldenthread.errors import GoldenThreadError
    from goldenthread.folding import plain
    from goldenthread.site.asking_agents import own_subjects
    from goldenthread.site.synonyms import subjects
    from goldenthread.store import EmbeddedStore

    try:
        store = EmbeddedStore.open(dataset_of(ctx.params.get("built") or Path("build")).parent)
    except GoldenThreadError:
        return []
    words = plain(incomplete.strip("\"'"))
    topics = subjects(own_subjects(store)).topics
    keys = [one.key for one in topics if words in plain(one.name) or words in plain(one.key)]
    return [*keys, *complete_words(ctx, param, incomplete)]


@click.command("brief")
@click.argument("what", metavar="WHAT...", nargs=-1, required=True, shell_complete=complete_subject)
@click.option(
    "--format",
    "fmt",
    default="md",
    show_default=True,
    type=click.Choice(["pdf", "docx", "html", "md"]),
    help="What to write. PDF and DOCX need the extra 'brief' (pip install 'goldenthread[brief]').",
)
@click.option(
    "--since",
    metavar="EDITION",
    help="Tell only what changed since this document: its year (2013-14), year and kind, title or IRI.",
)
@click.option(
    "--kind",
    type=click.Choice(["thread", "topic", "unit", "officer", "edition"]),
    help="What each WHAT is, where a name may be several things.",
)
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    help="File to write.  [default: the terminal; of PDF and DOCX a file here, named after what it is about]",
)
@build_option
def command(
    what: tuple[str, ...], fmt: str, since: str | None, kind: str | None, output: Path | None, built: Path
) -> int:
    """Write two to four pages on what became of a promise, or of many: to take to a meeting.

    WHAT is a commitment (words of its title, its key or IRI), a subject (youth-unemployment), a directorate (by name or
    code), an officer, councillor or post, or a document (2013-14). Several commitments are told together, each other
    thing as a part of its own. Everything is told with the document and line that say it; the same as on the pages of
    'goldenthread site'. The same build gives the same bytes.

    Example: goldenthread brief youth-unemployment --format pdf
    """
    import gc
    from concurrent.futures import ThreadPoolExecutor

    from goldenthread.store import EmbeddedStore

    gc.disable()  # the records hold no cycles: the collector would walk all of them again and again

    folder = dataset_of(built).parent
    with ThreadPoolExecutor(1) as beside:  # the graph is read while the modules are
        opening = beside.submit(EmbeddedStore.open, folder)
        from goldenthread.briefs.asked import file_name, meant
        from goldenthread.briefs.making import brief_of, prove, rendered
        from goldenthread.files import replace_bytes
        from goldenthread.site.told import document, holdings

        store = opening.result()
    held = holdings(store, folder)
    asked = list(dict.fromkeys(meant(store, held, words, kind or "") for words in what))
    made = brief_of(held, asked, document(held, since) if since else None)
    content = rendered(made, fmt)
    if output is None and fmt in ("pdf", "docx"):
        output = Path(file_name(asked, fmt))
    prove(folder, made, output.name if output else f"brief.{fmt}", content)
    for one in asked:
        if one.aside:
            click.echo(one.aside, err=True)
    if output is None:
        write_data(content.decode())
    else:
        replace_bytes(output, content)
        click.echo(f"{output}: {len(content) / 1000:,.0f} kB", err=True)
    return 0
