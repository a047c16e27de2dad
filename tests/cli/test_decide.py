"""``decide``: what it is about is shown first, and one line is written; what is doubtful is refused."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from goldenthread.cli import run
from tests.cases.council import Council
from tests.cases.decided import HOMES, HOMES_2019

Decide = Callable[..., int]
ON = ("--by", "Homes Panel", "--on", "2020-05-04", "--minute", "HP 3")


@pytest.fixture
def council(tmp_path: Path, brackenford: Path) -> Council:
    made = Council.under(tmp_path)
    return Council(made.data, brackenford)


@pytest.fixture
def decide(council: Council) -> Decide:
    def decided(*words: str) -> int:
        return run(["decide", *words, "--data", str(council.data), "--build", str(council.out)])

    return decided


def table(council: Council) -> list[list[str]]:
    text = (council.data / "committee" / "homes-panel.tsv").read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines()[2:]]


def test_it_is_shown_and_written(council: Council, decide: Decide, capsys: pytest.CaptureFixture[str]) -> None:
    assert decide("60 council homes", "recalled", *ON, "--until", "2020-09-30", "--words", "Come\nback.", "--yes") == 0
    assert table(council) == [
        [HOMES, "recalled", "Homes Panel", "2020-05-04", "HP 3", "2020-09-30", "", "Come back.", ""]
    ]
    said = capsys.readouterr().out
    assert "Build 60 council homes at Mill Yard  [data:brackenford/thread/activity-0004]" in said
    assert "last in the 2019/20 year-end report, sources/2019-20-review.txt:16" in said
    assert "percent-missing: No percentage is reported" in said
    assert "recalled until 30 September 2020, Homes Panel, 4 May 2020, HP 3: Come back." in said


@pytest.mark.parametrize(("typed", "code"), [("n\n", 2), ("", 2), ("y\n", 0)])
def test_it_asks(council: Council, decide: Decide, typed: str, code: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    assert decide("activity-0004", "accepted-as-completed", *ON) == code
    assert (council.data / "committee" / "homes-panel.tsv").exists() is (code == 0)


@pytest.mark.parametrize(
    ("what", "about"),
    [
        ("activity-0004", HOMES),
        ("brackenford/thread/activity-0004", HOMES),
        ("https://example.org/data/brackenford/thread/activity-0004", HOMES),
        ("BUILD 60 Council Homes at Mill Yard", HOMES),
        (HOMES_2019, HOMES_2019),
        ("Plant 500 street trees", "data:brackenford/thread/activity-0002"),  # the words of an earlier document
    ],
)
def test_what_is_meant(council: Council, decide: Decide, what: str, about: str) -> None:
    assert decide(what, "corrected", *ON, "--yes") == 0
    assert table(council)[0][0] == about


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("trees", "answered"), "'trees' may be 4 commitments: "),
        (("zebras", "answered"), "no commitment has the words 'zebras'"),
        (("council homes for Mill Yard", "answered"), "name it by its key, data:brackenford/thread/activity-0004"),
        ((" ", "answered"), "say what was decided about"),
        (("activity-0004", "praised"), "'decision' must be"),
        (("activity-0004", "recalled"), "needs the day by which it is due back"),
        (("activity-0004", "answered", "--until", "2020-09-30"), "this was answered"),
        (("activity-0004", "recalled", "--until", "2020-05-03"), "before it was decided"),
        (("activity-0004", "answered", "--about", "percent-missin"), "did you mean percent-missing?"),
        (("activity-0004", "answered", "--about", "completed-late"), "nothing is found there as 'completed-late'"),
        (("brackenford/thread/activity-0099", "answered"), "there is no commitment or thread"),
    ],
)
def test_what_is_doubtful_is_refused(
    council: Council, decide: Decide, words: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert decide(*words, *ON, "--yes") == 2
    assert said in capsys.readouterr().err
    assert not (council.data / "committee").exists()


def test_a_finding_of_a_step_may_be_answered(council: Council, decide: Decide) -> None:
    assert decide("activity-0002", "answered", *ON, "--about", "deadline-after-parent", "--yes") == 0
    assert table(council)[0][6] == "deadline-after-parent"


def test_twice_is_refused_and_other_lines_stay(
    council: Council, decide: Decide, capsys: pytest.CaptureFixture[str]
) -> None:
    assert decide("activity-0004", "corrected", *ON, "--yes") == 0
    before = table(council)
    assert decide("activity-0004", "corrected", *ON, "--yes", "--words", "Again.") == 2
    assert "homes-panel.tsv:3: this decision stands here already" in capsys.readouterr().err
    assert table(council) == before


def test_a_body_keeps_to_the_table_that_has_it(council: Council, decide: Decide) -> None:
    assert decide("activity-0004", "corrected", *ON, "--yes") == 0
    kept = council.data / "committee" / "homes-panel.tsv"
    mine = kept.rename(kept.with_name("ours.tsv"))
    assert decide("activity-0002", "corrected", "--by", "HOMES panel", *ON[2:], "--yes") == 0
    assert sorted(path.name for path in mine.parent.glob("*.tsv")) == ["ours.tsv"]
    assert len(mine.read_text(encoding="utf-8").splitlines()) == 4


def test_a_malformed_table_stops_it(council: Council, decide: Decide, capsys: pytest.CaptureFixture[str]) -> None:
    council.write("committee/x.tsv", "about\tdecision\n")
    assert decide("activity-0004", "corrected", *ON, "--yes") == 2
    assert "committee/x.tsv:1: the columns" in capsys.readouterr().err


def test_another_base_is_refused(council: Council, decide: Decide, capsys: pytest.CaptureFixture[str]) -> None:
    council.replace("sources.toml", "https://example.org/data/", "https://example.org/other/")
    assert decide("activity-0004", "corrected", *ON, "--yes") == 2
    assert "build it anew" in capsys.readouterr().err


def test_what_has_no_registered_key_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    council = Council.under(tmp_path)
    (council.data / "registers" / "threads.tsv").unlink()
    assert run(council.build) == 0
    words = ["decide", "Build 60 council homes at Mill Yard", "corrected", *ON, "--yes"]
    assert run([*words, "--data", str(council.data), "--build", str(council.out)]) == 2
    assert "has no registered key yet: run 'goldenthread register update'" in capsys.readouterr().err
