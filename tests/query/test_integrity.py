"""The values of measures are well-formed Data Cubes: the integrity constraints of the standard, chapter 11.

Left out are those about slices (IC-7 to IC-10, IC-18), code lists (IC-19 to IC-21) and measure dimensions (IC-15 to
IC-17), which our structures do not have. IC-12 compares each observation with each other one.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from goldenthread.namespaces import CUBE, GT, QB, RDF, XSD
from goldenthread.store import EmbeddedStore
from tests.query.council import everything

CONSTRAINTS = sorted((Path(__file__).parent / "integrity").glob("*.rq"), key=lambda path: path.name)
BY_NUMBER = {path.name[:5]: path.read_text(encoding="utf-8") for path in CONSTRAINTS}
COMPONENT = f"{QB.iri}component"
PROPERTY = f"{QB.iri}componentProperty"
REQUIRED = f"{QB.iri}componentRequired"
FALSE, TRUE = (Literal(word, datatype=NamedNode(XSD.boolean)) for word in ("false", "true"))
NEW = "https://example.org/new"


def cells(store: EmbeddedStore) -> list[str]:
    return store.select(f"SELECT ?o {{ ?o a <{QB.Observation}> }} ORDER BY ?o").column("o")


def said(subject: str, predicate: str, value: str | Literal) -> Quad:
    return Quad(NamedNode(subject), NamedNode(predicate), NamedNode(value) if isinstance(value, str) else value)


def planted(number: str, store: EmbeddedStore) -> list[Quad]:
    """Statements that violate a constraint, beside a sound cube."""
    first = cells(store)[0]
    cube = store.select(f"SELECT ?cube {{ <{first}> <{QB.dataSet}> ?cube }}").column("cube")[0]
    held = store.select(f"SELECT ?p ?v {{ <{first}> ?p ?v }}")
    copy = [Quad(NamedNode(NEW), row[0], row[1]) for row in held]  # type: ignore[arg-type]
    return {
        "ic-01": [said(first, QB.dataSet, NEW)],
        "ic-02": [said(cube, QB.structure, NEW)],
        "ic-03": [said(NEW, RDF.type, f"{QB.iri}DataStructureDefinition")],
        "ic-04": [said(NEW, RDF.type, f"{QB.iri}DimensionProperty")],
        "ic-05": [
            said(NEW, RDF.type, f"{QB.iri}DimensionProperty"),
            said(NEW, "http://www.w3.org/2000/01/rdf-schema#range", "http://www.w3.org/2004/02/skos/core#Concept"),
        ],
        "ic-06": [said(f"{CUBE}component-period", REQUIRED, FALSE)],
        "ic-11": [said(NEW, QB.dataSet, cube)],
        "ic-12": copy,
        "ic-13": [
            said(f"{CUBE}numbers", COMPONENT, NEW),
            said(NEW, REQUIRED, TRUE),
            said(NEW, PROPERTY, GT.commentary),
        ],
        "ic-14": [said(NEW, QB.dataSet, cube)],
    }[number]


@pytest.fixture(scope="module")
def sound() -> EmbeddedStore:
    return EmbeddedStore.of(everything())


def test_there_are_values_to_judge(sound: EmbeddedStore) -> None:
    assert len(cells(sound)) > 3
    assert len(BY_NUMBER) == 10


@pytest.mark.parametrize("number", BY_NUMBER)
def test_no_constraint_is_violated(number: str, sound: EmbeddedStore) -> None:
    assert not sound.ask(BY_NUMBER[number])


@pytest.mark.parametrize("number", BY_NUMBER)
def test_a_planted_violation_is_found(number: str) -> None:
    store = EmbeddedStore.of(everything())
    store.add(planted(number, store))
    assert store.ask(BY_NUMBER[number])


@pytest.mark.slow
def test_the_cubes_of_the_five_editions_are_sound(five_editions: Path) -> None:
    store = EmbeddedStore.open(five_editions)
    assert {number for number, query in BY_NUMBER.items() if store.ask(query)} == set()
