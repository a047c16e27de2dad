"""Every cited run of lines is there, with its words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from goldenthread.graph.fragments import fragment_of
from goldenthread.graph.source_quads import cited_runs, source_quads, uncited_runs
from goldenthread.issues import Issue
from goldenthread.model import Claim, Identities, Measure, TakenFor
from goldenthread.namespaces import DCTERMS, GT, OA, PROV, RDF, RFC8118, SPDX
from tests.small_council import CONTEXT, MINTER, PLANS, REPORT, REPORT_2015, quads, said


def test_a_run_is_quoted_and_numbered_by_positions_between_lines() -> None:
    statements = list(source_quads(CONTEXT, REPORT_2015, (), Identities()))
    run = MINTER.source_lines(REPORT, 3, 4)
    assert said(statements, f"{run}/quote", OA.exact) == [
        "Plant 250 street\ntrees | A. Lark | PLACE | 31/03/2016 | Overdue | A"
    ]
    assert said(statements, f"{run}/fragment", RDF.value) == ["line=2,4"]
    assert said(statements, run, GT.fromLine) == ["3"]
    assert said(statements, run, OA.hasSource) == [MINTER.source(REPORT)]


def test_a_run_on_a_page_is_the_box_around_its_rows() -> None:
    at = (1, 1, 1, 2)
    addresses = tuple(f"page={page}&table=1&row={n}&viewrect=40,{60 + 20 * n},440,20" for n, page in enumerate(at, 1))
    plan = replace(REPORT_2015, lines=REPORT_2015.lines[:4], addresses=addresses)
    found = [fragment_of(first, last, plan.addresses[first - 1 : last]) for first, last in ((2, 3), (3, 4), (4, 4))]
    over_the_end = " ".join(addresses[2:])
    assert found == [
        ("page=1&viewrect=40,100,440,40", RFC8118),
        (over_the_end, ""),
        ("page=2&viewrect=40,140,440,20", RFC8118),
    ]
    fragment = f"{MINTER.source_lines(REPORT, 3, 4)}/fragment"
    statements = list(source_quads(CONTEXT, plan, (), Identities()))
    assert said(statements, fragment, RDF.value) == [over_the_end]
    assert said(statements, fragment, DCTERMS.conformsTo) == []


def test_a_run_of_elements_is_selected_by_a_path_and_keeps_its_addresses() -> None:
    addresses = tuple(f"table=2&row={n}" for n in range(1, 5))
    selectors = tuple(f"/descendant::table[3]/descendant::tr[{n}]" for n in range(1, 5))
    plan = replace(REPORT_2015, lines=REPORT_2015.lines[:4], addresses=addresses, selectors=selectors)
    statements = list(source_quads(CONTEXT, plan, (), Identities()))
    run = MINTER.source_lines(REPORT, 3, 4)
    assert set(said(statements, run, OA.hasSelector)) == {f"{run}/xpath", f"{run}/quote"}
    assert said(statements, run, GT.address) == ["table=2&row=3 table=2&row=4"]
    assert said(statements, f"{run}/xpath", RDF.type) == [OA.XPathSelector]
    assert said(statements, f"{run}/xpath", RDF.value) == [
        "/descendant::table[3]/descendant::tr[position() >= 3 and position() <= 4]"
    ]
    assert said(statements, f"{run}/fragment", RDF.value) == []


def test_the_file_has_its_checksum() -> None:
    statements = list(source_quads(CONTEXT, REPORT_2015, (), Identities()))
    assert said(statements, f"{MINTER.source(REPORT)}/checksum", SPDX.checksumValue) == ["11" * 32]


def test_lines_of_issues_are_cited_too() -> None:
    issues = [Issue("2015-16", 2, "debris", lines=(1, 2)), Issue("2015-16", 0, "not-registered")]
    assert (1, 2) in set(cited_runs(REPORT_2015, issues, Identities()))


def test_no_citation_leads_nowhere() -> None:
    statements = quads()
    described = {quad.subject for quad in statements}
    cited = {quad.object for quad in statements if quad.predicate.value == PROV.hadPrimarySource}
    assert len(PLANS) < len(cited)
    assert cited <= described


def test_what_nothing_was_read_from_is_quoted_too_with_what_it_was_taken_for() -> None:
    claims = (
        *(Claim(line, TakenFor.ACTIVITY, "rule") for line in range(1, 7)),
        Claim(7, TakenFor.HEADER, "rule"),
        Claim(8, TakenFor.HEADER, "rule"),
        Claim(9, TakenFor.BLANK, "rule"),
        Claim(10, TakenFor.FURNITURE, "rule"),
    )
    lines = (*REPORT_2015.lines[:6], "Activity | Officer", "and Milestone", " ", "Page 3", "of a report")
    plan = replace(REPORT_2015, lines=lines, claims=claims)
    cited = set(cited_runs(plan, (), Identities()))
    found = list(uncited_runs(plan, [(1, 6)]))
    assert found == [(7, 8, "header"), (10, 10, "furniture"), (11, 11, "nothing")]
    held = {line for first, last in [*cited, (1, 6)] for line in range(first, last + 1)}
    assert held.isdisjoint(line for first, last, _ in found for line in range(first, last + 1))
    statements = list(source_quads(CONTEXT, plan, (), Identities()))
    assert said(statements, MINTER.source_lines(REPORT, 10, 10), GT.takenFor) == ["furniture"]
    assert said(statements, f"{MINTER.source_lines(REPORT, 7, 8)}/quote", OA.exact) == [
        "Activity | Officer\nand Milestone"
    ]


@pytest.mark.parametrize(
    ("of_a_line", "first", "last", "place", "standard"),
    [
        ("row={}", 3, 3, "row=3", ["http://tools.ietf.org/rfc/rfc7111"]),
        ("row={}", 3, 4, "row=3-4", ["http://tools.ietf.org/rfc/rfc7111"]),
        ("sheet 'Plan', row {}", 3, 3, "sheet 'Plan', row 3", []),
        ("sheet 'Plan', row {}", 3, 4, "sheet 'Plan', row 3 sheet 'Plan', row 4", []),
    ],
)
def test_a_run_stands_where_its_format_says(
    of_a_line: str, first: int, last: int, place: str, standard: list[str]
) -> None:
    lines = range(1, len(REPORT_2015.lines) + 1)
    plan = replace(REPORT_2015, addresses=tuple(map(of_a_line.format, lines)))
    issue = Issue("2015-16", first, "debris", lines=tuple(range(first, last + 1)))
    statements = list(source_quads(CONTEXT, plan, [issue], Identities()))
    fragment = f"{MINTER.source_lines(REPORT, first, last)}/fragment"
    assert said(statements, fragment, RDF.value) == [place]
    assert said(statements, fragment, DCTERMS.conformsTo) == standard


def test_places_on_one_page_are_quoted_by_the_box_around_all_of_them() -> None:
    places = ["page=4&table=1&row=2&viewrect=90,200,30,40", "page=4&table=1&row=3&viewrect=50,120,20,25"]
    for told in (places, places[::-1]):
        assert fragment_of(5, 6, told)[0] == "page=4&viewrect=50,120,70,120"
    elsewhere = "page=5&table=2&row=1&viewrect=10,10,5,5"
    assert fragment_of(5, 7, [*places, elsewhere]) == (" ".join([*places, elsewhere]), "")


def test_every_line_of_a_row_is_quoted() -> None:
    measure = Measure("s2", "results", "Trees planted", 2, ())
    several, alone = replace(measure, line=2, lines=(2, 3, 5)), replace(measure, line=2, lines=())
    bare = replace(REPORT_2015, headings=(), commitments=())
    for one, runs in ((several, [(2, 3), (5, 5)]), (alone, [(2, 2)])):
        assert list(cited_runs(replace(bare, measures=(one,)), (), Identities())) == runs
