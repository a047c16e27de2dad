"""A parameter that a question leaves open: given a value, the rows that have it stay, and no other."""

from __future__ import annotations

import re

import pytest

from goldenthread.query import NamedQuery, ask, list_queries, load
from goldenthread.store import EmbeddedStore, Table

SOME = {"edition": ("2014-15", "2015-16"), "kind": ("activity", "milestone")}
ANY = ("code", "severity", "lastReport", "rating", "field", "rule")
"""Parameters whose values are those that the whole answer has."""


def _shown(query: NamedQuery, column: str) -> bool:
    head = re.search(r"^SELECT (.*?)^WHERE", query.text, re.MULTILINE | re.DOTALL)
    return bool(head and f"?{column}" in head[1].split())


OPEN = [
    (query.name, parameter.name)
    for query in list_queries()
    for parameter in query.parameters
    if parameter.variable.startswith("__") and parameter.name in (*SOME, *ANY) and _shown(query, parameter.name)
    if parameter.name != "kind" or "activity" in parameter.type
]


def rows(store: EmbeddedStore, name: str, **values: str) -> list[dict[str, str]]:
    table = ask(store, load(name), values)
    assert isinstance(table, Table)
    return table.records()


@pytest.mark.parametrize(("name", "parameter"), OPEN)
def test_a_value_leaves_the_rows_that_have_it(store: EmbeddedStore, name: str, parameter: str) -> None:
    every = rows(store, name)
    for value in SOME.get(parameter, sorted({row[parameter] for row in every} - {""})):
        assert rows(store, name, **{parameter: value}) == [row for row in every if row[parameter] == value]


def test_the_parameters_that_are_tried() -> None:
    assert len(OPEN) > 40
