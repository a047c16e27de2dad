"""What the reports show: the rows reported late, by name, and what updates say, of both sides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, zip_longest

from goldenthread.briefs.content import Block, Heading, Item, Items, Note, Paragraph
from goldenthread.briefs.shared_parts import LONG, called, due, place, places, who
from goldenthread.fingerprints import spelling
from goldenthread.site.told import Commitment, Holdings, Measure, Topic, around, opening, plain

MOST_LATE, MOST_BESIDE, MOST_UPDATES, MOST_OTHERS = 6, 4, 5, 2


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


def others_say(held: Holdings, rows: Sequence[Commitment], topic: Topic) -> Iterator[Block]:
    """The updates by which alone some rows speak of a subject: the sentences that do, of the latest first."""
    told = [row for row in reversed(rows) if topic.spans(row.comment)]
    if not told:
        return
    one = "of another row speaks" if len(told) == 1 else f"of {len(told):,} other rows speak"
    yield Paragraph(
        f"{'It counts' if len(told) == 1 else 'They count'} nowhere here.",
        f"The update{'' if len(told) == 1 else 's'} {one} of it too.",
    )
    yield Items(
        tuple(
            Item(
                f"“{around(row.comment, *topic.spans(row.comment)[0], LONG)}”",
                f"{called(row)}:",
                place(held, row.edition, row.line),
            )
            for row in told[:MOST_OTHERS]
        )
    )
    if len(told) > MOST_OTHERS:
        yield Note(f"{plain.counted(len(told) - MOST_OTHERS, 'more update')} of this kind.")


def _tells(one: Commitment) -> bool:
    """Whether an update says more than the status beside it."""
    said = spelling(one.comment)
    return bool(said) and said not in map(spelling, (one.status, one.status_printed, plain.reported(one)))


def joined_with(held: Holdings, rows: Sequence[Commitment]) -> list[Commitment]:
    """The other rows of the threads of rows, each once."""
    mine = {one.iri for one in rows}
    threads = dict.fromkeys(one.thread for one in rows if one.thread in held.threads)
    return [held.commitments[iri] for key in threads for iri in held.threads[key].members if iri not in mine]


def _told_around(held: Holdings, rows: Sequence[Commitment]) -> str:
    """Where an update stands beside what is joined with rows, or beside their steps, as a sentence; or nothing."""
    mine = {one.iri for one in rows}
    steps = (held.commitments[iri] for row in rows for iri in held.milestones_of.get(row.iri, ()) if iri not in mine)
    near = {one.iri: one for one in (*joined_with(held, rows), *steps)}
    found = [one for one in near.values() if _tells(one)]
    if not found:
        return ""
    verb = "stands" if len(found) == 1 else "stand"
    what = plain.counted(len(found), "update")
    return f" Beside rows joined with them, or their steps, {verb} {what}: {places(held, found)}."


def updates(held: Holdings, rows: Sequence[Commitment], most: int = MOST_UPDATES) -> Iterator[Block]:
    """What the reports say in their own words: of what is done and of what is not by turns, the latest first."""
    yield Heading("What the evidence shows")
    told = [one for one in rows if _tells(one)]
    if not told:
        yield Paragraph(f"Beside these rows themselves no update is printed.{_told_around(held, rows)}")
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
    bare = sum(not _tells(one) for one in completed)
    of, verb = plain.counted(len(completed), "row"), "has" if bare == 1 else "have"
    silent = f" Of {of} reported completed, {bare} {verb} no update, or the word of the status again." if bare else ""
    yield Note(f"An update is what the council says of its own work; no other source was asked.{left}{silent}")
