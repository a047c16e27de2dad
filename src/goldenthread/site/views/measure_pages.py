"""The measures: a page that lists them, and one for each series over the years and tables that print it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from goldenthread.pictures import Series
from goldenthread.pictures import Value as Drawn
from goldenthread.site import plain
from goldenthread.site.addresses import page_of
from goldenthread.site.holdings import Holdings
from goldenthread.site.measure_sentences import BETTER, better, lede
from goldenthread.site.page import FACETS, Page
from goldenthread.site.records import Commitment, Edition, Finding, Link, Measure, Value
from goldenthread.site.results import REACHED, results
from goldenthread.site.series import named
from goldenthread.site.told_by_updates import updates
from goldenthread.site.views.measure_list import listing
from goldenthread.site.years_held import plan_years


@dataclass(frozen=True, slots=True)
class Statement:
    """What one table prints of a measure.

    Attributes:
        supports: the commitments that it is said to support.
        elsewhere: the rows of other tables that print the same measure, each with the judgement that says so.
    """

    measure: Measure
    edition: Edition
    anchor: str
    better: str
    rating: str
    values: tuple[Value, ...]
    findings: tuple[Finding, ...]
    supports: tuple[Commitment, ...]
    elsewhere: tuple[tuple[Measure, Link], ...]


@dataclass(frozen=True, slots=True)
class MeasureView:
    """One series.

    Attributes:
        lede: what is printed of it last, as sentences.
        picture: its figures year by year, or none where no figure is a number.
        within: its figures within a year, one picture for each document that prints them.
        updates: what updates of commitments say of it with a figure, where no table prints one.
        judged: of how many of its rows readers judged whether they count the same: ``all``, ``some`` or ``none``.
        alike: series of the same name and another unit, with that unit.
    """

    lede: str
    picture: Series | None
    within: tuple[Series, ...]
    statements: tuple[Statement, ...]
    alike: tuple[tuple[Measure, str], ...]
    updates: tuple[tuple[Commitment, str], ...]
    judged: str


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
        judged = {other.iri for one in measures for other, _ in _elsewhere(held, one)}
        others = [
            one
            for one in alike[held.edition(first).body, named(first)]
            if one is not first and judged.isdisjoint(held.series_of[one.iri])
        ]
        yield Page(
            page_of(first.iri, held.base),
            "measure",
            first.name or "(a measure without a name)",
            lambda measures=measures, others=others: view(held, measures, others),  # type: ignore[misc]
            section="measures.html",
        )


def view(held: Holdings, group: Sequence[Measure], others: Sequence[Measure]) -> MeasureView:
    """One series."""
    return MeasureView(
        lede=lede(held, group),
        picture=_by_year(held, group),
        within=tuple(found for one in group if (found := _within(held, one))),
        statements=tuple(_statement(held, one) for one in group),
        alike=tuple((one, one.unit or "no unit printed") for one in others),
        updates=tuple(updates(held, group)),
        judged=_judged(held, group),
    )


def _judged(held: Holdings, group: Sequence[Measure]) -> str:
    mine = {one.iri for one in group}
    among = [
        link
        for one in group
        for link in held.counted_in.get(one.iri, ())
        if link.reviewer and {link.earlier, link.later} <= mine
    ]
    judged = {iri for link in among for iri in (link.earlier, link.later)}
    return "all" if judged == mine else "some" if judged else "none"


def _statement(held: Holdings, one: Measure) -> Statement:
    return Statement(
        measure=one,
        edition=held.edition(one),
        anchor=held.anchor_of(one),
        better=BETTER.get(one.printed_polarity, ""),
        rating=one.rating or one.variance,
        values=one.values,
        findings=held.findings_of.get(one.iri, ()),
        supports=tuple(held.commitments[iri] for iri in held.supported_by.get(one.iri, ()) if iri in held.commitments),
        elsewhere=tuple(_elsewhere(held, one)),
    )


def _elsewhere(held: Holdings, one: Measure) -> Iterator[tuple[Measure, Link]]:
    """The rows of other tables that are judged to print the same measure."""
    for link in held.counted_in.get(one.iri, ()):
        yield held.measures[link.later if link.earlier == one.iri else link.earlier], link


def _by_year(held: Holdings, group: Sequence[Measure]) -> Series | None:
    """The figures year by year: of the rows themselves, and of charts where no row prints one."""
    years = plan_years(value.period for one in group for value in one.values)
    told = _years_of_change(group)
    shown: dict[tuple[str, str, float | None], Drawn] = {}
    in_rows = {(value.period, value.kind) for one in group for value in one.values if value.origin == "headline"}
    for one in group:
        for value in one.values:
            charted = value.origin != "headline"
            passed_over = charted and ((value.period, value.kind) in in_rows or value.value is None)
            if passed_over or value.period not in years:
                continue
            what = "reached" if value.kind in REACHED and value.value is not None else value.kind
            key = (value.period, what, value.value)
            shown.setdefault(key, _drawn(held, one, value, _note(value, charted, told)))
    ratings = {plain.year(held.edition(one).label): one.rating for one in group if one.rating}
    return _series(
        group, years, shown.values(), "year by year", {year: ratings[year] for year in ratings if year in years}
    )


def _years_of_change(group: Sequence[Measure]) -> list[str]:
    """The years whose commentary says that the counting changed."""
    return [one.year for one in results(group) if one.anew or one.before]


def _note(value: Value, charted: bool, told: Sequence[str]) -> str:
    """What is said beside a figure: of a chart, or of a year after one whose commentary says that the count changed."""
    if charted:
        return "from its chart"
    return "perhaps by another count" if told and value.period > max(told) else ""


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
    return Drawn(value.period, value.kind, value.value, value.printed, said, f"#{held.anchor_of(one)}", value.basis)
