"""One line of a table of outturns, taken apart."""

from __future__ import annotations

from goldenthread.read.measures.outturn_rows import Row, find_headline, read_row
from tests.read.measures.invented import OUTTURN, classified


def row(raw: str) -> Row:
    (line,) = classified(OUTTURN, raw)
    return read_row(line, OUTTURN)


def test_figures_are_found_by_what_follows_them() -> None:
    found = find_headline(["", "", "12", "15", "14", "MISSED", "up", ""], OUTTURN)
    assert found is not None
    assert (found.values, found.variance, found.direction) == (("12", "15", "14"), "MISSED", "up")


def test_a_lost_direction_leaves_the_figures() -> None:
    found = find_headline(["A title", "", "12", "N/A", "14", "MET"], OUTTURN)
    assert found is not None
    assert (found.values, found.variance, found.direction) == (("12", "N/A", "14"), "MET", "")


def test_not_available_is_told_apart_by_its_place() -> None:
    found = find_headline(["N/A", "N/A", "14", "N/A", "N/A"], OUTTURN)
    assert found is not None
    assert (found.values, found.variance, found.direction) == (("N/A", "N/A", "14"), "N/A", "N/A")


def test_a_row_without_a_rating_has_no_headline() -> None:
    assert find_headline(["12", "15", "14"], OUTTURN) is None


def test_a_commentary_that_ran_into_the_direction_is_taken_out() -> None:
    read = row(
        "<b>Trees</b> Counted in: Number Good is: More\t\t1\t2\t3\tMET\t<p>up</p> <p>Note 1: more than planned</p>"
    )
    assert read.headline is not None
    assert read.headline.direction == "up"
    assert read.comment == ("Note 1: more than planned",)


def test_the_parts_of_a_full_row() -> None:
    read = row(
        "<p>Trees in <b>parks</b></p> <p>Counted in: Number (all kinds). Good is: More</p>\t"
        "<p>Actions behind this measure: A1 Plant</p> "
        "<table><tr><td>Year</td><td>N</td></tr><tr><td>2030</td><td>4</td></tr></table>"
        "\tYear\tN\t2030\t4\t1\t2\t3\tMET\tup\tA long enough remark here\todd"
    )
    assert (read.name, read.unit, read.polarity) == ("Trees in parks", "Number (all kinds)", "More")
    assert read.supports.activities == ("A1 Plant",)
    assert read.chart is not None
    assert read.headline is not None
    assert read.headline.values == ("1", "2", "3")
    assert read.comment == ("A long enough remark here",)
    assert read.stray == ("odd",)


def test_text_alone_opens_no_measure() -> None:
    assert not row("The council planted more trees than ever.").opens
