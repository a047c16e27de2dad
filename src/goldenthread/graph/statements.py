"""A small typed builder: what is said about one subject in one graph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from functools import lru_cache

from pyoxigraph import Literal, NamedNode, Quad

from goldenthread.language.lexicon import ENGLISH
from goldenthread.namespaces import XSD

Term = NamedNode | Literal
Said = tuple[str, Term | Iterable[Term] | None]
"""A predicate with its object, its objects, or none: what is not there is not said."""

_DATE = NamedNode(XSD.date)
_DECIMAL = NamedNode(XSD.decimal)
_BOOLEAN = NamedNode(XSD.boolean)
_HEX = NamedNode(XSD.hexBinary)


@lru_cache(maxsize=4096)
def iri(value: str) -> NamedNode:
    """A resource by its IRI."""
    return NamedNode(value)


def iris(*values: str) -> list[Term]:
    """Resources by their IRIs; an empty one is left out."""
    return [iri(value) for value in values if value]


def text(value: str) -> Literal | None:
    """A text as printed, or nothing where it is empty."""
    return Literal(value) if value else None


def texts(values: Iterable[str]) -> list[Term]:
    """Several texts; an empty one is left out."""
    return [Literal(value) for value in values if value]


def words(value: str, language: str = ENGLISH) -> Literal | None:
    """A text in a language, or nothing where it is empty."""
    return Literal(value, language=language) if value else None


def number(value: int | None) -> Literal | None:
    """A whole number of any sign, or nothing: days, a place in a text that is counted from 0.

    >>> number(0), number(None)
    (<Literal value=0 datatype=<NamedNode value=http://www.w3.org/2001/XMLSchema#integer>>, None)
    """
    return None if value is None else Literal(value)


def whole(value: int) -> Literal | None:
    """A number that is counted from 1 (a line, a place in an order, how many there are), or nothing: 0 stands for none.

    >>> whole(0), whole(3)
    (None, <Literal value=3 datatype=<NamedNode value=http://www.w3.org/2001/XMLSchema#integer>>)

    Raises:
        ValueError: it is below 0.
    """
    if value < 0:
        raise ValueError(f"{value} is no count")
    return Literal(value) if value else None


def decimal(value: float | None) -> Literal | None:
    """A number as ``xsd:decimal`` in its shortest spelling, so that no store respells it.

    >>> decimal(100.0)
    <Literal value=100 datatype=<NamedNode value=http://www.w3.org/2001/XMLSchema#decimal>>
    """
    if value is None:
        return None
    shortest = format(Decimal(repr(float(value))), "f")
    if "." in shortest:
        shortest = shortest.rstrip("0").rstrip(".")
    return Literal("0" if shortest == "-0" else shortest, datatype=_DECIMAL)


def day(value: date | None) -> Literal | None:
    """A date, or nothing."""
    return None if value is None else Literal(value.isoformat(), datatype=_DATE)


def days(values: Iterable[date]) -> list[Term]:
    """Several dates."""
    return [Literal(value.isoformat(), datatype=_DATE) for value in values]


def day_or_text(value: str) -> Literal | None:
    """An ISO date as a date, anything else as the text that it is.

    >>> day_or_text("2026-11-22").datatype.value[-4:], day_or_text("last week").value
    ('date', 'last week')
    """
    try:
        return day(date.fromisoformat(value))
    except ValueError:
        return text(value)


def truth(*, value: bool) -> Literal:
    """True or false."""
    return Literal("true" if value else "false", datatype=_BOOLEAN)


def hexadecimal(value: str) -> Literal | None:
    """A checksum."""
    return Literal(value, datatype=_HEX) if value else None


def about(graph: str, subject: str, *said: Said) -> Iterator[Quad]:
    """What is said about one subject, as quads of one graph.

    Args:
        graph: IRI of the named graph.
        subject: IRI of the subject.
        *said: predicates with their objects.

    >>> [str(q.object) for q in about("http://x/g", "http://x/s", ("http://x/p", texts(["a", "", "b"])))]
    ['"a"', '"b"']
    """
    graph_name, node = iri(graph), iri(subject)
    for predicate, objects in said:
        if objects is None:
            continue
        property_ = iri(predicate)
        for one in (objects,) if isinstance(objects, Term) else objects:
            yield Quad(node, property_, one, graph_name)
