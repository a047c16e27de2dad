"""How complete the record is, as figures of the Data Quality Vocabulary: by edition, unit, kind and field."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Quad

from goldenthread.minting import Minter
from goldenthread.namespaces import DQV, GT, RDF, RDFS, SKOS, XSD
from goldenthread.resources import paths
from goldenthread.store import Store

METRICS = "https://w3id.org/goldenthread/ns/metric/"
"""The namespace of the metrics."""

_OF = "Share of the commitments"
_FIELDS = {
    "lead-officer": ("named officers", f"{_OF} that name an officer or a post, where officers are printed."),
    "lead-member": ("named members", f"{_OF} that name a lead member, where members are printed."),
    "directorate": ("named directorates", f"{_OF} that name a directorate, where they are printed."),
    "deadline": ("set deadlines", f"{_OF} with a deadline that can be read, where deadlines are printed."),
    "status": ("reported statuses", f"{_OF} with a status, where a status is printed."),
    "percentage": ("reported percentages", f"{_OF} with a percentage, where percentages are printed."),
    "without-finding": ("nothing found", f"{_OF} without a finding of severity violation or warning."),
}


def quality_quads(store: Store, minter: Minter) -> list[Quad]:
    """The measurements that follow from commitments and findings, for the named graph ``graph/quality``.

    Args:
        store: the graph with its facts and findings.
        minter: names the graph.
    """
    graph = NamedNode(minter.graph("quality"))
    quads = list(_metrics(graph))
    for path in paths("queries", "quality/*.rq"):
        for row in store.select(path.read_text(encoding="utf-8")).records():
            if row["edition"]:
                quads += _measurement(row, graph)
    return quads


def _metrics(graph: NamedNode) -> Iterator[Quad]:
    dimension = METRICS + "completeness"
    yield _quad(dimension, RDF.type, NamedNode(DQV.Dimension), graph)
    yield _quad(dimension, RDFS.label, Literal("completeness", language="en"), graph)
    yield _quad(dimension, SKOS.prefLabel, Literal("completeness", language="en"), graph)
    for field, (label, definition) in _FIELDS.items():
        metric = METRICS + field
        yield _quad(metric, RDF.type, NamedNode(DQV.Metric), graph)
        yield _quad(metric, RDFS.label, Literal(label, language="en"), graph)
        yield _quad(metric, SKOS.prefLabel, Literal(label, language="en"), graph)
        yield _quad(metric, SKOS.definition, Literal(definition, language="en"), graph)
        yield _quad(metric, DQV.inDimension, NamedNode(dimension), graph)
        yield _quad(metric, DQV.expectedDataType, NamedNode(XSD.decimal), graph)


def _measurement(row: dict[str, str], graph: NamedNode) -> Iterator[Quad]:
    """One figure: the share of the commitments of a kind, of an edition and perhaps a unit, that have a field."""
    kind = row["type"].rpartition("#")[2].lower()
    unit = row["unit"].rpartition("/")[2]
    subject = "/".join(part for part in (row["edition"], "quality", unit, kind, row["field"]) if part)
    counted, filled = int(row["counted"]), int(row["filled"])
    yield _quad(subject, RDF.type, NamedNode(DQV.QualityMeasurement), graph)
    label = f"{_FIELDS[row['field']][0]}, {kind}: {filled} of {counted}"
    yield _quad(subject, RDFS.label, Literal(label, language="en"), graph)
    yield _quad(subject, DQV.isMeasurementOf, NamedNode(METRICS + row["field"]), graph)
    yield _quad(subject, DQV.computedOn, NamedNode(row["edition"]), graph)
    yield _quad(subject, DQV.value, _number(f"{filled / counted:.4f}", XSD.decimal), graph)
    yield _quad(subject, GT.measuredKind, NamedNode(row["type"]), graph)
    yield _quad(subject, GT.counted, _number(str(counted), XSD.integer), graph)
    yield _quad(subject, GT.filled, _number(str(filled), XSD.integer), graph)
    if row["unit"]:
        yield _quad(subject, GT.measuredUnit, NamedNode(row["unit"]), graph)


def _number(spelling: str, datatype: str) -> Literal:
    return Literal(spelling, datatype=NamedNode(datatype))


def _quad(subject: str, predicate: str, term: NamedNode | Literal, graph: NamedNode) -> Quad:
    return Quad(NamedNode(subject), NamedNode(predicate), term, graph)
