"""Comments of invented year-end reports, written and judged by authors who had not seen the rules.

The rules were mended with the reports of the first eleven authors in sight; those of the last two they have never seen:
nobody may mend a rule by them. Neither may be read worse than now (``bench/validation.md`` has the figures of every
first run), nor may the five editions be read better at their cost.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest

from tests.interpret.test_discrepancies import said

Report = tuple[dict[str, str], set[str], set[str]]
SEEN = tuple(str(number) for number in range(1, 12))
UNSEEN = ("12", "13")


def _rows(name: str = "invented-reports.tsv") -> list[dict[str, str]]:
    with (Path(__file__).parent / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))


def _found(row: dict[str, str]) -> Iterator[str]:
    deadline = date.fromisoformat(row["deadline"])
    told = said(row["status"], row["comment"], row["text"], deadline)
    done = row["status"] == "completed"
    if done and told.completed_on and told.completed_on > deadline:
        yield "completed-late"
    if told.contradiction:
        yield "status-contradicts-comment"
    if done and told.missed:
        yield "target-missed-but-completed"
    if told.stale:
        yield "stale-future-comment"


@pytest.fixture(scope="module")
def reports() -> Sequence[Report]:
    """Each row with the codes that the rules find and those that its author gave."""
    return [(row, set(_found(row)), set(filter(None, row["codes"].split("|")))) for row in _rows()]


@pytest.mark.parametrize(
    ("authors", "judgements", "precision", "recall"),
    [(("1", "2"), 111, 0.85, 0.80), (SEEN, 483, 0.74, 0.69), (UNSEEN, 84, 0.53, 0.46)],
)
def test_the_rules_serve_other_reports_too(
    reports: Sequence[Report], authors: tuple[str, ...], judgements: int, precision: float, recall: float
) -> None:
    found, judged = (
        {(i, code) for i, (row, *said) in enumerate(reports) if row["author"] in authors for code in said[which]}
        for which in (0, 1)
    )
    assert len(judged) == judgements
    assert len(found & judged) / len(found) >= precision
    assert len(found & judged) / len(judged) >= recall


def test_nothing_is_misread_that_was_read_rightly(reports: Sequence[Report]) -> None:
    """``misread.tsv`` lists where the rules find what an author did not give, or miss what one gave, and nothing else.

    What is read rightly by now is struck off, so that it stays so.
    """
    known = {(row["author"], row["code"], row["text"], row["comment"]) for row in _rows("misread.tsv")}
    misread = {
        (row["author"], code, row["text"], row["comment"])
        for row, found, judged in reports
        if row["author"] in SEEN
        for code in found ^ judged
    }
    assert (sorted(misread - known), sorted(known - misread)) == ([], [])
