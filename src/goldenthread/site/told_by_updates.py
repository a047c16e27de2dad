"""What updates say of a measure with a figure, where no table prints one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from goldenthread.language.clauses import sentences
from goldenthread.language.stems import stems
from goldenthread.site.holdings import Holdings
from goldenthread.site.records import Commitment, Measure

_SHARED = 0.7
"""The share of the words of a measure that a sentence must have to name it."""
_ELSEWHERE = 6
"""How many words it must share besides, where no table says that the measure supports what is updated."""


def updates(held: Holdings, group: Sequence[Measure]) -> Iterator[tuple[Commitment, str]]:
    """Sentences of updates that name a measure with a figure, the first of each update.

    First those of what it supports, its steps, and what carries them on; then those of its council, from its year on,
    that have so many of its words that they can hardly speak of another.

    Args:
        held: what is held.
        group: the rows of a series; nothing is said of one of which a table prints a figure.
    """
    if any(one.values for one in group):
        return
    words = {stem for one in group for stem in stems(one.name)}
    numbers = {stem for stem in words if stem.isdigit()}
    near = {row.iri: row for row in _supported(held, group)}
    for row in (*near.values(), *(one for one in _of_the_council(held, group[0]) if one.iri not in near)):
        least = max(1 if row.iri in near else _ELSEWHERE, _SHARED * len(words))
        for said, found in _said(row.comment):
            if len(words & found) >= least and any(stem[:1].isdigit() for stem in found - numbers):
                yield row, said
                break


@cache
def _said(comment: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """The sentences of an update, each with the stems of its words."""
    every = (comment[start:end].strip() for start, end in sentences(comment))
    return tuple((said, frozenset(stems(said))) for said in every)


def _of_the_council(held: Holdings, one: Measure) -> Iterator[Commitment]:
    """The commitments and steps of the council of a measure, in documents of its year and later ones."""
    own = held.edition(one)
    for row in held.commitments.values():
        edition = held.edition(row)
        if edition.body == own.body and edition.label >= own.label:
            yield row


def _supported(held: Holdings, group: Sequence[Measure]) -> Iterator[Commitment]:
    """What a measure supports, with its steps, and the later rows of their threads, each once."""
    named = dict.fromkeys(iri for one in group for iri in held.supported_by.get(one.iri, ()))
    rows = dict.fromkeys(step for iri in named for step in (iri, *held.milestones_of.get(iri, ())))
    own = [held.commitments[iri] for iri in rows if iri in held.commitments]
    later = [iri for one in own if one.thread in held.threads for iri in held.threads[one.thread].members]
    for iri in dict.fromkeys((*(one.iri for one in own), *later)):
        if iri in held.commitments:
            yield held.commitments[iri]
