"""The addresses of a SPARQL server, and writing to it: graph store protocol and update."""

from __future__ import annotations

import http.client
from dataclasses import dataclass, replace
from urllib.parse import quote, urlencode

from goldenthread.errors import QueryError, ServeError
from goldenthread.store.client import Client
from goldenthread.store.login import from_environment, shown
from goldenthread.store.remote import RemoteStore


@dataclass(frozen=True, slots=True)
class Endpoints:
    """Where a server takes queries, updates, and graphs.

    Attributes:
        query: address of the query endpoint.
        update: address of the update endpoint.
        graphs: address of the graph store, to which ``?graph=`` is added.
    """

    query: str
    update: str
    graphs: str


_KINDS = (
    ("query", "update", "store"),  # Oxigraph, GraphDB's neighbours
    ("sparql", "update", "data"),  # Jena Fuseki
    ("sparql-auth", "sparql-auth", "sparql-graph-crud-auth"),  # Virtuoso, with a login
    ("sparql", "sparql", "sparql-graph-crud"),  # Virtuoso, open to all
)


def endpoints(
    address: str, *, update: str = "", graphs: str = "", seconds: float = 20.0, insecure: bool = False
) -> Endpoints:
    """The endpoints of a server, of which only the root is known: those of Oxigraph, Fuseki and Virtuoso are tried.

    Args:
        address: ``http://HOST:PORT/`` or what stands above its endpoints; or the query endpoint itself, if the
            other two are given.
        update: address of the update endpoint, if it is another.
        graphs: address of the graph store, if it is another.
        seconds: how long to wait for each.
        insecure: send the login of the environment in the clear to another machine too.

    Raises:
        ServeError: there is no SPARQL server, or an address is none, or may not be sent the login.
    """
    client = Client(seconds=seconds, login=from_environment(), insecure=insecure)
    for given in filter(None, (address, update, graphs)):
        client.check(given)
    root = address.rstrip("/")
    if update and graphs:
        return Endpoints(root, update, graphs)
    said = ""
    login = from_environment() is not None
    for query, own_update, own_graphs in _KINDS:
        if "-auth" in query and not login:
            continue
        tried = Endpoints(f"{root}/{query}", f"{root}/{own_update}", f"{root}/{own_graphs}")
        try:
            RemoteStore(tried.query, seconds=seconds, union=True, insecure=insecure).ask("ASK {}")
        except QueryError as problem:
            said = said or str(problem)
            continue
        if own_update == "update" and query == "sparql" and not _answers(tried.update, seconds):
            continue
        return replace(tried, update=update or tried.update, graphs=graphs or tried.graphs)
    raise ServeError(f"no SPARQL server is found at {shown(address)} ({said})")


def _answers(address: str, seconds: float) -> bool:
    """Whether there is anything at an address; nobody logs in for that."""
    try:
        Client(seconds=seconds).ask("GET", address).close()
    except ServeError as problem:
        return problem.status not in (0, 404)
    return True


class GraphStore:
    """Writes to a server.

    Args:
        to: its addresses.
        seconds: how long one request may take.
        insecure: send the login of the environment in the clear to another machine too.
    """

    def __init__(self, to: Endpoints, seconds: float, *, insecure: bool = False) -> None:
        self.to = to
        self._client = Client(seconds=seconds, login=from_environment(), insecure=insecure)
        for address in (to.update, to.graphs):
            self._client.check(address)

    def put(self, graph: str, triples: bytes) -> None:
        """Replace a named graph by lines of N-Triples."""
        self._request("PUT", graph, triples)

    def post(self, graph: str, triples: bytes) -> None:
        """Add lines of N-Triples to a named graph."""
        self._request("POST", graph, triples)

    def drop(self, graph: str) -> None:
        """Remove a named graph, if it is there."""
        try:
            self._request("DELETE", graph, None)
        except ServeError as problem:
            if problem.status != 404:
                raise

    def update(self, text: str) -> None:
        """Run an update.

        Raises:
            ServeError: the server refuses it or fails.
        """
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "*/*"}
        self._send("POST", self.to.update, urlencode({"update": text}).encode(), headers)

    def _request(self, method: str, graph: str, triples: bytes | None) -> None:
        # Virtuoso takes N-Triples under the name of Turtle, which they are, and fails where an Accept asks for RDF.
        address = f"{self.to.graphs}?{urlencode({'graph': graph}, quote_via=quote)}"
        headers = {"Content-Type": "text/turtle; charset=utf-8"} if triples is not None else {}
        self._send(method, address, triples, headers, first=f"{self.to.graphs}?graph=urn:none")

    def _send(self, method: str, address: str, body: bytes | None, headers: dict[str, str], first: str = "") -> None:
        try:
            with self._client.ask(method, address, body=body, headers=headers, first=first) as response:
                response.read()
        except (OSError, http.client.HTTPException) as problem:
            raise ServeError(f"{shown(address)} broke off: {type(problem).__name__}") from None
