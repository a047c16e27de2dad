"""The graph on a server: any that speaks the SPARQL 1.1 protocol, by SPARQLWrapper.

Credentials come from the environment alone (:data:`USER`, :data:`PASSWORD`), so that none stands in a command line,
a script or an address.
"""

from __future__ import annotations

import os
import urllib.error
from collections.abc import Sequence
from typing import IO, TYPE_CHECKING, Any, cast
from urllib.parse import urlsplit

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

from goldenthread.errors import QueryError
from goldenthread.store.base import Bindings, Table, bounded
from goldenthread.store.binding import written_in
from goldenthread.store.grammar import names_graphs
from goldenthread.store.shelf import text_of
from goldenthread.store.tokens import form

if TYPE_CHECKING:
    from SPARQLWrapper import SPARQLWrapper

USER = "GOLDENTHREAD_USER"
"""Environment variable that holds the name to log in with."""
PASSWORD = "GOLDENTHREAD_PASSWORD"  # noqa: S105 - the name of a variable, not a password
"""Environment variable that holds the password."""

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
    """

    def __init__(
        self,
        endpoint: str,
        *,
        seconds: float = 60.0,
        graphs: Sequence[str] = (),
        most_rows: int | None = None,
        union: bool = False,
    ) -> None:
        parts = urlsplit(endpoint)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise QueryError(f"'{endpoint}' is no address of a SPARQL server: write http://HOST/PATH")
        if parts.username or parts.password:
            raise QueryError(f"credentials do not belong into an address: set {USER} and {PASSWORD} instead")
        self.endpoint = endpoint
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
        response, kind = self._ask(written_in(query, bindings or {}), _GRAPHS, self._seen(query))
        rdf = _PARSED.get(kind)
        if rdf is None:
            raise QueryError(f"{self.endpoint} answered with '{kind or 'nothing'}', not with a graph")
        try:
            return sorted({Triple(q.subject, q.predicate, q.object) for q in parse(response, format=rdf)}, key=str)
        except (SyntaxError, OSError) as problem:
            raise QueryError(f"the answer of {self.endpoint} broke off ({problem})") from problem

    def ask(self, query: str, bindings: Bindings | None = None) -> bool:
        """Answer an ASK query (see :class:`~goldenthread.store.base.Store`)."""
        self._must_be(query, ("ASK",), "not an ASK query: its answer is neither yes nor no")
        return self._yes(written_in(query, bindings or {}), self._seen(query))

    def _seen(self, query: str) -> Sequence[str]:
        """The graphs to send with a query."""
        if self._graphs is None:
            self._graphs = ()
            if not self._yes(text_of("load/sees-all-graphs"), ()):
                found = self._select(text_of("load/graphs-held"), {}, ())
                self._graphs = tuple(found.column("graph"))
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
        response, kind = self._ask(written_in(query, bindings), _TABLES, graphs)
        try:
            answer = parse_query_results(response, QueryResultsFormat.JSON)
            if not isinstance(answer, QuerySolutions):
                raise QueryError(f"{self.endpoint} did not answer with a table")
            names = [variable.value for variable in answer.variables]
            kept = [place for place, name in enumerate(names) if name not in bindings]
            rows = tuple(bounded((tuple(row[place] for place in kept) for row in answer), self.most_rows))
        except (SyntaxError, OSError, ValueError) as problem:
            said = f"in '{kind}' cannot be read, or broke off"
            raise QueryError(f"the answer of {self.endpoint} {said} ({problem})") from problem
        return Table(tuple(names[place] for place in kept), rows)

    def _yes(self, query: str, graphs: Sequence[str]) -> bool:
        response, kind = self._ask(query, _TABLES, graphs)
        try:
            answer = parse_query_results(response, QueryResultsFormat.JSON)
        except (SyntaxError, OSError) as problem:
            raise QueryError(f"the answer of {self.endpoint} in '{kind}' cannot be read ({problem})") from problem
        if isinstance(answer, QueryBoolean):
            return bool(answer)
        rows = list(answer)
        if len(rows) != 1 or not isinstance(rows[0][0], Literal):
            raise QueryError(f"{self.endpoint} answered neither yes nor no")
        return rows[0][0].value in ("1", "true")  # Virtuoso says yes by a table of one cell

    def _ask(self, query: str, accept: str, graphs: Sequence[str]) -> tuple[IO[bytes], str]:
        from SPARQLWrapper import SPARQLWrapper

        wrapper = SPARQLWrapper(self.endpoint)
        wrapper.setQuery(query)
        wrapper.queryType = form(query)
        for graph in graphs:
            wrapper.addDefaultGraph(graph)
            wrapper.addNamedGraph(graph)
        wrapper.setOnlyConneg(True)
        wrapper.addCustomHttpHeader("Accept", accept)
        response = send(wrapper, self.seconds)
        kind = str(response.info().get("content-type", "")).partition(";")[0].strip()
        return cast("IO[bytes]", response.response), kind


def send(wrapper: SPARQLWrapper, seconds: float) -> Any:
    """Sends what a wrapper holds, by POST, with the credentials of the environment.

    Raises:
        QueryError: the server refuses, fails, or cannot be reached; one line says which.
    """
    from SPARQLWrapper import BASIC, DIGEST, POST
    from SPARQLWrapper.SPARQLExceptions import SPARQLWrapperException

    wrapper.setMethod(POST)
    wrapper.setTimeout(max(1, round(seconds)))
    if os.environ.get(USER):
        wrapper.setCredentials(os.environ[USER], os.environ.get(PASSWORD, ""))
        wrapper.setHTTPAuth(DIGEST if "-auth" in wrapper.endpoint else BASIC)
    place = wrapper.endpoint
    try:
        return wrapper.query()
    except SPARQLWrapperException as problem:
        raise QueryError(f"{place} refuses the query: {first_line(problem)}") from problem
    except urllib.error.HTTPError as problem:
        raise QueryError(f"{place} answered {problem.code}: {_body(problem)}") from problem
    except TimeoutError as problem:
        raise QueryError(f"{place} gave no answer in {seconds:g} seconds") from problem
    except urllib.error.URLError as problem:
        if isinstance(problem.reason, TimeoutError):
            raise QueryError(f"{place} gave no answer in {seconds:g} seconds") from problem
        raise QueryError(f"{place} cannot be reached: {problem.reason}") from problem
    except (OSError, ValueError) as problem:
        raise QueryError(f"{place} broke off: {str(problem) or type(problem).__name__}") from problem


def first_line(problem: Exception) -> str:
    r"""What a server said of its refusal, in one line.

    >>> first_line(ValueError("QueryBadFormed: bad.  Response:\nb'expected a word'"))
    'expected a word'
    """
    said = str(problem).rpartition("Response:\n")[2].strip()
    if said[:2] in ("b'", 'b"'):
        said = said[2:-1].replace("\\n", "\n").replace("\\'", "'")
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    return (lines[0] if lines else type(problem).__name__)[:300]


def _body(problem: urllib.error.HTTPError) -> str:
    words = problem.read(300).decode("utf-8", "replace").split()
    return " ".join(words) or str(problem.reason)
