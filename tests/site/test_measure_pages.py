"""Measures over years and tables: which rows are one series, and what is said of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from goldenthread.site import measure_sentences
from goldenthread.site.addresses import page_of
from goldenthread.site.among import among
from goldenthread.site.beside import beside
from goldenthread.site.holdings import Holdings
from goldenthread.site.one_spelling import once
from goldenthread.site.records import DISPUTED, Finding, Link, Measure, Value
from goldenthread.site.series import series
from goldenthread.site.views import measure_pages
from goldenthread.site.write import write
from tests.site.reading import dead_links, read

BASE = "https://example.org/data/brackenford/"
PLAN, REPORT = f"{BASE}2018-19/plan", f"{BASE}2019-20/year-end-report"


def value(
    period: str, kind: str, number: float | None, printed: str = "", origin: str = "headline", basis: str = ""
) -> Value:
    return Value(period, kind, number, printed or f"{number:g}", origin, basis, 5)


def measure(number: int, name: str, unit: str, *values: Value, edition: str = REPORT, polarity: str = "higher",
            variance: str = "") -> Measure:  # fmt: skip
    return Measure(
        iri=f"{edition}/measure/{number:04}", edition=edition, table=f"table-{edition[-4:]}", name=name,
        theme="Streets", priority="", directorate="ENV", lifecycle="", unit=unit, polarity=polarity, variance=variance,
        direction="", commentary="", line=5, lines=(5,), values=values,
    )  # fmt: skip


BINS = measure(1, "Bins emptied on time (%)", "%", value("2018/19", "target", 90), edition=PLAN)
BINS_LATER = measure(
    2, "Bins emptied on time", "Percentage (of all rounds)",
    value("2019/20", "actual", 88), value("2019/20", "target", 90), value("2019/20", "minimum", 85),
    value("Jun", "actual", 80, origin="chart"), value("Sep", "actual", 84, origin="chart"),
    value("2017/18", "actual", 70, origin="chart"), value("2020/21", "target", 92),
    variance="AMBER",
)  # fmt: skip
BINS_COUNTED = measure(3, "Bins emptied on time", "Number", value("2019/20", "actual", 4100), variance="RED")


def holding(held: Holdings, *some: Measure) -> Holdings:
    groups = series((held.editions[one.edition].body, one) for one in some)
    return replace(
        held, measures={one.iri: one for one in some}, series_of={iri: group for group in groups for iri in group}
    )


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        (("Bins emptied", "%"), ("Bins emptied (%)", "Percentage"), True),
        (("Bins emptied", "Number"), ("bins  emptied", "Number (a count of rounds)"), True),
        (("Bins emptied - streets", "%"), ("Bins emptied: streets", "per cent"), True),
        (("The share of bins emptied", "%"), ("Share of Bins emptied", "%"), True),
        (("Bins and sacks emptied", "%"), ("Bins & sacks emptied", "%"), True),
        (("Bins or sacks emptied", "%"), ("Bins & sacks emptied", "%"), False),
        (("Bins emptied", "%"), ("Bins emptied", "Number"), False),
        (("Bins emptied", "%"), ("Bins emptied", ""), False),
        (("Bins emptied", "%"), ("Bins emptied", "percentage points"), False),
        (("Bins emptied", "%"), ("Bins emptied late", "%"), False),
        (("Stays of > 6 weeks", "%"), ("Stays of < 6 weeks", "%"), False),
        (("", "%"), ("", "%"), False),
    ],
)
def test_rows_are_one_series_where_name_and_unit_are_the_same(
    first: tuple[str, str], second: tuple[str, str], same: bool
) -> None:
    pair = [("b", measure(1, *first)), ("b", measure(2, *second))]
    assert len(series(pair)) == (1 if same else 2)


def test_two_councils_never_share_a_series() -> None:
    assert len(series([("a", measure(1, "Bins", "%")), ("b", measure(2, "Bins", "%"))])) == 2


def test_the_first_sentence_tells_what_was_reached_beside_what_was_aimed_at(held: Holdings) -> None:
    found = holding(held, BINS, BINS_LATER)
    assert measure_sentences.lede(found, [BINS, BINS_LATER]) == (
        "Reached in 2019/20: 88, below the target of 90 and above the minimum expected of 85; the council rates it "
        "amber. The target for 2020/21 is 92. Higher is better. It stands in 2 rows of the 2018/19 plan and the "
        "2019/20 year-end report."
    )


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ((), "No table prints a figure of it. Higher is better."),
        ((value("2019/20", "actual", None, "TBC"),), "For 2019/20 its row prints “TBC”, no number."),
        ((value("2020/21", "target", None, "TBC"),), "No table prints a number of it. Higher is better."),
        ((value("2020/21", "target", 4),), "The target for 2020/21 is 4. No number is printed of what was reached."),
        ((value("2019/20", "actual", 4), value("2019/20", "target", 4)),
         "Reached in 2019/20: 4, the same as the target of 4."),
        ((value("2019/20", "outturn", 4, basis="expected"),), "Expected in 2019/20: 4."),
        ((value("2019/20", "outturn", 4, basis="provisional"),), "Reached in 2019/20: 4 (provisional)."),
        ((value("2019/20", "actual", 4, origin="chart"), value("2019/20", "actual", 5)), "Reached in 2019/20: 5."),
        ((value("2019/20", "outturn", 4, basis="expected"), value("2019/20", "actual", 5)), "Reached in 2019/20: 5."),
        ((value("Dec", "actual", 4, origin="chart"),), "No table prints a number of it"),
    ],
)  # fmt: skip
def test_the_first_sentence_says_what_is_printed_and_what_cannot_be_told(
    held: Holdings, values: tuple[Value, ...], said: str
) -> None:
    one = measure(1, "Bins", "%", *values)
    assert measure_sentences.lede(holding(held, one), [one]).startswith(said)


@pytest.mark.parametrize(
    ("before", "now", "polarity", "said"),
    [
        (value("2018/19", "actual", 3), value("2019/20", "actual", 4), "higher", "is better than the year before (3)"),
        (value("2018/19", "actual", 4), value("2019/20", "actual", 3), "higher", "is worse than the year before (4)"),
        (value("2018/19", "actual", 4), value("2019/20", "actual", 3), "lower", "is better than the year before (4)"),
        (value("2018/19", "actual", 4), value("2019/20", "actual", 4), "lower", "is the same as the year before (4)"),
        (value("2018/19", "actual", 4), value("2019/20", "actual", 5), "",
         "is higher than the year before, which is better is not said (4)."),
        (value("2018/19", "actual", 4), value("2019/20", "actual", 5, basis="projection"), "higher",
         "By a figure that is not final, it is better than the year before (4)"),
        (value("2017/18", "actual", 4), value("2019/20", "actual", 5), "higher", ""),
        (value("2018/19", "target", 4), value("2019/20", "actual", 5), "higher", ""),
    ],
)  # fmt: skip
def test_the_first_sentence_says_better_or_worse_than_the_very_year_before(
    held: Holdings, before: Value, now: Value, polarity: str, said: str
) -> None:
    one = measure(1, "Bins", "%", before, now, polarity=polarity)
    told = measure_sentences.lede(holding(held, one), [one])
    assert said in told
    assert ("the year before" in told) is bool(said)


@pytest.mark.parametrize("code", ["figures-differ", "forecast-differs", "target-below-reached"])
def test_the_first_sentence_tells_two_figures_of_one_year(held: Holdings, code: str) -> None:
    one = measure(1, "Bins", "%", value("2019/20", "actual", 4))
    found = Finding(f"{BASE}finding/x", code, "info", one.iri, 5, "Two figures of 2019/20.", "", "", "")
    both = replace(holding(held, one), findings_of={one.iri: (found,)})
    assert ("Two figures of 2019/20." in measure_sentences.lede(both, [one])) is (code != "target-below-reached")


@pytest.mark.parametrize(("code", "beside_it"), [("figures-differ", 2), ("forecast-differs", 2), ("uncheckable", 1)])
def test_the_other_table_stands_beside_a_figure_that_differs(held: Holdings, code: str, beside_it: int) -> None:
    one, other = (measure(number, "Bins", "%", value("2019/20", "actual", number)) for number in (1, 2))
    elsewhere = measure(3, "Bins", "%", value("2019/20", "actual", 3), edition=PLAN)
    found = Finding(f"{BASE}finding/x", code, "info", one.iri, 5, "Two figures.", "", "", "")
    every = holding(held, one, other, elsewhere)
    assert [each.iri for each in beside(every, found).statements] == [one.iri, other.iri][:beside_it]
    could = among(every, "figures-differ")
    assert could is not None
    assert could.count == 2


def test_a_heading_in_two_spellings_is_offered_once(held: Holdings) -> None:
    first, *_ = (one for one in held.headings.values() if one.edition == PLAN)
    later = replace(
        next(one for one in held.headings.values() if one.edition == REPORT), text=f"The {first.text.upper()}"
    )
    both = replace(held, headings={first.iri: first, later.iri: later})
    assert once(both, ["", first.text, "Parks", later.text]) == (later.text, "Parks")
    assert once(both, ["The parks", "Parks and trees"]) == ("The parks", "Parks and trees")


def test_a_rating_is_of_its_own_year_only(held: Holdings) -> None:
    one = measure(
        1, "Bins", "%", value("2018/19", "actual", 4), value("2019/20", "actual", None, "N/A"), variance="GREEN"
    )
    said = measure_sentences.lede(holding(held, one), [one])
    assert said.startswith(
        "Reached in 2018/19: 4. For 2019/20 its row prints “N/A”, no number, and is rated green all the same."
    )


def test_tables_that_disagree_on_the_better_direction_are_said_to(held: Holdings) -> None:
    pair = [replace(BINS, polarity="lower"), BINS_LATER]
    assert "The tables do not agree whether higher or lower is better." in measure_sentences.lede(
        holding(held, *pair), pair
    )
    assert measure_sentences.better(pair) == measure_sentences.BETTER[DISPUTED]
    assert measure_sentences.better([replace(BINS, polarity=""), BINS_LATER]) == "higher is better"


def test_the_picture_shows_years_apart_from_months_and_gaps_between(held: Holdings) -> None:
    view = measure_pages.view(holding(held, BINS, BINS_LATER), [BINS, BINS_LATER], [])
    assert view.picture is not None
    assert view.picture.periods == ("2017/18", "2018/19", "2019/20", "2020/21")
    assert ("2019/20", "amber") in view.picture.ratings
    assert {(one.period, one.printed) for one in view.picture.values if one.kind == "actual"} == {
        ("2017/18", "70"),
        ("2019/20", "88"),
    }
    (within,) = view.within
    assert within.periods == ("Jun", "Sep")


def test_nothing_that_is_a_number_is_drawn_of_words(held: Holdings) -> None:
    one = measure(1, "Bins", "%", value("2019/20", "actual", None, "N/A"))
    view = measure_pages.view(holding(held, one), [one], [])
    assert (view.picture, view.within) == (None, ())


@pytest.mark.parametrize(("word", "rating"), [("GREEN", "green"), ("N/A", ""), ("", ""), ("Red ", "red"), ("blue", "")])
def test_a_word_that_is_no_colour_is_no_rating(word: str, rating: str) -> None:
    assert replace(BINS, variance=word).rating == rating


def test_of_a_series_the_latest_row_with_a_colour_counts() -> None:
    silent, noted = replace(BINS, variance=""), replace(BINS, variance="N/A")
    assert measure_sentences.last_rated([BINS_LATER, BINS_COUNTED, noted, silent]) is BINS_COUNTED
    assert measure_sentences.last_rated([noted, silent]) is None


@pytest.mark.parametrize(("word", "said"), [("Amber ", "rated amber"), ("N/A", "")])
def test_no_page_says_that_a_word_is_a_colour(held: Holdings, tmp_path: Path, word: str, said: str) -> None:
    """Of a commitment, of a finding, and among whom a finding could be."""
    row = next(one for one in held.commitments.values() if one.kind == "activity" and one.edition == REPORT)
    one = replace(BINS_COUNTED, variance=word)
    wrong = Finding("f", "rating-contradicts-figures", "violation", one.iri, 5, "", "", "", "")
    found = replace(
        holding(held, one),
        measures_of={row.iri: (one.iri,)},
        supported_by={one.iri: (row.iri,)},
        findings_of={one.iri: (wrong,)},
    )
    of = among(found, wrong.code)
    assert of is not None
    assert of.count == bool(said)
    facts = dict(beside(found, wrong).statements[0].facts)
    assert facts.get("rated", "") == said.removeprefix("rated ")
    write(found, tmp_path / "site")
    text = read(tmp_path / "site" / page_of(row.thread, held.base)).text
    assert f"Its measure: Bins emptied on time {f', {said} ' if said else ''}( line 5 )" in text


def test_pages_show_every_figure_with_its_line_and_the_list_counts_fairly(held: Holdings, tmp_path: Path) -> None:
    found = holding(held, BINS, BINS_LATER, BINS_COUNTED)
    out = tmp_path / "site"
    write(found, out)
    assert dead_links(out) == []
    page = read(out / "brackenford/2018-19/plan/measure/0001.html")
    assert {found.anchor_of(BINS), found.anchor_of(BINS_LATER)} <= set(page.ids)
    assert all(one.printed in page.text for one in (*BINS.values, *BINS_LATER.values))
    assert "The same name, another unit" in page.text
    assert not (out / "brackenford/2019-20/year-end-report/measure/0002.html").exists()
    assert "The same name, another unit" in read(out / "brackenford/2019-20/year-end-report/measure/0003.html").text
    listing = read(out / "measures.html").text
    assert "2 measures in 3 rows of 2 tables. The council rates 2 of the 3 rows: amber 1 of 2, red 1 of 2." in listing
    assert "%" not in listing.partition("What could mislead")[0]


def test_the_list_tells_what_was_missed_by_number_from_what_was_by_grade(held: Holdings, tmp_path: Path) -> None:
    def one(number: int, reached: Value, target: Value, variance: str) -> Measure:
        return measure(number, f"Kites {number}", "Number", reached, target, variance=variance)

    rows = [
        one(1, value("2019/20", "actual", 4), value("2019/20", "target", 5), "RED"),
        one(2, value("2019/20", "actual", None, "C"), value("2019/20", "target", None, "B"), "RED"),
        one(3, value("2019/20", "actual", None, "D"), value("2019/20", "target", None, "B"), "AMBER"),
        one(4, value("2018/19", "actual", None, "D"), value("2018/19", "target", None, "B"), "AMBER"),
    ]
    write(holding(held, *rows), tmp_path / "site")
    text = read(tmp_path / "site" / "measures.html").text.replace(" ,", ",")
    assert (
        "Missed their printed target: 1 by grade or rank in 2018/19, 1 by number, and 2 by grade or rank, in 2019/20."
    ) in text
    assert "the council rates that very row red or amber" in text
    write(holding(held, rows[0]), tmp_path / "numbers")
    assert "Missed their printed target: 1 in 2019/20." in read(tmp_path / "numbers" / "measures.html").text


def test_where_no_document_prints_a_measure_there_is_no_list(held: Holdings) -> None:
    assert list(measure_pages.pages(holding(held))) == []


def test_a_row_names_its_counterpart_in_another_table_and_who_says_so(held: Holdings, tmp_path: Path) -> None:
    other = replace(BINS_LATER, iri=f"{REPORT}/measure/0009", name="Rounds on time", unit="number")
    made = holding(held, BINS, other)
    link = Link("l", BINS.iri, other.iri, "continues", "accepted", 0.9, "reader 1", "Both print 90", "language model")
    made = replace(made, counted_in={BINS.iri: (link,), other.iri: (link,)})
    write(made, tmp_path)
    before = read(tmp_path / page_of(BINS.iri, held.base)).text
    after = read(tmp_path / page_of(other.iri, held.base)).text
    assert "The same measure later: Rounds on time" in before
    assert "as judged by a language model (reader 1), 90% sure" in before
    assert "Both print 90" in before
    assert "The same measure before: Bins emptied on time" in after


def test_what_is_judged_to_be_one_measure_is_not_called_undecided(held: Holdings) -> None:
    other = replace(BINS, iri=f"{REPORT}/measure/0009", unit="number", edition=REPORT)
    made = holding(held, BINS, other)
    link = Link("l", BINS.iri, other.iri, "continues", "proposed", 0.9, "", "")

    def alike(held: Holdings) -> list[int]:
        views = [page.view() for page in measure_pages.pages(held) if page.template == "measure"]
        return [len(view.alike) for view in views if isinstance(view, measure_pages.MeasureView)]

    assert alike(made) == [1, 1]
    assert alike(replace(made, counted_in={BINS.iri: (link,), other.iri: (link,)})) == [0, 0]


@pytest.mark.parametrize(
    ("reached", "aim", "polarity", "told"),
    [
        (9, 8, "higher", "above"),
        (7, 8, "higher", "below"),
        (8, 8, "higher", "the same as"),
        (9, 8, "lower", "above (worse than)"),
        (7, 8, "lower", "below (better than)"),
        (8, 8, "lower", "the same as"),
    ],
)
def test_where_a_figure_lies_beside_its_aim(reached: float, aim: float, polarity: str, told: str) -> None:
    one, other = value("2019/20", "actual", reached), value("2019/20", "target", aim)
    assert measure_sentences._side(one, other, polarity) == told


@pytest.mark.parametrize(
    ("polarity", "earlier", "target", "said"),
    [
        ("higher", 93, 92, "That asks for less than was reached in 2018/19 (93)."),
        ("higher", 92, 92, ""),
        ("higher", 91, 92, ""),
        ("lower", 91, 92, "That asks for less than was reached in 2018/19 (91)."),
        ("lower", 92, 92, ""),
        ("lower", 93, 92, ""),
        ("", 93, 92, ""),
    ],
)
def test_a_target_that_asks_for_less_than_was_reached_is_told(
    held: Holdings, polarity: str, earlier: float, target: float, said: str
) -> None:
    between = (earlier + target) / 2 if not said else target - 1 if polarity == "higher" else target + 1
    figures = (value("2018/19", "actual", earlier), value("2019/20", "actual", between))
    one = measure(1, "Bins emptied", "%", *figures, value("2020/21", "target", target), polarity=polarity)
    told = measure_sentences.lede(holding(held, one), [one])
    assert ("asks for less" in told) is bool(said)
    assert said in told


def test_a_figure_that_is_not_final_and_a_later_one_make_no_target_easier(held: Holdings) -> None:
    guessed = value("2018/19", "actual", 95, basis="expected")
    for figures in ([guessed], [value("2021/22", "actual", 95)]):
        one = measure(1, "Bins emptied", "%", *figures, value("2020/21", "target", 92))
        assert "asks for less" not in measure_sentences.lede(holding(held, one), [one])
