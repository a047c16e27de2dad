"""The page on which each cell of a document bears what it was taken for."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import get_args

import pytest

from goldenthread.errors import SourceError
from goldenthread.model import Claim, TakenFor
from goldenthread.read.check import check_layout
from goldenthread.read.layout_parts import FieldName
from goldenthread.read.painted import claim_of_each_line
from tests.interpret.invented import HEAD, read

LAYOUT = """description = "Steps of the lighthouse board."
[[tables]]
name = "steps"
states = "activity"
header = { "No" = "ref", "Step" = "title", "Keeper" = "officers", "By" = "deadline" }
"""
HOSTILE = "<script>alert('lamp')</script>"


def painted(folder: Path, name: str, text: str, layout: str = LAYOUT) -> str:
    (folder / "layouts").mkdir()
    (folder / "layouts" / "steps.toml").write_text(layout, encoding="utf-8")
    (folder / name).write_text(text, encoding="utf-8")
    return check_layout(folder / name, folder / "layouts", "steps", paint=True).page


def cells(page: str, line: int) -> list[tuple[str, str]]:
    """The word and the text of each cell of a line of the page."""
    row = re.search(rf'<tr id="line-{line}">.*?</tr>', page, re.DOTALL)
    assert row
    return re.findall(r"<b>(.*?)</b>(.*?)</li>", row[0])


def test_each_cell_bears_the_field_of_its_column(tmp_path: Path) -> None:
    page = painted(tmp_path, "a.csv", "By,Step,No,Keeper,Mood\n31/03/2031,Trim the wick every dusk,7,Una Brandt,calm\n")
    assert cells(page, 1) == [
        ("table head: deadline", "By"),
        ("table head: title", "Step"),
        ("table head: ref", "No"),
        ("table head: officers", "Keeper"),
        ("table head: unknown", "Mood"),
    ]
    assert cells(page, 2) == [
        ("deadline", "31/03/2031"),
        ("title", "Trim the wick every dusk"),
        ("ref", "7"),
        ("officers", "Una Brandt"),
        ("note: Mood", "calm"),
    ]
    assert "column-unknown" in page
    assert "<code>row=2</code>" in page


def test_a_cell_that_had_slid_bears_the_field_in_which_it_was_read(tmp_path: Path) -> None:
    layout = LAYOUT.replace("header =", 'rows = "torn"\ncolumns = ["ref", "title", "officers", "deadline"]\nheader =')
    text = "No\tStep\tKeeper\tBy\n7\tTrim the wick every dusk\t31/03/2031\n8\tOil the lamp\tUna Brandt\t31/03/2031\n"
    page = painted(tmp_path, "a.txt", text, layout)
    assert cells(page, 2)[2] == ("deadline", "31/03/2031")
    assert cells(page, 3)[2] == ("officers", "Una Brandt")
    assert "repair-column-shift" in page


def test_what_nobody_understood_and_what_looks_odd_are_told_beside_the_line(tmp_path: Path) -> None:
    text = "stray words\nNo\tStep\tKeeper\tBy\n7\tTrim the wick every dusk\tBrandt\t31/03/2031\n"
    page = painted(tmp_path, "a.txt", text)
    assert cells(page, 1) == [("not understood", "stray words")]
    assert re.search(r'id="line-3".*?doubt: names of one word</li></ul></td></tr>', page, re.DOTALL)
    assert not re.search(r'id="line-2".*?doubt.*?id="line-3"', page, re.DOTALL)


def test_lines_of_a_record_bear_the_field_of_their_label(tmp_path: Path) -> None:
    layout = (
        "description = \"Records.\"\n[[records]]\nbegins = '^Step (?P<ref>[0-9]+): (?P<title>.+)$'\n"
        'labels = { "Keeper" = "officers", "By" = "deadline", "News" = "comment" }\n'
    )
    text = "Step 7: Trim the wick\nKeeper: Una Brandt\nBy: 31/03/2031\nNews: Half done.\nMore to come.\n"
    page = painted(tmp_path, "a.txt", text, layout)
    words = [cells(page, line)[0][0] for line in range(1, 6)]
    assert words == ["title", "officers", "deadline", "comment", "comment"]


def test_struck_out_words_are_shown_as_such(tmp_path: Path) -> None:
    text = "| No | Step | Keeper | By |\n|---|---|---|---|\n| 7 | Trim the ~~old~~ wick | Una Brandt | 31/03/2031 |\n"
    assert "<s>old</s>" in painted(tmp_path, "a.md", text)


def test_each_field_has_a_colour(tmp_path: Path) -> None:
    style = painted(tmp_path, "a.csv", "No,Step\n7,Trim the wick\n").partition("</style>")[0]
    unpainted = [name for name in get_args(FieldName) if not re.search(rf"\.{name.replace('_', '-')}[ ,]", style)]
    assert unpainted == []


def test_an_empty_document_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="the document is empty"):
        painted(tmp_path, "a.txt", " \n\n")


def test_a_line_that_two_rows_share_bears_what_begins_on_it() -> None:
    begins, goes_on = Claim(3, TakenFor.MILESTONE, "row", "m3"), Claim(3, TakenFor.CONTINUATION, "rejoined-row", "m2")
    for claims in ((begins, goes_on), (goes_on, begins)):
        plan = replace(read([HEAD]), claims=claims)
        assert claim_of_each_line(plan) == {3: begins}


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.met: set[str] = set()
        self.asked: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.met.add(tag)
        self.asked |= {name for name, _ in attrs} & {"src", "href", "onclick", "onerror", "style"}


@pytest.mark.parametrize("hostile", [HOSTILE, '"><img src=x onerror=alert(1)>', "</li></ul><iframe src=//x>"])
def test_hostile_text_stays_text_and_nothing_is_asked_for(tmp_path: Path, hostile: str) -> None:
    said = hostile.replace('"', '""')
    text = f'No,Step,Keeper,By,"{said}"\n7,"Trim the wick {said}","{said}",31/03/2031,"{said}"\n"{said}"\n'
    page = painted(tmp_path, "a<img src=x>.csv", text)
    tags = _Tags()
    tags.feed(page)
    assert not tags.met & {"script", "img", "iframe", "link"}
    assert tags.asked == set()
    assert "url(" not in page
    assert "@import" not in page
    assert "<title>What each cell was taken for: a&lt;img src=x&gt;.csv</title>" in page
