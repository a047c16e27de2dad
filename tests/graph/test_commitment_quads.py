"""What is to be done, who answers for it, by when, and how it stands."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from goldenthread.graph.commitment_quads import commitment_quads, directorates
from goldenthread.model import Kind, Officer, Progress
from goldenthread.namespaces import DCTERMS, GT, PROV, RDF, RDFS, SKOS, XSD, rating_iri
from goldenthread.statuses import status_concept
from tests.small_council import (
    ACTIVITY_2014,
    ACTIVITY_2015,
    CONTEXT,
    MILESTONE_2014,
    MILESTONE_2015,
    MINTER,
    OTHER_2014,
    PLAN_2014,
    REPORT,
    REPORT_2015,
    said,
)

PLANNED = list(commitment_quads(CONTEXT, PLAN_2014))
REPORTED = list(commitment_quads(CONTEXT, REPORT_2015))


def test_a_milestone_is_part_of_its_activity() -> None:
    assert said(PLANNED, MILESTONE_2014, DCTERMS.isPartOf) == [ACTIVITY_2014]
    assert said(PLANNED, MILESTONE_2014, RDF.type) == sorted([GT.Milestone, GT.Commitment, PROV.Entity])
    assert said(PLANNED, ACTIVITY_2014, DCTERMS.isPartOf)[0].endswith("/priority/0002")


def test_each_name_is_kept_as_printed_beside_whom_it_means() -> None:
    officer = f"{ACTIVITY_2015}/officer/1"
    assert said(REPORTED, ACTIVITY_2015, GT.leadOfficer) == [MINTER.person("marlow-vale", "ada-lark")]
    assert officer in said(REPORTED, ACTIVITY_2015, PROV.qualifiedAttribution)
    assert said(REPORTED, officer, GT.statedAs) == ["A. Lark"]
    assert said(REPORTED, officer, RDFS.label) == ["Ada Lark"]
    assert said(REPORTED, officer, GT.inUnit) == [MINTER.unit("marlow-vale", "place")]


def test_a_post_leads_where_a_post_is_printed() -> None:
    assert MINTER.post("marlow-vale", "head-of-parks") in said(PLANNED, ACTIVITY_2014, GT.leadOfficer)
    assert said(PLANNED, ACTIVITY_2014, GT.leadMember) == [
        MINTER.person("marlow-vale", "fern-hollis"),
        MINTER.post("marlow-vale", "cabinet-member-for-parks"),
    ]


def test_directorates_of_officers_count_once() -> None:
    row = replace(
        PLAN_2014.commitments[0],
        directorates=("PLACE",),
        officers=(Officer("A", "A", "E&P"), Officer("B", "B", "PLACE"), Officer("C", "C")),
    )
    assert directorates(row) == ("PLACE", "E&P")


def test_an_impossible_date_is_only_a_suggestion() -> None:
    assert said(PLANNED, OTHER_2014, GT.deadline) == []
    assert said(PLANNED, OTHER_2014, GT.deadlineSuggested) == ["2015-06-30"]
    assert said(PLANNED, OTHER_2014, GT.deadlinePrinted) == ["31/06/2015"]


def test_progress_is_a_report_of_its_own() -> None:
    report = f"{MILESTONE_2015}/progress"
    assert said(REPORTED, MILESTONE_2015, GT.hasProgress) == [report]
    assert said(REPORTED, report, GT.status) == [status_concept("completed")]
    assert said(REPORTED, report, GT.rating) == [rating_iri("G")]
    assert said(REPORTED, report, GT.percentComplete) == ["100"]
    assert said(REPORTED, report, GT.percentPrinted) == ["100%"]
    assert said(REPORTED, report, PROV.generatedAtTime) == ["2016-03-31"]
    assert said(REPORTED, report, RDFS.comment) == ["Done,\nat last"]


def test_a_plan_reports_nothing() -> None:
    assert not any(quad.predicate.value == GT.hasProgress for quad in PLANNED)


def test_a_colour_that_nobody_knows_is_kept_as_printed() -> None:
    row = replace(REPORT_2015.commitments[0], progress=Progress(rag="B", status="paused", status_printed="Paused"))
    quads = list(commitment_quads(CONTEXT, replace(REPORT_2015, commitments=(row,))))
    report = f"{ACTIVITY_2015}/progress"
    assert said(quads, report, GT.rating) == []
    assert said(quads, report, GT.statedRating) == ["B"]
    assert said(quads, report, GT.statusWord) == ["paused"]


def test_printed_values_are_plain_texts() -> None:
    printed = {GT.deadlinePrinted, GT.statedStatus, GT.percentPrinted, GT.statedAs, GT.statedRating, DCTERMS.title}
    for quad in (*PLANNED, *REPORTED):
        if quad.predicate.value in printed:
            assert isinstance(quad.object, Literal)
            assert quad.object.datatype.value == XSD.string


def with_statuses(*printed: tuple[str, str]) -> list[Quad]:
    """What is said of milestones that report these statuses: as cleaned, as printed."""
    row = REPORT_2015.commitments[1]
    assert row.kind is Kind.MILESTONE
    rows = [
        replace(row, key=row.key, line=row.line, progress=Progress(status=status, status_printed=as_printed))
        for status, as_printed in printed
    ]
    return [q for one in rows for q in commitment_quads(CONTEXT, replace(REPORT_2015, commitments=(one,)))]


def test_a_status_that_nobody_explained_is_a_concept_of_the_data() -> None:
    statements = with_statuses(("waiting for the ferry", "Waiting for  the ferry."))
    (concept,) = said(statements, f"{MILESTONE_2015}/progress", GT.status)
    assert concept.startswith(f"{MINTER.base}marlow-vale/status/")
    assert "ferry" not in concept
    assert said(statements, concept, RDF.type) == [SKOS.Concept]
    assert said(statements, concept, SKOS.prefLabel) == ["waiting for the ferry"]
    assert said(statements, concept, SKOS.altLabel) == ["Waiting for  the ferry."]
    (scheme,) = said(statements, concept, SKOS.inScheme)
    assert said(statements, scheme, SKOS.hasTopConcept) == [concept]
    assert said(statements, scheme, SKOS.prefLabel)
    assert said(statements, concept, PROV.hadPrimarySource) == said(statements, MILESTONE_2015, PROV.hadPrimarySource)


def test_symbols_and_doubts_are_statuses_of_their_own() -> None:
    statements = with_statuses(("✔", "✔"), ("✘", "✘"), ("overdue?", "Overdue?"), ("overdue", "Overdue"))
    found = said(statements, f"{MILESTONE_2015}/progress", GT.status)
    assert len(set(found)) == 4
    assert status_concept("overdue") in found
    assert not any(q.subject == NamedNode(status_concept("overdue")) for q in statements)


def test_no_status_says_nothing_of_statuses() -> None:
    assert not said(with_statuses(("", "")), f"{MILESTONE_2015}/progress", GT.status)


@pytest.mark.parametrize(
    ("progress", "reported"),
    [
        (Progress(), False),
        (Progress(percent=0.0), True),  # nothing done yet is a report
        (Progress(percent_suggested=50.0), True),
        (Progress(comment="Begun."), True),
        (Progress(rag="A"), True),
    ],
)
def test_any_report_is_one_and_silence_is_none(progress: Progress, reported: bool) -> None:
    row = replace(REPORT_2015.commitments[1], progress=progress)
    statements = list(commitment_quads(CONTEXT, replace(REPORT_2015, commitments=(row,))))
    assert bool(said(statements, MILESTONE_2015, GT.hasProgress)) is reported
    assert said(statements, f"{MILESTONE_2015}/progress", GT.percentComplete) == (
        ["0"] if progress.percent == 0 else []
    )
    assert bool(said(statements, f"{MILESTONE_2015}/progress", GT.rating)) is (progress.rag == "A")


def test_a_status_of_a_row_without_lines_is_cited_by_the_line_where_it_begins() -> None:
    row = replace(REPORT_2015.commitments[1], lines=(), progress=Progress(status="in the post", status_printed="Sent"))
    statements = list(commitment_quads(CONTEXT, replace(REPORT_2015, commitments=(row,))))
    (concept,) = said(statements, f"{MILESTONE_2015}/progress", GT.status)
    cited = [MINTER.source_lines(REPORT, 5, 5)]
    assert said(statements, concept, PROV.hadPrimarySource) == cited
    assert said(statements, MILESTONE_2015, PROV.hadPrimarySource) == cited
