"""``goldenthread site``."""

from __future__ import annotations

from pathlib import Path

import click

from goldenthread.cli.options import build_option


@click.command("site")
@build_option
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="Folder to write; an earlier site is replaced.  [default: BUILD/site]",
)
@click.option("--no-query", is_flag=True, help="Leave out the graph and its engine: the pages ask nothing from a disk.")
def command(built: Path, out: Path | None, no_query: bool) -> int:
    """Write pages for people who ask what became of a promise: a folder that any browser opens, from a disk too.

    Start page, one page for each commitment, each document as printed and line by line. The pages need no server, no
    network and no JavaScript.
    """
    import gc

    from goldenthread.site.views.search_page import missing as missing_of_search
    from goldenthread.site.whole_graph import missing as missing_to_ask
    from goldenthread.site.write import write_site

    gc.disable()  # the records of the pages hold no cycles: the collector would walk all of them again and again

    out = out or built / "site"
    written = write_site(built, out, graph=not no_query)
    click.echo(f"{written.pages:,} pages, the largest {written.largest / 1000:,.0f} kB ({written.largest_page})")
    for missing in filter(None, (missing_of_search(), "" if no_query else missing_to_ask())):
        click.echo(missing, err=True)
    click.echo(f"open {(out / 'index.html').resolve().as_uri()}")
    return 0
