"""What the reports show: the rows reported late, by name, and what updates say, of both sides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, zip_longest

from goldenthread.briefs.content import Block, Heading, Item, Items, Note, Paragraph
from goldenthread.briefs.shared_parts import LONG, called, due, place, who
from goldenthread.site.told import Commitment, Holdings, Measure, opening, plain

MOST_LATE, MOST_BESIDE, MOST_UPDATES = 6, 4, 5


def late(held: Holdings, rows: Sequence[Commitment], measures: Iterable[Measure] = ()) -> Iterator[Block]:
    """The rows that are reported overdue, delayed or red, and such rows that stand right beside the others."""
    mine = [one for one in reversed(rows) if is_late(held, one)]
    beside = late_beside(held, rows, measures)
    if not mine and not beside:
        return
    yield Heading("What was reported late")
    if mine:
        yield Items(tuple(_late(held, one) for one in mine[:MOST_LATE]))
    else:
        yield Paragraph("None of these rows is reported overdue, delayed or red.")
    if len(mine) > MOST_LATE:
        yield Note(f"{plain.counted(len(mine) - MOST_LATE, 'more row')} reported late.")
    if beside:
        yield Paragraph(
            "rows of which these are steps, steps of these, and rows for which these measures are printed, with their "
            "steps. They are counted nowhere here.",
            "Reported late beside them:",
        )
        yield Items(tuple(_late(held, one) for one in beside[:MOST_BESIDE]))
        if len(beside) > MOST_BESIDE:
            yield Note(f"{plain.counted(len(beside) - MOST_BESIDE, 'more row')} of this kind.")


def is_late(held: Holdings, one: Commitment) -> bool:
    """Whether its document reports a row overdue, delayed or red."""
    return plain.standing(one, held.edition(one)) == "late"


def late_beside(held: Holdings, rows: Sequence[Commitment], measures: Iterable[Measure] = ()) -> tuple[Commitment, ...]:
    """What is late of the wholes and the steps of rows, and of what measures are printed for; the latest first."""
    known = {one.iri for one in rows}
    named = [iri for one in measures for iri in held.supported_by.get(one.iri, ())]
    wholes = [*(one.iri for one in rows), *named]
    found = {one.parent for one in rows} | {it for iri in wholes for it in (iri, *held.milestones_of.get(iri, ()))}
    every = (held.commitments[iri] for iri in found - known if iri in held.commitments)
    order = {iri: at for at, iri in enumerate(held.editions)}
    return tuple(sorted((one for one in every if is_late(held, one)), key=lambda one: (-order[one.edition], one.order)))


def _late(held: Holdings, one: Commitment) -> Item:
    parts = [f"reported {plain.reported(one).lower()}", f"due {when}" if (when := due(held, one)) else "", who(one)]
    return Item("; ".join(part for part in parts if part) + ".", f"{called(one)}:", place(held, one.edition, one.line))


def updates(held: Holdings, rows: Sequence[Commitment], most: int = MOST_UPDATES) -> Iterator[Block]:
    """What the reports say in their own words: of what is done and of what is not by turns, the latest first."""
    yield Heading("What the evidence shows")
    told = [one for one in rows if one.comment]
    if not told:
        yield Paragraph("No update is printed beside these rows: what was done stands in no words of a report.")
        return
    open_, done = [one for one in told if not one.completed], [one for one in told if one.completed]
    shown = [one for one in chain.from_iterable(zip_longest(open_, done)) if one is not None][:most]
    yield Items(
        tuple(
            Item(
                f"reported {said[:1].lower() + said[1:] if (said := plain.reported(one)) else 'without a status'}; its "
                f"update: “{opening(one.comment, LONG)}”",
                f"{called(one)}:",
                place(held, one.edition, one.line),
            )
            for one in shown
        )
    )
    more = len(told) - len(shown)
    left = f" {plain.counted(more, 'more update')} {'is' if more == 1 else 'are'} not quoted." if more > 0 else ""
    completed = [one for one in rows if one.completed]
    bare = sum(not one.comment for one in completed)
    of = plain.counted(len(completed), "row")
    silent = f" Of {of} reported completed, {bare} {'has' if bare == 1 else 'have'} no update." if bare else ""
    yield Note(f"An update is what the council says of its own work; no other source was asked.{left}{silent}")
