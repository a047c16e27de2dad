"""The addresses of a SPARQL server, and writing to it: graph store protocol and update."""

from __future__ import annotations

import os
import urllib.error
import urllib.request
from base64 import b64encode
from dataclasses import dataclass, replace
from urllib.parse import quote, urlencode, urlsplit

from goldenthread.errors import QueryError, ServeError
from goldenthread.store.remote import PASSWORD, USER, RemoteStore, send


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


def endpoints(address: str, *, update: str = "", graphs: str = "", seconds: float = 20.0) -> Endpoints:
    """The endpoints of a server, of which only the root is known: those of Oxigraph, Fuseki and Virtuoso are tried.

    Args:
        address: ``http://HOST:PORT/`` or what stands above its endpoints; or the query endpoint itself, if the
            other two are given.
        update: address of the update endpoint, if it is another.
        graphs: address of the graph store, if it is another.
        seconds: how long to wait for each.

    Raises:
        ServeError: there is no SPARQL server.
    """
    root = address.rstrip("/")
    if urlsplit(root).scheme not in ("http", "https") or not urlsplit(root).hostname:
        raise ServeError(f"'{address}' is no address of a server: write http://HOST:PORT/")
    if urlsplit(root).username:
        raise ServeError(f"credentials do not belong into an address: set {USER} and {PASSWORD} instead")
    if update and graphs:
        return Endpoints(root, update, graphs)
    said = ""
    login = bool(os.environ.get(USER))
    for query, own_update, own_graphs in _KINDS:
        if "-auth" in query and not login:
            continue
        tried = Endpoints(f"{root}/{query}", f"{root}/{own_update}", f"{root}/{own_graphs}")
        try:
            RemoteStore(tried.query, seconds=seconds, union=True).ask("ASK {}")
        except QueryError as problem:
            said = said or str(problem)
            continue
        if own_update == "update" and query == "sparql" and not _answers(tried.update):
            continue
        return replace(tried, update=update or tried.update, graphs=graphs or tried.graphs)
    raise ServeError(f"no SPARQL server is found at {address} ({said})")


def _answers(address: str) -> bool:
    """Whether there is anything at an address."""
    try:
        with urllib.request.urlopen(address, timeout=10):  # noqa: S310 - the scheme was checked
            return True
    except urllib.error.HTTPError as problem:
        return problem.code != 404
    except OSError:
        return False


class GraphStore:
    """Writes to a server.

    Args:
        to: its addresses.
        seconds: how long one request may take.
    """

    def __init__(self, to: Endpoints, seconds: float) -> None:
        self.to = to
        self.seconds = seconds
        self._words = urllib.request.HTTPPasswordMgrWithDefaultRealm()
        self._words.add_password(None, to.graphs, os.environ.get(USER), os.environ.get(PASSWORD, ""))  # type: ignore[arg-type]
        self._digest = urllib.request.HTTPDigestAuthHandler(self._words)

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
            QueryError: the server refuses it or fails.
        """
        from SPARQLWrapper import SPARQLWrapper

        wrapper = SPARQLWrapper(self.to.update)
        wrapper.setQuery(text)
        wrapper.queryType = "INSERT"
        send(wrapper, self.seconds).response.read()

    def _request(self, method: str, graph: str, triples: bytes | None) -> None:
        # Virtuoso takes N-Triples under the name of Turtle, which they are, and fails where an Accept asks for RDF.
        address = f"{self.to.graphs}?{urlencode({'graph': graph}, quote_via=quote)}"
        headers = {"Content-Type": "text/turtle; charset=utf-8"} if triples is not None else {}
        request = urllib.request.Request(address, data=triples, headers=headers, method=method)  # noqa: S310
        self._log_in(request)
        try:
            with urllib.request.urlopen(request, timeout=self.seconds) as response:  # noqa: S310
                response.read()
        except urllib.error.HTTPError as problem:
            said = " ".join(problem.read(300).decode("utf-8", "replace").split()) or str(problem.reason)
            raise ServeError(f"{self.to.graphs} answered {problem.code}: {said}", status=problem.code) from problem
        except OSError as problem:
            reason = getattr(problem, "reason", problem)
            raise ServeError(f"{self.to.graphs} broke off: {reason}") from problem

    def _log_in(self, request: urllib.request.Request) -> None:
        """Adds the login to a request beforehand: a server that must refuse a large body hangs up on it."""
        if not os.environ.get(USER):
            return
        try:
            with urllib.request.urlopen(f"{self.to.graphs}?graph=urn:none", timeout=self.seconds):  # noqa: S310
                return
        except urllib.error.HTTPError as problem:
            scheme, _, rest = problem.headers.get("WWW-Authenticate", "").partition(" ")
        except OSError:
            return
        if scheme.lower() == "digest":
            challenge = urllib.request.parse_keqv_list(urllib.request.parse_http_list(rest))
            said = self._digest.get_authorization(request, challenge)
            request.add_unredirected_header("Authorization", f"Digest {said}")
        else:
            login = f"{os.environ[USER]}:{os.environ.get(PASSWORD, '')}"
            request.add_unredirected_header("Authorization", f"Basic {b64encode(login.encode()).decode()}")
