"""Runs the shapes: by sets where nobody doubts the answer, by pySHACL for the rest, or for everything.

pySHACL is the engine of reference. It walks from node to node, and nearly all that it finds is that a plain value is as
it should be; that is seen here at once, for all of a column. What is left goes to pySHACL with the statements at which
its shape looks, and its answer counts.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, Triple

from goldenthread.errors import GoldenThreadError
from goldenthread.minting import Minter
from goldenthread.namespaces import RDF, RDFS, SH
from goldenthread.store import EmbeddedStore, Term
from goldenthread.validation.checks import load_checks, named_by_shapes, shapes_graph
from goldenthread.validation.findings import Finding, describe
from goldenthread.validation.property_columns import Columns
from goldenthread.validation.rdflib_terms import Quiet, drop_ill_typed, node_of, term_of, to_rdflib
from goldenthread.validation.shape_records import GROUPS, Shape, load_shapes
from goldenthread.validation.sure import Violated, judge, looked_at, misses, understood

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

ENGINES = ("sets", "pyshacl")
"""What shapes are run by; both give the same findings."""


def validate(
    store: EmbeddedStore, minter: Minter, groups: Iterable[str] = GROUPS, *, engine: str = ENGINES[0]
) -> tuple[Finding, ...]:
    """Check the graph, facts and all, against the shapes.

    The structure comes first, on all values. The other groups then see only values that are what their type
    says: an ill-typed date is a finding about the structure, and would stop every comparison.

    Args:
        store: the graph with its facts.
        minter: names the findings.
        groups: which shapes.
        engine: one of :data:`ENGINES`.

    Returns:
        Findings in the order of editions, lines and codes.
    """
    asked = tuple(groups)
    columns = Columns.of_store(store)
    shapes = [shape for group in asked for shape in load_shapes(group)]
    if engine == "pyshacl" or not all(understood(shape) or misses(shape, columns) for shape in shapes):
        return findings_of(list(statements(store)), minter, asked)
    violated: list[Violated] = []
    left: dict[str, list[tuple[Shape, list[Term]]]] = {}
    for group in asked:
        for shape in filter(understood, load_shapes(group)):
            found, doubtful = judge(shape, columns)
            violated += found
            if doubtful:
                left.setdefault(group, []).append((shape, doubtful))
    for group, some in left.items():
        violated += _by_reference(group, some, columns)
    return describe(violated, load_checks(), columns, minter)


def findings_of(
    data: Sequence[Triple], minter: Minter, groups: Iterable[str] = GROUPS, about: Collection[str] | None = None
) -> tuple[Finding, ...]:
    """The findings about some statements, all by pySHACL.

    Args:
        data: the statements.
        minter: names the findings.
        groups: which shapes.
        about: IRIs of the records to judge, where the statements hold others only because these speak of them.
    """
    asked = tuple(groups)
    graph = to_rdflib(data)
    violated: list[Violated] = []
    if "structure" in asked:
        violated += run(graph, _aimed(("structure",), graph, about))
    others = tuple(group for group in asked if group != "structure")
    if others:
        drop_ill_typed(graph)
        violated += run(graph, _aimed(others, graph, about))
    del graph
    wanted = violated if about is None else [one for one in violated if getattr(one.focus, "value", "") in about]
    return describe(wanted, load_checks(), Columns.of_triples(data), minter)


def statements(store: EmbeddedStore) -> Iterator[Triple]:
    """What the shapes look at: all statements of the properties that they name, and of classes that they name."""
    for name in sorted(named_by_shapes()):
        found = (
            (pair for kind in sorted(named_by_shapes()) for pair in store.pairs(name, kind))
            if name == RDF.type
            else store.pairs(name)
        )
        for subject, value in found:
            yield Triple(subject, NamedNode(name), value)  # type: ignore[arg-type]


def _by_reference(group: str, left: Sequence[tuple[Shape, list[Term]]], columns: Columns) -> list[Violated]:
    """What pySHACL says of the foci that are left of some shapes."""
    named = {NamedNode(name) for name in named_by_shapes()}
    seen: dict[tuple[Term, str, Term], None] = {}
    for shape, foci in left:
        for focus in foci:
            seen.update(dict.fromkeys(looked_at(shape, focus, columns)))
    nodes = {node for subject, _, value in seen for node in (subject, value)} | {
        one for _, some in left for one in some
    }
    kinds = [(one, RDF.type, kind) for kind in named for one in columns.stated(kind.value) if one in nodes]
    above = [(one, RDFS.subClassOf, kind) for one, kinds in columns.of(RDFS.subClassOf).items() for kind in kinds]
    data = to_rdflib(Triple(one, NamedNode(name), value) for one, name, value in (*seen, *kinds, *above))  # type: ignore[arg-type]
    if group != "structure":
        drop_ill_typed(data)
    foci_of = {shape.iri: [node_of(focus) for focus in foci] for shape, foci in left}
    return run(data, _at(group, foci_of))


@cache
def _shapes(groups: tuple[str, ...]) -> Graph:
    """The shapes of some groups, read once."""
    return shapes_graph(groups)


def _at(group: str, foci: Mapping[str, Sequence[Node]]) -> Graph:
    """The shapes of a group, each aimed at some nodes and at nothing else."""
    from rdflib import URIRef

    from goldenthread.validation.flat import FlatGraph

    aims = {URIRef(SH.targetClass), URIRef(SH.targetSubjectsOf)}
    aimed = FlatGraph()
    for triple in _shapes((group,)):
        if triple[1] not in aims:
            aimed.add(triple)
    for shape, nodes in foci.items():
        for node in nodes:
            aimed.add((URIRef(shape), URIRef(SH.targetNode), node))
    return aimed


def _aimed(groups: tuple[str, ...], data: Graph, about: Collection[str] | None) -> Graph:
    """Shapes without the targets that none of the records to judge can be; a graph of their own, for one run."""
    from rdflib import URIRef

    from goldenthread.validation.flat import FlatGraph

    present: set[Node | None] | None = None
    if about is not None:
        kinds = {kind for one, kind in data.subject_objects(URIRef(RDF.type)) if str(one) in about}
        above = URIRef(RDFS.subClassOf)
        present = {known for kind in kinds for known in data.transitive_objects(kind, above)}
    aim = URIRef(SH.targetClass)
    aimed = FlatGraph()
    for triple in _shapes(groups):
        if present is None or triple[1] != aim or triple[2] in present:
            aimed.add(triple)
    return aimed


def run(data: Graph, shapes: Graph) -> list[Violated]:
    """Run pySHACL and read its report.

    Raises:
        GoldenThreadError: pySHACL gave up.
    """
    import pyshacl
    from rdflib import Graph as RdfGraph

    with Quiet("rdflib.term"):
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
        at = term_of(report.value(result, focus))
        if at is None:
            raise GoldenThreadError("the shapes cannot be run: a result is about nothing")
        yield Violated(
            shape=str(report.value(result, shape)),
            focus=at,
            component=str(report.value(result, component)),
            value=term_of(report.value(result, value)),
        )
