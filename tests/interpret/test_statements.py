"""What comments state: dates, done and not done, what was achieved."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.interpret.statements import (
    claims_done,
    claims_not_done,
    date_statements,
    reported,
    speaks_of_future,
)

MID_YEAR = (date(2007, 4, 1), date(2007, 9, 30))
YEAR_END = (date(2016, 4, 1), date(2017, 3, 31))


def stated(text: str, when: tuple[date, date] = MID_YEAR) -> list[tuple[str, str]]:
    return [(one.kind, one.date.isoformat()) for one in date_statements(text, *when)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Now due December 2007", "2007-12-31"),
        ("Revised date of Sep 08.", "2008-09-30"),
        ("The new deadline for completion is 31/3/08.", "2008-03-31"),
        ("Deadline revised 31/03/08.", "2008-03-31"),
        ("this has a revised deadline of 31st Dec 2008.", "2008-12-31"),
        ("No joint plan developed yet, target revised to 31 March 2008.", "2008-03-31"),
        ("This will now be completed by February 2008.", "2008-02-29"),
        ("The expected date of completion is now March 2008.", "2008-03-31"),
        ("overdue and now unlikely to be in place until March 2008.", "2008-03-31"),
        ("due in July 2007 has been delayed till October.", "2007-10-31"),
        ("relaunch of web site which has been delayed to spring 2008 due to technical issues.", "2008-05-31"),
        ("It is likely to roll forward to 2008/2009.", "2009-03-31"),
        ("(Deadline extended from Sept 07 to Dec 07)", "2007-12-31"),
        ("revised completion March 2015", "2015-03-31"),
        ("Revised deadline: Fri 29 February 2008", "2008-02-29"),
        ("Revised deadline - Friday, 29 February 2008", "2008-02-29"),
        ("Revised co-locating date – early Nov. (Interim period)", "2007-11-30"),
    ],
)
def test_new_deadlines(text: str, day: str) -> None:
    assert stated(text) == [("new-deadline", day)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Completed and approved by Cabinet in October 2016.", "2016-10-31"),
        ("Housing Strategy adopted by Full Council on 5/12/2016", "2016-12-05"),
        ("A proposal was taken to Cabinet on September 6th 2016 to introduce it", "2016-09-06"),
        ("Consultation completed January 2017.", "2017-01-31"),
        ("This report was presented to DMT on 27th September.", "2016-09-27"),
        ("All resources operational since June 2016.", "2016-06-30"),
        ("A Fashion roundtable event was also organised in Q4 which looked at skills", "2017-03-31"),
        ("Considered by CMT on April 12th.", "2017-04-12"),
        ("Hall opened on Thu, 9 March 2017", "2017-03-09"),
        ("Hall opened by Wednesday 8 March 2017", "2017-03-08"),
    ],
)
def test_dates_of_completion(text: str, day: str) -> None:
    assert stated(text, YEAR_END) == [("completed-on", day)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("A contract will be issued early in Q1 2017/18", "2017-06-30"),
        ("A report is likely to be presented to Cabinet in Q3 17/18.", "2017-12-31"),
        ("This should be received in May.", "2017-05-31"),
        ("The process is due for completion in July 2017", "2017-07-31"),
        ("It is expected to be concluded in summer 2017.", "2017-08-31"),
        ("become fully operational by the end of September 2017.", "2017-09-30"),
        ("The procurement will be published by the end of the year", "2017-03-31"),
    ],
)
def test_times_to_come(text: str, day: str) -> None:
    text = text if "become" not in text else f"Services will continue to be delivered and {text}"
    assert stated(text, YEAR_END) == [("future", day)]


@pytest.mark.parametrize(
    "text",
    [
        "This was due to be completed by Sept 2007 but has not yet happened.",
        "Due in April 2007 has been delayed.",
        "The Health and Wellbeing Strategy 2017-2020 sets out five priorities.",
        "It was printed on the November menu which has the same distribution",
        "It was rescheduled following a trial with users in 2016",
        "Discussion paper at CPB In April 2007.",
        "The Local Plan project timetable has been revised in March 2017 after discussion",
        "It may be possible; there were 31/31/31 cases",
    ],
)
def test_other_dates_are_left_out(text: str) -> None:
    assert stated(text) == []


def test_several_dates_of_one_comment() -> None:
    text = "Agreed by the Board in February 2017, and then agreed by Cabinet on 7th March 2017; launch due May 2017."
    assert stated(text, YEAR_END) == [
        ("completed-on", "2017-02-28"),
        ("completed-on", "2017-03-07"),
        ("future", "2017-05-31"),
    ]
    assert stated("events held in June and July 2013", (date(2013, 4, 1), date(2014, 3, 31))) == [
        ("completed-on", "2013-06-30"),
        ("completed-on", "2013-07-31"),
    ]


def test_precision_and_span() -> None:
    text = "Testing is scheduled for Q1 2014/15 (April - June)."
    (one,) = date_statements(text, date(2013, 4, 1), date(2014, 3, 31))
    assert (one.precision, one.printed, text[one.start : one.end]) == ("quarter", "Q1 2014/15", "Q1 2014/15")


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("Completed", True),
        ("Milestone complete", True),
        ("All milestones have been completed for this year.", True),
        ("Target completed by March 2014.", True),
        ("Review completed", True),
        ("Strategy adopted at Council on 21st September 2016", True),
        ("The scheme and its rules have been published and several bids are being read.", False),
    ],
)
def test_words_that_say_done(text: str, sure: bool) -> None:
    assert any(hint.sure for hint in claims_done(text)) is sure
    assert claims_done(text)


@pytest.mark.parametrize(
    "text",
    [
        "80% complete",
        "It is expected to be completed by November 2007.",
        "The milestone will be completed once the plan has been agreed.",
        "Not completed",
        "Milestone partially completed.",
        "Have met with GOL to set out a new style.",
    ],
)
def test_words_that_do_not_say_done(text: str) -> None:
    assert not [hint for hint in claims_done(text) if hint.sure]


@pytest.mark.parametrize("state", ["in place", "taken forward", "taken place"])
def test_what_is_denied_may_have_two_words(state: str) -> None:
    assert [(hint.printed, hint.sure) for hint in claims_not_done(f"The ferry rota is not {state}.")] == [
        (f"not {state}", True)
    ]
    assert claims_not_done(f"The ferry rota is {state}.") == ()


def test_words_that_say_not_done() -> None:
    text = "Milestone delayed due to IT; officers' assessments have as yet not been reviewed. Work is ongoing."
    assert [(hint.printed, hint.sure) for hint in claims_not_done(text)] == [
        ("delayed", True),
        ("not been", True),
        ("ongoing", False),
    ]
    assert claims_not_done("Completed") == ()
    assert [hint.sure for hint in claims_not_done("Due to delays in recruiting, it was completed late.")] == [False]


def test_words_that_speak_of_the_future() -> None:
    assert [hint.sure for hint in speaks_of_future("The new policy will be implemented in May.")] == [True]
    assert [hint.sure for hint in speaks_of_future("This will be an ongoing project")] == [True]
    assert not any(hint.sure for hint in speaks_of_future("The service aims to deliver better results"))
    assert speaks_of_future("Planned works were carried out as planned, due to good weather.") == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("There have been 43 projects undertaken by Payback", [("43 projects", "achieved")]),
        ("47 Prosecutions achieved. Slightly below the target", [("47 Prosecutions", "achieved")]),
        (
            "11 People only have completed. Target of 30 not achieved due to ill health",
            [("11 People", "achieved"), ("Target of 30", "target missed")],
        ),
        ("The section have planted in excess of 200 trees", [("in excess of 200 trees", "achieved")]),
        ("Target of 25 schools exceeded", [("Target of 25 schools", "target met")]),
        (
            "Ten more schools will be supported; 5 staff to be trained",
            [("Ten more schools", "expected"), ("5 staff", "expected")],
        ),
        ("The programme covers 15 years and has 4 strands", []),
        ("The plan is currently 95% complete", []),
        ("The full 50 placements have not been achieved", []),
    ],
)
def test_reported_quantities(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(one.quantity.printed, one.kind) for one in reported(text)] == expected


_WORDS = st.sampled_from([
    "Now", "due", "December", "2007", "was", "completed", "by", "Cabinet", "in", "October", "'16", "Q1", "2017/18",
    "99/99/99", "31/02/2008", "31st", "Feb", "2008", "not", "yet", "delayed", "until", "Spring", "2008", ";", ".",
    "(", ")", "will", "be", "43", "projects", "undertaken", "target", "of", "30", "missed", "May", "2", "end",
    "of", "the", "year", "•", "–", "80%", "complete", "revised", "deadline", "2008/09", "the", "November", "menu",
])  # fmt: skip


@given(st.lists(_WORDS, max_size=30).map(" ".join) | st.text(max_size=200))
def test_nothing_raises_and_spans_lie_in_the_text(text: str) -> None:
    for statement in date_statements(text, *MID_YEAR):
        assert text[statement.start : statement.end] == statement.printed
    for hint in (*claims_done(text), *claims_not_done(text), *speaks_of_future(text)):
        assert text[hint.start : hint.end] == hint.printed
    for one in reported(text):
        assert text[one.quantity.start : one.quantity.end] == one.quantity.printed
