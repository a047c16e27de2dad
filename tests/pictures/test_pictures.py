"""What a picture shows is in its table; what a document prints stays text; numbers that do not add up are refused."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree as ET

import pytest

from goldenthread import pictures
from goldenthread.another_day import How
from goldenthread.pictures import (
    Column,
    Document,
    Ending,
    Fate,
    Flow,
    Group,
    HandOver,
    HandOvers,
    Holder,
    Join,
    Series,
    Slip,
    Slips,
    State,
    Statuses,
    Step,
    Stop,
    Stream,
    Timeline,
    Value,
    Year,
    bars,
    deadline_arrows,
    holders,
    ribbons,
    target_chart,
    timeline_drawing,
)
from goldenthread.pictures.deadline_arrows import Move
from goldenthread.pictures.drawing import canvas
from goldenthread.pictures.picture import Picture
from goldenthread.pictures.target_chart import scale
from goldenthread.written_out import share
from tests.pictures.examples import FLOW, HANDOVERS, MEASURE, PICTURES, SLIPPAGE, STATUSES, TIMELINE

SVG = "{http://www.w3.org/2000/svg}"
KNOWN = {"svg", "title", "desc", "defs", "pattern", "g", "path", "rect", "circle", "text", "tspan"}
HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "]]></svg><!--",
    "../../etc/passwd",
    '=HYPERLINK("http://example.org")',
    "\u202eright to left\u202c \u200fmark",
    "\x00\x1b control \ud800",
    "x" * 10_000,
    "many words " * 900,
    "",
)


def hostile(text: str) -> dict[str, Picture]:
    """Every picture with one text in every place."""
    columns = (Column(text, text), Column(text, text, held=False), Column(text, text))
    stop = Stop("a", 0, text, State.OTHER, text, text, text, text, text)
    documents = (Document(text, text, 1), Document(text, text, 1))
    return {
        "timeline": timeline_drawing.draw(
            "t", Timeline(text, columns, (stop, replace(stop, key="b", column=2)), (Join("a", "b", words=text),),
                          (Ending("a", 2, text),))
        ),
        "slippage": deadline_arrows.draw(
            "t", Slips(text, (Slip(text, date(2011, 1, 1), date(2010, 1, 1), note=text),))
        ),
        "statuses": bars.draw("t", Statuses(text, (Group(text, ((State.OTHER, 1),), 1, text, text),), text)),
        "flow": ribbons.draw("t", Flow(text, documents, (Step((Stream(Fate.KEPT, 1, 1, text),), text),), text)),
        "measure": target_chart.draw(
            "t", Series(text, (text, "2"), (Value(text, text, 1.0, text, text, text),), text, text, ((text, text),))
        ),
        "handovers": holders.draw(
            "t", HandOvers(text, (Year(text, text), Year(text, text)), (Holder(text, (1, 0), text),),
                           (HandOver(0, 0, 1, 1, text, text),))
        ),
    }  # fmt: skip


def parsed(picture: Picture) -> ET.Element:
    return ET.fromstring(picture.svg)  # noqa: S314 - our own markup


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_stays_text(text: str) -> None:
    for name, picture in hostile(text).items():
        for element in parsed(picture).iter():
            assert element.tag.removeprefix(SVG) in KNOWN, name
            assert not [key for key in element.keys() if key.startswith("on") or "href" in key], name  # noqa: SIM118


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_stays_in_place(text: str) -> None:
    """No line of text is much longer than any place of a picture is wide."""
    for name, picture in hostile(text).items():
        for element in parsed(picture).iter(f"{SVG}text"):
            lines = [tspan.text or "" for tspan in element.iter(f"{SVG}tspan")] or [
                "".join(part for part in [element.text or "", *(child.tail or "" for child in element)])
            ]
            assert all(len(line) < 250 for line in lines), name


@pytest.mark.parametrize("name", PICTURES)
def test_everybody_is_told_what_a_picture_shows(name: str) -> None:
    root = parsed(PICTURES[name])
    ids = (root.get("aria-labelledby") or "").split()
    assert root.get("role") == "img"
    named = {element.get("id"): element.text for element in root.iter()}
    assert [named[key] for key in ids] == [PICTURES[name].title, PICTURES[name].description]
    assert all(named[key] for key in ids)


@pytest.mark.parametrize("name", PICTURES)
def test_every_row_of_a_table_has_a_cell_for_each_column(name: str) -> None:
    table = PICTURES[name].table
    assert table.rows
    assert {len(row) for row in table.rows} == {len(table.head)}


@pytest.mark.parametrize("name", PICTURES)
def test_no_style_and_no_colour_stands_in_the_markup(name: str) -> None:
    assert not re.search(r"style=|#[0-9a-f]{3,6}\b", PICTURES[name].svg)


@pytest.mark.parametrize("name", PICTURES)
def test_ids_begin_with_the_name_of_the_picture(name: str) -> None:
    assert all(key == name or key.startswith(f"{name}-") for key in re.findall(r' id="([^"]*)"', PICTURES[name].svg))


@pytest.mark.parametrize("ident", ["", "1a", "a b", 'a"', "é"])
def test_a_picture_needs_a_proper_name(ident: str) -> None:
    with pytest.raises(ValueError, match="cannot name a picture"):
        canvas(ident, 1, 1, "t", "d", ())


def test_a_figure_holds_the_drawing_and_its_table() -> None:
    shown = pictures.timeline(TIMELINE, "one")
    assert shown.count("<figure") == shown.count("</figure>") == shown.count("<svg") == shown.count("<table") == 1
    assert 'id="one-t"' in shown
    assert "Repair the slipway" in shown


def test_a_figure_links_to_evidence_in_its_table_alone() -> None:
    shown = str(pictures.statuses(STATUSES))
    assert '<a href="harbour.html">A clean harbour</a>' in shown
    assert "<a" not in shown[shown.index("<svg") : shown.index("</svg>")]


@pytest.mark.parametrize("function", ["timeline", "slippage", "statuses", "flow", "measure", "handovers"])
def test_hostile_text_stays_text_in_figures(function: str) -> None:
    given = {
        "timeline": replace(TIMELINE, title=HOSTILE[0]),
        "slippage": replace(SLIPPAGE, title=HOSTILE[0]),
        "statuses": replace(STATUSES, title=HOSTILE[0]),
        "flow": replace(FLOW, title=HOSTILE[0]),
        "measure": replace(MEASURE, title=HOSTILE[0]),
        "handovers": replace(HANDOVERS, title=HOSTILE[0]),
    }[function]
    shown = getattr(pictures, function)(given)
    assert "<script" not in shown
    assert shown.count("&lt;script&gt;") >= 4


class TestTimeline:
    def test_a_line_over_years_without_a_document_is_dotted(self) -> None:
        joins = re.findall(r'class="(thread[^"]*)"', PICTURES["timeline"].svg)
        assert joins == ["thread", "thread dotted", "thread dotted", "thread", "thread", "thread dashed"]

    def test_branches_stand_in_lanes_of_their_own(self) -> None:
        at = re.findall(r'<circle cx="([\d.]+)" cy="([\d.]+)"', PICTURES["timeline"].svg)
        assert len(set(at)) == len(at) - 0
        assert len({y for _, y in at}) == 2

    def test_a_line_that_skips_a_document_is_not_crossed_by_another(self) -> None:
        columns = tuple(Column(f"{year}", "") for year in range(3))
        stops = tuple(Stop(key, at, key, State.OTHER, "") for key, at in (("a", 0), ("b", 1), ("c", 2)))
        drawn = timeline_drawing.draw("t", Timeline("t", columns, stops, (Join("a", "c"), Join("b", "c"))))
        heights = re.findall(r'd="M[\d.]+ ([\d.]+)m0-10l10 10', drawn.svg)
        assert heights[0] == heights[2] != heights[1]

    def test_splits_merges_gaps_and_ends_are_told(self) -> None:
        told = PICTURES["timeline"].description
        assert "Split after 2010/11" in told
        assert "Merged in 2014/15" in told
        assert "no document is held: 2011/12 to 2012/13" in told
        assert "without a word in 2015/16" in told
        assert told.startswith("Stated in 4 of 5 documents")

    def test_years_without_a_document_are_rows_that_say_so(self) -> None:
        rows = [" ".join(cell.text for cell in row) for row in PICTURES["timeline"].table.rows]
        assert any("2011/12 to 2012/13" in row and "cannot be told" in row for row in rows)

    def test_a_held_document_that_does_not_mention_it_says_so(self) -> None:
        drawn = timeline_drawing.draw("t", Timeline("t", (Column("1", "plan"), Column("2", "plan")), (_stop("a", 0),)))
        assert drawn.table.rows[1][1].text == "not mentioned"

    def test_a_stop_needs_a_document(self) -> None:
        with pytest.raises(ValueError, match="stands in no document"):
            timeline_drawing.draw("t", Timeline("t", (Column("1", "", held=False),), (_stop("a", 0),)))
        with pytest.raises(ValueError, match="stands in no document"):
            timeline_drawing.draw("t", Timeline("t", (Column("1", ""),), (_stop("a", 1),)))

    def test_nothing_goes_back_in_time(self) -> None:
        stops = (_stop("a", 0), _stop("b", 0))
        with pytest.raises(ValueError, match="does not come after"):
            timeline_drawing.draw("t", Timeline("t", (Column("1", ""),), stops, (Join("a", "b"),)))

    def test_two_hundred_documents_are_drawn(self) -> None:
        columns = tuple(Column(str(at), "") for at in range(200))
        stops = tuple(_stop(str(at), at) for at in range(200))
        joins = tuple(Join(str(at), str(at + 1)) for at in range(199))
        assert timeline_drawing.draw("t", Timeline("t", columns, stops, joins)).svg.count('class="thread"') == 199


def _stop(key: str, column: int) -> Stop:
    return Stop(key, column, key, State.OTHER, "said")


class TestDeadlines:
    @pytest.mark.parametrize(
        ("before", "how", "move"),
        [
            (None, None, Move.FIRST),
            (date(2012, 3, 30), None, Move.SLIP),
            (date(2012, 3, 30), How.PUT_OFF, Move.SLIP),
            (date(2012, 3, 31), None, Move.SAME),
            (date(2012, 3, 31), How.ROUND, Move.SAME),
            (date(2012, 4, 1), None, Move.FORWARD),
            (date(2012, 4, 1), How.DOUBTED, Move.DOUBTED),
            (date(2011, 3, 31), How.ROUND, Move.RENEWAL),
            (date(2011, 3, 31), How.EITHER, Move.EITHER),
            (date(2011, 3, 31), How.JOINED, Move.JOINED),
            (date(2011, 3, 31), How.RESTATED, Move.RESTATED),
            (date(2011, 3, 31), How.AGAIN, Move.AGAIN),
        ],
    )
    def test_what_kind_of_move(self, before: date | None, how: How | None, move: Move) -> None:
        assert Slip("x", date(2012, 3, 31), before, how).move is move

    def test_a_renewal_is_no_slip_in_words_and_in_line(self) -> None:
        drawn = deadline_arrows.draw("t", Slips("t", (Slip("x", date(2012, 3, 31), date(2011, 3, 31), how=How.ROUND),)))
        assert "put off" not in drawn.svg
        assert "stroke dashed" in drawn.svg
        assert drawn.table.rows[0][3].text == "another year’s round"

    def test_a_next_stage_is_no_slip_either(self) -> None:
        slip = Slip("x", date(2013, 3, 31), date(2012, 3, 31), next_stage=True)
        assert slip.move is Move.NEXT
        drawn = deadline_arrows.draw("t", Slips("t", (slip,)))
        assert "put off" not in drawn.svg
        assert "stroke dashed" in drawn.svg

    @pytest.mark.parametrize("moment", [date.min, date.max])
    def test_impossible_years_are_drawn(self, moment: date) -> None:
        drawn = deadline_arrows.draw("t", Slips("t", (Slip("x", moment, date(2012, 1, 1)),)))
        assert "NaN" not in drawn.svg
        assert drawn.svg.count("<text") < 30

    def test_nothing_is_not_drawn(self) -> None:
        with pytest.raises(ValueError, match="no deadlines"):
            deadline_arrows.draw("t", Slips("t", ()))

    def test_the_table_tells_of_how_many(self) -> None:
        assert PICTURES["slippage"].table.caption == SLIPPAGE.caption


class TestStatuses:
    @pytest.mark.parametrize(("total", "said"), [(5, "2 of 5"), (6, "2 of 6 (33%)"), (7, "2 of 7 (29%)")])
    def test_no_percentage_under_six(self, total: int, said: str) -> None:
        assert share(2, total) == said

    def test_every_count_has_its_denominator(self) -> None:
        row = PICTURES["statuses"].table.rows[1]
        assert [cell.text for cell in row[1:3]] == ["2 of 5", "0 of 5"]
        assert row[-1].text == "4: not due yet"

    def test_who_could_not_be_reported_on_is_said(self) -> None:
        assert "4 are not counted" in PICTURES["statuses"].description
        assert "4 not counted" in PICTURES["statuses"].svg

    def test_every_status_has_a_pattern_of_its_own(self) -> None:
        counts = tuple((state, 1) for state in State)
        drawn = bars.draw("t", Statuses("t", (Group("g", counts),))).svg
        fills = re.findall(r'<pattern[^>]*id="t-([\w-]+)".*?class="ground"/><path d="([^"]+)"', drawn)
        assert len({path for _, path in fills}) == len(fills) == 6
        assert {name for name, _ in fills} | {"completed", "unreported", "untold"} == {state.slug for state in State}

    def test_none_looks_different_from_untold(self) -> None:
        table = bars.draw("t", Statuses("t", (Group("none", ()), Group("untold", ((State.UNTOLD, 3),))))).table
        assert [row[1].text for row in table.rows] == ["none", "3 of 3"]

    def test_counts_are_not_less_than_nothing(self) -> None:
        with pytest.raises(ValueError, match="no counts"):
            bars.draw("t", Statuses("t", (Group("g", ((State.OTHER, -1),)),)))


class TestFlow:
    def test_numbers_that_do_not_add_up_are_refused(self) -> None:
        documents = (Document("1", "", 3), Document("2", "", 2))
        with pytest.raises(ValueError, match="2 and 2 are told of, but the documents state 3 and 2"):
            ribbons.draw("t", Flow("t", documents, (Step((Stream(Fate.KEPT, 2, 2),)),)))

    def test_steps_stand_between_documents(self) -> None:
        with pytest.raises(ValueError, match="two documents or more"):
            ribbons.draw("t", Flow("t", (Document("1", "", 0),), ()))

    def test_what_split_tells_both_numbers(self) -> None:
        assert "2 → 5 split, or regrouped" in PICTURES["flow"].description

    def test_each_fate_looks_different(self) -> None:
        streams = tuple(Stream(fate, 1, 1) for fate in Fate)
        documents = (Document("1", "", len(Fate)), Document("2", "", len(Fate)))
        drawn = ribbons.draw("t", Flow("t", documents, (Step(streams),))).svg
        classes = re.findall(r'class="area ribbon ([\w-]+)"', drawn)
        assert len(set(classes)) == len(Fate)

    def test_documents_without_commitments_are_drawn(self) -> None:
        drawn = ribbons.draw("t", Flow("t", (Document("1", "", 0), Document("2", "", 0)), (Step(()),)))
        assert "NaN" not in drawn.svg


class TestMeasure:
    def test_a_line_over_periods_without_a_figure_is_dotted(self) -> None:
        assert re.findall(r'class="(reach\b[^"]*)"', PICTURES["measure"].svg) == ["reach", "reach dotted"]

    def test_a_value_without_a_number_stands_in_the_table(self) -> None:
        assert "1 of 8 printed values have no number" in PICTURES["measure"].description
        assert "Grade B" in [cell.text for cell in PICTURES["measure"].table.rows[-1]]

    def test_a_scale_that_does_not_begin_at_nought_says_so(self) -> None:
        assert "scale begins at 55, not at 0" in PICTURES["measure"].svg
        values = (Value("1", "actual", 1, "1"), Value("2", "actual", 9, "9"))
        low = target_chart.draw("t", Series("t", ("1", "2"), values))
        assert "not at 0" not in low.svg

    def test_a_figure_that_is_only_expected_is_called_so(self) -> None:
        values = (Value("1", "outturn", 3.5, "3.5", basis="expected"), Value("2", "outturn", 4, "4"))
        told = target_chart.draw("t", Series("t", ("1", "2"), values)).description
        assert "1: expected outturn 3.5" in told
        assert "2: outturn 4" in told

    def test_what_was_expected_only_is_held_against_no_target(self) -> None:
        values = (
            Value("1", "outturn", 3.5, "3.5", basis="expected"),
            Value("1", "actual", 3.2, "3.20"),
            Value("1", "target", 3.1, "3.10"),
        )
        told = target_chart.draw("t", Series("t", ("1",), values, ratings=(("1", "amber"),))).description
        assert "1: actual 3.20 against a target of 3.10, rated amber, expected outturn 3.5" in told

    def test_no_direction_is_made_up(self) -> None:
        assert "better" not in target_chart.draw("t", Series("t", ("1",), (Value("1", "actual", 1, "1"),))).svg

    @pytest.mark.parametrize(
        "numbers", [[], [0.0], [5.0], [-5.0], [0.0, 0.0], [-3.0, 4.0], [1e-9, 2e-9], [1e12, 3e12], [99.9, 100.0]]
    )
    def test_a_scale_holds_its_numbers(self, numbers: list[float]) -> None:
        ends = scale(numbers)
        assert ends.low < ends.high
        assert all(ends.low <= number <= ends.high for number in numbers)
        assert 1 <= round((ends.high - ends.low) / ends.step) <= 12

    @pytest.mark.parametrize("value", [float("nan"), float("inf"), None])
    def test_what_is_no_number_is_not_drawn(self, value: float | None) -> None:
        drawn = target_chart.draw("t", Series("t", ("1",), (Value("1", "actual", value, "n/a"),)))
        assert "reached" not in drawn.svg
        assert "n/a" in drawn.svg

    def test_an_outturn_is_not_taken_for_what_was_reached(self) -> None:
        values = (Value("1", "actual", 5.0, "5"), Value("1", "outturn", 6.0, "6"))
        drawn = target_chart.draw("t", Series("t", ("1",), values)).svg
        marks = re.findall(r'<circle cx="106" cy="[\d.]+" r="4.5" class="(\w+)"', drawn)
        assert sorted(marks) == ["body", "reached"]

    def test_a_value_needs_a_period(self) -> None:
        with pytest.raises(ValueError, match="no period"):
            target_chart.draw("t", Series("t", ("1",), (Value("2", "actual", 1, "1"),)))


class TestHandOvers:
    def test_where_nobody_is_printed_nothing_can_be_told(self) -> None:
        row = PICTURES["handovers"].table.rows[0]
        assert [cell.text for cell in row[1:6]] == ["4", "cannot be told", "cannot be told", "1", "not named"]

    def test_who_took_over_from_whom(self) -> None:
        told = PICTURES["handovers"].table.rows[1][-1].text
        assert told.startswith("from Nora Quill, 2012/13 (the same promises name another); from Head of Harbours")

    def test_counts_match_columns(self) -> None:
        with pytest.raises(ValueError, match="one count for each column"):
            holders.draw("t", HandOvers("t", (Year("1"),), (Holder("a", ()),)))

    @pytest.mark.parametrize("change", [HandOver(0, 1, 1), HandOver(0, 0, 0), HandOver(-1, 0, 1), HandOver(0, 0, 2)])
    def test_a_hand_over_is_between_two(self, change: HandOver) -> None:
        with pytest.raises(ValueError, match="between two holders"):
            holders.draw("t", HandOvers("t", (Year("1"), Year("2")), (Holder("a", (1, 1)),), (change,)))
