"""A date against which the checks say something moves nothing: the questions about moved deadlines say so."""

from __future__ import annotations

import re
from itertools import product

import pytest
from pyoxigraph import RdfFormat, parse

from goldenthread.query import ask, load
from goldenthread.resources import folder
from goldenthread.site.page_words import codes, date_doubt
from goldenthread.store import EmbeddedStore, Table

ASKED = ("changes-in-a-thread", "changes-of-a-kind", "most-moved-deadlines")
GRAPH = """
PREFIX : <https://example.org/data/>
PREFIX gt: <https://w3id.org/goldenthread/ns#>
PREFIX gts: <https://w3id.org/goldenthread/ns/status/>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX sh: <http://www.w3.org/ns/shacl#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
:facts {
  :t a gt:Thread ; rdfs:label "Mend the pier" ; gt:memberCount 2 .
  :plan a gt:Edition ; rdfs:label "2031-32" ; gt:yearStart "2031-04-01"^^xsd:date .
  :report a gt:Edition ; rdfs:label "2032-33" ; gt:yearStart "2032-04-01"^^xsd:date .
  :before a gt:Activity ; dcterms:title "Mend the pier" ; gt:statedIn :plan ; gt:firstLine 4 ; gt:inThread :t ;
    gt:hasProgress [ gt:status gts:STATUS ; gt:percentComplete PERCENT ] .
  :after a gt:Activity ; dcterms:title "Mend the pier" ; gt:statedIn :report ; gt:firstLine 7 ; gt:inThread :t ;
    gt:hasChange :c .
  :c a gt:Change ; gt:changeKind "KIND" ; gt:earlier :before ; gt:later :after ; gt:daysMoved 400 ;
    gt:before "2032-03-31" ; gt:after "2033-05-05" .
  :f gt:findingCode "CODE" ; sh:focusNode :ROW ; sh:resultMessage "It lies outside." MORE .
}
"""


def asked(query: str, **said: str) -> dict[str, str]:
    """The one row that a question answers of a graph with one changed deadline."""
    text = GRAPH
    given = {"STATUS": "overdue", "PERCENT": "40", "KIND": "deadline moved", "CODE": "", "ROW": "after", "MORE": ""}
    for name, value in {**given, **said}.items():
        text = text.replace(name, value)
    answer = ask(EmbeddedStore.of(list(parse(text, format=RdfFormat.TRIG))), load(query), {})
    assert isinstance(answer, Table)
    (row,) = answer.records()
    return row


@pytest.mark.parametrize(("query", "row"), list(product(ASKED, ("before", "after"))))
def test_a_date_in_doubt_is_named_on_either_side(query: str, row: str) -> None:
    assert asked(query, CODE="deadline-impossible", ROW=row)["doubt"] == "It lies outside."


@pytest.mark.parametrize("query", ASKED)
@pytest.mark.parametrize(
    "said",
    [
        {},
        {"CODE": "deadline-missing"},
        {"CODE": "deadline-impossible", "ROW": "t"},
        {"CODE": "deadline-impossible", "MORE": '; gt:acknowledgedBecause "It is right."'},
    ],
)
def test_another_finding_or_an_accepted_one_is_no_doubt(query: str, said: dict[str, str]) -> None:
    assert asked(query, **said)["doubt"] == ""


def test_what_is_in_doubt_is_not_ranked_as_moved() -> None:
    assert asked("most-moved-deadlines")["how"] == "moved"
    assert asked("most-moved-deadlines", CODE="deadline-after-parent")["how"] == "in doubt"
    renewed = asked("most-moved-deadlines", CODE="deadline-after-parent", KIND="deadline renewed")
    assert (renewed["how"], renewed["doubt"]) == ("renewed", "")


@pytest.mark.parametrize(
    ("more", "unlike"),
    [
        (
            ". :after gt:continues :x . :x gt:statedIn :plan ; gt:hasProgress [ gt:status gts:completed ]",
            "joined",
        ),
        (". :after gt:continues :x . :x gt:statedIn :plan ; gt:hasProgress [ gt:status gts:overdue ]", ""),
        (". :after gt:continues :x . :x gt:statedIn :report ; gt:hasProgress [ gt:status gts:completed ]", ""),
        ('. :d gt:changeKind "target lowered" ; gt:earlier :before ; gt:later :after', "number"),
        ('. :d gt:changeKind "target lowered" ; gt:earlier :other ; gt:later :after', ""),
    ],
)
def test_days_of_unlike_rows_move_nothing(more: str, unlike: str) -> None:
    assert asked("changes-in-a-thread", MORE=more)["unlike"] == unlike
    row = asked("most-moved-deadlines", MORE=more)
    assert (row["how"], bool(row["doubt"])) == (("in doubt", True) if unlike else ("moved", False))
    assert asked("changes-in-a-thread", MORE=more, KIND="deadline renewed")["unlike"] == ""


@pytest.mark.parametrize(
    ("before", "later", "unlike"),
    [
        ("2032-03-31", "2033-05-05", "unreported"),
        ("2032-04-01", "2033-05-05", ""),
        ("2031-12-01", "2031-10-01", "unreported"),
    ],
)
def test_a_day_that_passed_without_a_report_moves_nothing(before: str, later: str, unlike: str) -> None:
    silent = {
        'gt:before "2032-03-31" ; gt:after "2033-05-05"': f'gt:before "{before}" ; gt:after "{later}"',
        "gt:hasProgress [ gt:status gts:overdue ; gt:percentComplete 40 ]": "gt:order 4",
    }
    assert asked("changes-in-a-thread", **silent)["unlike"] == unlike
    row = asked("most-moved-deadlines", **silent)
    assert (row["how"], "No report" in row["doubt"]) == (("in doubt", True) if unlike else ("moved", False))
    assert asked("most-moved-deadlines", KIND="deadline restated", **silent)["doubt"] == ""
    assert asked("most-moved-deadlines")["doubt"] == ""  # reported on


@pytest.mark.parametrize(
    ("more", "branched"),
    [
        ("", "false"),
        (". :x gt:continues :before ; gt:statedIn :report", "true"),
        (". :x gt:succeeds :before ; gt:statedIn :report", "false"),
        (". :x gt:continues :before ; gt:statedIn :another", "false"),
        (". :after gt:continues :x . :x gt:statedIn :plan", "true"),
        (". :after gt:succeeds :x . :x gt:statedIn :plan", "false"),
    ],
)
def test_what_became_several_or_came_of_several_is_branched(more: str, branched: str) -> None:
    assert asked("changes-in-a-thread", MORE=f". :after gt:continues :before {more}")["branched"] == branched


@pytest.mark.parametrize(
    ("status", "percent", "said"),
    [("completed", "40", "true"), ("overdue", "100", "false"), ("overdue", "40", "false")],
)
def test_what_was_completed_before_is_told_by_its_status(status: str, percent: str, said: str) -> None:
    assert asked("changes-in-a-thread", STATUS=status, PERCENT=percent)["completedBefore"] == said


def test_without_a_status_the_percentage_tells() -> None:
    for percent, said in (("100", "true"), ("99", "false")):
        row = asked("changes-in-a-thread", **{"STATUS": "x", "gt:status gts:x ; ": "", "PERCENT": percent})
        assert row["completedBefore"] == said


@pytest.mark.parametrize("query", ASKED)
def test_the_codes_are_those_by_which_the_pages_doubt(query: str) -> None:
    text = (folder("queries") / f"{query}.rq").read_text(encoding="utf-8")
    (listed,) = re.findall(r"VALUES \?code \{([^}]*)\}", text)
    assert set(re.findall(r'"([\w-]+)"', listed)) == {code for code in codes() if date_doubt(code)}
