"""Deadlines as cells print them: every form read whole or not at all."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.language.date_order import Order, order_of
from goldenthread.language.deadline_cells import deadlines_in_brackets, holds_deadline, read_deadline
from goldenthread.language.lexicon import lexicon

START = date(2021, 4, 1)


def days(printed: str, order: Order = "dmy") -> list[str]:
    return [day.isoformat() for day in read_deadline(printed, order=order, year_start=START).dates]


@pytest.mark.parametrize(
    ("printed", "days"),
    [
        ("31/03/2014", ["2014-03-31"]),
        ("1/4/13", ["2013-04-01"]),
        ("30/6/13 & 31/12/13", ["2013-06-30", "2013-12-31"]),
        ("31/03/14 31/03/14", ["2014-03-31"]),
        ("31.03.2019", ["2019-03-31"]),
        ("31-03-2019", ["2019-03-31"]),
        ("2019-03-31", ["2019-03-31"]),
        ("2019-04-01 and 30/06/19", ["2019-04-01", "2019-06-30"]),
        ("29/02/2012", ["2012-02-29"]),
        ("March 2013", ["2013-03-31"]),
        ("(March 2013)", ["2013-03-31"]),
        ("(Feb 12)", ["2012-02-29"]),
        ("(September 12; March 13)", ["2012-09-30", "2013-03-31"]),
        ("Sept. 2012", ["2012-09-30"]),
        ("1st June 2014", ["2014-06-01"]),
        ("31 March 2019", ["2019-03-31"]),
        ("31-Mar-19", ["2019-03-31"]),
        ("by 5 May 19", ["2019-05-05"]),
    ],
)
def test_dates(printed: str, days: list[str]) -> None:
    read = read_deadline(printed)
    assert [day.isoformat() for day in read.dates] == days
    assert read.problem == ""
    assert read.printed == printed


@pytest.mark.parametrize(
    ("printed", "problem", "suggested"),
    [
        ("31/09/17", "date-impossible", ["2017-09-30"]),
        ("30/02/2013", "date-impossible", ["2013-02-28"]),
        ("31.11.2018", "date-impossible", ["2018-11-30"]),
        ("31/13/2017", "date-impossible", []),
        ("00/00/0040", "date-impossible", []),
        ("2019-02-30", "date-impossible", ["2019-02-28"]),
        ("TBC", "date-not-set", []),
        ("n/a", "date-not-set", []),
        ("Ongoing", "date-not-set", []),
        ("--", "date-not-set", []),
        ("soon", "date-illegible", []),
        ("3l/O3/14", "date-illegible", ["2014-03-31"]),
        ("Q3", "date-illegible", []),
        ("31 March", "date-illegible", []),
        ("", "", []),
    ],
)
def test_what_is_no_date(printed: str, problem: str, suggested: list[str]) -> None:
    read = read_deadline(printed)
    assert read.dates == ()
    assert (read.problem, [day.isoformat() for day in read.suggested]) == (problem, suggested)


@pytest.mark.parametrize("text", ["1.1.12", "01.01.01a", "11/2013", "12-13", "Phase 1-2-3", "1/2/345"])
def test_numbers_that_are_no_dates(text: str) -> None:
    assert not holds_deadline(text)


def test_an_impossible_date_beside_a_good_one_is_told() -> None:
    read = read_deadline("30/06/17 and 31/09/17")
    assert read.dates == (date(2017, 6, 30),)
    assert (read.problem, read.suggested) == ("date-impossible", (date(2017, 9, 30),))


@pytest.mark.parametrize(
    ("printed", "wanted", "precision"),
    [
        ("Q2 2021/22", ["2021-09-30"], "quarter"),
        ("Quarter 4", ["2022-03-31"], "quarter"),
        ("2021/22 Q1", ["2021-06-30"], "quarter"),
        ("3rd quarter 2021-22", ["2021-12-31"], "quarter"),
        ("Jan-22", ["2022-01-31"], "month"),
        ("Jan '22", ["2022-01-31"], "month"),
        ("2022-02", ["2022-02-28"], "month"),
        ("02/2022", ["2022-02-28"], "month"),
        ("28.02.22", ["2022-02-28"], "day"),
        ("2022/02/14", ["2022-02-14"], "day"),
        ("2022-02-14T00:00:00", ["2022-02-14"], "day"),
        ("November 5, 2021", ["2021-11-05"], "day"),
        ("Nov. 5th, 2021", ["2021-11-05"], "day"),
        ("5 November", ["2021-11-05"], "day"),
        ("5 February", ["2022-02-05"], "day"),
        ("by 2027", ["2027-12-31"], "year"),
        ("End of 2022", ["2022-12-31"], "year"),
        ("2021/22", ["2022-03-31"], "year"),
        ("2021-22", ["2022-03-31"], "year"),
        ("year end", ["2022-03-31"], "year"),
        ("end of FY", ["2022-03-31"], "year"),
        ("FY2021-22", ["2022-03-31"], "year"),
        ("02-2022", ["2022-02-28"], "month"),
        ("Autumn 2021", ["2021-11-30"], "season"),
        ("Winter 2021", ["2022-02-28"], "season"),
        ("summer term 2022", ["2022-07-31"], "season"),
        ("March", ["2022-03-31"], "month"),
        ("it may slip to June 2022", ["2022-06-30"], "month"),
        ("May", ["2021-05-31"], "month"),
        ("1. 30/06/21 2. 31/12/21", ["2021-06-30", "2021-12-31"], "day"),
        ("1st 31/7/21 2nd 31/12/21", ["2021-07-31", "2021-12-31"], "day"),
        ("31/3/22 (phase 2)", ["2022-03-31"], "day"),
    ],
)
def test_forms_in_use(printed: str, wanted: list[str], precision: str) -> None:
    read = read_deadline(printed, year_start=START)
    assert [day.isoformat() for day in read.dates] == wanted
    assert (read.precision, read.problem) == (precision, "")


@pytest.mark.parametrize(
    ("printed", "suggested"),
    [
        ("I2/09/2021", ["2021-09-12"]),
        ("l4.10.2021", ["2021-10-14"]),
        ("S1/03/2022", []),
        ("2 1/03/2022", ["2022-03-21"]),
        ("31 March 2O22", ["2022-03-31"]),
        ("X/09/2021", []),
        ("31/03/20222", []),
        ("31/03", ["2022-03-31"]),
        ("3/31", ["2022-03-31"]),
        ("44651", ["2022-03-31"]),
        ("99999", []),
        ("20220331", ["2022-03-31"]),
        ("20223103", []),
        ("FY22", ["2022-03-31"]),
        ("FY 2023", ["2023-03-31"]),
        ("Q3 FY22", ["2021-12-31"]),
        ("4th quarter, FY '22", ["2022-03-31"]),
        ("FY22 Q1", ["2021-06-30"]),
        ("30,09,2021", []),
    ],
)
def test_a_damaged_token_is_not_read_in_part(printed: str, suggested: list[str]) -> None:
    read = read_deadline(printed, year_start=START)
    assert read.dates == ()
    assert (read.problem, [day.isoformat() for day in read.suggested]) == ("date-illegible", suggested)


@pytest.mark.parametrize(
    ("printed", "order", "wanted"),
    [
        ("22/04/05", "ymd", "2022-04-05"),
        ("22/04/05", "dmy", "2005-04-22"),
        ("05/04/2022", "ymd", "2022-04-05"),
        ("2022/04/05", "ymd", "2022-04-05"),
    ],
)
def test_an_order_that_is_said_holds_for_years_of_two_figures(printed: str, order: Order, wanted: str) -> None:
    assert [day.isoformat() for day in read_deadline(printed, order=order, year_start=START).dates] == [wanted]


@pytest.mark.parametrize(
    ("printed", "wanted"),
    [
        ("Q1/Q2 22/23", ["2022-06-30", "2022-09-30"]),
        ("Q1, Q2 and Q4 2022/23", ["2022-06-30", "2022-09-30", "2023-03-31"]),
        ("Q4 and Q1 2022/23", ["2022-03-31", "2022-06-30"]),
        ("Q3 2022/23 and Q1", ["2022-12-31", "2023-06-30"]),
        ("Q2 - Q4 2022", ["2023-03-31"]),
        ("Q1 & Q3", ["2021-06-30", "2021-12-31"]),
        ("Q1 & Q2 FY23", []),
        ("May, June and July 2023", ["2023-05-31", "2023-06-30", "2023-07-31"]),
        ("November 2022 and February", ["2022-11-30", "2023-02-28"]),
        ("30 June 2022 & 30 September", ["2022-06-30", "2022-09-30"]),
        ("June & July", ["2021-06-30", "2021-07-31"]),
    ],
)
def test_one_year_holds_for_the_dates_beside_it(printed: str, wanted: list[str]) -> None:
    assert days(printed) == wanted


def test_a_number_of_a_list_is_no_part_of_a_day() -> None:
    assert days("4 1/03/2022") == ["2022-03-01"]  # there is no 41st
    assert days("3 11/03/2022") == ["2022-03-11"]


@pytest.mark.parametrize(
    ("printed", "in_force", "original"),
    [
        ("30/06/2021 revised to 30/09/2021", "2021-09-30", "2021-06-30"),
        ("30/06/21 now 30/09/21", "2021-09-30", "2021-06-30"),
        ("30/09/2021 (was 30/06/2021)", "2021-09-30", "2021-06-30"),
        ("Originally June 2021, moved to September 2021", "2021-09-30", "2021-06-30"),
        ("Original: 30/06/2021; revised: 30/09/2021", "2021-09-30", "2021-06-30"),
        ("End September 2021 (revised from June 2021)", "2021-09-30", "2021-06-30"),
        ("30/06/2021 revised to Thursday 30 September 2021", "2021-09-30", "2021-06-30"),
        ("Originally Wed. 30 June 2021, now Thu, 30 Sept 2021", "2021-09-30", "2021-06-30"),
        ("30 June 2021 extended until the end of September 2021", "2021-09-30", "2021-06-30"),
        ("30/06/2021, now due by end September 2021", "2021-09-30", "2021-06-30"),
        ("End of September 2021 (was due by end of June 2021)", "2021-09-30", "2021-06-30"),
        ("30/06/2021 / 30/09/2021 (revised)", "2021-09-30", "2021-06-30"),
        ("30/06/2021 (missed) 30/09/2021", "2021-09-30", "2021-06-30"),
        ("30/09/2021 (revised date), 30/06/2021 [original]", "2021-09-30", "2021-06-30"),
        ("30/09/2021 (first: 30/06/2021)", "2021-09-30", "2021-06-30"),
    ],
)
def test_of_a_revised_deadline_the_last_is_in_force(printed: str, in_force: str, original: str) -> None:
    read = read_deadline(printed)
    assert ([day.isoformat() for day in read.dates], str(read.original), read.problem) == ([in_force], original, "")


@pytest.mark.parametrize(
    "printed",
    [
        "30/06/2021 and 30/09/2021",
        "Wed 30/06/2021, Thu 30/09/2021",
        "30/06/2021 (first half), 30/09/2021 (rest)",
    ],
)
def test_two_deadlines_are_no_revision(printed: str) -> None:
    read = read_deadline(printed)
    assert ([str(day) for day in read.dates], read.original) == (["2021-06-30", "2021-09-30"], None)


@pytest.mark.parametrize("printed", ["start by 30 June 2021", "to be completed by Wednesday 30 June 2021"])
def test_what_is_to_be_by_a_day_has_it_for_its_deadline(printed: str) -> None:
    assert [str(day) for day in read_deadline(printed).dates] == ["2021-06-30"]


def test_a_day_of_the_week_is_no_month_and_no_year() -> None:
    welsh = read_deadline("erbyn dydd Mawrth 30 Medi 2025", words=lexicon("cy"))  # Mawrth is Tuesday, and March
    assert welsh.dates == (date(2025, 9, 30),)
    assert read_deadline("Mawrth 2025", words=lexicon("cy")).dates == (date(2025, 3, 31),)
    assert read_deadline("Sun 2022").problem == "date-illegible"


@pytest.mark.parametrize(
    "printed",
    [
        "1/4/21 - 31/3/22",
        "01/04/2021-31/03/2022",
        "from 1 April 2021 to 31 March 2022",
        "from Thursday 1 April 2021 to Thursday 31 March 2022",
        "1 April 2021 to the end of March 2022",
        "between 1 April 2021 and 31 March 2022",
        "Between 1 April 2021 and the end of March 2022",
        "1 April 2021 through 31 March 2022",
    ],
)
def test_of_a_span_the_end_is_the_deadline(printed: str) -> None:
    read = read_deadline(printed)
    assert ([str(day) for day in read.dates], str(read.starts)) == (["2022-03-31"], "2021-04-01")


@pytest.mark.parametrize(
    ("printed", "first", "last"),
    [
        ("14-17 May 2021", "2021-05-14", "2021-05-17"),
        ("14th – 17th May 2021", "2021-05-14", "2021-05-17"),
        ("14 to 17 May", "2021-05-14", "2021-05-17"),
        ("4-17 of May 2021", "2021-05-04", "2021-05-17"),
    ],
)
def test_a_span_within_one_month_prints_it_once(printed: str, first: str, last: str) -> None:
    read = read_deadline(printed, year_start=START)
    assert ([str(day) for day in read.dates], str(read.starts), read.problem) == ([last], first, "")


@pytest.mark.parametrize("printed", ["28-3 May 2021", "3-14/05/2021", "Lot 3-14 May 2021 and 9"])
def test_figures_before_a_day_are_no_span_of_days(printed: str) -> None:
    assert read_deadline(printed).starts != date(2021, 5, 28)
    assert read_deadline("28-3 May 2021").dates == ()


def test_days_that_and_joins_are_no_span_without_between() -> None:
    both = ["2021-04-01", "2022-03-31"]
    assert [str(day) for day in read_deadline("1 April 2021 and 31 March 2022").dates] == both
    assert [str(day) for day in read_deadline("a gap between works: 1 April 2021 and 31 March 2022").dates] == both


@pytest.mark.parametrize(
    ("printed", "in_force", "original"),
    [
        ("31/05/2021 (ext. to 31/08/2021)", ["2021-08-31"], "2021-05-31"),
        ("31/05/2021, rev. 31/08/2021", ["2021-08-31"], "2021-05-31"),
        ("Target 31/05/2021 Actual 31/08/2021", ["2021-05-31"], "None"),
        ("Fall 2021", ["2021-11-30"], "None"),
    ],
)
def test_short_words_beside_days(printed: str, in_force: list[str], original: str) -> None:
    read = read_deadline(printed)
    assert ([str(day) for day in read.dates], str(read.original)) == (in_force, original)


@pytest.mark.parametrize(
    "printed",
    [
        "not before 30/09/2021",
        "No earlier than 30/09/2021",
        "after 30 September 2021",
        "Not before Thursday 30 September 2021",
        "after the end of September 2021",
    ],
)
def test_a_beginning_is_no_deadline(printed: str) -> None:
    read = read_deadline(printed)
    assert (read.dates, read.problem, str(read.starts)) == ((), "date-not-a-deadline", "2021-09-30")


def test_month_first_only_where_the_document_says_so() -> None:
    assert days("12/31/2021", "mdy") == ["2021-12-31"]
    read = read_deadline("12/31/2021")
    assert (read.dates, read.problem, read.suggested) == ((), "date-impossible", (date(2021, 12, 31),))
    assert days("02/03/2021") == ["2021-03-02"]
    assert days("02/03/2021", "mdy") == ["2021-02-03"]


@pytest.mark.parametrize(
    ("cells", "order"),
    [
        (["02/13/2021", "01/02/2021"], "mdy"),
        (["13/02/2021", "01/02/2021"], "dmy"),
        (["12/12/2021"], None),
        (["13/02/2021", "02/13/2021"], None),
        (["July 4, 2021", "01/02/2021"], "mdy"),
        ([], None),
    ],
)
def test_a_column_tells_its_order(cells: list[str], order: str | None) -> None:
    assert order_of(cells) == order


def test_a_number_behind_a_month_is_a_year_only_where_that_is_likely() -> None:
    assert days("June 22") == ["2022-06-30"]
    assert days("June 36") == ["2036-06-30"]
    assert read_deadline("June 15", year_start=START).problem == "date-illegible"
    assert read_deadline("June 22", order="mdy", year_start=START).problem == "date-illegible"


@pytest.mark.parametrize("printed", ["Annually", "every quarter", "Monthly."])
def test_what_is_due_again_and_again_has_no_day(printed: str) -> None:
    read = read_deadline(printed)
    assert (read.dates, read.problem, read.recurring) == ((), "date-not-set", True)


@pytest.mark.parametrize("printed", ["On-going", "TBC", "to be agreed", "N/A", "n.a.", "ASAP", "continuous", "___"])
def test_what_is_not_set_is_not_illegible(printed: str) -> None:
    assert read_deadline(printed).problem == "date-not-set"


@pytest.mark.parametrize(
    "printed",
    [
        "(31 March 2022)",
        "(31st March 2022).",
        "(by 1 May 22)",
        "(March 31, 2022)",
        "(31/03/2022)",
        "(31.03.2022; 30.06.2022)",
        "(2022-03-31)",
        "(Q2 2022/23)",
        "(Summer 2022)",
        "(30 June 2022 and March 2023)",
    ],
)
def test_days_in_brackets(printed: str) -> None:
    assert list(deadlines_in_brackets(printed)) == [(0, len(printed))]


@pytest.mark.parametrize("printed", ["(2022)", "(2022/23)", "(31 March)", "(1.1.12)", "(12 of 40)", "(May)", "(Q2)"])
def test_what_in_brackets_is_no_deadline(printed: str) -> None:
    assert not list(deadlines_in_brackets(f"Review the plan {printed} again"))


def test_days_in_brackets_have_the_small_words_of_their_language() -> None:
    welsh = lexicon("cy")
    assert list(deadlines_in_brackets("(erbyn 30 o Fehefin 2021)", words=welsh)) == [(0, 25)]
    assert not list(deadlines_in_brackets("(30 of Fehefin 2021)", words=welsh))


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("(March 2022; May 2022).", ["(March 2022; May 2022)."]),
        ("(from April 2022)", ["(from April 2022)"]),
        ("Sow (Friday 6 May 2022) and reap (Oct 22)", ["(Friday 6 May 2022)", "(Oct 22)"]),
        ("(Ward 2022)", []),
        ("(the March 2022 plan)", []),
        ("(March 2022 May 2022)", []),
        ("(31 September 2022)", ["(31 September 2022)"]),
    ],
)
def test_places_of_days_in_brackets(text: str, places: list[str]) -> None:
    assert [text[begin:end] for begin, end in deadlines_in_brackets(text)] == places


@given(
    st.dates(date(1991, 1, 1), date(2049, 12, 31)), st.sampled_from(["%d/%m/%Y", "%d.%m.%Y", "%-d %B %Y", "%Y-%m-%d"])
)
def test_every_day_is_read_in_every_form(day: date, form: str) -> None:
    assert days(day.strftime(form)) == [day.isoformat()]


@given(st.dates(date(2000, 1, 1), date(2049, 12, 31)), st.sampled_from("IlOoSsBZx"))
def test_a_letter_at_the_front_of_a_date_leaves_no_date(day: date, letter: str) -> None:
    assert days(letter + day.strftime("%d/%m/%Y")) == []


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("Stage 1 - Dec 21; Stage 2 - Mar 22", ["2021-12-31", "2022-03-31"]),  # a number before a dash is no day
        ("1-Dec-21", ["2021-12-01"]),
        ("June/July 2022", ["2022-06-30", "2022-07-31"]),
        ("Dec & Jan 2022", ["2021-12-31", "2022-01-31"]),
        ("1 May and 1 June 2022", ["2022-05-01", "2022-06-01"]),
        ("May; June 2022", ["2021-05-31", "2022-06-30"]),  # apart: the plan year says which May
        ("Autumn 22", ["2022-11-30"]),
        ("2022-26", ["2026-03-31"]),
        ("year end 2022", ["2022-03-31"]),
        ("by the end of 2022", ["2022-12-31"]),
        ("2022 (first stage)", ["2022-12-31"]),
    ],
)
def test_dates_beside_each_other_and_years(printed: str, read: list[str]) -> None:
    found = read_deadline(printed, year_start=date(2021, 4, 1))
    assert ([day.isoformat() for day in found.dates], found.problem) == (read, "")


@pytest.mark.parametrize("printed", ["Octobre 2022", "31 Marhc 2022", "Q5 2022", "H1 2022", "mid 2022", "Lent 2022"])
def test_a_year_behind_a_word_that_nobody_knows_is_only_suggested(printed: str) -> None:
    read = read_deadline(printed, year_start=START)
    assert (read.dates, read.problem, read.suggested) == ((), "date-illegible", (date(2022, 12, 31),))


@pytest.mark.parametrize("printed", ["31//03/2022", "March 31", "June 28"])
def test_what_can_be_two_things_is_none(printed: str) -> None:
    read = read_deadline(printed, year_start=date(2021, 4, 1))
    assert (read.dates, read.problem) == ((), "date-illegible")


@pytest.mark.parametrize("printed", ["Completed 12/03/2022", "April 2022 onwards", "Delivered 1 May 2022"])
def test_a_day_of_the_past_or_a_beginning_is_no_deadline(printed: str) -> None:
    assert read_deadline(printed).problem == "date-not-a-deadline"


@pytest.mark.parametrize("arrow", ["→", "->", "=>", "; extended ", " slipped to "])
def test_an_arrow_revises(arrow: str) -> None:
    read = read_deadline(f"30/06/2021 {arrow} 30/09/2021")
    assert (read.dates, read.original) == ((date(2021, 9, 30),), date(2021, 6, 30))


@pytest.mark.parametrize(
    "printed",
    [
        "30/06/2021 pushed back to 30/09/2021",
        "30/06/2021; extended by the Harbour Board to 30/09/2021",
        "30/06/2021 replaced by 30/09/2021",
        "30/09/2021 (replaces 30/06/2021)",
        "30/09/2021, superseding June 2021",
        "Revised to 30/09/2021 from 30/06/2021",
        "30 Sept 2021 (orig. 30 June 2021)",
        "Originally due June 2021, will now be completed September 2021",
        "30/09/2021 (originally planned for 30/06/2021)",
        "old: 30/06/2021 new: 30/09/2021",
        "30/06/2021 > 30/09/2021",
        "June 2021 brought forward to September 2021",
        "Moved from 30/06/2021 to 30/09/2021",
    ],
)
def test_a_verb_of_change_tells_which_day_is_the_former_one(printed: str) -> None:
    read = read_deadline(printed)
    assert ([str(day) for day in read.dates], str(read.original), read.problem) == (["2021-09-30"], "2021-06-30", "")


@pytest.mark.parametrize(
    ("printed", "days", "original", "problem"),
    [
        ("2021 changed to 2022", ["2022-12-31"], "2021-12-31", ""),
        ("30/06/2021 put back to the end of 2022", ["2022-12-31"], "2021-06-30", ""),
        ("31/03/2021, brought forward to 2020/21", ["2021-03-31"], "2021-03-31", ""),
        ("Originally planned for 2021, now 2022", ["2022-12-31"], "2021-12-31", ""),
        ("expected 2022", ["2022-12-31"], "None", ""),
        ("2021 or 2022", ["2021-12-31", "2022-12-31"], "None", ""),
        ("Signed off 2022", [], "None", "date-not-a-deadline"),
        ("30/06/2021 moved to Easter 2022", ["2021-06-30"], "None", "date-illegible"),
        ("no longer expected 2022", [], "None", "date-illegible"),
        ("2021 reckoned 2022", ["2021-12-31"], "None", "date-illegible"),
        ("2021 2022", ["2021-12-31"], "None", "date-illegible"),
        ("2021, 2022", ["2021-12-31", "2022-12-31"], "None", ""),
    ],
)
def test_words_of_a_change_lead_to_a_year_as_to_a_day(
    printed: str, days: list[str], original: str, problem: str
) -> None:
    read = read_deadline(printed, year_start=START)
    assert ([str(day) for day in read.dates], str(read.original), read.problem) == (days, original, problem)


@pytest.mark.parametrize("printed", ["30/06/2021, slippage agreed, 30/09/2021", "30/06/2021 (delayed) 30/09/2021"])
def test_a_change_that_nobody_understands_is_told(printed: str) -> None:
    read = read_deadline(printed)
    assert ([str(day) for day in read.dates], read.problem) == (["2021-06-30", "2021-09-30"], "date-doubtful")


@pytest.mark.parametrize(
    "printed",
    ["from 1 May 2021", "not until May 2021", "1 May 2021 at the earliest", "on or after 1 May 2021",
     "May 2021 (start)", "May 2021, then ongoing", "no sooner than 1 May 2021", "Done - 1 May 2021"],
)  # fmt: skip
def test_a_day_from_which_on_is_no_deadline(printed: str) -> None:
    read = read_deadline(printed)
    assert (read.dates, read.problem) == ((), "date-not-a-deadline")


@pytest.mark.parametrize(
    ("printed", "suggested"),
    [
        ("31/03/20 22", ["2022-03-31"]),
        ("31 March 20 22", ["2022-03-31"]),
        ("1 5 June 2021", ["2021-06-15"]),
        ("3 1st March 2022", ["2022-03-31"]),
        ("15 June 202", []),
        ("15 June 20211", []),
        ("/03/2022", []),
        ("??/03/2022", []),
        ("!1/09/2021", []),
        ("(1/09/2021", []),
    ],
)
def test_a_date_that_lost_a_figure_is_not_read(printed: str, suggested: list[str]) -> None:
    read = read_deadline(printed, year_start=START)
    assert (read.dates, read.problem) == ((), "date-illegible")
    assert [day.isoformat() for day in read.suggested] == suggested


@pytest.mark.parametrize(
    ("printed", "day"),
    [("(1/09/2021)", "2021-09-01"), ("31/03/22 31 homes", "2022-03-31"),
     ("31 March 2022", "2022-03-31"), ("by 15 June 10am", "2021-06-15"), ("Q1/Q2", "2021-06-30")],
)  # fmt: skip
def test_a_figure_that_belongs_to_something_else_damages_no_date(printed: str, day: str) -> None:
    assert str(read_deadline(printed, year_start=START).dates[0]) == day


@pytest.mark.parametrize(
    ("printed", "day"),
    [("Winter 2021/22", "2022-02-28"), ("Autumn 2021-22", "2021-11-30"), ("summer term 2021/22", "2022-07-31"),
     ("Q2 (2021/22)", "2021-09-30")],
)  # fmt: skip
def test_seasons_and_quarters_of_a_plan_year(printed: str, day: str) -> None:
    assert [str(one) for one in read_deadline(printed, year_start=START).dates] == [day]


@pytest.mark.parametrize(
    ("printed", "day"),
    [("Q4 2021/22", "2022-03-31"), ("Q4 2021", "2021-12-31"), ("Q4", "2021-12-31"), ("2021-22 Q1", "2021-06-30"),
     ("2021/22", "2022-03-31"), ("by 2021-2022", "2022-03-31"), ("2021", "2021-12-31"),
     ("end of the financial year 2021/22", "2022-03-31"), ("end of year 2022", "2022-12-31")],
)  # fmt: skip
def test_what_has_two_years_is_of_a_financial_year_in_a_plan_for_calendar_years(printed: str, day: str) -> None:
    assert [str(one) for one in read_deadline(printed, year_start=date(2021, 1, 1)).dates] == [day]


@pytest.mark.parametrize("printed", ["2021-24", "2021/2024", "by the end of 2021-24"])
def test_the_end_of_several_years_is_known_where_the_plan_tells_which_kind_of_years(printed: str) -> None:
    assert [str(one) for one in read_deadline(printed, year_start=START).dates] == ["2024-03-31"]
    read = read_deadline(printed, year_start=date(2021, 1, 1))
    assert (read.dates, read.problem) == ((), "date-illegible")


@pytest.mark.parametrize("printed", ["Spring 2021/22", "Budget round 2021/22", "Q5 2021/22"])
def test_a_plan_year_behind_a_word_that_nobody_knows_is_no_day(printed: str) -> None:
    read = read_deadline(printed, year_start=START)
    assert (read.dates, read.problem) == ((), "date-illegible")


def test_a_day_in_the_brackets_of_a_title_is_its_deadline_also_behind_from() -> None:
    assert days("(from April 2021)") == ["2021-04-30"]


@pytest.mark.parametrize(
    ("printed", "year_start", "wanted", "suggested"),
    [
        ("Q1 2026", date(2025, 4, 1), (), (date(2026, 3, 31),)),
        ("2026 Q1", date(2025, 4, 1), (), (date(2026, 3, 31),)),
        ("Q2 2026", date(2025, 4, 1), (date(2026, 9, 30),), ()),
        ("Q1 2025", date(2025, 4, 1), (date(2025, 6, 30),), ()),
        ("Q4 2025", date(2025, 4, 1), (date(2026, 3, 31),), ()),
        ("Q1 2026/27", date(2025, 4, 1), (date(2026, 6, 30),), ()),
        ("Q1 2026", date(2025, 1, 1), (date(2026, 3, 31),), ()),
    ],
)
def test_a_quarter_that_only_the_calendar_puts_into_the_plan_year_is_read_by_nobody(
    printed: str, year_start: date, wanted: tuple[date, ...], suggested: tuple[date, ...]
) -> None:
    found = read_deadline(printed, order="dmy", year_start=year_start)
    assert (found.dates, found.suggested) == (wanted, suggested)


@pytest.mark.parametrize(
    ("printed", "dates", "original", "problem"),
    [
        ("30/06/2021 moved to 30/09/2021 then 31/12/2021", ["2021-12-31"], "2021-06-30", ""),
        ("30/06/2021 revised to TBC", [], "2021-06-30", "date-not-set"),
        ("30/06/2021 (now TBC)", [], "2021-06-30", "date-not-set"),
        ("TBC (was 30/06/2021)", [], "2021-06-30", "date-not-set"),
        ("Within 3 months of 1 May 2021", [], None, "date-not-a-deadline"),
        ("Six weeks before the end of May 2021", [], None, "date-not-a-deadline"),
        ("Within 3 months, by 1 May 2021", ["2021-05-01"], None, ""),
        ("Phase 1 June 2021, Phase 2 Dec 2021", [], None, "date-illegible"),
        ("Phase 2: 1 June 2021", ["2021-06-01"], None, ""),
        ("1. June 2021 2. Dec 2021", [], None, "date-illegible"),
        ("May be later", [], None, "date-illegible"),
        ("May, by the Board", ["2021-05-31"], None, ""),
    ],
)
def test_words_that_change_what_a_date_says(printed: str, dates: list[str], original: str | None, problem: str) -> None:
    read = read_deadline(printed, year_start=START)
    assert [day.isoformat() for day in read.dates] == dates
    assert (read.original and read.original.isoformat(), read.problem) == (original, problem)


def test_the_number_of_a_part_is_no_day_and_its_month_is_suggested() -> None:
    read = read_deadline("Phase 1 June 2021, Phase 2 Dec 2021", year_start=START)
    assert [day.isoformat() for day in read.suggested] == ["2021-06-30", "2021-12-31"]


@pytest.mark.parametrize(
    "printed", ["Mar-Z2", "Sept 2 021", "15/06/21 5", "15th0f May 2021", "Mar/2O21", "30 June 021"]
)
def test_a_piece_beside_a_date_makes_it_illegible(printed: str) -> None:
    assert read_deadline(printed, year_start=START).problem == "date-illegible"


@pytest.mark.parametrize(
    "printed", ["30 June 2021, 100 homes", "Q4 March 2022", "Mar/Apr 2022", "1st week of May 2021", "last day of May"]
)
def test_what_stands_beside_a_whole_date_is_no_piece_of_it(printed: str) -> None:
    assert read_deadline(printed, year_start=START).problem == ""
