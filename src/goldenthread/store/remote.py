"""The graph on a server: any that speaks the SPARQL 1.1 protocol."""

from __future__ import annotations

import http.client
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from typing import IO, cast
from urllib.parse import urlencode

from pyoxigraph import (
    Literal,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Triple,
    parse,
    parse_query_results,
)

from goldenthread.errors import QueryError, ServeError
from goldenthread.store.base import Bindings, Table, bounded
from goldenthread.store.binding import written_in
from goldenthread.store.client import Client
from goldenthread.store.login import from_environment, shown
from goldenthread.store.own_queries import text_of
from goldenthread.store.query_limits import names_graphs
from goldenthread.store.sparql_tokens import form

_TABLES = "application/sparql-results+json"
_GRAPHS = "application/n-triples, text/turtle;q=0.8, application/rdf+xml;q=0.5"
_PARSED = {
    "application/n-triples": RdfFormat.N_TRIPLES,
    "text/plain": RdfFormat.N_TRIPLES,
    "text/turtle": RdfFormat.TURTLE,
    "application/rdf+xml": RdfFormat.RDF_XML,
}


class RemoteStore:
    """A graph that a server holds, asked as the embedded one is.

    Some servers see all named graphs when a query names none, others see nothing then. On the latter the named
    graphs are asked for once and sent with each query that has no FROM as ``default-graph-uri``, so that answers are
    the same. (With one that has a FROM they would stand in its place.)

    Args:
        endpoint: address of the query endpoint.
        seconds: how long to wait for an answer.
        graphs: the named graphs to ask, whatever a query says; all where none are given.
        most_rows: refuse longer answers.
        union: the server is known to see all named graphs.
        insecure: send the login of the environment in the clear to another machine too.

    Raises:
        QueryError: the address is none, holds a login, or would take one in the clear.
    """

    def __init__(
        self,
        endpoint: str,
        *,
        seconds: float = 60.0,
        graphs: Sequence[str] = (),
        most_rows: int | None = None,
        union: bool = False,
        insecure: bool = False,
    ) -> None:
        self._client = Client(seconds=seconds, login=from_environment(), insecure=insecure)
        try:
            self._client.check(endpoint)
        except ServeError as problem:
            raise QueryError(problem.message) from None
        self.endpoint = endpoint
        self._place = shown(endpoint)
        self.seconds = seconds
        self.most_rows = most_rows
        self._wanted = bool(graphs)
        self._graphs: Sequence[str] | None = tuple(graphs) if graphs or union else None

    def select(self, query: str, bindings: Bindings | None = None) -> Table:
        """Answer a SELECT query (see :class:`~goldenthread.store.base.Store`)."""
        self._must_be(query, ("SELECT",), "not a SELECT query: its answer is no table")
        return self._select(query, bindings or {}, self._seen(query))

    def construct(self, query: str, bindings: Bindings | None = None) -> list[Triple]:
        """Answer a CONSTRUCT or DESCRIBE query (see :class:`~goldenthread.store.base.Store`)."""
        self._must_be(query, ("CONSTRUCT", "DESCRIBE"), "not a CONSTRUCT query: its answer is no graph")
        with self._asked(written_in(query, bindings or {}), _GRAPHS, self._seen(query)) as (response, kind):
            rdf = _PARSED.get(kind)
            if rdf is None:
                raise QueryError(f"{self._place} answered with '{kind or 'nothing'}', not with a graph")
            try:
                return sorted({Triple(q.subject, q.predicate, q.object) for q in parse(response, format=rdf)}, key=str)
            except (SyntaxError, OSError, http.client.HTTPException) as problem:
                raise QueryError(f"the answer of {self._place} broke off ({problem})") from problem

    def ask(self, query: str, bindings: Bindings | None = None) -> bool:
        """Answer an ASK query (see :class:`~goldenthread.store.base.Store`)."""
        self._must_be(query, ("ASK",), "not an ASK query: its answer is neither yes nor no")
        return self._yes(written_in(query, bindings or {}), self._seen(query))

    def _seen(self, query: str) -> Sequence[str]:
        """The graphs to send with a query."""
        if self._graphs is None:
            sees_all = self._yes(text_of("load/sees-all-graphs"), ())
            if self._yes(text_of("load/under-way" if sees_all else "load/half-exchanged"), ()):
                raise QueryError(
                    f"{self._place} holds two builds: a load is under way there, or was broken off. Ask again when it "
                    "is done, or load again"
                )
            held = () if sees_all else self._select(text_of("load/graphs-held"), {}, ()).column("graph")
            self._graphs = tuple(held)
        if self._graphs and not self._wanted and names_graphs(query):
            return ()
        return self._graphs

    def _must_be(self, query: str, forms: Sequence[str], otherwise: str) -> None:
        found = form(query)
        if found is None:
            raise QueryError("the query is malformed, or is an update: only queries are sent")
        if found not in forms:
            raise QueryError(otherwise)

    def _select(self, query: str, bindings: Bindings, graphs: Sequence[str]) -> Table:
        with self._asked(written_in(query, bindings), _TABLES, graphs) as (response, kind):
            try:
                answer = parse_query_results(response, QueryResultsFormat.JSON)
                if not isinstance(answer, QuerySolutions):
                    raise QueryError(f"{self._place} did not answer with a table")
                names = [variable.value for variable in answer.variables]
                kept = [place for place, name in enumerate(names) if name not in bindings]
                rows = tuple(bounded((tuple(row[place] for place in kept) for row in answer), self.most_rows))
            except (SyntaxError, OSError, ValueError, http.client.HTTPException) as problem:
                said = f"in '{kind}' cannot be read, or broke off"
                raise QueryError(f"the answer of {self._place} {said} ({problem})") from problem
        return Table(tuple(names[place] for place in kept), rows)

    def _yes(self, query: str, graphs: Sequence[str]) -> bool:
        with self._asked(query, _TABLES, graphs) as (response, kind):
            try:
                answer = parse_query_results(response, QueryResultsFormat.JSON)
            except (SyntaxError, OSError, http.client.HTTPException) as problem:
                raise QueryError(f"the answer of {self._place} in '{kind}' cannot be read ({problem})") from problem
            if isinstance(answer, QueryBoolean):
                return bool(answer)
            names, rows = len(answer.variables), list(answer)
        if names == 1 and not rows:  # Virtuoso says no by a table without a row, and yes by one of one cell
            return False
        if len(rows) != 1 or not isinstance(rows[0][0], Literal):
            raise QueryError(f"{self._place} answered neither yes nor no")
        return rows[0][0].value in ("1", "true")

    @contextmanager
    def _asked(self, query: str, accept: str, graphs: Sequence[str]) -> Iterator[tuple[IO[bytes], str]]:
        asked = [("query", query)]
        asked += [(name, graph) for graph in graphs for name in ("default-graph-uri", "named-graph-uri")]
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Accept": accept}
        try:
            response = self._client.ask("POST", self.endpoint, body=urlencode(asked).encode(), headers=headers)
        except ServeError as problem:
            raise QueryError(problem.message) from None
        with closing(response):
            yield response, cast("http.client.HTTPResponse", response).headers.get_content_type()
