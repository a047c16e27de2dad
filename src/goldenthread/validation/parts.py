"""The same findings part by part: each edition by itself, then what lies between them; several at a time if wanted.

pySHACL stays the engine. A part holds what its own records state and what a shape may ask of their neighbours; what is
found about the neighbours is left to their own part. No part grows with the graph: threads and links are taken so many
at a time.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial

from pyoxigraph import NamedNode, Quad, RdfFormat, Triple, parse, serialize

from goldenthread.namespaces import GT, Minter
from goldenthread.resources import folder
from goldenthread.store import Store
from goldenthread.validation.checks import GROUPS
from goldenthread.validation.engine import findings_of, to_rdflib
from goldenthread.validation.findings import Finding, in_order

_BETWEEN = frozenset({GT.Thread, GT.Link})
AT_A_TIME = 3000
"""Threads and links in one part: about as many triples as an edition has."""


@dataclass(frozen=True, slots=True)
class Part:
    """What is checked at one time.

    Attributes:
        content: its statements as N-Triples, which any process can read.
        edition: the edition whose records are judged, or empty.
        records: the records that are judged; where these and the edition are empty, all that no edition states.
    """

    content: bytes
    edition: str = ""
    records: tuple[str, ...] = ()


def validate_by_parts(
    store: Store, minter: Minter, groups: Iterable[str] = GROUPS, *, jobs: int = 1
) -> tuple[Finding, ...]:
    """Check the graph as :func:`~goldenthread.validation.engine.validate` does, in the memory of one edition.

    Args:
        store: the graph with its facts.
        minter: names the findings.
        groups: which shapes.
        jobs: how many parts are checked at the same time, each in a process of its own.
    """
    return in_order(finding for some in findings_by_part(store, minter, groups, jobs=jobs) for finding in some)


def findings_by_part(
    store: Store, minter: Minter, groups: Iterable[str] = GROUPS, *, jobs: int = 1
) -> Iterator[tuple[Finding, ...]]:
    """The findings of one part after the other, for whoever need not hold them all; the last is of what is left.

    Args:
        store: the graph with its facts.
        minter: names the findings.
        groups: which shapes.
        jobs: how many parts are checked at the same time.
    """
    editions = _names(store, "editions", "edition")
    check = partial(_check, minter=minter, groups=tuple(groups), editions=frozenset(editions))
    parts = _parts(store, editions)
    if jobs < 2:
        yield from map(check, parts)
        return
    with ProcessPoolExecutor(max_workers=jobs) as pool:
        yield from _in_turn(pool, check, parts, ahead=jobs + 1)


def _in_turn(
    pool: ProcessPoolExecutor, check: Callable[[Part], tuple[Finding, ...]], parts: Iterator[Part], *, ahead: int
) -> Iterator[tuple[Finding, ...]]:
    """The answers in order; only so many parts are made before they are asked for."""
    waiting: deque[Future[tuple[Finding, ...]]] = deque()
    for part in parts:
        waiting.append(pool.submit(check, part))
        if len(waiting) >= ahead:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def _parts(store: Store, editions: Iterable[str]) -> Iterator[Part]:
    """Each edition with its neighbours, threads and links so many at a time, then the rest."""
    of_edition, of_record = _query("part-of-an-edition"), _query("part-of-a-record")
    for edition in editions:
        yield Part(_bytes(store.construct(of_edition, {"__edition_iri": NamedNode(edition)})), edition=edition)
    between = _names(store, "between-editions", "record")
    for first in range(0, len(between), AT_A_TIME):
        records = tuple(between[first : first + AT_A_TIME])
        content = b"".join(
            _bytes(store.construct(of_record, {"__record_iri": NamedNode(record)})) for record in records
        )
        yield Part(content, records=records)
    yield Part(_bytes(store.construct(_query("part-of-no-edition"))))


def _query(name: str) -> str:
    return (folder("queries") / "validation" / f"{name}.rq").read_text(encoding="utf-8")


def _names(store: Store, query: str, column: str) -> list[str]:
    return store.select(_query(query)).column(column)


def _bytes(triples: Sequence[Triple]) -> bytes:
    return serialize(triples, format=RdfFormat.N_TRIPLES) or b""


def _check(part: Part, *, minter: Minter, groups: tuple[str, ...], editions: frozenset[str]) -> tuple[Finding, ...]:
    """The findings about the records of one part itself."""
    quads = list(parse(part.content, format=RdfFormat.N_TRIPLES))
    if not quads:
        return ()
    stated = {str(quad.subject.value): _iri(quad) for quad in quads if quad.predicate.value == GT.statedIn}
    if part.records:
        about = set(part.records)
    elif part.edition:
        about = {subject for subject, where in stated.items() if where == part.edition} | {part.edition}
    else:
        elsewhere = {str(quad.subject.value) for quad in quads if _iri(quad) in _BETWEEN}
        elsewhere |= {subject for subject, where in stated.items() if where in editions}
        about = {str(quad.subject.value) for quad in quads} - elsewhere
    data = to_rdflib(Triple(quad.subject, quad.predicate, quad.object) for quad in quads)
    return findings_of(data, minter, groups, about)


def _iri(quad: Quad) -> str:
    return quad.object.value if isinstance(quad.object, NamedNode) else ""
