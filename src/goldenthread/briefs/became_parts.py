"""What became of many promises: how they stand, and the first of them by rule, each in its latest words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from goldenthread.briefs.content import Block, Heading, Note, Paragraph, Table
from goldenthread.briefs.evidence_parts import is_late
from goldenthread.briefs.shared_parts import NO_WORDS, SHORT, beside, due, place, places
from goldenthread.language.shared_words import other_words
from goldenthread.site.told import (
    AGAIN,
    TO_COME,
    UNHEARD,
    Commitment,
    Entry,
    Holdings,
    Spoken,
    Topic,
    handouts,
    keeping,
    plain,
)

MOST_NAMES, MOST_JOINED, LONGEST_TITLE = 8, 5, 180
_BY_WORDS = "what names it by its own words first, of this what has its first name or another name of it, then "
_PLAIN = ("completed", "not finished", "discontinued")
"""States that need no word of explanation."""


def became(held: Holdings, view: handouts.BriefView, one: Spoken) -> Iterator[Block]:
    """How commitments and steps stand, and the first of them by rule."""
    yield Heading("What was promised, and what became of it")
    yield from _standings(view, handouts.entries_of(held, one))
    yield from (Note(said) for said in (_ahead(held, one), view.maybe) if said)
    yield from _tables(held, view, one)
    if one.topic.words and (silent := _silent_steps(held, one)):
        how = "does not name it, and counts" if len(silent) == 1 else "do not name it, and count"
        steps = plain.counted(len(silent), "more step")
        yield Note(f"{steps} of these commitments {how} nowhere here: {places(held, silent)}.")
    if view.commitments or view.steps:
        yield Note(
            f"Chosen by rule: {_BY_WORDS if one.topic.words else ''}the latest plan, what was last reported "
            "late, what else is planned, single promises, and what stands in most documents."
        )


def _standings(view: handouts.BriefView, entries: Iterable[Entry]) -> Iterator[Block]:
    """How many stand how, and what that means."""
    if not view.states:
        return
    total = sum(count for *_, count in view.states)
    since = {each.state for each in entries if each.state == UNHEARD and each.told}
    states = [(f"{name} since" if name in since else name, meaning, count) for name, meaning, count in view.states]
    yield Paragraph(
        f"{plain.listed([f'{count} {name}' for name, _, count in states])}.",
        f"Of {plain.counted(total, 'commitment or step', 'commitments and steps')}, each once:",
    )
    told = [f"{name}: {meaning.partition(';')[0]}" for name, meaning, _ in states if name not in _PLAIN]
    if told:
        yield Note(f"{'; '.join(told)}.")


def _tables(held: Holdings, view: handouts.BriefView, one: Spoken) -> Iterator[Block]:
    """The first commitments and steps."""
    own = frozenset(it.thing.iri for it in one.rows if it.by_title)
    for name, entries, what in (("commitments", view.commitments, "commitment"), ("steps", view.steps, "step")):
        if not entries:
            continue
        yield Table(
            f"{what.capitalize()}s, in their latest words",
            (what.capitalize(), "In", "How it stands", "Who", "Where"),
            tuple(_entry(held, each, own, one.topic) for each in entries),
            (35, 9, 33, 12, 11),
        )
        if more := view.more[name]:
            late = view.more.get(f"late_{name}")
            yield Note(
                f"{plain.counted(more, f'more {what}')}" + (f", {late} of them last reported late." if late else ".")
            )


def _silent_steps(held: Holdings, one: Spoken) -> list[Commitment]:
    """The steps of the commitments listed whose own words do not name the subject."""
    mine = {row.iri for row in one.commitments}
    found = (iri for row in one.commitments for iri in held.milestones_of.get(row.iri, ()) if iri not in mine)
    return [held.commitments[iri] for iri in found]


def _entry(held: Holdings, one: Entry, own: frozenset[str], topic: Topic) -> tuple[str, ...]:
    when = one.first if one.first == one.final else f"{one.first} to {one.final}"
    late_first = sorted(one.told, key=lambda row: not is_late(held, row))
    told = [_reported(held, row, one) for row in late_first[:2]]
    if len(one.told) > 2:
        told.append(f"and {plain.counted(len(one.told) - 2, 'more row')}")
    standing = "; ".join(told)
    if one.state != "completed" or not one.told:
        before = any(_other(row, one) for row in late_first[:2]) and one.told[0].edition != one.last.edition
        lead = "what came before it was last reported" if before else "last reported"
        standing = f"{one.said}; {lead} {standing}" if standing else one.said
    standing += f"; due {due(held, one.last)}" if one.last.deadline else ""
    late = [row for row in one.line if row not in one.told and is_late(held, row)]
    parts = [standing, *(f"before that {_reported(held, row, one)}" for row in late[-1:])]
    parts += [_onward(held, iri) for iri, _ in one.onward]
    label = keeping(one.label, topic.spans(one.label) if topic.words else (), LONGEST_TITLE) or NO_WORDS
    joined = _joined(held, one)
    return (
        label + joined + (" (only an update speaks of it)" if own.isdisjoint(row.iri for row in one.line) else ""),
        when,
        "; ".join(parts),
        beside(held, one.last),
        place(held, one.last.edition, one.last.line),
    )


def _reported(held: Holdings, row: Commitment, one: Entry) -> str:
    """How a row is reported, with where that stands if it is not the row that is listed."""
    said = plain.reported(row)
    where = f" ({place(held, row.edition, row.line)})" if row.iri != one.last.iri else ""
    title = f"“{plain.shortened(row.text, SHORT)}”: " if _other(row, one) else ""
    return f"{title}{said[:1].lower()}{said[1:]}{where}"


def _other(row: Commitment, one: Entry) -> bool:
    """Whether a row hardly shares its words with the one listed: then the report perhaps tells of something else."""
    return bool(row.text) and other_words(row.text, one.last.text)


def _onward(held: Holdings, iri: str) -> str:
    """In which row something goes on, and how that is reported."""
    row = held.commitments[iri]
    said = plain.reported(row)
    how = f"reported {said[:1].lower()}{said[1:]}" if said else "planned" if row.deadline else "stated"
    return f"goes on in the {place(held, row.edition, row.line)}, {how}"


def _joined(held: Holdings, one: Entry) -> str:
    """Which earlier rows are judged to be the same promise: those by which it is told how it stands."""
    others = [row for row in one.line if row.iri != one.last.iri]
    more = f" and {len(others) - MOST_JOINED:,} more" if len(others) > MOST_JOINED else ""
    return f" (joined by judgement with the {places(held, others[-MOST_JOINED:])}{more})" if others else ""


def _ahead(held: Holdings, one: Spoken) -> str:
    """Of what the latest plan plans, where it does so in rows that do not speak of this themselves."""
    mine = {row.iri for row in one.commitments}
    found = [it for it in handouts.entries_of(held, one) if it.state in (TO_COME, AGAIN) and it.last.iri not in mine]
    if not found:
        return ""
    verb = "stands" if len(found) == 1 else "stand"
    how = "speak of this" if one.topic.words else "belong here"
    rows = [it.last for it in found]
    names = list(dict.fromkeys(name.name for row in rows for name in row.names if name.role != "directorate"))
    more = [f"{len(names) - MOST_NAMES} more"] if len(names) > MOST_NAMES else []
    beside = f" Beside {'it' if len(rows) == 1 else 'them'}: {plain.listed([*names[:MOST_NAMES], *more])}."
    return (
        f"Of those to come or planned again, {len(found):,} {verb} in the latest plan in a row that does not {how} "
        f"itself, and carries on one that does: {places(held, rows)}.{beside if names else ''}"
    )
