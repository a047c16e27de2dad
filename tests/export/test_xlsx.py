"""The workbook, read by another library than the one that writes it: text is text, and twice the same bytes."""

from __future__ import annotations

import sys
import time
import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from goldenthread.errors import MissingExtraError
from goldenthread.export import export, xlsx
from goldenthread.export.exported_rows import tables_of
from goldenthread.export.shared_columns import Column
from goldenthread.export.tables import TABLES
from tests.small_council import summed_up, write_dataset


def _with(folder: Path, *changes: tuple[str, str]) -> Path:
    dataset = write_dataset(folder / "dataset.nq")
    text = dataset.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    dataset.write_text(text, encoding="utf-8")
    return summed_up(dataset)


def _column(path: Path, sheet: str, name: str) -> list[object]:
    head, *rows = load_workbook(path)[sheet].iter_rows()
    (place,) = [cell.column - 1 for cell in head if cell.value == name and cell.column]
    return [row[place].value for row in rows]


def test_a_sheet_holds_the_rows_of_its_table(built: Path, tmp_path: Path) -> None:
    export("xlsx", built, tmp_path)
    book = load_workbook(tmp_path / xlsx.NAME)
    assert book.sheetnames == [xlsx.CONTENTS, *(table.name for table in TABLES)]
    for table in TABLES:
        head, *rows = book[table.name].iter_rows(values_only=True)
        assert list(head) == [column.name for column in table.columns]
        assert len(rows) == len(tables_of(built)[table.name])
    about = {(row[0], row[1]): row[2] for row in book[xlsx.CONTENTS].iter_rows(min_row=2, values_only=True)}
    assert about["commitments", "percent"] == "How much is done, from 0 to 100."


@pytest.mark.parametrize(
    "hostile",
    ["=SUM(A1:A9)", "+44 20", "@x", "1/2", "2012-13", "1.10", "0012", "1e5", "http://x.example/", "{=1}", "TRUE"],
)
def test_text_stays_text_whatever_it_looks_like(tmp_path: Path, hostile: str) -> None:
    dataset = _with(tmp_path, ('"Plant 200 street trees"', f'"{hostile}"'))
    export("xlsx", dataset, tmp_path / "out")
    sheet = load_workbook(tmp_path / "out" / xlsx.NAME)["commitments"]
    (cell,) = [cell for row in sheet.iter_rows() for cell in row[4:5] if cell.value == hostile]
    assert (cell.data_type, cell.number_format, cell.hyperlink) == ("s", "@", None)


def test_numbers_are_numbers_and_days_are_days(tmp_path: Path) -> None:
    export("xlsx", write_dataset(tmp_path / "dataset.nq"), tmp_path / "out")
    path = tmp_path / "out" / xlsx.NAME
    assert _column(path, "measure_values", "value") == [300, None, 12.5]
    assert _column(path, "measure_values", "printed") == ["~300", "Grade B", "12.50"]
    assert _column(path, "commitments", "line") == [3, 4, 5, 3, 5]
    assert _column(path, "commitments", "edition")[0] == "2014-15"
    assert _column(path, "commitments", "lines")[-1] == "5 6"


@pytest.mark.parametrize(
    ("cell", "read"), [("1900-02-28", None), ("1900-03-01", date(1900, 3, 1)), ("2016-02-30", None), ("2016", None)]
)
def test_only_what_every_spreadsheet_counts_alike_is_a_day(cell: str, read: date | None) -> None:
    assert xlsx.day_of(cell) == read


def test_a_cell_that_is_too_long_says_so(tmp_path: Path) -> None:
    whole, cut = "b" * 32_767, "c" * 32_768
    assert xlsx.fitting(whole) == whole
    assert xlsx.fitting(cut).endswith("[cut here: 32,768 characters; whole in CSV]")
    wide = xlsx.fitting("\N{PILE OF POO}" * 20_000)
    assert len(wide.encode("utf-16-le")) // 2 <= 32_767
    assert "20,000 characters" in wide


def test_controls_are_no_fault(tmp_path: Path) -> None:
    dataset = _with(tmp_path, ('"Plant 200 street trees"', '"a\\u0001b _x0041_"'))
    export("xlsx", dataset, tmp_path / "out")
    with zipfile.ZipFile(tmp_path / "out" / xlsx.NAME) as archive:
        assert b"a_x0001_b _x005F_x0041_" in archive.read("xl/sharedStrings.xml")


def test_no_clock_is_read(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    export("xlsx", built, tmp_path / "one")
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    time.sleep(2.1)  # a ZIP archive counts two seconds at once
    export("xlsx", built, tmp_path / "two")
    assert (tmp_path / "one" / xlsx.NAME).read_bytes() == (tmp_path / "two" / xlsx.NAME).read_bytes()
    assert load_workbook(tmp_path / "two" / xlsx.NAME).properties.created == datetime(2000, 1, 1)


@pytest.mark.parametrize(("format_", "package"), [("xlsx", "xlsxwriter"), ("parquet", "pyarrow")])
def test_what_is_missing_is_named(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, format_: str, package: str
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(MissingExtraError, match=r"pip install 'goldenthread\[tables\]'"):
        export(format_, built, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_number_that_a_spreadsheet_would_round_is_text() -> None:
    assert xlsx.number_of("12.5", Column("value", "", "decimal")) == 12.5
    assert xlsx.number_of("123456789012345678", Column("value", "", "decimal")) is None
    assert xlsx.number_of("12.5", Column("ref", "")) is None
