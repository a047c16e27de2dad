"""One spelling of headings that differ in nothing but case, marks and words of no weight: a list offers them once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from goldenthread.language.same_name import same_name
from goldenthread.site.holdings import Holdings


def once(held: Holdings, headings: Iterable[str]) -> tuple[str, ...]:
    """The headings without empty ones, each once and as the latest document spells it.

    Args:
        held: what is held.
        headings: texts of headings, as printed.
    """
    known = _spellings(held)
    return tuple(dict.fromkeys(known.get(same_name(text), text) for text in headings if text))


@lru_cache(maxsize=8)
def _spellings(held: Holdings) -> Mapping[str, str]:
    place = {iri: number for number, iri in enumerate(held.editions)}
    ordered = sorted(held.headings.values(), key=lambda one: (place[one.edition], one.order))
    return {same_name(one.text): one.text for one in ordered}
