"""The shapes as records: which checks there are, how grave they are, what they say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, parse

from goldenthread.errors import GoldenThreadError
from goldenthread.namespaces import DCTERMS, GT, PREFIXES, PROV, RDF, RDFS, SH
from goldenthread.resources import folder

if TYPE_CHECKING:
    from rdflib import Graph

GROUPS = ("structure", "completeness", "consistency", "catalogue")
"""The files of ``shapes/``: what the builder guarantees, what is missing, what does not add up, what is published."""

SHAPES = "https://w3id.org/goldenthread/shapes/"
"""The namespace of the shapes."""


_Node: TypeAlias = "NamedNode | BlankNode | Literal"
_Properties: TypeAlias = "dict[str, list[_Node]]"


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
        graph.parse(_file(group), format="turtle")
    return graph


def _file(group: str) -> Path:
    path = folder("shapes") / f"{group}.ttl"
    if not path.is_file():
        raise GoldenThreadError(f"there is no group of shapes '{group}': choose one of {', '.join(GROUPS)}")
    return path


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
    told = _statements(_file(group))
    found = []
    for node, properties in told.items():
        if not isinstance(node, NamedNode) or NamedNode(SH.PropertyShape) not in properties.get(RDF.type, ()):
            continue

        def one(predicate: str, properties: _Properties = properties) -> str:
            values = properties.get(predicate)
            return values[0].value if values else ""

        found.append(
            Check(
                iri=node.value,
                code=one(GT.findingCode),
                group=group,
                label=one(RDFS.label),
                severity=one(SH.severity).rpartition("#")[2].lower(),
                path=_path_text(told, *properties.get(SH.path, ())),
                message=one(SH.message),
                template=one(GT.messageWithValues),
                reason=one(RDFS.comment),
                fix=one(GT.howToFix),
                rests_on=one(GT.restsOn),
            )
        )
    return sorted(found, key=lambda check: check.iri)


def _statements(path: Path) -> dict[_Node, _Properties]:
    """What a Turtle file says: the values of each property of each thing, in its order."""
    told: dict[_Node, _Properties] = {}
    for quad in parse(path=path, format=RdfFormat.TURTLE):
        if not isinstance(quad.subject, Triple) and not isinstance(quad.object, Triple):
            told.setdefault(quad.subject, {}).setdefault(quad.predicate.value, []).append(quad.object)
    return told


def _path_text(told: Mapping[_Node, _Properties], path: _Node | None = None) -> str:
    """A SHACL path (SHACL, 2.3.1) in the spelling of SPARQL."""
    if path is None:
        return ""
    if isinstance(path, NamedNode):
        return shorten(path.value)
    properties = told[path]
    if SH.inversePath in properties:
        return "^" + _path_text(told, *properties[SH.inversePath])
    if SH.alternativePath in properties:
        return "|".join(_path_text(told, part) for part in _items(told, *properties[SH.alternativePath]))
    return "/".join(_path_text(told, part) for part in _items(told, path))


def _items(told: Mapping[_Node, _Properties], at: _Node) -> Iterator[_Node]:
    """The members of an RDF collection."""
    while at in told:  # rdf:nil, which ends it, has no properties
        yield from told[at][RDF.first]
        (at,) = told[at][RDF.rest]


def shorten(iri: str) -> str:
    """An IRI with its prefix, where it has one.

    >>> shorten("https://w3id.org/goldenthread/ns#deadline"), shorten("http://purl.org/dc/terms/of/what")
    ('gt:deadline', 'http://purl.org/dc/terms/of/what')
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
