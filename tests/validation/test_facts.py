"""What the facts compare, each on a council of a few rows written down here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest
from pyoxigraph import Literal, NamedNode

from goldenthread.graph import dataset
from goldenthread.interpret import interpret
from goldenthread.issues import Issue
from goldenthread.model import (
    Commitment,
    Decision,
    Kind,
    Link,
    Measure,
    Observation,
    Officer,
    Origin,
    Plan,
    PrintedFields,
    Progress,
    Relation,
    ValueKind,
)
from goldenthread.namespaces import GT
from goldenthread.store import EmbeddedStore
from goldenthread.validation import derive_facts, validate
from tests import small_council as council
from tests.small_council import MINTER

ALL = (Kind.ACTIVITY, Kind.MILESTONE)
PRINTED = PrintedFields(officers_on=ALL, deadline_on=ALL, status_on=ALL, percent_on=ALL)
LONG = "The consultation closed, and all of its answers were published on the website."


def row(key: str, text: str, parent: str = "a1", **more: object) -> Commitment:
    kind = Kind.ACTIVITY if key[0] == "a" else Kind.MILESTONE
    line = int(key[1:])
    one = Commitment(key=key, kind=kind, ref="", text=text, parent=parent, line=line, lines=(line,))
    return replace(one, **more)  # type: ignore[arg-type]


def plan(rows: Iterable[Commitment], measures: Iterable[Measure] = ()) -> Plan:
    return replace(council.REPORT_2015, headings=(), commitments=tuple(rows), measures=tuple(measures))


def built(*plans: Plan) -> EmbeddedStore:
    store = EmbeddedStore.of(
        dataset(
            plans,
            minter=MINTER,
            iri_of=council.iri_of,
            readings=interpret(plans, council.iri_of),
            printed=dict.fromkeys(("marlow-vale-plan", "marlow-vale-report"), PRINTED),
        )
    )
    store.add(derive_facts(store, MINTER))
    return store


def found(store: EmbeddedStore, code: str) -> list[tuple[int, str]]:
    return [(finding.line, finding.message) for finding in validate(store, MINTER) if finding.code == code]


def told(store: EmbeddedStore, kind: Kind, key: str, predicate: str) -> list[str]:
    subject = NamedNode(council.iri_of(council.REPORT, kind, key))
    return sorted(store.select(f"SELECT ?o {{ ?_s_iri <{predicate}> ?o }}", {"_s_iri": subject}).column("o"))


def test_the_same_words_with_another_dash_stand_twice() -> None:
    rows = [
        row("a1", "Plant trees"),
        row("m2", "Choose \u2013 the streets"),
        row("m3", "choose the Streets."),
        row("m4", "Dig"),
    ]
    assert found(built(plan(rows)), "same-twice") == [(3, "The same words stand on line 2 already.")]


def test_the_same_words_in_another_document_are_not_the_same_twice() -> None:
    other = replace(council.PLAN_2014, headings=(), commitments=(row("a1", "Plant trees"),), measures=(), issues=())
    assert found(built(other, plan([row("a1", "Plant trees")])), "same-twice") == []


@pytest.mark.parametrize(("comment", "lines"), [(LONG, [3, 4]), (LONG[:59], [])])
def test_a_comment_of_sixty_letters_is_copied(comment: str, lines: list[int]) -> None:
    same = Progress(status="completed", comment=comment)
    rows = [row("a1", "Ask"), *(row(f"m{n}", f"Step {n}", progress=same) for n in (2, 3, 4))]
    assert [line for line, _ in found(built(plan(rows)), "copied-comment")] == lines


def test_what_cannot_be_checked() -> None:
    officer, day = (Officer("Ada Lark", "Ada Lark"),), (date(2016, 3, 31),)
    done = Progress(status="completed", percent=100.0, percent_printed="100%")
    rows = [
        row("a1", "All of it", parent="", officers=officer, deadlines=day, progress=done),
        row("m2", "Its activity says who and when", progress=done),
        row("a3", "Nothing", parent=""),
        row("m4", "Nothing either", parent="a3", progress=done),
        row("a5", "Its milestone says who and when", parent="", progress=done),
        row("m6", "Who and when", parent="a5", officers=officer, deadlines=day, progress=done),
    ]
    store = built(plan(rows))
    assert [line for line, _ in found(store, "uncheckable")] == [3, 4]
    assert told(store, Kind.ACTIVITY, "a3", GT.uncheckableBecause) == [
        "nobody is named whom one could ask",
        "nothing says by when",
        "nothing says how it stands",
    ]
    assert len(told(store, Kind.MILESTONE, "m4", GT.uncheckableBecause)) == 2


def test_only_what_is_open_has_to_go_on() -> None:
    states = {
        "m2": Progress(status="completed"),
        "m3": Progress(status="discontinued"),
        "m4": Progress(status="overdue", percent=100.0),
        "m5": Progress(percent=100.0, percent_printed="100%"),
        "m6": Progress(percent=40.0, percent_printed="40%"),
        "m7": Progress(),
    }
    rows = [row(key, key, progress=state) for key, state in states.items()]
    first = replace(council.REPORT_2015, headings=(), commitments=tuple(rows))
    later = replace(
        council.REPORT_2015,
        edition=replace(council.REPORT, label="2016-17", year_start=date(2016, 4, 1), year_end=date(2017, 3, 31)),
        headings=(),
        commitments=(row("a1", "Another"),),
    )
    assert [line for line, _ in found(built(first, later), "ended-without-a-word")] == [4, 6]
    edition = replace(later.edition, label="2017-18", year_start=date(2017, 4, 1), year_end=date(2018, 3, 31))
    assert found(built(first, replace(later, edition=edition)), "ended-without-a-word") == []
    assert found(built(first), "ended-without-a-word") == []


def measure(polarity: str, variance: str, **cells: str) -> Measure:
    """A measure of 2015/16; a cell is named by kind, or by kind and place: ``actual_chart``."""
    observations = []
    for name, printed in cells.items():
        kind, _, origin = name.partition("_")
        last = printed.split("= ")[-1].split(" ")[0].strip("%")
        number = float(last) if last.replace(".", "").replace("-", "").isdigit() else None
        period = "2014/15" if kind == "before" else "Mar" if origin == "march" else "2015/16"
        observations.append(
            Observation(
                period,
                ValueKind.ACTUAL if kind == "before" else ValueKind(kind),
                number,
                printed,
                Origin.CHART if origin else Origin.HEADLINE,
                9,
            )
        )
    return Measure(
        "s9", "table", "Trees", 9, (9,), polarity=polarity, variance=variance, observations=tuple(observations)
    )


@pytest.mark.parametrize(
    ("polarity", "variance", "actual", "target", "minimum", "wrong"),
    [
        ("higher", "GREEN", "10", "10", "8", False),
        ("higher", "GREEN", "9", "10", "8", True),
        ("higher", "AMBER", "9", "10", "8", False),
        ("higher", "AMBER", "7", "10", "8", True),
        ("higher", "AMBER", "10", "10", "8", True),
        ("higher", "RED", "7", "10", "8", False),
        ("higher", "RED", "8", "10", "8", True),
        ("lower", "GREEN", "9", "10", "12", False),
        ("lower", "GREEN", "11", "10", "12", True),
        ("lower", "RED", "13", "10", "12", False),
        ("higher", "GREEN", "9", "N/A", "8", False),
        ("higher", "GREEN", "7", "N/A", "8", True),
        ("higher", "AMBER", "9", "10", "N/A", False),
        ("higher", "RED", "9", "10", "N/A", False),
        ("higher", "GREEN", "N/A", "10", "8", False),
        ("higher", "GREEN", "9", "N/A", "N/A", False),
        ("higher", "N/A", "9", "10", "8", False),
        ("", "GREEN", "9", "10", "8", False),
    ],
)
def test_a_rating_against_its_figures(
    polarity: str, variance: str, actual: str, target: str, minimum: str, wrong: bool
) -> None:
    one = measure(polarity, variance, actual=actual, target=target, minimum=minimum)
    assert bool(found(built(plan([row("a1", "Plant")], [one])), "rating-contradicts-figures")) == wrong


@pytest.mark.parametrize(
    ("polarity", "target", "before", "wrong"),
    [
        ("higher", "10", "10", False),
        ("higher", "10", "10.5", True),
        ("lower", "10", "9", True),
        ("lower", "10", "11", False),
        ("lower", "-0.6", "-0.9", False),
        ("higher", "10%", "104", False),
        ("higher", "10%", "12", True),
        ("higher", "10%", "of 300 trees = 12%", True),
        ("higher", "10%", "12.0%", True),
        ("higher", "10%", "12 trees (9%)", False),
        ("higher", "N/A", "12", False),
    ],
)
def test_a_target_against_what_was_reached(polarity: str, target: str, before: str, wrong: bool) -> None:
    one = measure(polarity, "", target=target, before=before)
    assert bool(found(built(plan([row("a1", "Plant")], [one])), "target-below-reached")) == wrong


def test_a_target_worse_than_its_minimum_shows_that_the_direction_is_misprinted() -> None:
    one = measure("higher", "", target="21.3", minimum="22", before="23.7")
    assert found(built(plan([row("a1", "Plant")], [one])), "target-below-reached") == []


def test_a_headline_against_its_chart() -> None:
    one = measure(
        "higher", "", actual="10", actual_chart="11", target="12", target_march="12", minimum="8", minimum_march="0"
    )
    figures = "actual 2015/16 10, in the chart 11 and minimum 2015/16 8, in the chart 0 for Mar"
    assert found(built(plan([row("a1", "Plant")], [one])), "headline-differs-from-chart") == [
        (9, f"Headline and chart state different figures: {figures}.")
    ]


TWO_TABLES = [
    # of the one table, of the other: printed, basis, unit, name; what is found
    (("1980", "", "Number", "Trees felled"), ("1972", "", "Number", "trees felled"), "figures-differ"),
    (("1980", "", "Number", "Trees felled"), ("1980", "", "Number", "Trees felled"), ""),
    (("1980", "", "Number", "Trees felled"), ("1972", "", "Number", "The trees felled"), "figures-differ"),
    (("1980", "", "Number", "Trees felled"), ("1972", "", "Number", "Trees planted"), ""),
    (("1980", "", "Number", "Waits > 6 weeks"), ("1972", "", "Number", "Waits < 6 weeks"), ""),
    (("1980", "", "Number of elms", "Trees felled"), ("1972", "", "Number", "Trees felled"), "figures-differ"),
    (("1980", "", "The number of elms", "Trees felled"), ("1972", "", "Number", "Trees felled"), "figures-differ"),
    (("1980", "", "Number", "Trees felled"), ("72", "", "Percentage", "Trees felled"), ""),
    (("1980", "", "Number", "Trees felled"), ("72", "", "Number - now in percent", "Trees felled"), ""),
    (("72", "", "%", "Trees felled"), ("73", "", "Percentage", "Trees felled"), "figures-differ"),
    (("72", "", "Number", "Trees felled"), ("73", "", "", "Trees felled"), ""),
    (("69.7", "", "%", "Trees felled"), ("69.74", "", "%", "Trees felled"), ""),
    (("69.7", "", "%", "Trees felled"), ("69.76", "", "%", "Trees felled"), "figures-differ"),
    (("54", "", "%", "Trees felled"), ("53.5", "", "%", "Trees felled"), ""),
    (("54", "", "%", "Trees felled"), ("53.4", "", "%", "Trees felled"), "figures-differ"),
    (("573", "", "Number", "Trees felled"), ("640", "expected", "Number", "Trees felled"), "forecast-differs"),
    (
        ("573", "projection", "Number", "Trees felled"),
        ("640", "expected", "Number", "Trees felled"),
        "forecast-differs",
    ),
    (("573", "", "Number", "Trees felled"), ("573", "expected", "Number", "Trees felled"), ""),
    (("573", "", "Number", "Trees felled"), ("580", "approximate", "Number", "Trees felled"), ""),
    (("573", "", "Number", "Trees felled"), ("C", "", "Number", "Trees felled"), ""),
]


@pytest.mark.parametrize(("one", "other", "code"), TWO_TABLES)
def test_two_tables_of_a_document_print_one_figure_of_a_year(
    one: tuple[str, str, str, str], other: tuple[str, str, str, str], code: str
) -> None:
    measures = []
    for place, (printed, basis, unit, name) in enumerate((one, other), start=1):
        kind = ValueKind.ACTUAL if place == 1 else ValueKind.OUTTURN
        value = float(printed) if printed.replace(".", "").isdigit() else None
        seen = Observation("2014/15", kind, value, printed, Origin.HEADLINE, place, basis)
        measures.append(Measure(f"s{place}", f"table {place}", name, place, (place,), unit=unit, observations=(seen,)))
    made = built(plan([row("a1", "Plant")], measures))
    for each in ("figures-differ", "forecast-differs"):
        assert [line for line, _ in found(made, each)] == ([1, 2] if each == code else [])


def test_figures_of_two_periods_or_of_a_chart_are_not_held_against_each_other() -> None:
    def of(key: str, period: str, origin: Origin) -> Measure:
        seen = Observation(period, ValueKind.ACTUAL, 5.0 if key == "s1" else 7.0, "5", origin, 1)
        return Measure(key, key, "Elms", 1, (1,), unit="Number", observations=(seen,))

    for other in (of("s2", "2013/14", Origin.HEADLINE), of("s2", "2014/15", Origin.CHART)):
        made = built(plan([row("a1", "Plant")], [of("s1", "2014/15", Origin.HEADLINE), other]))
        assert found(made, "figures-differ") == []


def test_the_message_tells_both_figures_and_the_other_line() -> None:
    def of(key: str, line: int, printed: str, basis: str) -> Measure:
        seen = Observation("2014/15", ValueKind.OUTTURN, float(printed), printed, Origin.HEADLINE, line, basis)
        return Measure(key, key, "Elms", line, (line,), unit="Number", observations=(seen,))

    made = built(plan([row("a1", "Plant")], [of("s1", 4, "573.00", ""), of("s2", 9, "640", "expected")]))
    assert found(made, "forecast-differs") == [
        (4, "One of two figures for the same year is not final: 2014/15 573.00, in line 9 640 (not final)."),
        (9, "One of two figures for the same year is not final: 2014/15 640 (not final), in line 4 573.00."),
    ]


def test_a_measure_in_the_red_over_a_completed_activity() -> None:
    red = replace(measure("higher", "RED", actual="1", minimum="8"), supports=("a1",))
    done = row("a1", "Plant trees", progress=Progress(status="completed"))
    late = row("a1", "Plant trees", progress=Progress(status="overdue"))
    message = "The measure is rated red, but 'Plant trees' is reported completed."
    assert found(built(plan([done], [red])), "red-measure-completed-activity") == [(9, message)]
    assert found(built(plan([late], [red])), "red-measure-completed-activity") == []
    assert Literal("RED").value == red.variance


def test_a_number_that_is_promised_needs_a_figure_somewhere() -> None:
    measured = replace(measure("higher", "", target="40"), supports=("a5",))
    named_only = replace(measure("higher", "", actual="40"), key="s10", name="Shrubs", supports=("a8",))
    rows = [
        row("a1", "Increase the number of trees", parent=""),
        row("m2", "Choose the streets"),
        row("a3", "Increase the number of trees in parks", parent=""),
        row("m4", "Plant 40 trees", parent="a3"),
        row("a5", "Reduce the number of stumps", parent=""),
        row("m6", "Increase the number of wardens by 8", parent="a5"),
        row("m7", "Number of open days increased", parent="a5"),
        row("a8", "Increase the number of shrubs", parent=""),
    ]
    message = "It promises that a number will change ('{}'), and no figure says how far."
    assert found(built(plan(rows, [measured, named_only])), "target-missing") == [
        (1, message.format("Increase the number of trees")),
        (7, message.format("Number of open days increased")),
        (8, message.format("Increase the number of shrubs")),
    ]


DUE, DUE_AGAIN = (date(2015, 1, 31),), (date(2016, 1, 31),)


@pytest.mark.parametrize(
    ("before", "now", "told_before"),
    [
        (Progress(status="overdue"), DUE_AGAIN, ["2015-01-31"]),
        (Progress(), DUE_AGAIN, ["2015-01-31"]),
        (Progress(percent=99.0, percent_printed="99%"), DUE_AGAIN, ["2015-01-31"]),
        (Progress(status="overdue", percent=100.0, percent_printed="100%"), DUE_AGAIN, ["2015-01-31"]),
        (Progress(percent=100.0, percent_printed="100%"), DUE_AGAIN, []),
        (Progress(status="completed"), DUE_AGAIN, []),  # what is promised again has a new deadline, and no moved one
        (Progress(status="overdue"), (), []),
    ],
)
def test_a_deadline_before_is_that_of_what_was_not_completed(
    before: Progress, now: tuple[date, ...], told_before: list[str]
) -> None:
    earlier = replace(
        council.PLAN_2014,
        headings=(),
        commitments=(row("a1", "Plant trees", parent="", deadlines=DUE, progress=before),),
        measures=(),
        issues=(),
    )
    later = plan([row("a1", "Plant trees", parent="", deadlines=now)])
    first, second = (council.iri_of(one.edition, Kind.ACTIVITY, "a1") for one in (earlier, later))
    link = Link(first, second, Relation.CONTINUES, Decision.ACCEPTED, 0.9, "semapv:ManualMappingCuration")
    store = EmbeddedStore.of(dataset((earlier, later), minter=MINTER, iri_of=council.iri_of, printed={}, links=[link]))
    store.add(derive_facts(store, MINTER))
    assert told(store, Kind.ACTIVITY, "a1", GT.deadlineBefore) == told_before


@pytest.mark.parametrize(
    ("cell", "percent", "illegible"),
    [
        ("3o%", None, ["3o%"]),
        ("about 3o%", None, ["3o%"]),  # what cannot be read is part of the cell
        ("forty", None, []),  # of another row that is printed on the line
        ("3o%", 30.0, []),  # it was read all the same
    ],
)
def test_a_percentage_that_cannot_be_read_is_that_of_its_own_cell(
    cell: str, percent: float | None, illegible: list[str]
) -> None:
    one = row("a1", "Plant trees", parent="", progress=Progress(percent=percent, percent_printed=cell))
    issue = Issue("2015-16", 1, "percent-illegible", "percent", "3o%", lines=(1,))
    store = built(replace(plan([one]), issues=(issue,)))
    assert told(store, Kind.ACTIVITY, "a1", GT.illegiblePercent) == illegible


@pytest.mark.parametrize(
    ("cells", "figures"),
    [
        ({"actual": "9", "target": "10", "minimum": "8"}, ["9", "10", "8"]),
        ({"actual": "9", "minimum": "8"}, ["9", "8"]),
        ({"actual": "9", "target": "10"}, ["9", "10"]),
        ({"actual": "9", "target": "N/A", "minimum": "8"}, ["9", "8"]),
        ({"actual": "9"}, []),  # a result beside which nothing was to be reached is rated by nothing
        ({"target": "10", "minimum": "8"}, []),
    ],
)
def test_the_figures_of_a_year_are_those_that_are_printed(cells: dict[str, str], figures: list[str]) -> None:
    store = built(plan([row("a1", "Plant")], [measure("higher", "GREEN", **cells)]))
    found = [
        store.select(f"SELECT ?o {{ ?s <{fact}> ?o }}").column("o")
        for fact in (GT.yearResult, GT.yearTarget, GT.yearMinimum)
    ]
    assert [one for some in found for one in some] == figures


@pytest.mark.parametrize(
    ("target", "before", "compared"), [("0", "2", True), ("0", "0", True), ("-1", "2", False), ("1", "-2", False)]
)
def test_where_lower_is_better_nothing_below_zero_is_compared(target: str, before: str, compared: bool) -> None:
    store = built(plan([row("a1", "Plant")], [measure("lower", "", target=target, before=before)]))
    assert bool(len(store.select(f"SELECT ?o {{ ?s <{GT.targetSet}> ?o }}"))) is compared
