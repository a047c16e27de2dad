"""The tables: their columns, their cells, and what a reader gets back."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from pyoxigraph import NamedNode

from goldenthread.errors import BuildError, QueryError
from goldenthread.export import csv_tables, export, exported_rows, spreadsheet_cells
from goldenthread.export.csvw import metadata
from goldenthread.export.shared_columns import Column, Table
from goldenthread.export.tables import TABLES
from goldenthread.graph.statements import about, iri, text, whole
from goldenthread.graph.writing import nquads
from goldenthread.model import Kind
from goldenthread.namespaces import GT, RDF, SH
from goldenthread.resources import folder
from goldenthread.store import EmbeddedStore, own_queries
from tests.small_council import (
    ACTIVITY_2014,
    ACTIVITY_2015,
    MILESTONE_2015,
    MINTER,
    OTHER_2014,
    REPORT,
    iri_of,
    quads,
    summed_up,
    write_dataset,
)

PROMISED = {
    "headings": "edition, kind, id, ref, text, parent, line, lines",
    "commitments": "edition, kind, id, ref, text, parent, line, lines, officers, directorates, lead_members, "
    "deadlines, deadline_printed, deadline_suggested, status, status_printed, rag, percent, percent_printed, "
    "percent_suggested, comment, thread",
    "measures": "edition, id, source_table, name, markers, theme, priority, directorate, lifecycle, unit, polarity, "
    "variance, direction, supports, commentary, line, lines",
    "measure_values": "measure, period, kind, value, printed, origin, basis",
    "links": "from, to, relation, decision, confidence, justification, reviewer, reason",
    "candidates": "from, to, relation, decision, confidence, justification, reviewer, reason",
    "threads": "id, label, level, first_edition, last_edition, members, kind",
    "people": "id, name, aliases, first_edition, last_edition",
    "memberships": "person, unit, edition, evidence_lines",
    "units": "id, code, name, first_edition, last_edition",
    "unit_changes": "id, label, edition, before, after, inferred, confidence, evidence, reason",
    "tenures": "post, person, edition, evidence_lines, reason",
    "decisions": "id, about, decision, committee, on, minute, until, finding, words, written_by",
    "corrections": "id, about, field, line, wrong, since, said_by, corrected, reference",
    "issues": "edition, line, code, field, printed, value, rule, message",
    "quantities": "edition, commitment, found_in, standing, number, upper, unit, of, qualifier, printed, start, end",
    "dates": "edition, commitment, standing, date, precision, printed, start, end",
    "findings": "code, severity, focus, edition, line, message",
}


@pytest.fixture(scope="module")
def tables(built: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[dict[str, str]]]:
    """Every exported table, read back."""
    out = tmp_path_factory.mktemp("csv")
    export("csv", built, out)
    return {table.name: _read(out / f"{table.name}.csv") for table in TABLES}


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(newline="", encoding="utf-8") as stream:
        return list(csv.DictReader(stream))


def test_the_promised_tables_and_columns_come_first() -> None:
    assert {table.name for table in TABLES} == set(PROMISED)
    for table in TABLES:
        promised = PROMISED[table.name].split(", ")
        assert [column.name for column in table.columns][: len(promised)] == promised


@pytest.mark.parametrize("table", TABLES, ids=lambda table: str(table.name))
def test_a_query_gives_the_columns_of_its_table(built: Path, table: Table) -> None:
    query = (folder("queries") / "export" / f"{table.name}.rq").read_text(encoding="utf-8")
    found = EmbeddedStore.read(built).select(query)
    plain = [column.name for column in table.columns if not column.from_cells]
    assert list(found.columns) == plain


def test_rows_stand_in_document_order(tables: dict[str, list[dict[str, str]]]) -> None:
    rows = [(row["edition"], row["kind"], row["line"]) for row in tables["commitments"]]
    assert rows == [
        ("2014-15", "activity", "3"),
        ("2014-15", "milestone", "4"),
        ("2014-15", "milestone", "5"),
        ("2015-16", "activity", "3"),
        ("2015-16", "milestone", "5"),
    ]
    assert [row["ref"] for row in tables["headings"]] == ["", "1.1", "", "1.1"]


def test_a_commitment_in_full(tables: dict[str, list[dict[str, str]]]) -> None:
    (row,) = [row for row in tables["commitments"] if row["id"] == MILESTONE_2015]
    assert row == {
        "edition": "2015-16",
        "kind": "milestone",
        "id": MILESTONE_2015,
        "ref": "1",
        "text": 'Choose the "streets"',
        "parent": ACTIVITY_2015,
        "line": "5",
        "lines": "5 6",
        "officers": "Ben Moss",
        "directorates": "PLACE",
        "lead_members": "",
        "deadlines": "2015-04-30|2015-06-30",
        "deadline_printed": "30/06/2015",
        "deadline_suggested": "",
        "status": "completed",
        "status_printed": "Completed",
        "rag": "G",
        "percent": "100",
        "percent_printed": "100%",
        "percent_suggested": "",
        "comment": "Done,\nat last",
        "thread": MINTER.thread("marlow-vale", "0002"),
        "body": "marlow-vale",
        "document": "year-end-report",
        "address": "line=5-6",
        "deadline_original": "",
        "activity": ACTIVITY_2015,
        "activity_text": "Plant 250 street trees",
        "heading": iri_of(REPORT, Kind.PRIORITY, "p2"),
        "heading_text": "Greener streets",
        "thread_label": 'Choose the "streets"',
        "file": "sources/report.txt",
    }


def test_cells_of_several_values_keep_their_order(tables: dict[str, list[dict[str, str]]]) -> None:
    (row,) = [row for row in tables["commitments"] if row["id"] == ACTIVITY_2014]
    assert row["officers"] == "Ada Lark|Head of Parks"
    assert row["directorates"] == "E&P"
    assert row["lead_members"] == "Cllr Fern Hollis|Cabinet Member for Parks"
    (row,) = [row for row in tables["commitments"] if row["id"] == OTHER_2014]
    assert (row["deadlines"], row["deadline_suggested"]) == ("", "2015-06-30")


def test_links_and_candidates_are_apart(tables: dict[str, list[dict[str, str]]]) -> None:
    assert [row["decision"] for row in tables["links"]] == ["accepted", "proposed", "rejected"]
    assert [row["decision"] for row in tables["candidates"]] == ["candidate"]
    first = tables["links"][0]
    assert (first["from"], first["to"]) == (ACTIVITY_2014, ACTIVITY_2015)
    assert first["justification"] == "semapv:ManualMappingCuration"
    assert first["confidence"] == "0.93"


def test_a_thread_names_its_members_from_the_first(tables: dict[str, list[dict[str, str]]]) -> None:
    first = tables["threads"][0]
    assert (first["level"], first["members"]) == ("activity", f"{ACTIVITY_2014}|{ACTIVITY_2015}")


def test_people_units_and_memberships(tables: dict[str, list[dict[str, str]]]) -> None:
    assert [(row["name"], row["first_edition"], row["last_edition"]) for row in tables["people"]] == [
        ("Ada Lark", "2014-15", "2015-16"),
        ("Ben Moss", "2015-16", "2015-16"),
        ("Fern Hollis", "2014-15", "2014-15"),
    ]
    assert [row["code"] for row in tables["units"]] == ["E&P", "PLACE"]
    assert [row["evidence_lines"] for row in tables["memberships"]] == ["3", "3 4", "5 6"]


def test_measures_and_their_values(tables: dict[str, list[dict[str, str]]]) -> None:
    (measure,) = tables["measures"]
    assert measure["markers"] == "*|new"
    assert measure["supports"] == "1.1.a: Plant 200 street trees|Something else"
    assert measure["supports_ids"] == ACTIVITY_2014
    assert [(row["kind"], row["value"], row["printed"]) for row in tables["measure_values"]] == [
        ("target", "300", "~300"),
        ("actual", "", "Grade B"),
        ("actual", "12.5", "12.50"),
    ]


def test_every_issue_is_there(tables: dict[str, list[dict[str, str]]]) -> None:
    assert [(row["edition"], row["line"], row["code"]) for row in tables["issues"]] == [
        ("", "", "decision-orphaned"),
        ("2014-15", "3", "stray-text"),
        ("2014-15", "5", "date-impossible"),
        ("2014-15", "6", "stray-text"),
        ("2015-16", "3", "not-registered"),
    ]


def test_findings_are_read_from_the_graph(tmp_path: Path) -> None:
    finding = about(
        MINTER.graph("findings"),
        MINTER.finding("completed-late"),
        (RDF.type, iri(SH.ValidationResult)),
        (SH.focusNode, iri(MILESTONE_2015)),
        (SH.resultSeverity, iri(SH.Warning)),
        (SH.resultMessage, text("It was completed late.")),
        (GT.findingCode, text("completed-late")),
        (GT.statedIn, iri(MINTER.edition(REPORT))),
        (GT.firstLine, whole(5)),
    )
    dataset = tmp_path / "dataset.nq"
    dataset.write_bytes(nquads([*quads(), *finding]))
    export("csv", dataset, tmp_path / "out")
    (row,) = _read(tmp_path / "out" / "findings.csv")
    assert row | {"id": ""} == {
        "code": "completed-late",
        "severity": "warning",
        "focus": MILESTONE_2015,
        "edition": "2015-16",
        "line": "5",
        "message": "It was completed late.",
        "judged_by": "",
        "id": "",
        "focus_text": 'Choose the "streets"',
        "body": "marlow-vale",
        "document": "year-end-report",
        "file": "sources/report.txt",
    }


def test_awkward_cells_come_back_as_they_were(tmp_path: Path) -> None:
    rows = [["a,b", 'c "d"', "e\nf", "g\r\nh", " i ", "£½ ↑", ""]]
    table = Table("t", "", TABLES[0].columns[:7])
    csv_tables.write_table(table, rows, tmp_path / "t.csv")
    with (tmp_path / "t.csv").open(newline="", encoding="utf-8") as stream:
        assert list(csv.reader(stream))[1:] == rows


def test_the_metadata_names_every_column() -> None:
    for table in TABLES:
        described = json.loads(json.dumps(metadata(table)))
        columns = described["tableSchema"]["columns"]
        assert [column["name"] for column in columns] == [column.name for column in table.columns]
        assert all(column["dc:description"] for column in columns)
        several = {column.name: column.separator for column in table.columns if column.separator}
        assert {column["name"]: column["separator"] for column in columns if "separator" in column} == several
        assert [column["name"] for column in columns if "required" in column] == [table.key] * bool(table.key)
        assert described["url"] == f"{table.name}.csv"


def test_the_queries_are_described_and_need_no_help() -> None:
    expected = {table.name for table in TABLES} | {f"{table.name}-cells" for table in TABLES if table.has_cells}
    found = {path.stem: path.read_text(encoding="utf-8") for path in (folder("queries") / "export").glob("*.rq")}
    assert set(found) == {*expected, "catalogue", "network"}
    for name, query in found.items():
        assert query.startswith("#+ summary: "), name
        assert "PREFIX gt:" in query or name == "people-cells"
        assert "ORDER BY" in query, name
        assert "\xa0" not in query, name


def test_a_query_that_is_no_select_is_refused(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "export").mkdir()
    (tmp_path / "export" / "ask.rq").write_text("ASK { ?s ?p ?o }")
    (tmp_path / "export" / "bad.rq").write_text("SELECT nonsense")
    monkeypatch.setattr(own_queries, "folder", lambda _: tmp_path)
    store = EmbeddedStore.read(built)
    for name in ("ask", "bad"):
        with pytest.raises(QueryError, match=f"queries/export/{name}.rq: "):
            exported_rows.select(store, name)


def test_ids_are_full_iris(tables: dict[str, list[dict[str, str]]]) -> None:
    for row in (*tables["headings"], *tables["commitments"], *tables["threads"], *tables["people"]):
        assert NamedNode(row["id"]).value.startswith(MINTER.base)


def test_tables_for_spreadsheets_hold_no_formula(tmp_path: Path) -> None:
    dataset = write_dataset(tmp_path / "dataset.nq")
    text = dataset.read_text(encoding="utf-8").replace("street trees", "-1 trees").replace('"Plant', '"=1+cmd|Plant')
    summed_up(_written(dataset, text))
    for excel in (False, True):
        out = tmp_path / f"{excel}"
        export("csv", dataset, out, excel=excel)
        cells = [
            cell
            for path in out.glob("*.csv")
            for row in csv.reader(path.read_text(encoding="utf-8").splitlines(keepends=True))
            for cell in row
        ]
        formulas = [cell for cell in cells if cell[:1] in ("=", "+", "-", "@") and not cell.lstrip("-").isdigit()]
        assert bool(formulas) is not excel
        assert any(cell.startswith("'=1+cmd") for cell in cells) is excel
        said = (out / "commitments.csv-metadata.json").read_text(encoding="utf-8")
        assert ("apostrophe" in said) is excel
        assert ("open the tables as text" in " ".join(said.split())) is not excel
        assert "spreadsheet" in (out / "catalogue.ttl").read_text(encoding="utf-8")
    with pytest.raises(BuildError, match="--excel is for tables"):
        export("nq", dataset, tmp_path / "nq", excel=True)


def test_text_for_spreadsheets_is_no_date_and_no_number(built: Path, tmp_path: Path) -> None:
    export("csv", built, tmp_path, excel=True)
    assert (tmp_path / "commitments.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    with (tmp_path / "measure_values.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert [(row["value"], row["printed"]) for row in rows] == [("300", "~300"), ("", "Grade B"), ("12.5", "'12.50")]
    assert {row["edition"] for row in rows} == {"'2014-15"}
    export("csv", built, tmp_path / "exact")
    assert not (tmp_path / "exact" / "commitments.csv").read_bytes().startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("month", ["Mar-13", "March 2013", "13 sept", "JUL 2013"])
def test_a_month_in_any_spelling_is_guarded(month: str) -> None:
    text, address = Column("ref", ""), Column("id", "", "anyURI")
    assert spreadsheet_cells.guarded(month, text) == f"'{month}"
    assert spreadsheet_cells.guarded(month, address) == month


@pytest.mark.parametrize("words", ["Room 12", "1.1a", "EO5b", "March", "Q3", "2 parks by March 2013", "~300", "#4", ""])
def test_words_are_left_as_they_are(words: str) -> None:
    assert spreadsheet_cells.guarded(words, Column("ref", "")) == words


def test_what_refers_to_another_table_is_found_there(tables: dict[str, list[dict[str, str]]]) -> None:
    referring = [(table, column) for table in TABLES for column in table.columns if column.refers]
    assert {column.refers for _, column in referring} >= {"commitments", "headings", "measures", "people", "threads"}
    for table, column in referring:
        there = {row["id"] for row in tables[column.refers]}
        assert {row[column.name] for row in tables[table.name]} - {""} <= there, (table.name, column.name)


def test_a_row_without_a_parent_or_thread_has_no_name_of_one(tables: dict[str, list[dict[str, str]]]) -> None:
    theme, priority = [row for row in tables["headings"] if row["edition"] == "2014-15"]
    assert (theme["parent"], theme["parent_text"]) == ("", "")
    assert priority["parent_text"] == "A Green Place"
    (activity,) = [row for row in tables["commitments"] if row["id"] == ACTIVITY_2014]
    assert (activity["activity"], activity["activity_text"]) == ("", "")
    assert (activity["heading"], activity["heading_text"]) == (activity["parent"], "Greener streets")


def _written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path
