"""What a comment says against its own row, in words of real and invented reports."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from goldenthread.model import Commitment, Kind, Progress
from goldenthread.read.standing import Standing, standing
from tests.small_council import PLAN, REPORT


def said(status: str, comment: str, text: str = "Plant trees") -> Standing:
    """Of a report as of 31 March 2016 on the year from April 2015."""
    progress = Progress(status=status, comment=comment)
    return standing(Commitment("m1", Kind.MILESTONE, "", text, "", 1, (1,), progress=progress), REPORT)


@pytest.mark.parametrize(
    ("status", "comment", "words"),
    [
        ("completed", "Planning permission still to be secured", "still to"),
        ("completed", "The scheme is behind schedule.", "behind schedule"),
        ("completed", "The new policy will be implemented in May.", "will May"),
        ("completed", "As funding is made available further agreements will be established.", "will"),
        ("completed", "The contract has been awarded. The policy will be reviewed in May 2016.", ""),
        ("completed", "The plans for each area are in progress.", "in progress"),
        ("completed", "This is ongoing work.", ""),
        ("completed", "Completed. The next phase is delayed.", ""),
        ("completed", "Strategy adopted by Cabinet in October 2015", ""),
        ("completed", "Applications have been received, but as yet not reviewed by the Board.", "as yet not"),
        (
            "completed",
            "All actions have been or are in the process of being completed.",
            "in the process of being completed",
        ),
        ("completed", "We are preparing to launch the new deal.", "are preparing to"),
        ("completed", "To be presented to the Board in May 2016.", "To be presented"),
        (
            "completed",
            "The focus was changed. This will now be delivered with another scheme.",
            "This will now be delivered",
        ),
        ("completed", "The new target date for the launch is February 2017.", "February 2017"),
        ("completed", "The allowance is on target for delivery.", "is on target for"),
        ("completed", "Two were opened. The third is on target for June.", ""),
        ("completed", "Training sessions have now commenced.", "have now commenced"),
        (
            "completed",
            "A report was made. The strategy is due to go to Cabinet in summer 2016.",
            "is due to summer 2016",
        ),
        ("completed", "The report was received. A further update will be provided in October 2016.", ""),
        ("completed", "This is ongoing and will need to continue.", ""),
        ("overdue", "The milestone has been reached and a system is in place.", "milestone has been reached"),
        ("delayed", "This is complete.", "This is complete"),
        ("overdue", "This is complete but has not been signed.", ""),
        ("overdue", "Delayed by the contractor.", ""),
        ("on target", "The scheme is behind schedule.", ""),
        ("", "", ""),
    ],
)
def test_a_comment_against_its_status(status: str, comment: str, words: str) -> None:
    assert said(status, comment).contradiction == words


@pytest.mark.parametrize(
    ("comment", "day"),
    [
        ("Approved at December 2015 Cabinet.", date(2015, 12, 1)),
        ("Adopted by Council on 21st September 2015", date(2015, 9, 21)),
        ("Agreed by the Board in May 2015, and adopted by Cabinet on 7th July 2015.", date(2015, 7, 7)),
        ("In December, Cabinet approved the choice of places.", date(2015, 12, 1)),
        ("The restructure is completed and operational from 1 April 2016", date(2016, 4, 1)),
        ("Market statement refreshed January 2016.", date(2016, 1, 1)),
        ("A group meets monthly. The last meeting took place on 13/03/16.", None),
        ("It will be completed in May 2016.", None),
        ("Consultation is under way.", None),
    ],
)
def test_the_day_of_completion(comment: str, day: date | None) -> None:
    assert said("completed", comment).completed_on == day


@pytest.mark.parametrize(
    ("comment", "words"),
    [
        ("The scorecard, due to be published in November 2015, will show it.", "November 2015"),
        ("A pilot will begin in late October.", "October"),
        ("A pilot will begin in May.", ""),
        ("A competition will commence in April or May 2017.", ""),
        ("A pilot began in October 2015.", ""),
    ],
)
def test_a_time_to_come_that_had_passed(comment: str, words: str) -> None:
    assert said("completed", comment).stale == words


@pytest.mark.parametrize(
    ("text", "comment", "missed"),
    [
        (
            "Deliver at least 50 projects",
            "There have been 43 projects undertaken.",
            "43 projects of at least 50 projects",
        ),
        ("Deliver at least 50 projects", "There have been 53 projects undertaken.", ""),
        ("Deliver at least 50 projects", "There have been 43 meetings held.", ""),
        ("Help 600 parents", "150 parents were trained. More than 650 parents/ carers were supported.", ""),
        ("No more than 50 complaints", "There have been 43 complaints received.", ""),
        ("Recover £50k", "£76k was recovered.", ""),
    ],
)
def test_a_number_that_was_missed(text: str, comment: str, missed: str) -> None:
    assert said("completed", comment, text).missed == missed


def test_a_part_is_left_where_the_whole_was_promised() -> None:
    comment = "One school was extended on time; three others are in progress."
    assert said("completed", comment, "Complete the extension of four schools").contradiction == "in progress"
    assert said("completed", comment, "Extend schools").contradiction == ""
    assert said("completed", "The programme has commenced.", "Commence the programme").contradiction == ""


def test_a_new_deadline() -> None:
    assert said("overdue", "Now due December 2016.").due == (date(2016, 12, 31),)


def test_a_plan_says_nothing_of_itself() -> None:
    row = Commitment("m1", Kind.MILESTONE, "", "Plant", "", 1, (1,), progress=Progress(comment="Still to be agreed."))
    assert standing(row, PLAN) == Standing()
    assert standing(replace(row, progress=Progress()), REPORT) == Standing()
