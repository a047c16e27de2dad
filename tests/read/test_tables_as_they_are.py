"""What a layout may say of tables whose cells are whole: heads, notes, headings in columns, records, repeats."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from goldenthread.model import Edition, Plan
from goldenthread.read.layout import Layout
from goldenthread.read.reader import read_edition

HEADER = {"Step": "title", "No": "ref", "Who": "officers", "By": "deadline", "News": "comment", "Aim": "priority"}


def read(text: str, name: str = "a.csv", **entries: Any) -> Plan:
    tables = entries.pop(
        "tables", [{"name": "steps", "states": "activity", "header": HEADER, **entries.pop("table", {})}]
    )
    layout = Layout.model_validate({"name": "a", "description": "x", "tables": tables, **entries})
    edition = Edition(
        "stourmere", "2030-31", "plan", "A", name, "a", "", "", "", date(2030, 4, 1), date(2031, 3, 31)
    )  # fmt: skip
    return read_edition(edition, text.encode(), layout, Path(name))


def rules(plan: Plan) -> set[tuple[int, str, str]]:
    return {(issue.line, issue.code, issue.rule) for issue in plan.issues}


def test_the_head_says_which_column_is_which() -> None:
    for text in ("Step,Who,By\nMend,Ann Lee,31/03/2031\n", "By,Step,Who\n31/03/2031,Mend,Ann Lee\n"):
        (row,) = read(text).commitments
        assert (row.text, row.officers[0].name, row.deadlines) == ("Mend", "Ann Lee", (date(2031, 3, 31),))


def test_in_text_too_where_all_of_it_is_known() -> None:
    columns = ["title", "officers", "deadline"]
    (row,) = read("By\tStep\tWho\n31/03/2031\tMend\tAnn Lee\n", "a.txt", table={"columns": columns}).commitments
    assert (row.text, row.deadlines) == ("Mend", (date(2031, 3, 31),))


def test_an_unknown_column_is_a_note_and_told() -> None:
    plan = read("Step,Budget,Who\nMend,£40,Ann Lee\nOil,,Ann Lee\n")
    assert [row.notes for row in plan.commitments] == [(("Budget", "£40"),), ()]
    assert (1, "column-unknown", "keep-as-note") in rules(plan)


def test_a_field_that_stands_twice_keeps_the_first() -> None:
    header = HEADER | {"Helper": "officers"}
    plan = read("Step,Who,Helper\nMend,Ann Lee,Roy Poe\n", table={"header": header})
    assert plan.commitments[0].notes == (("Helper", "Roy Poe"),)
    assert (1, "column-twice", "keep-as-note") in rules(plan)


def test_a_column_may_be_the_heading() -> None:
    plan = read("Aim,Step,By\nStreets,Mend,\n,Sweep,\nHomes,Build,\nStreets,Light,\n")
    names = {heading.key: heading.text for heading in plan.headings}
    assert [names[row.parent] for row in plan.commitments] == ["Streets", "Streets", "Homes", "Streets"]
    assert len(plan.headings) == 2


def test_running_text_is_no_row_and_left_over() -> None:
    plan = read("No,Step,By\n1,Mend,31/03/2031\nSource: the harbour office,,\n2,Oil,\n")
    assert [row.ref for row in plan.commitments] == ["1", "2"]
    assert (3, "line-unclaimed", "prose") in rules(plan)


def test_text_after_a_blank_line_is_no_row() -> None:
    columns = ["title", "officers", "deadline"]
    text = "Step\tWho\tBy\nMend\tAnn Lee\t\n\nWe are proud of it.\n\nOil\tAnn Lee\t\n"
    plan = read(text, "a.txt", table={"columns": columns})
    assert [row.text for row in plan.commitments] == ["Mend", "Oil"]
    torn = read(text, "a.txt", table={"columns": columns, "rows": "torn"})
    assert any("We are proud of it." in row.text for row in torn.commitments)


def test_a_table_ends_where_its_layout_says() -> None:
    columns = ["title", "officers", "deadline"]
    text = "Step\tWho\tBy\nMend\tAnn Lee\t\n\nOil\tAnn Lee\t\n"
    plan = read(text, "a.txt", table={"columns": columns, "ends": "^$"})
    assert [row.text for row in plan.commitments] == ["Mend"]
    assert (4, "line-unclaimed", "no-table") in rules(plan)


@pytest.mark.parametrize(("cell", "said"), [("", "Ann Lee"), ('""""', "Ann Lee"), ("Roy Poe", "Roy Poe")])
def test_blank_and_ditto_cells_repeat_the_cell_above_where_the_layout_says_so(cell: str, said: str) -> None:
    plan = read(f"Step,Who\nMend,Ann Lee\nOil,{cell}\n", table={"repeats": ["officers"]})
    assert plan.commitments[1].officers[0].name == said
    assert ((3, "cell-repeated", "repeat-above") in rules(plan)) is (said == "Ann Lee")


def test_a_blank_cell_repeats_nothing_where_the_layout_does_not_say_so() -> None:
    assert not read("Step,Who\nMend,Ann Lee\nOil,\n").commitments[1].officers


def test_a_heading_may_be_the_commitment() -> None:
    tables = [{"name": "steps", "states": "milestone", "header": {"Step": "title", "By": "deadline"}}]
    headings = [{"kind": "activity", "pattern": r"^## (?P<ref>\d+) (?P<text>.+)$"}]
    text = (
        "## 1 Ferries\n\n| Step | By |\n|---|---|\n| Paint | |\n\n## 2 Locks\n\n| Step | By |\n|---|---|\n| Oil | |\n"
    )
    plan = read(text, "a.md", tables=tables, headings=headings)
    names = {row.key: row.text for row in plan.commitments}
    assert [(row.ref, row.text, names.get(row.parent, "")) for row in plan.commitments] == [
        ("1", "Ferries", ""), ("", "Paint", "Ferries"), ("2", "Locks", ""), ("", "Oil", "Locks"),
    ]  # fmt: skip


def test_a_bar_above_a_bar_is_the_higher_heading() -> None:
    headings = [
        {"kind": "theme", "pattern": "^(?P<text>.+)$", "over": True},
        {"kind": "priority", "pattern": "^(?P<text>.+)$"},
    ]
    plan = read("Step,By\nTown,\nStreets,\nMend,31/03/2031\nHomes,\nBuild,31/03/2031\n", headings=headings)
    assert [(h.kind.value, h.text) for h in plan.headings] == [
        ("theme", "Town"), ("priority", "Streets"), ("priority", "Homes"),
    ]  # fmt: skip
    assert [row.text for row in plan.commitments] == ["Mend", "Build"]


def test_a_struck_out_deadline_is_the_first_one() -> None:
    text = "| Step | By |\n|---|---|\n| Mend | ~~30/06/2030~~ 30/09/2030 |\n| ~~Sell~~ | ~~1/1/2031~~ |\n"
    plan = read(text, "a.md")
    (row,) = plan.commitments
    assert (row.deadlines, row.deadline_original) == ((date(2030, 9, 30),), date(2030, 6, 30))
    assert {(3, "struck-out", "leave-struck-out"), (4, "struck-out", "leave-struck-out")} <= rules(plan)


def test_a_column_may_revise_the_deadline() -> None:
    header = HEADER | {"Now": "revised_deadline"}
    text = "Step,By,Now\nMend,30/06/2030,30/09/2030\nOil,30/06/2030,\n"
    first, second = read(text, table={"header": header}).commitments
    assert (first.deadlines, first.deadline_original) == ((date(2030, 9, 30),), date(2030, 6, 30))
    assert (second.deadlines, second.deadline_original) == ((date(2030, 6, 30),), None)


def test_records_of_labels() -> None:
    labels = {"Who": "officers", "Due date": "deadline", "News": "comment"}
    records = [{"begins": r"^(?P<ref>\d\.\d) (?P<title>.+)$", "labels": labels}]
    text = (
        "Our plan\n1.1 Mend the lock\nWho: Ann Lee\nDue date:\n31 March 2031\nRisk: floods\nNews: Begun.\n\n"
        "Stone: cut.\n1.2 Oil the crane\nDue date: 30 June 2030\nThe end\n"
    )
    plan = read(text, "a.txt", tables=[], records=records)
    first, second = plan.commitments
    assert (first.ref, first.text, first.officers[0].name) == ("1.1", "Mend the lock", "Ann Lee")
    assert (first.deadlines, first.progress.comment) == ((date(2031, 3, 31),), "Begun. Stone: cut.")
    assert first.notes == (("Risk", "floods"),)
    assert second.deadlines == (date(2030, 6, 30),)
    assert {claim.line for claim in plan.claims if claim.taken_for == "unclaimed"} == {1, 12}


LABELLED = {"Who": "officers", "Keeper": "officers", "Due": "deadline", "Aim date": "deadline", "No": "ref"} | {
    "News": "comment",
    "Later": "comment",
}


@pytest.mark.parametrize(
    ("lines", "notes"),
    [
        (("Who: Ann Lee", "Due: 31/03/2031", "Aim date: 30/06/2031"), {"Aim date": "30/06/2031"}),
        (("Who: Ann Lee", "Keeper:", "Roy Poe", "Due: 31/03/2031"), {"Keeper": "Roy Poe"}),
        (("Who:", "Keeper: Ann Lee", "Due: 31/03/2031"), {}),
        (("No: 7.7", "Who: Ann Lee", "Due: 31/03/2031"), {"No": "7.7"}),
        (("Who: Ann Lee", "Due: 31/03/2031", "News: Half.", "Later: All."), {}),
    ],
)
def test_a_second_label_of_a_field_is_a_note_and_told(lines: tuple[str, ...], notes: dict[str, str]) -> None:
    records = [{"begins": r"^(?P<ref>\d\.\d) (?P<title>.+)$", "labels": LABELLED}]
    plan = read(
        "\n".join(("1.1 Mend the wall", *lines, "1.2 Sow", "Keeper: Roy Poe")), "a.txt", tables=[], records=records
    )
    one, two = plan.commitments
    assert [officer.name for officer in one.officers] == ["Ann Lee"]
    assert (one.ref, one.deadlines) == ("1.1", (date(2031, 3, 31),))
    assert dict(one.notes) == notes
    assert one.progress.comment == ("Half. All." if "News: Half." in lines else "")
    assert [issue.printed for issue in plan.issues if issue.code == "column-twice"] == list(notes)
    assert [officer.name for officer in two.officers] == ["Roy Poe"]


def test_a_heading_that_is_a_commitment_stands_under_the_theme_of_its_rows() -> None:
    headings = [{"kind": "activity", "pattern": r"^(?P<ref>[0-9]) (?P<text>.+)$"}]
    header = {"Step": "title", "Aim": "theme", "No": "ref"}
    text = (
        "Aim,No,Step\n1 Mend the pier,,\nHarbour,1.1,Buy planks\nHarbour,1.2,Nail them\n2 Light the park,,\n"
        "Parks,2.1,Buy lamps\n3 Sow the park,,\n,3.1,Buy seeds\n"
    )
    plan = read(text, headings=headings, table={"header": header, "states": "milestone"})
    names = {one.key: one.text for one in plan.headings} | {one.key: one.text for one in plan.commitments}
    assert [(row.kind.value, row.text, names.get(row.parent, "")) for row in plan.commitments] == [
        ("activity", "Mend the pier", "Harbour"),
        ("milestone", "Buy planks", "Mend the pier"),
        ("milestone", "Nail them", "Mend the pier"),
        ("activity", "Light the park", "Parks"),
        ("milestone", "Buy lamps", "Light the park"),
        ("activity", "Sow the park", "Parks"),
        ("milestone", "Buy seeds", "Sow the park"),
    ]


@pytest.mark.parametrize(
    ("again", "officers", "deadlines", "notes"),
    [
        ("Due: 30/06/2031", ["Ann Lee"], (date(2031, 3, 31),), {"Due": "30/06/2031"}),
        ("Who: Roy Poe", ["Ann Lee", "Roy Poe"], (date(2031, 3, 31),), {}),
    ],
)
def test_a_label_that_comes_again_is_told(
    again: str, officers: list[str], deadlines: tuple[date, ...], notes: dict[str, str]
) -> None:
    records = [{"begins": r"^(?P<ref>\d\.\d) (?P<title>.+)$", "labels": LABELLED}]
    text = f"1.1 Mend the wall\nWho: Ann Lee\nDue: 31/03/2031\n{again}\nNews: Half."
    plan = read(text, "a.txt", tables=[], records=records)
    (row,) = plan.commitments
    assert [officer.name for officer in row.officers] == officers
    assert (row.deadlines, dict(row.notes), row.progress.comment) == (deadlines, notes, "Half.")
    (told,) = [issue for issue in plan.issues if issue.code == "column-twice"]
    assert (told.line, told.printed) == (4, again.partition(":")[0])
    assert told.message.startswith("A label comes again in the record")


def test_what_follows_a_label_that_comes_again_without_a_value_is_its_own() -> None:
    records = [{"begins": r"^(?P<ref>\d\.\d) (?P<title>.+)$", "labels": LABELLED}]
    plan = read("1.1 Mend\nDue:\n31/03/2031\nDue:\n30/06/2031\n", "a.txt", tables=[], records=records)
    assert plan.commitments[0].deadlines == (date(2031, 3, 31),)
    assert dict(plan.commitments[0].notes) == {"Due": "30/06/2031"}


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.csv"])
def test_words_between_tildes_are_struck_out_in_every_text(name: str) -> None:
    rows = [("Step", "By"), ("Mend ~~both nets~~ the net", "~~31/12/2030~~ 31/03/2031"), ("~~Oil it~~", "~~soon~~")]
    if name == "a.md":
        lines = [f"| {' | '.join(row)} |" for row in (rows[0], ("---", "---"), *rows[1:])]
    else:
        lines = [("," if name == "a.csv" else "\t").join(row) for row in rows]
    plan = read("\n".join(lines), name)
    (row,) = plan.commitments
    assert (row.text, row.deadlines, row.deadline_original) == (
        "Mend the net",
        (date(2031, 3, 31),),
        date(2030, 12, 31),
    )
    told = [(issue.field, issue.printed) for issue in plan.issues if issue.code == "struck-out"]
    assert told == [("title, deadline", "both nets | 31/12/2030"), ("", "Oil it | soon")]


def test_tildes_that_strike_nothing_are_words() -> None:
    (row,) = read("Step,By\nBuy ~~300 to 400 nets,31/03/2031\n~~~~~~,\n").commitments[:1]
    assert row.text == "Buy ~~300 to 400 nets"


def test_what_is_struck_out_of_a_record_or_a_heading_is_told() -> None:
    records = [{"begins": r"^(?P<ref>\d\.\d) (?P<title>.+)$", "labels": LABELLED}]
    headings = [{"kind": "priority", "pattern": "^Aim: (?P<text>.+)$"}]
    text = "Aim: ~~Boats~~ Ships\n1.1 Mend ~~both~~ it\nDue: ~~31/12/2030~~ 31/03/2031\nWho: ~~Roy Poe~~ Ann Lee\n"
    plan = read(text, "a.txt", tables=[], records=records, headings=headings)
    (row,) = plan.commitments
    assert (plan.headings[0].text, row.text, row.deadlines) == ("Ships", "Mend it", (date(2031, 3, 31),))
    assert row.deadline_original == date(2030, 12, 31)
    assert [officer.name for officer in row.officers] == ["Ann Lee"]
    told = [issue for issue in plan.issues if issue.code == "struck-out"]
    assert [(issue.line, issue.field, issue.printed) for issue in told] == [
        (1, "", "Boats"),
        (2, "title, deadline, officers", "both | 31/12/2030 | Roy Poe"),
    ]


@pytest.mark.parametrize(
    ("field", "cell", "officers"),
    [
        ("leads", "Cllr Mo Khan Ann Lee (acting)", ["Ann Lee"]),
        ("officers", "Ann Lee (acting)", ["Ann Lee"]),
        ("officers", "Ann Lee (ENV)", ["Ann Lee"]),
    ],
)
def test_what_stands_beside_a_name_is_kept_as_a_note(field: str, cell: str, officers: list[str]) -> None:
    header = {"Step": "title", "Who": field}
    (row,) = read(f"Step,Who\nMend,{cell}\n", member_titles=["Cllr"], table={"header": header}).commitments
    assert [officer.name for officer in row.officers] == officers
    assert row.notes == ((("beside a name", "acting"),) if "acting" in cell else ())


def test_units_beside_leads_are_kept() -> None:
    header = {"Step": "title", "Unit": "directorates", "Leads": "leads"}
    plan = read(
        'Step,Unit,Leads\nMend,Harbour,"Cllr Una Fenn, Dot Quill"\n', table={"header": header}, member_titles=["Cllr"]
    )
    (row,) = plan.commitments
    assert (row.directorates, row.lead_members, len(row.officers)) == (("Harbour",), ("Cllr Una Fenn",), 1)


def test_each_row_has_the_address_of_its_format() -> None:
    plan = read('Step,By\n"Mend\nit",\nOil,\n')
    assert [plan.address(row.lines) for row in plan.commitments] == ["row=2", "row=3"]
    text = read("Step\tBy\nMend the\t\nwinch\t\nOil\t\n", "a.txt", table={"columns": ["title", "deadline"]})
    assert [text.address(row.lines) for row in text.commitments] == ["line=2-3", "line=4"]


@pytest.mark.parametrize("mark", ['"', "″", "''"])
def test_a_ditto_mark_repeats_the_cell_above_and_is_told(mark: str) -> None:
    cell = mark.replace('"', '""')
    plan = read(f'Step,Who,By\nMend,Ann Lee,31/03/2031\nOil,"{cell}","{cell}"\nSweep,,\n')
    assert [row.deadlines for row in plan.commitments] == [(date(2031, 3, 31),), (date(2031, 3, 31),), ()]
    assert [[one.name for one in row.officers] for row in plan.commitments] == [["Ann Lee"], ["Ann Lee"], []]
    assert (3, "cell-repeated", "repeat-above") in rules(plan)


def test_a_head_of_two_lines() -> None:
    text = "No,Step,Answerable,,News\n,,Who,By,\n1,Mend,Ann Lee,31/03/2031,Begun\n"
    (row,) = read(text).commitments
    assert (row.ref, row.text, row.officers[0].name, row.progress.comment) == ("1", "Mend", "Ann Lee", "Begun")
    assert row.deadlines == (date(2031, 3, 31),)


COLUMNS = ["title", "officers", "deadline"]
FOREIGN = "Fish\tNumber\tPlace\nPike\t4\tInner basin\n"


def test_a_line_of_one_cell_right_below_a_row_is_no_row() -> None:
    text = "Step\tWho\tBy\nMend\tAnn Lee\t31/03/2031\nWe thank all who wrote to us.\n"
    plan = read(text, "a.txt", table={"columns": COLUMNS})
    assert [row.text for row in plan.commitments] == ["Mend"]
    assert (3, "line-unclaimed", "prose") in rules(plan)
    goes_on = read("Step\tWho\tBy\nMend the lock\tAnn Lee\t\nand its gate\n", "a.txt", table={"columns": COLUMNS})
    assert [row.text for row in goes_on.commitments] == ["Mend the lock and its gate"]


def test_a_sentence_alone_below_a_blank_row_is_no_row() -> None:
    plan = read("Step,Who,By\nMend,Ann Lee,\n,,\nThe harbour is old and we love it.,,\n,,\nOil,Ann Lee,\nPaint it,,\n")
    assert [row.text for row in plan.commitments] == ["Mend", "Oil", "Paint it"]
    assert (4, "line-unclaimed", "prose") in rules(plan)


@pytest.mark.parametrize("name", ["a.csv", "a.txt"])
def test_a_table_of_other_things_below_is_not_read(name: str) -> None:
    text = f"Step\tWho\tBy\nMend\tAnn Lee\t31/03/2031\n\t\t\nFish that we counted\t\t\n{FOREIGN}"
    plan = read(text.replace("\t", ",") if name == "a.csv" else text, name, table={"columns": COLUMNS})
    assert [row.text for row in plan.commitments] == ["Mend"]
    assert {(5, "line-unclaimed", "another-table"), (6, "line-unclaimed", "no-table")} <= rules(plan)
    assert sum(issue.line == 4 and issue.code == "line-unclaimed" for issue in plan.issues) == 1


@pytest.mark.parametrize(
    "row", ["Oil\tAnn Lee\tSpring 2031", "Oil\tAnn Lee\t", "Oil\tAnn Lee\tTBC", "Oil\tAnn Lee\tS1/03/2031"]
)
def test_a_row_below_a_blank_line_goes_on_with_the_table(row: str) -> None:
    plan = read(f"Step\tWho\tBy\nMend\tAnn Lee\t31/03/2031\n\n{row}\n", "a.txt", table={"columns": COLUMNS})
    assert [one.text for one in plan.commitments] == ["Mend", "Oil"]


def test_words_where_dates_stand_begin_no_table_inside_one() -> None:
    plan = read(f"Step\tWho\tBy\nMend\tAnn Lee\t31/03/2031\n{FOREIGN}", "a.txt", table={"columns": COLUMNS})
    assert [row.text for row in plan.commitments] == ["Mend", "Fish", "Pike"]
    assert (3, "date-illegible", "read-dates") in rules(plan)


@pytest.mark.parametrize("ditto", ["ditto", "do.", "as above", "(See above)", "same", '-"-', '"', "” ”", '" "'])
def test_a_ditto_in_words_or_marks_repeats_any_field(ditto: str) -> None:
    table = {"columns": [*COLUMNS, "status"], "ditto": ['"', "”"], "header": HEADER | {"How": "status"}}
    text = f"Step\tWho\tBy\tHow\nMend\tAnn Lee\t31/03/2031\tDone\nOil\t{ditto}\t{ditto}\t{ditto}\n"
    plan = read(text, "a.txt", table=table)
    row = plan.commitments[1]
    assert (row.officers[0].name, row.deadlines, row.progress.status_printed) == (
        "Ann Lee", (date(2031, 3, 31),), "Done",
    )  # fmt: skip
    assert any(issue.line == 3 and issue.code in ("cell-repeated", "name-repeated") for issue in plan.issues)


def test_marks_of_markdown_are_no_part_of_what_a_cell_says() -> None:
    text = (
        "| *Step* | **Who** | `By` |\n|---|---|---|\n| Mend [the *lock*](https://lock.example.org/a_b) | "
        "[Ann Lee](mailto:al@example.org) | _31/03/2031_ |\n| 2 * 3 * 4 [TBC] a_b_c | Ann Lee | |\n"
    )
    first, second = read(text, "a.md").commitments
    assert (first.text, first.officers[0].name, first.deadlines) == ("Mend the lock", "Ann Lee", (date(2031, 3, 31),))
    assert second.text == "2 * 3 * 4 [TBC] a_b_c"


def test_labels_in_a_list_or_on_one_line() -> None:
    labels = {"Who": "officers", "Due date": "deadline", "State": "status", "News": "comment"}
    records = [{"begins": r"^(?P<ref>\d\.\d) (?P<title>.+)$", "labels": labels}]
    text = (
        "1.1 Mend the lock\n- Who: Ann Lee\n* due date - 31/03/2031\n1.2 Oil the crane\n"
        "Who: Ann Lee   State: Done; Due date: 31/03/2031\nNews: We said: State: done\n"
    )
    first, second = read(text, "a.txt", tables=[], records=records).commitments
    assert (first.text, first.officers[0].name, first.deadlines) == ("Mend the lock", "Ann Lee", (date(2031, 3, 31),))
    assert (second.officers[0].name, second.progress.status_printed) == ("Ann Lee", "Done")
    assert (second.deadlines, second.progress.comment) == ((date(2031, 3, 31),), "We said: State: done")


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Edda Quarl<br>Una Vole", ["Edda Quarl", "Una Vole"]),
        ("Head of Ferries and<br>Open Spaces", ["Head of Ferries and Open Spaces"]),
        ("Edda<br>Quarl", ["Edda Quarl"]),
        ("Edda Quarl,<br>Una Vole", ["Edda Quarl", "Una Vole"]),
    ],
)
def test_lines_of_a_cell_of_names(cell: str, names: list[str]) -> None:
    (row,) = read(f"| Step | Who |\n|---|---|\n| Mend the lock<br>and its gate | {cell} |\n", "a.md").commitments
    assert (row.text, [one.name for one in row.officers]) == ("Mend the lock and its gate", names)


def test_a_ditto_below_a_blank_cell_means_the_last_that_is_filled() -> None:
    text = 'Step\tWho\tBy\nMend\tAnn Lee\t31/03/2031\nOil\t\t\nPaint\t"\t"\n'
    plan = read(text, "a.txt", table={"columns": COLUMNS})
    said = [("|".join(one.name for one in row.officers), row.deadlines) for row in plan.commitments]
    day = (date(2031, 3, 31),)
    assert said == [("Ann Lee", day), ("", ()), ("Ann Lee", day)]
    assert (4, "cell-repeated", "repeat-above") in rules(plan)
