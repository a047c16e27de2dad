"""An update whose every sentence stands in the longer update of a row elsewhere: perhaps a piece of it gone astray.

Of which of the two rows the sentences speak, no rule can tell, so both are told. A commitment that repeats what its
steps say, and steps of one commitment that repeat one another, sum up, and are not meant.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

from goldenthread.fingerprints import squash
from goldenthread.language.clauses import sentences
from goldenthread.site.holdings import Holdings
from goldenthread.site.records import Commitment

SHORTEST = 40
"""Letters below which an update is a turn of phrase that any row may have."""


def stands_in(held: Holdings, one: Commitment) -> tuple[Commitment, ...]:
    """The rows elsewhere in the same document whose longer updates hold all sentences of the update of a row."""
    if len(one.comment) < SHORTEST:
        return ()
    said = _sentences(one.comment)
    holding = _holding(held, one.edition)
    found = set.intersection(*(holding[each] for each in said)) if said else set()
    family = {one.parent, *held.milestones_of.get(one.iri, ()), *held.milestones_of.get(one.parent, ()), one.iri}
    rows = [held.commitments[iri] for iri in found - family]
    return tuple(
        sorted((row for row in rows if len(_sentences(row.comment)) > len(said)), key=lambda row: (row.order, row.iri))
    )


def said(held: Holdings, one: Commitment) -> str:
    """The same as a sentence; empty where there is none."""
    rows = stands_in(held, one)
    if not rows:
        return ""
    where = ", ".join(f"line {row.line} (“{row.text}”)" for row in rows)
    return (
        f"Every word of this update stands in the longer update of {where} too: perhaps it belongs there, and is "
        "printed here by mistake. The document does not say."
    )


def _sentences(text: str) -> tuple[str, ...]:
    return tuple(filter(None, (squash(text[start:end]) for start, end in sentences(text))))


@lru_cache(maxsize=64)
def _holding(held: Holdings, edition: str) -> dict[str, set[str]]:
    """The rows of a document in whose updates each sentence stands."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in held.commitments.values():
        if row.edition == edition:
            for each in _sentences(row.comment):
                found[each].add(row.iri)
    return found
