"""Rows reported completed that were read for a finding and judged to have none, with the reason of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from goldenthread.site.agent_records import Denied
from goldenthread.site.holdings import Holdings
from goldenthread.site.records import Commitment, Edition
from goldenthread.site.stray_words import said


@dataclass(frozen=True, slots=True)
class Dismissed:
    """One of them.

    Attributes:
        why: the judgement.
        stray: that its update may belong to another row, as a sentence, or empty.
    """

    row: Commitment
    edition: Edition
    why: Denied
    stray: str


def at_row(held: Holdings, row: Commitment) -> tuple[Denied, ...]:
    """What readers judged that the update of one row does not say: told at the row too, where a reader looks first."""
    return _by_row(held).get(row.iri, ())


@lru_cache(maxsize=4)
def _by_row(held: Holdings) -> Mapping[str, tuple[Denied, ...]]:
    found: dict[str, tuple[Denied, ...]] = {}
    for one in (one for some in held.denied.values() for one in some):
        found[one.commitment] = (*found.get(one.commitment, ()), one)
    return found


def dismissed(held: Holdings, code: str) -> Iterator[Dismissed]:
    """The rows reported completed of which readers judged that their update does not say so, the latest first.

    Args:
        held: what is held.
        code: the code of the finding.
    """
    order = {iri: place for place, iri in enumerate(held.editions)}
    judged = ((held.commitments[one.commitment], one) for one in held.denied.get(code, ()))
    for row, why in sorted(judged, key=lambda pair: (-order[pair[0].edition], pair[0].line, pair[0].iri)):
        if row.completed:
            yield Dismissed(row, held.edition(row), why, said(held, row))
