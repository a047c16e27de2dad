"""Writes answers down: CSV, TSV, JSON and XML as SPARQL has them, RDF for graphs, and a table for the terminal.

What has to be as the W3C spells it in each detail (TSV, XML, RDF) is written by what writes the answers of ``serve``.
"""

from __future__ import annotations

import csv
import io
import json
import textwrap
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from pyoxigraph import BlankNode, Literal, NamedNode, QueryResultsFormat, Triple, parse_query_results

from goldenthread.errors import QueryError
from goldenthread.namespaces import PREFIXES, XSD
from goldenthread.store import Table, Term
from goldenthread.store.answer_formats import write
from goldenthread.store.base import text

if TYPE_CHECKING:
    from rich.table import Table as RichTable

FORMATS = ("table", "csv", "tsv", "json", "xml", "ttl", "nt", "jsonld")
"""What an answer can be written as: the last three are for graphs (CONSTRUCT), ``xml`` is for both."""

_TABLES = {"tsv": "text/tab-separated-values", "xml": "application/sparql-results+xml"}
_GRAPHS = {
    "table": "text/turtle",
    "xml": "application/rdf+xml",
    "ttl": "text/turtle",
    "nt": "application/n-triples",
    "jsonld": "application/ld+json",
}
_BARE = {XSD.integer, XSD.decimal, XSD.boolean}
_WIDTH = 160
_NARROWEST = 12
"""Columns of the terminal for a table, and for one of its columns: with less it is shown row by row."""


def render(answer: Table | Sequence[Triple], fmt: str) -> str:
    """An answer as text, ending in a line break.

    Args:
        answer: a table or triples.
        fmt: one of :data:`FORMATS`.

    Raises:
        QueryError: the format is unknown or does not suit the answer.
    """
    if fmt not in FORMATS:
        raise QueryError(f"there is no format '{fmt}': choose one of {', '.join(FORMATS)}")
    if isinstance(answer, Table):
        if fmt in _TABLES:
            return _as_the_server_writes(answer, _TABLES[fmt])
        if fmt in _GRAPHS and fmt != "table":
            raise QueryError(f"a table cannot be written as '{fmt}': choose one of table, csv, tsv, json, xml")
        return {"csv": _csv, "json": _json, "table": _terminal}[fmt](answer)
    if fmt not in _GRAPHS:
        raise QueryError(f"a graph cannot be written as '{fmt}': choose one of ttl, nt, jsonld, xml")
    return _as_the_server_writes(answer, _GRAPHS[fmt])


def _as_the_server_writes(answer: Table | Sequence[Triple], media: str) -> str:
    out = io.BytesIO()
    found = parse_query_results(_json(answer), QueryResultsFormat.JSON) if isinstance(answer, Table) else answer
    write(found, media, out, PREFIXES)
    return out.getvalue().decode().rstrip("\n") + "\n"


def rich_table(table: Table, title: str = "") -> RichTable:
    """A table for the terminal: IRIs by their last parts, numbers to the right."""
    from rich.markup import escape
    from rich.table import Table as RichTable

    made = RichTable(title=escape(title) if title else None, header_style="bold", title_justify="left")
    for place, name in enumerate(table.columns):
        numeric = bool(table.rows) and all(_is_number(row[place]) for row in table.rows)
        made.add_column(name, justify="right" if numeric else "left", overflow="fold")
    for row in table.rows:
        made.add_row(*(escape(short(term)) for term in row))
    return made


def short(term: Term | None) -> str:
    """A term as the terminal shows it.

    >>> short(NamedNode("https://w3id.org/goldenthread/data/town/thread/0001"))
    'town/thread/0001'
    >>> short(NamedNode("https://w3id.org/goldenthread/ns#Activity"))
    'gt:Activity'
    """
    if not isinstance(term, NamedNode):
        return text(term)
    for prefix, iri in PREFIXES.items():
        if term.value.startswith(iri) and "/" not in term.value[len(iri) :]:
            return f"{prefix}:{term.value[len(iri) :]}"
    head, found, tail = term.value.partition("/data/")
    return tail if found and tail and head.startswith("http") else term.value


def _terminal(table: Table) -> str:
    from goldenthread.terminal import console as made

    if len(table.columns) > _WIDTH // _NARROWEST:
        return _cards(table)
    console = made(file=io.StringIO(), width=_WIDTH, color_system=None)
    console.print(rich_table(table))
    return str(console.file.getvalue())  # type: ignore[attr-defined]


def _cards(table: Table) -> str:
    """Rows of many columns one below the other, without the columns that say nothing of them."""
    margin = max(map(len, table.columns))
    lines: list[str] = []
    for number, row in enumerate(table.rows, start=1):
        lines.append(f"{number} of {len(table)} ".ljust(_WIDTH // 2, "\N{BOX DRAWINGS LIGHT HORIZONTAL}"))
        for name, term in zip(table.columns, row, strict=True):
            said = short(term).split("\n") if term is not None else []
            wrapped = [piece for line in said for piece in textwrap.wrap(line, _WIDTH - margin - 2)]
            lines += [f"{'' if place else name:<{margin}}  {piece}" for place, piece in enumerate(wrapped)]
    return "\n".join(lines or ["no rows"]) + "\n"


def _csv(table: Table) -> str:
    return as_csv(table.columns, ([text(term) for term in row] for row in table.rows))


def as_csv(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    r"""An answer as CSV whose terms are plain text already.

    >>> as_csv(("name", "year"), (("Ada, Lark", "2014"),))
    'name,year\n"Ada, Lark",2014\n'
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return out.getvalue()


def _json(table: Table) -> str:
    bindings = [
        {name: _json_term(term) for name, term in zip(table.columns, row, strict=True) if term is not None}
        for row in table.rows
    ]
    answer = {"head": {"vars": list(table.columns)}, "results": {"bindings": bindings}}
    return json.dumps(answer, ensure_ascii=False, indent=2) + "\n"


def _json_term(term: Term) -> dict[str, Any]:
    match term:
        case NamedNode():
            return {"type": "uri", "value": term.value}
        case BlankNode():
            return {"type": "bnode", "value": term.value}
        case Literal(language=str()):
            return {"type": "literal", "value": term.value, "xml:lang": term.language}
        case Literal():
            plain = {"type": "literal", "value": term.value}
            return plain if term.datatype.value == XSD.string else {**plain, "datatype": term.datatype.value}
        case _:
            parts = (("subject", term.subject), ("predicate", term.predicate), ("object", term.object))
            return {"type": "triple", "value": {name: _json_term(part) for name, part in parts}}


def _is_number(term: Term | None) -> bool:
    return term is None or (isinstance(term, Literal) and term.datatype.value in _BARE)
