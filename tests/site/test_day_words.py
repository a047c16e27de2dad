"""What an update says of its date is quoted where the move of the date is told, and nothing else of it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from goldenthread.site.changed_days import How, redated
from goldenthread.site.day_words import day_words, of_the_whole, said
from goldenthread.site.holdings import Holdings
from goldenthread.site.records import StatedDate
from tests.site.test_changed_days import moved


def commented(held: Holdings, comment: str, *dates: StatedDate) -> Holdings:
    """The council of moved dates, the update of whose earlier row is this."""
    made = moved(held, comment=comment)
    earlier = redated(made)[0].earlier
    return replace(made, dates_in={earlier.iri: tuple(replace(one, commitment=earlier.iri) for one in dates)})


@pytest.mark.parametrize(
    ("comment", "quoted"),
    [
        ("Ten were dug. The lock was delayed by frost. All are happy.", "… The lock was delayed by frost. …"),
        ("The timetable was revised. Tea was served. It is on hold.", "The timetable was revised. … It is on hold."),
        ("Awaiting the sign-off of the county.", "Awaiting the sign-off of the county."),
        ("Ten were dug. All are happy.", ""),
        ("", ""),
    ],
)
def test_the_sentences_that_speak_of_the_day_stand_whole(held: Holdings, comment: str, quoted: str) -> None:
    made = commented(held, comment)
    assert [one.text for one in day_words(made, redated(made)[0])] == ([quoted] if quoted else [])
    assert (quoted in said(made, redated(made)[0])) if quoted else said(made, redated(made)[0]) == ""


def test_a_sentence_with_a_new_day_counts_by_the_day_alone(held: Holdings) -> None:
    new = StatedDate("", "new-deadline", date(2020, 5, 31), "month", "May 2020")
    done = replace(new, standing="completed-on")
    comment = "Ten were dug. The opening will be in May 2020. All are happy."
    for stated, quoted in ((new, ["… The opening will be in May 2020. …"]), (done, [])):
        made = commented(held, comment, stated)
        assert [one.text for one in day_words(made, redated(made)[0])] == quoted


def test_of_a_long_update_the_first_and_the_last_sentence_stand(held: Holdings) -> None:
    middle = " ".join(f"The {number}th delay cost another week of {'work ' * 30}here." for number in range(4, 9))
    made = commented(held, f"It was delayed by frost. {middle} The new timetable ends in May.")
    (quote,) = day_words(made, redated(made)[0])
    assert quote.text.startswith("It was delayed by frost. ")
    assert " … " in quote.text
    assert quote.text.endswith("The new timetable ends in May.")
    assert len(quote.text) < 500


def test_an_unfinished_step_is_quoted_too_and_a_finished_one_is_not(held: Holdings) -> None:
    made = commented(held, "All are happy.")
    earlier = redated(made)[0].earlier
    open_one, done_one = (
        replace(earlier, iri=f"{earlier.iri}/{name}", kind="milestone", parent=earlier.iri, line=90, **row)  # type: ignore[arg-type]
        for name, row in (
            ("a", {"status": "overdue", "comment": "It was delayed by frost."}),
            ("b", {"status": "completed", "comment": "It was delayed by rain."}),
        )
    )
    made = replace(
        made,
        commitments={**made.commitments, open_one.iri: open_one, done_one.iri: done_one},
        milestones_of={**made.milestones_of, earlier.iri: (open_one.iri, done_one.iri)},
    )
    assert said(made, redated(made)[0]) == "That of its step on line 90 says: “It was delayed by frost.”"


def test_two_judgements_of_one_pair_of_days_are_reconciled(held: Holdings) -> None:
    """A step of which nothing can be told, under a commitment with the same days that was put off."""
    made = moved(held)
    (whole,) = redated(made)
    assert whole.how is How.PUT_OFF
    row = replace(whole.row, iri=f"{whole.row.iri}/a", kind="milestone", parent=whole.row.iri)
    step = replace(whole, row=row, how=How.REWORDED)
    assert "same two dates: put off by 15 months." in of_the_whole(made, step)
    assert of_the_whole(made, replace(step, how=How.PUT_OFF)) == ""
    assert of_the_whole(made, replace(step, row=replace(row, deadlines=(date(2020, 1, 1),)))) == ""
    assert of_the_whole(made, whole) == ""
