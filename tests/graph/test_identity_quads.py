"""Persons, posts, units, where persons sat, and how units changed."""

from __future__ import annotations

from goldenthread.graph.identity_quads import identity_quads
from goldenthread.namespaces import FOAF, GT, ORG, PROV, RDF, RDFS, SKOS
from tests.small_council import CONTEXT, KNOWN, MINTER, PLAN, REPORT, said

BODY = "marlow-vale"
QUADS = list(identity_quads(CONTEXT, KNOWN, (PLAN, REPORT)))


def test_the_council_has_its_name_once() -> None:
    assert said(QUADS, MINTER.body(BODY), RDFS.label) == ["Marlow Vale Council"]
    assert said(QUADS, MINTER.body(BODY), RDF.type) == [ORG.FormalOrganization]


def test_a_person_has_one_name_and_its_other_spellings() -> None:
    person = MINTER.person(BODY, "ada-lark")
    assert said(QUADS, person, FOAF.name) == ["Ada Lark"]
    assert said(QUADS, person, SKOS.altLabel) == ["A. Lark"]
    assert said(QUADS, person, GT.elected) == ["false"]
    assert said(QUADS, person, SKOS.editorialNote) == ["The plan prints it in full."]


def test_a_membership_is_dated_and_shows_its_lines() -> None:
    membership = MINTER.membership(BODY, "ada-lark", "place", "2015-16")
    assert said(QUADS, membership, ORG.memberDuring) == ["http://reference.data.gov.uk/id/government-year/2015-2016"]
    assert said(QUADS, membership, PROV.hadPrimarySource) == [MINTER.source_lines(REPORT, 3, 4)]
    assert said(QUADS, membership, GT.lineNumbers) == ["3 4"]


def test_a_unit_gives_way_to_another() -> None:
    event = MINTER.change_event(BODY, "place-2015")
    assert said(QUADS, event, ORG.originalOrganization) == [MINTER.unit(BODY, "e-and-p")]
    assert said(QUADS, event, ORG.resultingOrganization) == [MINTER.unit(BODY, "place")]
    assert said(QUADS, MINTER.unit(BODY, "place"), ORG.unitOf) == [MINTER.body(BODY)]
