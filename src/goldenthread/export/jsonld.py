"""JSON-LD: ordered and compact, with a context that the ontology gives, one resource a line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import TypeAlias

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Triple, parse

from goldenthread.export.quads import read_in_order
from goldenthread.namespaces import DCAM, GT, OWL, PREFIXES, RDF, RDFS, XSD
from goldenthread.resources import folder as resource_folder

NAME = "goldenthread.jsonld"

Json: TypeAlias = "str | int | list[Json] | dict[str, Json]"

_LOCAL = re.compile(r"[A-Za-z][\w-]*\Z")
_LINKS_OF_OTHERS = {
    "dcterms": ("conformsTo", "isPartOf", "isVersionOf", "publisher", "temporal"),
    "oa": ("hasSelector", "hasSource"),
    "org": ("member", "memberDuring", "organization", "postIn", "unitOf"),
    "owl": ("annotatedProperty", "annotatedSource", "annotatedTarget"),
    "prov": ("agent", "hadPrimarySource", "qualifiedAttribution"),
    "rdfs": ("domain", "isDefinedBy", "range", "subClassOf", "subPropertyOf"),
    "skos": ("broader", "hasTopConcept", "inScheme", "topConceptOf"),
    "sssom": ("mapping_justification",),
}


def write(dataset: Path, folder: Path) -> list[str]:
    """Writes the dataset as one JSON-LD document: a list of named graphs, each a list of resources.

    Args:
        dataset: the built dataset.
        folder: where to write.
    """
    with (folder / NAME).open("w", encoding="utf-8", newline="\n") as stream:
        stream.writelines(document(read_in_order(dataset), context()))
    return [NAME]


def context() -> dict[str, Json]:
    """The context: prefixes, and each term of the ontology under its own name with its type."""
    entries: dict[str, Json] = dict(sorted(PREFIXES.items()))
    types: dict[str, str] = {}
    for quad in parse(path=str(resource_folder("ontology") / "goldenthread.ttl"), format=RdfFormat.TURTLE):
        if not isinstance(quad.subject, NamedNode) or not isinstance(quad.object, NamedNode):
            continue
        term = quad.subject.value.removeprefix(GT.iri)
        if term not in GT.terms:
            continue
        of = quad.object.value
        if quad.predicate.value == RDF.type and of in (OWL.ObjectProperty, OWL.AnnotationProperty):
            types[term] = "@id"
        elif quad.predicate.value in (RDFS.range, DCAM.rangeIncludes) and of.startswith(XSD.iri) and of != XSD.string:
            types[term] = compact(of)
    for term in sorted(GT.terms):
        entries[term] = {"@id": f"gt:{term}", "@type": types[term]} if term in types else f"gt:{term}"
    for prefix, names in _LINKS_OF_OTHERS.items():
        entries |= {f"{prefix}:{name}": {"@id": f"{prefix}:{name}", "@type": "@id"} for name in names}
    return entries


@lru_cache(maxsize=1 << 16)
def compact(iri: str) -> str:
    """An IRI as ``prefix:name`` where a prefix fits, and as it is otherwise.

    >>> compact("http://purl.org/dc/terms/title"), compact("http://example.org/a/b")
    ('dcterms:title', 'http://example.org/a/b')
    """
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and _LOCAL.match(iri[len(namespace) :]):
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri


def document(quads: Iterable[Quad], entries: Mapping[str, Json]) -> Iterator[str]:
    """The text of the document, piece by piece, of quads in reading order."""
    yield '{\n"@context": ' + _json(entries) + ',\n"@graph": ['
    between = "\n"
    for graph, of_graph in groupby(quads, key=lambda quad: quad.graph_name):
        named = not isinstance(graph, DefaultGraph)
        if named:
            yield between + '{"@id": ' + _json(_name(graph)) + ', "@graph": ['
            between = "\n"
        for _, of_subject in groupby(of_graph, key=lambda quad: quad.subject):
            yield between + _json(node(list(of_subject), entries))
            between = ",\n"
        if named:
            yield "\n]}"
            between = ",\n"
    yield "\n]\n}\n"


def node(quads: list[Quad], entries: Mapping[str, Json]) -> dict[str, Json]:
    """What is said of one resource, as a JSON object."""
    result: dict[str, Json] = {"@id": _name(quads[0].subject)}
    for predicate, group in groupby(quads, key=lambda quad: quad.predicate.value):
        objects = [quad.object for quad in group]
        if predicate == RDF.type:
            result["@type"] = _one_or_all(_short(_name(of), entries) for of in objects)
            continue
        key = _short(predicate, entries)
        entry = entries.get(key)
        coerced = entry.get("@type", "") if isinstance(entry, dict) else ""
        result[key] = _one_or_all(value(of, str(coerced)) for of in objects)
    return result


def value(of: NamedNode | BlankNode | Literal | Triple, coerced: str) -> Json:
    """An object as JSON, in short form where the context knows its type.

    >>> value(Literal("2014-03-31", datatype=NamedNode(XSD.date)), "xsd:date")
    '2014-03-31'
    >>> value(Literal("as printed"), "xsd:date")
    {'@value': 'as printed'}
    """
    if not isinstance(of, Literal):
        return compact(_name(of)) if coerced == "@id" else {"@id": compact(_name(of))}
    if of.language:
        return {"@value": of.value, "@language": of.language}
    datatype = compact(of.datatype.value)
    if datatype == coerced:
        return int(of.value) if datatype == "xsd:integer" and str(_number(of.value)) == of.value else of.value
    if datatype == "xsd:string":
        return {"@value": of.value} if coerced else of.value
    return {"@value": of.value, "@type": datatype}


def _number(lexical: str) -> int | None:
    try:
        return int(lexical)
    except ValueError:
        return None


def _name(of: object) -> str:
    if isinstance(of, NamedNode):
        return of.value
    return str(of)


def _short(iri: str, entries: Mapping[str, Json]) -> str:
    curie = compact(iri)
    return curie.removeprefix("gt:") if curie.startswith("gt:") and curie.removeprefix("gt:") in entries else curie


def _one_or_all(values: Iterable[Json]) -> Json:
    several = list(values)
    return several[0] if len(several) == 1 else several


def _json(of: object) -> str:
    return json.dumps(of, ensure_ascii=False)
