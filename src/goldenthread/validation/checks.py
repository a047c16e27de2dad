"""The shapes as records: which checks there are, how grave they are, what they say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from goldenthread.namespaces import DCTERMS, GT, PREFIXES, PROV, RDF, RDFS, SH
from goldenthread.validation.shape_records import GROUPS, Along, Either, ShapesFile, Step, Way, shapes_file

if TYPE_CHECKING:
    from pyoxigraph import Triple
    from rdflib import Graph

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
        graph.parse(shapes_file(group), format="turtle")
    return graph


@cache
def load_checks() -> dict[str, Check]:
    """Every shape that ships with the program, by its IRI."""
    return {check.iri: check for group in GROUPS for check in _checks(group)}


@cache
def named_by_shapes() -> frozenset[str]:
    """IRIs of the properties and classes that a shape, its message or a finding looks at."""
    named = {term.value for group in GROUPS for term in ShapesFile(shapes_file(group)).objects()}
    steps = [
        step
        for check in load_checks().values()
        for step in re.findall(r"[\w-]+:[\w-]+", f"{check.template} {check.rests_on}")
    ]
    placing = (RDF.type, RDFS.label, RDFS.subClassOf, DCTERMS.title, PROV.hadPrimarySource)
    return frozenset({*named, *map(expand, steps), *placing, GT.statedIn, GT.progressOf, GT.firstLine})


def read_by_shapes(triples: Iterable[Triple]) -> Iterator[Triple]:
    """The statements whose property, and in a statement of a class whose class, some shape looks at."""
    named = named_by_shapes()
    for one in triples:
        predicate = one.predicate.value
        if predicate in named and (
            predicate != RDF.type or (isinstance(one.object, NamedNode) and one.object.value in named)
        ):
            yield one


def _checks(group: str) -> list[Check]:
    file = ShapesFile(shapes_file(group))
    found = []
    for node in file.nodes():
        if NamedNode(SH.PropertyShape) not in file.values(node, RDF.type):
            continue
        path = next(iter(file.values(node, SH.path)), None)
        found.append(
            Check(
                iri=node.value,
                code=file.text(node, GT.findingCode),
                group=group,
                label=file.text(node, RDFS.label),
                severity=file.text(node, SH.severity).rpartition("#")[2].lower(),
                path=_path_text(file.way(path)),
                message=file.text(node, SH.message),
                template=file.text(node, GT.messageWithValues),
                reason=file.text(node, RDFS.comment),
                fix=file.text(node, GT.howToFix),
                rests_on=file.text(node, GT.restsOn),
            )
        )
    return sorted(found, key=lambda check: check.iri)


def _path_text(way: Way | None) -> str:
    """A path in the spelling of SPARQL."""
    match way:
        case Step(property=name, back=back):
            return "^" * back + shorten(name)
        case Either(parts=parts):
            return "|".join(map(_path_text, parts))
        case Along(parts=parts):
            return "/".join(map(_path_text, parts))
    return ""


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


@cache
def finding_codes() -> Mapping[str, tuple[str, str]]:
    """Each code of a finding about a document, with the rules that it breaks and what such a finding says."""
    found: dict[str, tuple[str, str]] = {}
    for check in sorted(load_checks().values(), key=lambda one: (one.code, one.iri)):
        if check.group in GROUPS[1:3]:
            rules = f"{found[check.code][0]} " if check.code in found else "Found where this does not hold: "
            found[check.code] = f"{rules}{check.label}.", check.message
    return found
