"""What was put off, what is due on another day, what updates name as a later day, and what was promised lower."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from goldenthread.briefs.content import Block, Heading, Item, Items, Note, Paragraph
from goldenthread.briefs.shared_parts import SHORT, called, place, who
from goldenthread.language.shared_words import other_words
from goldenthread.model import ChangeKind
from goldenthread.site.told import (
    Change,
    Commitment,
    Gist,
    Holdings,
    plain,
    redated_at,
    said_of_a_day,
    without,
    year_after,
)

MOST_MOVED, MOST_LOWERED, MOST_LATER = 5, 5, 5
_LATER = ("new-deadline", "future")
"""What a date is that an update gives for what is not done."""


def put_off(held: Holdings, rows: Sequence[Commitment], core: Gist) -> Iterator[Block]:
    """What was put off while it was unfinished, and what was promised lower; where nobody can tell, that is said."""
    yield Heading("What was put off, and what was promised lower")
    moved = [
        Item(
            f"put off by {plain.span(one.days)}, from {_day(one.earlier)}"
            f"{_in_other_words(held, one.earlier, one.row)} to {_day(one.row)}."
            + (f" No document is held for {one.missing}." if one.missing else ""),
            f"{called(one.row)}:",
            place(held, one.row.edition, one.row.line),
        )
        for one in core.moved
    ]
    lowered = [_lowered(held, one) for one in core.lowered]
    if moved or lowered:
        yield Items((*moved[:MOST_MOVED], *lowered[:MOST_LOWERED]))
    if more := max(len(moved) - MOST_MOVED, 0) + max(len(lowered) - MOST_LOWERED, 0):
        yield Note(f"{plain.counted(more, 'more row')} of this kind.")
    if lowered:
        yield Note(
            "A lower number is what is printed: whether it is less of the same, or another round of it, is not said."
        )
    none = [] if moved else [_none_put_off(held, rows)]
    none += [] if lowered else [_none_lowered(held, rows)]
    if none:
        yield Paragraph(" ".join(none))
    yield from _named_later(held, rows)
    yield from _next_stages(held, rows)
    unsure = [found for one in rows if (found := redated_at(held, one)) is not None and found.how.untold]
    if unsure:
        verb = "is" if len(unsure) == 1 else "are"
        named = [
            f"{place(held, one.row.edition, one.row.line)} ({_day(one.earlier)} before, {_day(one.row)} now; "
            f"{said_of_a_day(one)})"
            for one in unsure[:MOST_MOVED]
        ]
        more_said = f" and {len(unsure) - MOST_MOVED:,} more" if len(unsure) > MOST_MOVED else ""
        yield Note(
            f"{plain.counted(len(unsure), 'row')} {verb} due on another day than before, and whether that is a delay "
            f"cannot be told: {'; '.join(named)}{more_said}."
        )


def _none_put_off(held: Holdings, rows: Sequence[Commitment]) -> str:
    """That no date is put off; or that there are no two to compare."""
    if any(link.holds for one in rows for link in held.links_to.get(one.iri, ())):
        return "No row was found whose date a later row puts off while it is unfinished."
    return "No row carries on one of an earlier document: no two dates can be compared."


def _none_lowered(held: Holdings, rows: Sequence[Commitment]) -> str:
    """That no number is promised lower; or the lower ones of which nobody can tell whether the same is counted."""
    pairs = ((one, change) for one in rows for change in held.changes_at.get(one.iri, ()))
    found = [(one, change) for one, change in pairs if change.kind == ChangeKind.TARGET_LOWERED]
    if not found:
        return "No row was found that promises a lower number than the row that it carries on."
    said = [
        f"{change.before} ({_where(held, change.earlier)}), then {change.after} ({place(held, one.edition, one.line)})"
        for one, change in found[:MOST_LOWERED]
    ]
    more = f" and {len(found) - MOST_LOWERED:,} more" if len(found) > MOST_LOWERED else ""
    return (
        "Lower numbers stand in rows whose words differ so much that whether the same is counted cannot be told: "
        f"{'; '.join(said)}{more}."
    )


def _where(held: Holdings, iri: str) -> str:
    one = held.commitments.get(iri)
    return place(held, one.edition, one.line) if one else "a row that is not held"


def _next_stages(held: Holdings, rows: Sequence[Commitment]) -> Iterator[Block]:
    """The next stages, due on a later day, of rows of which no report says how they went."""
    found = [item for one in rows if (item := _later_than_before(held, one))]
    if found:
        of = "A next stage is" if len(found) == 1 else f"{len(found):,} next stages are"
        yield Paragraph(
            f"{of} due on a later day than the stage before, of which no report tells; whether it slipped cannot be "
            "told:"
        )
        yield Items(tuple(found[:MOST_LATER]))
        if len(found) > MOST_LATER:
            yield Note(f"{plain.counted(len(found) - MOST_LATER, 'more row')} of this kind.")


def _later_than_before(held: Holdings, one: Commitment) -> Item | None:
    stages = []
    for link in held.links_to.get(one.iri, ()):
        before = held.commitments[link.earlier]
        later = before.deadline and one.deadline and one.deadline > before.deadline
        if other_words(before.text, one.text):
            continue  # that another piece of work is due later than the one before it is the rule
        if link.holds and link.relation == "succeeds" and later and not plain.reported(before):
            where = place(held, before.edition, before.line)
            stages.append(f"“{plain.shortened(before.text, SHORT)}” ({where}) was due {_day(before)}")
    if not stages:
        return None
    said = f"due {_day(one)}; before it, {plain.listed(stages)}."
    return Item(said, f"{called(one)}:", place(held, one.edition, one.line))


def _named_later(held: Holdings, rows: Sequence[Commitment]) -> Iterator[Block]:
    """The unfinished rows whose update names a day after that on which they were due."""
    found = []
    for one in rows:
        later = [
            stated
            for stated in held.dates_in.get(one.iri, ())
            if stated.standing in _LATER and one.deadline and stated.day > one.deadline
        ]
        words = [stated.printed.rstrip(" .,;") for stated in later]
        words += [year for year in [year_after(held.edition(one))] if year in one.comment]
        if words and not one.completed and plain.reported(one):
            said = plain.listed([f"“{each}”" for each in dict.fromkeys(words)])
            found.append(
                Item(
                    f"due {_day(one)}, reported {plain.reported(one).lower()}; its update speaks of {said}.",
                    f"{called(one)}:",
                    place(held, one.edition, one.line),
                )
            )
    if found:
        of = "The update of an unfinished row names"
        if len(found) > 1:
            of = f"The updates of {len(found):,} unfinished rows name"
        yield Paragraph(f"{of} a later day or year, as inferred from the words:")
        yield Items(tuple(found[:MOST_LATER]))
        if len(found) > MOST_LATER:
            yield Note(f"{plain.counted(len(found) - MOST_LATER, 'more row')} of this kind.")


def _day(one: Commitment) -> str:
    return plain.day(one.deadline) if one.deadline else "no date"


def _in_other_words(held: Holdings, earlier: Commitment, later: Commitment) -> str:
    where = place(held, earlier.edition, earlier.line)
    return f" ({where})" if earlier.text == later.text else f" (“{plain.shortened(earlier.text, SHORT)}”, {where})"


def _lowered(held: Holdings, one: Change) -> Item:
    """A number that is promised lower, with all by which the two may be no one promise."""
    row, before = held.commitments[one.later], held.commitments.get(one.earlier)
    first, beside = f"{one.before}", []
    if before:
        told = f", reported {said.lower()}" if (said := plain.reported(before)) else ""
        first += f" ({place(held, before.edition, before.line)}{told})"
        editions = held.edition(before), held.edition(row)
        if missing := without(*editions, held.of_body(editions[0].body)):
            beside.append(f"no document is held for {missing}")
        if who(before) != who(row):
            beside.append(f"before answered {who(before) or 'nobody named'}, then {who(row) or 'nobody named'}")
    aside = f" Between them: {'; '.join(beside)}." if beside else ""
    return Item(
        f"a lower number than before, {first}, then {one.after}.{aside}",
        f"{called(row)}:",
        place(held, row.edition, row.line),
    )
