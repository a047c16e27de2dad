"""What is said of a measure: how far it came, which direction is better, and how its tables rate it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from goldenthread.site import plain
from goldenthread.site.directions import direction
from goldenthread.site.holdings import Holdings
from goldenthread.site.next_targets import ANOTHER_COUNT, NextTarget, next_targets
from goldenthread.site.records import DISPUTED, Measure, Value
from goldenthread.site.results import COUNTED_ANEW, NOT_FINAL, REACHED, Result, results, year_before
from goldenthread.site.years_held import plan_years

LONGEST = 300
BETTER = {
    "higher": "higher is better",
    "lower": "lower is better",
    DISPUTED: "the tables do not agree whether higher or lower is better",
}


NOT_REACHED = {"expected": "expected", "projection": "projected", "projected": "projected", "forecast": "forecast"}
"""What a row says of a figure that nobody has reached yet, and how that is told."""


def result_of(value: Value) -> str:
    """A result as a table shows it: what is projected or expected only is said to be so before the figure."""
    found = [part for part in value.basis.split("; ") if part in NOT_REACHED]
    return f"{NOT_REACHED[found[0]]}: {figure_of(value, *found)}" if found else figure_of(value)


def last_rated(group: Sequence[Measure]) -> Measure | None:
    """The latest row of a series to which its table gives a colour."""
    return next((one for one in reversed(group) if one.rating), None)


def better(group: Iterable[Measure]) -> str:
    """Which direction is better, in words; empty where no table says."""
    return BETTER.get(direction(group), "")


def lede(held: Holdings, group: Sequence[Measure]) -> str:
    """What was reached last beside what was aimed at, the next target, and which direction is better."""
    said = [*_last_reached(held, group), *_next_target(held, group)]
    said += _twice(held, group)
    prints = any(one.values for one in group)
    if not said or not prints:
        said[:0] = [f"No table prints a {'number' if prints else 'figure'} of it."]
    if which := better(group):
        said.append(f"{which.capitalize()}.")
    documents = dict.fromkeys(plain.named(held.edition(one)) for one in group)
    where = plain.listed([f"the {name}" for name in documents])
    said.append(f"It stands in {plain.counted(len(group), 'row')} of {where}.")
    return " ".join(said)


def _last_reached(held: Holdings, group: Sequence[Measure]) -> Iterator[str]:
    """What was reached last, and what later rows print in place of a number."""
    reached = _latest(group, REACHED)
    if reached is not None:
        yield from _beside(held, group, reached)
    for one in group:
        year = plain.year(held.edition(one).label)
        without = [
            value.printed
            for value in one.values
            if value.kind in REACHED and value.value is None and value.period == year and value.origin == "headline"
        ]
        if without and (reached is None or year > reached.period):
            colour = f" and is rated {one.rating} all the same" if one.rating else ""
            yield f"For {year} its row prints “{without[0]}”, no number,{colour}.".replace(",.", ".")


def _beside(held: Holdings, group: Sequence[Measure], reached: Value) -> Iterator[str]:
    """What was reached last beside the aims of its year and the year before; where they are alike, how it compares."""
    found = results(group)
    anew = next((one.anew for one in found if one.reached is reached), "")
    yield _reached(held, next(one for one in group if reached in one.values), reached, alike=not anew)
    if anew:
        yield f"{COUNTED_ANEW.capitalize()}: “{plain.shortened(anew, LONGEST)}” So its figures are not compared."
    before, since = year_before(found, direction(group))
    if before is not None and since and found[-1].reached is reached:
        how = f"{NOT_FINAL.capitalize()}it" if since.startswith(NOT_FINAL) else "That"
        yield f"{how} is {since.removeprefix(NOT_FINAL)} ({figure_of(before)})."


def _twice(held: Holdings, group: Sequence[Measure]) -> Iterator[str]:
    """What two tables print differently of one year: of the first row about which it was found."""
    for code in ("figures-differ", "forecast-differs"):
        told = [found.message for one in group for found in held.findings_of.get(one.iri, ()) if found.code == code]
        yield from told[:1]


def _reached(held: Holdings, row: Measure, reached: Value, *, alike: bool) -> str:
    """A result beside the target and the minimum of its year, and its colour where its row is of that year.

    Where they are not alike they stand side by side, and neither is above the other.
    """
    aims = {
        value.kind: value
        for value in row.values
        if (value.period, value.origin) == (reached.period, reached.origin) and value.value is not None
    }
    beside = [
        f"{_side(reached, aims[kind], row.polarity) if alike else 'beside'} the {name} of {figure_of(aims[kind])}"
        for kind, name in (("target", "target"), ("minimum", "minimum expected"))
        if kind in aims
    ]
    own_year = plain.year(held.edition(row).label) == reached.period
    colour = f"; the council rates it {row.rating}" if row.rating and own_year else ""
    found = [part for part in reached.basis.split("; ") if part in NOT_REACHED]
    figure = figure_of(reached, *found)
    verb = NOT_REACHED[found[0]].capitalize() if found else "Reached"
    return f"{verb} in {reached.period}: {figure}{f', {plain.listed(beside)}' if beside else ''}{colour}."


def _side(reached: Value, aim: Value, polarity: str) -> str:
    """Where what was reached lies beside what was aimed at, and where lower is better whether that is better."""
    first, second = reached.value or 0.0, aim.value or 0.0
    if first == second:
        return "the same as"
    side = "above" if first > second else "below"
    if polarity == "lower":
        return f"{side} (worse than)" if first > second else f"{side} (better than)"
    return side


def _next_target(held: Holdings, group: Sequence[Measure]) -> Iterator[str]:
    """The latest target of the rows themselves, or else what rows print that are judged to carry the measure on."""
    reached, found = _latest(group, REACHED), results(group)
    last = max(reached.period if reached else "", found[-1].year if found else "")
    ahead = next_targets(held, group, last)
    own = [one.value for one in ahead if one.link is None and not one.but and one.value.value is not None]
    if own:
        yield f"The target for {own[-1].period} is {figure_of(own[-1])}."
        yield from _less_than_before(found, own[-1], direction(group))
        if reached is None:
            yield "No number is printed of what was reached."
    yield from (_elsewhere(held, one) for one in ahead if one.but or (one.link and not own))


def _less_than_before(found: Sequence[Result], aim: Value, better: str) -> Iterator[str]:
    """That a target asks for less than what was reached in an earlier year, the latest such; by final figures alone."""
    sign = {"higher": 1, "lower": -1}.get(better)
    if sign is None or aim.value is None or any(one.anew for one in found):
        return
    beyond = [
        one
        for one in found
        if one.reached.value is not None
        and not one.reached.basis
        and one.year < aim.period
        and sign * one.reached.value > sign * aim.value
    ]
    for one in beyond[-1:]:
        yield f"That asks for less than was reached in {one.year} ({figure_of(one.reached)})."


def _elsewhere(held: Holdings, one: NextTarget) -> str:
    """A target of a row that is judged to carry a measure on, to count otherwise, or that is printed to be deleted."""
    figure, year = figure_of(one.value), one.value.period
    where = f"line {one.row.line} of the {plain.named(held.edition(one.row))}"
    if one.but == ANOTHER_COUNT:
        return f"L{where[1:]} prints {figure} for {year}: that is another way of counting, and not compared."
    if one.but:
        return f"L{where[1:]} prints {figure} for {year}, and that the measure is to be deleted."
    return f"The target for {year} is {figure}, as {where} prints it, judged to print the same measure."


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


def figure_of(value: Value, *known: str) -> str:
    """A figure as printed, with what the row says of it where neither the figure nor the sentence does."""
    parts = [part for part in value.basis.split("; ") if part and part not in known]
    aside = [part for part in parts if part.casefold() not in value.printed.casefold()]
    return f"{value.printed} ({', '.join(aside)})" if aside else value.printed
