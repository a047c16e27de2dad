"""What a catalogue said of a folder before: a second export adds to it, and drops nothing that is still there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, parse

from goldenthread.errors import BuildError
from goldenthread.minting import Minter
from goldenthread.namespaces import DCAT, DCTERMS, FOAF, PROV, RDF, VOID

_LISTS = frozenset(
    {DCAT.dataset, DCAT.distribution, DCTERMS.hasPart, DCTERMS.temporal, DCTERMS.language, VOID.dataDump}
)
"""What the catalogue and the dataset as a whole hold several of."""


def described_before(catalogue: Path, here: str, minter: Minter) -> list[Quad]:
    """The statements of a catalogue that stands in a folder already; none where there is no file.

    Args:
        catalogue: the file.
        here: what its relative addresses stand under.
        minter: mints the IRIs of the new catalogue.

    Raises:
        BuildError: the file is no catalogue, or one of another base, whose files would be taken for these.
    """
    if not catalogue.is_file():
        return []
    try:
        read = [
            Quad(q.subject, q.predicate, q.object, NamedNode(here))
            for q in parse(path=str(catalogue), format=RdfFormat.TURTLE, base_iri=here)
            if q.graph_name == DefaultGraph()
        ]
    except (SyntaxError, UnicodeDecodeError) as problem:
        raise BuildError(
            f"this is no catalogue that can be added to ({problem}): move it away", path=catalogue
        ) from None
    catalogues = {str(q.subject.value) for q in read if _is(q, DCAT.Catalog) and isinstance(q.subject, NamedNode)}
    if catalogues != {minter.catalogue()}:
        raise BuildError(
            f"the files here belong to another catalogue ({', '.join(sorted(catalogues)) or 'of nobody'}): "
            "export into another folder",
            path=catalogue,
        )
    return read


def publisher_of(old: Iterable[Quad], minter: Minter) -> str:
    """Who was said to publish the files, as a name or an IRI; empty where nobody was."""
    known: dict[tuple[str, str], str] = {}
    for quad in old:
        if isinstance(quad.subject, NamedNode):
            known[quad.subject.value, quad.predicate.value] = getattr(quad.object, "value", "")
    publisher = known.get((minter.catalogue(), DCTERMS.publisher), "")
    if publisher == minter.catalogue("publisher-not-stated"):
        return ""
    return known.get((publisher, FOAF.name), "") if publisher.startswith(minter.base) else publisher


def added(old: Iterable[Quad], new: Iterable[Quad], minter: Minter) -> set[Quad]:
    """A catalogue that says all that is said now, and what was said before of files that were not written anew.

    Args:
        old: what the catalogue said before.
        new: what is said of the files that are written now.
        minter: mints the IRIs of both.
    """
    now = set(new)
    said_anew = {quad.subject for quad in now}
    whole = {NamedNode(minter.catalogue()), NamedNode(minter.whole())}
    distributions = {quad.subject for quad in old if _is(quad, DCAT.Distribution)}
    if distributions <= said_anew:
        return now
    now = _with_terms(now, old, minter)
    kept = {quad for quad in old if quad.subject not in said_anew or (quad.subject in whole and _adds_up(quad))}
    return now | _reachable(kept, now | kept, NamedNode(minter.catalogue()))


def _with_terms(now: set[Quad], old: Iterable[Quad], minter: Minter) -> set[Quad]:
    """What is said now, with the licence that was stated before where none is stated now."""
    of_licence = [quad for quad in old if _is_licence_of(quad, minter)]
    terms = {quad for quad in of_licence if quad.object != unknown_licence(minter)}
    unsaid = {quad for quad in now if _is_licence_of(quad, minter) and quad.object == unknown_licence(minter)}
    return (now - unsaid) | terms if terms and unsaid else now


def _adds_up(quad: Quad) -> bool:
    """Whether a statement about a catalogue stays true beside a new one: its lists, and the sources of its files."""
    return quad.predicate.value in _LISTS or (quad.predicate.value == PROV.wasDerivedFrom and not _is_build(quad))


def _reachable(kept: set[Quad], every: set[Quad], start: NamedNode) -> set[Quad]:
    """Those statements that a catalogue leads to: what only replaced descriptions spoke of is left out."""
    onward: dict[object, set[object]] = defaultdict(set)
    for quad in every:
        onward[quad.subject].add(quad.object)
    seen: set[object] = set()
    waiting: list[object] = [start]
    while waiting:
        if (one := waiting.pop()) not in seen:
            seen.add(one)
            waiting += onward.get(one, ())
    return {quad for quad in kept if quad.subject in seen}


def unknown_licence(minter: Minter) -> NamedNode:
    """What stands for the licence that nobody stated."""
    return NamedNode(minter.catalogue("licence-not-stated"))


def _is_licence_of(quad: Quad, minter: Minter) -> bool:
    return quad.subject == NamedNode(minter.catalogue()) and quad.predicate.value == DCTERMS.license


def _is(quad: Quad, kind: str) -> bool:
    return quad.predicate.value == RDF.type and getattr(quad.object, "value", "") == kind


def _is_build(quad: Quad) -> bool:
    return str(getattr(quad.object, "value", "")).startswith("ni:")
