"""Writes answers down: CSV, TSV and JSON as SPARQL has them, RDF for graphs, and a table for the terminal."""

from __future__ import annotations

import csv
import io
import json
import re
import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, serialize

from goldenthread.errors import QueryError
from goldenthread.namespaces import PREFIXES, XSD
from goldenthread.store import Table, Term
from goldenthread.store.base import text

if TYPE_CHECKING:
    from rich.table import Table as RichTable

FORMATS = ("table", "csv", "tsv", "json", "ttl", "nt", "jsonld")
"""What an answer can be written as: the last three are for graphs (CONSTRUCT)."""

_GRAPHS = {"ttl": RdfFormat.TURTLE, "nt": RdfFormat.N_TRIPLES, "jsonld": RdfFormat.JSON_LD}
_BARE = {XSD.integer, XSD.decimal, XSD.boolean}
_SHORT_FORMS = {
    XSD.integer: re.compile(r"[+-]?[0-9]+"),
    XSD.decimal: re.compile(r"[+-]?[0-9]*\.[0-9]+"),
    XSD.double: re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)[eE][+-]?[0-9]+"),
    XSD.boolean: re.compile(r"true|false"),
}
"""What Turtle reads as a literal of that datatype where it stands bare (Turtle 1.1, productions 19 to 21 and 133s)."""
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
        if fmt in _GRAPHS:
            raise QueryError(f"a table cannot be written as '{fmt}': choose one of table, csv, tsv, json")
        return {"csv": _csv, "tsv": _tsv, "json": _json, "table": _terminal}[fmt](answer)
    if fmt not in _GRAPHS and fmt != "table":
        raise QueryError(f"a graph cannot be written as '{fmt}': choose one of ttl, nt, jsonld")
    written = serialize(answer, format=_GRAPHS.get(fmt, RdfFormat.TURTLE), prefixes=PREFIXES)
    return (written or b"").decode().rstrip("\n") + "\n"


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
    from rich.console import Console

    if len(table.columns) > _WIDTH // _NARROWEST:
        return _cards(table)
    console = Console(file=io.StringIO(), width=_WIDTH, color_system=None)
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
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows([text(term) for term in row] for row in table.rows)
    return out.getvalue()


def _tsv(table: Table) -> str:
    lines = ["\t".join(f"?{name}" for name in table.columns)]
    lines += ["\t".join(_turtle(term) for term in row) for row in table.rows]
    return "\n".join(lines) + "\n"


def _turtle(term: Term | None) -> str:
    r"""A term as Turtle has it, on one line (SPARQL 1.1 TSV, 3.2).

    >>> [_turtle(Literal(words, datatype=NamedNode(XSD.decimal))) for words in ("20.0", "20", "x")]
    ['20.0', '"20"^^<http://www.w3.org/2001/XMLSchema#decimal>', '"x"^^<http://www.w3.org/2001/XMLSchema#decimal>']
    """
    if term is None:
        return ""
    if isinstance(term, Literal):
        short_form = _SHORT_FORMS.get(term.datatype.value)
        if short_form and short_form.fullmatch(term.value):
            return term.value
    return str(term).replace("\t", "\\t")


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
