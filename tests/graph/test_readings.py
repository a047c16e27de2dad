"""What comments say stands in the graph with how it is known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from goldenthread.graph import dataset
from goldenthread.model import Commitment, Kind, Progress
from goldenthread.namespaces import GT
from goldenthread.read.judgements import Judged, Judgement, judge
from goldenthread.read.standing import Standing
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


def told(standings: dict[str, Standing] | None, predicate: str) -> list[str]:
    judged = None if standings is None else Judged(standings, (), ())
    quads = dataset([PLAN], minter=MINTER, iri_of=iri_of, printed={}, judged=judged)
    return [quad.object.value for quad in quads if quad.predicate.value == predicate and hasattr(quad.object, "value")]


@pytest.mark.parametrize(
    ("readers", "source"),
    [
        ((), "as inferred from its words"),
        (("Ada Lark",), "as read by Ada Lark"),
        (("Ada Lark", "Bo Fenn"), "as read by Ada Lark and Bo Fenn"),
        (("Ada Lark", "Bo Fenn", "Cy Moss"), "as read by 3 readers"),
    ],
)
def test_it_says_who_has_read_it(readers: tuple[str, ...], source: str) -> None:
    known = {"status-contradicts-comment": readers, "completed-late": readers} if readers else {}
    said = Standing(date(2016, 4, 1), "planted in April", (), "Not yet planted", read_by=known)
    assert told({SUBJECT: said}, GT.contradictedBy) == ["Not yet planted"]
    assert told({SUBJECT: said}, GT.contradictionSource) == [source]
    assert told({SUBJECT: said}, GT.completionSource) == [source]
    assert told({SUBJECT: said}, GT.staleSource) == []


def test_a_judgement_stands_in_the_graph_also_one_that_says_no() -> None:
    one = Judgement(
        *(SUBJECT, "stale-future-comment", False, ("Ada Lark",), date(2016, 5, 1), "", None, "It is of this year."),
        mark="",
        path=Path("comments.tsv"),
        line=2,
    )
    judged = judge([PLAN], iri_of)
    quads = dataset([PLAN], minter=MINTER, iri_of=iri_of, printed={}, judged=Judged(judged.standings, (one,), ()))
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
    assert told(None, GT.contradictedBy) == [judge([PLAN], iri_of).standings[SUBJECT].contradiction]
    assert told(None, GT.contradictionSource) == ["as inferred from its words"]


def test_a_number_that_is_promised_without_a_figure_is_told() -> None:
    row = replace(ROW, text="Increase the number of trees", progress=Progress())
    quads = dataset([replace(PLAN, commitments=(row,))], minter=MINTER, iri_of=iri_of, printed={})
    (words,) = [quad.object for quad in quads if quad.predicate.value == GT.numberPromised]
    assert str(words) == '"Increase the number of trees"'
