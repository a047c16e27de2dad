"""``goldenthread query``."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from goldenthread.cli.options import build_option, dataset_of, insecure_option
from goldenthread.terminal import write_data

if TYPE_CHECKING:
    from pyoxigraph import Triple

    from goldenthread.query import NamedQuery
    from goldenthread.store import EmbeddedStore, RemoteStore, Table

_GRACE = 0.5
"""Seconds more that all answers together may take than one: who waits in vain for the first is told from whom."""
_LARGEST_ANSWER = 1 << 30
"""Bytes of memory that the answer of a server may take while it is read."""
FORMATS = ("table", "csv", "tsv", "json", "xml", "ttl", "nt", "jsonld")


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
        return [f"{key}={name}" for name in names(_open(built), value, key)]
    except GoldenThreadError:
        return []


@click.command("query")
@click.argument("name", required=False, metavar="NAME|FILE.rq", shell_complete=complete_name)
@click.option("--list", "listing", is_flag=True, help="List the questions that ship with the program.")
@click.option("--tag", default="", help="With --list: only questions of this tag.")
@click.option("--show", is_flag=True, help="Print the question itself, its parameters and its SPARQL.")
@click.option(
    "--prefixes", is_flag=True, help="Print the declaration of every prefix of the graph, to write a query below it."
)
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
    help="table, csv, tsv, json, xml; ttl, nt, jsonld, xml for graphs.",
)
@click.option("--at", default=None, metavar="URL", help="Ask a SPARQL server instead of a build folder.")
@click.option(
    "--timeout", default=60.0, show_default=True, type=click.FloatRange(0.1), help="Seconds to wait for the answer."
)
@click.option("--max-rows", default=250_000, show_default=True, type=click.IntRange(1), help="Refuse longer answers.")
@click.option(
    "--allow-service",
    is_flag=True,
    help="Let the query ask other servers (SERVICE); without it nothing that it says leaves this machine.",
)
@insecure_option
@build_option
def command(
    name: str | None,
    listing: bool,
    tag: str,
    show: bool,
    prefixes: bool,
    parameters: tuple[str, ...],
    fmt: str,
    at: str | None,
    timeout: float,
    max_rows: int,
    allow_service: bool,
    insecure: bool,
    built: Path,
) -> int:
    """Ask the graph a named question, or one of your own in a file.

    Examples: goldenthread query --list; goldenthread query threads-by-length;
    goldenthread query commitments-of-an-officer --param officer="Ada Lark" --format csv;
    goldenthread query editions --at http://127.0.0.1:7878/sparql

    A query sees all named graphs as one, unless it says FROM or FROM NAMED.
    """
    from goldenthread.errors import QueryError
    from goldenthread.query import load, render
    from goldenthread.store import RemoteStore

    if listing:
        return _list(tag)
    if prefixes:
        return _declare()
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
    if at:
        answer = _answer_from(RemoteStore(at, seconds=timeout, most_rows=max_rows, insecure=insecure), question, values)
    else:
        store = _open(built)
        store.most_rows, store.allow_service = max_rows, allow_service
        answer = _answer(store, question, values, timeout)
    write_data(render(answer, fmt))
    if not answer:
        meaning = question.empty or "Nothing in the documents held fits."
        click.echo(f"goldenthread: the answer is empty. {meaning}", err=True)
    return 0


def _answer_from(store: RemoteStore, question: NamedQuery, values: Mapping[str, str]) -> Table | list[Triple]:
    """The answer of a server, however long it is or takes to come: read in a process of bounded time and memory."""
    from goldenthread.query import ask
    from goldenthread.store.apart import apart

    return apart(store.seconds + _GRACE, lambda: ask(store, question, values), network=True, memory=_LARGEST_ANSWER)


def _answer(
    store: EmbeddedStore, question: NamedQuery, values: Mapping[str, str], timeout: float
) -> Table | list[Triple]:
    """The answer of a build: evaluated in a process that can reach nothing, unless it is let."""
    from goldenthread.errors import QueryError, ServiceError
    from goldenthread.query import bind, put
    from goldenthread.store.apart import apart
    from goldenthread.store.query_limits import check_depth, check_service

    bindings = bind(store, question, values)
    try:
        check_depth(question.text)
        if not store.allow_service:
            check_service(question.text)
    except ServiceError as problem:
        said = f"{problem.message}: it would leave this machine; add --allow-service if that is what you want"
        raise ServiceError(said, path=question.path) from problem
    except QueryError as problem:
        raise QueryError(problem.message, path=question.path) from problem
    return apart(timeout, lambda: put(store, question, bindings), network=store.allow_service)


def _open(built: Path) -> EmbeddedStore:
    from goldenthread.store import EmbeddedStore

    return EmbeddedStore.open(dataset_of(built).parent)


def _declare() -> int:
    from goldenthread.namespaces import PREFIXES

    for prefix, iri in PREFIXES.items():
        click.echo(f"PREFIX {prefix}: <{iri}>")
    return 0


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
