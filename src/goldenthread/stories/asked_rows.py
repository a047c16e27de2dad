"""Rows of a shipped question, as plain words."""

from __future__ import annotations

from goldenthread.query import ask, load
from goldenthread.store import Store, Table

Record = dict[str, str]


def rows(store: Store, query: str, **values: str) -> list[Record]:
    """The rows of a SELECT; an empty value is none.

    Raises:
        TypeError: the question is no SELECT.
    """
    answer = ask(store, load(query), {key: value for key, value in values.items() if value})
    if not isinstance(answer, Table):
        raise TypeError(f"{query} must be a SELECT query")
    return answer.records()
