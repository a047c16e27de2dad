"""Trackers of councils elsewhere, added as they are: what is read of each row, and where a doubt is told."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from goldenthread.adding import add_document
from goldenthread.model import Commitment
from goldenthread.read.check import check_layout
from goldenthread.read.data_folder import read_folder
from goldenthread.read.source_catalogue import load_catalogue

STEPS = (
    "Gravel the towpath",
    "Thatch the bus shelter",
    "Count the otters again",
    "Repaint the ferry",
    "Clear the sluice",
)


class Read(NamedTuple):
    """What came of a tracker: its rows by title, the codes of issues of each line, doubts, guesses."""

    rows: dict[str, Commitment]
    codes: dict[str, set[str]]
    doubts: set[str]
    guesses: str


def tracker(tmp_path: Path, head: str, *rows: str) -> Read:
    path = tmp_path / "tracker.csv"
    cells = [
        f"Nr,Action,{head}",
        *(f"{nr},{step},{row}" for nr, (step, row) in enumerate(zip(STEPS, rows, strict=False), start=1)),
    ]
    path.write_text("\n".join(cells) + "\n", encoding="utf-8")
    data = tmp_path / "data"
    added = add_document(path, data, body="wendle", edition="2031-32", document="year-end-report")
    (plan,) = read_folder(data, load_catalogue(data)).plans
    checked = check_layout(added.source, data / "layouts", added.layout.stem)
    by_line = {row.line: row.text for row in plan.commitments}
    codes: dict[str, set[str]] = {}
    for issue in plan.issues:
        codes.setdefault(by_line.get(issue.line, ""), set()).add(issue.code)
    rows_read = {row.text: row for row in plan.commitments}
    return Read(rows_read, codes, {one.what for one in checked.doubts}, "\n".join(added.guesses))


def test_councillors_among_officers_are_lead_members(tmp_path: Path) -> None:
    cells = (
        "Cllr Ida Storr",
        "Ald. Bram Oke",
        "Una Voss and Councillor Per Dahl",
        "Councillor Liaison Officer",
        "Una Voss",
    )
    read = tracker(tmp_path, "Responsible officer", *cells)
    said = [([one.name for one in row.officers], list(row.lead_members)) for row in read.rows.values()]
    assert said == [
        ([], ["Cllr Ida Storr"]),
        ([], ["Ald. Bram Oke"]),
        (["Una Voss"], ["Councillor Per Dahl"]),
        (["Councillor Liaison Officer"], []),
        (["Una Voss"], []),
    ]


@pytest.mark.parametrize(
    ("cell", "names", "doubted"),
    [
        ("Ida and Bram Storr", ["Ida", "Bram Storr"], True),
        ("Una and Bram Voss", ["Una Voss", "Bram Voss"], False),  # another cell names Una Voss
        ("cc Bram Oke", ["cc Bram Oke"], True),
        ("Ida Storr?", ["Ida Storr?"], True),
        ("Ida Storr*", ["Ida Storr"], False),
        ("Pennaeth Glan - Ida Storr", ["Pennaeth Glan - Ida Storr"], True),
        ("Head of Ferries and Harbour Services", ["Head of Ferries and Harbour Services"], False),
        (
            '"Director of Roads, Lighting and Transport Services"',
            ["Director of Roads, Lighting and Transport Services"],
            False,
        ),
        ("see below", [], False),
    ],
)
def test_names_of_one_cell(cell: str, names: list[str], doubted: bool, tmp_path: Path) -> None:
    read = tracker(tmp_path, "Lead officer", cell, "Una Voss", "Per Dahl", "Una Voss", "Per Dahl")
    assert [one.name for one in read.rows[STEPS[0]].officers] == names
    assert ("name-doubtful" in read.codes.get(STEPS[0], set())) is doubted


@pytest.mark.parametrize(
    ("cells", "values"),
    [
        (('"62,5 %"', "100 %", '"0,5%"', "40 %"), [62.5, 100, 0.5, 40]),
        (('"0,25"', '"0,5"', "1", "0"), [25, 50, 100, 0]),
        (("80% complete", "100% done", "30%", "0%"), [80, 100, 30, 0]),
        (("about 60%", "over 30%", "50%", "0%"), [None, None, 50, 0]),
        (('"1,000"', "50%", "20%", "10%"), [None, 50, 20, 10]),
    ],
)
def test_percentages(cells: tuple[str, ...], values: list[float | None], tmp_path: Path) -> None:
    read = tracker(tmp_path, "% complete", *cells)
    assert [row.progress.percent for row in read.rows.values()] == values
    for step, value in zip(STEPS, values, strict=False):
        assert (value is not None) is ("percent-illegible" not in read.codes.get(step, set()))


def test_a_percentage_among_words_is_suggested(tmp_path: Path) -> None:
    read = tracker(tmp_path, "% complete", "about 60%", "between 30% and 40%", "50%", "0%")
    assert [row.progress.percent_suggested for row in read.rows.values()] == [60, None, None, None]


def test_colours_as_signs_and_mixed_with_statuses(tmp_path: Path) -> None:
    signs = tracker(tmp_path, "RAG", "🟢", "🔴 Red", "🟠", "● Green")
    assert [row.progress.rag for row in signs.rows.values()] == ["G", "R", "A", "G"]
    (tmp_path / "more").mkdir()
    mixed = tracker(tmp_path / "more", "RAG status", "Red", "Amber", "GREEN", "Amber-Red", "Green - complete")
    assert [row.progress.rag for row in mixed.rows.values()] == ["R", "A", "G", "", "G"]
    assert "status-unknown" in mixed.codes[STEPS[3]]
    assert mixed.rows[STEPS[4]].progress.status == "completed"


def test_how_much_it_matters_is_no_heading(tmp_path: Path) -> None:
    read = tracker(
        tmp_path, "Priority,Due date", *(f"{how},31/12/2031" for how in ("High", "Low", "High", "Medium", "Low"))
    )
    assert {row.parent for row in read.rows.values()} == {""}
    (tmp_path / "more").mkdir()
    names = ("A dry town", "A dry town", "Clean water", "Clean water", "A dry town")
    headed = tracker(tmp_path / "more", "Priority,Due date", *(f"{name},31/12/2031" for name in names))
    assert all(row.parent for row in headed.rows.values())


def test_days_of_what_was_done_are_no_deadlines(tmp_path: Path) -> None:
    head = "Date raised,Baseline date,Forecast date,Actual date"
    read = tracker(tmp_path, head, *["01/05/2031,30/06/2031,31/07/2031,05/08/2031"] * 5)
    assert {row.deadlines[0].isoformat() for row in read.rows.values()} == {"2031-07-31"}
    assert {str(row.deadline_original) for row in read.rows.values()} == {"2031-06-30"}
    (tmp_path / "more").mkdir()
    raised = tracker(tmp_path / "more", "Date raised,Owner", *["01/05/2031,Una Voss"] * 5)
    assert {row.deadlines for row in raised.rows.values()} == {()}


@pytest.mark.parametrize("head", ["2030/31,2031/32,2032/33", "Q1,Q2,Q3"])
def test_a_head_of_years_or_quarters_is_a_head_and_its_figures_are_notes(head: str, tmp_path: Path) -> None:
    read = tracker(tmp_path, f"Lead,{head}", *["Una Voss,20,40,60"] * 5)
    assert list(read.rows) == list(STEPS)
    for row in read.rows.values():
        assert (row.progress.percent, row.deadlines) == (None, ())
        assert dict(row.notes)[head.split(",")[2]] == "60"


def test_comments_that_begin_with_a_colour_are_doubted(tmp_path: Path) -> None:
    cells = ("Green: laid before the frost came", "Red - straw cannot be had anywhere", "Amber. Two were seen in May")
    read = tracker(tmp_path, "Progress", *cells)
    assert "comments that begin with a colour or a percentage" in read.doubts
    (tmp_path / "more").mkdir()
    plain = tracker(
        tmp_path / "more", "Progress", "Green Lane is gravelled", "Straw was bought in May", "Two were seen in May"
    )
    assert "comments that begin with a colour or a percentage" not in plain.doubts


def test_a_span_keeps_its_first_day_as_a_note(tmp_path: Path) -> None:
    read = tracker(tmp_path, "Due", "6-9 October 2031", "Between 1 May and 30 June 2031", "30/09/2031")
    said = [([day.isoformat() for day in row.deadlines], row.notes) for row in read.rows.values()]
    assert said == [
        (["2031-10-09"], (("start of the deadline", "2031-10-06"),)),
        (["2031-06-30"], (("start of the deadline", "2031-05-01"),)),
        (["2031-09-30"], ()),
    ]


def test_titles_of_members_and_former_holders_in_brackets_are_no_units(tmp_path: Path) -> None:
    read = tracker(tmp_path, "Lead officer", "Cllr Ida Storr (Portfolio Holder)", "Vacant (was Una Voss)")
    assert [row.directorates for row in read.rows.values()] == [(), ()]
    assert read.rows["Gravel the towpath"].lead_members == ("Cllr Ida Storr",)


def test_a_sentence_alone_among_rows_that_say_more_is_doubted(tmp_path: Path) -> None:
    path = tmp_path / "plan.csv"
    rows = ["Action,Lead,Due", "Mend the weir,Una Voss,31/03/2032", "Everybody here is fond of the old weir.,,"]
    path.write_text("\n".join([*rows, "Open the path,Bram Oke,31/03/2032"]) + "\n", encoding="utf-8")
    data = tmp_path / "data"
    add_document(path, data, body="wendle", edition="2031-32", document="plan", layout="plain-table")
    (plan,) = read_folder(data, load_catalogue(data)).plans
    assert [(one.line, one.code) for one in plan.issues if one.code == "row-doubtful"] == [(3, "row-doubtful")]


def test_a_head_is_known_whatever_marks_end_it(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text("DUE  DATE:\tLead officer*\tAction?\n31/03/2032\tUna Voss\tMend the weir\n", encoding="utf-8")
    data = tmp_path / "data"
    add_document(path, data, body="wendle", edition="2031-32", document="plan", layout="plain-table")
    (plan,) = read_folder(data, load_catalogue(data)).plans
    (row,) = plan.commitments
    assert (row.text, [one.name for one in row.officers], len(row.deadlines)) == ("Mend the weir", ["Una Voss"], 1)
    assert row.notes == ()


def test_words_for_nobody_are_no_persons_and_a_vacant_post_is_a_post(tmp_path: Path) -> None:
    read = tracker(tmp_path, "Lead officer", "#REF!", "See action 4", "Joint", "TBC?", "Head of Parks TBC")
    assert [[one.name for one in row.officers] for row in read.rows.values()] == [[], [], [], [], ["Head of Parks"]]
    assert all("name-not-set" in codes for title, codes in read.codes.items() if title)


def test_members_are_parted_by_their_titles_and_nobody_is_a_member(tmp_path: Path) -> None:
    cells = ("Cllr Vacant", "Councillor Ida Storr & Councillor Bram Oke", "Portfolio Holder TBC")
    read = tracker(tmp_path, "Lead member", *cells)
    members = [row.lead_members for row in read.rows.values()]
    assert members == [(), ("Councillor Ida Storr", "Councillor Bram Oke"), ()]


def test_two_services_with_a_comma_are_no_surname_and_forename(tmp_path: Path) -> None:
    read = tracker(tmp_path, "Lead officer", '"Housing, Planning"', '"Voss, Una"')
    assert [[one.name for one in row.officers] for row in read.rows.values()] == [["Housing", "Planning"], ["Una Voss"]]


def test_a_word_for_nobody_at_the_end_of_a_title_is_a_part_of_it(tmp_path: Path) -> None:
    titles = ("Chief Planning Officer", "Chief Information Officer", "Head of Members", "Director of Partners")
    read = tracker(tmp_path, "Lead officer", *titles)
    assert [[one.name for one in row.officers] for row in read.rows.values()] == [[title] for title in titles]
