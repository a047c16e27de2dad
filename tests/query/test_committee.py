"""What is due back, and what was answered: the questions about decisions of committees."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from goldenthread.cli import run
from goldenthread.errors import QueryError
from goldenthread.query import ask, load
from goldenthread.store import EmbeddedStore, Table
from tests.cases.council import Council
from tests.cases.decided import CABINET, HOMES, HOMES_2019, PANEL, TREES, decide

Line = tuple[str, ...]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., EmbeddedStore]:
    def store(*more: Line) -> EmbeddedStore:
        council = decide(Council.under(tmp_path_factory.mktemp("more")), *more)
        assert run([*council.build, "--no-interpretation"]) == 0
        return EmbeddedStore.open(council.out)

    return store


@pytest.fixture(scope="module")
def store(decided: Path) -> EmbeddedStore:
    return EmbeddedStore.open(decided)


def rows(store: EmbeddedStore, question: str, **values: str) -> list[dict[str, str]]:
    table = ask(store, load(question), values)
    assert isinstance(table, Table)
    return table.records()


def due(store: EmbeddedStore, **values: str) -> list[tuple[str, str]]:
    return [(row["dueBack"], row["minute"]) for row in rows(store, "due-back", **values)]


def test_what_is_settled_is_not_due(store: EmbeddedStore) -> None:
    assert due(store) == [("2020-09-30", "HSP 9.2")]


@pytest.mark.parametrize(
    ("on", "wanted"),
    [
        ("2018-09-02", []),
        ("2019-02-28", []),  # not due by then
        ("2019-03-01", ["HSP 2.1"]),
        ("2020-05-03", ["HSP 2.1"]),  # as it was known on the day before it was accepted
        ("2020-05-04", []),
        ("2020-09-29", []),
        ("2020-09-30", ["HSP 9.2"]),
        ("2031-01-01", ["HSP 9.2"]),
    ],
)
def test_as_it_was_known_on_a_day(store: EmbeddedStore, on: str, wanted: list[str]) -> None:
    assert [minute for _, minute in due(store, on=on)] == wanted


def test_no_day_is_refused(store: EmbeddedStore) -> None:
    with pytest.raises(QueryError, match="it is a date like"):
        due(store, on="2020-02-30")


@pytest.mark.parametrize(
    ("line", "waits"),
    [
        ((HOMES, "answered", PANEL, "2020-07-01", "HSP 11", "", "", "Soon.", ""), ["HSP 9.2"]),
        ((HOMES, "accepted-as-completed", CABINET, "2020-07-01", "CAB 15", "", "", "", ""), ["HSP 9.2"]),
        ((HOMES, "accepted-as-completed", PANEL, "2020-05-04", "HSP 9.4", "", "", "", ""), ["HSP 9.2"]),
        ((HOMES_2019, "accepted-as-completed", PANEL, "2020-07-01", "HSP 11", "", "", "", ""), ["HSP 9.2"]),
        ((HOMES, "accepted-as-completed", PANEL, "2020-05-05", "HSP 9.4", "", "", "", ""), []),
        ((HOMES, "recalled", PANEL, "2020-07-01", "HSP 11", "2020-12-01", "", "", ""), ["HSP 11"]),
        ((HOMES_2019, "recalled", PANEL, "2020-05-04", "HSP 9.5", "2020-12-01", "", "", ""), ["HSP 9.2", "HSP 9.5"]),
    ],
)
def test_what_settles_a_recall(built: Callable[..., EmbeddedStore], line: Line, waits: list[str]) -> None:
    assert [minute for _, minute in due(built(line))] == waits


def test_a_decision_about_the_whole_settles_the_recall_of_a_row(built: Callable[..., EmbeddedStore]) -> None:
    row = (HOMES_2019, "recalled", PANEL, "2020-05-04", "HSP 9.5", "2020-12-01", "", "", "")
    whole = (HOMES, "accepted-as-completed", "homes and streets  PANEL", "2020-07-01", "HSP 11", "", "", "", "")
    assert due(built(row, whole)) == []


def test_decisions_by_body_thread_and_kind(store: EmbeddedStore) -> None:
    assert len(rows(store, "decisions-of-a-committee")) == 5
    assert [row["minute"] for row in rows(store, "decisions-of-a-committee", body="cabinet")] == ["CAB 14"]
    assert [
        row["minute"] for row in rows(store, "decisions-of-a-committee", thread="Build 60 council homes at Mill Yard")
    ] == [
        "HSP 9.2",
        "HSP 10.3",
    ]
    assert [row["minute"] for row in rows(store, "decisions-of-a-committee", decision="accepted-as-completed")] == [
        "HSP 9.1"
    ]
    with pytest.raises(QueryError, match="there is no decision 'praised'"):
        rows(store, "decisions-of-a-committee", decision="praised")


def test_an_answer_stands_beside_its_finding(store: EmbeddedStore) -> None:
    found = {row["code"]: row for row in rows(store, "answers-to-findings")}
    assert found["percent-missing"]["message"].endswith("Printed is: 'O%'.")
    assert found["percent-missing"]["words"] == "A nought was meant."
    assert found["deadline-after-parent"]["decision"] == "corrected"
    assert [row["code"] for row in rows(store, "answers-to-findings", code="percent-missing")] == ["percent-missing"]


def test_an_answer_to_a_whole_is_one_to_its_steps(built: Callable[..., EmbeddedStore]) -> None:
    line = (TREES, "answered", PANEL, "2020-07-01", "HSP 11", "", "deadline-outside-plan-year", "Summer is later.", "")
    (row,) = rows(built(line), "answers-to-findings", code="deadline-outside-plan-year")
    assert row["found"]


def test_an_answer_to_what_is_found_no_more_stands_alone(built: Callable[..., EmbeddedStore]) -> None:
    line = (HOMES, "answered", PANEL, "2020-07-01", "HSP 11", "", "completed-late", "It was not.", "")
    (row,) = rows(built(line), "answers-to-findings", code="completed-late")
    assert (row["found"], row["words"]) == ("", "It was not.")


def test_corrections(store: EmbeddedStore) -> None:
    assert [(row["wrong"], row["corrected"]) for row in rows(store, "corrections")] == [
        ("The percentage was left out.", "2020-04-27"),
        ("31 November is shown.", ""),
    ]
