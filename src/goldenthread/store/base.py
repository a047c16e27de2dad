"""What every store offers, and what it answers with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Protocol, TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from goldenthread.errors import QueryError

Term: TypeAlias = NamedNode | BlankNode | Literal | Triple
"""A value in an answer. Terms compare by value and know their own N-Triples spelling (``str``)."""

Bindings: TypeAlias = Mapping[str, NamedNode | Literal]
"""Values of variables, by name without the question mark."""

Row: TypeAlias = tuple[Term | None, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The answer to a SELECT query.

    Attributes:
        columns: names of the variables, in the order of the query.
        rows: one term (or nothing) for each column.
    """

    columns: tuple[str, ...]
    rows: tuple[Row, ...] = field(default=())

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self.rows)

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def records(self) -> list[dict[str, str]]:
        """The rows as dictionaries of plain text, empty where nothing is bound.

        >>> Table(("name",), ((Literal("Ada"),), (None,))).records()
        [{'name': 'Ada'}, {'name': ''}]
        """
        return [dict(zip(self.columns, map(text, row), strict=True)) for row in self.rows]

    def column(self, name: str) -> list[str]:
        """The plain text of one column, from first row to last."""
        place = self.columns.index(name)
        return [text(row[place]) for row in self.rows]


class Store(Protocol):
    """Anything that answers SPARQL over the whole graph, its named graphs seen as one."""

    def select(self, query: str, bindings: Bindings | None = None) -> Table:
        """Answer a SELECT query.

        Args:
            query: its text.
            bindings: values that its variables are given from outside. They reach into a sub-select only where
                that projects the variable. Bound variables do not come back as columns.

        Raises:
            QueryError: the query is malformed, or is no SELECT query.
        """
        ...

    def construct(self, query: str, bindings: Bindings | None = None) -> list[Triple]:
        """Answer a CONSTRUCT or DESCRIBE query: triples without repetition, in a stable order.

        Raises:
            QueryError: the query is malformed, or yields no triples.
        """
        ...

    def ask(self, query: str, bindings: Bindings | None = None) -> bool:
        """Answer an ASK query.

        Raises:
            QueryError: the query is malformed, or is no ASK query.
        """
        ...


def text(term: Term | None) -> str:
    """A term as a reader wants it: the IRI or the literal's words, empty for nothing.

    >>> text(Literal("2014-03-31")), text(NamedNode("http://example.org/a")), text(None)
    ('2014-03-31', 'http://example.org/a', '')
    """
    if term is None:
        return ""
    return str(term) if isinstance(term, Triple) else term.value


def bounded(rows: Iterator[Row], most: int | None) -> Iterator[Row]:
    """The rows, unless there are too many.

    Raises:
        QueryError: there are more than the most.
    """
    if most is None:
        yield from rows
        return
    yield from islice(rows, most)
    if next(rows, None) is not None:
        raise QueryError(f"the answer has more than {most:,} rows: ask for less (LIMIT), or allow more with --max-rows")
