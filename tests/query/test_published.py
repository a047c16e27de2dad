"""Questions as statements, as a page, and as completions of the shell."""

from __future__ import annotations

from pathlib import Path

import click
import pytest
from pyoxigraph import NamedNode

from goldenthread.cli.query import command, complete_name, complete_parameter
from goldenthread.namespaces import SH
from goldenthread.query import list_queries, load, names, runnable
from goldenthread.query.questions import page
from goldenthread.query.rdf import query_quads
from goldenthread.store import EmbeddedStore
from tests.small_council import MINTER, write_dataset

DOCS = Path(__file__).parent.parent.parent / "docs" / "queries.md"


def test_the_statements_are_the_questions() -> None:
    store = EmbeddedStore.of(query_quads(MINTER))
    table = store.select(
        "PREFIX sh: <http://www.w3.org/ns/shacl#> "
        "SELECT ?query ?text { ?query a sh:SPARQLExecutable ; sh:select|sh:construct|sh:ask ?text } ORDER BY ?query"
    )
    assert dict(zip(table.column("query"), table.column("text"), strict=True)) == {
        f"{MINTER.base}query/{query.name}": runnable(query) for query in list_queries()
    }
    parameter = NamedNode(f"{MINTER.base}query/threads-by-length/parameter/least")
    assert store.ask(f"ASK {{ {parameter} <{SH.name}> 'least' ; <{SH.defaultValue}> '2' }}")


def test_a_default_stands_in_what_can_be_run(store: EmbeddedStore) -> None:
    text = runnable(load("threads-by-length"))
    assert "?members >= " in text
    assert "?_least_integer" not in text
    assert len(store.select(text)) == 2


def test_the_page_is_fresh() -> None:
    assert DOCS.read_text(encoding="utf-8") == page(), "run: python -m goldenthread.query.questions > docs/queries.md"


@pytest.mark.parametrize(
    ("begin", "kind", "wanted"),
    [
        ("Ad", "officer", ["Ada Lark"]),
        ("lark", "officer", ["A. Lark", "Ada Lark"]),
        ("E&", "unit", ["E&P"]),
        ("zz", "officer", []),
    ],
)
def test_names_are_completed(store: EmbeddedStore, begin: str, kind: str, wanted: list[str]) -> None:
    assert names(store, begin, kind) == wanted


def test_the_shell_is_told(tmp_path: Path) -> None:
    write_dataset(tmp_path / "dataset.nq")
    context = click.Context(command)
    context.params = {"name": "commitments-of-an-officer", "built": tmp_path}
    some = click.Option(["--param"])
    assert [item.value for item in complete_name(context, some, "what")] == [
        "what-waits",
        "what-was-dropped",
        "what-was-undone",
    ]
    assert complete_parameter(context, some, "o") == ["officer="]
    assert complete_parameter(context, some, "officer=Ad") == ["officer=Ada Lark"]
    assert complete_parameter(context, some, "edition=2") == []
    context.params["built"] = tmp_path / "nowhere"
    assert complete_parameter(context, some, "officer=Ad") == []
