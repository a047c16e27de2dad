"""The findings that take reading of comments, against the judgements of readers who did not know the program.

Each reader judged every row with a comment and said how sure they were (3: anybody would agree; 1: it can be argued
either way). What at least three of five judged so, and were more than half sure, is right; what nobody saw is wrong;
all between counts neither for nor against the program. The judgements of five are in the data folder. Those of three
more came after: nothing may be mended by them, so that they show how far what is found holds for others. One more read
again what was taken for a contradiction, beside the rows around it and as an officer would who is accused by it.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from goldenthread.interpret.discrepancies.comment_against_row import counted_comments, read_comment
from goldenthread.interpret.judgements import load_judgements, proposed
from goldenthread.interpret.readings import CODES
from goldenthread.minting import Minter
from goldenthread.read.data_folder import Reading
from goldenthread.validation import Finding

DATA = Path(__file__).parents[2] / "data"
FAIRLY_SURE = 2
MOST = 3
MOST_UNSEEN = 2
AGAIN = "reader 7"
READ_AGAIN = frozenset(
    (edition, line, "status-contradicts-comment")
    for edition, lines in (
        ("2007-08", (1062, 1140, 1552)),
        ("2013-14", (134, 146, 147, 250, 266, 551)),
        ("2016-17", (43, 147, 434)),
    )
    for line in lines
) | {("2016-17", 253, "stale-future-comment"), ("2013-14", 431, "target-missed-but-completed")}
"""What readers took for a contradiction, or for out of date, and another, beside the rows around it, for none."""
BAR = 0.8

Place = tuple[str, int, str]
_WORDS = re.compile(r"(?P<how>as inferred from its words|as read by [\w ]+): '(?P<words>.+)'\.$")


class Judged(NamedTuple):
    right: frozenset[Place]
    doubtful: frozenset[Place]

    def less_what_was_read_again(self) -> Judged:
        return Judged(self.right - READ_AGAIN, self.doubtful - READ_AGAIN)


class Measured(NamedTuple):
    precision: float
    recall: float


def judgements_of(name: str, most: int, *, sure_of: int = FAIRLY_SURE, readers: Sequence[str] = ()) -> Judged:
    """What so many readers of a table were so sure of, and what fewer saw; of some readers, or of all."""
    with (Path(__file__).parent / name).open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))
    sure: Counter[Place] = Counter()
    for row in rows:
        votes = [row[column] for column in readers or row if column.startswith("reader_")]
        assert row["code"] in CODES
        assert set(votes) <= {"", "1", "2", "3"}
        if any(votes):
            place = row["edition"], int(row["line"]), row["code"]
            assert place not in sure
            sure[place] = sum(int(vote or 0) >= sure_of for vote in votes)
    right = frozenset(place for place, count in sure.items() if count >= most)
    return Judged(right, frozenset(sure) - right)


@pytest.fixture(scope="module")
def judged() -> Judged:
    """What the five readers judged."""
    return judgements_of("judgements.tsv", MOST)


@pytest.fixture(scope="module")
def unseen() -> Judged:
    """What the three readers judged who came after."""
    return judgements_of("unseen-judgements.tsv", MOST_UNSEEN)


@pytest.fixture(scope="module")
def rules(five_reading: tuple[Reading, Minter]) -> frozenset[Place]:
    """What the rules infer by themselves."""
    reading, _ = five_reading
    return frozenset(
        (plan.edition.label, row.line, code)
        for plan in reading.plans
        for row, comment in counted_comments(plan)
        for code, _ in proposed(row, read_comment(row, plan.edition, comment))
    )


@pytest.fixture(scope="module")
def findings(five_findings: tuple[Finding, ...]) -> Sequence[Finding]:
    """What is found once the judgements in the data folder stand above the rules."""
    return [one for one in five_findings if one.code in CODES]


def measured(places: Iterable[Place], judged: Judged, codes: Sequence[str] = CODES) -> Measured:
    """How many of the findings are right, and how many of the right judgements were found."""
    found = {place for place in places if place not in judged.doubtful and place[2] in codes}
    right = {place for place in judged.right if place[2] in codes}
    return Measured(len(found & right) / max(1, len(found)), len(found & right) / len(right))


def test_every_judgement_stands_in_the_file(judged: Judged) -> None:
    assert Counter(code for *_, code in judged.right) == {
        "completed-late": 39,
        "stale-future-comment": 14,
        "status-contradicts-comment": 58,
        "target-missed-but-completed": 11,
    }


def test_the_rules_alone_agree_with_the_readers(rules: frozenset[Place], judged: Judged) -> None:
    precision, recall = measured(rules, judged)
    assert precision >= BAR
    assert recall >= BAR


@pytest.mark.parametrize(
    ("code", "least"),
    [
        ("completed-late", 0.9),
        ("stale-future-comment", 0.75),
        ("status-contradicts-comment", BAR),
        ("target-missed-but-completed", 0.7),
    ],
)
def test_no_code_is_read_worse_than_now(code: str, least: float, rules: frozenset[Place], judged: Judged) -> None:
    precision, recall = measured(rules, judged.less_what_was_read_again(), [code])
    assert precision >= 0.9
    assert recall >= least


@pytest.mark.parametrize("code", CODES)
def test_the_rules_alone_agree_with_the_first_two_readers(code: str, rules: frozenset[Place]) -> None:
    """Of these a judgement of both is right, however sure they were."""
    first_two = judgements_of("judgements.tsv", 2, sure_of=1, readers=("reader_1", "reader_2"))
    assert len(first_two.right) == 120
    precision, recall = measured(rules, first_two.less_what_was_read_again(), [code])
    assert precision >= 0.9
    assert recall >= 0.85


@pytest.mark.parametrize("code", CODES)
def test_with_the_judgements_the_findings_are_the_readers(
    code: str, findings: Sequence[Finding], judged: Judged
) -> None:
    places = {(one.edition, one.line, one.code) for one in findings}
    assert not places & READ_AGAIN
    assert measured(places, judged.less_what_was_read_again(), [code]) == (1.0, 1.0)


@pytest.mark.parametrize("code", CODES)
def test_readers_who_came_after_find_the_same(code: str, findings: Sequence[Finding], unseen: Judged) -> None:
    """Here a finding that is only arguable counts as wrong."""
    found = {(one.edition, one.line, one.code) for one in findings if one.code == code}
    right = {place for place in unseen.right if place[2] == code}
    assert len(right) > 10
    assert len(found & right) / len(found) >= BAR
    assert len(found & right) / len(right) >= BAR


def test_the_judgements_of_the_data_folder_are_those_of_the_readers(judged: Judged) -> None:
    judgements = load_judgements(DATA / "judgements", "")
    assert judged.right | judged.doubtful >= READ_AGAIN
    assert Counter(one.code for one in judgements if one.holds) == Counter(
        code for *_, code in judged.right - READ_AGAIN
    )
    assert all(len(one.readers) >= MOST for one in judgements if one.readers != (AGAIN,))
    assert not any(one.holds for one in judgements if one.readers == (AGAIN,))


def test_every_finding_quotes_a_comment_and_says_who_has_read_it(
    findings: Sequence[Finding], five_reading: tuple[Reading, Minter]
) -> None:
    reading, _ = five_reading
    comments = {
        plan.edition.label: [" ".join(row.progress.comment.split()) for row in plan.commitments]
        for plan in reading.plans
    }
    for one in findings:
        quoted = _WORDS.search(one.message)
        assert quoted, one.message
        words = quoted["words"]
        if one.code == "target-missed-but-completed":
            words = words.partition(" (promised: ")[0]
        assert any(words in comment for comment in comments[one.edition]), one.message
    told = Counter(found["how"] for one in findings if (found := _WORDS.search(one.message)))
    assert told["as read by 5 language models"] > told["as inferred from its words"] > 0
