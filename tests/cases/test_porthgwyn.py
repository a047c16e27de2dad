"""A document in another language: the same reader, with the words of that language."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from rdflib import Graph, URIRef

from goldenthread.cli import run
from goldenthread.interpret import interpret
from goldenthread.language.dates import printed_dates
from goldenthread.language.deadline_cells import read_deadline
from goldenthread.language.lexicon import lexicon
from goldenthread.model import Commitment, Plan
from goldenthread.namespaces import DCTERMS, EU_LANGUAGE
from goldenthread.read.data_folder import read_folder
from goldenthread.read.source_catalogue import load_catalogue

LANGUAGE = URIRef(DCTERMS.language)
PORTHGWYN = Path(__file__).parent / "porthgwyn" / "data"


@pytest.fixture(scope="module")
def plan() -> Plan:
    return read_folder(PORTHGWYN, load_catalogue(PORTHGWYN)).plans[0]


@pytest.fixture(scope="module")
def rows(plan: Plan) -> dict[str, Commitment]:
    return {row.ref: row for row in plan.commitments}


def test_dates_are_read_in_the_language_of_the_document(rows: dict[str, Commitment]) -> None:
    assert {ref: [day.isoformat() for day in row.deadlines] for ref, row in rows.items()} == {
        "1": ["2025-03-31"],
        "2": ["2024-09-30"],
        "3": ["2024-12-31"],
        "4": [],
        "5": ["2024-12-31"],
        "6": ["2025-05-31"],
        "7": [],
    }
    assert rows["5"].deadline_original == date(2024, 6, 30)


def test_statuses_stand_for_those_of_the_vocabulary_and_an_unknown_one_is_told(plan: Plan) -> None:
    assert [row.progress.status for row in plan.commitments] == [
        "completed",
        "overdue",
        "in progress",
        "not started",
        "on target",
        "delayed",
        "wedi'i ohirio am y tro",
    ]
    assert [one.printed for one in plan.issues if one.code == "status-unknown"] == ["Wedi'i ohirio am y tro"]


def test_names_are_parted_by_the_words_of_the_language(rows: dict[str, Commitment]) -> None:
    assert [one.name for one in rows["1"].officers] == ["Mair Eleri", "Huw Prys"]
    assert [one.name for one in rows["5"].officers] == ["Gwen ap Rhys"]


def test_who_is_nobody_and_who_is_named_above(plan: Plan, rows: dict[str, Commitment]) -> None:
    assert [one.printed for one in plan.issues if one.code == "name-not-set"] == ["I'w benodi", "Swydd wag"]
    assert [one.name for one in rows["6"].officers] == ["Gwen ap Rhys"]
    assert [one.line for one in plan.issues if one.code == "date-not-set"] == [5, 8]


def test_percentages_in_words(rows: dict[str, Commitment]) -> None:
    assert [row.progress.percent for row in rows.values()] == [100, 60, 40, 0, 75, 10, 5]


def test_nothing_is_inferred_from_sentences_and_that_is_said(plan: Plan) -> None:
    readings = interpret([plan], lambda edition, kind, key: f"{edition.label}/{kind}/{key}")
    assert all(not row.figures and not row.dates for row in readings.rows.values())
    assert [(one.code, one.printed) for one in readings.issues] == [("not-interpreted", "cy")]


def test_without_rules_nothing_is_said_of_rules(plan: Plan) -> None:
    readings = interpret([plan], lambda edition, kind, key: f"{edition.label}/{kind}/{key}", rules=False)
    assert readings.issues == ()


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("31 o Ragfyr 2024", "2024-12-31"),
        ("Chwarter 1 2024/25", "2024-06-30"),
        ("Hydref 2024", "2024-10-31"),
        ("Haf 2025", "2025-08-31"),
        ("31/03/25", "2025-03-31"),
    ],
)
def test_welsh_dates(printed: str, day: str) -> None:
    found = list(printed_dates(printed, year_start=date(2024, 4, 1), words=lexicon("cy")))
    assert [one.day and one.day.isoformat() for one in found] == [day]


@pytest.mark.parametrize("printed", ["31 of March 2025", "by the end of March 2025"])
def test_english_dates_are_none_in_welsh(printed: str) -> None:
    assert not any(one.precision == "day" for one in printed_dates(printed, words=lexicon("cy")))
    assert read_deadline("TBC", words=lexicon("cy")).problem == "date-illegible"


def test_each_language_names_its_twelve_months_differently() -> None:
    welsh, english = (set(lexicon(one).dates.numbers) for one in ("cy", "en"))
    assert not welsh & english - {"maw"}


def test_it_builds(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["build", "--data", str(PORTHGWYN), "--out", str(tmp_path / "out"), "--quiet"]) == 0
    assert (tmp_path / "out" / "dataset.nq").stat().st_size
    assert capsys.readouterr().err == ""


def test_graph_and_catalogue_say_the_language(tmp_path: Path) -> None:
    built, folder = tmp_path / "out", tmp_path / "files"
    assert run(["build", "--data", str(PORTHGWYN), "--out", str(built), "--quiet"]) == 0
    statements = (built / "dataset.nq").read_text(encoding="utf-8")
    assert statements.count(f"/year-end-report> <{DCTERMS.language}> <{EU_LANGUAGE}CYM> ") == 1
    assert run(["export", "--build", str(built), "--format", "nq", "--output", str(folder)]) == 0
    catalogue = Graph().parse(folder / "catalogue.ttl")
    base = "https://example.org/data/"
    said = {
        name: sorted(str(one).removeprefix(EU_LANGUAGE) for one in catalogue.objects(URIRef(base + name), LANGUAGE))
        for name in ("catalogue", "void#dataset", "porthgwyn/2024-25/year-end-report/graph")
    }
    assert said == {
        "catalogue": ["ENG"],
        "void#dataset": ["CYM", "ENG"],
        "porthgwyn/2024-25/year-end-report/graph": ["CYM"],
    }


def test_a_language_that_nobody_wrote_down_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(PORTHGWYN, tmp_path / "data")
    catalogue = tmp_path / "data" / "sources.toml"
    catalogue.write_text(catalogue.read_text().replace('language = "cy"', 'language = "xx"'))
    assert run(["build", "--data", str(tmp_path / "data"), "--out", str(tmp_path / "out")]) == 2
    assert "no words of the language 'xx' are known: known are cy, en" in capsys.readouterr().err
