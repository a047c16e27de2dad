"""Text files of a data folder, and what is said where one cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from goldenthread.errors import DataError
from goldenthread.files import read_table, read_text


def test_text_is_read_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_text("a\t£\n", encoding="utf-8")
    assert read_text(tmp_path / "a.tsv") == "a\t£\n"


def test_a_mark_before_the_text_is_no_part_of_it(tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_bytes(b"\xef\xbb\xbfa\n")
    assert read_text(tmp_path / "a.tsv") == "a\n"


def test_rows_of_a_table_keep_the_lines_where_they_stand(tmp_path: Path) -> None:
    table = tmp_path / "a.tsv"
    table.write_text('# a note\na\tb\n1\t"2\n\n# another\n3\t\n', encoding="utf-8")
    assert list(read_table(table, ["a"], "tree")) == [(3, {"a": "1", "b": '"2'}), (6, {"a": "3", "b": ""})]
    with pytest.raises(DataError, match="the columns c, d are missing"):
        list(read_table(table, ["a", "d", "c"], "tree"))


@pytest.mark.parametrize("row", ["1", "1\t2\t3"])
def test_a_row_with_other_cells_than_columns_is_named(tmp_path: Path, row: str) -> None:
    (tmp_path / "a.tsv").write_text(f"a\tb\n1\t2\n# note\n{row}\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"a\.tsv:4: this line is no tree: it has not as many cells"):
        list(read_table(tmp_path / "a.tsv", ["a"], "tree"))


def test_what_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "b.tsv").write_bytes(b"\xa3")
    for path, message in (("b.tsv", "b.tsv: the file is not UTF-8"), ("none", "is missing"), (".", "this is a folder")):
        with pytest.raises(DataError, match=message):
            read_text(tmp_path / path)
