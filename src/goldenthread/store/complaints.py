"""What an engine says against a query, in words."""

from __future__ import annotations

from goldenthread.errors import QueryError
from goldenthread.store.sparql_tokens import plainly, undeclared


def complaint(query: str, problem: Exception) -> QueryError:
    """The error to raise where the engine refuses a query, or fails on it."""
    if not isinstance(problem, SyntaxError):
        return QueryError(f"the query cannot be run: {problem}")
    missing = undeclared(query)
    if missing:
        return QueryError(
            f"the query is malformed: the prefix '{missing[0]}:' is not declared: add PREFIX {missing[0]}: <...>"
        )
    return QueryError(f"the query is malformed: {plainly(str(problem))}")
