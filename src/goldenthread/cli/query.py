"""``goldenthread query``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from goldenthread.cli.options import build_option, dataset_of

if TYPE_CHECKING:
    from goldenthread.store import Store

FORMATS = ("table", "csv", "tsv", "json", "ttl", "nt", "jsonld")


def complete_name(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Names of questions that begin so, each with its summary."""
    from goldenthread.query import list_queries

    return [
        CompletionItem(query.name, help=query.summary) for query in list_queries() if query.name.startswith(incomplete)
    ]


def complete_parameter(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    """``KEY=`` of the question; behind it the names of officers, units and so on that the graph knows."""
    from goldenthread.errors import GoldenThreadError
    from goldenthread.query import load, names

    try:
        question = load(ctx.params.get("name") or next(iter(ctx.args), ""))
        key, mark, value = incomplete.partition("=")
        if not mark:
            return [f"{known.name}=" for known in question.parameters if known.name.startswith(key)]
        if not any(known.name == key and known.kind == "iri" for known in question.parameters):
            return []
        built = ctx.params.get("built") or Path("build")
        return [f"{key}={name}" for name in names(_open(None, built, 10.0, None), value, key)]
    except GoldenThreadError:
        return []


@click.command("query")
@click.argument("name", required=False, metavar="NAME|FILE.rq", shell_complete=complete_name)
@click.option("--list", "listing", is_flag=True, help="List the questions that ship with the program.")
@click.option("--tag", default="", help="With --list: only questions of this tag.")
@click.option("--show", is_flag=True, help="Print the question itself, its parameters and its SPARQL.")
@click.option(
    "--param",
    "parameters",
    multiple=True,
    metavar="KEY=VALUE",
    shell_complete=complete_parameter,
    help="A value for a parameter; may be given again.",
)
@click.option(
    "--format",
    "fmt",
    default="table",
    show_default=True,
    metavar="FORMAT",
    shell_complete=lambda _c, _p, start: [known for known in FORMATS if known.startswith(start)],
    help="table, csv, tsv, json; ttl, nt, jsonld for graphs.",
)
@click.option("--at", default=None, metavar="URL", help="Ask a SPARQL server instead of a build folder.")
@click.option(
    "--timeout", default=60.0, show_default=True, type=click.FloatRange(0.1), help="Seconds to wait for the answer."
)
@click.option("--max-rows", default=250_000, show_default=True, type=click.IntRange(1), help="Refuse longer answers.")
@build_option
def command(
    name: str | None,
    listing: bool,
    tag: str,
    show: bool,
    parameters: tuple[str, ...],
    fmt: str,
    at: str | None,
    timeout: float,
    max_rows: int,
    built: Path,
) -> int:
    """Ask the graph a named question, or one of your own in a file.

    Examples: goldenthread query --list; goldenthread query threads-by-length;
    goldenthread query commitments-of-an-officer --param officer="Andy Scott" --format csv;
    goldenthread query editions --at http://127.0.0.1:7878/sparql
    """
    from goldenthread.errors import QueryError
    from goldenthread.query import ask, load, render
    from goldenthread.store import within

    if listing:
        return _list(tag)
    if name is None:
        raise QueryError("name a question ('goldenthread query --list' lists them) or a file")
    question = load(name)
    if show:
        click.echo(question.text, nl=False)
        return 0
    if fmt not in FORMATS:
        raise QueryError(f"there is no format '{fmt}': choose one of {', '.join(FORMATS)}")
    values = {}
    for pair in parameters:
        key, mark, value = pair.partition("=")
        if not mark or not key:
            raise QueryError(f"--param takes KEY=VALUE, not '{pair}'")
        values[key] = value
    store = _open(at, built, timeout, max_rows)
    limit = None if at else timeout
    click.echo(within(limit, _answer(lambda: render(ask(store, question, values), fmt))), nl=False)
    return 0


def _answer(work: Callable[[], str]) -> Callable[[], str]:
    """Work that runs out of memory says so in words."""
    from goldenthread.errors import QueryError

    def careful() -> str:
        try:
            return work()
        except MemoryError as problem:
            raise QueryError("the answer does not fit into memory: ask for less") from problem

    return careful


def _open(at: str | None, built: Path, timeout: float, most: int | None) -> Store:
    from goldenthread.store import EmbeddedStore, RemoteStore

    if at:
        return RemoteStore(at, seconds=timeout, most_rows=most)
    store = EmbeddedStore.open(dataset_of(built).parent)
    store.most_rows = most
    return store


def _list(tag: str) -> int:
    from goldenthread.errors import QueryError
    from goldenthread.query import list_queries

    found = [query for query in list_queries() if not tag or tag in query.tags]
    if not found:
        tags = sorted({one for query in list_queries() for one in query.tags})
        raise QueryError(f"no question has the tag '{tag}': use one of {', '.join(tags)}")
    width = max(len(query.name) for query in found)
    for query in found:
        takes = " ".join(f"[{parameter.name}]" for parameter in query.parameters)
        click.echo(f"{query.name:<{width}}  {query.summary}" + (f"  {takes}" if takes else ""))
    return 0
