"""What a brief shows of both sides: what is late by name, what updates say, and later days that they name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

import pytest

from goldenthread.briefs.content import Block, Brief, Note, Paragraph, texts
from goldenthread.briefs.evidence_parts import late, late_beside, updates
from goldenthread.briefs.put_off_parts import put_off
from goldenthread.site.records import StatedDate
from goldenthread.site.told import Commitment, Holdings, gist

DUE = date(2020, 3, 31)


def said(blocks: Iterable[Block]) -> str:
    return "\n".join(texts(Brief("", "", "en", DUE, tuple(blocks))))


@pytest.fixture
def row(held: Holdings) -> Commitment:
    """The first commitment of the report that has steps."""
    return next(one for one in held.commitments.values() if held.edition(one).reports and held.milestones_of[one.iri])


def so(held: Holdings, row: Commitment, **changed: object) -> Holdings:
    """The same, with one row otherwise."""
    return replace(held, commitments={**held.commitments, row.iri: replace(row, **changed)})  # type: ignore[arg-type]


def steps(held: Holdings, row: Commitment) -> Iterator[Commitment]:
    return (held.commitments[iri] for iri in held.milestones_of[row.iri])


@pytest.mark.parametrize("status", ["overdue", "delayed"])
def test_a_late_row_is_named_with_its_line(held: Holdings, row: Commitment, status: str) -> None:
    mine = replace(row, status=status, rag="", percent=80.0)
    told = said(late(held, [mine]))
    assert f"reported {status}, 80%" in told
    assert f"line {row.line}" in told


def test_of_rows_that_are_not_late_nothing_is_said(held: Holdings, row: Commitment) -> None:
    assert list(late(replace(held, milestones_of={}), [replace(row, status="completed", rag="G")])) == []


def test_a_late_step_or_whole_stands_beside_rows_that_are_not_late(held: Holdings, row: Commitment) -> None:
    step = next(steps(held, row))
    plain = replace(held, commitments={iri: replace(one, status="", rag="G") for iri, one in held.commitments.items()})
    assert late_beside(plain, [row]) == ()
    below = so(plain, step, status="overdue")
    assert [one.iri for one in late_beside(below, [row])] == [step.iri]
    assert "None of these rows is reported overdue" in said(late(below, [replace(row, status="completed")]))
    above = so(plain, row, status="overdue")
    assert [one.iri for one in late_beside(above, [step])] == [row.iri]
    assert late_beside(above, [step, above.commitments[row.iri]]) == ()


def test_what_is_done_and_what_is_not_are_quoted_by_turns(held: Holdings, row: Commitment) -> None:
    done = [replace(row, iri=f"d{n}", status="completed", comment=f"Done {n}.") for n in range(3)]
    open_ = replace(row, iri="o", status="overdue", comment="Not done.")
    told = said(updates(held, [*done, open_], 2))
    assert told.index("Not done.") < told.index("Done 0.")
    assert "Done 1." not in told
    assert "2 more updates are not quoted." in told


@pytest.mark.parametrize(("bare", "words"), [(0, ""), (1, "Of 3 rows reported completed, 1 has no update.")])
def test_what_is_completed_without_a_word_is_counted(held: Holdings, row: Commitment, bare: int, words: str) -> None:
    rows = [replace(row, iri=f"d{n}", status="completed", comment="" if n < bare else "Done.") for n in range(3)]
    (note,) = (one.text for one in updates(held, rows) if isinstance(one, Note))
    assert note.endswith(words)
    assert ("no update" in note) is bool(words)


@pytest.mark.parametrize(
    ("standing", "day", "status", "named"),
    [
        ("future", date(2020, 7, 31), "overdue", True),
        ("new-deadline", date(2020, 7, 31), "overdue", True),
        ("future", DUE, "overdue", False),
        ("completed-on", date(2020, 7, 31), "overdue", False),
        ("future", date(2020, 7, 31), "completed", False),
    ],
)
def test_a_later_day_in_the_update_of_an_unfinished_row_is_told(
    held: Holdings, row: Commitment, standing: str, day: date, status: str, named: bool
) -> None:
    mine = replace(row, status=status, deadlines=(DUE,), comment="")
    stated = StatedDate(row.iri, standing, day, "month", "July 2020.")
    made = replace(held, dates_in={row.iri: (stated,)}, links_to={}, findings_of={})
    told = list(put_off(made, [mine], gist(made, [mine])))
    words = "The update of an unfinished row names a later day or year, as inferred from the words:"
    assert (Paragraph(words) in told) is named
    assert ("its update speaks of “July 2020”." in said(told)) is named


def test_the_year_after_in_the_update_of_an_unfinished_row_is_told(held: Holdings, row: Commitment) -> None:
    mine = replace(row, status="overdue", deadlines=(DUE,), comment="It goes on in 2020/21.")
    made = replace(held, dates_in={}, links_to={}, findings_of={})
    assert "speaks of “2020/21”" in said(put_off(made, [mine], gist(made, [mine])))
    this_year = replace(mine, comment="It went on in 2019/20.")
    assert "speaks of" not in said(put_off(made, [this_year], gist(made, [this_year])))
