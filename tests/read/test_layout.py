"""Layouts as data: what a wrong one says, and how a table's head is known."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from goldenthread.errors import DataError, LayoutError
from goldenthread.model import Kind
from goldenthread.read.data_folder import printed_fields
from goldenthread.read.layout import load_layout
from tests.cases.council import BRACKENFORD
from tests.interpret.invented import HEAD, STEPS, layout
from tests.read.golden import DATA


@pytest.mark.parametrize("folder", [DATA, BRACKENFORD])
def test_every_layout_is_in_use_and_says_what_it_is_for(folder: Path) -> None:
    used = {
        line.split('"')[1]
        for line in (folder / "sources.toml").read_text(encoding="utf-8").splitlines()
        if line.startswith("layout")
    }
    there = {path.stem for path in (folder / "layouts").glob("*.toml")}
    assert there == used
    assert all(load_layout(folder / "layouts", name).description for name in there)


@pytest.mark.parametrize(
    ("line", "table"),
    [
        (HEAD, "promises"),
        (STEPS, "steps"),
        ("Promise/Step\tLead", "page head"),
        ("Lead\tDue", "promises"),
        ("\tStep\t\tLead", "steps"),
        ("Step", "steps"),
        ("Step\tx\ty", None),
        ("Ann Lee\tRoy Poe", None),
        ("Promise to plant trees", None),
        ("", None),
    ],
)
def test_which_table_a_line_opens(line: str, table: str | None) -> None:
    opened = layout().header_of(tuple(line.split("\t")))
    assert (opened.name if opened else None) == table


def test_who_is_printed_where() -> None:
    printed = printed_fields(layout(printed={"officers": ["milestone"], "status": ["activity", "milestone"]}))
    assert printed.officers_on == (Kind.MILESTONE,)
    assert printed.status_on == (Kind.ACTIVITY, Kind.MILESTONE)
    assert printed.members_on == ()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("", "description"),
        ('description = "x"\nname = "y"', "the name of its file"),
        ('description = "x"\ncolour = "y"', "colour"),
        ('description = "x"\n[[headings]]\nkind = "aim"\npattern = "x"', "headings.0.kind"),
        ("description = \"x\"\n[[furniture]]\nname = 'a'\npattern = '('", "not a regular expression"),
        ("description = \"x\"\n[[measures]]\nname = 'a'\nshape = 'bullets'\nbegins = 'x'", "pattern of its bullets"),
        ("description = \"x\"\n[[measures]]\nname = 'a'\nshape = 'outturn'\nbegins = 'x'", "needs its columns"),
    ],
)
def test_what_is_wrong_with_a_layout(tmp_path: Path, content: str, told: str) -> None:
    (tmp_path / "ours.toml").write_text(content)
    with pytest.raises(LayoutError) as refused:
        load_layout(tmp_path, "ours")
    assert "ours.toml" in str(refused.value)
    assert told in str(refused.value)


def test_a_layout_that_is_no_toml(tmp_path: Path) -> None:
    (tmp_path / "ours.toml").write_text("[[tables")
    with pytest.raises(DataError, match="not valid TOML"):
        load_layout(tmp_path, "ours")


@pytest.mark.parametrize("name", ["theirs", "", "..", "../layouts/ours"])
def test_a_layout_that_is_not_there(tmp_path: Path, name: str) -> None:
    (tmp_path / "ours.toml").write_text('description = "x"')
    with pytest.raises(LayoutError, match="name one of: label-records, ours, plain-table"):
        load_layout(tmp_path, name)


def test_layouts_are_frozen() -> None:
    made: Any = layout()
    with pytest.raises(ValueError, match="frozen"):
        made.name = "other"
