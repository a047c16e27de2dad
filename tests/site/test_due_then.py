"""What was not due yet on the day of its report is told apart from what is late."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from goldenthread.pictures import State
from goldenthread.site import plain
from goldenthread.site.drawings import standing
from goldenthread.site.fared import fared, named_row
from goldenthread.site.holdings import Holdings
from goldenthread.site.own_days import due_then
from goldenthread.site.records import Commitment
from goldenthread.site.yearly import stood

DAY = timedelta(days=1)
NOT_YET, GONE = "not due yet on the day of the report", "its date had passed"


def made(held: Holdings, days: int, **row: object) -> tuple[Holdings, Commitment]:
    """A report with one row, due so many days after the day of the report."""
    edition = next(one for one in held.editions.values() if one.reports)
    told = edition.end - 90 * DAY
    first = next(one for one in held.commitments.values() if one.edition == edition.iri and one.kind == "activity")
    said = {"status": "", "rag": "", "percent": 40.0, "colour_says": "", "text": "Dredge", **row}
    one = replace(first, deadlines=(told + days * DAY,), **said)  # type: ignore[arg-type]
    editions = {**held.editions, edition.iri: replace(edition, as_of=told)}
    return replace(held, editions=editions, commitments={one.iri: one}, findings_of={}), one


@pytest.mark.parametrize(
    ("days", "row", "said"),
    [
        (1, {"rag": "A"}, NOT_YET),
        (0, {"rag": "A"}, ""),  # it is due on the very day
        (-1, {"rag": "A"}, GONE),
        (1, {"status": "delayed"}, NOT_YET),
        (-1, {"status": "delayed"}, ""),  # that it is late is said
        (1, {"status": "completed"}, ""),
        (1, {"rag": "A", "colour_says": "not due yet"}, ""),  # its colour says it
        (1, {"percent": None}, NOT_YET),  # nothing is reported of it
    ],
)
def test_beside_a_row_stands_how_its_date_lay_to_the_report(
    held: Holdings, days: int, row: dict[str, object], said: str
) -> None:
    mine, one = made(held, days, **row)
    assert due_then(mine.edition(one), one) == said


def test_amber_is_drawn_neither_late_nor_on_target(held: Holdings) -> None:
    _, amber = made(held, 1, rag="A")
    assert standing(amber) is State.OTHER
    assert standing(replace(amber, colour_says="not due yet")) is State.NOT_DUE
    assert standing(replace(amber, status="delayed")) is State.DELAYED


def test_red_that_says_not_due_yet_is_not_late(held: Holdings) -> None:
    mine, red = made(held, 1, rag="R")
    assert plain.standing(red, mine.edition(red)) == "late"
    assert plain.standing(replace(red, colour_says="not due yet"), mine.edition(red)) == "open"


def test_a_list_and_a_sentence_count_what_was_not_due(held: Holdings) -> None:
    mine, one = made(held, 1, status="delayed")
    other = replace(one, iri="other", status="overdue", deadlines=(one.deadlines[0] - 9 * DAY,))
    both = replace(mine, commitments={one.iri: one, "other": other})
    (run,) = fared(both, both.edition(one), [named_row(both, it) for it in (one, other)], [one, other])
    assert run.said.endswith(
        "; 1 of them not due yet on the day of the report, the other 1 row due by then or without a date"
    )
    assert "2 overdue, delayed or red (1 of these not due yet on the day of the report)" in stood(both, [one, other])
    assert "not due" not in stood(both, [other, replace(other, iri="third")])
