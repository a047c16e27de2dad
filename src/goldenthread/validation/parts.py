"""The same findings part by part: each edition by itself, then what lies between them; several at a time if wanted.

pySHACL stays the engine. A part holds what its own records state and what a shape may ask of their neighbours; what is
found about the neighbours is left to their own part.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial

from pyoxigraph import NamedNode, Quad, RdfFormat, Triple, parse, serialize

from goldenthread.namespaces import GT, Minter
from goldenthread.resources import folder
from goldenthread.store import Store
from goldenthread.validation.checks import GROUPS
from goldenthread.validation.engine import findings_of, to_rdflib
from goldenthread.validation.findings import Finding, in_order


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
    editions = store.select((folder("queries") / "validation" / "editions.rq").read_text(encoding="utf-8")).column(
        "edition"
    )
    check = partial(_check, minter=minter, groups=tuple(groups), editions=frozenset(editions))
    if jobs > 1:
        with ProcessPoolExecutor(max_workers=jobs) as pool:
            found = [finding for some in pool.map(check, _parts(store, editions)) for finding in some]
    else:
        found = [finding for part in _parts(store, editions) for finding in check(part)]
    return in_order(found)


def _parts(store: Store, editions: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """Each edition with its neighbours, then the rest; as N-Triples, which any process can read."""
    queries = folder("queries") / "validation"
    of_edition = (queries / "part-of-an-edition.rq").read_text(encoding="utf-8")
    for edition in editions:
        yield edition, _bytes(store.construct(of_edition, {"__edition_iri": NamedNode(edition)}))
    yield "", _bytes(store.construct((queries / "part-of-no-edition.rq").read_text(encoding="utf-8")))


def _bytes(triples: Sequence[Triple]) -> bytes:
    return serialize(triples, format=RdfFormat.N_TRIPLES) or b""


def _check(
    part: tuple[str, bytes], *, minter: Minter, groups: tuple[str, ...], editions: frozenset[str]
) -> tuple[Finding, ...]:
    """The findings about the records of one part itself."""
    edition, content = part
    quads = list(parse(content, format=RdfFormat.N_TRIPLES))
    stated = {str(quad.subject.value): _iri(quad) for quad in quads if quad.predicate.value == GT.statedIn}
    if edition:
        about = {subject for subject, where in stated.items() if where == edition} | {edition}
    else:
        about = {str(quad.subject.value) for quad in quads} - {s for s, where in stated.items() if where in editions}
    data = to_rdflib(Triple(quad.subject, quad.predicate, quad.object) for quad in quads)
    return findings_of(data, minter, groups, about)


def _iri(quad: Quad) -> str:
    return quad.object.value if isinstance(quad.object, NamedNode) else ""
