"""From a small council to facts, findings, sentences, triples and exit codes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from goldenthread.errors import GoldenThreadError, QueryError
from goldenthread.namespaces import GT, SH, XSD
from goldenthread.store import EmbeddedStore
from goldenthread.validation import (
    Finding,
    Severity,
    derive_facts,
    exit_code,
    failing,
    findings_to_quads,
    load_checks,
    report_quads,
    validate,
)
from goldenthread.validation import facts as facts_module
from goldenthread.validation.checks import shapes_graph
from tests import small_council as council
from tests.small_council import MINTER

GRAPH = NamedNode("https://example.org/data/graph/test")


def built(*more: Quad, without: tuple[str, str] | None = None) -> EmbeddedStore:
    """Marlow Vale with its facts, some quads more or fewer."""
    quads = [
        q
        for q in council.quads()
        if without is None or (str(q.subject), q.predicate.value) != (f"<{without[0]}>", without[1])
    ]
    store = EmbeddedStore.of([*quads, *more])
    store.add(derive_facts(store, MINTER))
    return store


def quad(subject: str, predicate: str, value: str, datatype: str = XSD.string) -> Quad:
    return Quad(NamedNode(subject), NamedNode(predicate), Literal(value, datatype=NamedNode(datatype)), GRAPH)


def found(store: EmbeddedStore) -> dict[tuple[str, str], Finding]:
    return {(finding.code, finding.focus): finding for finding in validate(store, MINTER)}


def classes(store: EmbeddedStore, subject: str) -> set[str]:
    query = "SELECT ?class { ?_subject_iri a ?class } ORDER BY ?class"
    rows = store.select(query, {"_subject_iri": NamedNode(subject)}).column("class")
    return {iri.removeprefix(GT.iri) for iri in rows if iri.startswith(GT.iri)}


def test_facts_follow_what_the_edition_prints() -> None:
    store = built()
    assert classes(store, council.ACTIVITY_2014) == {
        *("Activity", "Commitment", "ActivityAmongMilestones", "ShouldHaveTitle", "ShouldNameSomebody"),
    }
    assert classes(store, council.MILESTONE_2014) == {
        *("Milestone", "Commitment", "ShouldHaveTitle", "ShouldHaveActivity", "ShouldHaveDeadline"),
    }
    assert classes(store, council.ACTIVITY_2015) >= {
        *("ReportedOverdue", "ReportedBehind", "ReportedUnfinished", "ShouldReportStatus", "ShouldNameUnit"),
    }
    assert "ShouldReportPercent" not in classes(store, council.ACTIVITY_2015)
    assert {"ReportedCompleted", "ShouldReportPercent"} <= classes(store, council.MILESTONE_2015)


def test_facts_are_sorted_stand_in_their_graph_and_come_again_the_same() -> None:
    first = derive_facts(EmbeddedStore.of(council.quads()), MINTER)
    assert first == derive_facts(EmbeddedStore.of(reversed(council.quads())), MINTER)
    assert {quad.graph_name for quad in first} == {NamedNode(MINTER.graph("facts"))}
    assert first == sorted(first, key=str)


def test_an_issue_excuses_a_title_and_a_parent() -> None:
    issues = [
        ("title-missing", council.PLAN_2014.edition, 4),
        ("parent-missing", council.PLAN_2014.edition, 5),
    ]
    more = []
    for code, edition, line in issues:
        iri = f"https://example.org/data/issue/{code}"
        more += [
            Quad(NamedNode(iri), NamedNode(GT.statedIn), NamedNode(MINTER.edition(edition)), GRAPH),
            quad(iri, GT.issueCode, code),
            quad(iri, GT.firstLine, str(line), XSD.integer),
        ]
    store = built(*more)
    assert "ShouldHaveTitle" not in classes(store, council.MILESTONE_2014)
    assert "ShouldHaveActivity" in classes(store, council.MILESTONE_2014)
    assert "ShouldHaveActivity" not in classes(store, council.OTHER_2014)
    assert "ShouldHaveTitle" in classes(store, council.OTHER_2014)


def test_the_small_council_is_well_built() -> None:
    assert failing(validate(built(), MINTER)) == ()


def test_findings_name_edition_line_and_values() -> None:
    findings = validate(built(), MINTER)
    told = [(f.code, f.edition, f.line, f.message) for f in findings]
    assert told == [
        ("deadline-impossible", "2014-15", 5, "The printed deadline '31/06/2015' does not exist in the calendar."),
        ("overdue-without-comment", "2015-16", 3, "It is reported overdue, and no comment says why."),
    ]
    assert len({finding.iri for finding in findings}) == len(findings)
    assert findings == validate(built(), MINTER)


def test_disagreements_are_told_with_both_sides() -> None:
    progress = council.MILESTONE_2015 + "/progress"
    store = built(quad(progress, GT.percentComplete, "95", XSD.decimal), without=(progress, GT.percentComplete))
    finding = found(store)["completed-below-100", council.MILESTONE_2015]
    assert finding.message == "It is reported completed, but at 95%."
    assert (finding.line, finding.value, finding.path) == (5, "95", "gt:hasProgress/gt:percentComplete")


def test_a_message_tells_the_first_value_that_there_is() -> None:
    """Of ``{a|b}`` in a message it is ``a``, and ``b`` only where there is no ``a``."""
    progress = council.MILESTONE_2015 + "/progress"
    said = [quad(progress, GT.contradictedBy, "To be planted."), quad(progress, GT.contradictionSource, "as read by 2")]
    key = ("status-contradicts-comment", council.MILESTONE_2015)
    both = found(built(*said, quad(progress, GT.percentPrinted, "100%")))[key]
    assert both.message.startswith("It is reported 'Completed', but the comment says, as read by 2: 'To be planted.'")
    percent = built(*said, quad(progress, GT.percentPrinted, "100%"), without=(progress, GT.statedStatus))
    assert found(percent)[key].message.startswith("It is reported '100%', but")


def test_a_message_is_the_plain_one_where_a_value_is_wanting() -> None:
    """With a later place filled and an earlier one empty, no half sentence is told."""
    progress = council.MILESTONE_2015 + "/progress"
    key = ("status-contradicts-comment", council.MILESTONE_2015)
    half = built(quad(progress, GT.contradictedBy, "To be planted."))
    (plain,) = {check.message for check in load_checks().values() if check.code == key[0]}
    assert found(half)[key].message == plain


def test_a_deadline_after_its_activity_and_its_year() -> None:
    store = built(quad(council.MILESTONE_2015, GT.deadline, "2016-06-30", XSD.date))
    codes = found(store)
    after = codes["deadline-after-parent", council.MILESTONE_2015]
    assert after.message == "The milestone is due on 2016-06-30, after its activity on 2016-03-31."
    outside = codes["deadline-outside-plan-year", council.MILESTONE_2015]
    assert outside.message == "The deadline 2016-06-30 lies after the end of the plan year on 2016-03-31."


def test_a_structural_fault_fails_the_build() -> None:
    store = built(without=(council.ACTIVITY_2014, GT.inThread))
    faults = failing(validate(store, MINTER))
    assert [(fault.code, fault.focus) for fault in faults] == [("structure-thread", council.ACTIVITY_2014)]


@pytest.mark.parametrize("wrong", ["2015-13-99", "soon", "2015"])
def test_an_ill_typed_date_is_a_finding_and_stops_nothing(wrong: str) -> None:
    findings = found(built(quad(council.MILESTONE_2015, GT.deadline, wrong, XSD.date)))
    assert findings["structure-deadline", council.MILESTONE_2015].value == wrong
    assert ("overdue-without-comment", council.ACTIVITY_2015) in findings


def test_groups_can_be_asked_for_alone() -> None:
    assert {finding.group for finding in validate(built(), MINTER, ["consistency"])} == {"consistency"}
    with pytest.raises(GoldenThreadError, match="no group of shapes 'beauty'"):
        shapes_graph(["beauty"])


def test_exit_codes() -> None:
    violation, *_ = validate(built(), MINTER)
    warning = replace(violation, severity=Severity.WARNING)
    info = replace(violation, severity=Severity.INFO)
    assert exit_code([]) == 0
    assert exit_code([warning, violation]) == 1
    assert exit_code([warning]) == 0
    assert exit_code([warning], Severity.WARNING) == 1
    assert exit_code([info], Severity.WARNING) == 0


def test_findings_become_triples() -> None:
    findings = validate(built(), MINTER)
    quads = findings_to_quads(findings, MINTER)
    assert {quad.graph_name for quad in quads} == {NamedNode(MINTER.graph("findings"))}
    store = built(*quads)
    query = (
        f"SELECT ?code ?line {{ ?finding <{SH.focusNode}> ?focus ; <{GT.findingCode}> ?code ; <{GT.firstLine}> ?line }}"
    )
    assert sorted(row["code"] for row in store.select(query + " ORDER BY ?code").records()) == [
        "deadline-impossible",
        "overdue-without-comment",
    ]
    assert findings_to_quads([], MINTER) == []


@pytest.mark.parametrize("conforms", [True, False])
def test_the_report_says_whether_all_conforms(conforms: bool) -> None:
    (said,) = (quad.object for quad in report_quads(MINTER, conforms=conforms) if quad.predicate.value == SH.conforms)
    assert isinstance(said, Literal)
    assert said.value == ("true" if conforms else "false")


def test_a_query_for_facts_that_is_malformed_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    broken = tmp_path / "broken.rq"
    broken.write_text("CONSTRUCT { ?a a ?b } WHERE { ?a ?b }", encoding="utf-8")
    monkeypatch.setattr(facts_module, "paths", lambda *_: [broken])
    with pytest.raises(QueryError, match=r"broken\.rq: the query is malformed"):
        derive_facts(EmbeddedStore(), MINTER)
