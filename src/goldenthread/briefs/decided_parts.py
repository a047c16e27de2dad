"""What committees decided about some rows, and what of them was corrected: nothing where nothing was."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from goldenthread.briefs.content import Block, Heading, Item, Items, Note
from goldenthread.site.told import Commitment, Decided, Holdings, code, decided_of, plain

MOST_DECIDED, MOST_CORRECTED = 8, 5
SHORT, LONG = 72, 240
"""Characters of a title that leads a line, and of words that are quoted."""


def decided(held: Holdings, rows: Sequence[Commitment], since: date | None = None) -> Iterator[Block]:
    """What was decided about the commitments of some rows, what waits first; and what was wrong of the rows.

    Args:
        held: what is held.
        rows: the rows.
        since: only what was decided or corrected after this day.
    """
    every = [one for one in decided_of(held, rows) if since is None or one.on > since]
    found = [*(one for one in every if one.waits), *(one for one in reversed(every) if not one.waits)]
    if found:
        yield Heading("What committees decided")
        yield Items(tuple(_item(one) for one in found[:MOST_DECIDED]))
        if len(found) > MOST_DECIDED:
            yield Note(f"{plain.counted(len(found) - MOST_DECIDED, 'more decision')} on the pages of the site.")
        yield Note("They stand beside what the documents say, and change none of it.")
    yield from _corrected(held, rows, since)


def _item(one: Decided) -> Item:
    about = f", about “{code(one.finding).name}”" if one.finding else ""
    words = f": “{plain.shortened(one.words, LONG)}”" if one.words else ""
    lead = f"{plain.shortened(one.title, SHORT) or '(no words printed)'}:"
    return Item(f"{one.said}{about}{words}", lead, f"{one.by}, {plain.day(one.on)}, {one.minute}")


def _corrected(held: Holdings, rows: Sequence[Commitment], since: date | None) -> Iterator[Block]:
    mine = dict.fromkeys(iri for row in rows for iri in (row.iri, row.thread))
    found = [one for iri in mine for one in held.committee.corrections_of.get(iri, ())]
    found = [one for one in found if since is None or (one.corrected or one.since) > since]
    if found:
        yield Heading("What was wrong in the data")
        yield Items(
            tuple(
                Item(
                    f"{plain.shortened(one.wrong, LONG)} ({f'{one.field}; ' if one.field else ''}{one.said})",
                    f"{plain.shortened(one.title, SHORT) or '(no words printed)'}:",
                    f"said by {one.by}" + (f", {one.reference}" if one.reference else ""),
                )
                for one in found[:MOST_CORRECTED]
            )
        )
        if len(found) > MOST_CORRECTED:
            yield Note(f"{plain.counted(len(found) - MOST_CORRECTED, 'more correction')} on the pages of the site.")
