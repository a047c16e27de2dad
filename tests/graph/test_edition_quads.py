"""An edition and what its layout prints where."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pyoxigraph import NamedNode

from goldenthread.graph.edition_quads import edition_quads
from goldenthread.namespaces import DCTERMS, GT, RDF, RDFS
from tests.small_council import CONTEXT, MINTER, PLAN, REPORT, said


def test_a_plan_has_no_reporting_day() -> None:
    quads = list(edition_quads(CONTEXT, PLAN))
    subject = MINTER.edition(PLAN)
    assert GT.Edition in said(quads, subject, RDF.type)
    assert said(quads, subject, RDFS.label) == ["2014-15"]
    assert said(quads, subject, DCTERMS.license) == ["not stated"]
    assert said(quads, subject, GT.asOf) == []
    assert said(quads, subject, GT.printsOfficersOn) == [GT.Activity]
    assert said(quads, subject, GT.printsStatusOn) == []


def test_a_report_has_one() -> None:
    quads = list(edition_quads(CONTEXT, REPORT))
    subject = MINTER.edition(REPORT)
    assert said(quads, subject, GT.asOf) == ["2016-03-31"]
    assert said(quads, subject, GT.printsOfficersOn) == [GT.Activity, GT.Milestone]
    assert said(quads, subject, DCTERMS.temporal) == ["http://reference.data.gov.uk/id/government-year/2015-2016"]
    assert said(quads, subject, RDFS.comment) == ["The appendix is missing."]


@pytest.mark.parametrize("licence", ["HTTPS://example.org/terms", " https://example.org/terms "])
def test_a_licence_that_is_an_address_is_one(licence: str) -> None:
    quads = edition_quads(CONTEXT, replace(PLAN, licence=licence))
    (found,) = (quad.object for quad in quads if quad.predicate.value == DCTERMS.license)
    assert found == NamedNode(licence.strip())
