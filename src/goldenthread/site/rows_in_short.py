"""The gist of some rows: what does not add up in them, what was put off, how they were measured, who answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, zip_longest

from goldenthread.language.shared_words import other_words
from goldenthread.model import ChangeKind
from goldenthread.site import plain
from goldenthread.site.caveats import explained
from goldenthread.site.changed_days import How, Redated, redated_at
from goldenthread.site.directions import direction
from goldenthread.site.holdings import Holdings
from goldenthread.site.measure_sentences import figure_of, last_rated
from goldenthread.site.own_days import own_words
from goldenthread.site.page_words import DISAGREES, MISSING, code
from goldenthread.site.records import Change, Commitment, Edition, Finding, Measure, Name
from goldenthread.site.results import COMPARED, FELL_SHORT, NOT_FINAL, WORSE, Verdict, results, year_before


@dataclass(frozen=True, slots=True)
class Found:
    """A finding with the row or measure that it is about."""

    finding: Finding
    thing: Commitment | Measure


@dataclass(frozen=True, slots=True)
class Gist:
    """What a reader should know of some rows.

    Attributes:
        disagrees: the findings that something does not add up, those of the latest documents first; none that the
            documents themselves explain.
        two_days: the rows that are due on one day by their own words, and on another by the date beside them.
        missing: how many findings say that something is missing.
        moved: the rows that were put off, those furthest first.
        lowered: the numbers that are promised lower than before.
        measures: the measures, one of each series, those rated red or missed first, then those that got worse.
        red: how many measures are rated red, of how many that are rated.
        missed: how many missed the target of the latest year of which they print a result, of how many that can be
            compared.
        only: of a single measure that is rated or can be compared, how it came out; empty where there are several.
        named: of each council the latest document that names anybody, and who is named there: members and portfolios
            first, the most often named first.
    """

    disagrees: tuple[Found, ...]
    two_days: tuple[Commitment, ...]
    missing: int
    moved: tuple[Redated, ...]
    lowered: tuple[Change, ...]
    measures: tuple[Measure, ...]
    red: tuple[int, int]
    missed: tuple[int, int]
    only: str
    named: tuple[tuple[Edition, tuple[tuple[Name, int], ...]], ...]


def gist(held: Holdings, rows: Sequence[Commitment], measures: Sequence[Measure] = ()) -> Gist:
    """The gist of rows, and of the measures that speak of the same or that their commitments name.

    Args:
        held: what is held.
        rows: commitments and steps.
        measures: measures that belong to them besides.
    """
    supporting = (held.measures[iri] for one in rows for iri in held.measures_of.get(one.iri, ()))
    every = {one.iri: one for one in (*measures, *supporting)}
    found = _found(held, [*rows, *every.values()])
    groups = dict.fromkeys(held.series_of[iri] for iri in every)
    series = [tuple(held.measures[iri] for iri in group) for group in groups]
    colours = [one.rating for group in series if (one := last_rated(group))]
    lasts = [outcome[-1].verdict for group in series if (outcome := results(group))]
    return Gist(
        disagrees=tuple(
            one for one in found if code(one.finding.code).kind == DISAGREES and not explained(held, one.finding)
        ),
        two_days=tuple(one for one in rows if own_words(held.edition(one), one)),
        missing=sum(code(one.finding.code).kind == MISSING for one in found),
        moved=_put_off(held, rows),
        lowered=tuple(_lowered(held, rows)),
        measures=tuple(group[0] for group in sorted(series, key=_urgent)),
        red=(colours.count("red"), len(colours)),
        missed=(sum(one in FELL_SHORT for one in lasts), sum(one in COMPARED for one in lasts)),
        only=_only(series),
        named=tuple(_named(held, rows)),
    )


def _put_off(held: Holdings, rows: Iterable[Commitment]) -> tuple[Redated, ...]:
    """The rows that were put off, those by most days first: a move counts where either of its two rows is meant."""
    mine = {one.iri: one for one in rows}
    later = (held.commitments[link.later] for iri in mine for link in held.links_from.get(iri, ()) if link.joins)
    every = {**mine, **{one.iri: one for one in later}}
    found = [it for one in every.values() if (it := redated_at(held, one)) and it.how is How.PUT_OFF]
    moved = [it for it in found if it.row.iri in mine or it.earlier.iri in mine]
    return tuple(sorted(moved, key=lambda one: (-one.days, one.row.iri)))


def _lowered(held: Holdings, rows: Sequence[Commitment]) -> Iterator[Change]:
    """The numbers that rows promise lower than those which they carry on, of the same thing by their words.

    Where two wordings share less than half of their words, another thing may be counted.
    """
    for one in rows:
        for change in held.changes_at.get(one.iri, ()):
            before = held.commitments.get(change.earlier)
            unlike = before is not None and other_words(before.text, one.text, branched=True)
            if change.kind == ChangeKind.TARGET_LOWERED and not unlike:
                yield change


def _found(held: Holdings, things: Sequence[Commitment | Measure]) -> list[Found]:
    """The findings of rows and measures, those of the latest documents first."""
    order = {iri: place for place, iri in enumerate(held.editions)}
    latest_first = sorted(things, key=lambda one: (-order[one.edition], one.line))
    return [Found(finding, one) for one in latest_first for finding in held.findings_of.get(one.iri, ())]


def _urgent(group: Sequence[Measure]) -> tuple[bool, bool, bool, str]:
    outcome = results(group)
    missed = bool(outcome) and outcome[-1].verdict in FELL_SHORT
    coloured = last_rated(group)
    red = coloured is not None and coloured.rating == "red"
    _, since = year_before(outcome, direction(group))
    worse = since.removeprefix(NOT_FINAL) == WORSE
    return not red, not missed, not worse, "" if outcome else "no result"


def _named(held: Holdings, rows: Sequence[Commitment]) -> Iterator[tuple[Edition, tuple[tuple[Name, int], ...]]]:
    """Of each council the latest document in which somebody is named beside the rows, with who is.

    Those who lead and the others stand by turns: where a list is cut, neither hides the other.
    Who leads a step is whoever leads its commitment.
    """
    met = set()
    for edition in reversed(tuple(held.editions.values())):
        mine = [one for one in rows if one.edition == edition.iri and edition.body not in met]
        above = dict.fromkeys(one.parent for one in mine if one.parent in held.commitments)
        lead = [held.commitments[iri] for iri in above if held.commitments[iri] not in mine]
        names = [name for one in lead for name in one.of_role("member")]
        names += [name for one in mine for name in one.names if name.role != "directorate"]
        if names:
            met.add(edition.body)
            yield edition, tuple(_by_turns(names))


def _by_turns(names: Sequence[Name]) -> Iterator[tuple[Name, int]]:
    """Who is named, and how often: who leads and who does not by turns, of each whoever is named most first."""
    counts = Counter(name.agent or name.name for name in names)
    first = {name.agent or name.name: name for name in reversed(names)}
    often = sorted(counts, key=lambda key: -counts[key])
    turns = [[key for key in often if (first[key].role == "member") is leads] for leads in (True, False)]
    for key in chain.from_iterable(zip_longest(*turns)):
        if key is not None:
            yield first[key], counts[key]


def _only(series: Sequence[Sequence[Measure]]) -> str:
    """How the only measure came out that can be told of: its result beside its target, and its colour."""
    telling = {}
    for group in series:
        last = (results(group) or (None,))[-1]
        compared = last is not None and last.verdict in COMPARED
        rated = last_rated(group)
        if compared or rated:
            telling[group[0].iri] = (group[0], last if compared else None, rated)
    if len(telling) != 1:
        return ""
    ((measure, last, rated),) = telling.values()
    said = []
    if last is not None and last.aim is not None:
        aim = figure_of(last.aim)
        said.append(f"{figure_of(last.reached)} in {last.year} against a target of {aim}, {last.verdict.value}")
    said += [f"rated {rated.rating}"] if rated else []
    which = "with a result to judge by" if last is not None else "that is rated"
    if last is None and outcome_of(series, measure) is Verdict.UNTOLD:
        said.append("and whether it met its target cannot be told")
    return f"the only measure {which} is “{plain.shortened(measure.name, 90)}”: {', '.join(said)}"


def outcome_of(series: Sequence[Sequence[Measure]], measure: Measure) -> Verdict | None:
    """How the last result of the series of a measure lies beside its target; none where it has no result."""
    found = next((results(group) for group in series if group[0] is measure), ())
    return found[-1].verdict if found else None


def sentence(one: Gist) -> str:
    """What a summary must not be silent on: contradictions, measures and dates, each with what it counts."""
    said = []
    if one.disagrees:
        rows = len({found.thing.iri for found in one.disagrees})
        verb = "does" if len(one.disagrees) == 1 else "do"
        said.append(f"{plain.counted(len(one.disagrees), 'thing')} in {plain.counted(rows, 'row')} {verb} not add up")
    if one.two_days:
        count = len(one.two_days)
        verb, whose = ("is", "its") if count == 1 else ("are", "their")
        rows_said = plain.counted(count, "row")
        said.append(f"{rows_said} {verb} due on one day by {whose} own words, and on another by {whose} date")
    if not said:
        said.append("Nothing was found that does not add up")
    if one.only:
        said.append(one.only)
    elif one.red[1]:
        said.append(_of(*one.red, "rated measure", "rated red"))
    if one.missed[1] and not one.only:
        said.append(_of(*one.missed, "measure that can be set beside its target", "short of it"))
    if one.moved:
        said.append(f"{plain.counted(len(one.moved), 'row')} {'was' if len(one.moved) == 1 else 'were'} put off")
    if one.lowered:
        count = len(one.lowered)
        said.append(f"{plain.counted(count, 'number')} {'is' if count == 1 else 'are'} promised lower than before")
    return "; ".join(said) + "."


def _of(count: int, whole: int, what: str, how: str) -> str:
    """So many of a whole, in words.

    >>> _of(0, 1, "measure", "red"), _of(1, 1, "measure", "red")
    ('the only measure is not red', 'the only measure is red')
    >>> _of(0, 3, "measure", "red"), _of(2, 3, "measure", "red")
    ('none of 3 measures is red', '2 of 3 measures are red')
    """
    if whole == 1:
        return f"the only {what} is {how if count else f'not {how}'}"
    several = what.replace("measure", "measures", 1).replace("its target", "their target")
    return f"{count or 'none'} of {whole:,} {several} {'are' if count > 1 else 'is'} {how}"
