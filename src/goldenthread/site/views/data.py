"""What the site is made of and how to take it along: downloads, formats, licence, method, who judged, corrections."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from goldenthread.site import plain
from goldenthread.site.agent_records import Reviewer
from goldenthread.site.decided import Corrected
from goldenthread.site.holdings import Holdings
from goldenthread.site.judged import judges
from goldenthread.site.page import Page
from goldenthread.site.question_answers import Answer, Question, questions
from goldenthread.site.records import Edition

FORMATS = (
    ("csv", "Tables for spreadsheets and statistics, each described beside it (CSVW)"),
    ("xlsx", "The same tables as one workbook"),
    ("parquet", "The same tables with typed columns, for data frames"),
    ("nq", "The graph as N-Quads, sorted: the same build gives the same bytes"),
    ("trig", "The graph as TriG, with its named graphs"),
    ("ttl", "The graph as Turtle"),
    ("jsonld", "The graph as JSON-LD"),
)
"""Formats of ``goldenthread export``, each with what it is."""


@dataclass(frozen=True, slots=True)
class Download:
    """A file beside the pages: its question, how many rows it has, how large it is."""

    question: Question
    path: str
    rows: int
    kilobytes: float


@dataclass(frozen=True, slots=True)
class DataView:
    """The page.

    Attributes:
        licences: each licence stated, with how many documents state it; empty for none.
        links: how many judgements that two rows are one promise hold: by readers, and by the program alone.
    """

    lede: str
    editions: tuple[Edition, ...]
    several: bool
    licences: tuple[tuple[str, int], ...]
    downloads: tuple[Download, ...]
    formats: tuple[tuple[str, str], ...]
    reviewers: tuple[Reviewer, ...]
    judges: str
    links: tuple[int, int]
    redacted: bool
    corrections: tuple[Corrected, ...] = ()


def pages(held: Holdings) -> Iterator[Page]:
    """One page."""
    yield Page("data.html", "data", "Data: take it along, check it, correct it", lambda: view(held))


def view(held: Holdings) -> DataView:
    """What there is to take along."""
    downloads = tuple(
        Download(one, one.file(answer), answer.total, len(answer.whole.encode()) / 1000)
        for one in questions()
        if (answer := held.answers.get(one.name)) and isinstance(answer, Answer)
    )
    links = [link for some in held.links_to.values() for link in some if link.holds]
    editions = tuple(held.editions.values())
    unknown = {"not stated", ""}
    licences = Counter("" if one.licence in unknown else one.licence for one in editions)
    rows = plain.counted(len(held.commitments), "row")
    return DataView(
        lede=f"All that this site shows is data that you can take along: {rows} of "
        f"{plain.counted(len(editions), 'document')}, every one with the line that states it.",
        editions=editions,
        several=len({one.body for one in editions}) > 1,
        licences=tuple(sorted(licences.items())),
        downloads=downloads,
        formats=FORMATS,
        reviewers=held.reviewers,
        judges=judges(held.reviewers),
        links=(sum(bool(link.reviewer) for link in links), sum(not link.reviewer for link in links)),
        redacted=held.redacted,
        corrections=tuple(reversed(held.committee.corrections)),
    )
