"""What comments of invented reports say of dates and of targets, both ways.

The sentences were written and judged before the rules that read them were held against them.
"""

from __future__ import annotations

from datetime import date

import pytest

from tests.interpret.test_discrepancies import said


@pytest.mark.parametrize(
    ("deadline", "comment", "late"),
    [
        (date(2015, 5, 31), "Strategy published in July 2015.", True),
        (date(2015, 5, 31), "Strategy published in May 2015.", False),
        (date(2016, 1, 31), "Full Council approved the programme on 24 February.", True),
        (date(2015, 10, 31), "The centre opened its doors in January 2016.", True),
        (date(2015, 6, 30), "Phase 1 finished in Q3 2015/16.", True),
        (date(2015, 7, 31), "Booklet produced and distributed to schools in the autumn term.", False),
        (date(2015, 4, 30), "The service was introduced on 1 June 2015.", True),
        (date(2015, 12, 31), "Report considered by the Audit Committee on 21 January.", True),
        (date(2015, 7, 31), "Panel met for the first time in October.", True),
        (date(2015, 6, 30), "Submitted 14/07/15.", True),
        (date(2015, 6, 30), "Term dates were confirmed by the Executive in June.", False),
        (date(2015, 5, 31), "Plan agreed in draft in May and signed off in August 2015.", True),
        (
            date(2016, 3, 31),
            "Courses delivered in the summer and the autumn term, with the next one starting in April.",
            False,
        ),
        (date(2015, 11, 30), "Tender issued 12 January 2016", True),
        (date(2015, 12, 31), "Scrutiny Committee considered the options at its meeting of 9 February.", True),
        (date(2015, 10, 31), "The order was made on 3 December 2015 and came into force on 1 January 2016.", True),
        (date(2015, 6, 30), "The plan was drawn up in June and formally agreed in July 2015", True),
        (date(2016, 3, 31), "Elections were held over two weeks in February and March.", False),
        (date(2015, 4, 30), "Published monthly since April 2015.", False),
        (date(2015, 9, 30), "An inspection took place in November 2015 and was rated good.", True),
        (date(2015, 7, 31), "Appraisal finalised May 2015, options approved by Cabinet June 2015.", False),
        (date(2016, 3, 31), "Forums held in June, October and January.", False),
        (date(2015, 7, 31), "Register refreshed and reported to Audit Committee, October 2015.", True),
        (date(2015, 10, 31), "The agreement was signed off on the 2nd of November 2015.", True),
        (date(2015, 10, 31), "Signed in spring 2015.", False),
        (date(2015, 9, 30), "Implemented from January 2016.", True),
        (date(2016, 2, 28), "Findings reported to members on 17 March 2016.", True),
        (date(2015, 9, 30), "The accounts were approved on 28 September, ahead of the deadline.", False),
        (date(2015, 12, 31), "The appeal ran from November to January.", False),
    ],
)
def test_completed_after_the_deadline(deadline: date, comment: str, late: bool) -> None:
    found = said("completed", comment, "Report to the committee", deadline=deadline)
    assert (found.completed_on is not None and found.completed_on > deadline) is late
    assert found.completed_words in comment


@pytest.mark.parametrize(
    ("promise", "comment", "late"),
    [
        ("Submit the bid", "Submitted on 26 June, approved in September.", False),
        ("Submit the bid", "Submitted on 26 September, approved in October.", True),
        ("Submit the bid", "Submitted on 30 June 2015.", False),
        ("Submit the bid", "Submitted on 1 July.", True),
        ("Establish the company", "Cabinet considered the case in January.", False),
        ("Secure the grant", "The application was submitted in May. The grant was awarded in November.", True),
        ("Open the halls at Mill Road and Dale Street", "Mill Road opened in May, Dale Street opened in August.", True),
        (
            "Open the halls at Mill Road and Dale Street",
            "Both opened in May. New chairs were delivered in August.",
            False,
        ),
        ("Refurbish the hall", "The hall was handed over on 12 October.", True),
        ("Refurbish the hall", "The new kitchen has been in use since the middle of December.", True),
        ("Carry out the survey", "Carried out in June. Results were presented in August.", False),
        ("Fit 12 lamps", "Eleven fitted in May, the last was fitted over the weekend of 7 November.", True),
    ],
)
def test_the_date_that_counts_is_that_of_the_promised_act(promise: str, comment: str, late: bool) -> None:
    deadline = date(2015, 6, 30)
    found = said("completed", comment, promise, deadline=deadline)
    assert (found.completed_on is not None and found.completed_on > deadline) is late


@pytest.mark.parametrize(
    ("comment", "stale"),
    [
        ("A revised procedure will be presented to the Board in December 2015.", True),
        ("A revised procedure is due to be presented to the Board in December 2015.", True),
        ("A campaign is planned for November 2015.", True),
        ("The new menu will be introduced from September 2015.", True),
        ("A campaign was planned for November 2015 and reached 400 homes.", False),
        ("The new menu will be introduced from September 2016.", False),
        ("Programme developed and will run from April to September 2016.", False),
        ("The business case has been developed and will be presented to Cabinet in April 2016.", False),
        ("Satisfaction has remained steady and the next survey is due in October 2016.", False),
        ("Planning permission is expected in January 2016.", True),
        ("A public meeting will be held on 12 November 2015 to discuss the proposals.", True),
        ("A new service is due to start in January 2016.", True),
        ("Expected to be adopted at the December 2015 Council meeting.", True),
        ("Carers' week will be held from 8 to 14 June 2015.", True),
        ("It is anticipated that the strategy will be considered by Cabinet in November 2015.", True),
        ("The strategy should be ready for publication by December 2015.", True),
        ("Workshops are scheduled throughout January and February 2016.", True),
        ("The strategy will be agreed in Q3 of 2015/16.", True),
        ("Two courses ran. The third starts on 14 January 2016.", True),
        ("Workshops have been scheduled throughout May 2016.", False),
        ("Workshops are now expected in May 2016.", False),
        ("The target date has been revised to September 2016.", False),
        ("Courses ran to December 2015; the final report was received in January 2016.", False),
        ("The offer was printed in the May newsletter and will also be in the November newsletter.", True),
        ("The offer was printed in the November newsletter.", False),
        ("Further training is planned for Spring Term 2016.", True),
        ("Further training is planned for Summer Term 2016.", False),
        ("The new pitch will open in July 2016 following a trial in 2015.", False),
        ("The new pitch was rescheduled to open in July 2016 following consultation in 2015.", False),
        ("The rota is to be circulated by the end of March 2016.", True),
        ("Most milestones are on target to be delivered at the end of March 2016.", False),
    ],
)
def test_announced_for_a_time_that_had_passed(comment: str, stale: bool) -> None:
    found = said("on target", comment).stale
    assert bool(found) is stale
    assert found in comment


@pytest.mark.parametrize(
    ("promise", "comment", "missed"),
    [
        (
            "Install 40 electric charging points",
            "22 charging points installed. The remainder are programmed for next year.",
            True,
        ),
        ("Achieve 95% of invoices paid on time", "Performance at year end was 91%, just short of the target.", True),
        ("Increase recycling to 50%", "Recycling reached 47.5% against a target of 50%.", True),
        ("Reduce average re-let time", "Average re-let time was 31 days against a target of 28 days.", True),
        ("Support 300 residents into work", "A total of 264 residents were supported into work.", True),
        ("Support 300 residents into work", "A total of 364 residents were supported into work.", False),
        ("Hold six business breakfasts", "Four business breakfasts were held.", True),
        (
            "Raise GCSE results above the national average",
            "61% of pupils achieved five good passes, which is below the national average.",
            True,
        ),
        ("Provide 50 additional nursery places", "38 places provided to date.", True),
        ("Provide 50 additional nursery places", "38 places have been provided at three sites.", True),
        ("Reduce staff turnover to 10%", "Turnover stands at 12.4%, above the target.", True),
        ("Ensure 90% of care plans are reviewed on time", "The target was narrowly missed at 88%.", True),
        ("Collect 97% of council tax", "Collection was 97.4%, which exceeds the target.", False),
        ("Reduce burglary by 5%", "Burglary fell by 2%, so the reduction target has not been achieved.", True),
        (
            "Improve attendance in secondary schools to 95.5%",
            "Attendance for the year was 94.9%, 0.6 points below target.",
            True,
        ),
        (
            "Process benefit claims within 18 days",
            "Average processing time of 21 days exceeded the target of 18 days.",
            True,
        ),
        ("Process benefit claims within 18 days", "The average was 16 days, within the target of 18 days.", False),
        ("Secure 200 pledges from employers", "We received 173 pledges.", True),
        ("Deliver 400 affordable homes", "385 homes completed against a target of 400.", True),
        ("Deliver 400 affordable homes", "425 homes completed against a target of 400.", False),
        (
            "Increase voter registration",
            "Registration rates remain lower than the target set by the Electoral Commission.",
            True,
        ),
        ("Increase the number of volunteers by 10%", "Volunteer numbers grew by 6%.", True),
        ("Undertake 1,000 food hygiene inspections", "All 1,024 inspections were carried out.", False),
        (
            "Achieve a 10% reduction in first time entrants",
            "The target reduction was not achieved this year owing to a rise in offences.",
            True,
        ),
        ("Provide 30 work placements", "30 work placements were provided, and 12 led to jobs.", False),
        ("No more than 50 complaints", "There were 63 complaints.", True),
    ],
)
def test_less_than_was_promised(promise: str, comment: str, missed: bool) -> None:
    assert bool(said("completed", comment, promise).missed) is missed


@pytest.mark.parametrize(
    ("comment", "due"),
    [
        ("Will finish in November 2016.", [date(2016, 11, 30)]),
        ("Will be completed by 4 May 2016", [date(2016, 5, 4)]),
        ("Contractor changed twice. Expected to be completed by end May 2016.", [date(2016, 5, 31)]),
        ("Due for completion in early June 2016", [date(2016, 6, 30)]),
        ("The milestone should be completed by July 2016.", [date(2016, 7, 31)]),
        ("This will be finalised in July 2016.", [date(2016, 7, 31)]),
        ("A report was drafted. This will be finalised in July 2016.", []),  # the report, it may be
        ("The second report will be completed in July 2016.", []),  # a part of it
        ("Work began in May and will be completed in July 2016.", []),
        ("Task will be completed in July 2016.", [date(2016, 7, 31)]),
        ("Will be completed by the end of the year.", []),  # of which year
        ("Will be launched in July 2016.", []),  # another act
        ("Will not be completed by July 2016.", []),
        ("Was to be completed in July 2015.", []),
        ("Will be completed by February 2016.", []),  # no day after its own
        ("Will be completed on 29 February 2016.", []),
        ("Will be completed on 1 March 2016.", [date(2016, 3, 1)]),
    ],
)
def test_the_day_on_which_the_row_is_to_be_complete_is_its_new_one(comment: str, due: list[date]) -> None:
    assert list(said("overdue", comment, deadline=date(2016, 2, 29)).due) == due


def test_without_a_deadline_no_day_to_come_is_a_new_one() -> None:
    assert said("overdue", "Will be completed by 4 May 2016").due == ()


@pytest.mark.parametrize(
    ("comment", "late"),
    [
        ("Training was delivered and the report of it received on 12 February 2016.", True),
        ("The report on the training was received on 12 February 2016.", False),
    ],
)
def test_what_is_only_received_on_a_day_is_not_done_on_it(comment: str, late: bool) -> None:
    found = said("completed", comment, "Deliver the training to all staff", date(2015, 12, 31))
    assert (found.completed_on == date(2016, 2, 12)) is late
    assert bool(found.completed_on) is late
