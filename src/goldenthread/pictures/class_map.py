"""The classes of an ontology: a box each, in the order of their tree, and the relations between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from goldenthread.pictures.drawing import LEADING, Svg, arrow_head, canvas, group, lettering, line, rectangle
from goldenthread.pictures.lettering import width, wrap
from goldenthread.pictures.picture import Cell, Picture, Table
from goldenthread.query.vocabulary import Term, anchor, is_drawn, leads


@dataclass(frozen=True, slots=True)
class Box:
    """A class.

    Attributes:
        name: what it is called.
        above: names of the classes that it is a kind of; those that have no box of their own are written in this one.
        leads: relations that lead from it, each with the name of the class to which it leads.
        href: where it is told in full.
    """

    name: str
    above: tuple[str, ...] = ()
    leads: tuple[tuple[str, str], ...] = ()
    href: str = ""


@dataclass(frozen=True, slots=True)
class Classes:
    """What is drawn: a title, and the classes in any order."""

    title: str
    boxes: tuple[Box, ...]


_WIDE, _LEFT, _INDENT, _BOX, _RELATIONS = 720.0, 8.0, 28.0, 236.0, 330.0
_PAD, _GAP = 8.0, 12.0


def draw(ident: str, given: Classes) -> Picture:
    """Draws the classes below one another, kinds of a class indented below it, relations to the right.

    Raises:
        ValueError: there is no class.
    """
    if not given.boxes:
        raise ValueError("no classes to draw")
    shapes, top, tops = [], _GAP, dict[str, float]()
    for depth, box in _in_order(given.boxes):
        left = _LEFT + depth * _INDENT
        foreign = [name for name in box.above if name not in {one.name for one in given.boxes}]
        high = 2 * _PAD + LEADING * max(1 + bool(foreign), len(box.leads), 1)
        middle = top + high / 2
        tops[box.name] = top + high
        shapes.append(rectangle(left, top, _BOX, high, "frame"))
        shapes.append(lettering(left + _PAD, top + _PAD + 12, wrap(box.name, _BOX - 2 * _PAD, 1, 14.5), "strong"))
        if foreign:
            kind = wrap(f"a kind of {' and '.join(foreign)}", _BOX - 2 * _PAD, 1)
            shapes.append(lettering(left + _PAD, top + _PAD + 12 + LEADING, kind, "soft"))
        parent = next((name for name in box.above if name in tops and name != box.name), "")
        if parent and depth:
            trunk = left - _INDENT / 2
            shapes.append(line(trunk, tops[parent], trunk, middle))
            shapes.append(line(trunk, middle, left, middle))
        shapes.append(group(_relations(box, left + _BOX, top)))
        top += high + _GAP
    described = f"{len(given.boxes)} classes and {sum(len(box.leads) for box in given.boxes)} relations between them."
    return Picture(
        canvas(ident, _WIDE, top, given.title, described, shapes),
        given.title,
        described,
        "A class indented below another is a kind of it; an arrow is a property that leads to another class.",
        _table(given),
    )


def _relations(box: Box, right: float, top: float) -> Iterator[Svg]:
    """The relations of a class, an arrow each, beside its box."""
    for at, (relation, target) in enumerate(box.leads):
        y = top + _PAD + 12 + LEADING * at
        told = wrap(relation, _WIDE - _RELATIONS - 150, 1)
        end = _RELATIONS + 8 + max((width(part) for part in told.shown), default=0)
        yield line(right, y - 4, _RELATIONS - 4, y - 4)
        yield lettering(_RELATIONS, y, told, "soft")
        yield line(end, y - 4, end + 22, y - 4)
        yield arrow_head(end + 22, y - 4)
        yield lettering(end + 28, y, wrap(target, _WIDE - end - 28, 1))


def _in_order(boxes: Sequence[Box]) -> list[tuple[int, Box]]:
    """Each class once, behind the one that it is a kind of, with how deep it stands."""
    names = {box.name for box in boxes}
    below: dict[str, list[Box]] = {}
    for box in sorted(boxes, key=lambda one: one.name.casefold()):
        parent = next((name for name in box.above if name in names and name != box.name), "")
        below.setdefault(parent, []).append(box)
    found: list[tuple[int, Box]] = []
    seen: set[str] = set()

    def take(parent: str, depth: int) -> None:
        for box in below.get(parent, ()):
            if box.name not in seen:
                seen.add(box.name)
                found.append((depth, box))
                take(box.name, depth + 1)

    take("", 0)
    found += [(0, box) for box in boxes if box.name not in seen]  # a circle has no beginning
    return found


def _table(given: Classes) -> Table:
    rows = tuple(
        (
            Cell(box.name, box.href),
            Cell(", ".join(box.above) or "–"),
            Cell("; ".join(f"{relation} → {target}" for relation, target in box.leads) or "–"),
        )
        for _, box in _in_order(given.boxes)
    )
    return Table(f"{len(rows)} classes", ("Class", "A kind of", "Leads to"), rows)


def boxes_of(terms: Sequence[Term]) -> tuple[Box, ...]:
    """The classes of an ontology that some property is about or leads to, each with its relations."""
    return tuple(
        Box(term.label, tuple(one.label for one in term.above), leads(term, terms), f"#{anchor(term.iri)}")
        for term in terms
        if is_drawn(term, terms)
    )
