"""Comments that a status cannot be true beside, and comments that only look so.

``sentences.tsv`` holds promises and comments of invented reports, in the words that such reports use. Most were written
before the rule that reads them, by groups: what is reported ``completed``, and what is reported ``late`` (overdue or
delayed).
"""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from tests.read.test_standing import said

with (Path(__file__).parent / "sentences.tsv").open(encoding="utf-8", newline="") as _stream:
    SENTENCES = [
        (row["reported"], row["contradicts"] == "yes", row["promise"], row["comment"])
        for row in csv.DictReader(_stream, delimiter="\t", quoting=csv.QUOTE_NONE)
    ]
STATUSES = {"completed": ("completed",), "late": ("overdue", "delayed")}


@pytest.mark.parametrize(("reported", "contradicts", "promise", "comment"), SENTENCES)
def test_whether_a_comment_contradicts(reported: str, contradicts: bool, promise: str, comment: str) -> None:
    for status in STATUSES[reported]:
        words = said(status, comment, promise).contradiction
        assert bool(words) is contradicts
        assert words in comment


def test_there_are_sentences_of_each_group() -> None:
    groups = Counter((reported, contradicts) for reported, contradicts, _, _ in SENTENCES)
    assert set(groups) == {(reported, contradicts) for reported in STATUSES for contradicts in (True, False)}
    assert min(groups.values()) >= 15


def test_another_status_is_not_judged() -> None:
    assert said("on target", "The scheme is behind schedule.", "Open the scheme").contradiction == ""
