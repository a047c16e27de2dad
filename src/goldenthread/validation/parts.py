"""The same findings part by part: each edition by itself, then what lies between them; several at a time if wanted.

pySHACL stays the engine. A part holds what its own records state and what a shape may ask of their neighbours; what is
found about the neighbours is left to their own part. No part grows with the graph: threads and links are taken so many
at a time.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import partial

from pyoxigraph import NamedNode, RdfFormat, Triple, parse, serialize

from goldenthread.minting import Minter
from goldenthread.namespaces import GT
from goldenthread.resources import folder
from goldenthread.store import Store, Term
from goldenthread.validation.checks import read_by_shapes
from goldenthread.validation.engine import findings_of
from goldenthread.validation.findings import Finding, in_order
from goldenthread.validation.shape_records import GROUPS

_BETWEEN = frozenset({GT.Thread, GT.Link})
AT_A_TIME = 6000
"""Threads and links in one part: about as many triples as a large edition has."""


@dataclass(frozen=True, slots=True)
class Part:
    """What is checked at one time.

    Attributes:
        content: its statements.
        edition: the edition whose records are judged, or empty.
        records: the records that are judged; where these and the edition are empty, all that no edition states.
    """

    content: Sequence[Triple]
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
        yield from _in_turn(pool, partial(_check_sent, check=check), parts, ahead=jobs + 1)


def _in_turn(
    pool: ProcessPoolExecutor,
    check: Callable[[Part, bytes], tuple[Finding, ...]],
    parts: Iterator[Part],
    *,
    ahead: int,
) -> Iterator[tuple[Finding, ...]]:
    """The answers in order; only so many parts are made before they are asked for."""
    waiting: deque[Future[tuple[Finding, ...]]] = deque()
    for part in parts:
        content = serialize(part.content, format=RdfFormat.N_TRIPLES) or b""  # a triple itself cannot be sent
        waiting.append(pool.submit(check, replace(part, content=()), content))
        if len(waiting) >= ahead:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def _parts(store: Store, editions: Iterable[str]) -> Iterator[Part]:
    """Each edition with its neighbours, threads and links so many at a time, then the rest."""

    def content(query: str, **names: str) -> list[Triple]:
        return list(
            read_by_shapes(store.construct(query, {f"__{name}_iri": NamedNode(iri) for name, iri in names.items()}))
        )

    of_edition, between = _query("part-of-an-edition"), _query("part-between-editions")
    for edition in editions:
        yield Part(content(of_edition, edition=edition), edition=edition)
    records = _names(store, "between-editions", "record")
    for start in range(0, len(records), AT_A_TIME):
        some = tuple(records[start : start + AT_A_TIME])
        yield Part(content(between, first=some[0], last=some[-1]), records=some)
    yield Part(content(_query("part-of-no-edition")))


def _query(name: str) -> str:
    return (folder("queries") / "validation" / f"{name}.rq").read_text(encoding="utf-8")


def _names(store: Store, query: str, column: str) -> list[str]:
    return store.select(_query(query)).column(column)


def _check_sent(part: Part, content: bytes, *, check: Callable[[Part], tuple[Finding, ...]]) -> tuple[Finding, ...]:
    """The same in another process, to which the statements came as N-Triples."""
    quads = parse(content, format=RdfFormat.N_TRIPLES)
    return check(replace(part, content=tuple(Triple(quad.subject, quad.predicate, quad.object) for quad in quads)))


def _check(part: Part, *, minter: Minter, groups: tuple[str, ...], editions: frozenset[str]) -> tuple[Finding, ...]:
    """The findings about the records of one part itself."""
    if not part.content:
        return ()
    stated = {_name(one.subject): _name(one.object) for one in part.content if one.predicate.value == GT.statedIn}
    if part.records:
        about = set(part.records)
    elif part.edition:
        about = {subject for subject, where in stated.items() if where == part.edition} | {part.edition}
    else:
        elsewhere = {_name(one.subject) for one in part.content if _name(one.object) in _BETWEEN}
        elsewhere |= {subject for subject, where in stated.items() if where in editions}
        about = {_name(one.subject) for one in part.content} - elsewhere
    return findings_of(part.content, minter, groups, about)


def _name(term: Term) -> str:
    return term.value if isinstance(term, NamedNode) else ""
