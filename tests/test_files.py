"""Text files of a data folder, and what is said where one cannot be read."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from goldenthread.errors import DataError
from goldenthread.files import is_there, listed, only_writer, read_entries, read_table, read_text, replace_text


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


def test_all_rows_with_other_cells_than_columns_are_named_at_once(tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_text("a\tb\n1\n1\t2\n# note\n1\t2\t3\n\t\n1\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"a\.tsv:2: .* \(1, not 2\) \(as lines 5, 7\)$"):
        next(read_table(tmp_path / "a.tsv", ["a"], "tree"))


def test_all_rows_that_say_nothing_are_named_at_once(tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_text("a\n1\nx\n# note\n3\ny\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"a\.tsv:3: this line is no tree: .*'x' \(as line 6\)$"):
        read_entries(tmp_path / "a.tsv", ["a"], "tree", lambda _, row: int(row["a"]))
    (tmp_path / "a.tsv").write_text("a\n1\n3\n", encoding="utf-8")
    assert read_entries(tmp_path / "a.tsv", ["a"], "tree", lambda line, row: (line, row["a"])) == [(2, "1"), (3, "3")]


def test_what_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "b.tsv").write_bytes(b"\xa3")
    for path, message in (
        ("b.tsv", "b.tsv:1: the file is not UTF-8"),
        ("none", "is missing"),
        (".", "this is a folder"),
    ):
        with pytest.raises(DataError, match=message):
            read_text(tmp_path / path)


def test_a_text_takes_the_place_of_another_at_once(tmp_path: Path) -> None:
    path = tmp_path / "new" / "a.tsv"
    replace_text(path, "a\r\n")
    path.chmod(0o640)
    replace_text(path, "b\n")
    assert path.read_bytes() == b"b\n"
    assert path.stat().st_mode & 0o777 == 0o640
    assert list(path.parent.iterdir()) == [path]


def test_the_next_writer_removes_what_a_killed_one_left(tmp_path: Path) -> None:
    left, other = tmp_path / ".a.tsv.0123.new", tmp_path / ".b.tsv.0123.new"
    left.write_text("half")
    other.write_text("of another file")
    with only_writer(tmp_path / "a.tsv"):
        replace_text(tmp_path / "a.tsv", "a")
    assert sorted(path.name for path in tmp_path.iterdir()) == [".b.tsv.0123.new", "a.tsv"]


@pytest.mark.parametrize("kind", ["pipe", "device", "link to a device", "socket"])
def test_what_has_no_end_is_no_file(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "a.tsv"
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "socket":
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(str(path))
    elif kind == "device":
        path = Path("/dev/zero")
    else:
        path.symlink_to("/dev/zero")
    with pytest.raises(DataError, match="a pipe or a device"):
        read_text(path)


def test_what_stands_there_is_told_from_what_cannot_be_asked(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("nowhere")
    (tmp_path / "file").write_text("")
    assert is_there(tmp_path / "link")
    assert is_there(tmp_path / "file")
    assert not is_there(tmp_path / "nothing")
    assert not is_there(tmp_path / "no" / "thing")
    with pytest.raises(DataError, match="cannot be read"):
        is_there(tmp_path / "file" / "below")


def test_a_folder_is_listed_or_refused_and_never_taken_for_an_empty_one(tmp_path: Path) -> None:
    assert listed(tmp_path / "nothing", "*.tsv") == []
    for name in ("b.tsv", "a.tsv", ".hidden.tsv", "c.txt"):
        (tmp_path / name).write_text("")
    assert [path.name for path in listed(tmp_path, "*.tsv")] == ["a.tsv", "b.tsv"]
    with pytest.raises(DataError, match="must be a folder"):
        listed(tmp_path / "a.tsv", "*.tsv")
    (tmp_path / "link").symlink_to("nowhere")
    with pytest.raises(DataError, match="leads to no folder"):
        listed(tmp_path / "link", "*.tsv")


@pytest.mark.parametrize(("mark", "name"), [(";", "semicolons"), (",", "commas")])
def test_cells_that_a_spreadsheet_parted_otherwise_are_told_so(tmp_path: Path, mark: str, name: str) -> None:
    (tmp_path / "a.tsv").write_text(f'# note\n"a"{mark}b{mark}c\r\n1{mark}2{mark}3\r\n', encoding="utf-8")
    with pytest.raises(DataError, match=f"its cells are parted by {name}, not by tabs"):
        list(read_table(tmp_path / "a.tsv", ["a", "c"], "tree"))
