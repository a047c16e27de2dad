"""The ontology and the shapes as documents: whole, each term and shape under an anchor of its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property
from textwrap import shorten
from urllib.parse import quote

from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from goldenthread import pictures
from goldenthread.namespaces import SHAPES
from goldenthread.pictures.class_map import boxes_of
from goldenthread.query.vocabulary import InUse, anchor, vocabulary
from goldenthread.resources import paths
from goldenthread.serve.documents import exists, shelf, written
from goldenthread.serve.negotiate import HTML, TURTLE
from goldenthread.serve.paths import ONTOLOGY, Addresses, local
from goldenthread.serve.server_pages import rendered
from goldenthread.store import EmbeddedStore
from goldenthread.store.base import text

_KINDS = (
    ("Class", "Classes"),
    ("Property", "Properties"),
    ("ConceptScheme", "Concept schemes"),
    ("Concept", "Concepts"),
)


class Definitions:
    """What the terms and the shapes mean.

    Args:
        store: the graph, which holds the ontology that it was built with.
        addresses: knows the IRIs.
    """

    def __init__(self, store: EmbeddedStore, addresses: Addresses) -> None:
        self._store = store
        self._addresses = addresses
        self._graph = NamedNode(f"{addresses.base}graph/ontology")

    shapes = SHAPES
    """The address of all shapes."""

    def is_ontology(self, iri: str) -> bool:
        """Whether an IRI is that of the ontology, or of its version."""
        if iri.rstrip("/") == ONTOLOGY:
            return True
        return iri.startswith(ONTOLOGY) and self._store.ask(
            shelf("ontology-version").text, {"_version_iri": NamedNode(iri)}
        )

    def ontology(self, media: str) -> bytes:
        """The whole ontology."""
        if media == HTML:
            return self._terms_page()
        triples = self._store.construct(shelf("ontology").text, {"_graph_iri": self._graph})
        return written(triples, media)

    def is_shape(self, iri: str) -> bool:
        """Whether an IRI is that of a shape, or of all of them."""
        return f"{iri.rstrip('/')}/" == SHAPES or (iri.startswith(SHAPES) and exists(self._shapes, iri))

    def shape(self, iri: str, media: str) -> bytes:
        """A shape, or all of them."""
        whole = f"{iri.rstrip('/')}/" == SHAPES
        query, values = ("everything", None) if whole else ("shape", {"_about_iri": NamedNode(iri)})
        triples = self._shapes.construct(shelf(query).text, values)
        if media != HTML:
            return written(triples, media)
        table = [row for row in self._shapes.select(shelf("shapes").text).records() if whole or row["shape"] == iri]
        shapes = [{**row, "name": local(row["shape"]), "severity": local(row["severity"])} for row in table]
        turtle = "" if whole else written(triples, TURTLE).decode()
        path = self._addresses.path_of(iri).rstrip("/")
        return rendered("shapes.html", iri=iri, shapes=shapes, turtle=turtle, path=path, whole=whole)

    @cached_property
    def _shapes(self) -> EmbeddedStore:
        return EmbeddedStore.of(
            Quad(quad.subject, quad.predicate, quad.object)
            for path in paths("shapes", "*.ttl")
            for quad in parse(path=str(path), format=RdfFormat.TURTLE, rename_blank_nodes=True)
        )

    def _terms_page(self) -> bytes:
        said: dict[str, list[dict[str, str]]] = defaultdict(list)
        for term, property_, value, label in self._store.select(shelf("terms").text, {"_graph_iri": self._graph}):
            iri = text(value) if isinstance(value, NamedNode) else ""
            said[text(term)].append(
                {
                    "property": local(text(property_)),
                    "value": text(label) or (self._short(iri) if iri else text(value)),
                    "iri": iri,
                    "link": iri,
                }
            )
        for row in (row for rows in said.values() for row in rows):
            here = row["link"] in said and row["link"] != ONTOLOGY
            row["link"] = f"#{quote(anchor(row['link']), safe='/:#')}" if here else self._addresses.link(row["link"])
        about = said.pop(ONTOLOGY, [])
        terms = vocabulary(self._store)
        for known in terms:
            if known.use:
                said[known.iri].append(self._at_work(known.use))
        groups = _grouped(said)
        boxes = boxes_of(terms)
        picture = (
            pictures.classes(pictures.Classes("The classes, and what leads from one to another", boxes))
            if boxes
            else ""
        )
        path = self._addresses.path_of(ONTOLOGY)
        return rendered("ontology.html", iri=ONTOLOGY, path=path, about=about, groups=groups, picture=picture)

    def _at_work(self, use: InUse) -> dict[str, str]:
        """An example of a term from the graph, as a row of its section."""
        value = f": {shorten(use.value, 90, placeholder=' …')}" if use.value else ""
        return {
            "property": "here",
            "value": f"{use.uses:,} times, first of {shorten(use.thing.label, 90, placeholder=' …')}{value}",
            "iri": use.thing.iri,
            "link": self._addresses.link(use.thing.iri),
        }

    def _short(self, iri: str) -> str:
        return local(iri) if iri.startswith(ONTOLOGY) else iri


def _grouped(said: Mapping[str, list[dict[str, str]]]) -> dict[str, list[dict[str, object]]]:
    """The sections of the page, a term each, under the heading of its kind."""
    groups: dict[str, list[dict[str, object]]] = {heading: [] for _, heading in _KINDS}
    for iri, rows in said.items():
        types = [local(row["iri"]) for row in rows if row["property"] == "type"]
        heading = next((words for end, words in _KINDS if any(one.endswith(end) for one in types)), "Properties")
        named = [row["value"] for row in rows if row["property"] in ("label", "prefLabel")]
        title = named[0] if named else local(iri)
        groups[heading].append({"iri": iri, "id": anchor(iri), "title": title, "rows": rows})
    return groups
