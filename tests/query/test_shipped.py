"""Every shipped question with its answer on the small council, which stands beside it in ``expected/``.

To look at answers that changed: ``python -m tests.query.test_shipped`` writes them all anew; read the difference.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from goldenthread.graph import nquads
from goldenthread.graph.link_quads import link_quads
from goldenthread.model import Relation
from goldenthread.namespaces import GT, SH
from goldenthread.query import ask, list_queries, load, render
from goldenthread.store import EmbeddedStore
from goldenthread.validation import findings_to_quads, validate
from tests.query.council import everything
from tests.small_council import CONTEXT, LINKS, MINTER, quads

EXPECTED = Path(__file__).parent / "expected"
QUERIES = [query.name for query in list_queries()]


def records(store: EmbeddedStore, name: str) -> list[dict[str, str]]:
    table = ask(store, load(name))
    assert not isinstance(table, list)
    return table.records()


def answer(store: EmbeddedStore, name: str) -> str:
    query = load(name)
    return render(ask(store, query), "csv" if query.form == "SELECT" else "nt").replace(str(MINTER.base), "/")


@pytest.mark.parametrize("name", QUERIES)
def test_answer_by_default(store: EmbeddedStore, name: str) -> None:
    kind = "csv" if load(name).form == "SELECT" else "nt"
    assert answer(store, name) == (EXPECTED / f"{name}.{kind}").read_text(encoding="utf-8")


def test_every_answer_has_a_question() -> None:
    assert sorted(path.stem for path in EXPECTED.iterdir()) == QUERIES


@pytest.mark.parametrize(
    ("name", "values", "column", "wanted"),
    [
        (
            "history-of-a-thread",
            {"thread": "plant 250 street trees"},
            "title",
            ["Plant 200 street trees", "Plant 250 street trees"],
        ),
        ("history-of-a-thread", {"thread": "Choose the streets"}, "officers", ["", "Ben Moss"]),
        ("changes-in-a-thread", {"thread": "Plant 250 street trees"}, "changeKind", ["target changed"]),
        ("changes-in-a-thread", {"thread": "Plant the trees"}, "changeKind", ["ended without a word"]),
        ("changes-of-a-kind", {"kind": "target changed"}, "after", ["250"]),
        ("changes-of-a-kind", {"kind": "target changed", "edition": "2014-15"}, "after", []),
        ("links-of-a-thread", {"thread": "Plant 250 street trees"}, "decision", ["accepted"]),
        ("measures-by-rating", {"edition": "2015-16"}, "rating", ["AMBER", "RED"]),
        ("targets-and-outturns", {"edition": "2015-16"}, "difference", ["-12", "-19"]),
        ("measures-of-a-commitment", {"commitment": "Plant 250 street trees"}, "rating", ["AMBER", "RED"]),
        ("threads-by-length", {"least": "1"}, "members", ["2", "2", "1"]),
        ("threads-by-length", {"kind": "activity"}, "threadLabel", ["Plant 250 street trees"]),
        ("thread-of-a-commitment", {"commitment": "Plant the trees"}, "title", ["Plant the trees"]),
        ("find-commitment", {"text": "STREET TREES"}, "edition", ["2014-15", "2015-16"]),
        (
            "find-commitment",
            {"text": "street", "kind": "milestone", "edition": "2014-15"},
            "title",
            ["Choose the streets"],
        ),
        ("find-commitment", {"text": ".*"}, "title", []),
        ("find-by-name", {"text": "lark"}, "name", ["A. Lark", "Ada Lark"]),
        ("commitments-of-an-officer", {"officer": "A. Lark"}, "edition", ["2014-15", "2015-16"]),
        ("commitments-of-an-officer", {"officer": "Ada Lark", "edition": "2015-16"}, "status", ["Overdue"]),
        ("commitments-of-an-officer", {"officer": "head of parks"}, "title", ["Plant 200 street trees"]),
        ("overdue-by-directorate-and-year", {"edition": "2014-15"}, "overdue", []),
        ("what-was-dropped", {"kind": "activity"}, "end", ["cannot be told"]),
        ("what-was-dropped", {"kind": "activity", "edition": "2014-15"}, "title", []),
        ("findings", {"code": "deadline-impossible"}, "line", ["5"]),
        ("findings", {"severity": "warning"}, "line", []),
        ("findings", {"edition": "2015-16"}, "code", ["overdue-without-comment"]),
        ("findings-by-code", {"edition": "2014-15"}, "findings", ["1"]),
        ("issues", {"code": "stray-text"}, "line", ["3", "6"]),
        ("provenance-of-a-statement", {"statement": "Plant the trees"}, "quote", ["Plant the trees (31/06/2015)"]),
        ("completeness-by-edition", {"edition": "2014-15"}, "percent", ["100", "100", "50"]),
    ],
)
def test_answer_with_parameters(
    store: EmbeddedStore, name: str, values: dict[str, str], column: str, wanted: list[str]
) -> None:
    if name == "provenance-of-a-statement":
        values = {"statement": "marlow-vale/2014-15/plan/milestone/0005"}
    table = ask(store, load(name), values)
    assert not isinstance(table, list)
    assert table.column(column) == wanted


def test_the_longest_thread_is_taken_where_none_is_named() -> None:
    third = NamedNode(f"{MINTER.base}marlow-vale/thread/0003")
    longer = [
        Quad(q.subject, q.predicate, Literal(9), q.graph_name)
        if q.subject == third and q.predicate.value == GT.memberCount
        else q
        for q in quads()
    ]
    store = EmbeddedStore.of(longer)
    assert [row["title"] for row in records(store, "history-of-a-thread")] == ["Plant the trees"]
    assert records(store, "changes-in-a-thread") == []
    made = ask(store, load("thread-as-a-graph"))
    assert isinstance(made, list)
    assert {str(triple.object) for triple in made if triple.predicate.value == GT.inThread} == {str(third)}


def test_the_counts_of_the_parts_are_true() -> None:
    every = everything()
    found = {row["graph"]: int(row["statements"]) for row in records(EmbeddedStore.of(every), "named-graphs")}
    counted = Counter(line.rsplit(" <", 1)[1][:-3] for line in nquads(every).decode().splitlines())
    del counted[MINTER.graph("ontology")]
    assert found == counted


def test_what_is_undone_is_told_with_its_undoing() -> None:
    undoing = replace(LINKS[0], relation=Relation.REVERSES)
    store = EmbeddedStore.of([*quads(), *link_quads(CONTEXT, (undoing,))])
    (row,) = records(store, "what-was-undone")
    assert (row["title"], row["undoneTitle"]) == ("Plant 250 street trees", "Plant 200 street trees")
    assert (row["edition"], row["undoneEdition"], row["judgedBy"]) == ("2015-16", "2014-15", "person")


def test_nobody_named(store: EmbeddedStore) -> None:
    without = [q for q in quads() if not q.predicate.value.endswith(("leadOfficer", "leadMember"))]
    table = ask(EmbeddedStore.of(without), load("commitments-with-nobody-named"))
    assert not isinstance(table, list)
    assert table.column("directorates") == ["E&P", "PLACE", "PLACE"]
    assert table.column("line") == ["3", "3", "5"]


def test_a_commitment_without_directorate_is_counted_on_its_own(store: EmbeddedStore) -> None:
    without = [q for q in quads() if not q.predicate.value.endswith("ns#directorate")]
    table = ask(EmbeddedStore.of(without), load("overdue-by-directorate-and-year"))
    assert not isinstance(table, list)
    assert [(row["directorate"], row["unit"], row["rows"]) for row in table.records()] == [
        ("all of them, each row once", "", "2"),
        ("no directorate printed beside it", "", "2"),
    ]


def test_a_row_that_prints_two_directorates_counts_once_among_all() -> None:
    """What is added up over directorates counts it twice."""
    printed = [one for one in quads() if one.predicate.value.endswith("ns#directorate")]
    reported = {one.object for one in quads() if one.predicate.value.endswith("ns#progressOf")}
    first = next(one for one in printed if one.subject in reported)
    other = next(one.object for one in printed if one.object != first.object)
    both = [*quads(), Quad(first.subject, first.predicate, other, first.graph_name)]
    table = ask(EmbeddedStore.of(both), load("overdue-by-directorate-and-year"))
    assert not isinstance(table, list)
    counts = {row["directorate"]: (int(row["rows"]), int(row["behind"])) for row in table.records()}
    rows, behind = counts.pop("all of them, each row once")
    assert sum(count for count, _ in counts.values()) == rows + 1
    assert sum(late for _, late in counts.values()) >= behind


def test_a_finding_that_belongs_to_no_edition_is_counted_once() -> None:
    without = [q for q in quads() if not q.predicate.value.endswith("ns#decision")]
    store = EmbeddedStore.of(without)
    findings = validate(store, MINTER, ["structure"])
    store.add(findings_to_quads(findings, MINTER))
    table = ask(store, load("findings-by-code"))
    assert not isinstance(table, list)
    assert [(row["edition"], row["findings"]) for row in table.records()] == [("", "4")]
    assert store.ask(f"ASK {{ ?finding <{SH.sourceShape}> ?shape }}")


if __name__ == "__main__":
    made = EmbeddedStore.of(everything())
    EXPECTED.mkdir(exist_ok=True)
    for question in list_queries():
        ending = "csv" if question.form == "SELECT" else "nt"
        (EXPECTED / f"{question.name}.{ending}").write_text(answer(made, question.name), encoding="utf-8")
