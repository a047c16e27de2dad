"""Terms and graphs of rdflib, for the engine of reference, and back."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from goldenthread.errors import GoldenThreadError
from goldenthread.namespaces import XSD
from goldenthread.store import Term
from goldenthread.validation.plain_values import is_plain

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

_MAKES_ERRORS = frozenset({XSD.date, XSD.decimal, XSD.integer, XSD.gYear, XSD.boolean})


def to_rdflib(triples: Iterable[Triple]) -> Graph:
    """Triples as an rdflib graph, in the order of their N-Triples; terms that occur often are made once.

    They are taken one by one and put in order in the end, so that they are never all there twice.
    """
    from goldenthread.validation.flat import FlatGraph

    made: dict[Term, Node] = {}
    texts: dict[Node, str] = {}

    def node(term: Term) -> Node:
        known = made.get(term)
        if known is None:
            known = made[term] = node_of(term)
            texts[known] = str(term)
        return known

    graph = FlatGraph()
    with Quiet("rdflib.term"):
        for triple in triples:
            graph.flat.add((node(triple.subject), node(triple.predicate), node(triple.object)))
    graph.flat.put_in_order(texts)
    return graph


def node_of(term: Term) -> Node:
    """A term as rdflib has it; a plain text and an xsd:string, which it holds for different, are one.

    Raises:
        GoldenThreadError: it is a statement about a statement.
    """
    from rdflib import BNode, URIRef
    from rdflib import Literal as RdfLiteral

    match term:
        case NamedNode():
            return URIRef(term.value)
        case BlankNode():
            return BNode(term.value)
        case Literal(language=str()):
            return RdfLiteral(term.value, lang=term.language)
        case Literal() if term.datatype.value == XSD.string:
            return RdfLiteral(term.value)
        case Literal():
            return RdfLiteral(term.value, datatype=URIRef(term.datatype.value), normalize=False)
    raise GoldenThreadError("a statement about a statement cannot be checked by shapes")


def term_of(node: Node | None) -> Term | None:
    """A node of rdflib as a term."""
    from rdflib import BNode, URIRef
    from rdflib import Literal as RdfLiteral

    match node:
        case URIRef():
            return NamedNode(str(node))
        case BNode():
            return BlankNode(str(node))
        case RdfLiteral(language=str() as language):
            return Literal(str(node), language=language)
        case RdfLiteral():
            return Literal(str(node), datatype=NamedNode(str(node.datatype or XSD.string)))
    return None


def ill_typed(term: Term) -> bool:
    """Whether a value is not what its type says, for the types that are compared."""
    if is_plain(term) or not isinstance(term, Literal) or term.datatype.value not in _MAKES_ERRORS:
        return False
    with Quiet("rdflib.term"):
        return bool(getattr(node_of(term), "ill_typed", False))


def drop_ill_typed(graph: Graph) -> int:
    """Take out values that are not what their type says; how many there were."""
    from rdflib import Literal as RdfLiteral

    wrong = [
        triple
        for triple in graph
        if isinstance(triple[2], RdfLiteral) and str(triple[2].datatype) in _MAKES_ERRORS and triple[2].ill_typed
    ]
    for triple in wrong:
        graph.remove(triple)
    return len(wrong)


class Quiet:
    """Holds back the warnings of one logger: what they would say comes back as a finding."""

    def __init__(self, name: str) -> None:
        self._logger = logging.getLogger(name)
        self._level = self._logger.level

    def __enter__(self) -> None:
        self._logger.setLevel(logging.CRITICAL)

    def __exit__(self, *problem: object) -> None:
        self._logger.setLevel(self._level)
