"""Rows as the promises that they are: those that carry one another on are one; two of one document never are."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from goldenthread.language.shared_words import other_words
from goldenthread.site.fates import joining
from goldenthread.site.holdings import Holdings
from goldenthread.site.records import Commitment
from goldenthread.site.strands import tangled


def promises(held: Holdings, rows: Iterable[Commitment]) -> tuple[tuple[Commitment, ...], ...]:
    """Rows that stand under a title, each promise by its own rows, in the order of the titles and of the documents.

    Of a title under which a document makes several of the statements each that none of the others carries on is a
    promise, with those that it carries on: where a promise was divided, its first rows belong to each part.
    """
    found: dict[str, list[Commitment]] = {}
    for row in rows:
        if row.thread in held.threads:
            found.setdefault(row.thread, []).append(row)
    return tuple(tuple(one) for some in found.values() for one in _divided(held, some))


def _divided(held: Holdings, rows: Sequence[Commitment]) -> Iterator[Sequence[Commitment]]:
    if not tangled(rows):
        yield rows
        return
    before = {row.iri: _reached(held, row) for row in rows}
    carried = {iri for some in before.values() for iri in some}
    for last in rows:
        if last.iri not in carried:
            yield [row for row in rows if row is last or row.iri in before[last.iri]]


def _reached(held: Holdings, row: Commitment) -> frozenset[str]:
    """The rows of its title that a row carries on, step by step."""
    return frozenset(one.iri for one in _earlier(held, row) if one.thread == row.thread)


def _earlier(held: Holdings, row: Commitment) -> Iterator[Commitment]:
    met, waiting = {row.iri}, [row]
    while waiting:
        for link in joining(held.links_to.get(waiting.pop().iri, ())):
            if link.earlier not in met:
                met.add(link.earlier)
                waiting.append(held.commitments[link.earlier])
                yield held.commitments[link.earlier]


def with_earlier(held: Holdings, rows: Sequence[Commitment]) -> tuple[Commitment, ...]:
    """Rows of a title with those that they carry on, in the order of the documents.

    What is joined over another row alone belongs here where its words are like those of one of them: of a chain in
    which each link was judged the ends need have nothing in common.
    """
    known = {row.iri for row in rows}
    mine = {row.iri: row for row in rows}
    waiting = list(rows)
    while waiting:
        for link in joining(held.links_to.get(waiting.pop().iri, ())):
            one = held.commitments[link.earlier]
            if one.iri not in mine and one.thread == rows[0].thread and _belongs(one, link.later, known, rows):
                mine[one.iri] = one
                waiting.append(one)
    order = {iri: at for at, iri in enumerate(held.editions)}
    return tuple(sorted(mine.values(), key=lambda one: (order[one.edition], one.order)))


def _belongs(one: Commitment, later: str, known: Collection[str], rows: Sequence[Commitment]) -> bool:
    return later in known or not all(other_words(one.text, row.text) for row in rows)
