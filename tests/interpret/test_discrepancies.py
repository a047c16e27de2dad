"""What a comment says against its own row, in words of real and invented reports."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from goldenthread.interpret.discrepancies.comment_against_row import counted_comments, read_comment
from goldenthread.interpret.discrepancies.done_but_status_open import against_behind
from goldenthread.interpret.readings import CommentReading
from goldenthread.model import Commitment, Kind, Plan, Progress
from tests.small_council import PLAN, REPORT


def said(status: str, comment: str, text: str = "Plant trees", deadline: date | None = None) -> CommentReading:
    """Of a report as of 31 March 2016 on the year from April 2015."""
    deadlines = (deadline,) if deadline else ()
    progress = Progress(status=status, comment=comment)
    row = Commitment("m1", Kind.MILESTONE, "", text, "", 1, (1,), deadlines=deadlines, progress=progress)
    return read_comment(row, REPORT)


@pytest.mark.parametrize(
    ("status", "comment", "words"),
    [
        ("completed", "Planning permission still to be secured", "Planning permission still to be secured"),
        ("completed", "The scheme is behind schedule.", "The scheme is behind schedule"),
        ("completed", "The contract has been awarded. The policy will be reviewed in May 2016.", ""),
        (
            "completed",
            "Applications came in, but as yet not reviewed.",
            "Applications came in, but as yet not reviewed",
        ),
        (
            "completed",
            "All actions have been or are in the process of being completed.",
            "All actions have been or are in the process of being completed",
        ),
        ("completed", "The new target date is February 2017.", "The new target date is February 2017"),
        ("completed", "Completed. The next phase is delayed.", ""),
        ("completed", "The launch was delayed but was completed in May.", ""),
        ("completed", "Strategy adopted by Cabinet in October 2015", ""),
        ("completed", "Two were opened. The third is on target for June.", ""),
        ("completed", "The report was received. A further update will be provided in October 2016.", ""),
        ("completed", "This is ongoing and will need to continue.", ""),
        ("completed", "The group will next meet in May.", ""),
        ("on target", "The scheme is behind schedule.", ""),
        ("on target", "The work is on track.", ""),
        ("overdue", "The work is on track.", "The work is on track"),
        ("on target", "All trees planted. Milestone completed.", "Milestone completed"),
        ("", "", ""),
    ],
)
def test_a_comment_against_its_status(status: str, comment: str, words: str) -> None:
    assert said(status, comment).contradiction == words


def test_of_a_long_sentence_the_clause_is_quoted() -> None:
    comment = (
        "The working group has met four times with schools and with the health trust to look at what is needed, "
        "however the scheme is behind schedule, as its officer has left and the post is vacant."
    )
    assert said("completed", comment).contradiction == "however the scheme is behind schedule"


@pytest.mark.parametrize(
    ("comment", "day"),
    [
        ("Approved at December 2015 Cabinet.", date(2015, 12, 1)),
        ("Adopted by Council on 21st September 2015", date(2015, 9, 21)),
        ("Agreed by the Board in May 2015, and adopted by Cabinet on 7th July 2015.", date(2015, 7, 7)),
        ("In December, Cabinet approved the choice of places.", date(2015, 12, 1)),
        ("The restructure is completed and operational from 1 April 2016", date(2016, 4, 1)),
        ("The framework was launched in 2016.", date(2016, 1, 1)),
        ("Updates were submitted to the Board in June/July.", date(2015, 6, 1)),
        ("The plan was presented to the Board on 23rd April for approval.", date(2015, 4, 23)),
        ("Market statement refreshed January 2016.", date(2016, 1, 1)),
        ("A group meets monthly. The last meeting took place on 13/03/16.", None),
        ("It will be completed in May 2016.", None),
        ("Consultation is under way.", None),
    ],
)
def test_the_day_of_completion(comment: str, day: date | None) -> None:
    assert said("completed", comment).completed_on == day


@pytest.mark.parametrize(("deadline", "year"), [(date(2016, 3, 31), 2016), (date(2015, 5, 31), 2015), (None, 2015)])
def test_a_day_without_a_year_is_the_nearest_to_the_deadline(deadline: date | None, year: int) -> None:
    comment = "The plan was presented to the Board on 23rd April."
    assert said("completed", comment, deadline=deadline).completed_on == date(year, 4, 23)


def test_the_words_of_completion_are_kept() -> None:
    found = said("completed", "The plan was drafted. It was adopted in May 2015.")
    assert found.completed_words == "It was adopted in May 2015"


def test_as_above_says_what_the_comment_above_says() -> None:
    rows = [
        Commitment("m1", Kind.MILESTONE, "", "Plant", "", 1, (1,), progress=Progress(comment="Approved in May 2015.")),
        Commitment("m2", Kind.MILESTONE, "", "Water", "", 2, (2,), progress=Progress()),
        Commitment("m3", Kind.MILESTONE, "", "Mow", "", 3, (3,), progress=Progress(comment="As above")),
        Commitment("m4", Kind.MILESTONE, "", "Rake", "", 4, (4,), progress=Progress(comment="(see above)")),
        Commitment("m5", Kind.MILESTONE, "", "Dig", "", 5, (5,), progress=Progress(comment="As above, but smaller.")),
    ]
    counted = counted_comments(Plan(REPORT, (), (), tuple(rows), (), (), ()))
    days = [read_comment(row, REPORT, comment).completed_on for row, comment in counted]
    assert days == [date(2015, 5, 1), None, date(2015, 5, 1), date(2015, 5, 1), None]


TOLD = "Adopted in May 2015."
NEXT = "Adopted in June 2015."
LATER = "Adopted in July 2015."


def counted(comment: str) -> str:
    """What counts for the middle row of an activity's three, whose comment this is."""
    rows = [
        Commitment("a1", Kind.ACTIVITY, "1.1", "Parks", "", 1, (1,), progress=Progress(comment=TOLD)),
        Commitment("m1", Kind.MILESTONE, "1", "Plant", "a1", 2, (2,), progress=Progress()),
        Commitment("m2", Kind.MILESTONE, "2", "Water", "a1", 3, (3,), progress=Progress(comment=comment)),
        Commitment("m3", Kind.MILESTONE, "3", "Mow", "a1", 4, (4,), progress=Progress()),
        Commitment("m4", Kind.MILESTONE, "4", "Rake", "a1", 5, (5,), progress=Progress(comment=NEXT)),
        Commitment("a2", Kind.ACTIVITY, "1.2", "Ponds", "", 6, (6,), progress=Progress(comment=LATER)),
        Commitment("m5", Kind.MILESTONE, "4", "Dredge", "a2", 7, (7,), progress=Progress(comment="Dredged.")),
    ]
    found = {row.key: told for row, told in counted_comments(Plan(REPORT, (), (), tuple(rows), (), (), ()))}
    return found["m2"]


@pytest.mark.parametrize(
    "comment",
    ["As above", "as above.", "(See above)", "Please see above", "See comment above", "see above comment", "Ditto",
     "Same as above", "As per above", "Refer to above", "As previous", "See activity above", "See 1.1",
     "see activity 1.1."],
)  # fmt: skip
def test_what_points_above_counts_as_that(comment: str) -> None:
    assert counted(comment) == TOLD


@pytest.mark.parametrize(
    "comment", ["See below", "as below", "See comments below.", "Please refer to below", "see milestone 4"]
)
def test_what_points_below_or_to_a_row_beside_counts_as_that(comment: str) -> None:
    assert counted(comment) == NEXT


def test_a_reference_leads_to_its_row() -> None:
    assert counted("See activity 1.2") == LATER


@pytest.mark.parametrize(
    "comment",
    ["Implemented as above.", "As above, but smaller.", "See 9.9", "See plan", "See above average results",
     "above target", "See https://ponds.example", "Seen", "As of May 2015", "See 2015"],
)  # fmt: skip
def test_what_says_something_or_points_nowhere_counts_itself(comment: str) -> None:
    assert counted(comment) == comment


def test_what_points_to_nothing_counts_itself() -> None:
    alone = Commitment("m1", Kind.MILESTONE, "", "Plant", "", 1, (1,), progress=Progress(comment="As above"))
    assert [told for _, told in counted_comments(Plan(REPORT, (), (), (alone,), (), (), ()))] == ["As above"]


@pytest.mark.parametrize(
    ("comment", "words"),
    [
        (
            "The scorecard, due to be published in November 2015, will show it.",
            "The scorecard, due to be published in November 2015, will show it",
        ),
        ("A pilot will begin in late October.", "A pilot will begin in late October"),
        ("It will be sent out by the end of March 2016.", "It will be sent out by the end of March 2016"),
        ("A full evaluation will take place at year end.", "A full evaluation will take place at year end"),
        ("Agreements drafted for agreement in Dec 2015.", "Agreements drafted for agreement in Dec 2015"),
        (
            "Options are being consulted on for decision by Council before 31st January 2016.",
            "Options are being consulted on for decision by Council before 31st January 2016",
        ),
        ("Planned: Jan 2016 – June 2016 ten placements", ""),  # it lasts
        ("Planned: Jan 2016 – Feb 2016 ten placements", "Planned: Jan 2016 – Feb 2016 ten placements"),
        ("Placements are planned from January 2016 to March 2016.", ""),  # to the very day of the report
        (
            "The lido will be open from January 2016 to February 2016.",
            "The lido will be open from January 2016 to February 2016",
        ),
        ("The review will report early in the new year.", "The review will report early in the new year"),
        ("The review reported early in the new year.", ""),
        ("A pilot will begin in May.", ""),
        ("A competition will commence in April or May 2017.", ""),
        ("A pilot began in October 2015.", ""),
        ("A pilot was planned for October 2015.", ""),
        ("The plan was approved for consultation in October 2015.", ""),
        ("The office moved to the town hall in November.", ""),
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
            "43 projects (promised: at least 50 projects)",
        ),
        ("Deliver at least 50 projects", "There have been 53 projects undertaken.", ""),
        ("Deliver at least 50 projects", "There have been 43 meetings held.", ""),
        ("Help 600 parents", "150 parents were trained. More than 650 parents/ carers were supported.", ""),
        ("No more than 50 complaints", "There have been 43 complaints received.", ""),
        ("Recover £50k", "£76k was recovered.", ""),
        (
            "Pay 95% of invoices on time",
            "91% were, which is just short of the target.",
            "91% were, which is just short of the target",
        ),
        ("Increase recycling", "47.5% against a target of 50%.", "47.5% against a target of 50%"),
        ("Increase recycling", "52.5% against a target of 50%.", ""),
        (
            "Reduce re-let time",
            "It was 31 days against a target of 28 days.",
            "It was 31 days against a target of 28 days",
        ),
        ("Reduce re-let time", "It was 25 days against a target of 28 days.", ""),
        ("Reduce sickness", "Absence is 0.6 above the target.", "Absence is 0.6 above the target"),
        ("Reduce sickness", "Absence is 0.6 below the target.", ""),
        ("Raise footfall", "It is 0.6 above the target.", ""),
        ("Review plans on time", "The target was narrowly missed.", "The target was narrowly missed"),
        ("Review plans on time", "No target was set, but plans have been reviewed.", ""),
        ("Improve street trees", "39% against a target of 40%.", "39% against a target of 40%"),
        ("Improve street trees", "40% against a target of 40%.", ""),  # what was asked was reached
        ("Improve street trees", "41% against a target of 40%.", ""),
        (
            "Bring results above the national average",
            "Our average score is 61.5. In England the average score is 65.",
            "Our average score is 61.5",
        ),
        (
            "Bring results above the national average",
            "Our average score is 66. In England the average score is 65.",
            "",
        ),
        ("Improve results", "Our average score is 61.5. In England the average score is 65.", ""),
    ],
)
def test_a_number_that_was_missed(text: str, comment: str, missed: str) -> None:
    assert said("completed", comment, text).missed == missed


def test_a_new_deadline() -> None:
    assert said("overdue", "Now due December 2016.").due == (date(2016, 12, 31),)


def test_a_plan_says_nothing_of_itself() -> None:
    row = Commitment("m1", Kind.MILESTONE, "", "Plant", "", 1, (1,), progress=Progress(comment="Still to be agreed."))
    assert read_comment(row, PLAN) == CommentReading()
    assert read_comment(replace(row, progress=Progress()), REPORT) == CommentReading()


@pytest.mark.parametrize(("letters", "told"), [(40, True), (79, True), (80, False), (200, False)])
def test_of_what_was_promised_a_sentence_of_under_80_letters_need_name_but_the_act(letters: int, told: bool) -> None:
    """After the first two sentences; a longer one has to speak of half of it."""
    promise = "Install lamps along the towpath, renew the railings, repair every stile and gate of the lower meadow"
    sentence = "The lamps were installed by the wardens in the rain and the wind of a long evening that nobody forgets"
    comment = f"The council met in May. It was cold. {(sentence * 2)[: letters - 1]}."
    assert bool(against_behind(promise, comment)) is told
