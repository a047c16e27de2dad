"""What a committee may ask of many rows: of what does not add up, what was late, what fell short, what is lost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, zip_longest

from goldenthread.site import plain
from goldenthread.site.course import BY_THE_MACHINE
from goldenthread.site.holdings import Holdings
from goldenthread.site.page_words import asked_of, code
from goldenthread.site.records import Commitment, Measure
from goldenthread.site.results import Verdict
from goldenthread.site.rows_in_short import Found
from goldenthread.site.states import DROPPED, UNDECIDED, UNHEARD, UNTOLD
from goldenthread.site.views.measure_list import Row
from goldenthread.site.views.threads_page import Entry

MOST_ASKED = 2
"""Rows of which one question is asked."""
LONGEST = 120
INFERRED = "as inferred from its words"
"""What a finding says of its source where no reader has read the words that it rests on."""
_SHORT = (Verdict.MISSED, Verdict.GRADE_MISSED, Verdict.LIKELY_MISSED)


def questions_of(
    held: Holdings, found: Iterable[Found], entries: Sequence[Entry], measures: Sequence[Row]
) -> list[str]:
    """The questions, one of each kind by turns: no two of one kind before the first of another.

    Args:
        held: what is held.
        found: what does not add up.
        entries: commitments and steps, those that matter most first.
        measures: the measures, likewise.
    """
    late = [one for one in entries if any(_late(held, row) for row in one.told) and one.state != "completed"]
    lost = [one for one in entries if one not in late and one.state in (DROPPED, UNHEARD, UNDECIDED, UNTOLD)]
    kinds: tuple[Iterable[str], ...] = (
        _of_findings(held, found),
        (_of_late(held, one) for one in late),
        (_of_measure(held, one) for one in measures if one.last and one.last.verdict in _SHORT),
        (_of_lost(held, one) for one in lost),
    )
    return list(dict.fromkeys(said for said in chain.from_iterable(zip_longest(*kinds)) if said))


def _late(held: Holdings, one: Commitment) -> bool:
    return plain.standing(one, held.edition(one)) == "late"


def _of_lost(held: Holdings, one: Entry) -> str:
    how = _how_lost(held, one)
    row = one.last if how.startswith("unheard") else one.told[0]
    return asked_of(how).format(**_said(held, row))


def _how_lost(held: Holdings, one: Entry) -> str:
    """What is asked of it: nothing is said to be lost of which nobody has judged so, or of which nobody can tell.

    Of what a report told of before it was planned last it is not asked as if none did.
    """
    if not one.told:
        return "unheard_undecided" if _half_done(held, one) else "unheard"
    if one.state == UNHEARD or (one.state == UNTOLD and all(row.completed for row in one.told)):
        return "unheard_since"
    if one.state == UNTOLD:
        return "untold"
    return "undecided" if _half_done(held, one) else "lost"


def _half_done(held: Holdings, one: Entry) -> bool:
    """Whether it is not decided that nothing carries it on: likenesses wait, or the program alone found none."""
    last = (row for row in one.line or (one.last,) if row.edition == one.last.edition)
    ends = (end for row in last for end in held.changes_at.get(row.iri, ()))
    return one.maybe or one.state == UNDECIDED or any(end.judged_by == BY_THE_MACHINE for end in ends)


def _of_late(held: Holdings, one: Entry) -> str:
    return asked_of("late").format(**_said(held, next(row for row in one.told if _late(held, row))))


def _said(held: Holdings, row: Commitment) -> dict[str, str]:
    """What a row says, in its own words and not in those of later ones; how it was reported, and when."""
    words = plain.shortened(row.text, LONGEST) or "(no words printed)"
    return {
        "what": f"“{words}” ({_where(held, row)})",
        "reported": plain.reported(row).lower(),
        "year": plain.year(held.edition(row).label),
    }


def _where(held: Holdings, one: Commitment | Measure) -> str:
    return f"{plain.named(held.edition(one))}, line {one.line}"


def _of_measure(held: Holdings, one: Row) -> str:
    last = one.last
    if last is None:
        return ""
    what = f"the measure “{plain.shortened(one.measure.name, LONGEST)}” ({_where(held, one.measure)})"
    return asked_of("short").format(what=what, reached=one.reached, aim=one.aim, year=last.year)


def _of_findings(held: Holdings, found: Iterable[Found]) -> Iterator[str]:
    asked: dict[str, list[str]] = {}
    for one in found:
        if said := _asked(held, one):
            asked.setdefault(said, []).append(_called(held, one))
    return (question(said, dict.fromkeys(of)) for said, of in asked.items())


def _asked(held: Holdings, one: Found) -> str:
    asked = code(one.finding.code).question
    if not asked or one.finding.acknowledged:
        return ""
    reported = plain.reported(one.thing).lower() if isinstance(one.thing, Commitment) else ""
    said = asked.format(year=plain.year(held.edition(one.thing).label), reported=reported or "completed", due="")
    return f"{said} {asked_of('inferred')}" if one.finding.source == INFERRED else said


def _called(held: Holdings, one: Found) -> str:
    """What a finding is about, with its line; of a measure also the row that it is set beside."""
    if isinstance(one.thing, Commitment):
        return f"“{one.thing.text}” ({_where(held, one.thing)})"
    said = f"“{one.thing.name}” ({_where(held, one.thing)})"
    row = held.commitments.get(one.finding.value)
    return f"{said}, printed for “{plain.shortened(row.text, LONGEST)}” (line {row.line})" if row else said


def question(said: str, of: Iterable[str]) -> str:
    """One question, of whatever makes a reader ask it: none asked twice."""
    return f"Of {plain.listed([*of][:MOST_ASKED])}: {said}"
