"""Tables without a head: drafted from their cells alone, and read without one."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

from goldenthread.adding import add_document
from goldenthread.model import Plan
from goldenthread.read.data_folder import read_folder
from goldenthread.read.layout import Layout
from goldenthread.read.layout_draft import Draft, draft_layout
from goldenthread.read.source_catalogue import load_catalogue
from tests.read.test_tables_as_they_are import read

ROWS = (
    (
        "3.1",
        "Ida May",
        "Sweep the long slip of weed",
        "31/12/2031",
        "Completed",
        "100%",
        "Swept in May and in October.",
    ),
    ("3.2", "Roy Poe", "Buy nets for all of the crews", "30/06/2031", "Overdue", "40%", "Half of the nets are bought."),
    ("4.1", "Una Ash", "Paint every buoy in the roads", "31/01/2032", "On target", "0%", ""),
    ("4.2", "Roy Poe", "Light the beacon on the pier", "15/02/2032", "On target", "10%", "The first lamp burns."),
)
FIELDS = ["ref", "officers", "title", "deadline", "status", "percent", "comment"]


def document(tmp_path: Path, *rows: tuple[str, ...], name: str = "return.txt") -> Path:
    path = tmp_path / name
    path.write_text("\n".join("\t".join(row) for row in rows), encoding="utf-8")
    return path


def drafted(path: Path) -> Draft:
    return draft_layout(path.read_bytes(), path)


def added(path: Path, data: Path) -> Plan:
    add_document(path, data, body="saltreach", edition="2031-32", document="year-end-report")
    (plan,) = read_folder(data, load_catalogue(data)).plans
    return plan


def test_columns_are_guessed_from_their_cells_and_say_how_sure_that_is(tmp_path: Path) -> None:
    draft = drafted(document(tmp_path, *ROWS))
    (table,) = tomllib.loads(draft.text)["tables"]
    assert table["columns"] == FIELDS
    assert "header" not in table
    assert "sure: no head names the columns: what they hold is guessed from their cells" in draft.guesses
    assert "likely: column 4 is deadline: its cells alone: 100% look so" in draft.guesses
    assert '  "officers",  # a guess: column 2: its cells alone: 100% look so' in draft.text.splitlines()


def test_a_table_without_a_head_is_read_by_its_draft(tmp_path: Path) -> None:
    plan = added(
        document(tmp_path, ("Harbour plan",), ("",), ("Slips",), *ROWS[:2], ("Lights",), *ROWS[2:]), tmp_path / "d"
    )
    assert [(one.kind.value, one.text) for one in plan.headings] == [("priority", "Slips"), ("priority", "Lights")]
    first, *_, last = plan.commitments
    assert (first.ref, first.text, [one.name for one in first.officers]) == ("3.1", ROWS[0][2], ["Ida May"])
    assert (first.deadlines, first.progress.status, first.progress.percent) == ((date(2031, 12, 31),), "completed", 100)
    assert first.progress.comment == "Swept in May and in October."
    assert (last.ref, last.text, last.deadlines) == ("4.2", ROWS[3][2], (date(2032, 2, 15),))
    assert len(plan.commitments) == len(ROWS)
    assert not [issue for issue in plan.issues if issue.code == "line-unclaimed"]


def test_the_first_row_is_no_head_where_its_cells_are_as_those_below(tmp_path: Path) -> None:
    short = [("1", "Sweep the long slip", "soon"), ("2", "Buy the new nets", "later"), ("3", "Paint a buoy", "soon")]
    assert tomllib.loads(drafted(document(tmp_path, *short)).text)["tables"][0]["columns"][:2] == ["ref", "title"]
    headed = drafted(document(tmp_path, ("Nr", "Wharf", "Tide"), *short))
    assert "Wharf" in tomllib.loads(headed.text)["tables"][0]["header"]


def test_of_two_columns_of_dates_both_are_doubted(tmp_path: Path) -> None:
    rows = [(*row[:4], f"{number}/03/2032", *row[4:]) for number, row in enumerate(ROWS, start=11)]
    draft = drafted(document(tmp_path, *rows))
    doubts = [guess for guess in draft.guesses if "nothing tells which is the deadline" in guess]
    assert [guess.split(":")[0] for guess in doubts] == ["a guess", "a guess"]
    assert [guess.split(":")[1].split()[-1] for guess in doubts] == ["deadline", "note"]


def test_a_blank_column_is_nothing(tmp_path: Path) -> None:
    rows = [(*row[:3], "", *row[3:]) for row in ROWS]
    assert tomllib.loads(drafted(document(tmp_path, *rows)).text)["tables"][0]["columns"][3] == "nothing"


COLUMNS = ["ref", "title", "note", "deadline", "start"]
TEXT = "1\tMend the net\t£40\t31/03/2031\t01/04/2030\n2\tOil the winch\t\t30/06/2030\t\n"


@pytest.mark.parametrize("name", ["a.csv", "a.txt"])
def test_notes_of_columns_that_no_head_names_bear_their_number(name: str) -> None:
    text = TEXT.replace("\t", ",") if name == "a.csv" else TEXT
    plan = read(text, name, tables=[{"name": "steps", "states": "activity", "columns": COLUMNS}])
    assert [row.notes for row in plan.commitments] == [(("column 3", "£40"), ("column 5", "01/04/2030")), ()]


def test_notes_bear_the_words_of_a_head_that_only_they_have() -> None:
    table = {"name": "a", "states": "activity", "columns": COLUMNS, "header": {"Step": "title", "Cost": "note"}}
    layout = Layout.model_validate({"name": "a", "description": "x", "tables": [table]})
    assert layout.tables[0].noted == {2: "Cost", 4: "column 5"}


def html_row(cells: tuple[str, ...]) -> str:
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def test_a_later_table_of_fewer_columns_is_left_over_and_told() -> None:
    second = [("Ida May", "Harbour master"), ("Roy Poe", "Pilot")]
    page = "".join(f"<table>{''.join(map(html_row, rows))}</table>" for rows in (ROWS, second))
    plan = read(page, "a.html", tables=[{"name": "steps", "states": "activity", "columns": FIELDS}], format="html")
    assert [row.ref for row in plan.commitments] == ["3.1", "3.2", "4.1", "4.2"]
    assert len([issue for issue in plan.issues if issue.code == "line-unclaimed"]) == 2
