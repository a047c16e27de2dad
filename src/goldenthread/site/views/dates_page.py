"""The days that changed: what was put off, by how much and who answered, and what cannot be told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from goldenthread.model import ChangeKind
from goldenthread.site import plain
from goldenthread.site.among import among
from goldenthread.site.beside import unit_name
from goldenthread.site.changed_days import How, Redated, redated
from goldenthread.site.cutting import cut, numbered_parts, part_path
from goldenthread.site.day_words import DayWords, day_words
from goldenthread.site.holdings import Holdings
from goldenthread.site.one_spelling import once
from goldenthread.site.page import FACETS, Page
from goldenthread.site.records import Change, Commitment, Link, Name
from goldenthread.site.redating import said

PATH = "dates.html"
A_YEAR = 366
"""Days of the longest year: what was put off by more was put off by more than a year."""
_QUESTION = "most-moved-deadlines"
"""The question about the same, which counts pairs."""
FURTHER, LESS = "more than a year", "up to a year"


@dataclass(frozen=True, slots=True)
class Who:
    """Who answers for a row.

    Attributes:
        lent: whether the row, a step, names nobody, and these answer for its commitment.
    """

    names: tuple[Name, ...]
    lent: bool


@dataclass(frozen=True, slots=True)
class Item:
    """A row with another day, and what it can be chosen by.

    Attributes:
        said: what the other day is, as people say it: ``put off by 13 months``.
        before: who answered by the earlier row.
        now: who answers by the later row.
        far: whether it is more than a year, or empty where nobody can say that it moved.
        themes: the headings above both rows.
        under: those above the later one, the highest first.
        units: the directorates beside both rows.
        people: the names of both.
        link: the judgement that both are one promise.
        told: what the last updates before say of the day.
    """

    one: Redated
    said: str
    before: Who
    now: Who
    far: str
    themes: tuple[str, ...]
    under: tuple[str, ...]
    units: tuple[str, ...]
    people: tuple[str, ...]
    link: Link | None
    told: tuple[DayWords, ...] = ()


@dataclass(frozen=True, slots=True)
class Stated:
    """A new day that an update names."""

    row: Commitment
    change: Change
    people: Who


@dataclass(frozen=True, slots=True)
class DatesView:
    """One page.

    Attributes:
        lede: the counts, each with what it counts.
        counts: each kind of another day, with how many rows it has.
        far: how many rows were put off by more than a year.
        items: those of this page.
        stated: the new days that updates name, on the first page.
        updates: how many updates name one.
        elsewhere: how the counts of other pages go with these, as a sentence.
    """

    lede: str
    counts: tuple[tuple[How, int], ...]
    far: int
    items: tuple[Item, ...]
    total: int
    stated: tuple[Stated, ...]
    updates: int
    elsewhere: str
    part: int
    parts: tuple[tuple[str, str], ...]


def pages(held: Holdings) -> Iterator[Page]:
    """One page, or more where many days changed."""
    found = tuple(sorted(redated(held), key=lambda one: (list(How).index(one.how), -abs(one.days))))
    stated = tuple(
        Stated(row, change, _who(held, row))
        for row in held.commitments.values()
        for change in held.changes_at.get(row.iri, ())
        if change.kind == ChangeKind.NEW_DEADLINE_STATED
    )
    runs = cut(found, lambda one: 2800 + 2 * len(one.row.text) + len(one.earlier.text))
    parts = numbered_parts(PATH, len(runs))
    for number, run in enumerate(runs, start=1):
        yield Page(
            part_path(PATH, number),
            "dates",
            "Dates that changed" + (f", part {number}" if number > 1 else ""),
            lambda run=run, number=number: _view(held, found, run, stated, number, parts),  # type: ignore[misc]
            section=PATH,
            scripts=(FACETS,),
        )


def _view(
    held: Holdings,
    every: Sequence[Redated],
    run: Sequence[Redated],
    stated: Sequence[Stated],
    number: int,
    parts: tuple[tuple[str, str], ...],
) -> DatesView:
    counts = Counter(one.how for one in every)
    return DatesView(
        lede=lede(held, every),
        counts=tuple((how, counts[how]) for how in How if counts[how]),
        far=sum(one.how is How.PUT_OFF and one.days > A_YEAR for one in every),
        items=tuple(_item(held, one) for one in run),
        total=len(every),
        stated=tuple(stated) if number == 1 else (),
        updates=len({one.row.iri for one in stated}),
        elsewhere=_elsewhere(held, every),
        part=number,
        parts=parts,
    )


def _elsewhere(held: Holdings, every: Sequence[Redated]) -> str:
    """How many pairs of rows other pages count, where this one counts later rows."""
    moved = [change for some in held.changes_at.values() for change in some if change.kind == ChangeKind.DEADLINE_MOVED]
    off = sum(one.how is How.PUT_OFF for one in every)
    listed = held.answers.get(_QUESTION)
    asked = f", and the question “{_QUESTION.replace('-', ' ')}” {len(listed.rows):,}" if listed else ""
    return (
        f"Here {len(every):,} later rows are counted, each once, {off:,} of them put off. “How sure the figures are” "
        f"counts {plain.counted(len(moved), 'pair')} of rows “deadline moved”{asked}: of pairs a row has as many as it "
        "carries on rows; the first are those whose date moved at all, whatever is told of it here; the question holds "
        "later days alone, those of another year’s round and those that updates state among them."
    )


def lede(held: Holdings, every: Sequence[Redated]) -> str:
    """How many rows could have another day, how many have one, and what it is."""
    could = among(held, "deadline-moved")
    if could is None or not could.count:
        return "No two documents state one commitment with a date in both: whether a date moved cannot be told."
    if not every:
        return f"None of {could.count:,} {could.words} is due on another day than before."
    off = sum(one.how is How.PUT_OFF for one in every)
    were = "was" if off == 1 else "were"
    if len(every) == could.count:
        said = (
            f"Each of the {could.count:,} {could.words}, is due on another day than before: as a rule another year’s "
            "document prints another day, and by itself that says nothing."
        )
    else:
        share = plain.share(len(every), could.count, could.words)
        said = f"{share} {'is' if len(every) == 1 else 'are'} due on another day than before."
    return f"{said} {off:,} of the {len(every):,} {were} put off."


def _item(held: Holdings, one: Redated) -> Item:
    slip = one.how in (How.PUT_OFF, How.FORWARD)
    both = (one.earlier, one.row)
    before, now = (_who(held, row) for row in both)
    return Item(
        one=one,
        said=said(one) if slip or one.doubt else one.how.value,
        before=before,
        now=now,
        far=(FURTHER if abs(one.days) > A_YEAR else LESS) if slip else "",
        themes=_distinct(once(held, (heading.text for row in both for heading in held.path(row)))),
        under=tuple(heading.text for heading in held.path(one.row) if heading.text),
        units=_distinct(
            unit_name(held, name) for row in both for name in _named(held, row) if name.role == "directorate"
        ),
        people=_distinct(name.name for name in (*before.names, *now.names)),
        link=next((link for link in held.links_to.get(one.row.iri, ()) if link.earlier == one.earlier.iri), None),
        told=day_words(held, one),
    )


def _named(held: Holdings, row: Commitment) -> tuple[Name, ...]:
    """The names beside a row, and beside the commitment of which it is a step."""
    return (*row.names, *(held.commitments[row.parent].names if row.parent in held.commitments else ()))


def _who(held: Holdings, row: Commitment) -> Who:
    """Who answers for a row: those beside it; of a step that names nobody, those of its commitment."""
    mine = tuple(name for name in row.names if name.role != "directorate")
    every = tuple(name for name in _named(held, row) if name.role != "directorate")
    return Who(mine or every, lent=bool(every) and not mine)


def _distinct(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text.replace("|", "¦") for text in texts if text))
