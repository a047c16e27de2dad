"""The table of who reads which statements."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.docs.statement_uses import PAGE, table, written

_SMALL = """\
<http://x/b/2030/plan/activity/1> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://w3id.org/goldenthread/ns#Activity> <http://x/b/2030/plan/graph> .
<http://x/b/2030/plan/activity/1> <http://purl.org/dc/terms/title> "Paint it" <http://x/b/2030/plan/graph> .
<http://x/s/1> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://w3id.org/goldenthread/ns#Score> <http://x/graph/links> .
"""  # noqa: E501  # N-Quads have one statement a line


def test_things_and_statements_are_counted_by_graph_and_class(tmp_path: Path) -> None:
    dataset = tmp_path / "dataset.nq"
    dataset.write_text(_SMALL, encoding="utf-8")
    rows = [line.split(" | ")[:4] for line in table(dataset).splitlines()[2:]]
    assert rows == [["| editions", "`gt:Activity`", "1", "2"], ["| links", "`gt:Score`", "1", "1"]]


def test_who_names_a_class_reads_it(tmp_path: Path) -> None:
    dataset = tmp_path / "dataset.nq"
    dataset.write_text(_SMALL, encoding="utf-8")
    _, score = table(dataset).splitlines()[2:]
    questions, _, shapes, *_ = score.split(" | ")[4:]
    assert (questions, shapes) == ("", "structure")


@pytest.mark.slow
def test_the_page_has_the_table_of_today(five_editions: Path) -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert written(page, five_editions / "dataset.nq") == page, "make uses"
