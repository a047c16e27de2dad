"""``goldenthread query``."""

from __future__ import annotations

from pathlib import Path

import click

from goldenthread.cli.options import build_option, dataset_of


@click.command("query")
@click.argument("name", required=False, metavar="NAME|FILE.rq")
@click.option("--list", "listing", is_flag=True, help="List the questions that ship with the program.")
@click.option(
    "--param", "parameters", multiple=True, metavar="KEY=VALUE", help="A value for a parameter; may be given again."
)
@click.option(
    "--format",
    "fmt",
    default="table",
    show_default=True,
    metavar="FORMAT",
    help="table, csv, tsv, json; ttl, nt, jsonld for graphs.",
)
@build_option
def command(name: str | None, listing: bool, parameters: tuple[str, ...], fmt: str, built: Path) -> int:
    """Ask the graph a named question, or one of your own in a file.

    Examples: goldenthread query --list; goldenthread query threads-by-length;
    goldenthread query commitments-of-an-officer --param officer="Andy Scott" --format csv
    """
    from goldenthread.errors import QueryError
    from goldenthread.query import ask, list_queries, load, render

    if listing:
        width = max(len(query.name) for query in list_queries())
        for query in list_queries():
            names = " ".join(f"[{parameter.name}]" for parameter in query.parameters)
            click.echo(f"{query.name:<{width}}  {query.summary}" + (f"  {names}" if names else ""))
        return 0
    if name is None:
        raise QueryError("name a question ('goldenthread query --list' lists them) or a file")
    values = {}
    for pair in parameters:
        key, mark, value = pair.partition("=")
        if not mark or not key:
            raise QueryError(f"--param takes KEY=VALUE, not '{pair}'")
        values[key] = value
    question = load(name)
    from goldenthread.store import EmbeddedStore

    store = EmbeddedStore.open(dataset_of(built).parent)
    click.echo(render(ask(store, question, values), fmt), nl=False)
    return 0
