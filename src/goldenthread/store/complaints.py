"""What an engine says against a query, in words."""

from __future__ import annotations

from collections.abc import Iterable

from goldenthread.errors import QueryError
from goldenthread.namespaces import PREFIXES
from goldenthread.store.sparql_tokens import plainly, undeclared


def declarations(prefixes: Iterable[str]) -> str:
    """What to write before a query: a declaration of each prefix, as far as its namespace is known here.

    >>> declarations(["gts", "mine"])
    'PREFIX gts: <https://w3id.org/goldenthread/ns/status/> PREFIX mine: <...>'
    """
    return " ".join(f"PREFIX {prefix}: <{PREFIXES.get(prefix, '...')}>" for prefix in prefixes)


def complaint(query: str, problem: Exception) -> QueryError:
    """The error to raise where the engine refuses a query, or fails on it."""
    if not isinstance(problem, SyntaxError):
        return QueryError(f"the query cannot be run: {problem}")
    missing = undeclared(query)
    if missing:
        names = " and ".join(f"'{prefix}:'" for prefix in missing)
        are = "the prefix {} is" if len(missing) == 1 else "the prefixes {} are"
        return QueryError(f"the query is malformed: {are.format(names)} not declared: add {declarations(missing)}")
    return QueryError(f"the query is malformed: {plainly(str(problem))}")
