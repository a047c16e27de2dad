"""Packed files are searched as a reader unpacks them: archives, compressed files, tables in columns."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet
from xlsxwriter import Workbook

from goldenthread.redaction.proof import texts_of

NAME = "Quilliam Thistlewood"


def _workbook(path: Path) -> None:
    with Workbook(path) as book:
        book.add_worksheet("rows").write_string(0, 0, NAME)


def _sheet(path: Path) -> None:
    with Workbook(path) as book:
        book.add_worksheet(NAME)


def _properties(path: Path) -> None:
    with Workbook(path) as book:
        book.set_properties({"author": NAME})


def _columns(path: Path) -> None:
    parquet.write_table(pa.table({"officers": [["Mara Pell", NAME], []], "line": [3, None]}), path)


def _described(path: Path) -> None:
    schema = pa.schema([pa.field("line", pa.int64(), metadata={"description": NAME})])
    parquet.write_table(pa.table([[1]], schema=schema), path)


def _compressed(path: Path) -> None:
    path.write_bytes(gzip.compress(f"said by {NAME}".encode(), mtime=0))


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("a.xlsx", _workbook),
        ("b.xlsx", _sheet),
        ("c.xlsx", _properties),
        ("d.parquet", _columns),
        ("e.parquet", _described),
        ("f.nq.gz", _compressed),
    ],
)
def test_a_name_in_a_packed_file_is_seen(tmp_path: Path, name: str, made: Callable[[Path], None]) -> None:
    made(tmp_path / name)
    found = list(texts_of(tmp_path))
    assert {place for place, _ in found} == {name}
    assert any(NAME in (text.decode("utf-8", "replace") if isinstance(text, bytes) else text) for _, text in found)


def test_cells_beside_each_other_make_no_name(tmp_path: Path) -> None:
    parquet.write_table(pa.table({"words": [["Quilliam", "Thistlewood"]]}), tmp_path / "a.parquet")
    (_, schema), (_, cells) = texts_of(tmp_path)
    assert NAME not in f"{schema!r} {cells!r}"
    assert "Quilliam" in str(cells)
