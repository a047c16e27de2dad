"""The findings that take reading of comments, against the judgements of a reader who read the rows.

``judgements.tsv`` holds every finding of the first reading of all editions, and what the reader found missing among the
comments of completed, overdue and delayed rows (of long ones, their beginnings). A row is ``right``
where the comment does contradict its row.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from goldenthread.pipeline import build
from goldenthread.validation import Finding

DATA = Path(__file__).parents[2] / "data"
BAR = 0.8
FEW = 5
"""Below so many judgements a share says nothing of one code."""

Place = tuple[str, int, str]


class Judged(NamedTuple):
    right: frozenset[Place]
    wrong: frozenset[Place]


@pytest.fixture(scope="module")
def judged() -> Judged:
    with (Path(__file__).parent / "judgements.tsv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))
    verdicts = {(row["edition"], int(row["line"]), row["code"]): row["verdict"] for row in rows}
    assert len(verdicts) == len(rows)
    assert set(verdicts.values()) == {"right", "wrong"}
    return Judged(
        *(frozenset(place for place, given in verdicts.items() if given == one) for one in ("right", "wrong"))
    )


@pytest.fixture(scope="module")
def found(judged: Judged, tmp_path_factory: pytest.TempPathFactory) -> frozenset[Place]:
    codes = {code for _, _, code in judged.right}
    findings: Sequence[Finding] = build(DATA, tmp_path_factory.mktemp("all") / "build").findings
    return frozenset((one.edition, one.line, one.code) for one in findings if one.code in codes)


def test_every_finding_is_judged(judged: Judged, found: frozenset[Place]) -> None:
    assert sorted(found - judged.right - judged.wrong) == []


def test_precision_and_recall(judged: Judged, found: frozenset[Place]) -> None:
    assert len(found & judged.right) / len(found) >= BAR
    assert len(found & judged.right) / len(judged.right) >= BAR


@pytest.mark.parametrize(
    "code", ["status-contradicts-comment", "completed-late", "stale-future-comment", "copied-comment"]
)
def test_precision_and_recall_of_a_code(code: str, judged: Judged, found: frozenset[Place]) -> None:
    here = {place for place in found if place[2] == code}
    right = {place for place in judged.right if place[2] == code}
    assert len(right) >= FEW
    assert len(here & right) / len(here) >= BAR
    assert len(here & right) / len(right) >= BAR
