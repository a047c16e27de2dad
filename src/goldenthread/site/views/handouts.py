"""A subject, or a commitment, on two printed pages: what was promised, what became of it, who, and what is open."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from goldenthread.language.shared_words import other_words
from goldenthread.site import plain
from goldenthread.site.decided import Decided, foremost
from goldenthread.site.fates import led_on
from goldenthread.site.first_sentences import Told, tell
from goldenthread.site.holdings import Holdings
from goldenthread.site.page_words import DISAGREES, code
from goldenthread.site.promises import promises
from goldenthread.site.records import Commitment, Measure, Thread
from goldenthread.site.rows_in_short import Found, Gist, gist
from goldenthread.site.speaking import Spoken, by_first_name, by_words, in_latest
from goldenthread.site.states import AGAIN, DROPPED, MEANINGS, TO_COME
from goldenthread.site.steps_besides import dropped_besides
from goldenthread.site.synonyms import Topic
from goldenthread.site.views.handout_questions import questions_of
from goldenthread.site.views.measure_list import Row, row_of
from goldenthread.site.views.threads_page import Entry, entry, narrowed, others_of, perhaps_said
from goldenthread.site.yearly import caution

MOST = {
    "commitments": 5,
    "steps": 3,
    "findings": 4,
    "moved": 3,
    "measures": 4,
    "questions": 3,
    "lines": 10,
    "decided": 3,
    "dropped": 2,
}
"""What fits on two pages of each, however long it is; of a subject more, while there is room."""
ROOM = 1_680
"""Height of what is printed on two pages, in pixels of style sheets, as far as it can be told beforehand."""
_WORDS_ONLY = "The rows were found by a search for words: what says the same in other words is missing here."
_ALWAYS = 410
"""Height of the headings, the captions and the sentences that stand on every sheet."""
MOST_PEOPLE = 6
"""How many people of one document fit."""


@dataclass(frozen=True, slots=True)
class BriefView:
    """Two pages.

    Attributes:
        lede: the sentences of the page of the subject.
        all: where the page of the subject is.
        commitments: those that speak of it by their own words first, then those that stand in most documents.
        dropped: those that a report has unfinished and the next document does not take up, each in a line.
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
    maybe: str
    careful: tuple[str, ...]
    questions: tuple[str, ...]
    most_people: int = MOST_PEOPLE
    decided: tuple[Decided, ...] = ()
    dropped: tuple[Entry, ...] = ()


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
    decided: tuple[Decided, ...] = ()


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
        decided=foremost(held, (*members, *steps), MOST["decided"]),
    )


def _line(held: Holdings, one: Commitment) -> Line:
    steps = [held.commitments[iri] for iri in held.milestones_of.get(one.iri, ())]
    return Line(one, len(steps), sum(step.completed for step in steps))


def view(held: Holdings, one: Spoken, lede: str, path: str) -> BriefView:
    """What two pages hold of a subject: what speaks of it by its own words."""
    one = by_words(one)
    titled = {mention.thing.iri for mention in one.rows if mention.by_title}
    latest = in_latest(held, one, titled)
    entries = entries_of(held, one)

    named = by_first_name(held, one)

    def rank(each: Entry) -> tuple[bool, bool, bool, bool, bool, bool, int, int, str]:
        own = any(iri in titled for iri in each.thread.members)
        several = bool(each.strands)
        return (
            not own,
            named.isdisjoint(each.thread.members),
            each.last.iri not in latest or each.state not in (TO_COME, AGAIN),
            not late(held, each),
            each.state not in (TO_COME, AGAIN),
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
        "findings": len(found),
        "moved": len(core.moved),
        "measures": len(rows),
    }
    questions = questions_of(held, found, ranked, rows)
    dropped = [each for each in ranked if each.state == DROPPED]
    dropped += [entry(held, held.threads[it.thread]) for it in dropped_besides(held, one) if it.thread in held.threads]
    most = fitting(counts, _head(lede, core, questions[: MOST["questions"]]) + 30 * len(dropped[: MOST["dropped"]]))
    return BriefView(
        topic=one.topic,
        lede=lede,
        all=path,
        commitments=tuple(promised[: most["commitments"]]),
        steps=tuple(steps[: most["steps"]]),
        gist=replace(core, moved=core.moved[: most["moved"]]),
        findings=tuple(found[: most["findings"]]),
        measures=tuple(rows[: most["measures"]]),
        dropped=tuple(dropped[: MOST["dropped"]]),
        more={name: max(count - most[name], 0) for name, count in counts.items()}
        | {
            "dropped": max(len(dropped) - MOST["dropped"], 0),
            "late_commitments": sum(late(held, each) for each in promised[most["commitments"] :]),
            "late_steps": sum(late(held, each) for each in steps[most["steps"] :]),
        },
        states=tuple(
            (name, meaning, count)
            for name, meaning in MEANINGS.items()
            if (count := sum(each.state == name for each in entries))
        ),
        maybe=perhaps_said(entries),
        careful=(_WORDS_ONLY, *caution(tuple(held.editions.values()), one.commitments)),
        questions=tuple(questions)[: MOST["questions"]],
        decided=foremost(held, one.commitments, MOST["decided"]),
    )


def fitting(counts: Mapping[str, int], head: int) -> dict[str, int]:
    """How many things of each part two pages hold: at least what always fits, and one more of each while there is room.

    Args:
        counts: how many there are of each.
        head: height that is taken before.

    >>> fitting({"commitments": 7, "steps": 2, "measures": 0, "findings": 1, "moved": 0}, 500)["commitments"]
    7
    >>> fitting({"commitments": 90, "steps": 90, "measures": 9, "findings": 9, "moved": 9}, ROOM) == dict(
    ...     commitments=5, steps=3, measures=4, findings=4, moved=3
    ... )
    True
    """
    most = {name: MOST[name] for name in counts}
    used = head + sum(_HIGH[name] * min(count, most[name]) for name, count in counts.items())
    grown = True
    while grown:
        grown = False
        for name in _HIGH:
            if most[name] < counts[name] and used + _HIGH[name] <= ROOM:
                most[name] += 1
                used += _HIGH[name]
                grown = True
    return most


_HIGH = {"steps": 90, "commitments": 84, "measures": 84, "findings": 56, "moved": 42}
"""Height that one thing of each part takes, as a rule."""


def _head(lede: str, core: Gist, questions: Sequence[str]) -> int:
    """The height of the headings, the sentences, the people, the questions and what was promised lower."""
    people = sum(
        26 + 13 * (sum(len(name.name) + 10 for name, _ in them[:MOST_PEOPLE]) // 130) for _, them in core.named
    )
    asked = sum(15 + 13 * (len(said) // 125) for said in questions)
    return _ALWAYS + asked + 36 * bool(core.two_days) + 16 * (len(lede) // 110) + people + 36 * len(core.lowered[:5])


def late(held: Holdings, one: Entry) -> bool:
    """Whether the latest report of it has a row of it late: overdue, delayed or red."""
    return any(plain.standing(row, held.edition(row)) == "late" for row in one.told)


@lru_cache(maxsize=4)
def entries_of(held: Holdings, one: Spoken) -> tuple[Entry, ...]:
    """The commitments and steps that speak of a subject, each once, with the findings of the rows that do."""
    titled = {mention.thing.iri for mention in one.rows if mention.by_title}
    return tuple(_entry(held, held.threads[rows[0].thread], rows, titled) for rows in promises(held, one.commitments))


def _entry(held: Holdings, thread: Thread, rows: Sequence[Commitment], titled: Collection[str] = ()) -> Entry:
    """A thread by the rows that speak of a subject; of strands, or under quite other words at last, these alone."""
    doubts = sum(code(it.code).kind == DISAGREES for row in rows for it in held.findings_of.get(row.iri, ()))
    made = replace(entry(held, thread), findings=doubts)
    own = [row for row in rows if row.iri in titled and row.iri in thread.members]
    if made.strands:
        shown = narrowed(held, made, rows)
    elif own and made.last.iri != own[-1].iri and other_words(thread.label, own[-1].text):
        rows, shown = own, narrowed(held, made, own)
    else:
        shown = made
    others = others_of(shown.label, rows, branched=bool(made.strands))
    return replace(shown, others=others, staged=any(led_on(held, row) for row in others))


@lru_cache(maxsize=4)
def gist_of(held: Holdings, one: Spoken) -> Gist:
    """The gist of a subject: of all rows and measures that speak of it."""
    return gist(held, one.commitments, [it.thing for it in one.measures if isinstance(it.thing, Measure)])
