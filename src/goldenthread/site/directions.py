"""Which direction of a measure is better: as its tables print it, where they agree."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from goldenthread.site.records import DISPUTED, Link, Measure


def agreed(measures: Mapping[str, Measure], links: Iterable[Link]) -> dict[str, Measure]:
    """Measures, their direction disputed where a row that readers took for the same measure prints the opposite.

    Args:
        measures: by their IRIs, as their tables print them.
        links: between rows of tables; one that counts otherwise may have another direction.
    """
    opposed = {
        iri
        for link in links
        if link.decision == "accepted" and link.relation == "continues"
        for pair in ((link.earlier, link.later),)
        if set(pair) <= measures.keys() and {measures[iri].polarity for iri in pair} == {"higher", "lower"}
        for iri in pair
    }
    return {
        iri: replace(one, printed_polarity=one.polarity, polarity=DISPUTED if iri in opposed else one.polarity)
        for iri, one in measures.items()
    }


def direction(group: Iterable[Measure]) -> str:
    """Which direction of one measure is better: ``higher``, ``lower``, :data:`DISPUTED`, or empty where no row says."""
    said = {one.polarity for one in group if one.polarity}
    return DISPUTED if len(said) > 1 else said.pop() if said else ""
