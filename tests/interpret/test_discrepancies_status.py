"""Comments that a status cannot be true beside, and comments that only look so.

``sentences.tsv`` holds promises and comments of invented reports, in the words that such reports use. Most were written
before the rule that reads them, by groups: what is reported ``completed``, and what is reported ``late`` (overdue or
delayed).
"""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from goldenthread.interpret.discrepancies.comment_against_row import read_comment
from goldenthread.model import Commitment, Kind, Progress
from tests.interpret.test_discrepancies import said
from tests.small_council import REPORT

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


@pytest.mark.parametrize(
    ("status", "promise", "comment", "words"),
    [
        (
            "completed",
            "Review the rules and consult the clubs",
            "The rules were reviewed. The clubs will be consulted in May.",
            "The clubs will be consulted in May",
        ),
        (
            "completed",
            "Review the rules and consult the clubs",
            "The rules were reviewed and the clubs consulted. Further talks will follow.",
            "",
        ),
        (
            "completed",
            "Sign the charter with all parishes",
            "31 of 43 parishes have signed the charter.",
            "31 of 43 parishes have signed the charter",
        ),
        ("completed", "Sign the charter with all parishes", "43 of 43 parishes have signed the charter.", ""),
        ("completed", "Sign the charter", "Signed in May by 31 of 43 members.", ""),
        ("completed", "Bring 60 homes back into use", "63 homes brought back into use. A bid is being prepared.", ""),
        ("completed", "Procure the system", "The contract was awarded in May. Training will follow next year.", ""),
        (
            "overdue",
            "Agree the autism strategy",
            "The board agreed the autism strategy in March. It was launched in May.",
            "The board agreed the autism strategy in March",
        ),
        (
            "overdue",
            "Agree the autism strategy",
            "The board agreed the autism strategy in draft. It will be adopted in May.",
            "",
        ),
        ("overdue", "Open the halls", "Two of the five halls were opened in March.", ""),
        ("overdue", "Open the halls", "The halls were opened in March but the kitchens have not been fitted.", ""),
        ("delayed", "Start on site", "Funding agreed in March, start now expected in May.", ""),
        (
            "on target",
            "Adopt the local plan",
            "Adoption will not be before summer next year.",
            "Adoption will not be before summer next year",
        ),
        ("on target", "Adopt the local plan", "The plan was adopted in March.", "The plan was adopted in March"),
        ("on target", "Adopt the local plan", "The plan is at examination.", ""),
    ],
)
def test_what_is_told_of_the_promised_thing_itself(status: str, promise: str, comment: str, words: str) -> None:
    assert said(status, comment, promise).contradiction == words


@pytest.mark.parametrize(
    ("status", "deadline", "when", "contradicts"),
    [
        ("delayed", date(2016, 1, 31), "on 31 January 2016", True),
        ("delayed", date(2016, 1, 31), "on 1 February 2016", False),
        ("delayed", date(2016, 1, 31), "in February", False),
        ("delayed", date(2016, 1, 31), "in December", True),
        ("overdue", date(2016, 1, 31), "on 1 February 2016", True),
        ("overdue", date(2016, 1, 31), "on 31 March 2016", True),
        ("overdue", date(2016, 1, 31), "on 1 April 2016", False),
        ("overdue", date(2016, 1, 31), "in April", False),  # the report was made up in the month after
        ("overdue", date(2016, 1, 31), "in May", True),  # or in that of last year: the nearest that is past
        ("overdue", date(2016, 1, 31), "in May 2016", False),
        ("on target", date(2016, 6, 30), "on 1 April 2016", False),
        ("on target", date(2016, 6, 30), "on 31 March 2016", True),
        ("delayed", date(2016, 6, 30), "on 31 March 2016", True),
        ("delayed", date(2016, 6, 30), "on 1 April 2016", False),
    ],
)
def test_what_was_done_too_late_for_the_status_contradicts_nothing(
    status: str, deadline: date, when: str, contradicts: bool
) -> None:
    """The report is as of 31 March 2016."""
    comment = f"The tram plan was adopted by Cabinet {when}."
    assert bool(said(status, comment, "Adopt the tram plan", deadline).contradiction) is contradicts


def test_a_row_that_prints_only_a_percentage_is_held_to_it() -> None:
    row = Commitment("a1", Kind.ACTIVITY, "", "Publish the map", "", 1, (1,))
    told = Progress(percent=100.0, percent_printed="100%", comment="The map has been drafted.")
    assert read_comment(replace(row, progress=told), REPORT).contradiction == "The map has been drafted"
    assert read_comment(replace(row, progress=replace(told, percent=60.0)), REPORT).contradiction == ""
