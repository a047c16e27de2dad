"""The list of measures: each series once, with its latest result and how it lies beside its target."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from operator import attrgetter

from goldenthread.site import plain
from goldenthread.site.directions import direction
from goldenthread.site.holdings import Holdings
from goldenthread.site.measure_sentences import better, figure_of, last_rated, result_of
from goldenthread.site.next_targets import NextTarget, next_targets
from goldenthread.site.one_spelling import once
from goldenthread.site.records import RATINGS, Edition, Measure
from goldenthread.site.results import (
    MOST_WORDS,
    REACHED,
    WORSE,
    Result,
    Verdict,
    missed_running,
    results,
    year_before,
    years_with_targets,
)
from goldenthread.site.years_held import plan_years

AFTER_A_RED = "targets-after-a-red"
EASIER, NO_RED = "easier after a red", "not rated red"
_TOLD = ("easier", "the same", "harder")
RUNNING = "missed two years running"
ELSEWHERE = "counted with another row of the same measure"
RUNNING_BY_CHART = "missed two years running, one of them by its chart alone"


@dataclass(frozen=True, slots=True)
class Row:
    """A series in the list: the latest year of which a result is printed, beside the target of that very year.

    Attributes:
        last: that year, or none where no table prints a result.
        reached: its result as printed, with what is said of it.
        before: the result of the very year before, or empty.
        since: how the last compares with it, in words, or empty.
        aim: its target as printed, or empty.
        ahead: the targets of later years, each with its year, and with the row and the judgement behind it.
        target: how result and target lie, in words to choose by.
        next: what the next target asks of what was rated red: easier, the same, harder, or why it cannot be told.
        rating: the latest colour, with the year of the document that gives it.
        rated_in: that year, as people write it.
        documents: the documents that print it.
        directorates: those printed beside it.
        findings: how many findings its rows have.
        pending: the year after that, and what stands there for a figure that is not known yet; or empty.
    """

    measure: Measure
    last: Result | None
    reached: str
    before: str
    since: str
    aim: str
    ahead: tuple[tuple[str, NextTarget], ...]
    target: tuple[str, ...]
    next: str
    better: str
    rating: str
    rated_in: str
    documents: tuple[Edition, ...]
    themes: tuple[str, ...]
    directorates: tuple[str, ...]
    findings: int
    pending: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class MeasuresView:
    """The list of measures.

    Attributes:
        ratings: each rating with how many rows of tables carry it.
        rated: how many rows are rated green, amber or red.
        numbers: how many series print any figure.
        compared: the years in which a result can be set beside its target, each with how many measures can.
        running: how many measures missed their target in two years that follow each other.
        worse: how many ended worse than the year before.
        easier: how many got an easier target after they were rated red.
        reds: how many were rated red.
        by_chart: those that did so by a chart in one of the two years.
        missed: how many missed it, by year: by number, and by grade or rank as the colour of the council has it.
    """

    rows: tuple[Row, ...]
    lines: int
    tables: int
    rated: int
    ratings: tuple[tuple[str, int], ...]
    numbers: int
    compared: tuple[tuple[str, int], ...]
    running: int
    worse: int
    easier: int
    reds: int
    by_chart: tuple[Measure, ...]
    missed: tuple[tuple[str, int, int], ...]


def listing(held: Holdings) -> MeasuresView:
    """The list: each series once, by name."""
    groups = [tuple(held.measures[iri] for iri in group) for group in dict.fromkeys(held.series_of.values())]
    rows = _by_name(_once(held, [row_of(held, group) for group in groups]))
    ratings = _ratings(held.measures.values())
    outcomes = Counter(said for row in rows for said in row.target)
    asked = Counter(map(attrgetter("next"), rows))
    return MeasuresView(
        rows=tuple(rows),
        lines=len(held.measures),
        tables=len({(one.edition, one.table) for one in held.measures.values()}),
        rated=ratings.total(),
        ratings=tuple((name, ratings[name]) for name in RATINGS if ratings[name]),
        numbers=sum(any(one.values for one in group) for group in groups),
        compared=years_with_targets(results(group) for group in groups),
        running=sum(RUNNING in row.target for row in rows),
        worse=sum(WORSE in row.target for row in rows),
        easier=asked[EASIER],
        reds=len(rows) - asked[NO_RED],
        by_chart=tuple(row.measure for row in rows if RUNNING_BY_CHART in row.target),
        missed=_missed(plan_years(one.year for group in groups for one in results(group)), outcomes),
    )


def _ratings(measures: Iterable[Measure]) -> Counter[str]:
    """How many measures have each colour."""
    return Counter(rating for one in measures if (rating := one.rating))


def _by_name(rows: Iterable[Row]) -> list[Row]:
    """Rows by the name of the measure, of one name those with results and a target ahead first."""
    return sorted(rows, key=lambda row: (row.measure.name.casefold(), row.last is None, not row.ahead, row.measure.iri))


def _missed(years: Sequence[str], said: Mapping[str, int]) -> tuple[tuple[str, int, int], ...]:
    """Of each year with a missed target, how many figures and how many grades missed theirs."""
    number, grade = (f"{one.value} in " for one in (Verdict.MISSED, Verdict.GRADE_MISSED))
    every = [(year, said.get(number + year, 0), said.get(grade + year, 0)) for year in years]
    return tuple(one for one in every if any(one[1:]))


def _once(held: Holdings, rows: Sequence[Row]) -> Iterator[Row]:
    """Rows of which each says what a measure has come to once: not again where another is judged to print it too."""
    above: dict[str, str] = {}
    for links in held.counted_in.values():
        for link in links:
            if link.decision == "accepted" and link.relation == "continues":
                first, second = (_top(above, held.series_of[iri][0]) for iri in (link.earlier, link.later))
                above |= {second: first} if first != second else {}
    said: set[tuple[str, str]] = set()
    kept = {}
    for row in sorted(rows, key=lambda one: not one.rating):
        name = _top(above, row.measure.iri)
        kept[row.measure.iri] = tuple(one for one in row.target if row.last is None or (name, one) not in said)
        said |= {(name, one) for one in row.target}
    for row in rows:
        yield replace(row, target=kept[row.measure.iri] or (ELSEWHERE,))


def _top(above: Mapping[str, str], iri: str) -> str:
    while iri in above:
        iri = above[iri]
    return iri


def row_of(held: Holdings, group: Sequence[Measure]) -> Row:
    """A series as a list shows it."""
    found = results(group)
    last = found[-1] if found else None
    year = last.year if last else ""
    coloured = last_rated(group)
    before, since = year_before(found, direction(group))
    return Row(
        measure=group[0],
        last=last,
        reached=result_of(last.reached) if last else "",
        before=result_of(before) if before else "",
        since=since,
        aim=figure_of(last.aim) if last and last.aim else "",
        ahead=tuple((f"{figure_of(one.value)} for {one.value.period}", one) for one in next_targets(held, group, year)),
        target=(*_to_choose(found), *_worse(found, direction(group))),
        next=next((asks for one in group if (asks := _after_a_red(held).get(one.iri))), NO_RED),
        better=better(group),
        rating=coloured.rating if coloured else "",
        rated_in=plain.year(held.edition(coloured).label) if coloured else "",
        documents=tuple(dict.fromkeys(held.edition(one) for one in group)),
        themes=once(held, (one.theme for one in group)),
        directorates=tuple(dict.fromkeys(one.directorate for one in group if one.directorate)),
        findings=sum(len(held.findings_of.get(one.iri, ())) for one in group),
        pending=_pending(group, year),
    )


def _pending(group: Sequence[Measure], last: str) -> tuple[str, str] | None:
    """The remark that stands for the result of a later year, with the year; a sign or a word is none."""
    every = [value for one in group for value in one.values if value.kind in REACHED and value.value is None]
    remarks = {value.period: value.printed for value in every if len(value.printed.split()) > MOST_WORDS}
    later = [year for year in plan_years(remarks) if year > last]
    return (later[-1], remarks[later[-1]]) if later else None


@lru_cache(maxsize=8)
def _after_a_red(held: Holdings) -> Mapping[str, str]:
    """What the target after a red asks, by the IRI of the measure, as the named question tells it.

    Where several later rows print one, what is easier is told before what is not, and what is told before what is not.
    """
    answer = held.answers.get(AFTER_A_RED)
    if answer is None:
        return {}
    measure, change = (answer.columns.index(name) for name in ("measure", "change"))
    found: dict[str, str] = {}
    for row in sorted(answer.rows, key=lambda row: _TOLD.index(row[change]) if row[change] in _TOLD else len(_TOLD)):
        found.setdefault(row[measure], f"{row[change]} after a red")
    return found


def _worse(found: Sequence[Result], polarity: str) -> Iterator[str]:
    """Whether the last number is certain and worse than that of the year before, where tables say what is better."""
    if found and (found[-1].reached.basis or found[-1].anew):
        return
    sure = [one for one in found if one.reached.value is not None and not one.reached.basis]
    if len(sure) > 1 and polarity in ("higher", "lower"):
        before, last = sure[-2:]
        pair = (before.reached.value or 0.0), (last.reached.value or 0.0)
        next_year = plan_years([before.year, last.year])[:2] == (before.year, last.year)
        worse = pair[1] > pair[0] if polarity == "lower" else pair[1] < pair[0]
        if next_year and worse:
            yield WORSE


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
