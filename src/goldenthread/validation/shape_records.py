"""The shapes of a file as records: at what they are aimed, which path they take, what must hold at its end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path as File

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, parse

from goldenthread.errors import GoldenThreadError
from goldenthread.namespaces import RDF, SH
from goldenthread.resources import folder
from goldenthread.store import Term

GROUPS = ("structure", "completeness", "consistency", "catalogue")
"""The files of ``shapes/``: what the builder guarantees, what is missing, what does not add up, what is published."""

_SAID = frozenset(SH.iri + name for name in ("path", "severity", "message", "targetClass", "targetSubjectsOf"))
_LISTS = frozenset({"in", "or"})


@dataclass(frozen=True, slots=True)
class Step:
    """One property, from subject to value, or back."""

    property: str
    back: bool = False


@dataclass(frozen=True, slots=True)
class Along:
    """One path after the other."""

    parts: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """Any one of several paths."""

    parts: tuple[Way, ...]


Way = Step | Along | Either
"""A path of SHACL (https://www.w3.org/TR/shacl/#property-paths), as far as the shapes here take one."""


@dataclass(frozen=True, slots=True)
class Constraint:
    """What must hold of the values at the end of a path.

    Attributes:
        kind: the name of its parameter in SHACL, such as ``minCount``.
        bounds: what it is given.
        inner: for ``not`` and ``or``, what must hold in each of the shapes that these name.
    """

    kind: str
    bounds: tuple[Term, ...] = ()
    inner: tuple[tuple[Constraint, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Shape:
    """One property shape.

    Attributes:
        iri: its IRI.
        classes: the classes whose members it judges.
        subjects_of: properties; it judges whatever has one of them.
        way: the path that it takes, or nothing where it is of another kind.
        constraints: what must hold at its end.
    """

    iri: str
    classes: tuple[str, ...]
    subjects_of: tuple[str, ...]
    way: Way | None
    constraints: tuple[Constraint, ...]


class ShapesFile:
    """The statements of one file of shapes."""

    def __init__(self, path: File) -> None:
        self._of: dict[Term, dict[str, list[Term]]] = {}
        for quad in parse(path=str(path), format=RdfFormat.TURTLE):
            self._of.setdefault(quad.subject, {}).setdefault(quad.predicate.value, []).append(quad.object)

    def nodes(self) -> Iterator[NamedNode]:
        """What has a name and says something, in the order of the file."""
        return (node for node in self._of if isinstance(node, NamedNode))

    def objects(self) -> Iterator[NamedNode]:
        """Each name that stands for a value, as often as it does."""
        for said in self._of.values():
            yield from (value for values in said.values() for value in values if isinstance(value, NamedNode))

    def said(self, node: Term) -> dict[str, list[Term]]:
        """All that is said of a node, by property."""
        return self._of.get(node, {})

    def values(self, node: Term, predicate: str) -> list[Term]:
        """What a property of a node is."""
        return self.said(node).get(predicate, [])

    def text(self, node: Term, predicate: str) -> str:
        """The first value of a property as text, or nothing."""
        value = next(iter(self.values(node, predicate)), None)
        return value.value if isinstance(value, NamedNode | Literal) else ""

    def items(self, node: Term) -> list[Term]:
        """The members of a list."""
        found: list[Term] = []
        while first := self.values(node, RDF.first):
            found += first
            node = self.values(node, RDF.rest)[0]
        return found

    def way(self, path: Term | None) -> Way | None:
        """A path; nothing where it is of a kind that is not known here."""
        if isinstance(path, NamedNode):
            return Step(path.value)
        if not isinstance(path, BlankNode):
            return None
        if back := self.values(path, SH.inversePath):
            return Step(back[0].value, back=True) if isinstance(back[0], NamedNode) else None
        choice = self.values(path, SH.alternativePath)
        parts = [self.way(one) for one in self.items(choice[0] if choice else path)]
        known = tuple(part for part in parts if part is not None)
        if not known or len(known) < len(parts):
            return None
        return Either(known) if choice else Along(known)

    def constraints(self, node: Term) -> tuple[Constraint, ...]:
        """What a shape says must hold, in the order of the file."""
        found = []
        for predicate, values in self.said(node).items():
            if not predicate.startswith(SH.iri) or predicate in _SAID:
                continue
            kind = predicate.removeprefix(SH.iri)
            bounds = [one for value in values for one in (self.items(value) if kind in _LISTS else [value])]
            shapes = bounds if kind in ("or", "not") else []
            found.append(Constraint(kind, tuple(bounds), tuple(map(self.constraints, shapes))))
        return tuple(found)


def shapes_file(group: str) -> File:
    """The file of a group of shapes.

    Raises:
        GoldenThreadError: there is no such group.
    """
    path = folder("shapes") / f"{group}.ttl"
    if not path.is_file():
        raise GoldenThreadError(f"there is no group of shapes '{group}': choose one of {', '.join(GROUPS)}")
    return path


@cache
def load_shapes(group: str) -> tuple[Shape, ...]:
    """The shapes of a group, in the order of its file.

    Raises:
        GoldenThreadError: there is no such group.
    """
    file = ShapesFile(shapes_file(group))
    return tuple(shape_of(file, node) for node in file.nodes())


def shape_of(file: ShapesFile, node: NamedNode) -> Shape:
    """The shape of a name."""

    def names(predicate: str) -> tuple[str, ...]:
        return tuple(one.value for one in file.values(node, predicate) if isinstance(one, NamedNode))

    known = names(RDF.type) == (SH.PropertyShape,)
    return Shape(
        iri=node.value,
        classes=names(SH.targetClass),
        subjects_of=names(SH.targetSubjectsOf),
        way=file.way(next(iter(file.values(node, SH.path)), None)) if known else None,
        constraints=file.constraints(node),
    )
