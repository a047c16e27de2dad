"""Values that nobody reads in two ways: names, texts, and numbers and dates in their plain spelling.

Engines differ on what is spelt in another way or is not what its type says (``1e3`` as a decimal, 31 February). Such a
value is *odd* here, and whoever meets one leaves the judgement to the engine of reference.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from pyoxigraph import Literal, NamedNode

from goldenthread.namespaces import XSD
from goldenthread.store import Term

_NUMBERS = {XSD.integer: re.compile(r"-?[0-9]+"), XSD.decimal: re.compile(r"-?[0-9]+(?:\.[0-9]+)?")}
_WORDS = {
    XSD.gYear: re.compile(r"[1-9][0-9]{3}"),
    XSD.date: re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"),
    XSD.hexBinary: re.compile(r"(?:[0-9a-f]{2})+"),
}
_TRUTHS = frozenset({"true", "false"})
_TEXT = frozenset({XSD.string, "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"})


def is_plain(term: Term) -> bool:
    """Whether every engine takes a value for the same.

    >>> is_plain(Literal("2015-02-28", datatype=NamedNode(XSD.date)))
    True
    >>> is_plain(Literal("2015-02-30", datatype=NamedNode(XSD.date)))
    False
    >>> is_plain(Literal("1e3", datatype=NamedNode(XSD.decimal)))
    False
    """
    if isinstance(term, NamedNode):
        return True
    if not isinstance(term, Literal):
        return False
    kind = term.datatype.value
    if kind in _TEXT:
        return True
    if kind == XSD.boolean:
        return term.value in _TRUTHS
    spelling = _NUMBERS.get(kind) or _WORDS.get(kind)
    if spelling is None or not spelling.fullmatch(term.value):
        return False
    return kind != XSD.date or day(term) is not None


def day(term: Literal) -> date | None:
    """The day that a literal means in its plain spelling, or nothing.

    >>> day(Literal("0000-01-01", datatype=NamedNode(XSD.date)))
    """
    try:
        return date.fromisoformat(term.value)
    except ValueError:
        return None


def magnitude(term: Term) -> Decimal | date | None:
    """The number or day of a plain value, or nothing.

    >>> magnitude(Literal("12.50", datatype=NamedNode(XSD.decimal)))
    Decimal('12.50')
    """
    if not isinstance(term, Literal):
        return None
    kind = term.datatype.value
    if kind == XSD.date:
        return day(term) if is_plain(term) else None
    return Decimal(term.value) if kind in _NUMBERS and is_plain(term) else None
