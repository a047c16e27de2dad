"""A subject, or a commitment, on two printed pages: what was promised, what became of it, who, and what is open."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from goldenthread.site import plain
from goldenthread.site.first_sentences import Told, tell
from goldenthread.site.holdings import Holdings
from goldenthread.site.page_words import DISAGREES, code
from goldenthread.site.records import Commitment, Measure, Thread
from goldenthread.site.rows_in_short import Found, Gist, gist
from goldenthread.site.speaking import Spoken
from goldenthread.site.states import MEANINGS
from goldenthread.site.synonyms import Topic
from goldenthread.site.views.measure_list import Row, row_of
from goldenthread.site.views.threads import Entry, entry, narrowed
from goldenthread.site.yearly import caution

MOST = {
    "commitments": 6,
    "steps": 4,
    "findings": 4,
    "moved": 3,
    "measures": 4,
    "questions": 3,
    "lines": 10,
}
"""What fits on two pages of each."""
MOST_PEOPLE = 6
"""How many people of one document fit."""


@dataclass(frozen=True, slots=True)
class BriefView:
    """Two pages.

    Attributes:
        lede: the sentences of the page of the subject.
        all: where the page of the subject is.
        commitments: those that speak of it by their own words first, then those that stand in most documents.
        more: how many of each part are on the page of the subject alone.
        open: how many commitments and steps stand in each state.
        questions: what a committee may ask.
    """

    topic: Topic
    lede: str
    all: str
    commitments: tuple[Entry, ...]
    steps: tuple[Entry, ...]
    gist: Gist
    findings: tuple[Found, ...]
    measures: tuple[Row, ...]
    more: dict[str, int]
    states: tuple[tuple[str, str, int], ...]
    careful: tuple[str, ...]
    questions: tuple[str, ...]
    most_people: int = MOST_PEOPLE


@dataclass(frozen=True, slots=True)
class Line:
    """What one document states of a commitment, in short.

    Attributes:
        steps: how many steps it has there.
        done: how many of these are reported completed.
    """

    row: Commitment
    steps: int
    done: int


@dataclass(frozen=True, slots=True)
class ThreadBriefView:
    """A commitment on two pages.

    Attributes:
        told: the sentences of its own page.
        lines: its statements, the latest documents first where there are too many.
        more: how many statements, findings and measures are on its own page alone.
    """

    thread: Thread
    told: Told
    lines: tuple[Line, ...]
    gist: Gist
    findings: tuple[Found, ...]
    measures: tuple[Row, ...]
    more: dict[str, int]
    most_people: int = MOST_PEOPLE


def of_thread(held: Holdings, thread: Thread) -> ThreadBriefView:
    """What two pages hold of a commitment."""
    members = held.members(thread)
    steps = [held.commitments[iri] for one in members for iri in held.milestones_of.get(one.iri, ())]
    core = gist(held, (*members, *steps))
    rows = [row_of(held, tuple(held.measures[iri] for iri in held.series_of[it.iri])) for it in core.measures]
    lines = members[-MOST["lines"] :]
    counts = {"lines": len(members), "findings": len(core.disagrees), "moved": len(core.moved), "measures": len(rows)}
    return ThreadBriefView(
        thread=thread,
        told=tell(held, members),
        lines=tuple(_line(held, one) for one in lines),
        gist=replace(core, moved=core.moved[: MOST["moved"]]),
        findings=core.disagrees[: MOST["findings"]],
        measures=tuple(rows[: MOST["measures"]]),
        more={name: max(count - MOST[name], 0) for name, count in counts.items()},
    )


def _line(held: Holdings, one: Commitment) -> Line:
    steps = [held.commitments[iri] for iri in held.milestones_of.get(one.iri, ())]
    return Line(one, len(steps), sum(step.completed for step in steps))


def view(held: Holdings, one: Spoken, lede: str, path: str) -> BriefView:
    """What two pages hold of a subject."""
    titled = {mention.thing.iri for mention in one.rows if mention.by_title}
    entries = entries_of(held, one)

    def rank(each: Entry) -> tuple[bool, bool, bool, int, int, str]:
        own = any(iri in titled for iri in each.thread.members)
        several = bool(each.strands)
        return (
            not own,
            not late(held, each),
            several,
            -each.documents,
            -each.last.order if each.state == "completed" else 0,
            each.thread.iri,
        )

    ranked = sorted(entries, key=rank)
    promised = [each for each in ranked if each.thread.level == "activity"]
    steps = [each for each in ranked if each.thread.level != "activity"]
    core = gist_of(held, one)
    found = sorted(core.disagrees, key=lambda it: it.thing.iri not in titled)
    rows = [row_of(held, tuple(held.measures[iri] for iri in held.series_of[it.iri])) for it in core.measures]
    counts = {
        "commitments": len(promised),
        "steps": len(steps),
        "late_commitments": sum(late(held, each) for each in promised[MOST["commitments"] :]),
        "late_steps": sum(late(held, each) for each in steps[MOST["steps"] :]),
        "findings": len(found),
        "moved": len(core.moved),
        "measures": len(rows),
    }
    questions = dict.fromkeys(said for it in found if (said := _asked(held, it)))
    return BriefView(
        topic=one.topic,
        lede=lede,
        all=path,
        commitments=tuple(promised[: MOST["commitments"]]),
        steps=tuple(steps[: MOST["steps"]]),
        gist=replace(core, moved=core.moved[: MOST["moved"]]),
        findings=tuple(found[: MOST["findings"]]),
        measures=tuple(rows[: MOST["measures"]]),
        more={name: max(count - MOST.get(name, 0), 0) for name, count in counts.items()},
        states=tuple(
            (name, meaning, count)
            for name, meaning in MEANINGS.items()
            if (count := sum(each.state == name for each in entries))
        ),
        careful=tuple(caution(tuple(held.editions.values()), one.commitments)),
        questions=tuple(questions)[: MOST["questions"]],
    )


def late(held: Holdings, one: Entry) -> bool:
    """Whether the latest report of it has a row of it late: overdue, delayed or red."""
    return any(plain.standing(row, held.edition(row)) == "late" for row in one.told)


@lru_cache(maxsize=4)
def entries_of(held: Holdings, one: Spoken) -> tuple[Entry, ...]:
    """The commitments and steps that speak of a subject, each once, with the findings of the rows that do."""
    found: dict[str, list[Commitment]] = {}
    for row in one.commitments:
        if row.thread in held.threads:
            found.setdefault(row.thread, []).append(row)
    return tuple(_entry(held, held.threads[iri], rows) for iri, rows in found.items())


def _entry(held: Holdings, thread: Thread, rows: list[Commitment]) -> Entry:
    """A thread by the rows that speak of a subject; of several strands these alone, under their own words."""
    doubts = sum(code(it.code).kind == DISAGREES for row in rows for it in held.findings_of.get(row.iri, ()))
    made = replace(entry(held, thread), findings=doubts)
    return narrowed(held, made, rows) if made.strands else made


@lru_cache(maxsize=4)
def gist_of(held: Holdings, one: Spoken) -> Gist:
    """The gist of a subject: of all rows and measures that speak of it."""
    return gist(held, one.commitments, [it.thing for it in one.measures if isinstance(it.thing, Measure)])


def _asked(held: Holdings, one: Found) -> str:
    asked = code(one.finding.code).question
    if not asked or one.finding.acknowledged:
        return ""
    text = one.thing.text if isinstance(one.thing, Commitment) else one.thing.name
    reported = plain.reported(one.thing) if isinstance(one.thing, Commitment) else ""
    said = asked.format(year=plain.year(held.edition(one.thing).label), reported=reported or "completed", due="")
    return f"Of “{plain.shortened(text, 90)}”: {said}"
