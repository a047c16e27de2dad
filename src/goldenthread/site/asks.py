"""What to do with what was read: whom to ask, what cannot be told, which questions a committee may put."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from goldenthread.model import ChangeKind
from goldenthread.site import plain
from goldenthread.site.changed_days import How, redated_at
from goldenthread.site.course import Course, Stated
from goldenthread.site.holdings import Holdings
from goldenthread.site.page_words import code
from goldenthread.site.records import Commitment, Finding, Name
from goldenthread.site.years_held import Gap, gap

MOST_QUESTIONS = 6
"""Questions on a page: more than a committee asks in an evening are none."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question, and the anchor of what raises it."""

    text: str
    anchor: str


def whom(held: Holdings, course: Course) -> tuple[str, tuple[Name, ...]]:
    """Whom to ask, and under which label: those of the latest document that we hold, or those named last."""
    if not course.stated:
        return "", ()
    for one in reversed(course.stated):
        if names := named_by(held, one.rows):
            where = "Whom to ask, by the" if one.edition == course.held[-1] else "Named last, in the"
            return f"{where} {plain.named(one.edition)}", names
    return "Whom to ask", ()


def elsewhere(held: Holdings, stated: Iterable[Commitment]) -> tuple[Commitment, ...]:
    """The later rows of the other level by which some rows go on: a commitment as a step, a step as a commitment.

    They have pages of their own, and name whom to ask there.
    """
    found = {
        link.later: held.commitments[link.later]
        for one in stated
        for link in held.links_from.get(one.iri, ())
        if link.joins and held.commitments[link.later].kind != one.kind
    }
    return tuple(found.values())


def named_by(held: Holdings, stated: Sequence[Commitment]) -> tuple[Name, ...]:
    """Who is named beside some rows and their steps: members first, then those beside the rows, the most often named.

    Of steps that name nobody, those of their commitment too.
    """
    rows = list(stated)
    if not any(name.role != "directorate" for row in rows for name in row.names):
        rows += [held.commitments[row.parent] for row in stated if row.parent in held.commitments]
    rows += [held.commitments[iri] for row in stated for iri in held.milestones_of.get(row.iri, ())]
    names: dict[str, Name] = {}
    counts: Counter[str] = Counter()
    for row in rows:
        for name in row.names:
            if name.role != "directorate":
                names.setdefault(name.agent or name.name, name)
                counts[name.agent or name.name] += 1
    own = {name.agent or name.name for row in stated for name in row.names}
    ordered = sorted(names, key=lambda key: (names[key].role != "member", key not in own, -counts[key]))
    return tuple(names[key] for key in ordered)


def untold(course: Course) -> tuple[str, ...]:
    """What nobody can tell from what is held."""
    found: list[str] = []
    for place, one in enumerate(course.stated):
        following = course.stated[place + 1] if place + 1 < len(course.stated) else None
        missing = _missing_after(course, one)
        if following and missing and not one.done:
            found.append(
                f"What became of it after the {plain.named(one.edition)}: no document is held for {missing.label}."
            )
        if "unreported" in one.standings:
            found.append(f"How it stood in {plain.year(one.edition.label)}: the column for it is empty.")
        found += [
            f"When it was due in {plain.year(one.edition.label)}: “{row.deadline_printed}” is printed, no date "
            "that can be read."
            for row in one.rows
            if not row.deadlines and row.deadline_printed
        ]
    if course.stated:
        last = course.stated[-1]
        if not last.reports and "unreported" not in last.standings:
            found.append(f"Whether it was met in {plain.year(last.edition.label)}: the document is a plan.")
        found += [one.text for one in last.endings if one.kind == ChangeKind.NOT_TRACEABLE][:1]
    return tuple(dict.fromkeys(found))


def _missing_after(course: Course, one: Stated) -> Gap | None:
    place = course.held.index(one.edition)
    return gap(one.edition, course.held[place + 1]) if place + 1 < len(course.held) else None


def questions(held: Holdings, members: Sequence[Commitment]) -> tuple[Question, ...]:
    """What a scrutiny committee may ask: of the commitment itself first, then of its steps and measures by name.

    The latest findings come first, and each question once.
    """
    found: dict[tuple[str, bool], Question] = {}
    rows = tuple(reversed(members))
    for below in (False, True):
        for one in rows:
            for finding in held.findings_around(one):
                if (finding.focus != one.iri) is below and not finding.acknowledged:
                    _ask(held, found, one, finding)
        if not below:
            for one in rows:
                found |= {(iri, below): asked for iri, asked in _stages_before(held, one)}
    return tuple(found.values())[:MOST_QUESTIONS]


def _stages_before(held: Holdings, one: Commitment) -> Iterator[tuple[str, Question]]:
    """Of a row that is the next stage of rows reported unfinished: what became of each, which no document says."""
    for link in held.links_to.get(one.iri, ()):
        before = held.commitments[link.earlier]
        edition = held.edition(before)
        if link.holds and link.relation == "succeeds" and plain.standing(before, edition) in ("open", "late"):
            words, when = plain.shortened(before.text, 60), plain.year(edition.label)
            said = f"What became of the stage before, “{words}”, in {when} reported {plain.reported(before).lower()}?"
            yield before.iri, Question(said, held.anchor(held.edition(one)))


def _ask(held: Holdings, found: dict[tuple[str, bool], Question], one: Commitment, finding: Finding) -> None:
    asked = code(finding.code).question if _holds(held, finding) else ""
    below = finding.focus != one.iri
    if not asked or (finding.code, below) in found:
        return
    row = held.commitments.get(finding.focus, one)
    edition = held.edition(one)
    said = asked.format(year=plain.year(edition.label), reported=plain.reported(row).lower() or "completed")
    found[finding.code, below] = Question(_of(held, finding) + said if below else said, held.anchor(edition))


def _holds(held: Holdings, finding: Finding) -> bool:
    """Whether a finding says enough to ask by: of another date that it was put off or brought forward."""
    if finding.code != "deadline-moved" or finding.focus not in held.commitments:
        return True
    moved = redated_at(held, held.commitments[finding.focus])
    return moved is not None and moved.how in (How.PUT_OFF, How.FORWARD)


def _of(held: Holdings, finding: Finding) -> str:
    """Of which step or measure a question is."""
    step, measure = held.commitments.get(finding.focus), held.measures.get(finding.focus)
    if step:
        return f"Of the step “{plain.shortened(step.text, 60)}”: "
    return f"Of the measure “{plain.shortened(measure.name, 60)}”: " if measure else ""
