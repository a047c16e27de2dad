"""Asks a named query with parameters: every value is checked and becomes a term, none becomes query text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation

from pyoxigraph import Literal, NamedNode, Triple

from goldenthread.errors import QueryError
from goldenthread.folding import UNSEEN, kept
from goldenthread.namespaces import XSD
from goldenthread.query.library import XSD_TYPES, NamedQuery, Parameter
from goldenthread.query.lookup import resolve
from goldenthread.query.values import check_type, classes_of, expanded
from goldenthread.store import Bindings, Store, Table
from goldenthread.store.binding import written_in


def ask(store: Store, query: NamedQuery, values: Mapping[str, str] | None = None) -> Table | list[Triple]:
    """Ask a query.

    Args:
        store: where to ask.
        query: what to ask.
        values: its parameters as a caller writes them.

    Returns:
        A table, for ASK of one cell; for CONSTRUCT and DESCRIBE a list of triples.

    Raises:
        QueryError: a parameter is unknown, missing or wrong, or the query is malformed.
    """
    return put(store, query, bind(store, query, values or {}))


def put(store: Store, query: NamedQuery, bindings: Bindings) -> Table | list[Triple]:
    """Ask a query whose values are terms already; the answer is as that of :func:`ask`.

    Raises:
        QueryError: the query is malformed, or may not be run.
    """
    try:
        if query.form == "SELECT":
            return store.select(query.text, bindings)
        if query.form == "ASK":
            truth = "true" if store.ask(query.text, bindings) else "false"
            return Table(("answer",), ((Literal(truth, datatype=NamedNode(XSD.boolean)),),))
        return store.construct(query.text, bindings)
    except QueryError as problem:
        if problem.path is None:
            raise type(problem)(problem.message, path=query.path) from problem
        raise


def bind(store: Store, query: NamedQuery, values: Mapping[str, str]) -> Bindings:
    """The terms for a query's variables.

    Raises:
        QueryError: a parameter is unknown, missing or wrong; the line names the valid ones.
    """
    known = {parameter.name: parameter for parameter in query.parameters}
    for name in values:
        if name not in known:
            valid = ", ".join(known) or "none"
            raise QueryError(f"the query '{query.name}' has no parameter '{name}': it takes {valid}")
    bindings: dict[str, NamedNode | Literal] = {}
    for parameter in query.parameters:
        value = values.get(parameter.name, parameter.default)
        if value is not None and value.strip():
            if parameter.type and parameter.name in values:
                check_type(store, parameter, value.strip())
            bindings[parameter.variable] = _term(store, parameter, value.strip())
        elif parameter.required:
            raise QueryError(
                f"the query '{query.name}' needs the parameter '{parameter.name}': "
                f"add --param {parameter.name}=... ({_expected(parameter.kind)})"
            )
    return bindings


def runnable(query: NamedQuery) -> str:
    """The text of a query as any SPARQL client can run it: its defaults stand in the place of their variables.

    Raises:
        QueryError: a default is not of its type, or is a name where an IRI is needed.
    """
    bindings = {
        parameter.variable: _term(None, parameter, parameter.default)
        for parameter in query.parameters
        if parameter.default
    }
    return written_in(query.text, bindings)


def _term(store: Store | None, parameter: Parameter, value: str) -> NamedNode | Literal:
    if parameter.kind == "iri":
        return _iri(store, parameter, value)
    if parameter.kind.startswith("@"):
        return Literal(value, language=parameter.kind[1:])
    if not _fits(parameter.kind, value):
        raise QueryError(f"the parameter '{parameter.name}' cannot be '{value}': it is {_expected(parameter.kind)}")
    return Literal(kept(UNSEEN.sub("", value)), datatype=NamedNode(XSD[parameter.kind]))


def _iri(store: Store | None, parameter: Parameter, value: str) -> NamedNode:
    bare = expanded(value)
    if re.match(r"(https?://|urn:)", bare):
        try:
            return NamedNode(bare)
        except ValueError as problem:
            raise QueryError(f"the parameter '{parameter.name}' is no IRI ({problem})") from problem
    if store is None:
        raise QueryError(f"the default of '{parameter.name}' must be an IRI, not the name '{value}'")
    return resolve(store, bare, parameter.name, classes_of(parameter))


def _fits(kind: str, value: str) -> bool:
    try:
        match kind:
            case "integer":
                int(value)
            case "decimal":
                return Decimal(value).is_finite() and "e" not in value.lower()
            case "date":
                return bool(re.fullmatch(r"\d{4}-\d\d-\d\d", value)) and bool(date.fromisoformat(value))
            case "boolean":
                return value in ("true", "false")
            case "gYear":
                return bool(re.fullmatch(r"\d{4}", value))
    except (ValueError, InvalidOperation):
        return False
    return kind in XSD_TYPES


def _expected(kind: str) -> str:
    words = {
        "iri": "a name or an IRI",
        "string": "a text",
        "integer": "a whole number",
        "decimal": "a number",
        "date": "a date like 2014-03-31",
        "boolean": "true or false",
        "gYear": "a year like 2014",
    }
    return words.get(kind, "a text" if kind.startswith("@") else f"of the unknown type '{kind}'")
