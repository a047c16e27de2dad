"""Judges by sets what nobody doubts, and says what it leaves to pySHACL.

What it judges, it judges as the standard says (https://www.w3.org/TR/shacl/#core-components) of plain values, where
pySHACL gives the same. A focus with an odd value at which a shape looks, and a shape that is not understood, are left.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Collection, Iterator
from decimal import Decimal
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode

from goldenthread.namespaces import SH, XSD
from goldenthread.store import Term
from goldenthread.store.base import text
from goldenthread.validation.plain_values import is_plain, magnitude
from goldenthread.validation.property_columns import Columns
from goldenthread.validation.shape_records import Along, Constraint, Either, Shape, Step, Way

Holds = Callable[[Term], bool]


class OddError(Exception):
    """A value that is not judged here."""


class Violated(NamedTuple):
    """One result.

    Attributes:
        shape: IRI of the shape.
        focus: what is at fault.
        component: IRI of the kind of constraint.
        value: the value at fault, where there is one.
    """

    shape: str
    focus: Term
    component: str
    value: Term | None


def understood(shape: Shape) -> bool:
    """Whether a shape can be judged here."""
    return shape.way is not None and bool(shape.constraints) and all(map(_known, shape.constraints))


def misses(shape: Shape, columns: Columns) -> bool:
    """Whether a shape is known to judge nothing here, understood or not."""
    aimed_otherwise = any(one.kind.startswith("target") for one in shape.constraints)
    return shape.way is not None and not aimed_otherwise and not targets(shape, columns)


def _known(constraint: Constraint) -> bool:
    kind, bounds = constraint.kind, constraint.bounds
    if kind in _ON_SHAPES:
        return all(inner and all(one.kind in _ON_VALUES and _known(one) for one in inner) for inner in constraint.inner)
    if kind == "in":
        return all(map(is_plain, bounds))
    return (
        len(bounds) == 1
        and kind in {*_ON_VALUES, *_ON_FOCUS, *_COUNTS}
        and is_plain(bounds[0])
        and _apt(kind, bounds[0])
    )


def _apt(kind: str, bound: Term) -> bool:
    """Whether the bound of a constraint is of the type that it needs."""
    if kind in ("minCount", "maxCount", "minLength"):
        return isinstance(bound, Literal) and bound.datatype.value == XSD.integer
    if kind.endswith(("Inclusive", "Exclusive")):
        return isinstance(magnitude(bound), Decimal)
    if kind == "nodeKind":
        return isinstance(bound, NamedNode) and bound.value == SH.iri + "IRI"
    return kind == "hasValue" or isinstance(bound, NamedNode if kind != "pattern" else Literal)


def judge(shape: Shape, columns: Columns) -> tuple[list[Violated], list[Term]]:
    """What a shape that is understood reports, and which of its foci are left."""
    if shape.way is None:
        return [], list(targets(shape, columns))
    one_by_one = [
        (component(one.kind), _holds(one, columns))
        for one in shape.constraints
        if one.kind not in _ON_FOCUS and one.kind not in _COUNTS
    ]
    together = [(component(one.kind), _ON_FOCUS[one.kind], one) for one in shape.constraints if one.kind in _ON_FOCUS]
    counts = [(component(one.kind), *_count(one)) for one in shape.constraints if one.kind in _COUNTS]
    reach = _reach(shape.way, columns)
    found: list[Violated] = []
    left: list[Term] = []
    for focus in targets(shape, columns):
        values = reach(focus)
        faults: list[tuple[str, Term | None]] = []
        try:
            for value in values:
                if not is_plain(value):
                    raise OddError
                faults += [(kind, value) for kind, holds in one_by_one if not holds(value)]
            for kind, least, most in counts:
                if not least <= len(values) <= most:
                    faults.append((kind, None))
            for kind, differing, constraint in together:
                faults += [(kind, value) for value in differing(constraint, focus, values, columns)]
        except OddError:
            left.append(focus)
            continue
        found += [Violated(shape.iri, focus, kind, value) for kind, value in faults]
    return found, left


def targets(shape: Shape, columns: Columns) -> Collection[Term]:
    """The foci of a shape, each once."""
    found: dict[Term, None] = {}
    for kind in shape.classes:
        found.update(dict.fromkeys(columns.instances(kind)))
    for name in shape.subjects_of:
        found.update(dict.fromkeys(columns.of(name)))
    return found


def component(kind: str) -> str:
    """The IRI of a kind of constraint.

    >>> component("minCount").rpartition("#")[2]
    'MinCountConstraintComponent'
    """
    return f"{SH.iri}{kind[0].upper()}{kind[1:]}ConstraintComponent"


def _reach(way: Way, columns: Columns) -> Callable[[Term], Collection[Term]]:
    """What a path leads to from a node, each once."""
    match way:
        case Step():
            column = columns.to(way.property) if way.back else columns.of(way.property)
            return lambda node: column.get(node, ())
        case Along():
            parts = [_reach(part, columns) for part in way.parts]

            def along(node: Term) -> Collection[Term]:
                nodes: Collection[Term] = (node,)
                for part in parts:
                    nodes = {value: None for one in nodes for value in part(one)}
                return nodes

            return along
        case Either():
            ways = [_reach(part, columns) for part in way.parts]
            return lambda node: {value: None for part in ways for value in part(node)}


def looked_at(shape: Shape, focus: Term, columns: Columns) -> Iterator[tuple[Term, str, Term]]:
    """The statements at which a shape looks to judge a focus, apart from the classes of what it meets."""
    if shape.way is not None:
        yield from _walked(shape.way, focus, columns)
    for one in shape.constraints:
        if one.kind in ("disjoint", "lessThanOrEquals"):
            yield from _walked(Step(text(one.bounds[0])), focus, columns)


def _walked(way: Way, focus: Term, columns: Columns) -> Iterator[tuple[Term, str, Term]]:
    """The statements that a path passes from a node."""
    match way:
        case Step(property=name, back=True):
            yield from ((subject, name, focus) for subject in columns.to(name).get(focus, ()))
        case Step(property=name):
            yield from ((focus, name, value) for value in columns.of(name).get(focus, ()))
        case Either():
            for part in way.parts:
                yield from _walked(part, focus, columns)
        case Along():
            nodes: Collection[Term] = (focus,)
            for part in way.parts:
                reach = _reach(part, columns)
                for node in nodes:
                    yield from _walked(part, node, columns)
                nodes = {value: None for node in nodes for value in reach(node)}


def _holds(constraint: Constraint, columns: Columns) -> Holds:
    """What a constraint asks of one value."""
    if constraint.kind in _ON_SHAPES:
        inner = [[_holds(one, columns) for one in some] for some in constraint.inner]
        any_of = constraint.kind == "or"
        return lambda value: any_of == any(all(one(value) for one in some) for some in inner)
    return _ON_VALUES[constraint.kind](constraint.bounds, columns)


def _datatype(bounds: tuple[Term, ...], _: Columns) -> Holds:
    wanted = text(bounds[0])
    return lambda value: isinstance(value, Literal) and value.datatype.value == wanted


def _class(bounds: tuple[Term, ...], columns: Columns) -> Holds:
    members = columns.instances(text(bounds[0]))
    return lambda value: value in members


def _node_kind(_bounds: tuple[Term, ...], _: Columns) -> Holds:
    return lambda value: isinstance(value, NamedNode)


def _in(bounds: tuple[Term, ...], _: Columns) -> Holds:
    known = frozenset(bounds)
    return lambda value: value in known


def _min_length(bounds: tuple[Term, ...], _: Columns) -> Holds:
    least = int(text(bounds[0]))
    return lambda value: len(text(value)) >= least


def _pattern(bounds: tuple[Term, ...], _: Columns) -> Holds:
    pattern = re.compile(text(bounds[0]))
    return lambda value: pattern.search(text(value)) is not None


def _bound(compare: Callable[[Decimal, Decimal], bool]) -> Callable[[tuple[Term, ...], Columns], Holds]:
    def made(bounds: tuple[Term, ...], _: Columns) -> Holds:
        bound = magnitude(bounds[0])

        def holds(value: Term) -> bool:
            number = magnitude(value)
            if not isinstance(number, Decimal) or not isinstance(bound, Decimal):
                raise OddError
            return compare(number, bound)

        return holds

    return made


_ON_VALUES: dict[str, Callable[[tuple[Term, ...], Columns], Holds]] = {
    "datatype": _datatype,
    "class": _class,
    "nodeKind": _node_kind,
    "in": _in,
    "minLength": _min_length,
    "pattern": _pattern,
    "minInclusive": _bound(Decimal.__ge__),
    "maxInclusive": _bound(Decimal.__le__),
    "minExclusive": _bound(Decimal.__gt__),
    "maxExclusive": _bound(Decimal.__lt__),
}
_ON_SHAPES = frozenset({"not", "or"})


_COUNTS = frozenset({"minCount", "maxCount"})


def _count(constraint: Constraint) -> tuple[float, float]:
    """How many values there must be at least and may be at most."""
    bound = int(text(constraint.bounds[0]))
    return (bound, math.inf) if constraint.kind == "minCount" else (0, bound)


def _has_value(one: Constraint, _focus: Term, values: Collection[Term], _: Columns) -> list[Term | None]:
    return [None] * (one.bounds[0] not in values)


def _disjoint(one: Constraint, focus: Term, values: Collection[Term], columns: Columns) -> list[Term | None]:
    others = columns.of(text(one.bounds[0])).get(focus, ())
    if not all(map(is_plain, others)):
        raise OddError
    return [value for value in values if value in others]


def _at_most(one: Constraint, focus: Term, values: Collection[Term], columns: Columns) -> list[Term | None]:
    others = columns.of(text(one.bounds[0])).get(focus, ())
    found: list[Term | None] = []
    for value in values:
        for other in others:
            first, second = magnitude(value), magnitude(other)
            if first is None or second is None or isinstance(first, Decimal) != isinstance(second, Decimal):
                raise OddError
            if first > second:  # type: ignore[operator]
                found.append(value)
    return found


_ON_FOCUS: dict[str, Callable[[Constraint, Term, Collection[Term], Columns], list[Term | None]]] = {
    "hasValue": _has_value,
    "disjoint": _disjoint,
    "lessThanOrEquals": _at_most,
}
