"""Every check that needs no reading of comments, computed a second time: plain Python over the rows as they were read.

Nothing here knows the graph, the queries or the shapes; it only shares the records and the keys of the register.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from goldenthread.model import Commitment, Kind, Link, Measure, Observation, Plan, PrintedFields, Relation
from goldenthread.read.data_folder import Reading

Focus = str
Found = tuple[str, Focus]


@dataclass(frozen=True)
class Council:
    """What was read, and how it is linked."""

    reading: Reading
    links: Sequence[Link]
    iri_of: Callable[[Plan, Kind, str], Focus]

    def rows(self) -> Iterator[tuple[Plan, PrintedFields, Commitment, Focus]]:
        """Every commitment, with its plan, what its layout prints, and its IRI."""
        for plan in self.reading.plans:
            for row in plan.commitments:
                yield plan, self.reading.printed[plan.edition.layout], row, self.iri_of(plan, row.kind, row.key)

    def measures(self) -> Iterator[tuple[Plan, Measure, Focus]]:
        """Every measure, with its plan and its IRI."""
        for plan in self.reading.plans:
            for measure in plan.measures:
                yield plan, measure, self.iri_of(plan, Kind.MEASURE, measure.key)


def recompute(council: Council) -> set[Found]:
    """Code and focus of all that should be found."""
    found: set[Found] = set()
    for plan, printed, row, focus in council.rows():
        found |= {(code, focus) for code in (*what_is_missing(plan, printed, row), *what_disagrees(plan, row))}
    for plan in council.reading.plans:
        found |= {("same-twice", council.iri_of(plan, *which)) for which in twice(plan, lambda row: row.text, 1)}
        copied = twice(plan, lambda row: row.progress.comment, 60)
        found |= {("copied-comment", council.iri_of(plan, *which)) for which in copied}
    for plan, measure, focus in council.measures():
        found |= {(code, focus) for code in figures(plan, measure)}
    return found | over_the_years(council)


def names(row: Commitment) -> bool:
    return bool(row.officers or row.lead_members)


def units(row: Commitment) -> bool:
    return bool(row.directorates or any(officer.directorate for officer in row.officers))


def family(plan: Plan, row: Commitment) -> list[Commitment]:
    """A row, the activity above it and the milestones under it."""
    return [one for one in plan.commitments if one is row or one.key == row.parent or one.parent == row.key]


def what_is_missing(plan: Plan, printed: PrintedFields, row: Commitment) -> Iterator[str]:
    kind, progress = row.kind, row.progress
    impossible = any(
        issue.code == "date-impossible" and issue.line in row.lines and issue.printed in row.deadline_printed
        for issue in plan.issues
    )
    if impossible:
        yield "deadline-impossible"
    if kind in (*printed.officers_on, *printed.members_on) and not names(row):
        yield "nobody-named"
    if kind in printed.units_on and not units(row):
        yield "unit-missing"
    if kind in printed.deadline_on and not (row.deadlines or row.deadline_suggested or impossible):
        yield "deadline-missing"
    if kind in printed.status_on and not (progress.status or progress.status_printed):
        yield "status-missing"
    illegible = progress.percent is None and any(
        issue.code == "percent-illegible" and issue.line in row.lines and issue.printed in progress.percent_printed
        for issue in plan.issues
    )
    if illegible:
        yield "percent-illegible"
    if kind in printed.percent_on and progress.percent is None and progress.percent_suggested is None and not illegible:
        yield "percent-missing"
    steps = any(one.kind is Kind.MILESTONE for one in plan.commitments)
    if kind is Kind.ACTIVITY and steps and not plan.milestones_of(row):
        yield "no-milestones"
    if progress.status == "overdue" and not progress.comment:
        yield "overdue-without-comment"
    around = family(plan, row)
    silent = (
        kind in (*printed.status_on, *printed.percent_on)
        and not (progress.status or progress.rag)
        and progress.percent is None
        and progress.percent_suggested is None
    )
    nobody = not any(names(one) or units(one) for one in around)
    never = not any(one.deadlines or one.deadline_suggested for one in around)
    if silent or nobody or never:
        yield "uncheckable"


def what_disagrees(plan: Plan, row: Commitment) -> Iterator[str]:
    status, percent = row.progress.status, row.progress.percent
    start, end, told = plan.edition.year_start, plan.edition.year_end, plan.edition.as_of
    below = plan.milestones_of(row) if row.kind is Kind.ACTIVITY else ()
    if status == "completed" and percent is not None and percent < 100:
        yield "completed-below-100"
    if status in ("overdue", "delayed") and percent is not None and percent >= 100:
        yield "unfinished-at-100"
    if status == "completed" and any(one.progress.status in ("overdue", "delayed", "on target") for one in below):
        yield "completed-over-unfinished"
    percents = [one.progress.percent for one in below if one.progress.percent is not None]
    if percent is not None and percents and abs(percent - sum(percents) / len(percents)) > 15:
        yield "percent-not-mean"
    above = next((one for one in plan.commitments if one.key == row.parent), None)
    if above is not None and above.deadlines and any(day > max(above.deadlines) for day in row.deadlines):
        yield "deadline-after-parent"
    if any(not start <= day <= end for day in row.deadlines):
        yield "deadline-outside-plan-year"
    if told and row.deadlines and status == "overdue" and max(row.deadlines) > told:
        yield "overdue-before-deadline"
    if told and row.deadlines and status == "on target" and max(row.deadlines) < told:
        yield "on-target-after-deadline"


def words(text: str) -> str:
    return "".join(sign for sign in text.lower() if sign.isalnum())


def twice(plan: Plan, text_of: Callable[[Commitment], str], least: int) -> Iterator[tuple[Kind, str]]:
    """Rows whose text stands on an earlier one."""
    seen: set[str] = set()
    place = {kind: number for number, kind in enumerate((Kind.ACTIVITY, Kind.MILESTONE))}
    for row in sorted(plan.commitments, key=lambda one: (min(one.lines), place[one.kind], one.line)):
        text = text_of(row)
        if len(text) < least or not words(text):
            continue
        if words(text) in seen:
            yield row.kind, row.key
        seen.add(words(text))


def over_the_years(council: Council) -> set[Found]:
    rows = {focus: (plan, row) for plan, _, row, focus in council.rows()}
    years = {(plan.edition.body, plan.edition.year_start.year) for plan in council.reading.plans}
    taken_up = {link.earlier for link in council.links if link.holds}
    found: set[Found] = set()
    for focus, (plan, row) in rows.items():
        status, percent = row.progress.status, row.progress.percent
        ended = status in ("completed", "discontinued") or (not status and (percent or 0) >= 100)
        reported = bool(row.progress.status or row.progress.status_printed or percent is not None)
        next_year = (plan.edition.body, plan.edition.year_start.year + 1) in years
        if focus not in taken_up and reported and not ended and next_year:
            found.add(("ended-without-a-word", focus))
    for link in council.links:
        if not link.holds or link.relation is not Relation.CONTINUES:
            continue
        before, now = rows[link.earlier][1], rows[link.later][1]
        if before.progress.status == "completed":
            found.add(("repeated-after-completed", link.later))
        done = not before.progress.status and (before.progress.percent or 0) >= 100
        ended = before.progress.status == "completed" or done
        if not ended and before.deadlines and now.deadlines and max(before.deadlines) != max(now.deadlines):
            found.add(("deadline-moved", link.later))
    return found


def spelt(name: str) -> str:
    return "".join(re.sub(r"\b(?:the|of|and)\b|[^a-z0-9<>]", " ", name.lower().replace("&", " and ")).split())


def counted(unit: str) -> str:
    return {"%": "percentage"}.get(unit.lower(), unit.lower().partition(" (")[0].removeprefix("the "))


def alike(one: str, other: str) -> bool:
    short, long = sorted((counted(one), counted(other)), key=len)
    return short == long or (short == "number" and long.startswith("number ") and "percent" not in long)


def two_tables(plan: Plan, measure: Measure) -> Iterator[str]:
    """Results of a year that another row of the document prints differently."""
    for other in plan.measures:
        if other is measure or spelt(other.name) != spelt(measure.name) or not alike(other.unit, measure.unit):
            continue
        for here in results(measure):
            for there in results(other):
                fewer = min(len(f"{one.value:g}".partition(".")[2]) for one in (here, there))
                if here.period == there.period and abs((here.value or 0) - (there.value or 0)) > 0.5 / 10**fewer + 1e-9:
                    yield "forecast-differs" if here.basis or there.basis else "figures-differ"


def results(measure: Measure) -> list[Observation]:
    return [
        one
        for one in measure.observations
        if one.origin == "headline" and one.value is not None and one.kind in ("actual", "outturn")
        if not one.basis or "expected" in one.basis or "projection" in one.basis
    ]


def figures(plan: Plan, measure: Measure) -> Iterator[str]:
    yield from two_tables(plan, measure)
    stated: dict[tuple[str, str], float] = {}
    drawn: dict[tuple[str, str], set[float]] = defaultdict(set)
    cells: dict[tuple[str, str], str] = {}
    for one in measure.observations:
        if one.value is None:
            continue
        if one.origin == "headline":
            stated[one.period, one.kind] = one.value
            cells[one.period, one.kind] = one.printed
        else:
            drawn[one.period, one.kind].add(one.value)
    year = f"{plan.edition.year_start.year}/{plan.edition.year_end.year % 100:02d}"
    month = date(2000, plan.edition.year_end.month, 1).strftime("%b")
    shown = [
        *((stated[which], drawn[which]) for which in stated if which in drawn),
        *(
            (stated[year, kind], drawn[month, kind])
            for kind in ("actual", "target", "minimum")
            if (year, kind) in stated
        ),
    ]
    if any(chart - {value} for value, chart in shown):
        yield "headline-differs-from-chart"
    sign = {"higher": 1, "lower": -1}.get(measure.polarity)
    if sign is None:
        return
    if measure.variance and (year, "actual") in stated:
        missed = {
            kind: sign * (stated[year, "actual"] - stated[year, kind]) < 0
            for kind in ("target", "minimum")
            if (year, kind) in stated
        }
        wrong = {
            "GREEN": missed.get("target", missed.get("minimum", False)),
            "AMBER": not missed.get("target", True) or missed.get("minimum", False),
            "RED": not missed.get("target", True) or not missed.get("minimum", True),
        }
        if wrong.get(measure.variance, False):
            yield "rating-contradicts-figures"
    for (period, kind), target in stated.items():
        if kind != "target":
            continue
        least = stated.get((period, "minimum"), target)
        if sign * (target - least) < 0:  # the printed direction is a misprint
            continue
        before = [
            value
            for (when, what), value in stated.items()
            if what in ("actual", "outturn")
            and when < period
            and comparable(cells[period, kind], cells[when, what], value)
            and (sign == 1 or min(target, value) >= 0)
        ]
        if before and sign * target < max(sign * value for value in before):
            yield "target-below-reached"


def comparable(target: str, result: str, value: float) -> bool:
    """A target in percent, or a rate, is not set against a number of things."""
    rate = re.compile(r"\d per \d")
    if rate.search(target) and not rate.search(result) and re.search(r"[A-Za-z]", result):
        return False
    percent = re.compile(r"[-+~ ]*[\d.,]+ *%")
    shares = [float(share.replace(",", "")) for share in re.findall(r"([\d,]*\d(?:\.\d+)?) *%", result)]
    return not percent.match(target) or value in shares or (value <= 100 and "%" not in result)


def red_over_completed(council: Council, supported: Callable[[Plan, Measure], list[Commitment]]) -> set[Found]:
    """Measures rated red whose activity is completed."""
    return {
        ("red-measure-completed-activity", focus)
        for plan, measure, focus in council.measures()
        if measure.variance == "RED" and any(one.progress.status == "completed" for one in supported(plan, measure))
    }
