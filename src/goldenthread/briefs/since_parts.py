"""What changed in some rows since a document: new, reported, reworded, due on another day, in other hands, ended."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from goldenthread.briefs.content import Block, Heading, Item, Items, Note, Paragraph
from goldenthread.briefs.decided_parts import decided
from goldenthread.briefs.shared_parts import (
    called,
    cannot_be_told,
    does_not_add_up,
    due,
    place,
    places,
    sources,
    who,
)
from goldenthread.model import ChangeKind
from goldenthread.site.told import (
    Change,
    Commitment,
    Edition,
    Holdings,
    ending,
    gap,
    gist,
    moves_at,
    plain,
    said_of_a_day,
    said_on,
)

UNDONE = "reverses"
"""The relation of a row that undoes another: it carries nothing on."""
MOST = 8
"""Lines of one kind of change."""
IN_OTHER_WORDS = "In other words"
_KINDS: Mapping[str, tuple[ChangeKind, ...]] = {
    IN_OTHER_WORDS: (ChangeKind.REWORDED,),
    "Another number promised": (ChangeKind.TARGET_RAISED, ChangeKind.TARGET_LOWERED),
    "In other hands": (ChangeKind.OFFICER_CHANGED, ChangeKind.MEMBER_CHANGED, ChangeKind.UNIT_CHANGED),
    "Under another heading": (ChangeKind.MOVED_HEADING,),
}


def blocks(
    held: Holdings, rows: Sequence[Commitment], since: Edition, others: Sequence[Commitment] = ()
) -> Iterator[Block]:
    """What changed in some rows since a document; where others stand whose update alone speaks of the same."""
    editions = held.of_body(since.body)
    at = editions.index(since)
    later = editions[at + 1 :]
    named = plain.named(since)
    yield Heading("In short")
    if not later:
        yield Paragraph(f"No document later than the {named} is held: nothing can be told of what changed since.")
        yield from decided(held, _followed(held, rows), said_on(since))
        return
    place_of = {one.iri: number for number, one in enumerate(editions)}
    mine = [one for one in _followed(held, rows) if one.edition in place_of]
    new = [one for one in mine if place_of[one.edition] > at]
    yield Paragraph(_in_short(held, new, since, later))
    if apart := [one for one in others if place_of.get(one.edition, 0) > at and one not in new]:
        yield Note(f"By their update alone these speak of it, and count nowhere here: {places(held, apart)}.")
    for title, lines in _changes(held, new).items():
        yield from _listed(title, lines)
    before = [one for one in mine if place_of[one.edition] >= at]
    yield from _listed("Where a line ends", [line for one in before if (line := _end(held, one))])
    yield from decided(held, mine, said_on(since))
    core = gist(held, new)
    yield from does_not_add_up(held, core.disagrees[:MOST], len(core.disagrees) - MOST)
    yield from cannot_be_told(_missing(editions[at:]))
    ended = [one for one in before if ending(held, one)]
    found = [one.thing for one in core.disagrees[:MOST]]
    yield from sources(held, [*new, *_compared_with(held, new), *ended, *found] or before)


def _compared_with(held: Holdings, new: Sequence[Commitment]) -> list[Commitment]:
    """The earlier rows beside which later ones are told."""
    earlier = [change.earlier for one in new for change in held.changes_at.get(one.iri, ())]
    moved = [move.earlier for one in new for move in moves_at(held, one)[:1]]
    return [*(held.commitments[iri] for iri in earlier if iri in held.commitments), *moved]


def _followed(held: Holdings, rows: Sequence[Commitment]) -> list[Commitment]:
    """Rows and those that carry them on, under whatever name and in whatever words; in the order of the documents."""
    found = {one.iri for one in rows}
    waiting = list(found)
    while waiting:
        onward = {
            link.later for link in held.links_from.get(waiting.pop(), ()) if link.holds and link.relation != UNDONE
        }
        waiting += onward - found
        found |= onward
    return [one for one in held.commitments.values() if one.iri in found]


def _in_short(held: Holdings, new: Sequence[Commitment], since: Edition, later: Sequence[Edition]) -> str:
    documents = plain.listed([f"the {plain.named(one)}" for one in later])
    said = f"After the {plain.named(since)} we hold {documents}."
    whose = "of it" if len(later) == 1 else "of these"
    if not new:
        return f"{said} No row {whose} belongs to this, or carries on what does."
    verb = "belongs" if len(new) == 1 else "belong"
    said += f" {plain.counted(len(new), 'row')} {whose} {verb} to this, or carry on what does."
    told = [one for one in new if plain.standing(one, held.edition(one)) != "plan"]
    done = sum(one.completed for one in told)
    how = f"{plain.part(done, len(told))} {'is' if done == 1 else 'are'} reported completed"
    return f"{said} Of the {len(told):,} that could be reported on, {how}." if told else said


def _changes(held: Holdings, new: Sequence[Commitment]) -> dict[str, list[Item]]:
    found: dict[str, list[Item]] = {"New": [], "Reported": [], "Another date": []}
    found |= {title: [] for title in _KINDS}
    for one in new:
        changes = held.changes_at.get(one.iri, ())
        if any(change.kind == ChangeKind.NEW for change in changes):
            found["New"].append(_item(held, one, f"no earlier document that we hold states it{_beside(held, one)}."))
        if said := plain.reported(one):
            found["Reported"].append(_item(held, one, f"{said[:1].lower() + said[1:]}."))
        for moved in moves_at(held, one)[:1]:
            days = f"{due(held, moved.earlier)} before, {due(held, one)} now"
            where = place(held, moved.earlier.edition, moved.earlier.line)
            found["Another date"].append(_item(held, one, f"{days} ({said_of_a_day(moved)}); compared with {where}."))
        for title, kinds in _KINDS.items():
            found[title] += [_item(held, one, _said(held, change)) for change in changes if change.kind in kinds]
    return found


def _beside(held: Holdings, one: Commitment) -> str:
    said = [f"answers: {names}" if (names := who(one)) else "", f"due {when}" if (when := due(held, one)) else ""]
    return "".join(f"; {part}" for part in said if part)


_WHAT: Mapping[str, str] = {
    ChangeKind.REWORDED: "before “{}”, now “{}”",
    ChangeKind.TARGET_RAISED: "higher, {} before, {} now",
    ChangeKind.TARGET_LOWERED: "lower, {} before, {} now",
}


def _said(held: Holdings, change: Change) -> str:
    earlier = held.commitments.get(change.earlier)
    where = f"; compared with {place(held, earlier.edition, earlier.line)}" if earlier else ""
    before, after = plain.shortened(change.before, 160) or "nobody", plain.shortened(change.after, 160) or "nobody"
    told = _WHAT.get(change.kind, "{} before, {} now").format(before, after)
    return f"{told.replace(' | ', ', ')}{where}."


def _item(held: Holdings, one: Commitment, said: str) -> Item:
    return Item(said, f"{called(one)}:", place(held, one.edition, one.line))


def _end(held: Holdings, one: Commitment) -> Item | None:
    end = ending(held, one)
    return _item(held, one, end.text) if end else None


def _listed(title: str, lines: Sequence[Item]) -> Iterator[Block]:
    if lines:
        yield Heading(title)
        yield Items(tuple(lines[:MOST]))
    if title == IN_OTHER_WORDS and lines:
        yield Note("What went and what came stands in square brackets.")
    if len(lines) > MOST:
        yield Note(f"{plain.counted(len(lines) - MOST, 'more row')}.")


def _missing(editions: Sequence[Edition]) -> Iterator[str]:
    """What nobody can tell: the years without a document."""
    for one, other in pairwise(editions):
        if missing := gap(one, other):
            yield f"What happened in {missing.label}: no document is held for that time."
