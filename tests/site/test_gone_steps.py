"""Where the late steps of a row that was put off vanished, that is told beside the slip."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from goldenthread.model import ChangeKind
from goldenthread.site.caveats import caveat
from goldenthread.site.changed_days import How, redated
from goldenthread.site.course import course_of
from goldenthread.site.first_sentences import slips
from goldenthread.site.gone_steps import gone_steps, said
from goldenthread.site.holdings import Holdings
from goldenthread.site.records import Change
from goldenthread.site.redating import besides
from tests.site.test_changed_days import moved


def council(held: Holdings, *steps: tuple[str, bool]) -> Holdings:
    """A commitment put off, its steps with these statuses; whether each ended without a word."""
    made = moved(held)
    (later,) = made.links_to
    before, after = (made.commitments[iri] for iri in (made.links_to[later][0].earlier, later))
    some = [one for one in made.commitments.values() if one.kind == "milestone"][: len(steps)]
    rows = {
        one.iri: replace(one, parent=before.iri, text=f"Step {at}", status=status, percent=None, rag="")
        for at, (one, (status, _)) in enumerate(zip(some, steps, strict=True), start=1)
    }
    ends = {
        one.iri: (Change(one.iri, one.iri, ChangeKind.ENDED_WITHOUT_A_WORD, "", "", None),)
        for one, (_, gone) in zip(some, steps, strict=True)
        if gone
    }
    assert after.deadline
    return replace(
        made,
        commitments={**made.commitments, **rows},
        milestones_of={before.iri: tuple(rows)},
        changes_at={**made.changes_at, **ends},
    )


@pytest.mark.parametrize(
    ("steps", "told"),
    [
        (
            (("completed", False), ("overdue", True)),
            "Of its 2 steps one was not reported completed, and it (“Step 2”, overdue) is not in the next document: ",
        ),
        (
            (("overdue", True), ("delayed", True)),
            "Of its 2 steps two were not reported completed, and they (“Step 1”, overdue and “Step 2”, delayed) are ",
        ),
        (
            (("overdue", True), ("delayed", False)),
            "Of its 2 steps two were not reported completed, and of these one (“Step 1”, overdue) is not in the next ",
        ),
        ((("overdue", False), ("completed", True)), ""),
        ((), ""),
    ],
)
def test_what_vanished_is_told_beside_the_slip(held: Holdings, steps: tuple[tuple[str, bool], ...], told: str) -> None:
    made = council(held, *steps)
    (one,) = redated(made)
    assert said(made, one).startswith(told)
    assert bool(said(made, one)) is bool(gone_steps(made, one.earlier)) is bool(told)
    (finding,) = made.findings_of[one.row.iri]
    sentence = "".join(piece.text for piece in slips(course_of(made, (one.earlier, one.row))))
    for place in (besides(made, one), caveat(made, finding), sentence):
        assert (told in place) if told else ("step" not in place)


def test_where_it_was_not_put_off_nothing_is_told(held: Holdings) -> None:
    made = council(held, ("overdue", True))
    (one,) = redated(made)
    assert said(made, replace(one, how=How.ROUND, days=one.days + timedelta(days=1).days)) == ""
