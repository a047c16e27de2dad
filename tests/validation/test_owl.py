"""Ontology and data can be true together, and a planted contradiction is found. The reasoner needs Java."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Triple

from goldenthread.namespaces import GT, RDF, XSD
from goldenthread.validation import owl
from goldenthread.validation.owl import classes, has_java, ontology_triples, reason, reason_over
from tests import small_council as council

needs_java = pytest.mark.skipif(not has_java(), reason=owl.NO_JAVA)


def said(subject: str, predicate: str, value: NamedNode | Literal) -> Triple:
    return Triple(NamedNode(subject), NamedNode(predicate), value)


@pytest.mark.slow
@needs_java
def test_the_ontology_is_consistent_and_every_class_can_have_members() -> None:
    found = reason()
    assert found.consistent
    assert found.impossible == ()
    assert found.statements >= len(ontology_triples())


@pytest.mark.slow
@needs_java
def test_the_data_are_consistent_with_it(tmp_path: Path) -> None:
    assert reason(council.quads()).consistent
    assert reason_over(council.write_dataset(tmp_path / "dataset.nq")).consistent


@pytest.mark.slow
@needs_java
@pytest.mark.parametrize(
    "planted",
    [
        pytest.param(said(council.ACTIVITY_2014, RDF.type, NamedNode(GT.Milestone)), id="activity and milestone"),
        pytest.param(said(council.ACTIVITY_2014, GT.hasProgress, NamedNode(council.MILESTONE_2014)), id="range"),
        pytest.param(said(council.ACTIVITY_2014, GT.order, Literal("soon")), id="datatype"),
        pytest.param(said(council.THREADS[0].iri, RDF.type, NamedNode(GT.Edition)), id="thread and edition"),
    ],
)
def test_a_planted_contradiction_is_found(planted: Triple) -> None:
    assert not reason([*council.quads(), planted]).consistent


@pytest.mark.slow
@needs_java
def test_a_class_that_nothing_can_belong_to_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    both = "http://www.w3.org/2000/01/rdf-schema#subClassOf"
    impossible = [
        said(GT.Score, both, NamedNode(GT.Activity)),
        said(GT.Score, both, NamedNode(GT.Milestone)),
    ]
    terms = ontology_triples()
    monkeypatch.setattr(owl, "ontology_triples", lambda: [*terms, *impossible])
    assert reason().impossible == (GT.Score,)


def test_classes_are_python_objects() -> None:
    terms = classes(council.quads())
    assert sorted(one.name for one in terms.Milestone.instances()) == ["0004", "0005", "0005"]
    (done,) = (one for one in terms.Milestone.instances() if one.iri == council.MILESTONE_2015)
    (officer,) = done.leadOfficer
    assert officer.iri.endswith("person/ben-moss")
    assert done.order == 4
    assert terms.Commitment in terms.Milestone.ancestors()


def test_dates_are_kept_from_the_reasoner() -> None:
    day = Literal("2015-03-31", datatype=NamedNode(XSD.date))
    terms = classes(
        [
            said(council.MILESTONE_2014, RDF.type, NamedNode(GT.Milestone)),
            said(council.MILESTONE_2014, GT.deadline, day),
        ]
    )
    (one,) = terms.Milestone.instances()
    assert one.deadline == []


def test_without_java_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(owl, "has_java", lambda: False)
    with pytest.raises(RuntimeError, match="HermiT needs Java"):
        reason()
