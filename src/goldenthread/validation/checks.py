"""The shapes as records: which checks there are, how grave they are, what they say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from goldenthread.errors import GoldenThreadError
from goldenthread.namespaces import DCTERMS, GT, PREFIXES, PROV, RDF, RDFS, SH
from goldenthread.resources import folder

if TYPE_CHECKING:
    from pyoxigraph import Triple
    from rdflib import Graph
    from rdflib.term import Node

GROUPS = ("structure", "completeness", "consistency", "catalogue")
"""The files of ``shapes/``: what the builder guarantees, what is missing, what does not add up, what is published."""

SHAPES = "https://w3id.org/goldenthread/shapes/"
"""The namespace of the shapes."""


@dataclass(frozen=True, slots=True)
class Check:
    """One shape.

    Attributes:
        iri: its IRI.
        code: the code of its findings; two shapes may share one.
        group: one of :data:`GROUPS`.
        label: what holds when nothing is found.
        severity: ``violation``, ``warning`` or ``info``.
        path: the property or path that it looks at, with prefixes.
        message: what a finding says.
        template: the same with the values in it, or empty. ``{value}`` is the value at fault, ``{gt:deadline}`` a
            property of the focus, ``{value/dcterms:title}`` a property of the value, ``{gt:a|gt:b}`` the first of
            two that is there.
        reason: why it matters and when it occurs, or empty.
        fix: how to fix it, or empty.
        rests_on: path from the focus to the kind of whoever judged what a finding rests on, with prefixes; empty where
            it rests on what is printed alone.
    """

    iri: str
    code: str
    group: str
    label: str
    severity: str
    path: str
    message: str
    template: str = ""
    reason: str = ""
    fix: str = ""
    rests_on: str = ""


def shapes_graph(groups: Iterable[str] = GROUPS) -> Graph:
    """The shapes of some groups as one graph.

    Raises:
        GoldenThreadError: there is no such group.
    """
    from rdflib import Graph

    graph = Graph()
    for group in groups:
        path = folder("shapes") / f"{group}.ttl"
        if not path.is_file():
            raise GoldenThreadError(f"there is no group of shapes '{group}': choose one of {', '.join(GROUPS)}")
        graph.parse(path, format="turtle")
    return graph


@cache
def load_checks() -> dict[str, Check]:
    """Every shape that ships with the program, by its IRI."""
    return {check.iri: check for group in GROUPS for check in _checks(group)}


@cache
def _named() -> frozenset[str]:
    """IRIs of the properties and classes that a shape, its message or a finding looks at."""
    from rdflib import URIRef

    named = {str(node) for node in shapes_graph().objects() if isinstance(node, URIRef)}
    steps = [
        step
        for check in load_checks().values()
        for step in re.findall(r"[\w-]+:[\w-]+", f"{check.template} {check.rests_on}")
    ]
    placing = (RDF.type, RDFS.label, RDFS.subClassOf, DCTERMS.title, PROV.hadPrimarySource)
    return frozenset({*named, *map(expand, steps), *placing, GT.statedIn, GT.progressOf, GT.firstLine})


def read_by_shapes(triples: Iterable[Triple]) -> Iterator[Triple]:
    """The statements whose property, and in a statement of a class whose class, some shape looks at."""
    named = _named()
    for one in triples:
        predicate = one.predicate.value
        if predicate in named and (
            predicate != RDF.type or (isinstance(one.object, NamedNode) and one.object.value in named)
        ):
            yield one


def _checks(group: str) -> list[Check]:
    from rdflib import RDF, URIRef

    graph = shapes_graph([group])
    found = []
    for node in graph.subjects(RDF.type, URIRef(SH.PropertyShape)):
        if not isinstance(node, URIRef):
            continue

        def one(predicate: str, node: URIRef = node) -> str:
            value = graph.value(node, URIRef(predicate))
            return "" if value is None else str(value)

        path = graph.value(node, URIRef(SH.path))
        found.append(
            Check(
                iri=str(node),
                code=one(GT.findingCode),
                group=group,
                label=one(RDFS.label),
                severity=one(SH.severity).rpartition("#")[2].lower(),
                path=_path_text(graph, path),
                message=one(SH.message),
                template=one(GT.messageWithValues),
                reason=one(RDFS.comment),
                fix=one(GT.howToFix),
                rests_on=one(GT.restsOn),
            )
        )
    return sorted(found, key=lambda check: check.iri)


def _path_text(graph: Graph, path: Node | None) -> str:
    """A SHACL path in the spelling of SPARQL."""
    from rdflib import RDF, URIRef
    from rdflib.collection import Collection

    if path is None:
        return ""
    if isinstance(path, URIRef):
        return shorten(str(path))
    inverse = graph.value(path, URIRef(SH.inversePath))
    if inverse is not None:
        return "^" + _path_text(graph, inverse)
    choice = graph.value(path, URIRef(SH.alternativePath))
    if choice is not None:
        return "|".join(_path_text(graph, part) for part in Collection(graph, choice))
    if (path, RDF.first, None) in graph:
        return "/".join(_path_text(graph, part) for part in Collection(graph, path))
    return ""


def shorten(iri: str) -> str:
    """An IRI with its prefix, where it has one.

    >>> shorten("https://w3id.org/goldenthread/ns#deadline")
    'gt:deadline'
    """
    for prefix, start in PREFIXES.items():
        rest = iri[len(start) :]
        if iri.startswith(start) and "/" not in rest:
            return f"{prefix}:{rest}"
    return iri


def expand(name: str) -> str:
    """The IRI of a name with a prefix.

    >>> expand("gt:deadline")
    'https://w3id.org/goldenthread/ns#deadline'
    """
    prefix, _, rest = name.partition(":")
    return PREFIXES[prefix] + rest
