"""The sentence first: what somebody would say of a commitment who has read all the documents.

Made from facts by rules, never by a model. Each piece of a sentence leads to the place on the page that bears it out.
Where the next document is missing, the sentence says that nothing can be told.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from goldenthread.model import ThreadKind
from goldenthread.site import plain
from goldenthread.site.asks import Question, questions, untold, whom
from goldenthread.site.beginnings import first, origin
from goldenthread.site.branch_ends import BranchEnd, branch_ends
from goldenthread.site.course import Course, Stated, between, course_of
from goldenthread.site.holdings import Holdings
from goldenthread.site.other_promise import perhaps_two
from goldenthread.site.page_words import DISAGREES, WORTH_KNOWING, code
from goldenthread.site.records import Commitment, Name


@dataclass(frozen=True, slots=True)
class Says:
    """A piece of a sentence, and the anchor on the page that bears it out, or empty."""

    text: str
    anchor: str = ""


Sentence = tuple[Says, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What the head and the foot of a page say; of a thread with several ends what is said of each."""

    lede: tuple[Sentence, ...]
    first: str
    last: str
    ask_label: str
    ask: tuple[Name, ...]
    disagrees: int
    missing: int
    untold: tuple[str, ...]
    questions: tuple[Question, ...]
    ends: tuple[BranchEnd, ...] = ()


def tell(held: Holdings, members: Sequence[Commitment]) -> Told:
    """All that is said of a thread in sentences."""
    course = course_of(held, members)
    around = [finding for one in members for finding in held.findings_around(one)]
    kinds = [code(one.code).kind for one in around]
    last = course.stated[-1] if course.stated else None
    label, names = whom(held, course)
    ends = branch_ends(held, members)
    said = tuple(filter(None, (*began(course), branches(course), apart(len(ends))))) if ends else lede(course)
    return Told(
        lede=(*said[:1], *(((Says(doubted),),) if (doubted := perhaps_two(held, members)) else ()), *said[1:]),
        first=first(course),
        last=_dated(last) if last else "",
        ask_label=label,
        ask=names,
        disagrees=kinds.count(DISAGREES),
        missing=len(kinds) - kinds.count(DISAGREES) - kinds.count(WORTH_KNOWING),
        untold=untold(course),
        questions=questions(held, members),
        ends=ends,
    )


def lede(course: Course) -> tuple[Sentence, ...]:
    """The first sentences: in which documents it stands, what was reported, what speaks against it, how it ended."""
    said = (
        *began(course),
        branches(course),
        reports(course),
        stages(course),
        doubts(course),
        slips(course),
        close(course),
    )
    return tuple(sentence for sentence in said if sentence)


def began(course: Course) -> tuple[Sentence, Sentence]:
    """In which documents it is promised, and what it was before where that has a page of its own."""
    before, judged = origin(course), Says(", by the judgement that stands beside it.")
    return presence(course), (Says(f"It comes from {before}", course.stated[0].anchor), judged) if before else ()


def apart(count: int) -> Sentence:
    """That the head of a thread with several ends says of none of them what became of it."""
    return (Says("How each of its "), Says(f"{plain.number(count)} parts", "parts"), Says(" stood last is told apart."))


def presence(course: Course) -> Sentence:
    """In which of the documents it is promised."""
    stated, total = course.stated, len(course.held)
    if not stated:
        return ()
    first_one, last_one = stated[0], stated[-1]
    if total == 1:
        return (Says("Promised in the only document that we hold, the "), _link(first_one), Says("."))
    if len(stated) == 1:
        head = f"Promised in one of the {plain.number(total)} documents that we hold, the "
        return (Says(head), _link(first_one), Says("."))
    if len(stated) == total:
        amount = "both" if total == 2 else f"all {plain.number(total)}"
        pieces = [Says(f"Promised in {amount} documents that we hold, ")]
    else:
        pieces = [
            Says(f"Promised in {plain.number(len(stated))} of the {plain.number(total)} documents that we hold, ")
        ]
    if first_one.edition.label == last_one.edition.label:
        pieces.append(Says(f"for {plain.year(first_one.edition.label)}"))
    else:
        pieces += [
            Says("from "),
            Says(plain.year(first_one.edition.label), first_one.anchor),
            Says(" to "),
            Says(plain.year(last_one.edition.label), last_one.anchor),
        ]
    if silent := between(course):
        names = plain.listed([f"the {plain.named(one)}" for one in silent])
        pieces.append(Says(f"; {names} {'does' if len(silent) == 1 else 'do'} not mention it"))
    return (*pieces, Says("."))


def reports(course: Course) -> Sentence:
    """What was reported of it: completed, and promised again; or how it stood last."""
    telling = [one for one in course.stated if one.reports]
    if not telling:
        return _unreported(course)
    parts = [one for one in telling if not one.done and "done" in one.standings and one != telling[-1]]
    last = telling[-1]
    pieces = _completed(course, [one for one in telling if one.done])
    if parts:
        where = _spread([Says(plain.year(one.edition.label), one.anchor) for one in parts])
        pieces += [Says("; in part also in " if pieces else "Reported completed in part in "), *where]
    if not last.done:
        pieces.append(Says("; last reported " if pieces else "Last reported "))
        pieces += [*_states(last), Says(", in "), Says(plain.year(last.edition.label), last.anchor)]
    return (*pieces, Says("."))


def _unreported(course: Course) -> Sentence:
    """That nothing was reported of it; nothing where nothing states it."""
    if not course.stated:
        return ()
    if all(standing == "plan" for one in course.stated for standing in one.standings):
        what = "it is a plan" if len(course.stated) == 1 else "they are plans"
        return (Says(f"Nothing is reported of it: {what}."),)
    return (Says("The report has a column for how it stands, and nothing is printed in it."),)


def _completed(course: Course, done: Sequence[Stated]) -> list[Says]:
    """In which documents it was reported completed, and how often it was promised again after that."""
    if not done:
        return []
    times = {1: "Reported completed", 2: "Twice reported completed"}.get(
        len(done), f"Reported completed {plain.number(len(done))} times"
    )
    pieces = [Says(f"{times}, in "), *_spread([Says(plain.year(one.edition.label), one.anchor) for one in done])]
    whole = {one.edition.iri for one in done}
    again = sum(bool(one.after & whole) for one in course.stated)
    if again:
        often = {1: "promised again", 2: "twice promised again"}.get(
            again, f"promised again {plain.number(again)} times"
        )
        pieces.append(Says(f", and {often} after that"))
    return pieces


_BRANCHES: Mapping[str, str] = {
    ThreadKind.SPLIT: "It was split on the way",
    ThreadKind.MERGED: "Several were merged into it",
    ThreadKind.SPLIT_AND_MERGED: "It was split and merged on the way",
}


def branches(course: Course) -> Sentence:
    """That it is no single line, and on how many judgements it rests that it is one promise at all."""
    how = _BRANCHES.get(course.kind)
    count = sum(len(one.rows) for one in course.stated)
    if not how or count <= len(course.stated):
        return ()
    links = plain.counted(course.judgements, "judgement")
    return (Says(f"{how}: {plain.counted(count, 'statement')} in all, which {links} hold together."),)


def stages(course: Course) -> Sentence:
    """Where what stands is the next stage of it, and not the same again."""
    found = [one for one in course.stated if one.next_stage]
    if not found:
        return ()
    where = _spread([Says(plain.year(one.edition.label), one.anchor) for one in found])
    each = "is its next stage" if len(found) == 1 else "is each time its next stage"
    return (Says("What stands in "), *where, Says(f" {each}, by the judgement that stands beside it."))


def _states(one: Stated) -> list[Says]:
    """How the rows of a document stand: in words where it is one, counted where there are several."""
    if len(one.rows) == 1:
        said = plain.reported(one.rows[0])
        return [Says(said[:1].lower() + said[1:], one.anchor)]
    done = one.standings.count("done")
    if done:
        return [Says(f"completed in {done} of {len(one.rows)} parts", one.anchor)]
    return [Says(f"unfinished in all of its {plain.number(len(one.rows))} parts", one.anchor)]


def doubts(course: Course) -> Sentence:
    """What speaks against the latest report of completion against which something speaks."""
    for one in reversed(course.stated):
        if not one.doubts:
            continue
        said = list(dict.fromkeys(code(finding.code).doubt for finding in one.doubts))
        row = next(row for row in one.rows if row.completed)
        state = plain.reported(row) or "completed"
        what = "it" if len(one.rows) == 1 else "a part of it"
        return (
            Says(f"In {plain.year(one.edition.label)} {what} was reported {state[:1].lower() + state[1:]}, "),
            Says(plain.listed(said[:2]), one.anchor),
            Says("."),
        )
    return ()


def slips(course: Course) -> Sentence:
    """How often, and how far, a date was put off of what no document had reported finished."""
    if not course.slips:
        return ()
    before, after, days, anchor = course.slips[0]
    if len(course.slips) == 1:
        return (
            Says("Its date was put off by "),
            Says(plain.span(days), anchor),
            Says(f", from {before} to {after}."),
            *(Says(f" {also}", anchor) for also in course.gone),
        )
    longest = max(course.slips, key=lambda slip: slip[2])
    return (
        Says(f"Dates were put off {plain.number(len(course.slips))} times, by up to "),
        Says(plain.span(longest[2]), longest[3]),
        Says(" ".join((".", *course.gone))),
    )


def close(course: Course) -> Sentence:
    """How it ended, or that nobody can tell."""
    if not course.stated:
        return ()
    last = course.stated[-1]
    if last.edition == course.held[-1]:
        if last.reports:
            return (Says("No later document is held."),) if not last.done else ()
        due = max((one.deadline for one in last.rows if one.deadline), default=None)
        by = f" by {plain.day(due)}" if due else ""
        return (Says(f"Whether it was done{by} cannot be told: the latest document that we hold is a plan."),)
    kinds = {one.kind for one in last.endings}
    if len(last.endings) < len(last.rows) or len(kinds) != 1:
        return (Says("How its parts ended is told below.", last.anchor),) if last.endings else ()
    if kinds == {"completed"}:
        return (Says("No later document that we hold takes it up."),)
    return (Says(last.endings[0].text, last.anchor),)


def _dated(one: Stated) -> str:
    due = max((row.deadline for row in one.rows if row.deadline), default=None)
    return plain.named(one.edition) + (f", due {plain.day(due)}" if due else "")


def _link(one: Stated) -> Says:
    return Says(plain.named(one.edition), one.anchor)


def _spread(pieces: Sequence[Says]) -> list[Says]:
    out: list[Says] = []
    for place, piece in enumerate(pieces):
        if place:
            out.append(Says(" and " if place == len(pieces) - 1 else ", "))
        out.append(piece)
    return out
