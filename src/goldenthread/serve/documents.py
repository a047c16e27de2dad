"""The documents behind the IRIs of a publication: what is said of a thing, as a page or as RDF."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple, serialize

from goldenthread.namespaces import PREFIXES
from goldenthread.query import NamedQuery, list_queries, load
from goldenthread.resources import folder
from goldenthread.serve.negotiate import HTML
from goldenthread.serve.paths import Addresses, local
from goldenthread.serve.server_pages import rendered
from goldenthread.store import EmbeddedStore, Store
from goldenthread.store.base import text

_TITLES = ("/title", "#label", "/name", "#prefLabel")


@cache
def shelf(name: str) -> NamedQuery:
    """A question that the server itself asks, read once."""
    return load(folder("queries") / "serve" / f"{name}.rq")


def fill_the_shelf() -> None:
    """Reads all of these questions, for a process that may open no file later."""
    for query in list_queries("serve"):
        shelf(query.name)


def written(triples: Iterable[Triple], media: str) -> bytes:
    """Triples in the RDF format of a media type.

    Raises:
        ValueError: it is the media type of none.
    """
    rdf = RdfFormat.from_media_type(media)
    if rdf is None:
        raise ValueError(f"{media} is no format of RDF")
    return serialize(triples, format=rdf, prefixes=PREFIXES) or b""


def exists(store: Store, iri: str) -> bool:
    """Whether a graph says anything of a thing."""
    return store.ask(shelf("exists").text, {"_about_iri": NamedNode(iri)})


def document(store: Store, iri: str, media: str, addresses: Addresses) -> bytes:
    """What a graph says of a thing, as RDF or as a page."""
    if media == HTML:
        return _page(store, iri, addresses)
    return written(store.construct(shelf("about").text, {"_about_iri": NamedNode(iri)}), media)


def description(store: Store, media: str, addresses: Addresses) -> bytes:
    """The dataset described by itself, in VoID."""
    triples = store.construct(shelf("void").text, {"_dataset_iri": NamedNode(addresses.dataset)})
    if media != HTML:
        return written(triples, media)
    described = EmbeddedStore.of(Quad(one.subject, one.predicate, one.object) for one in triples)
    return _page(described, addresses.dataset, addresses)


def _page(store: Store, iri: str, addresses: Addresses) -> bytes:
    table = store.select(shelf("about-rows").text, {"_about_iri": NamedNode(iri)})
    rows = []
    for direction, property_, name, value, label in table:
        rows.append(
            {
                "direction": text(direction),
                "property": text(property_),
                "name": text(name) or local(text(property_)),
                "value": text(label) or text(value),
                "link": addresses.link(text(value)) if isinstance(value, NamedNode) else "",
                "iri": text(value) if isinstance(value, NamedNode) else "",
                "number": isinstance(value, Literal) and value.datatype.value.endswith(("integer", "decimal")),
            }
        )
    titles = [row["value"] for row in rows if row["direction"] == "of" and str(row["property"]).endswith(_TITLES)]
    path = addresses.path_of(iri).partition("#")[0]
    return rendered("entity.html", iri=iri, title=titles[0] if titles else local(iri), rows=rows, path=path)
