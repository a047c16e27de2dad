"""Papers of other bodies, added as they came: what is read of them, and what is told where it is in doubt."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from goldenthread.adding import add_document
from goldenthread.errors import LayoutError
from goldenthread.model import Commitment, Plan
from goldenthread.read.check import check_layout
from goldenthread.read.data_folder import read_folder
from goldenthread.read.source_catalogue import load_catalogue


class Added(NamedTuple):
    """What came of a paper: its plan, the rows by title, what was guessed and what is doubted."""

    plan: Plan
    rows: dict[str, Commitment]
    guesses: str
    doubts: dict[str, tuple[int, ...]]

    def codes(self, line: int) -> set[str]:
        """The codes of the issues of a line."""
        return {issue.code for issue in self.plan.issues if issue.line == line}


def added(tmp_path: Path, name: str, *lines: str) -> Added:
    path = tmp_path / name
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    data = tmp_path / "data"
    document = add_document(path, data, body="ottermouth", edition="2032-33", document="plan")
    (plan,) = read_folder(data, load_catalogue(data)).plans
    checked = check_layout(document.source, data / "layouts", document.layout.stem)
    doubts = {one.what: one.lines for one in checked.doubts}
    return Added(plan, {row.text: row for row in plan.commitments}, "\n".join(document.guesses), doubts)


def headings(plan: Plan) -> list[tuple[int, str]]:
    return [(one.line, one.text) for one in plan.headings]


def test_units_that_nobody_names_are_told(tmp_path: Path) -> None:
    cells = ("Ferries", "N/A", "TBC", "Various", "All departments", "Piers, Locks and Weirs", "Ferries/Piers")
    rows = [f'Dredge reach {number},"{cell}",31/12/2032' for number, cell in enumerate(cells, start=1)]
    read = added(tmp_path, "units.csv", "Action,Department,Due date", *rows)
    assert [list(row.directorates) for row in read.plan.commitments] == [
        ["Ferries"],
        [],
        [],
        [],
        [],
        ["Piers, Locks and Weirs"],
        ["Ferries", "Piers"],
    ]
    told = [issue for issue in read.plan.issues if issue.code == "name-not-set"]
    assert [(one.line, one.field, one.printed) for one in told] == [
        (3, "directorates", "N/A"),
        (4, "directorates", "TBC"),
        (5, "directorates", "Various"),
        (6, "directorates", "All departments"),
    ]


def test_a_revision_that_is_no_day_is_told_and_kept(tmp_path: Path) -> None:
    read = added(
        tmp_path,
        "revised.csv",
        "Action,Deadline,Revised deadline",
        "Dredge the upper reach,31/12/2032,28/02/2033",
        "Dredge the lower reach,31/12/2032,TBC",
        "Repaint the lock gates,31/12/2032,n/a",
        "Restock the ferry shop,31/12/2032,next spring perhaps",
        "Count the swans at dawn,31/12/2032,",
    )
    rows = [(row.deadlines[0].isoformat(), list(row.notes)) for row in read.plan.commitments]
    assert rows == [
        ("2033-02-28", []),
        ("2032-12-31", [("revised deadline", "TBC")]),
        ("2032-12-31", []),
        ("2032-12-31", [("revised deadline", "next spring perhaps")]),
        ("2032-12-31", []),
    ]
    assert [read.codes(line) & {"date-not-set", "date-illegible"} for line in range(2, 7)] == [
        set(),
        {"date-not-set"},
        set(),
        {"date-illegible"},
        set(),
    ]


@pytest.mark.parametrize("head", ["Year", "Year promised", "Date of pledge", "Announced on", "Published", "Made on"])
def test_days_and_years_of_something_else_are_no_deadlines(head: str, tmp_path: Path) -> None:
    cells = ("2031", "2032", "2032") if "Year" in head else ("01/02/2031", "14/03/2032", "20/05/2032")
    rows = [f"Build pier {number} anew,{cell}" for number, cell in enumerate(cells, start=1)]
    read = added(tmp_path, "pledges.csv", f"Promise,{head}", *rows)
    assert [(row.deadlines, list(row.notes)) for row in read.plan.commitments] == [((), [(head, one)]) for one in cells]


@pytest.mark.parametrize("head", ["Target year", "Due", "Complete by"])
def test_years_under_a_head_that_speaks_of_deadlines_are_some(head: str, tmp_path: Path) -> None:
    read = added(tmp_path, "years.csv", f"Promise,{head}", "Build the pier anew,2033", "Widen the lock,2034")
    assert [row.deadlines[0].year for row in read.plan.commitments] == [2033, 2034]


def test_numbers_of_a_spreadsheet_for_days_are_suggested(tmp_path: Path) -> None:
    read = added(tmp_path, "serials.csv", "Action,Due date", "Build the pier anew,48579", "Widen the lock,48669")
    rows = [(row.deadlines, [day.isoformat() for day in row.deadline_suggested]) for row in read.plan.commitments]
    assert rows == [((), ["2032-12-31"]), ((), ["2033-03-31"])]
    assert "date-illegible" in read.codes(2)


def test_counts_under_progress_are_no_percentages(tmp_path: Path) -> None:
    counts = added(tmp_path, "counts.csv", "Action,Target,Progress", "Hang 9 gates,9,7", "Sink 4 piles,4,3")
    assert [row.progress.percent for row in counts.plan.commitments] == [None, None]
    assert counts.plan.commitments[0].notes == (("Target", "9"), ("Progress", "7"))
    (tmp_path / "more").mkdir()
    shares = added(tmp_path / "more", "shares.csv", "Action,Progress", "Hang 9 gates,75", "Sink 4 piles,100")
    assert [row.progress.percent for row in shares.plan.commitments] == [75, 100]


def test_one_beside_fractions_and_larger_numbers_is_told_by_nobody(tmp_path: Path) -> None:
    cells = ("40%", "0.6", "1", "90", "0")
    rows = [f"Hang gate number {number},{cell}" for number, cell in enumerate(cells, start=1)]
    read = added(tmp_path, "mixed.csv", "Action,% complete", *rows)
    said = [(row.progress.percent, row.progress.percent_suggested) for row in read.plan.commitments]
    assert said == [(40, None), (None, 60), (None, 100), (90, None), (0, None)]


def test_an_outcome_before_the_titles_is_what_they_are_for(tmp_path: Path) -> None:
    before = added(
        tmp_path,
        "before.csv",
        "Outcome,Action,Due date",
        "Dry feet,Raise the towpath,31/12/2032",
        ",Drain the lane,31/12/2032",
        "Clear water,Sweep the weir,31/12/2032",
    )
    assert headings(before.plan) == [(2, "Dry feet"), (4, "Clear water")]
    assert {row.progress.comment for row in before.plan.commitments} == {""}
    (tmp_path / "more").mkdir()
    behind = added(
        tmp_path / "more",
        "behind.csv",
        "Action,Due date,Outcome",
        "Raise the towpath,31/12/2032,It was raised by a foot in two places",
        "Sweep the weir,31/12/2032,Swept twice and found to be sound all over",
    )
    assert not behind.plan.headings
    assert behind.plan.commitments[0].progress.comment == "It was raised by a foot in two places"


def test_a_bar_between_rows_of_a_text_leaves_the_rows_alone(tmp_path: Path) -> None:
    read = added(
        tmp_path,
        "tabs.txt",
        "Quays",
        "Action\tLead\tDue",
        "Raise the towpath and\tIda Storr\t31/12/2032",
        "drain the lane\t\t",
        "Ferries",
        "Paint the hull\tBram Oke\t31/12/2032",
    )
    assert [row.text for row in read.plan.commitments] == ["Raise the towpath and drain the lane", "Paint the hull"]
    assert (5, "Ferries") in headings(read.plan)


def test_a_day_alone_in_a_row_is_no_heading(tmp_path: Path) -> None:
    read = added(
        tmp_path,
        "alone.csv",
        "Action,Lead,Due",
        "Raise the towpath,Ida Storr,31/12/2032",
        ",,31/01/2033",
        "Ferries,,",
        "Paint the hull,Bram Oke,31/12/2032",
    )
    assert headings(read.plan) == [(4, "Ferries")]
    assert read.codes(3) == {"line-unclaimed"}


def test_a_heading_with_nothing_under_it_is_doubted(tmp_path: Path) -> None:
    read = added(
        tmp_path,
        "empty.csv",
        "Action,Lead,Due",
        "Quays,,",
        "Raise the towpath,Ida Storr,31/12/2032",
        "Drain the lane,,",
    )
    assert read.doubts["headings with nothing under them"] == (4,)


def test_a_piece_of_a_row_is_doubted_where_nothing_is_put_together(tmp_path: Path) -> None:
    read = added(
        tmp_path,
        "pieces.csv",
        "No,Action,Lead",
        "1,Raise the towpath,Ida Storr",
        ",and drain the lane,",
        "2,Paint the hull,Bram Oke",
        "3,Sweep the weir,",
        ",Sweep the sluice,Bram Oke",
    )
    assert [row.text for row in read.plan.commitments][1] == "and drain the lane"
    assert [line for line in range(2, 7) if "row-doubtful" in read.codes(line)] == [3]


def test_words_that_show_nothing_in_a_head_change_nothing(tmp_path: Path) -> None:
    read = added(tmp_path, "unseen.csv", "\u200bAction,Le\u00adad", "Raise the towpath,Ida Storr", "Paint,Bram Oke")
    assert [(row.text, row.officers[0].name) for row in read.plan.commitments] == [
        ("Raise the towpath", "Ida Storr"),
        ("Paint", "Bram Oke"),
    ]


def test_two_tables_side_by_side_are_refused_in_a_line(tmp_path: Path) -> None:
    head = "Action,Lead,,Action,Lead"
    with pytest.raises(LayoutError, match="side by side"):
        added(tmp_path, "twins.csv", head, "Raise the towpath,Ida Storr,,Paint the hull,Bram Oke")


def test_a_head_that_stands_twice_names_one_field(tmp_path: Path) -> None:
    rows = ("Raise the towpath,Ida Storr,31/12/2032,Bram Oke", "Paint the hull,Bram Oke,31/12/2032,Ida Storr")
    read = added(tmp_path, "twice.csv", "Action,Lead,Due,Lead", *rows)
    assert [row.officers[0].name for row in read.plan.commitments] == ["Ida Storr", "Bram Oke"]
    assert [list(row.notes) for row in read.plan.commitments] == [[("Lead", "Bram Oke")], [("Lead", "Ida Storr")]]
    assert "column 4 has the head of another" in read.guesses


def test_heads_in_another_order_are_those_of_one_table(tmp_path: Path) -> None:
    read = added(
        tmp_path,
        "turned.csv",
        "Quays,,",
        "Action,Lead,Due",
        "Raise the towpath,Ida Storr,31/12/2032",
        "Ferries,,",
        "Due,Action,Lead",
        "31/12/2032,Paint the hull,Bram Oke",
    )
    assert headings(read.plan) == [(1, "Quays"), (4, "Ferries")]
    assert [row.officers[0].name for row in read.plan.commitments] == ["Ida Storr", "Bram Oke"]


def test_titles_of_pages_between_rows_of_separated_values_are_no_headings(tmp_path: Path) -> None:
    pages = [("Ottermouth means business,,", f"Page {number} of 9,,") for number in (3, 4, 5)]
    rows = ("Raise the towpath,Ida Storr,", "Paint the hull,Bram Oke,", "Sweep the weir,Ida Storr,")
    lines = [line for (title, page), row in zip(pages, rows, strict=True) for line in (row, title, page)]
    read = added(tmp_path, "pages.csv", "Action,Lead,Due", *lines)
    assert not read.plan.headings
    assert [row.text for row in read.plan.commitments] == ["Raise the towpath", "Paint the hull", "Sweep the weir"]


def test_a_line_above_the_head_where_others_are_headings_is_told(tmp_path: Path) -> None:
    rows = ("Raise the towpath,Ida Storr,", "Ferries,,", "Paint the hull,Bram Oke,")
    read = added(tmp_path, "above.csv", "Quays,,", "Action,Lead,Due", *rows)
    assert "'Quays' is a title" in read.guesses
    (tmp_path / "more").mkdir()
    plain = added(tmp_path / "more", "plain.csv", "Quays,,", "Action,Lead,Due", rows[0], rows[2])
    assert "is a title" not in plain.guesses


def test_heads_in_no_known_language_are_told(tmp_path: Path) -> None:
    rows = ("Pengarna till bryggan samlas in,Ida Storr,31.12.2032", "Roddbåten målas om igen,Bram Oke,31.01.2033")
    read = added(tmp_path, "svenska.csv", "Sak,Vem,Dag", *rows)
    assert [(row.text, row.officers[0].name) for row in read.plan.commitments] == [
        ("Pengarna till bryggan samlas in", "Ida Storr"),
        ("Roddbåten målas om igen", "Bram Oke"),
    ]
    assert "no word of a table head is known" in read.guesses
    (tmp_path / "more").mkdir()
    known = added(tmp_path / "more", "known.csv", "Sak,Lead,Dag", *rows)
    assert "no word of a table head is known" not in known.guesses


def test_heads_as_programs_write_them_are_read(tmp_path: Path) -> None:
    read = added(
        tmp_path,
        "exported.csv",
        "action_id,actionTitle,leadOfficer,due_date,current_status,whatHappened",
        "A1,Raise the towpath,Ida Storr,2032-12-31,Completed,It was raised by a foot in two places",
        "A2,Paint the hull,Bram Oke,2033-01-31,Delayed,The paint never came from the makers",
    )
    rows = [(row.ref, row.text, row.officers[0].name, row.progress.status) for row in read.plan.commitments]
    assert rows == [
        ("A1", "Raise the towpath", "Ida Storr", "completed"),
        ("A2", "Paint the hull", "Bram Oke", "delayed"),
    ]
    assert read.plan.commitments[0].progress.comment.startswith("It was raised")
    assert not read.plan.commitments[0].notes


def test_cells_alone_make_nobody_answer_under_a_head_beside_known_ones(tmp_path: Path) -> None:
    rows = ("Raise the towpath,Rivers & Banks,Delayed", "Paint the hull,Ferries & Piers,Completed")
    read = added(tmp_path, "areas.csv", "Promise,Policy area,Status", *rows)
    assert [(row.officers, list(row.notes)) for row in read.plan.commitments] == [
        ((), [("Policy area", "Rivers & Banks")]),
        ((), [("Policy area", "Ferries & Piers")]),
    ]


def test_of_several_columns_of_days_whose_heads_say_nothing_none_is_the_deadline(tmp_path: Path) -> None:
    several = added(
        tmp_path,
        "days.csv",
        "Promise,Gate,Handover,Status",
        "Raise the towpath,01/02/2032,14/03/2032,Delayed",
        "Paint the hull,20/03/2032,30/04/2032,Completed",
    )
    assert [row.deadlines for row in several.plan.commitments] == [(), ()]
    (tmp_path / "more").mkdir()
    lone = added(tmp_path / "more", "day.csv", "Promise,Gate,Status", "Raise the towpath,14/03/2032,Delayed")
    assert lone.plan.commitments[0].deadlines


def test_remarks_in_which_a_day_stands_are_no_deadlines(tmp_path: Path) -> None:
    read = added(
        tmp_path,
        "remarks.csv",
        "Promise,Dissent,Status",
        "Raise the towpath,Some members say that 2032 is too late,Delayed",
        "Paint the hull,,Completed",
    )
    assert read.plan.commitments[0].deadlines == () == read.plan.commitments[0].deadline_suggested
    assert read.plan.commitments[0].notes == (("Dissent", "Some members say that 2032 is too late"),)


def test_a_table_in_a_cell_is_part_of_its_row(tmp_path: Path) -> None:
    read = added(
        tmp_path,
        "cells.html",
        "<table><tr><th>Action</th><th>Lead</th></tr>",
        "<tr><td>Raise the towpath <table><tr><td>upper reach</td><td>lower reach</td></tr></table></td>",
        "<td>Ida Storr</td></tr><tr><td>Paint the hull</td><td>Bram Oke</td></tr></table>",
    )
    assert [row.text for row in read.plan.commitments] == [
        "Raise the towpath upper reach lower reach",
        "Paint the hull",
    ]


def test_a_table_that_lays_out_others_is_none(tmp_path: Path) -> None:
    read = added(
        tmp_path,
        "frame.html",
        "<table><tr><td>Ottermouth</td><td>2032</td></tr><tr><td><table><tr><th>Action</th><th>Lead</th></tr>",
        "<tr><td>Raise the towpath</td><td>Ida Storr</td></tr></table></td></tr></table>",
    )
    assert [row.text for row in read.plan.commitments] == ["Raise the towpath"]
