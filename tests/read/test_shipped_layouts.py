"""The general layouts that ship with the program: each is one, and reads what it says it reads."""

from __future__ import annotations

from pathlib import Path

import pytest

from goldenthread import resources
from goldenthread.adding import add_document
from goldenthread.errors import LayoutError
from goldenthread.model import Plan
from goldenthread.read.data_folder import read_folder
from goldenthread.read.layout import load_layout
from goldenthread.read.source_catalogue import load_catalogue

TABLE = "# Tracker\n## Creek\nRef\tAction\tOwner\tBy when\tStatus\n1\tStake the beds\tIda May\t31/05/2031\tOn track\n"
RECORD = "1.1 Stake the beds\n\nOwner: Ida May\n\nDue date: 31/05/2031\n\nStatus: On target\n"


def read(tmp_path: Path, text: str, layout: str) -> Plan:
    path = tmp_path / "tracker.txt"
    path.write_text(text, encoding="utf-8")
    data = tmp_path / "data"
    add_document(path, data, body="ferrymouth", edition="2031-32", document="year-end-report", layout=layout)
    (plan,) = read_folder(data, load_catalogue(data)).plans
    return plan


@pytest.mark.parametrize("path", resources.paths("layouts", "*.toml"), ids=lambda path: path.stem)
def test_each_is_a_layout(path: Path, tmp_path: Path) -> None:
    assert load_layout(tmp_path, path.stem).name == path.stem


@pytest.mark.parametrize(("text", "layout"), [(TABLE, "plain-table"), (RECORD, "label-records")])
def test_a_document_is_added_with_a_copy_of_a_shipped_layout(tmp_path: Path, text: str, layout: str) -> None:
    (one,) = read(tmp_path, text, layout).commitments
    assert (one.text, one.officers[0].name, str(one.deadlines[0]), one.progress.status) == (
        "Stake the beds",
        "Ida May",
        "2031-05-31",
        "on target",
    )
    copy = tmp_path / "data" / "layouts" / f"{layout}.toml"
    assert copy.read_bytes() == (resources.folder("layouts") / copy.name).read_bytes()


def test_a_layout_of_the_data_folder_goes_before_a_shipped_one(tmp_path: Path) -> None:
    (tmp_path / "plain-table.toml").write_text('description = "Ours."\n', encoding="utf-8")
    assert load_layout(tmp_path, "plain-table").description == "Ours."


@pytest.mark.parametrize("name", ["plain-tables", "../plain-table", "x/plain-table"])
def test_another_name_is_no_layout_and_the_shipped_ones_are_named(tmp_path: Path, name: str) -> None:
    with pytest.raises(LayoutError, match="label-records, plain-table"):
        load_layout(tmp_path, name)
