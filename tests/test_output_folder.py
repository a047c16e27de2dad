"""Where a build may be written: anew, over an earlier one, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from goldenthread.errors import BuildError
from goldenthread.output_folder import may_hold_build

MARK = "dataset.nq"


def test_a_new_an_empty_and_an_earlier_folder_may_hold_a_build(tmp_path: Path) -> None:
    data, out = tmp_path / "data", tmp_path / "out"
    may_hold_build(out, MARK, data)
    out.mkdir()
    may_hold_build(out, MARK, data)
    for name in (MARK, "notes.txt"):
        (out / name).write_text("x", encoding="utf-8")
        may_hold_build(out, MARK, data)


def test_a_folder_of_other_files_is_left_alone(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "notes.txt").write_text("x", encoding="utf-8")
    with pytest.raises(BuildError, match="holds other files"):
        may_hold_build(out, MARK, tmp_path / "data")
    (out / MARK).mkdir()  # a folder of that name is no earlier build
    with pytest.raises(BuildError, match="holds other files"):
        may_hold_build(out, MARK, tmp_path / "data")


def test_a_file_and_the_data_folder_are_refused(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("x", encoding="utf-8")
    with pytest.raises(BuildError, match="a file, not a folder"):
        may_hold_build(tmp_path / "out", MARK, tmp_path / "data")
    for inside in ("data", "data/build", "data/../data/build"):
        with pytest.raises(BuildError, match="would lie in the data folder"):
            may_hold_build(tmp_path / inside, MARK, tmp_path / "data")
    may_hold_build(tmp_path / "database", MARK, tmp_path / "data")
