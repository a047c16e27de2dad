"""The page of dates that are wrong, missing or cannot be read: of each document all of them, line by line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from goldenthread.language.dates import printed_dates
from goldenthread.site import plain
from goldenthread.site.agent_records import DateIssue
from goldenthread.site.holdings import Holdings
from goldenthread.site.own_days import meant
from goldenthread.site.page import FACETS, Page
from goldenthread.site.page_words import code
from goldenthread.site.records import Commitment, Edition

PATH = "dates-in-doubt.html"
OUTSIDE, NO_DAY, AFTER, MISSING = (
    "deadline-outside-plan-year",
    "deadline-impossible",
    "deadline-after-parent",
    "deadline-missing",
)
CODES = (OUTSIDE, NO_DAY, AFTER, MISSING)
"""The findings about a date itself, those asked for first."""
UNREAD = "printed, and cannot be read as a date"
"""What is printed where a date should stand, and was left out."""
MENDED = "printed in a way that had to be mended"
"""What is printed as a date and was read as something else, or as one of two."""
MEANT = "The words of the row, of a step or of the whole name this date too: it is meant, and no misprint."
_WHOLLY_READ = "cell-repaired"
"""The code of an issue that repairs cells: where it names nothing to be read instead, the date stands as printed."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """One line.

    Attributes:
        kind: what is wrong, as the list calls it.
        row: the row that it is the date of, or the first that stands on its line; none where none does.
        printed: what is printed, or empty.
        why: what the check or the reading says.
        accepted: why somebody accepted it as it is, or empty.
    """

    kind: str
    edition: Edition
    line: int
    row: Commitment | None
    printed: str
    why: str
    accepted: str


@dataclass(frozen=True, slots=True)
class OfEdition:
    """What one document has of them.

    Attributes:
        anchor: its place on the page.
        counts: each kind, with how many lines it has.
        rough: of how many of its dates no day is printed, so that the last one of the month or year is taken; as words.
    """

    edition: Edition
    anchor: str
    counts: tuple[tuple[str, int], ...]
    rough: str
    lines: tuple[Doubt, ...]


@dataclass(frozen=True, slots=True)
class DoubtsView:
    """The page."""

    editions: tuple[OfEdition, ...]
    kinds: tuple[str, ...]
    total: int


def pages(held: Holdings) -> Iterator[Page]:
    """One page, where any document states dates."""
    if any(one.deadline_printed or one.deadlines for one in held.commitments.values()):
        title = "Dates that are wrong, missing or cannot be read"
        yield Page(PATH, "date_doubts", title, lambda: view(held), section="dates.html", scripts=(FACETS,))


def view(held: Holdings) -> DoubtsView:
    """What the page shows."""
    lines: dict[str, list[Doubt]] = {iri: [] for iri in held.editions}
    for one in (*_found(held), *_unread(held)):
        lines[one.edition.iri].append(one)
    kinds = [*(code(name).name for name in CODES), UNREAD, MENDED]
    editions = []
    for iri, some in lines.items():
        counts = Counter(one.kind for one in some)
        shown = tuple((kind, counts[kind]) for kind in kinds)
        ordered = sorted(some, key=lambda one: (kinds.index(one.kind), one.line, one.printed))
        edition = held.editions[iri]
        editions.append(OfEdition(edition, held.anchor(edition), shown, _rough(held, edition), tuple(ordered)))
    return DoubtsView(tuple(editions), tuple(kinds), sum(len(one.lines) for one in editions))


def _found(held: Holdings) -> Iterator[Doubt]:
    """What the checks find of the dates of rows."""
    for focus, some in held.findings_of.items():
        row = held.commitments.get(focus)
        for one in some:
            if row and one.code in CODES:
                why = " ".join((plain.dated(one.message), *([MEANT] * meant(held, one))))
                edition = held.edition(row)
                yield Doubt(code(one.code).name, edition, row.line, row, row.deadline_printed, why, one.acknowledged)


def _unread(held: Holdings) -> Iterator[Doubt]:
    """What was met while reading that no row has a finding of: words that are no date, and dates that were mended."""
    told = {
        (row.edition, line)
        for focus, some in held.findings_of.items()
        if (row := held.commitments.get(focus)) and any(one.code in (NO_DAY, MISSING) for one in some)
        for line in (row.line, *row.lines)
    }
    on_line: dict[tuple[str, int], Commitment] = {}
    for row in held.commitments.values():
        for line in (row.line, *row.lines):
            on_line.setdefault((row.edition, line), row)
    for one in held.date_issues:
        if (one.edition, one.line) not in told and one.printed and (one.read_as or one.code != _WHOLLY_READ):
            row = on_line.get((one.edition, one.line))
            kind = MENDED if one.read_as else UNREAD
            yield Doubt(kind, held.editions[one.edition], one.line, row, one.printed, _read(one), "")


def _read(one: DateIssue) -> str:
    return f"{one.message} Read as {one.read_as}." if one.read_as else one.message


def _rough(held: Holdings, edition: Edition) -> str:
    """Of how many printed dates the day is not printed, in a sentence; empty where each has one."""
    printed = [one for one in held.commitments.values() if one.edition == edition.iri and one.deadlines]
    months = [one for one in printed if _without_day(one, edition)]
    if not months:
        return ""
    many = "each of the" if len(months) == len(printed) else f"{len(months):,} of the"
    return (
        f"Of {many} {plain.counted(len(printed), 'date')} of this document no day is printed, only a month, quarter or "
        f"year such as “{months[0].deadline_printed.strip('()[] ')}”: the last day of it is the program’s addition."
    )


def _without_day(one: Commitment, edition: Edition) -> bool:
    read = list(printed_dates(one.deadline_printed, year_start=edition.start))
    return bool(read) and all(found.precision != "day" for found in read)
