"""No address of an earlier release disappears without a word: what is gone says so, or leads to what replaced it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import NamedNode, Quad

from goldenthread.differences.sorted_lines import SortedLines, name_of
from goldenthread.differences.whose import CLASSES, whose
from goldenthread.namespaces import DCTERMS, OWL, RDF

_PROVISIONAL = re.compile(r"[/-]p-[0-9a-f]{10}(?:-[0-9]+)?$")


@dataclass(frozen=True, slots=True)
class Gone:
    """Something of the older build that the newer one does not have.

    Attributes:
        iri: its address.
        kind: ``thread``, ``milestone`` ...
        deprecated: whether the newer build says that it is gone.
        replaced_by: what the newer build says to have taken its place.
        dangling: of those, what the newer build does not have.
    """

    iri: str
    kind: str
    deprecated: bool = False
    replaced_by: tuple[str, ...] = ()
    dangling: tuple[str, ...] = ()

    @property
    def is_provisional(self) -> bool:
        """Whether its address was only for the time until it had a registered key."""
        return bool(_PROVISIONAL.search(self.iri))

    @property
    def is_lost(self) -> bool:
        """Whether nobody who asks for the address learns what became of it."""
        return bool(self.dangling) or not (self.deprecated or self.replaced_by)


def gone(removed: Iterable[Quad], new: SortedLines, base: str) -> Iterator[Gone]:
    """What the newer build no longer has, of all whose address an earlier one has promised to keep.

    An address that the older build marked as gone counts too: the mark itself must not disappear.

    Args:
        removed: the statements that only the older build has.
        new: the newer build.
        base: what the IRIs of the data stand under.
    """
    known: dict[str, str] = {}
    for quad in removed:
        subject, predicate = name_of(quad.subject), quad.predicate.value
        if predicate == RDF.type and (kind := CLASSES.get(name_of(quad.object))) and subject.startswith(base):
            known[subject] = kind
        elif predicate in (OWL.deprecated, DCTERMS.isReplacedBy) and subject.startswith(base):
            known.setdefault(subject, whose(subject, base).kind or "thing")
    for iri, kind in sorted(known.items()):
        said = new.about(iri)
        if not _is_there(said):
            yield _gone(iri, kind, said, new)


def _gone(iri: str, kind: str, said: list[Quad], new: SortedLines) -> Gone:
    instead = sorted({name_of(quad.object) for quad in said if quad.predicate.value == DCTERMS.isReplacedBy})
    dangling = tuple(one for one in instead if not _is_there(new.about(one)))
    return Gone(iri, kind, any(_deprecates(quad) for quad in said), tuple(instead), dangling)


def _is_there(said: list[Quad]) -> bool:
    """Whether what is said of an address makes it one of the things that are kept."""
    return any(quad.predicate.value == RDF.type and name_of(quad.object) in CLASSES for quad in said)


def _deprecates(quad: Quad) -> bool:
    return (
        quad.predicate.value == OWL.deprecated
        and not isinstance(quad.object, NamedNode)
        and name_of(quad.object) in ("true", "1")
    )
