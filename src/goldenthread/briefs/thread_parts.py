"""Commitments told in full: what was promised first, in its words, and what each document states of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from goldenthread.briefs.content import Block, Heading, Item, Items, Note, Paragraph, Table
from goldenthread.briefs.decided_parts import decided
from goldenthread.briefs.evidence_parts import MOST_BESIDE, late, late_beside, updates
from goldenthread.briefs.measure_parts import measured
from goldenthread.briefs.put_off_parts import put_off
from goldenthread.briefs.shared_parts import (
    NO_WORDS,
    beside,
    cannot_be_told,
    does_not_add_up,
    due,
    place,
    quoted,
    reported,
    sources,
    who_answers,
)
from goldenthread.site.told import (
    Commitment,
    Gist,
    Holdings,
    Thread,
    Told,
    gap,
    gist,
    plain,
    row_of,
    sentence,
    tell,
)

MOST_FIRST, MOST_LINES, MOST_FINDINGS, MOST_MEASURES, MOST_QUESTIONS = 3, 14, 6, 4, 8
WORDS = 220
"""Characters of a row's words in the table of years."""


@dataclass(frozen=True, slots=True)
class _One:
    """One commitment.

    Attributes:
        name: what it is called, where several are told; else empty.
        members: its statements.
        told: the sentences of its page.
    """

    name: str
    members: tuple[Commitment, ...]
    told: Told

    def lead(self, sign: str = ":") -> str:
        """How a line begins that is about it, in short."""
        return f"{plain.shortened(self.name, 60)}{sign}" if self.name else ""


def blocks(held: Holdings, threads: Sequence[Thread]) -> Iterator[Block]:
    """One commitment or several on a few pages."""
    several = len(threads) > 1
    every = []
    for thread in threads:
        members = held.members(thread)
        every.append(_One((thread.label or NO_WORDS) if several else "", members, tell(held, members)))
    rows = list(dict.fromkeys(row for one in every for member in one.members for row in _with_steps(held, member)))
    core = gist(held, rows)
    yield from _in_short(every, core)
    yield from _first(held, every)
    yield Heading("Year by year")
    for one in every:
        yield from year_by_year(held, one.members, one.name)
    yield from decided(held, rows)
    yield from late(held, rows)
    yield from who_answers(core)
    yield from put_off(held, rows, core)
    yield from updates(held, list(_by_turns([one.members for one in every])))
    yield from does_not_add_up(held, core.disagrees[:MOST_FINDINGS], len(core.disagrees) - MOST_FINDINGS, rows)
    groups = [tuple(held.measures[iri] for iri in held.series_of[it.iri]) for it in core.measures]
    series = [row_of(held, group) for group in groups]
    yield from measured(held, series[:MOST_MEASURES], len(series) - MOST_MEASURES)
    yield from _questions(every)
    yield from cannot_be_told(f"{one.lead(': ')}{said}" for one in every for said in one.told.untold)
    aside = late_beside(held, rows)[:MOST_BESIDE]
    yield from sources(held, [*rows, *aside, *(one for group in groups for one in group)])


def _in_short(every: Sequence[_One], core: Gist) -> Iterator[Block]:
    yield Heading("In short")
    for one in every:
        said = " ".join("".join(piece.text for piece in each) for each in one.told.lede)
        yield Paragraph(said, f"{one.name}:" if one.name else "")
    yield Paragraph(sentence(core), "In all of them, with their steps:" if len(every) > 1 else "With its steps:")


def _questions(every: Sequence[_One]) -> Iterator[Block]:
    asked = [Item(each.text, one.lead()) for one in every for each in one.told.questions]
    if asked:
        yield Heading("What a committee may ask")
        yield Items(tuple(asked[:MOST_QUESTIONS]))
    if (more := len(asked) - MOST_QUESTIONS) > 0:
        yield Note(f"{plain.counted(more, 'more question')} on the pages of the site.")


def _with_steps(held: Holdings, one: Commitment) -> Iterator[Commitment]:
    yield one
    yield from (held.commitments[iri] for iri in held.milestones_of.get(one.iri, ()))


def _by_turns(members: Sequence[Sequence[Commitment]]) -> Iterator[Commitment]:
    """The latest row with an update of each commitment, then the one before of each."""
    told = [[one for one in reversed(some) if one.comment] for some in members]
    for turn in range(max(map(len, told), default=0)):
        yield from (some[turn] for some in told if turn < len(some))


def _first(held: Holdings, every: Sequence[_One]) -> Iterator[Block]:
    """The words of the first document that states each."""
    yield Heading("What was promised first")
    for one in every:
        if one.name:
            yield Heading(one.name, 3)
        mine = [row for row in one.members if row.edition == one.members[0].edition]
        yield from (quoted(held, row) for row in mine[:MOST_FIRST])
        if len(mine) > MOST_FIRST:
            yield Note(f"{plain.counted(len(mine) - MOST_FIRST, 'more row')} of the same document.")
        if "; " in one.told.first:
            yield Note(f"First promised in the {one.told.first}.")


def year_by_year(held: Holdings, members: Sequence[Commitment], name: str) -> Iterator[Block]:
    """What each document states, the years without a document and those that do not mention it among them."""
    editions = held.of_body(held.edition(members[0]).body)
    stated = [at for at, one in enumerate(editions) if any(row.edition == one.iri for row in members)]
    shown = editions[stated[0] : stated[-1] + 1]
    table: list[tuple[str, ...]] = []
    for before, edition in pairwise((None, *shown)):
        if edition is None:
            continue
        if before and (missing := gap(before, edition)):
            table.append((missing.label, "no document is held", "", "", "", ""))
        mine = [one for one in members if one.edition == edition.iri]
        if not mine:
            table.append((plain.named(edition), "does not mention it", "", "", "", ""))
        table += [_row(held, one) for one in mine]
    left = len(table) - MOST_LINES
    yield Table(
        f"{name}: what each document states" if name else "What each document states",
        ("Document", "Its words", "Reported", "Who answers", "Due", "Steps"),
        tuple(table[-MOST_LINES:]),
        (16, 34, 14, 19, 12, 9),
    )
    if left > 0:
        yield Note(f"{plain.counted(left, 'earlier line')} of this table {'is' if left == 1 else 'are'} left out.")


def _row(held: Holdings, one: Commitment) -> tuple[str, ...]:
    steps = [held.commitments[iri] for iri in held.milestones_of.get(one.iri, ())]
    done = sum(step.completed for step in steps)
    if not steps:
        counted = ""
    elif any(plain.standing(step, held.edition(step)) != "plan" for step in steps):
        counted = f"{done} of {len(steps)} completed"
    else:
        counted = f"{len(steps)}"
    words = plain.shortened(one.text, WORDS) or NO_WORDS
    return (
        place(held, one.edition, one.line),
        words,
        reported(held, one),
        beside(held, one),
        due(held, one),
        counted,
    )
