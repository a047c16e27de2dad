"""Facts that a person read in the documents of the data folder, against what is read from them."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from goldenthread.model import Measure
from goldenthread.read.classify import Classifier
from goldenthread.read.encodings import decode
from goldenthread.read.layout import load_layout
from goldenthread.read.line_roles import Classified, Role
from goldenthread.read.lines import split_lines
from goldenthread.read.measures import MeasuresRead, read_measures
from goldenthread.read.source_catalogue import load_catalogue, read_source
from goldenthread.read.text import vocabulary
from tests.read.measures.invented import chart, headline

DATA = Path(__file__).parents[3] / "data"


@cache
def document(label: str) -> tuple[tuple[Classified, ...], MeasuresRead]:
    edition = next(one for one in load_catalogue(DATA).editions() if one.label == label)
    lines = split_lines(decode(read_source(DATA, edition), DATA / edition.path), label).read
    classifier = Classifier(load_layout(DATA / "layouts", edition.layout), label, vocabulary(lines))
    classified = tuple(classifier.classify(number, line) for number, line in enumerate(lines, start=1))
    return classified, read_measures(classified, label)


def measure(line: int, label: str = "2016-17") -> Measure:
    return next(one for one in document(label)[1].measures if one.line == line)


@pytest.mark.parametrize("label", ["2007-08", "2012-13", "2013-14", "2016-17", "2017-18"])
def test_every_line_of_measures_is_claimed_and_none_is_left_over(label: str) -> None:
    lines, result = document(label)
    assert {claim.line for claim in result.claims} == {line.number for line in lines if line.role is Role.MEASURE}
    assert not [claim for claim in result.claims if claim.taken_for == "issue"]
    assert not [issue for issue in result.issues if issue.code in ("stray-text", "header-unexpected", "line-unclaimed")]


def test_all_measures_are_found() -> None:
    tables = Counter(m.source_table for label in ("2012-13", "2016-17") for m in document(label)[1].measures)
    assert tables == {"bullets-2012-13": 43, "outturn-2016-17": 51, "targets-2017-18": 75}


def test_lists_of_names() -> None:
    names = Counter(one.theme for one in document("2012-13")[1].measures)
    assert names == {
        "A Great Place to Live": 10,
        "A Prosperous Community": 10,
        "A Safe and Cohesive Community": 8,
        "A Healthy and Supportive Community": 8,
        "One Tower Hamlets": 7,
    }


def test_a_measure_over_two_lines_with_an_approximate_chart() -> None:
    jobs = measure(525)
    assert jobs.name == "Number of residents supported into sustainable jobs through the employment & skills programme"
    assert jobs.priority == "More residents in good-quality, well-paid jobs"
    assert headline(jobs) == [994.0, 994.0, 1200.0, 1170.0]
    assert (jobs.variance, jobs.direction) == ("AMBER", "↑")
    assert [activity[:11] for activity in jobs.supports] == ["1.2a Expand", "1.2b Develo"]
    assert ("Jun", "target", 300.0) in chart(jobs)
    assert [o.basis for o in jobs.observations if o.printed == "~300"] == ["approximate"]
    assert jobs.lines == tuple(range(525, 534))


def test_a_wide_chart_with_a_year_printed_twice() -> None:
    posters = measure(706)
    assert [value for period, _, value in chart(posters) if period == "2014/15"] == [0.9, 1.0]
    assert chart(posters)[-1] == ("Tranche 2", "actual", 0.7)
    assert posters.commentary.startswith(
        "Commentary for March 2017: This target was achieved by the help of our enforcement"
    )


def test_rows_that_slid_and_lost_their_direction() -> None:
    assert headline(measure(761)) == [12.0, None, None, 0.0]
    assert headline(measure(655)) == [56.6, None, None, 52.0]
    assert (measure(655).variance, measure(655).direction) == ("N/A", "")


def test_piles_of_commentary() -> None:
    assert measure(634).commentary.startswith("Reported annually in arrears. There was a large increase")
    assert measure(665).commentary == "Stretch target of 5.9% achieved"
    assert measure(666).lines == (666, 675, 677)
    assert measure(813).commentary == "Stretch target exceeded"
    assert measure(814).commentary.startswith("Despite action agreed by CMT in September 2016")


def test_commentary_in_the_row_and_its_paragraphs_below() -> None:
    homes = measure(720)
    assert headline(homes) == [1073.0, 1100.0, 1375.0, 1070.0]
    assert ("Mar", "minimum", 1070.0) in chart(homes)
    assert homes.commentary.startswith("Commentary for March 2017: 1070 affordable homes")
    assert homes.commentary.endswith("the Poplar Riverside Housing Zone")
    assert "• Market rents are far above the LHA" in measure(767).commentary
    assert measure(748).direction == "↓"
    assert measure(748).commentary.endswith("including the rehousing of overcrowded families.")


def test_activities_hold_for_the_measures_that_they_name_together() -> None:
    cleanliness = ("2.1a Ensure that the borough is clean to the highest possible standards",)
    assert [measure(line).supports for line in (696, 698, 703, 706)] == [cleanliness] * 4
    assert [activity[:3] for activity in measure(688).supports] == ["1.5", "EOe"]
    assert [measure(line).supports for line in (514, 627, 761, 763)] == [(), (), (), ()]


def test_cells_of_the_table_of_targets() -> None:
    assert headline(measure(822)) == [None, 16.0, 9.0, 9.0, 11.0]
    assert headline(measure(827)) == [2.5, 2.5, 2.4, 2.4, 2.0]
    assert headline(measure(863)) == [654.0, 589.0, 1136.0, 661.0, 673.0]  # its name says: rate per 100,000
    assert [value.basis for value in measure(863).observations] == ["", "", "expected; actual quits", "", ""]
    assert headline(measure(879)) == [None, None, None, None, None]
    assert headline(measure(906)) == [672.0, 636.0, 640.0, 640.0, 650.0]
    assert headline(measure(909)) == [None, 17.0, 21.0, 19.0, 21.0]
    assert (measure(906).lifecycle, measure(909).lifecycle, measure(909).unit) == (
        "delete", "revised", "Number - now in percentage"
    )  # fmt: skip
    smokers = measure(836)
    assert (measure(881).name, measure(881).markers) == (
        "Overall / general satisfaction with the local area",
        ("(ARS)",),
    )
    assert measure(894).markers == ("(ARS measure)",)
    assert (measure(912).name, measure(912).markers) == (
        "Local Concern about ASB and Crime (ARS): drug use or drug dealing as a problem",
        ("(ARS)", "(*)"),
    )
    assert (smokers.name, smokers.markers) == ("Key Stage 4 (GCSE) - progress 8 measures", ("(S)", "(*)"))
    assert [(o.period, o.kind, o.basis) for o in measure(858).observations] == [
        ("2014/15", "outturn", ""),
        ("2015/16", "outturn", ""),
        ("2016/17", "outturn", "expected; provisional"),
        ("2017/18", "minimum", ""),
        ("2017/18", "target", ""),
    ]
    assert (measure(881).theme, measure(881).priority) == ("Creating and maintaining a vibrant, successful place", "")
