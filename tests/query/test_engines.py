"""Every shipped question gives the same answer on pyoxigraph and on rdflib, and why it must: see the first test.

The rest is slow: rdflib evaluates in Python. A question may take it :data:`SECONDS` of a processor, which those of the
five editions need the less the more selective what stands first in them is (``CONTRIBUTING.md``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from rdflib import Variable
from rdflib.plugins.sparql.algebra import translateQuery
from rdflib.plugins.sparql.parser import parseQuery

from goldenthread.query import NamedQuery, bind, list_queries, load
from goldenthread.resources import folder
from goldenthread.store import Bindings, EmbeddedStore
from tests.query.council import everything
from tests.query.engines import Rdflib, differences, on_oxigraph, on_rdflib

SECONDS = 60
GROUPS = ("facts", "quality", "export", "site", "vocabulary", "stories")
QUESTIONS = {query.name: query for query in list_queries()} | {
    f"{group}/{query.name}": query for group in GROUPS for query in list_queries(group)
}
"""Those for readers by name, and those that the program asks by folder and name."""
SHELF = sorted(path.relative_to(folder("queries")) for path in folder("queries").rglob("*.rq"))


def variables(node: Any) -> Iterator[Variable]:
    """The variables in a part of an expression."""
    if isinstance(node, Variable):
        yield node
    elif isinstance(node, dict):
        for value in node.values():
            yield from variables(value)
    elif isinstance(node, (list, tuple)):
        for value in node:
            yield from variables(value)


def bound_where_true(expression: Any) -> set[Variable]:
    """Variables that have a value wherever an expression is true."""
    match getattr(expression, "name", ""):
        case "Builtin_BOUND":
            return {expression.arg}
        case "ConditionalAndExpression":
            return bound_where_true(expression.expr).union(*map(bound_where_true, expression.other))
        case "RelationalExpression":
            return set(variables(expression))
    return set()


def certain(part: Any, unsure: list[tuple[str, list[str]]]) -> set[Variable]:
    """Variables that have a value in every solution of a part of the algebra.

    Args:
        part: of the algebra, as rdflib has it.
        unsure: gets each aggregate over variables that may have none.
    """
    match part.name:
        case "BGP":
            return {term for triple in part.triples for term in triple if isinstance(term, Variable)}
        case "values":
            return {name for name in part.res[0] if all(str(row.get(name, "UNDEF")) != "UNDEF" for row in part.res)}
        case "Join":
            return certain(part.p1, unsure) | certain(part.p2, unsure)
        case "LeftJoin" | "Minus":
            certain(part.p2, unsure)
            return certain(part.p1, unsure)
        case "Union":
            return certain(part.p1, unsure) & certain(part.p2, unsure)
        case "Filter":
            return certain(part.p, unsure) | bound_where_true(part.expr)
        case "Graph":
            return certain(part.p, unsure) | set(variables(part.term))
        case "Extend":
            known = certain(part.p, unsure)
            total = getattr(part.expr, "name", "") in ("Builtin_COALESCE", "Builtin_IF")
            return known | {part.var} if total or set(variables(part.expr)) <= known else known
        case "AggregateJoin":
            return aggregated(part, certain(part.p, unsure), unsure)
        case "Project":
            return certain(part.p, unsure) & set(part.PV)
    return certain(part.p, unsure) if part.p is not None else set()  # a DESCRIBE may have no pattern


def aggregated(part: Any, known: set[Variable], unsure: list[tuple[str, list[str]]]) -> set[Variable]:
    """The results of aggregates that have a value in every group."""
    made: set[Variable] = set()
    for aggregate in part.A:
        missing = set(variables(aggregate.vars)) - known
        if missing and aggregate.name not in ("Aggregate_Count", "Aggregate_Sample"):
            unsure.append((aggregate.name.removeprefix("Aggregate_"), sorted(map(str, missing))))
        elif not missing or aggregate.name == "Aggregate_Count":
            made.add(aggregate.res)
    return made


def aggregates_over_nothing(text: str) -> list[tuple[str, list[str]]]:
    """The aggregates of a query that may meet a variable without a value."""
    unsure: list[tuple[str, list[str]]] = []
    certain(translateQuery(parseQuery(text)).algebra, unsure)
    return unsure


@pytest.mark.parametrize("path", SHELF, ids=str)
def test_only_what_has_a_value_is_aggregated(path: Path) -> None:
    """The minimum of a group in which one value is missing is missing on Oxigraph, and that of the rest on rdflib."""
    assert aggregates_over_nothing((folder("queries") / path).read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("SELECT (MIN(?a) AS ?m) { ?s ?p ?a }", []),
        ("SELECT (MIN(?a) AS ?m) { ?s ?p ?o OPTIONAL { ?s <urn:a> ?a } }", ["Min"]),
        ("SELECT (SUM(?a) AS ?m) { { ?s ?p ?a } UNION { ?s ?p ?b } }", ["Sum"]),
        ("SELECT (COUNT(?a) AS ?m) { ?s ?p ?o OPTIONAL { ?s <urn:a> ?a } }", []),
        ("SELECT (MAX(?b) AS ?m) { ?s ?p ?o OPTIONAL { ?s <urn:a> ?a } BIND(COALESCE(?a, 0) AS ?b) }", []),
        ("SELECT (MAX(?b) AS ?m) { ?s ?p ?o OPTIONAL { ?s <urn:a> ?a } BIND(?a + 1 AS ?b) }", ["Max"]),
        ("SELECT (AVG(?a) AS ?m) { ?s ?p ?o OPTIONAL { ?s <urn:a> ?a } FILTER(BOUND(?a)) }", []),
        ("SELECT (AVG(?a) AS ?m) { ?s ?p ?o OPTIONAL { ?s <urn:a> ?a } FILTER(?a > 3) }", []),
        ("SELECT (GROUP_CONCAT(?a) AS ?m) { VALUES (?a ?b) { (1 2) (UNDEF 3) } }", ["GroupConcat"]),
        ("SELECT (SUM(?m) AS ?n) { { SELECT ?s (MIN(?a) AS ?m) { ?s ?p ?a } GROUP BY ?s } }", []),
    ],
)
def test_the_first_test_finds_what_it_should(text: str, found: list[str]) -> None:
    assert [name for name, _ in aggregates_over_nothing(text)] == found


class Asked:
    """All shipped questions on one graph, with their defaults."""

    def __init__(self, store: EmbeddedStore, names: Iterable[str]) -> None:
        self.store = store
        self.questions: dict[str, tuple[NamedQuery, Bindings]] = {
            name: (QUESTIONS[name], bind(store, QUESTIONS[name], {})) for name in names
        }
        self.rdflib = on_rdflib(Rdflib(store), self.questions, SECONDS)

    def check(self, name: str) -> int:
        """Both engines agree on a question.

        Returns:
            How many rows its answer has.
        """
        expected, found = on_oxigraph(self.store, *self.questions[name]), self.rdflib[name]
        assert not isinstance(found, str), found
        assert found == expected, differences(expected, found)
        return len(expected)


@pytest.fixture(scope="module")
def small() -> Asked:
    return Asked(EmbeddedStore.of(everything()), QUESTIONS)


@pytest.mark.slow
@pytest.mark.parametrize("name", QUESTIONS)
def test_the_small_council_is_answered_alike(small: Asked, name: str) -> None:
    small.check(name)


EMPTY = frozenset(
    (
        "answers-to-findings",
        "corrections",
        "decisions-of-a-committee",
        "due-back",
        "export/corrections",
        "export/decisions",
        "what-waits",
        "what-was-undone",
    )
)
"""Questions to which the five editions have no answer."""
SMALL_ONLY = frozenset(("facts/how-it-ended", "facts/what-a-row-must-have", "stories/words-elsewhere"))
"""What takes rdflib a minute or more on the five editions: sub-selects in OPTIONAL that it evaluates once for each
row, a MINUS that it compares row by row, paths above every row. A build or a search asks them, of our own engine."""


@pytest.fixture(scope="module")
def five(five_editions: Path) -> Asked:
    return Asked(EmbeddedStore.open(five_editions), [name for name in QUESTIONS if name not in SMALL_ONLY])


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(QUESTIONS.keys() - SMALL_ONLY))
def test_the_five_editions_are_answered_alike(five: Asked, name: str) -> None:
    rows = five.check(name)
    assert rows or name in EMPTY


@pytest.mark.parametrize("name", sorted(name for name in EMPTY if "/" not in name and name != "what-waits"))
def test_a_question_that_may_have_no_answer_says_what_that_means(name: str) -> None:
    assert load(name).empty


@pytest.mark.slow
def test_no_statement_stands_in_two_graphs(five_editions: Path) -> None:
    """The engine would count it twice where FROM asks for both."""
    lines = (five_editions / "dataset.nq").read_text(encoding="utf-8").splitlines()
    statements = {re.sub(r" <[^<>]*> \.$", "", line) for line in lines}
    assert len(statements) == len(lines)
