"""What committees decided and what was corrected: beside the commitments and findings, and never in their place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from goldenthread.model import Resolution
from goldenthread.site import plain
from goldenthread.site.addresses import file_name, page_of
from goldenthread.site.asking import rows, whole
from goldenthread.site.records import Commitment, Finding
from goldenthread.store import Store

if TYPE_CHECKING:
    from goldenthread.site.holdings import Holdings

PAGE = "decisions.html"
"""The page of all decisions."""
CORRECTIONS = "data.html#corrections"
"""Where the log of corrections stands."""


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision of a committee.

    Attributes:
        about: IRI of the thread or commitment.
        thread: IRI of the thread, or of that of the commitment.
        title: what it is called.
        resolution: what was decided, as the graph has it.
        finding: code of the finding that it is about, or empty.
        until: the day by which it is due back, of a recall.
        waits: whether it is a recall that no later decision settles.
    """

    iri: str
    about: str
    thread: str
    title: str
    resolution: str
    by: str
    on: date
    minute: str
    until: date | None
    finding: str
    words: str
    written_by: str
    recorded_in: str
    waits: bool

    @property
    def anchor(self) -> str:
        """Its place on a page."""
        return f"decision-{file_name(self.iri.rsplit('/', 1)[-1])}"

    @property
    def said(self) -> str:
        """What was decided, in words."""
        if self.until is None:
            return self.resolution.replace("-", " ")
        settled = "" if self.waits else ", and settled since"
        return f"recalled until {plain.day(self.until)}{settled}"

    @property
    def reply(self) -> str:
        """What was decided, in a sentence: what it says beside a finding."""
        words = f": “{self.words}”" if self.words else ""
        return f"{self.said[:1].upper()}{self.said[1:]}{words} ({self.by}, {plain.day(self.on)}, {self.minute})."


@dataclass(frozen=True, slots=True)
class Corrected:
    """Something in the data that was wrong.

    Attributes:
        about: IRI of what it was.
        title: what that is called, or empty.
        edition: IRI of the document that states it, or empty.
        line: 1-based line of it, or 0.
        corrected: when it was put right; none while it is not.
    """

    iri: str
    about: str
    title: str
    edition: str
    field: str
    line: int
    wrong: str
    since: date
    by: str
    corrected: date | None
    reference: str

    @property
    def anchor(self) -> str:
        """Its place on a page."""
        return f"correction-{file_name(self.iri.rsplit('/', 1)[-1])}"

    @property
    def said(self) -> str:
        """When it was wrong, in words."""
        since = f"wrong since {plain.day(self.since)}"
        return f"{since}, corrected on {plain.day(self.corrected)}" if self.corrected else f"{since}, and still is"


@dataclass(frozen=True, slots=True)
class Committee:
    """All decisions, the earliest first, and the log of corrections."""

    decisions: tuple[Decided, ...] = ()
    corrections: tuple[Corrected, ...] = ()
    of_thread: Mapping[str, tuple[Decided, ...]] = field(default_factory=dict)
    corrections_of: Mapping[str, tuple[Corrected, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, store: Store) -> Committee:
        """Asks a store for them."""
        waiting = {row["iri"] for row in rows(store, "due-back")}
        decisions = tuple(_decided(row, waiting) for row in rows(store, "decisions-of-a-committee"))
        corrections = tuple(_corrected(row) for row in rows(store, "corrections"))
        of_thread: dict[str, list[Decided]] = defaultdict(list)
        corrections_of: dict[str, list[Corrected]] = defaultdict(list)
        for one in decisions:
            of_thread[one.thread].append(one)
        for other in corrections:
            corrections_of[other.about].append(other)
        return cls(
            decisions,
            corrections,
            {iri: tuple(some) for iri, some in of_thread.items()},
            {iri: tuple(some) for iri, some in corrections_of.items()},
        )

    @property
    def due_back(self) -> tuple[Decided, ...]:
        """What was recalled and waits, the day that comes first before others."""
        return tuple(sorted((one for one in self.decisions if one.waits), key=lambda one: (str(one.until), one.iri)))

    @property
    def bodies(self) -> tuple[str, ...]:
        """Who decided, by name."""
        return tuple(sorted({one.by for one in self.decisions}))

    @property
    def kinds(self) -> tuple[tuple[str, int], ...]:
        """How many decisions there are of each kind, in words."""
        of = [one.resolution for one in self.decisions]
        return tuple((kind.value.replace("-", " "), of.count(kind.value)) for kind in Resolution if kind.value in of)


def _decided(row: Mapping[str, str], waiting: set[str]) -> Decided:
    return Decided(
        iri=row["iri"],
        about=row["about"],
        thread=row["thread"],
        title=row["title"],
        resolution=row["decision"],
        by=row["body"],
        on=date.fromisoformat(row["on"]),
        minute=row["minute"],
        until=date.fromisoformat(row["dueBack"]) if row["dueBack"] else None,
        finding=row["finding"],
        words=row["words"],
        written_by=row["writtenBy"],
        recorded_in=row["recordedIn"],
        waits=row["iri"] in waiting,
    )


def _corrected(row: Mapping[str, str]) -> Corrected:
    return Corrected(
        iri=row["iri"],
        about=row["about"],
        title=row["title"],
        edition=row["edition"],
        field=row["field"],
        line=whole(row["line"]),
        wrong=row["wrong"],
        since=date.fromisoformat(row["since"]),
        by=row["by"],
        corrected=date.fromisoformat(row["corrected"]) if row["corrected"] else None,
        reference=row["reference"],
    )


def answers(held: Holdings, one: Finding) -> tuple[Decided, ...]:
    """What was decided about a finding, most often an officer's answer: beside it, the earliest first."""
    return _beside(held).get((one.code, one.focus), ())


@lru_cache(maxsize=8)
def _beside(held: Holdings) -> Mapping[tuple[str, str], tuple[Decided, ...]]:
    """Decisions that name a code of a finding, by the code and what it may be found of.

    That is the commitment itself, or each of its thread; their steps, and the measures that support them.
    """
    found: dict[tuple[str, str], list[Decided]] = defaultdict(list)
    for one in held.committee.decisions:
        if one.finding:
            for iri in dict.fromkeys(around(held, one)):
                found[one.finding, iri].append(one)
    return {key: tuple(some) for key, some in found.items()}


def around(held: Holdings, one: Decided) -> list[str]:
    """IRIs of the rows that a decision is about, of their steps and of their measures."""
    thread = held.threads.get(one.about)
    mine = [row.iri for row in held.members(thread)] if thread else [one.about]
    steps = [iri for row in mine for iri in held.milestones_of.get(row, ())]
    return [*mine, *steps, *(iri for row in mine for iri in held.measures_of.get(row, ()))]


def of_rows(held: Holdings, some: Iterable[Commitment]) -> tuple[Decided, ...]:
    """What was decided about the threads of some rows, the earliest first."""
    threads = {one.thread for one in some}
    return tuple(one for one in held.committee.decisions if one.thread in threads)


def foremost(held: Holdings, some: Iterable[Commitment], most: int) -> tuple[Decided, ...]:
    """What was decided about the threads of some rows: what waits first, then the latest."""
    latest_first = list(reversed(of_rows(held, some)))
    return tuple(sorted(latest_first, key=lambda one: not one.waits))[:most]


def row_before(held: Holdings, members: Sequence[Commitment], one: Decided) -> Commitment:
    """The row of a thread that a decision is about, or the last that a document had stated before it."""
    before = [row for row in members if (held.edition(row).as_of or held.edition(row).start) <= one.on]
    about = next((row for row in members if row.iri == one.about), None)
    return about or (before or members[:1])[-1]


def place_of(held: Holdings, one: Decided) -> str:
    """The page of its thread, and the place on it."""
    return f"{page_of(one.thread, held.base)}#{one.anchor}"
