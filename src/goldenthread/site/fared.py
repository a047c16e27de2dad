"""Rows of one document by how it reports them, each with what became of it: the list to which a figure leads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from goldenthread.model import ChangeKind
from goldenthread.site import plain
from goldenthread.site.addresses import relative
from goldenthread.site.changed_days import doubted
from goldenthread.site.course import ending
from goldenthread.site.cutting import part_path
from goldenthread.site.fates import joining
from goldenthread.site.holdings import Holdings
from goldenthread.site.own_days import not_due
from goldenthread.site.page_words import DISAGREES, MISSING, code
from goldenthread.site.perhaps import onward
from goldenthread.site.records import Commitment, Edition, Finding
from goldenthread.site.years_held import year_after

WORDS = {
    "late": "overdue, delayed or red",
    "open": "neither completed nor late",
    "done": "reported completed",
    "plan": "not reported on: the document has no column for it",
}
"""The runs of a list, in its order: what a reader looks for first stands first."""
_MOST_LATER = 3
_UNTOLD = "cannot be told"


@dataclass(frozen=True, slots=True)
class Became:
    """What became of a row.

    Attributes:
        later: the rows that carry it on, each with how it stands there; the first of many.
        more: how many more there are.
        end: how its line ends, where nothing carries it on.
    """

    later: tuple[tuple[str, str], ...]
    more: int
    end: str

    @property
    def untold(self) -> bool:
        """Whether nobody can tell."""
        return self.end.startswith(_UNTOLD)


@dataclass(frozen=True, slots=True)
class NamedRow:
    """A row in a list.

    Attributes:
        roles: as what somebody is named beside it.
        units: IRIs of the directorates printed beside the name.
        doubts: the findings by which it does not add up, or something is missing.
    """

    commitment: Commitment
    edition: Edition
    roles: tuple[str, ...]
    units: tuple[str, ...]
    doubts: tuple[Finding, ...]
    became: Became


@dataclass(frozen=True, slots=True)
class Fared:
    """Rows of one document that it reports alike.

    Attributes:
        key: one of :data:`WORDS`.
        anchor: its place on the page.
        said: how many they are, of how many, and how many stand how.
        rows: those of this page.
    """

    key: str
    anchor: str
    said: str
    rows: tuple[NamedRow, ...]


@lru_cache(maxsize=8192)
def became(held: Holdings, one: Commitment) -> Became:
    """What later documents say of a row, or how its line ended."""
    later = [held.commitments[link.later] for link in joining(held.links_from.get(one.iri, ()))]
    if later:
        shown = tuple((row.iri, _stands(held, row, one.kind)) for row in later[:_MOST_LATER])
        return Became(shown, len(later) - len(shown), "")
    edition = held.edition(one)
    editions = held.of_body(edition.body)
    if edition == editions[-1]:
        return Became((), 0, "the latest document held")
    end = ending(held, one)
    if end is None:
        return Became((), 0, _UNTOLD)
    if end.kind == ChangeKind.NOT_TRACEABLE:
        return Became((), 0, f"{_UNTOLD}: no document for {year_after(edition)}")
    if end.kind == ChangeKind.NOT_DECIDED:
        return Became((), 0, "not decided")
    behind = editions[editions.index(edition) + 1 :]  # of the last year there may be another document
    following = next((other for other in behind if other.start > edition.start), behind[0])
    maybe = " (perhaps in another row: not decided)" if onward(held, one) else ""
    return Became((), 0, f"not in the {plain.named(following)}{maybe}")


def _stands(held: Holdings, row: Commitment, kind: str) -> str:
    """How a later document has it: a plan by the day for which it is planned."""
    edition = held.edition(row)
    how = plain.reported(row).lower()
    if not how and plain.standing(row, edition) == "plan":
        how = "planned" + (f" for {plain.day(row.deadline)}" if row.deadline else "")
        if row.deadline and (why := doubted(held, row)):
            how += f" (the date {why})"
    if row.kind != kind:
        how = ("as a step, " if row.kind == "milestone" else "as a commitment, ") + how
    return f"{plain.year(edition.label)}: {how or 'nothing reported'}"


@lru_cache(maxsize=8192)
def named_row(held: Holdings, one: Commitment, roles: tuple[str, ...] = (), units: tuple[str, ...] = ()) -> NamedRow:
    """A row with what does not add up in it, and what became of it."""
    found = held.findings_of.get(one.iri, ())
    doubts = tuple(each for each in found if code(each.code).kind in (DISAGREES, MISSING))
    return NamedRow(one, held.edition(one), roles, units, doubts, became(held, one))


def key_of(held: Holdings, one: Commitment) -> str:
    """The run in which a row stands, a key of :data:`WORDS`."""
    how = plain.standing(one, held.edition(one))
    return how if how in WORDS else "open"


def anchor_of(held: Holdings, edition: Edition, key: str = "") -> str:
    """The place of the rows of one document in a list, or of those that it reports alike."""
    return f"rows-{held.anchor(edition)}" + (f"-{key}" if key else "")


def by_document(held: Holdings, editions: Sequence[Edition], rows: Sequence[Commitment]) -> list[Commitment]:
    """Rows in the order of a list: by document, those together that it reports alike; commitments before steps."""
    order = {one.iri: number for number, one in enumerate(editions)}
    place = {key: number for number, key in enumerate(WORDS)}
    return sorted(rows, key=lambda one: (order[one.edition], place[key_of(held, one)], one.kind != "activity"))


def places_of(held: Holdings, first: str, rows: Sequence[Commitment], most: int = 0) -> dict[tuple[str, str], str]:
    """Where a list tells of a document, by its IRI and the empty text, and of what it reports alike, by the key.

    Args:
        held: what is held.
        first: the page, or the first of several.
        rows: the list, in its order.
        most: how many rows stand on one page; 0 where all do.
    """
    found: dict[tuple[str, str], str] = {}
    for at, one in enumerate(rows):
        edition = held.edition(one)
        page = part_path(first, 1 + at // most if most else 1)
        for key in ("", key_of(held, one)):
            found.setdefault((edition.iri, key), f"{page}#{anchor_of(held, edition, key)}")
    return found


def leading(page: str, places: Mapping[tuple[str, str], str], edition: Edition, key: str) -> str:
    """The link from a page to one of these places, empty where there is none."""
    place = places.get((edition.iri, key), "")
    return relative(page, place) if place else ""


def fared(held: Holdings, edition: Edition, rows: Sequence[NamedRow], every: Sequence[Commitment]) -> Iterator[Fared]:
    """Rows of one document in runs.

    Args:
        held: what is held.
        edition: the document.
        rows: those that a page lists.
        every: all of which they are a part: what the runs count.
    """
    runs: dict[str, list[Commitment]] = {}
    for one in every:
        runs.setdefault(key_of(held, one), []).append(one)
    told = len(every) - len(runs.get("plan", ()))
    for key, words in WORDS.items():
        mine = tuple(row for row in rows if key_of(held, row.commitment) == key)
        if mine:
            some = runs[key]
            of = plain.share(len(some), len(every) if key == "plan" else told, "rows")
            here = f" ({len(mine):,} on this page)" if len(mine) != len(some) else ""
            said = f"{words[:1].upper()}{words[1:]}: {of}{here}; {summary(some)}{_waiting(edition, key, some)}"
            yield Fared(key, anchor_of(held, edition, key), said, mine)


def _waiting(edition: Edition, key: str, rows: Sequence[Commitment]) -> str:
    """How many rows that are not completed were not due yet, as the end of a sentence; of what is done nothing."""
    count = sum(not_due(edition, one) for one in rows) if key in ("late", "open") else 0
    if not count:
        return ""
    among = "all of them" if count == len(rows) > 1 else "it" if len(rows) == 1 else f"{count:,} of them"
    others = len(rows) - count
    rest = f", the other {plain.counted(others, 'row', 'rows')} due by then or without a date" if others else ""
    return f"; {among} not due yet on the day of the report{rest}"


def summary(rows: Sequence[Commitment]) -> str:
    """How many rows of each kind stand how, in the words of their documents."""
    parts = []
    for kind, what in (("activity", "commitment"), ("milestone", "step")):
        mine = [one for one in rows if one.kind == kind]
        if mine:
            counts = Counter(one.status or plain.rating(one.rag) or "no word" for one in mine)
            told = ", ".join(f"{how} {count:,}" for how, count in counts.most_common())
            parts.append(
                plain.counted(len(mine), what) + ("" if [*counts] in (["no word"], ["completed"]) else f" ({told})")
            )
    return plain.listed(parts)


def counted(rows: Sequence[Commitment]) -> str:
    """How many rows, and how many of each kind."""
    kinds = Counter(one.kind for one in rows)
    named = (("activity", "commitment"), ("milestone", "step"))
    parts = [plain.counted(kinds[kind], what) for kind, what in named if kinds[kind]]
    return f"{plain.counted(len(rows), 'row')}: {plain.listed(parts)}"
