"""Layouts drafted for documents that nobody has described, and documents added with nothing else."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from goldenthread.adding import add_document
from goldenthread.errors import DataError, LayoutError, SourceError
from goldenthread.language.date_order import Order
from goldenthread.model import Kind, Plan
from goldenthread.read.column_guesses import guess_columns
from goldenthread.read.data_folder import read_folder
from goldenthread.read.layout_draft import draft_layout
from goldenthread.read.source_catalogue import load_catalogue

HEAD = ("Completion date", "Narrative", "How far", "Who", "Undertaking", "No.", "Service", "Position")
ROWS = (
    ("31/12/2031", "The slip was swept twice.", "100%", "Ida May", "Sweep the long slip", "1", "Harbour", "Done"),
    (
        "30/06/2031",
        "Nets bought, and mended.",
        "40%",
        "Roy Poe, Ida May",
        "Buy nets for the crews",
        "1.1",
        "Harbour",
        "Late",
    ),
    ("31/01/2032", "No paint was to be had.", "0%", "Vacant", "Paint every buoy", "2", "Roads", "Paused"),
    ("15/02/2032", "The first ten are done.", "10%", "Roy Poe", "Paint the first ten", "2.1", "Roads", "On track"),
)


def document(tmp_path: Path, *rows: tuple[str, ...], name: str = "return.csv") -> Path:
    path = tmp_path / name
    text = "\n".join(",".join(f'"{cell}"' for cell in row) for row in rows)
    path.write_text(text, encoding="utf-8")
    return path


def drafted(path: Path) -> dict[str, Any]:
    return tomllib.loads(draft_layout(path.read_bytes(), path).text)


def read(path: Path, data: Path) -> Plan:
    add_document(path, data, body="Ferrymouth Town Council", edition="2031-32", document="year-end-report")
    (plan,) = read_folder(data, load_catalogue(data)).plans
    return plan


def bar(text: str) -> tuple[str, ...]:
    return (text, *("" for _ in HEAD[1:]))


def test_fields_are_found_by_the_words_of_the_head_whatever_their_order(tmp_path: Path) -> None:
    (table,) = drafted(document(tmp_path, HEAD, *ROWS))["tables"]
    assert table["header"] == {
        "Completion date": "deadline",
        "Narrative": "comment",
        "How far": "percent",
        "Who": "officers",
        "Undertaking": "title",
        "No.": "ref",
        "Service": "directorates",
        "Position": "status",
    }


def test_cells_tell_what_a_head_does_not() -> None:
    unknown = ("Quay", "Words", "Pips", "Ida May", "Sweep the long slip", "1", "Harbour", "Done")
    guesses = {one.head: one.field for one in guess_columns(unknown, list(ROWS))}
    assert guesses["Quay"] == "deadline"
    assert guesses["Pips"] == "percent"


def test_a_head_whose_cells_contradict_it_is_not_believed() -> None:
    (guess,) = (
        one
        for one in guess_columns(("Action", "Due"), [("Sweep the slip", "blue"), ("Mend the net", "red")])
        if one.head == "Due"
    )
    assert guess.field != "deadline"


def test_a_document_is_read_with_the_drafted_layout_unedited(tmp_path: Path) -> None:
    path = document(
        tmp_path,
        bar("Ferrymouth: returns"),
        HEAD,
        bar("A safe port"),
        bar("Clean slips"),
        *ROWS[:2],
        bar("Lights"),
        *ROWS[2:],
    )
    plan = read(path, tmp_path / "data")
    assert [(one.kind, one.text) for one in plan.headings] == [
        (Kind.THEME, "A safe port"),
        (Kind.PRIORITY, "Clean slips"),
        (Kind.PRIORITY, "Lights"),
    ]
    assert [(one.kind, one.ref, one.text) for one in plan.commitments] == [
        (Kind.ACTIVITY, "1", "Sweep the long slip"),
        (Kind.MILESTONE, "1.1", "Buy nets for the crews"),
        (Kind.ACTIVITY, "2", "Paint every buoy"),
        (Kind.MILESTONE, "2.1", "Paint the first ten"),
    ]
    assert [one.progress.percent for one in plan.commitments] == [100, 40, 0, 10]
    assert [[o.name for o in one.officers] for one in plan.commitments] == [
        ["Ida May"],
        ["Roy Poe", "Ida May"],
        [],
        ["Roy Poe"],
    ]
    assert [one.progress.status for one in plan.commitments] == ["completed", "overdue", "paused", "on target"]
    assert not [issue for issue in plan.issues if issue.code == "line-unclaimed"]


@pytest.mark.parametrize(
    ("dates", "order"),
    [
        (("12/31/2031", "6/30/2031", "1/31/2032", "2/15/2032"), "mdy"),
        (("31/12/2031", "30/6/2031", "31/1/2032", "15/2/2032"), "dmy"),
    ],
)
def test_the_order_of_dates(tmp_path: Path, dates: tuple[str, ...], order: Order) -> None:
    rows = [(day, *row[1:]) for day, row in zip(dates, ROWS, strict=True)]
    assert drafted(document(tmp_path, HEAD, *rows))["dates"] == {"order": order}


@pytest.mark.parametrize(
    ("dates", "doubted"),
    [
        (("1/2/2031", "3/4/2031", "5/5/2031", "7/8/2031"), 3),
        (("1/2/2031", "3/4/2031", "5/6/2031", "30/8/2031"), 0),
        (("2031-02-01", "3 April 2031", "5/5/2031", ""), 0),
        (("1/2/2031", "12/31/2031", "31/12/2031", ""), 1),  # the column contradicts itself
    ],
)
def test_days_that_can_be_read_both_ways_round_are_doubted(
    tmp_path: Path, dates: tuple[str, ...], doubted: int
) -> None:
    rows = [(day, *row[1:]) for day, row in zip(dates, ROWS, strict=True)]
    plan = read(document(tmp_path, HEAD, *rows), tmp_path / "data")
    found = [issue for issue in plan.issues if issue.code == "date-both-ways"]
    assert len(found) == doubted
    assert all(
        commitment.deadlines for commitment in plan.commitments if commitment.line in {one.line for one in found}
    )


@pytest.mark.parametrize(
    ("refs", "kinds"),
    [
        (("1", "1a", "2", "2a"), "amam"),
        (("A1", "A1.1", "A2", "A2.1"), "amam"),
        (("1.1", "1.1.1", "1.2", "1.2.1"), "amam"),
        (("1", "2", "3", "4"), "aaaa"),
        (("1.", "1.1.", "2.", "2.1."), "amam"),
        (("1", "(a)", "2", "(a)"), "amam"),
        (("02.01a", "1", "02.01b", "1"), "amam"),  # numbers that begin anew
        (("7", "", "8", ""), "amam"),  # rows without a number below rows with one
        (("1", "2", "", "3"), "aaaa"),  # one row that lacks its number
        (("", "1", "", "2"), "aaaa"),
        (("02.01a", "1", "02.01b", "2"), "mama"),  # numbered through: depth alone tells
    ],
)
def test_depth_of_references_tells_milestones(tmp_path: Path, refs: tuple[str, ...], kinds: str) -> None:
    rows = [(*row[:5], ref, *row[6:]) for ref, row in zip(refs, ROWS, strict=True)]
    plan = read(document(tmp_path, HEAD, *rows), tmp_path / "data")
    assert "".join(one.kind.value[0] for one in plan.commitments) == kinds


def test_a_column_may_hold_a_name_with_its_unit_and_another_a_colour_with_its_status(tmp_path: Path) -> None:
    head = ("Action", "Lead (service)", "RAG", "Narrative")
    path = document(
        tmp_path,
        head,
        ("1 Sweep the long slip", "Ida May (HARBOUR)", "Green Done", "The slip was swept in both seasons of the year."),
        (
            "1.1 Buy nets for the crews",
            "Roy Poe (ROADS)",
            "Red Late",
            "No nets were to be had from any of three makers.",
        ),
    )
    plan = read(path, tmp_path / "data")
    assert [(one.ref, one.text) for one in plan.commitments] == [
        ("1", "Sweep the long slip"),
        ("1.1", "Buy nets for the crews"),
    ]
    assert [one.directorates for one in plan.commitments] == [("HARBOUR",), ("ROADS",)]
    assert [(one.progress.rag, one.progress.status) for one in plan.commitments] == [
        ("G", "completed"),
        ("R", "overdue"),
    ]


def test_columns_may_be_headings(tmp_path: Path) -> None:
    head = ("Theme", "Priority", "Ref", "Action", "Owner", "Due")
    path = document(
        tmp_path,
        head,
        ("A safe port", "Clean slips", "1", "Sweep the long slip", "Ida May", "31/12/2031"),
        ("A safe port", "Lights", "2", "Paint every buoy", "Roy Poe", "31/01/2032"),
        ("A safe port", "Lights", "3", "Mend the north lamp", "Roy Poe", "31/01/2032"),
    )
    plan = read(path, tmp_path / "data")
    names = {heading.key: heading.text for heading in plan.headings}
    assert [names[one.parent] for one in plan.commitments] == ["Clean slips", "Lights", "Lights"]


def test_a_few_dates_of_another_order_do_not_hide_that_of_the_others(tmp_path: Path) -> None:
    rows = [("12/31/2031", *ROWS[0][1:5], str(number), *ROWS[0][6:]) for number in range(1, 20)]
    odd = ("31/12/2031", *ROWS[0][1:5], "20", *ROWS[0][6:])
    assert drafted(document(tmp_path, HEAD, *rows, odd))["dates"] == {"order": "mdy"}


def test_short_words_that_are_statuses_are_no_comments() -> None:
    rows = [
        ("Sweep the slip", "Done"),
        ("Mend the net", "Late"),
        ("Buy some rope", "Done"),
        ("Oil the winch", "On track"),
    ]
    fields = {one.head: one.field for one in guess_columns(("Action", "Outcome"), rows)}
    assert fields == {"Action": "title", "Outcome": "status"}


def test_no_table_is_said_to_be_none(tmp_path: Path) -> None:
    path = document(tmp_path, ("Only a text.",), ("And another.",))
    with pytest.raises(LayoutError, match="no table was found"):
        draft_layout(path.read_bytes(), path)


class TestAdding:
    def test_a_folder_is_made_and_a_second_document_joins_it(self, tmp_path: Path) -> None:
        data = tmp_path / "new" / "data"
        first = document(tmp_path, HEAD, *ROWS)
        add_document(first, data, body="Ferrymouth Town Council", edition="2031-32", document="q3-report")
        second = document(tmp_path, HEAD, *ROWS[:3])
        add_document(second, data, body="ferrymouth-town-council", edition="2031-32", document="year-end-report")
        catalogue = load_catalogue(data)
        assert [body.name for body in catalogue.bodies.values()] == ["Ferrymouth Town Council"]
        assert [str(one.as_of) for one in catalogue.documents] == ["2031-12-31", "2032-03-31"]
        assert len({one.path for one in catalogue.documents}) == 2
        assert len(read_folder(data, catalogue).plans) == 2

    def test_a_name_stays_as_it_is_given(self, tmp_path: Path) -> None:
        read(document(tmp_path, HEAD, *ROWS), tmp_path / "data")
        (body,) = load_catalogue(tmp_path / "data").bodies.items()
        assert body[0] == "ferrymouth-town-council"
        assert body[1].name == "Ferrymouth Town Council"

    def test_nothing_is_written_where_anything_is_wrong(self, tmp_path: Path) -> None:
        data = tmp_path / "data"
        path = document(tmp_path, HEAD, *ROWS)
        for edition, layout in (("2031/32", None), ("2031-32", "unknown")):
            with pytest.raises((DataError, LayoutError)):
                add_document(path, data, body="b", edition=edition, document="plan", layout=layout)
        with pytest.raises(SourceError):
            add_document(tmp_path / "none.csv", data, body="b", edition="2031-32", document="plan")
        assert not data.exists()

    def test_a_document_is_not_listed_twice(self, tmp_path: Path) -> None:
        data, path = tmp_path / "data", document(tmp_path, HEAD, *ROWS)
        add_document(path, data, body="b", edition="2031-32", document="plan")
        before = (data / "sources.toml").read_text(encoding="utf-8")
        with pytest.raises(DataError, match="listed already"):
            add_document(path, data, body="b", edition="2031-32", document="plan")
        assert (data / "sources.toml").read_text(encoding="utf-8") == before


def headings_of(tmp_path: Path, *bars: str) -> list[tuple[str, str, str]]:
    """Kind, number and words of rows of one cell between the rows of a drafted document."""
    lines: list[tuple[str, ...]] = [HEAD]
    for number, text in enumerate(bars):
        lines += [bar(text), *([ROWS[number % len(ROWS)]] if not text.startswith("Ambition") else [])]
    return [(one.kind.value, one.ref, one.text) for one in read(document(tmp_path, *lines), tmp_path / "data").headings]


def test_headings_by_the_word_before_their_number(tmp_path: Path) -> None:
    assert headings_of(
        tmp_path, "Ambition 1: Ports", "Goal 1.1 Slips", "Goal 1.2 Nets", "Ambition 2: Roads", "Goal 2.1 Kerbs"
    ) == [
        ("theme", "1", "Ports"),
        ("priority", "1.1", "Slips"),
        ("priority", "1.2", "Nets"),
        ("theme", "2", "Roads"),
        ("priority", "2.1", "Kerbs"),
    ]


def test_a_number_in_front_is_one_only_where_most_headings_have_one(tmp_path: Path) -> None:
    assert headings_of(tmp_path, "24 hour port", "Clean slips", "Safe nets") == [
        ("priority", "", "24 hour port"),
        ("priority", "", "Clean slips"),
        ("priority", "", "Safe nets"),
    ]
    (tmp_path / "b").mkdir()
    assert headings_of(tmp_path / "b", "1. Ports", "2. Slips") == [
        ("priority", "1", "Ports"),
        ("priority", "2", "Slips"),
    ]


def test_notes_and_sums_between_rows_are_no_headings_and_no_rows(tmp_path: Path) -> None:
    total = ("", "", "", "", "", "Total", "12", "")
    path = document(tmp_path, HEAD, ROWS[0], total, bar("Note: dates may move"), ROWS[2], bar("Source: harbour office"))
    plan = read(path, tmp_path / "data")
    assert plan.headings == ()
    assert [one.ref for one in plan.commitments] == ["1", "2"]
    assert [issue.line for issue in plan.issues if issue.code == "total-row"] == [3]


def test_a_row_that_begins_with_total_and_says_something_is_a_row(tmp_path: Path) -> None:
    rows = [(*ROWS[0][:4], "Total", *ROWS[0][5:]), *ROWS[1:]]
    assert len(read(document(tmp_path, HEAD, *rows), tmp_path / "data").commitments) == 4


def test_of_the_colours_of_several_quarters_the_last_counts() -> None:
    rows = [("Sweep the long slip", "Green", "Amber"), ("Buy nets for crews", "Red", "Red")]
    fields = {one.head: one.field for one in guess_columns(("Action", "Q1", "Q2"), rows)}
    assert fields == {"Action": "title", "Q1": "note", "Q2": "rated_status"}


def test_colours_under_a_head_of_statuses_are_colours() -> None:
    (_, guess) = guess_columns(("Action", "RAG status"), [("Sweep the slip", "Green"), ("Buy nets", "Red")])
    assert guess.field == "rated_status"


def test_titles_under_a_head_that_nobody_knows() -> None:
    rows = [("Sweep the slip", "Ida May"), ("Buy nets", "Roy Poe"), ("Paint buoys", "Ida May")]
    assert [(one.field, one.sureness) for one in guess_columns(("Vorhaben", "Lead"), rows)] == [
        ("title", "a guess"),
        ("officers", "sure"),
    ]


def test_headings_above_tables_of_milestones_are_the_commitments(tmp_path: Path) -> None:
    table = "| {0} | Owner | Due |\n|---|---|---|\n| Cut stone | Ida May | 30/06/2031 |\n"
    text = f"# Pledges\n\n## 1. Mend the slip\n\n{table}"
    for word, kinds in (("Milestone", "am"), ("Action", "a")):
        path = tmp_path / word / "pledges.md"
        path.parent.mkdir()
        path.write_text(text.format(word), encoding="utf-8")
        plan = read(path, tmp_path / word / "data")
        assert "".join(one.kind.value[0] for one in plan.commitments) == kinds
        assert (plan.commitments[0].text, plan.commitments[0].ref) == (
            ("Mend the slip", "1") if word == "Milestone" else ("Cut stone", "")
        )


@pytest.mark.parametrize(
    ("printed", "refs"),
    [
        ("1) 2) 3)", ["1", "2", "3"]),
        ("(1) (2) (3)", ["1", "2", "3"]),
        ("#1 #2 #3", ["#1", "#2", "#3"]),
        ("IV V VI", ["IV", "V", "VI"]),
        ("No.1 No.2 No.3", ["No.1", "No.2", "No.3"]),
        ("x7q-a zz/9z q_1q", ["x7q-a", "zz/9z", "q_1q"]),
    ],
)
def test_numbered_rows_of_two_columns_are_rows_of_their_own(tmp_path: Path, printed: str, refs: list[str]) -> None:
    path = tmp_path / "plan.txt"
    titles = ("Sweep the long slip", "and buy nets for the crews", "Paint every buoy")
    rows = "".join(f"{ref}\t{title}\n" for ref, title in zip(printed.split(), titles, strict=True))
    path.write_text(f"No\tAction\n{rows}", encoding="utf-8")
    plan = read(path, tmp_path / "data")
    assert [c.text for c in plan.commitments] == list(titles)
    assert [c.ref for c in plan.commitments] == refs


@pytest.mark.parametrize("delimiter", [",", ";", "|"])
def test_separated_values_are_found_whatever_the_name_of_the_file(tmp_path: Path, delimiter: str) -> None:
    path = tmp_path / "plan.txt"
    rows = (("No", "Action", "Lead"), ("1", "Sweep the slip", "Ida May"), ("2", '"Nets, and; more|"', "Roy Poe"))
    path.write_text("".join(delimiter.join(row) + "\n" for row in rows), encoding="utf-8")
    plan = read(path, tmp_path / "data")
    assert [(c.text, c.officers[0].name) for c in plan.commitments] == [
        ("Sweep the slip", "Ida May"),
        ("Nets, and; more|", "Roy Poe"),
    ]


def test_a_delimiter_that_is_not_quoted_is_told_and_no_cell_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "plan.csv"
    path.write_text("Action,Lead\nSweep the slip,Ida May\nNets, ropes,Roy Poe\nPaint,Roy Poe\n", encoding="utf-8")
    plan = read(path, tmp_path / "data")
    told = [(one.line, one.code) for one in plan.issues if one.code == "quotes-damaged"]
    assert told == [(3, "quotes-damaged")]
    assert plan.commitments[1].notes == (("column 3", "Roy Poe"),)


MEASURES = "Measure,2030/31,Target 2031/32,County average\nShare of slips swept,75%,80%,70%\nNets mended,12,15,9\n"


def test_a_table_of_measures_is_no_table_of_commitments(tmp_path: Path) -> None:
    path = tmp_path / "plan.csv"
    path.write_text(MEASURES, encoding="utf-8")
    with pytest.raises(LayoutError, match=r"'Measure [|] 2030/31 .* is one of performance measures"):
        draft_layout(path.read_bytes(), path)


def test_measures_below_actions_are_left_over_and_told(tmp_path: Path) -> None:
    path = tmp_path / "plan.csv"
    path.write_text(f"Action,Lead,Due,\nSweep the slip,Ida May,31/05/2031,\n,,,\n{MEASURES}", encoding="utf-8")
    draft = draft_layout(path.read_bytes(), path)
    assert [text for text in draft.guesses if text.startswith("not read: the table 'Measure |")] != []
    plan = read(path, tmp_path / "data")
    assert [c.text for c in plan.commitments] == ["Sweep the slip"]
    assert [one.line for one in plan.issues if one.code == "line-unclaimed"] == [4, 5, 6]


def test_a_column_of_measures_beside_actions_is_a_note(tmp_path: Path) -> None:
    path = tmp_path / "plan.csv"
    path.write_text("Action,Measure,2031,Target\nSweep the slip,Share swept,40%,80%\n", encoding="utf-8")
    plan = read(path, tmp_path / "data")
    (one,) = plan.commitments
    assert (one.text, one.officers, one.progress.percent) == ("Sweep the slip", (), None)
    assert one.notes == (("Measure", "Share swept"), ("2031", "40%"), ("Target", "80%"))


def test_dates_are_no_titles() -> None:
    rows = [
        ("eel", "2031-05-01", "2031-06-01"),
        ("crab", "2031-07-01", "2031-08-01"),
        ("cod", "2031-09-01", "2031-10-01"),
    ]
    found = guess_columns(("kind", "begun", "landed"), rows)
    assert [one.place for one in found if one.field == "title"] == [0]


def test_sums_footnotes_and_the_title_of_a_tracker_are_no_headings(tmp_path: Path) -> None:
    head = ("Ref", "Action", "Lead officer", "Due")
    path = document(
        tmp_path,
        ("Harbour plan 2031/32, position at Q3",),
        ("",),
        ("PRIORITY 1: A CLEAN SHORE",),
        head,
        ("1.1", "Sweep the long slip", "Ida May", "31/12/2031"),
        ("", "Total", "", ""),
        ("",),
        ("PRIORITY 2: NEW NETS",),
        head,
        ("2.1", "Buy nets for the crews", "Roy Poe", "30/06/2031"),
        ("* subject to the Harbour Board",),
    )
    data = tmp_path / "data"
    add_document(path, data, body="wendle", edition="2031-32", document="plan")
    (plan,) = read_folder(data, load_catalogue(data)).plans
    assert [(one.kind, one.ref, one.text) for one in plan.headings] == [
        (Kind.PRIORITY, "1", "A CLEAN SHORE"),
        (Kind.PRIORITY, "2", "NEW NETS"),
    ]
    above = {one.key: one.ref for one in plan.headings}
    assert [(row.ref, above[row.parent]) for row in plan.commitments] == [("1.1", "1"), ("2.1", "2")]
    assert [one.line for one in plan.issues if one.code == "total-row"] == [6]


@pytest.mark.parametrize(
    ("lines", "headings"),
    [
        (["Aim 1 - Shore", None, "How we will know:", None, "Aim 2 - Nets", None, "How we will know:", None], 2),
        (["Shore:", None, "Shore:", None, "Nets:", None], 2),  # a heading that is printed again on the next page
    ],
)
def test_a_line_that_leads_on_to_each_table_is_no_heading(
    tmp_path: Path, lines: list[str | None], headings: int
) -> None:
    head = ("Ref", "Action", "Lead officer", "Due")
    rows: list[tuple[str, ...]] = [("Harbour plan 2031/32",), head]
    for number, line in enumerate(lines):
        rows.append((line,) if line else (f"1.{number}", f"Sweep slip {number}", "Ida May", "31/12/2031"))
    data = tmp_path / "data"
    add_document(document(tmp_path, *rows), data, body="wendle", edition="2031-32", document="plan")
    (plan,) = read_folder(data, load_catalogue(data)).plans
    assert len(plan.headings) == headings
    assert not any("know" in one.text for one in plan.headings)
