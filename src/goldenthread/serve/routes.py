"""What is answered for each path, apart from how it is sent."""

from __future__ import annotations

import mimetypes
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from pyoxigraph import NamedNode, RdfFormat, Triple, serialize

from goldenthread.namespaces import PREFIXES
from goldenthread.serve.documents import Documents, shelf
from goldenthread.serve.engine import LOOPBACK, Engine
from goldenthread.serve.negotiate import HTML, SUFFIXES, suffix_for
from goldenthread.serve.page import query_page
from goldenthread.serve.proxy import Behind, Refusal, run
from goldenthread.store import RemoteStore

ENDPOINTS = ("/sparql", "/query")
_CLOSED = ("/update", "/store")
_ASSETS = {"/yasgui.min.js": "text/javascript", "/yasgui.min.css": "text/css"}
_VOID = ("/.well-known/void", "/void")
_RDF = tuple(suffix for suffix in SUFFIXES if suffix != "html")


@dataclass(frozen=True, slots=True)
class Reply:
    """What is sent.

    Attributes:
        status: of HTTP.
        kind: media type.
        body: its first part, or all of it.
        rest: what follows, where it does not end with the body.
        headers: further headers.
    """

    status: int
    kind: str
    body: bytes
    rest: Iterator[bytes] | None = None
    headers: Mapping[str, str] = field(default_factory=dict)


class Routes:
    """Answers paths.

    Args:
        engine: runs the queries.
        documents: knows the IRIs.
        site: folder of static pages.
        port: where clients reach the front.
    """

    def __init__(self, engine: Engine, documents: Documents, site: Path | None, port: int) -> None:
        self._engine = engine
        self._documents = documents
        self._site = site.resolve() if site else None
        self._here = f"http://{LOOPBACK}:{port}"
        self._made: dict[str, bytes] = {}
        self._lock = threading.Lock()

    def get(self, path: str, parameters: Mapping[str, Sequence[str]], accept: str) -> Reply:
        """The reply to GET (and HEAD).

        Raises:
            Refusal: there is nothing, or it may not be had.
        """
        if path in ENDPOINTS:
            return self._endpoint(parameters, accept)
        if path in _CLOSED:
            raise Refusal(403, "this server is read-only")
        if path in _ASSETS:
            return Reply(200, _ASSETS[path], self._asset(path), headers={"Cache-Control": "max-age=86400"})
        if path in _VOID:
            return self._about_the_data(accept)
        if any(path.startswith(root) and root != "/" for root in self._documents.roots):
            return self._document(path, accept)
        if path == "/" and not (self._site and (self._site / "index.html").is_file()):
            return _elsewhere(302, "/sparql")
        return self._static(path)

    def post(self, path: str, parameters: Mapping[str, Sequence[str]], accept: str) -> Reply:
        """The reply to POST.

        Raises:
            Refusal: the query is refused.
        """
        if path in ENDPOINTS:
            return self._answer(parameters, accept)
        if path in _CLOSED:
            raise Refusal(403, "this server is read-only")
        raise Refusal(405, "only queries can be posted here, to /sparql")

    def _endpoint(self, parameters: Mapping[str, Sequence[str]], accept: str) -> Reply:
        asked_by_browser = suffix_for(accept) == "html" and HTML in accept
        if "update" in parameters or ("query" in parameters and not (asked_by_browser and "format" not in parameters)):
            return self._answer(parameters, accept)
        if asked_by_browser:
            return Reply(200, f"{HTML}; charset=utf-8", self._once("page", lambda: query_page(f"{self._here}/sparql")))
        return self._about_the_endpoint(accept)

    def _answer(self, parameters: Mapping[str, Sequence[str]], accept: str) -> Reply:
        answer = run(self._engine, parameters, accept or "*/*")
        return Reply(200, answer.kind, answer.first, answer.rest, {"Vary": "Accept"})

    def _document(self, path: str, accept: str) -> Reply:
        stem, dot, suffix = path.rpartition(".")
        store = self._store()
        iri = self._documents.iri_of(path)
        if iri is None:
            raise Refusal(400, "this is no IRI of the data")
        found = self._documents.find(store, _valid(iri).value)
        if found is not None:
            wanted = suffix_for(accept)
            if wanted is None:
                raise Refusal(406, f"a thing can be read as {', '.join(SUFFIXES.values())}")
            return _elsewhere(303, f"{path.rstrip('/')}.{wanted}")
        subject = self._documents.iri_of(stem) if dot and suffix in SUFFIXES else None
        found = self._documents.find(store, _valid(subject).value) if subject else None
        if found is None:
            raise Refusal(404, "nothing is said of this in the graph")
        if suffix == "html":
            return Reply(200, f"{HTML}; charset=utf-8", self._documents.page(store, found))
        links = {"Link": f'<{found}>; rel="describes"'}
        return Reply(200, SUFFIXES[suffix], self._documents.rdf(store, found, suffix), headers=links)

    def _static(self, path: str) -> Reply:
        if self._site is None:
            raise Refusal(404, "there is nothing here: ask at /sparql")
        wanted = unquote(path).lstrip("/")
        if "\0" in wanted or "\\" in wanted:
            raise Refusal(400, "this is no path")
        place = (self._site / wanted).resolve()
        if not place.is_relative_to(self._site):
            raise Refusal(404, "there is nothing here")
        if place.is_dir():
            if not path.endswith("/"):
                return _elsewhere(301, f"{path}/")
            place /= "index.html"
        if not place.is_file():
            raise Refusal(404, "there is no such page")
        kind = mimetypes.guess_type(place.name)[0] or "application/octet-stream"
        return Reply(200, f"{kind}; charset=utf-8" if kind.startswith("text/") else kind, place.read_bytes())

    def _about_the_data(self, accept: str) -> Reply:
        suffix = suffix_for(accept, _RDF) or "ttl"
        dataset = NamedNode(f"{self._documents.base}void#dataset")

        def make() -> bytes:
            triples = self._store().construct(shelf("void").text, {"_dataset_iri": dataset})
            return _written(triples, suffix)

        return Reply(200, SUFFIXES[suffix], self._once(f"void.{suffix}", make), headers={"Vary": "Accept"})

    def _about_the_endpoint(self, accept: str) -> Reply:
        suffix = suffix_for(accept, _RDF) or "ttl"
        values = {
            "_service_iri": NamedNode(f"{self._here}/sparql"),
            "_dataset_iri": NamedNode(f"{self._documents.base}void#dataset"),
        }

        def make() -> bytes:
            return _written(self._store().construct(shelf("service").text, values), suffix)

        return Reply(200, SUFFIXES[suffix], self._once(f"service.{suffix}", make), headers={"Vary": "Accept"})

    def _asset(self, path: str) -> bytes:
        def fetch() -> bytes:
            with self._engine.borrow(time.monotonic() + self._engine.seconds) as worker:
                connection = worker.connection(10)
                connection.request("GET", path)
                body = connection.getresponse().read()
                connection.close()
                return body

        return self._once(path, fetch)

    def _store(self) -> RemoteStore:
        """The graph, for questions of our own: they wait for a free server as those of clients do."""
        return Behind(self._engine)

    def _once(self, key: str, make: Callable[[], bytes]) -> bytes:
        if key not in self._made:
            made = make()
            with self._lock:
                self._made[key] = made
        return self._made[key]


def _valid(iri: str) -> NamedNode:
    try:
        return NamedNode(iri)
    except ValueError:
        raise Refusal(400, "this is no IRI of the data") from None


def _elsewhere(status: int, path: str) -> Reply:
    return Reply(status, "text/plain; charset=utf-8", b"", headers={"Location": path, "Vary": "Accept"})


def _written(triples: Sequence[Triple], suffix: str) -> bytes:
    formats = {"ttl": RdfFormat.TURTLE, "nt": RdfFormat.N_TRIPLES, "jsonld": RdfFormat.JSON_LD}
    return serialize(triples, format=formats[suffix], prefixes=PREFIXES) or b""
