"""The shipped questions as statements, so that they travel with the graph and a SPARQL client can find them.

Each is a ``sh:SPARQLExecutable`` as in the collections of sib-swiss/sparql-examples.
"""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Quad

from goldenthread.minting import Minter
from goldenthread.namespaces import DCTERMS, PREFIXES, RDF, RDFS, SCHEMA, SH, XSD
from goldenthread.query.ask import runnable
from goldenthread.query.library import NamedQuery, list_queries

GRAPH = "queries"
_FORMS = {
    "SELECT": (SH.SPARQLSelectExecutable, SH.select),
    "CONSTRUCT": (SH.SPARQLConstructExecutable, SH.construct),
    "ASK": (SH.SPARQLAskExecutable, SH.ask),
}


def query_quads(minter: Minter) -> Iterator[Quad]:
    """Every shipped question, for the named graph ``graph/queries``."""
    graph = NamedNode(minter.graph(GRAPH))
    prefixes = f"{minter.base}query"
    for prefix, iri in PREFIXES.items():
        declared = f"{prefixes}/prefix/{prefix}"
        yield _link(prefixes, SH.declare, declared, graph)
        yield _say(declared, RDFS.label, prefix, graph)
        yield _say(declared, SH.prefix, prefix, graph)
        yield _say(declared, SH.namespace, iri, graph, XSD.anyURI)
    for query in list_queries():
        yield from _described(query, minter, graph)


def _described(query: NamedQuery, minter: Minter, graph: NamedNode) -> Iterator[Quad]:
    iri = f"{minter.base}query/{query.name}"
    kind, holds = _FORMS.get(query.form, _FORMS["CONSTRUCT"])
    yield _link(iri, RDF.type, SH.SPARQLExecutable, graph)
    yield _link(iri, RDF.type, kind, graph)
    yield _link(iri, SH.prefixes, f"{minter.base}query", graph)
    yield _say(iri, DCTERMS.identifier, query.name, graph)
    yield Quad(NamedNode(iri), NamedNode(RDFS.label), Literal(query.summary, language="en"), graph)
    yield Quad(NamedNode(iri), NamedNode(RDFS.comment), Literal(query.description, language="en"), graph)
    yield _say(iri, holds, runnable(query), graph)
    for tag in query.tags:
        yield _say(iri, SCHEMA.keywords, tag, graph)
    for parameter in query.parameters:
        own = f"{iri}/parameter/{parameter.name}"
        yield _link(iri, SH.parameter, own, graph)
        yield _link(own, RDF.type, SH.Parameter, graph)
        yield _link(own, SH.path, own, graph)
        yield _say(own, RDFS.label, parameter.name, graph)
        yield _say(own, SH.name, parameter.name, graph)
        yield _say(own, SH.description, parameter.meaning, graph)
        yield _say(own, SH.optional, "false" if parameter.required else "true", graph, XSD.boolean)
        if parameter.default is not None:
            yield _say(own, SH.defaultValue, parameter.default, graph)


def _link(subject: str, predicate: str, value: str, graph: NamedNode) -> Quad:
    return Quad(NamedNode(subject), NamedNode(predicate), NamedNode(value), graph)


def _say(subject: str, predicate: str, value: str, graph: NamedNode, datatype: str = XSD.string) -> Quad:
    return Quad(NamedNode(subject), NamedNode(predicate), Literal(value, datatype=NamedNode(datatype)), graph)
