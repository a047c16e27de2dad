"""Runs the shapes: a flat copy of the data for rdflib, pySHACL over it, and its results as findings."""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, Literal, NamedNode, QueryBoolean, QuerySolutions, Triple

from goldenthread.errors import GoldenThreadError
from goldenthread.minting import Minter
from goldenthread.namespaces import SH, XSD
from goldenthread.resources import folder
from goldenthread.store import EmbeddedStore, Store, Term
from goldenthread.validation.checks import GROUPS, load_checks, read_by_shapes, shapes_graph
from goldenthread.validation.findings import Finding, Violated, describe

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

_MAKES_ERRORS = frozenset({XSD.date, XSD.decimal, XSD.integer, XSD.gYear, XSD.boolean})


def validate(store: Store, minter: Minter, groups: Iterable[str] = GROUPS) -> tuple[Finding, ...]:
    """Check the graph, facts and all, against the shapes.

    The structure comes first, on all values. The other groups then see only values that are what their type
    says: an ill-typed date is a finding about the structure, and would stop every comparison.

    Args:
        store: the graph with its facts.
        minter: names the findings.
        groups: which shapes.

    Returns:
        Findings in the order of editions, lines and codes.
    """
    return findings_of(data_graph(store), minter, groups)


def findings_of(
    data: Graph, minter: Minter, groups: Iterable[str] = GROUPS, about: Collection[str] | None = None
) -> tuple[Finding, ...]:
    """The findings about one flat graph; its ill-typed values are taken out of it on the way.

    Args:
        data: the graph.
        minter: names the findings.
        groups: which shapes.
        about: IRIs of the records to judge, where the graph holds others only because these speak of them.
    """
    asked = tuple(groups)
    violated: list[Violated] = []
    if "structure" in asked:
        violated += run(data, _aimed(("structure",), data, about))
    others = tuple(group for group in asked if group != "structure")
    if others:
        drop_ill_typed(data)
        violated += run(data, _aimed(others, data, about))
    wanted = violated if about is None else [result for result in violated if result.focus in about]
    return describe(wanted, load_checks(), data, minter)


@cache
def _shapes(groups: tuple[str, ...]) -> Graph:
    """The shapes of some groups, read once."""
    return shapes_graph(groups)


def _aimed(groups: tuple[str, ...], data: Graph, about: Collection[str] | None) -> Graph:
    """Shapes without the targets that none of the records to judge can be; a graph of their own, for one run."""
    from rdflib import RDF, URIRef

    from goldenthread.validation.flat import FlatGraph

    present = None if about is None else {kind for one, kind in data.subject_objects(RDF.type) if str(one) in about}
    aim = URIRef(SH.targetClass)
    aimed = FlatGraph()
    for triple in _shapes(groups):
        if present is None or triple[1] != aim or triple[2] in present:
            aimed.add(triple)
    return aimed


def data_graph(store: Store) -> Graph:
    """What the shapes look at, as one flat rdflib graph (``queries/validation/data-for-shapes.rq``)."""
    query = (folder("queries") / "validation" / "data-for-shapes.rq").read_text(encoding="utf-8")
    answer = store.answer(query) if isinstance(store, EmbeddedStore) else store.construct(query)
    if isinstance(answer, QuerySolutions | QueryBoolean):
        raise GoldenThreadError("data-for-shapes must be a CONSTRUCT query")
    return to_rdflib(read_by_shapes(answer))


def to_rdflib(triples: Iterable[Triple]) -> Graph:
    """Triples as an rdflib graph, in the order of their N-Triples; terms that occur often are made once.

    They are taken one by one and put in order in the end, so that they are never all there twice.
    """
    from rdflib import BNode, URIRef
    from rdflib import Literal as RdfLiteral

    from goldenthread.validation.flat import FlatGraph

    made: dict[Term, Node] = {}
    texts: dict[Node, str] = {}

    def node(term: Term) -> Node:
        known = made.get(term)
        if known is None:
            match term:
                case NamedNode():
                    known = URIRef(term.value)
                case BlankNode():
                    known = BNode(term.value)
                case Literal(language=str()):
                    known = RdfLiteral(term.value, lang=term.language)
                case Literal() if term.datatype.value == XSD.string:
                    known = RdfLiteral(term.value)  # rdflib holds a plain text and an xsd:string for different
                case Literal():
                    known = RdfLiteral(term.value, datatype=URIRef(term.datatype.value), normalize=False)
                case _:
                    raise GoldenThreadError("a statement about a statement cannot be checked by shapes")
            made[term] = known
            texts[known] = str(term)
        return known

    graph = FlatGraph()
    with _quiet("rdflib.term"):
        for triple in triples:
            graph.flat.add((node(triple.subject), node(triple.predicate), node(triple.object)))
    graph.flat.put_in_order(texts)
    return graph


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


def run(data: Graph, shapes: Graph) -> list[Violated]:
    """Run pySHACL and read its report.

    Raises:
        GoldenThreadError: pySHACL gave up.
    """
    import pyshacl
    from rdflib import Graph as RdfGraph

    with _quiet("rdflib.term"):
        _, report, message = pyshacl.validate(
            data, shacl_graph=shapes, inference="none", advanced=False, inplace=True, allow_infos=False
        )
    if not isinstance(report, RdfGraph):
        raise GoldenThreadError(f"the shapes cannot be run: {report or message}")
    return list(_results(report))


def _results(report: Graph) -> Iterator[Violated]:
    from rdflib import URIRef

    focus, shape = URIRef(SH.focusNode), URIRef(SH.sourceShape)
    component, value = URIRef(SH.sourceConstraintComponent), URIRef(SH.value)
    for result in report.objects(None, URIRef(SH.result)):
        yield Violated(
            shape=str(report.value(result, shape)),
            focus=str(report.value(result, focus)),
            component=str(report.value(result, component)),
            value=report.value(result, value),
        )


class _quiet:  # noqa: N801 - reads as a word in a with statement
    """Hold back the warnings of one logger: what they would say comes back as a finding."""

    def __init__(self, name: str) -> None:
        self._logger = logging.getLogger(name)
        self._level = self._logger.level

    def __enter__(self) -> None:
        self._logger.setLevel(logging.CRITICAL)

    def __exit__(self, *problem: object) -> None:
        self._logger.setLevel(self._level)
