"""Comments of invented year-end reports, written and judged by authors who had not seen the rules.

The rules were mended with the reports of the first eleven authors in sight; those of the last two they have never seen:
nobody may mend a rule by them. Neither may be read worse than now (``bench/validation.md`` has the figures of every
first run), nor may the five editions be read better at their cost.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.interpret.test_discrepancies import said

Place = tuple[int, str]
SEEN = tuple(str(number) for number in range(1, 12))
UNSEEN = ("12", "13")


def _rows() -> list[dict[str, str]]:
    with (Path(__file__).parent / "invented-reports.tsv").open(encoding="utf-8", newline="") as stream:
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


@pytest.mark.parametrize(
    ("authors", "judgements", "precision", "recall"),
    [(("1", "2"), 111, 0.85, 0.80), (SEEN, 483, 0.74, 0.69), (UNSEEN, 84, 0.53, 0.46)],
)
def test_the_rules_serve_other_reports_too(
    authors: tuple[str, ...], judgements: int, precision: float, recall: float
) -> None:
    rows = [row for row in _rows() if row["author"] in authors]
    found: set[Place] = {(i, code) for i, row in enumerate(rows) for code in _found(row)}
    judged: set[Place] = {(i, code) for i, row in enumerate(rows) for code in row["codes"].split("|") if code}
    assert len(judged) == judgements
    assert len(found & judged) / len(found) >= precision
    assert len(found & judged) / len(judged) >= recall
