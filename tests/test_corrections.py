"""The log of corrections: what an entry must hold, and what it may be about."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from goldenthread.corrections import COLUMNS, CORRECTIONS, corrected, load_corrections
from goldenthread.errors import DataError
from goldenthread.model import Correction

BASE = "https://example.org/data/"
ROW = f"{BASE}wold/2030-31/plan/activity/0001"
OLD, NEW = f"{BASE}wold/thread/activity-0007", f"{BASE}wold/thread/activity-0001"
KNOWN = {ROW: ROW, NEW: NEW, OLD: NEW}
GOOD = (
    "data:wold/2030-31/plan/activity/0001",
    "deadline",
    "14",
    "It was read as July.",
    "2031-04-02",
    "a member",
    "2031-04-09",
    "release 3",
)


def changed(**cells: str) -> tuple[str, ...]:
    return tuple(cells.get(name, old) for name, old in zip(COLUMNS, GOOD, strict=True))


def log(folder: Path, *rows: tuple[str, ...]) -> Path:
    path = folder / CORRECTIONS
    path.write_text("".join("\t".join(row) + "\n" for row in (COLUMNS, *rows)), encoding="utf-8")
    return path


def taken(path: Path) -> list[Correction]:
    """The entries of a log, each about what there is."""
    return corrected(load_corrections(path, BASE), KNOWN, BASE, path)


def test_no_log(tmp_path: Path) -> None:
    assert taken(tmp_path / CORRECTIONS) == []


def test_an_entry(tmp_path: Path) -> None:
    assert taken(log(tmp_path, GOOD)) == [
        Correction(
            ROW,
            "deadline",
            14,
            "It was read as July.",
            date(2031, 4, 2),
            "a member",
            date(2031, 4, 9),
            "release 3",
            "corrections.tsv:2",
        )
    ]


def test_what_is_not_corrected_yet(tmp_path: Path) -> None:
    (one,) = taken(log(tmp_path, changed(corrected="", reference="", line="", field="")))
    assert (one.corrected, one.reference, one.line, one.field) == (None, "", 0, "")


def test_a_replaced_thread_is_followed(tmp_path: Path) -> None:
    (one,) = taken(log(tmp_path, changed(about=OLD)))
    assert one.about == NEW


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"about": ""}, "'about' is empty"),
        ({"wrong": ""}, "'wrong' is empty"),
        ({"since": ""}, "'since' is empty"),
        ({"by": ""}, "'by' is empty"),
        ({"since": "2031-04-31"}, "'since' must be a day of the calendar"),
        ({"corrected": "later"}, "'corrected' must be a day of the calendar"),
        ({"corrected": "2031-04-01"}, "it would be corrected (2031-04-01) before it was wrong (2031-04-02)"),
        ({"line": "0"}, "'line' must be the number of a line of the document, not '0'"),
        ({"line": "x"}, "'line' must be the number"),
        ({"line": "²"}, "'line' must be the number"),
        ({"about": "data:wold/2030-31/plan/activity/0009"}, "did you mean data:wold/2030-31/plan/activity/0001?"),
        ({"about": "nowhere"}, "'data:nowhere' is no document, row or thread of what was read"),
        ({"wrong": "Put otherwise."}, "the same field of the same thing since the same day stands in line 2 already"),
    ],
)
def test_a_bad_entry_is_named(tmp_path: Path, cells: dict[str, str], said: str) -> None:
    path = log(tmp_path, GOOD, changed(**cells))
    with pytest.raises(DataError) as problem:
        taken(path)
    assert str(problem.value).startswith(f"{path}:3: this line is no correction: ")
    assert said in str(problem.value)


@pytest.mark.parametrize("cells", [{"field": "status"}, {"line": "15"}, {"since": "2031-04-03"}, {"about": NEW}])
def test_another_entry(tmp_path: Path, cells: dict[str, str]) -> None:
    assert len(taken(log(tmp_path, GOOD, changed(**cells)))) == 2


def test_what_stood_under_a_replaced_thread_is_the_same_thing(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="stands in line 2 already"):
        taken(log(tmp_path, changed(about=OLD), changed(about=NEW)))
