"""What updates say of a measure with a figure, where no table prints one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from goldenthread.language.clauses import sentences
from goldenthread.language.stems import stems
from goldenthread.site.holdings import Holdings
from goldenthread.site.records import Commitment, Measure

_SHARED = 0.6
"""The share of the words of a measure that a sentence must have to name it."""


def updates(held: Holdings, group: Sequence[Measure]) -> Iterator[tuple[Commitment, str]]:
    """Sentences of updates that name a measure with a figure: of what it supports, its steps, and what carries them on.

    Args:
        held: what is held.
        group: the rows of a series; nothing is said of one of which a table prints a figure.
    """
    if any(one.values for one in group):
        return
    words = {stem for one in group for stem in stems(one.name)}
    numbers = {stem for stem in words if stem.isdigit()}
    for row in _supported(held, group):
        for start, end in sentences(row.comment):
            said = row.comment[start:end].strip()
            found = set(stems(said))
            figures = {stem for stem in found - numbers if stem[:1].isdigit()}
            if figures and words and len(words & found) >= _SHARED * len(words):
                yield row, said
                break


def _supported(held: Holdings, group: Sequence[Measure]) -> Iterator[Commitment]:
    """What a measure supports, with its steps, and the later rows of their threads, each once."""
    named = dict.fromkeys(iri for one in group for iri in held.supported_by.get(one.iri, ()))
    rows = dict.fromkeys(step for iri in named for step in (iri, *held.milestones_of.get(iri, ())))
    own = [held.commitments[iri] for iri in rows if iri in held.commitments]
    later = [iri for one in own if one.thread in held.threads for iri in held.threads[one.thread].members]
    for iri in dict.fromkeys((*(one.iri for one in own), *later)):
        if iri in held.commitments:
            yield held.commitments[iri]
