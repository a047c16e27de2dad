"""The built dataset as quads, in an order that reads well and is always the same."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import NamedNode, Quad, RdfFormat, Triple, parse, serialize

from goldenthread.errors import BuildError
from goldenthread.export.kept import kept
from goldenthread.namespaces import PREFIXES, RDF


def read(dataset: Path) -> list[Quad]:
    """The quads of a dataset, as its file has them; those of the last dataset are kept, for the next format.

    Raises:
        BuildError: the file is not N-Quads.
    """
    try:
        return list(_read(dataset))
    except (SyntaxError, UnicodeDecodeError, OSError) as error:
        raise BuildError("the built dataset cannot be read: run 'goldenthread build' again", path=dataset) from error


@kept
def _read(dataset: Path) -> tuple[Quad, ...]:
    return tuple(parse(path=str(dataset), format=RdfFormat.N_QUADS))


def in_reading_order(quads: list[Quad]) -> list[Quad]:
    """By graph, subject, predicate and object; the types of a subject come first.

    Args:
        quads: from a sorted dataset, so that their objects are in order already.
    """
    return sorted(quads, key=_place)


@kept
def read_in_order(dataset: Path) -> tuple[Quad, ...]:
    """The quads of a dataset in reading order; those of the last dataset are kept, for the next format.

    Raises:
        BuildError: the file is not N-Quads.
    """
    return tuple(in_reading_order(read(dataset)))


def abbreviated(quads: Iterable[Quad] | Iterable[Triple], format_: RdfFormat) -> bytes:
    """Quads or triples in a format with prefixes, which stand at the top in the order of the alphabet."""
    written = serialize(quads, format=format_, prefixes=PREFIXES) or b""
    lines = written.splitlines(keepends=True)
    return b"".join(sorted(lines[: len(PREFIXES)]) + lines[len(PREFIXES) :])


def triples_in_reading_order(triples: Iterable[Triple]) -> list[Triple]:
    """By subject, predicate and object, as :func:`in_reading_order`."""
    return sorted(triples, key=_place_of_triple)


def _place(quad: Quad) -> tuple[str, str, str]:
    return _name(quad.graph_name), *_place_of_triple(quad)


def _place_of_triple(said: Quad | Triple) -> tuple[str, str]:
    predicate = said.predicate.value
    return _name(said.subject), "" if predicate == RDF.type else predicate


def _name(term: object) -> str:
    return term.value if isinstance(term, NamedNode) else str(term)
