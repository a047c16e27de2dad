"""``goldenthread identities``."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from goldenthread.cli import run
from goldenthread.identity.identity_review import _block

BRACKENFORD = Path(__file__).parents[1] / "cases" / "brackenford" / "data"
HEAD = "body\tkey\tname\telected\taliases\treason\n"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    shutil.copytree(BRACKENFORD, tmp_path / "data")
    shutil.rmtree(tmp_path / "data" / "identities", ignore_errors=True)
    return tmp_path / "data"


def said(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert run(["identities", *words]) == 0
    return capsys.readouterr().out


def test_what_no_register_knows_is_listed_with_its_rows(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = said(capsys, "--data", str(data), "--unresolved")
    assert out.startswith("Names that no register knows")
    assert "Nothing waits" not in out


def test_a_decision_takes_a_name_off_the_list_and_the_data_stay(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = said(capsys, "--data", str(data), "--unresolved").splitlines()
    body, name = before[1].split(maxsplit=1)[0], before[1].split("  ")[2].strip()
    (data / "identities").mkdir()
    register = data / "identities" / "persons.tsv"
    register.write_text(f"{HEAD}{body}\t0001\t{name}\t\t\t\n", encoding="utf-8")
    after = said(capsys, "--data", str(data), "--unresolved").splitlines()
    assert name not in {
        line.split("  ")[2].strip() for line in after if line.startswith("  ") and len(line.split("  ")) > 2
    }
    assert name in said(capsys, "--data", str(data))
    assert register.read_text(encoding="utf-8").count("\n") == 2


def test_a_fault_in_the_register_is_one_line(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (data / "identities").mkdir()
    (data / "identities" / "persons.tsv").write_text(f"{HEAD}b\tada\tAda\t\t\t\n", encoding="utf-8")
    assert run(["identities", "--data", str(data)]) == 2
    said = capsys.readouterr().err
    assert "persons.tsv:2: a person's key is a number" in said
    assert said.count("\n") == 1


def test_columns_are_as_wide_as_the_widest_of_rows_of_any_length() -> None:
    told = list(_block("Names", [("Ada Larkin", "2014-15:3", "twice"), ("Fern", "2015-16:12"), ("Moss",)]))
    assert told == [
        "Names (3)",
        "  Ada Larkin  2014-15:3   twice",
        "  Fern        2015-16:12",
        "  Moss",
        "",
    ]
    assert list(_block("Names", [])) == []
