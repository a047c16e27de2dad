"""One bad document among others: with ``go_on`` it is told and left out, and nobody is accused for want of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from goldenthread.build_report import Built
from goldenthread.cli import run
from goldenthread.errors import SourceError
from goldenthread.pipeline import build
from goldenthread.query import ask, load
from goldenthread.store import DATASET, EmbeddedStore, Table
from tests.cases.council import PLAN, REVIEW, Council
from tests.two_councils import OTHER, doubled


def spoilt(council: Council) -> None:
    (council.data / REVIEW).write_bytes(b"something else")


def answer(out: Path, question: str, **values: str) -> list[dict[str, str]]:
    table = ask(EmbeddedStore.open(out), load(question), values)
    assert isinstance(table, Table)
    return table.records()


FAULTS: dict[str, Callable[[Path], object]] = {
    "changed": lambda path: path.write_bytes(b"something else"),
    "gone": lambda path: path.unlink(),
    "a folder": lambda path: path.rename(path.with_name("aside")).with_name(path.name).mkdir(),
}


@pytest.fixture
def council(tmp_path: Path) -> Council:
    return Council.under(tmp_path)


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("jobs", [1, 2])
def test_the_others_are_built(council: Council, fault: str, jobs: int) -> None:
    FAULTS[fault](council.data / REVIEW)
    with pytest.raises(SourceError):
        build(council.data, council.out, jobs=jobs)
    assert not council.out.exists()
    built = build(council.data, council.out, jobs=jobs, go_on=True)
    assert set(built.accounting) == {"2018-19"}
    (issue,) = built.unread
    assert issue.message.startswith(f"{REVIEW} was left out: ")
    assert not built.report.conforms
    told = answer(council.out, "issues", code="document-unread")
    assert [row["printed"] for row in told] == [REVIEW]


def test_the_command_ends_with_1_and_names_it(council: Council, capsys: pytest.CaptureFixture[str]) -> None:
    spoilt(council)
    assert run(council.build) == 2
    capsys.readouterr()
    for _ in range(2):  # what is kept is told again
        assert run([*council.build, "--go-on"]) == 1
        assert f"look at the catalogue: {REVIEW} was left out: " in capsys.readouterr().err
    assert run(council.build) == 2


def test_nothing_is_said_to_have_ended_for_want_of_it(council: Council) -> None:
    def ended(built: Built) -> set[str]:
        return {row["end"] for row in answer(built.dataset.parent, "how-commitments-ended")}

    assert "ended without a word" in ended(build(council.data, council.out))
    spoilt(council)
    assert "ended without a word" not in ended(build(council.data, council.out, go_on=True))


def test_whole_documents_are_built_as_ever(council: Council, tmp_path: Path) -> None:
    build(council.data, council.out)
    build(council.data, tmp_path / "go-on", go_on=True)
    assert (tmp_path / "go-on" / DATASET).read_bytes() == (council.out / DATASET).read_bytes()


def test_what_was_decided_about_it_waits(council: Council) -> None:
    """What a committee decided about a document that cannot be read now is no fault of the table."""
    about = "data:brackenford/2019-20/year-end-report"
    head = "about\tfield\tline\twrong\tsince\tby\tcorrected\treference\n"
    council.write("corrections.tsv", f"{head}{about}\t\t\tx\t2026-01-01\ty\t\t\n")
    build(council.data, council.out)
    spoilt(council)
    build(council.data, council.out, go_on=True)
    council.write("corrections.tsv", f"{head}{about}s\t\t\tx\t2026-01-01\ty\t\t\n")


def test_other_councils_are_not_touched(tmp_path: Path, council: Council) -> None:
    both = Council(doubled(council.data, tmp_path / "both"), tmp_path / "both-out")
    head, _, rest = both.text("sources.toml").rpartition(REVIEW)
    (both.data / "sources/own.txt").write_bytes(b"something else")
    both.write("sources.toml", f"{head}sources/own.txt{rest}")
    built = build(both.data, both.out, go_on=True)
    assert {label for label in built.accounting if OTHER in label} == {f"2018-19 {OTHER} plan"}
    assert [label for label in built.accounting if OTHER not in label] == ["2018-19 brackenford plan", "2019-20"]
    assert PLAN in both.text("sources.toml")
