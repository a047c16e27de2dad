"""The measures: a page that lists them, and one for each series over the years and tables that print it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from goldenthread.pictures import Series
from goldenthread.pictures import Value as Drawn
from goldenthread.site import plain
from goldenthread.site.addresses import page_of
from goldenthread.site.holdings import Holdings
from goldenthread.site.page import Page
from goldenthread.site.records import Commitment, Edition, Finding, Measure, Value
from goldenthread.site.results import REACHED, Result, Verdict, missed_running, results, years_with_targets
from goldenthread.site.series import named
from goldenthread.site.years import plan_years

_BETTER = {"higher": "higher is better", "lower": "lower is better"}
FACETS = "assets/scripts/facets.js"
RUNNING = "missed two years running"
RUNNING_BY_CHART = "missed two years running, one of them by its chart alone"
_RATINGS = ("green", "amber", "red")


@dataclass(frozen=True, slots=True)
class Statement:
    """What one table prints of a measure.

    Attributes:
        supports: the commitments that it is said to support.
    """

    measure: Measure
    edition: Edition
    anchor: str
    better: str
    rating: str
    values: tuple[Value, ...]
    findings: tuple[Finding, ...]
    supports: tuple[Commitment, ...]


@dataclass(frozen=True, slots=True)
class MeasureView:
    """One series.

    Attributes:
        lede: what is printed of it last, as sentences.
        picture: its figures year by year, or none where no figure is a number.
        within: its figures within a year, one picture for each document that prints them.
        alike: series of the same name and another unit, with that unit.
    """

    lede: str
    picture: Series | None
    within: tuple[Series, ...]
    statements: tuple[Statement, ...]
    alike: tuple[tuple[Measure, str], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A series in the list: the latest year of which a result is printed, beside the target of that very year.

    Attributes:
        last: that year, or none where no table prints a result.
        reached: its result as printed, with what is said of it.
        aim: its target as printed, or empty.
        ahead: the targets of later years, each with its year.
        target: how result and target lie, in words to choose by.
        rating: the latest colour, with the year of the document that gives it.
        rated_in: that year, as people write it.
        documents: the documents that print it.
        directorates: those printed beside it.
        findings: how many findings its rows have.
    """

    measure: Measure
    last: Result | None
    reached: str
    aim: str
    ahead: tuple[str, ...]
    target: tuple[str, ...]
    better: str
    rating: str
    rated_in: str
    documents: tuple[Edition, ...]
    themes: tuple[str, ...]
    directorates: tuple[str, ...]
    findings: int


@dataclass(frozen=True, slots=True)
class MeasuresView:
    """The list of measures.

    Attributes:
        ratings: each rating with how many rows of tables carry it.
        rated: how many rows are rated green, amber or red.
        numbers: how many series print any figure.
        compared: the years in which a result can be set beside its target, each with how many measures can.
        running: how many measures missed their target in two years that follow each other.
        by_chart: those that did so by a chart in one of the two years.
        missed: how many missed it, by year.
    """

    rows: tuple[Row, ...]
    lines: int
    tables: int
    rated: int
    ratings: tuple[tuple[str, int], ...]
    numbers: int
    compared: tuple[tuple[str, int], ...]
    running: int
    by_chart: tuple[Measure, ...]
    missed: tuple[tuple[str, int], ...]


def pages(held: Holdings) -> Iterator[Page]:
    """The list and a page for each series; no list where no document prints a measure."""
    groups = dict.fromkeys(held.series_of.values())
    if not groups:
        return
    alike: dict[tuple[str, str], list[Measure]] = {}
    for group in groups:
        first = held.measures[group[0]]
        alike.setdefault((held.edition(first).body, named(first)), []).append(first)
    yield Page("measures.html", "measures", "Measures", lambda: listing(held), scripts=(FACETS,))
    for group in groups:
        measures = tuple(held.measures[iri] for iri in group)
        first = measures[0]
        others = [one for one in alike[held.edition(first).body, named(first)] if one is not first]
        yield Page(
            page_of(first.iri, held.base),
            "measure",
            first.name or "(a measure without a name)",
            lambda measures=measures, others=others: view(held, measures, others),  # type: ignore[misc]
            section="measures.html",
        )


def listing(held: Holdings) -> MeasuresView:
    """The list: each series once, by name."""
    groups = [tuple(held.measures[iri] for iri in group) for group in dict.fromkeys(held.series_of.values())]
    rows = sorted(
        (row_of(held, group) for group in groups), key=lambda row: (row.measure.name.casefold(), row.measure.iri)
    )
    ratings = Counter(rating for one in held.measures.values() if (rating := rated(one)))
    return MeasuresView(
        rows=tuple(rows),
        lines=len(held.measures),
        tables=len({(one.edition, one.table) for one in held.measures.values()}),
        rated=sum(ratings.values()),
        ratings=tuple((name, ratings[name]) for name in _RATINGS if ratings[name]),
        numbers=sum(any(one.values for one in group) for group in groups),
        compared=years_with_targets(results(group) for group in groups),
        running=sum(RUNNING in row.target for row in rows),
        by_chart=tuple(row.measure for row in rows if RUNNING_BY_CHART in row.target),
        missed=tuple(
            sorted(
                Counter(one.year for group in groups for one in results(group) if one.verdict is Verdict.MISSED).items()
            )
        ),
    )


def row_of(held: Holdings, group: Sequence[Measure]) -> Row:
    """A series as a list shows it."""
    found = results(group)
    last = found[-1] if found else None
    colour = next(((rating, one) for one in reversed(group) if (rating := rated(one))), None)
    ahead = {
        value.period: f"{_figure(value)} for {value.period}"
        for one in group
        for value in one.values
        if value.kind == "target" and value.value is not None and plan_years([value.period])
    }
    return Row(
        measure=group[0],
        last=last,
        reached=_figure(last.reached) if last else "",
        aim=_figure(last.aim) if last and last.aim else "",
        ahead=tuple(said for year, said in sorted(ahead.items()) if last is None or year > last.year),
        target=tuple(_to_choose(found)),
        better=better(group),
        rating=colour[0] if colour else "",
        rated_in=plain.year(held.edition(colour[1]).label) if colour else "",
        documents=tuple(dict.fromkeys(held.edition(one) for one in group)),
        themes=tuple(dict.fromkeys(one.theme for one in group if one.theme)),
        directorates=tuple(dict.fromkeys(one.directorate for one in group if one.directorate)),
        findings=sum(len(held.findings_of.get(one.iri, ())) for one in group),
    )


def _to_choose(found: Sequence[Result]) -> Iterator[str]:
    """How results and targets lie, in words to choose by: of each year, and over two."""
    for one in found:
        if one.verdict not in (Verdict.NO_TARGET, Verdict.UNTOLD):
            yield f"{one.verdict.value} in {one.year}"
    if missed_running(found):
        yield RUNNING
    elif missed_running(found, Verdict.MISSED, Verdict.CHART_MISSED):
        yield RUNNING_BY_CHART
    if not found:
        yield "no result printed"
    elif all(one.verdict is Verdict.NO_TARGET for one in found):
        yield "no target printed for a year with a result"
    elif all(one.verdict in (Verdict.NO_TARGET, Verdict.UNTOLD) for one in found):
        yield Verdict.UNTOLD.value


def rated(one: Measure) -> str:
    """The colour that a table gives a measure, or empty where it gives none.

    A word that is no colour, such as "N/A", is no rating.
    """
    word = one.variance.strip().casefold()
    return word if word in _RATINGS else ""


def better(group: Iterable[Measure]) -> str:
    """Which direction is better, in words; empty where no table says, or where two say opposite things."""
    said = {one.polarity for one in group if one.polarity}
    return _BETTER.get(said.pop(), "") if len(said) == 1 else ""


def view(held: Holdings, group: Sequence[Measure], others: Sequence[Measure]) -> MeasureView:
    """One series."""
    return MeasureView(
        lede=lede(held, group),
        picture=_by_year(held, group),
        within=tuple(found for one in group if (found := _within(held, one))),
        statements=tuple(_statement(held, one) for one in group),
        alike=tuple((one, one.unit or "no unit printed") for one in others),
    )


def _statement(held: Holdings, one: Measure) -> Statement:
    return Statement(
        measure=one,
        edition=held.edition(one),
        anchor=held.anchor_of(one),
        better=_BETTER.get(one.polarity, ""),
        rating=rated(one) or one.variance,
        values=one.values,
        findings=held.findings_of.get(one.iri, ()),
        supports=tuple(held.commitments[iri] for iri in held.supported_by.get(one.iri, ()) if iri in held.commitments),
    )


def lede(held: Holdings, group: Sequence[Measure]) -> str:
    """What was reached last beside what was aimed at, the next target, and which direction is better."""
    said = [*_last_reached(held, group), *_next_target(group)]
    if not said:
        prints = any(one.values for one in group)
        said = [f"No table prints a {'number' if prints else 'figure'} of it: how it went cannot be told."]
    if len({one.polarity for one in group if one.polarity}) > 1:
        said.append("The tables do not agree whether higher or lower is better.")
    elif direction := better(group):
        said.append(f"{direction.capitalize()}.")
    documents = dict.fromkeys(plain.named(held.edition(one)) for one in group)
    where = plain.listed([f"the {name}" for name in documents])
    said.append(f"It stands in {plain.counted(len(group), 'row')} of {where}.")
    return " ".join(said)


def _last_reached(held: Holdings, group: Sequence[Measure]) -> Iterator[str]:
    reached = _latest(group, REACHED)
    if reached is not None:
        row = next(one for one in group if reached in one.values)
        aims = {
            value.kind: value
            for value in row.values
            if (value.period, value.origin) == (reached.period, reached.origin) and value.value is not None
        }
        beside = [
            f"{_side(reached, aims[kind])} the {name} of {_figure(aims[kind])}"
            for kind, name in (("target", "target"), ("minimum", "minimum expected"))
            if kind in aims
        ]
        own_year = plain.year(held.edition(row).label) == reached.period
        colour = f"; the council rates it {rated(row)}" if rated(row) and own_year else ""
        expected = "expected" in reached.basis
        figure = _figure(reached, *(("expected",) if expected else ()))
        verb = "Expected" if expected else "Reached"
        yield f"{verb} in {reached.period}: {figure}{f', {plain.listed(beside)}' if beside else ''}{colour}."
    for one in group:
        year = plain.year(held.edition(one).label)
        without = [
            value.printed
            for value in one.values
            if value.kind in REACHED and value.value is None and value.period == year and value.origin == "headline"
        ]
        if without and (reached is None or year > reached.period):
            colour = f" and is rated {rated(one)} all the same" if rated(one) else ""
            yield f"For {year} its row prints “{without[0]}”, no number,{colour}.".replace(",.", ".")


def _side(reached: Value, aim: Value) -> str:
    """Where what was reached lies beside what was aimed at: the numbers alone, no judgement."""
    first, second = reached.value or 0.0, aim.value or 0.0
    return "the same as" if first == second else "above" if first > second else "below"


def _next_target(group: Sequence[Measure]) -> Iterator[str]:
    aim, reached = _latest(group, ("target",)), _latest(group, REACHED)
    if aim and (reached is None or aim.period > reached.period):
        yield f"The target for {aim.period} is {_figure(aim)}."
        if reached is None:
            yield "No number is printed of what was reached."


def _latest(group: Sequence[Measure], kinds: Sequence[str]) -> Value | None:
    """The figure of the latest plan year that is a number.

    Of two of one year that of a row is taken before that of a chart, a certain one before one that is expected, and
    that of the later table.
    """
    found = [
        (value.period, value.origin == "headline", value.basis == "", kinds[::-1].index(value.kind), place, value)
        for place, one in enumerate(group)
        for value in one.values
        if value.kind in kinds and value.value is not None and plan_years([value.period])
    ]
    return max(found, key=lambda each: each[:-1])[-1] if found else None


def _figure(value: Value, *known: str) -> str:
    """A figure as printed, with what the row says of it where neither the figure nor the sentence does."""
    parts = [part for part in value.basis.split("; ") if part and part not in known]
    aside = [part for part in parts if part.casefold() not in value.printed.casefold()]
    return f"{value.printed} ({', '.join(aside)})" if aside else value.printed


def _by_year(held: Holdings, group: Sequence[Measure]) -> Series | None:
    """The figures year by year: of the rows themselves, and of charts where no row prints one."""
    years = plan_years(value.period for one in group for value in one.values)
    shown: dict[tuple[str, str, float | None], Drawn] = {}
    in_rows = {(value.period, value.kind) for one in group for value in one.values if value.origin == "headline"}
    for one in group:
        for value in one.values:
            charted = value.origin != "headline"
            if value.period not in years or (
                charted and ((value.period, value.kind) in in_rows or value.value is None)
            ):
                continue
            what = "reached" if value.kind in REACHED and value.value is not None else value.kind
            key = (value.period, what, value.value)
            shown.setdefault(key, _drawn(held, one, value, "from its chart" if charted else ""))
    ratings = {plain.year(held.edition(one).label): rated(one) for one in group if rated(one)}
    return _series(
        group, years, shown.values(), "year by year", {year: ratings[year] for year in ratings if year in years}
    )


def _within(held: Holdings, one: Measure) -> Series | None:
    """The figures within a year, as the chart of a row prints them."""
    values = [value for value in one.values if value.period and not plan_years([value.period])]
    periods = tuple(dict.fromkeys(value.period for value in values))
    drawn = [_drawn(held, one, value, "") for value in values if value.value is not None]
    return _series([one], periods, drawn, f"within {plain.year(held.edition(one).label)}, as its chart has it", {})


def _series(
    group: Sequence[Measure], periods: tuple[str, ...], values: Iterable[Drawn], what: str, ratings: Mapping[str, str]
) -> Series | None:
    drawn = tuple(values)
    if not any(value.value is not None for value in drawn):
        return None
    title = f"{plain.shortened(group[0].name, 80) or 'A measure without a name'}, {what}"
    return Series(title, periods, drawn, group[-1].unit, better(group), tuple(ratings.items()))


def _drawn(held: Holdings, one: Measure, value: Value, note: str) -> Drawn:
    notes = [note, value.basis, plain.named(held.edition(one))]
    said = ", ".join(part for part in notes if part)
    return Drawn(value.period, value.kind, value.value, value.printed, said, f"#{held.anchor_of(one)}")
