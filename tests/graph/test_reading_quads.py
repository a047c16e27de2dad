"""What comments say stands in the graph with how it is known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from goldenthread.graph import dataset
from goldenthread.interpret import interpret
from goldenthread.interpret.judgements import mark_of
from goldenthread.interpret.readings import CommentReading, Judgement, Readings, RowReading
from goldenthread.model import Commitment, Kind, Progress, Reviewer, ReviewerKind
from goldenthread.namespaces import GT
from tests import small_council as council
from tests.small_council import MINTER, iri_of

ROW = Commitment(
    "a1",
    Kind.ACTIVITY,
    "",
    "Plant trees",
    "",
    3,
    (3,),
    progress=Progress(status="completed", comment="Not yet planted."),
)
PLAN = replace(council.REPORT_2015, headings=(), measures=(), commitments=(ROW,))
SUBJECT = iri_of(council.REPORT, Kind.ACTIVITY, "a1")
REVIEWERS = {
    "Ada Lark": Reviewer("Ada Lark", ReviewerKind.PERSON, "Ada Lark, scrutiny officer"),
    "Bo Fenn": Reviewer("Bo Fenn", ReviewerKind.LANGUAGE_MODEL, "a model"),
}


def told(readings: Readings, predicate: str) -> list[str]:
    quads = dataset([PLAN], minter=MINTER, iri_of=iri_of, printed={}, readings=readings, reviewers=REVIEWERS)
    return [quad.object.value for quad in quads if quad.predicate.value == predicate and hasattr(quad.object, "value")]


@pytest.mark.parametrize(
    ("readers", "source"),
    [
        ((), "as inferred from its words"),
        (("Ada Lark",), "as read by Ada Lark (person)"),
        (("Ada Lark", "Bo Fenn"), "as read by Ada Lark (person) and Bo Fenn (language model)"),
        (("Ada Lark", "Bo Fenn", "Cy Moss"), "as read by 1 person and 1 language model and 1 undeclared reader"),
    ],
)
def test_it_says_who_has_read_it(readers: tuple[str, ...], source: str) -> None:
    known = {"status-contradicts-comment": readers, "completed-late": readers} if readers else {}
    said = CommentReading(date(2016, 4, 1), "planted in April", (), "Not yet planted", read_by=known)
    readings = Readings({SUBJECT: RowReading(comment=said)})
    assert told(readings, GT.contradictedBy) == ["Not yet planted"]
    assert told(readings, GT.contradictionSource) == [source]
    assert told(readings, GT.completionSource) == [source]
    assert told(readings, GT.completionSaid) == ["it may have been completed"]
    assert told(readings, GT.staleSource) == []
    assert told(readings, GT.contradictionKind) == told(readings, GT.completionKind)
    assert told(readings, GT.staleKind) == []
    if not readers:
        assert told(readings, GT.contradictionKind) == ["rules"]


def test_a_judgement_stands_in_the_graph_also_one_that_says_no() -> None:
    one = Judgement(
        *(SUBJECT, "stale-future-comment", False, ("Ada Lark",), date(2016, 5, 1), "", None, "It is of this year."),
        mark="",
        path=Path("comments.tsv"),
        line=2,
    )
    quads = dataset([PLAN], minter=MINTER, iri_of=iri_of, printed={}, readings=Readings(judgements=(one,)))
    said = {
        str(quad.predicate.value): quad.object
        for quad in quads
        if str(quad.subject) == f"<{SUBJECT}/judgement/{one.code}>"
    }
    assert str(said[GT.judgementOf]) == f"<{SUBJECT}>"
    assert str(said[GT.readBy]) == '"Ada Lark"'
    assert "false" in str(said[GT.holds])
    assert GT.printed not in said


def test_without_judgements_the_rules_speak() -> None:
    readings = interpret([PLAN], iri_of)
    assert told(readings, GT.contradictedBy) == [readings.of(SUBJECT).comment.contradiction] == ["Not yet planted"]
    assert told(readings, GT.contradictionSource) == ["as inferred from its words"]


def test_without_rules_only_the_judgements_speak() -> None:
    row = replace(ROW, text="Increase the number of trees quarterly by 40 oaks")
    plan = replace(PLAN, commitments=(row,))
    readings = interpret([plan], iri_of, rules=False)
    assert readings.of(SUBJECT) == RowReading()
    one = Judgement(
        *(
            SUBJECT,
            "status-contradicts-comment",
            True,
            ("Ada Lark",),
            date(2016, 5, 1),
            "Not yet planted",
            None,
            "Plain.",
        ),
        mark=mark_of(row, row.progress.comment),
        path=Path("comments.tsv"),
        line=2,
    )
    read = interpret([plan], iri_of, (one,), rules=False).of(SUBJECT)
    assert (read.comment.contradiction, read.figures) == ("Not yet planted", ())


def test_a_number_that_is_promised_without_a_figure_is_told() -> None:
    row = replace(ROW, text="Increase the number of trees", progress=Progress())
    plan = replace(PLAN, commitments=(row,))
    quads = dataset([plan], minter=MINTER, iri_of=iri_of, printed={}, readings=interpret([plan], iri_of))
    (words,) = [quad.object for quad in quads if quad.predicate.value == GT.numberPromised]
    assert str(words) == '"Increase the number of trees"'
