"""Quantities and dates in the words of a row, on the small council."""

from dataclasses import replace

import pytest
from pyoxigraph import NamedNode, Quad

from goldenthread.graph.figure_quads import figure_quads
from goldenthread.graph.statements import number, whole
from goldenthread.interpret import interpret
from goldenthread.model import Progress
from goldenthread.namespaces import GT
from tests.small_council import ACTIVITY_2015, CONTEXT, REPORT_2015, iri_of, said

QUANTITY = f"{ACTIVITY_2015}/quantity/1"
DATE = f"{ACTIVITY_2015}/date/1"


def figures(title: str, comment: str) -> list[Quad]:
    """The figures of the report's first row, with another title and comment."""
    row = replace(REPORT_2015.commitments[0], text=title, progress=Progress(comment=comment))
    plan = replace(REPORT_2015, commitments=(row,))
    return list(figure_quads(CONTEXT, plan, interpret([plan], iri_of)))


def test_a_promised_number_has_unit_qualifier_and_place() -> None:
    title = "Plant at least 50 new street trees by March"
    quads = figures(title, "")
    assert {quad.subject.value for quad in quads if isinstance(quad.subject, NamedNode)} == {QUANTITY}
    assert said(quads, QUANTITY, GT.value) == ["50"]
    assert said(quads, QUANTITY, GT.unit) == ["new street trees"]
    assert said(quads, QUANTITY, GT.qualifier) == ["at least"]
    assert said(quads, QUANTITY, GT.foundIn) == ["title"]
    assert said(quads, QUANTITY, GT.standing) == ["promised"]
    (start,), (end,) = said(quads, QUANTITY, GT.fromCharacter), said(quads, QUANTITY, GT.toCharacter)
    assert said(quads, QUANTITY, GT.printed) == [title[int(start) : int(end)]] == ["at least 50 new street trees"]


def test_a_comment_tells_what_was_achieved_and_when_it_is_due_now() -> None:
    quads = figures("Plant trees", "43 trees have been planted. Now due December 2015.")
    assert said(quads, QUANTITY, GT.value) == ["43"]
    assert said(quads, QUANTITY, GT.standing) == ["achieved"]
    assert said(quads, DATE, GT.standing) == ["new-deadline"]
    assert said(quads, DATE, GT.day) == ["2015-12-31"]


def test_a_row_without_figures_says_nothing() -> None:
    assert figures("Plant trees", "Completed") == []


def test_what_begins_a_text_has_its_place_too() -> None:
    quads = figures("12 benches by 2019", "")
    assert said(quads, QUANTITY, GT.fromCharacter) == ["0"]
    assert said(quads, QUANTITY, GT.toCharacter) == ["10"]


def test_a_count_is_never_below_zero_and_days_may_be() -> None:
    assert whole(0) is None
    with pytest.raises(ValueError, match="-3"):
        whole(-3)
    assert [one and one.value for one in (number(-3), number(0), number(None))] == ["-3", "0", None]
