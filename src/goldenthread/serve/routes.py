"""What is answered from the graph for each path, apart from how it is sent."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from io import BytesIO
from urllib.parse import quote

from pyoxigraph import NamedNode

from goldenthread.serve.definitions import Definitions
from goldenthread.serve.documents import description, document, exists, fill_the_shelf, shelf, written
from goldenthread.serve.negotiate import GRAPHS, HTML, SUFFIXES, TABLES, choose
from goldenthread.serve.paths import ASKED, ENDPOINTS, VOID, Addresses
from goldenthread.serve.reconcile_routes import ReconcileRoutes
from goldenthread.serve.replies import Refusal, Reply, Request, elsewhere
from goldenthread.serve.server_pages import query_page
from goldenthread.serve.sparql_requests import answer, question, wanted
from goldenthread.store import EmbeddedStore
from goldenthread.store.answer_formats import write

_ENDINGS = {media: suffix for suffix, media in SUFFIXES.items()}
_Maker = Callable[[str], bytes]


class Routes:
    """Answers requests from one graph.

    Args:
        store: the graph.
        addresses: knows the IRIs.
        pages: the page of the site for an IRI, by IRI.
        asking: path of the page of the site on which questions are asked; empty where there is none.
    """

    def __init__(self, store: EmbeddedStore, addresses: Addresses, pages: Mapping[str, str], asking: str = "") -> None:
        self._store = store
        self._addresses = addresses
        self._pages = pages
        self._asking = asking
        self._definitions = Definitions(store, addresses)
        self._reconciling = ReconcileRoutes(store, addresses)
        self._made: dict[tuple[str, str], bytes] = {}

    def reply(self, request: Request) -> Reply:
        """The reply to a request.

        Raises:
            Refusal: there is nothing, or it may not be had.
        """
        if request.path in ENDPOINTS:
            return self._endpoint(request)
        if request.path in ASKED:
            return self._reconciling.reply(request)
        if request.method == "POST":
            raise Refusal(405, "only queries can be posted here, to /sparql", {"Allow": "GET, HEAD, OPTIONS"})
        if request.path in VOID:
            return _negotiated(request, (*GRAPHS, HTML), self._description)
        return self._document(request)

    def rehearse(self) -> None:
        """Makes once what is the same for all, so that forks of this process find it made and every module loaded."""
        fill_the_shelf()
        query_page("http://localhost/sparql")
        self._reconciling.rehearse()
        for media in (HTML, *GRAPHS):
            self._description(media)
            self._definitions.ontology(media)
            self._definitions.shape(self._definitions.shapes, media)
            if media != HTML:
                self._service("http://localhost/sparql", media)
        for query, forms in (('ASK FROM <urn:x> { ?a ?b "service" }', TABLES), ("DESCRIBE <urn:x>", GRAPHS)):
            for media in forms:
                write(self._store.answer(query), media, BytesIO())

    def _endpoint(self, request: Request) -> Reply:
        reads = request.method != "POST"
        if reads and "query" not in request.parameters and "update" not in request.parameters:
            media = _chosen(request, (*GRAPHS, HTML))
            return self._query_page(request) if media == HTML else self._described(request, media)
        asked = question(request.parameters)
        media = wanted(asked, request.parameters, request.accept, page=reads)
        if media == HTML:
            return self._query_page(request, asked.text)
        return answer(self._store, asked, media)

    def _query_page(self, request: Request, query: str = "") -> Reply:
        """The page of the site that asks, with the question in its address; a plain one where the site has none."""
        if self._asking:
            return elsewhere(303, f"{self._asking}#query={quote(query, safe='')}" if query else self._asking)
        return _reply(query_page(f"{request.here}/sparql"), HTML, {"Vary": "Accept"})

    def _described(self, request: Request, media: str) -> Reply:
        """The description of the service."""
        return _reply(self._service(f"{request.here}/sparql", media), media, {"Vary": "Accept"})

    def _service(self, endpoint: str, media: str) -> bytes:
        values = {"_service_iri": NamedNode(endpoint), "_dataset_iri": NamedNode(self._addresses.dataset)}
        return written(self._store.construct(shelf("service").text, values), media)

    def _document(self, request: Request) -> Reply:
        path = request.path
        iri = self._addresses.iri_of(path)
        if iri is None or not _valid(iri):
            raise Refusal(400, "this is no IRI of the data")
        if iri == self._addresses.base:
            return elsewhere(303, self._addresses.path_of(f"{iri}void"))
        if self._maker(iri) is not None:
            media = choose(request.accept, tuple(SUFFIXES.values()))
            if media is None:
                raise Refusal(406, f"a thing can be read as {', '.join(SUFFIXES.values())}", {"Vary": "Accept"})
            if media == HTML and iri in self._pages:
                return elsewhere(303, f"/{self._pages[iri]}")
            return elsewhere(303, f"/{path.strip('/')}.{_ENDINGS[media]}")
        stem, _, suffix = path.rpartition(".")
        subject = self._addresses.iri_of(stem) if suffix in SUFFIXES else None
        make = self._maker(subject) if subject and _valid(subject) else None
        if make is None or subject is None:
            raise Refusal(404, "nothing is said of this in the graph")
        links = {"Link": f'<{quote(subject, safe=_IN_LINKS)}>; rel="describes"'}
        return _reply(make(SUFFIXES[suffix]), SUFFIXES[suffix], links)

    def _maker(self, iri: str) -> _Maker | None:
        """What makes the document of a thing in a form, where there is anything to say."""
        if self._definitions.is_ontology(iri):
            return self._definitions.ontology
        if self._definitions.is_shape(iri):
            return lambda media: self._definitions.shape(iri, media)
        if iri == self._addresses.dataset.partition("#")[0]:
            return self._description
        if exists(self._store, iri):
            return lambda media: document(self._store, iri, media, self._addresses)
        return None

    def _description(self, media: str) -> bytes:
        if ("void", media) not in self._made:
            self._made["void", media] = description(self._store, media, self._addresses)
        return self._made["void", media]


_IN_LINKS = "/:#?&=%@!$'()*+,;~-._"


def _negotiated(request: Request, offered: Sequence[str], make: _Maker) -> Reply:
    """What suits the client of the forms that a resource has under one address."""
    media = _chosen(request, offered)
    return _reply(make(media), media, {"Vary": "Accept"})


def _chosen(request: Request, offered: Sequence[str]) -> str:
    media = choose(request.accept, offered)
    if media is None:
        raise Refusal(406, f"this can be had as {', '.join(offered)}", {"Vary": "Accept"})
    return media


def _reply(body: bytes, media: str, headers: Mapping[str, str]) -> Reply:
    return Reply(200, f"{media}; charset=utf-8" if media.startswith("text/") else media, body, headers)


def _valid(iri: str) -> bool:
    try:
        NamedNode(iri)
    except ValueError:
        return False
    return True
