"""Text files of a data folder, and what is said where one cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from goldenthread.errors import DataError
from goldenthread.files import read_text


def test_text_is_read_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_text("a\t£\n", encoding="utf-8")
    assert read_text(tmp_path / "a.tsv") == "a\t£\n"


def test_what_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "b.tsv").write_bytes(b"\xa3")
    for path, message in (("b.tsv", "b.tsv: the file is not UTF-8"), ("none", "is missing"), (".", "this is a folder")):
        with pytest.raises(DataError, match=message):
            read_text(tmp_path / path)
