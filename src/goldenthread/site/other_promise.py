"""Rows that are taken for one promise though they hardly share a word: said, with both wordings."""

from __future__ import annotations

from collections.abc import Sequence

from goldenthread.language.shared_words import other_words
from goldenthread.site import plain
from goldenthread.site.holdings import Holdings
from goldenthread.site.records import Commitment

WORDS = 90
"""Letters of each wording that are shown; the whole stands below."""


def perhaps_two(held: Holdings, members: Sequence[Commitment]) -> str:
    """The latest two rows of a thread, judged the same promise, of which the words say little of it; empty if none."""
    mine = {one.iri for one in members}
    for row in reversed(members):
        for link in held.links_to.get(row.iri, ()):
            before = held.commitments[link.earlier]
            same = link.joins and link.relation == "continues" and before.iri in mine
            if same and other_words(before.text, row.text):
                words = [
                    f"“{plain.shortened(it.text, WORDS) or 'no words printed'}” ({plain.year(held.edition(it).label)})"
                    for it in (before, row)
                ]
                return f"By its words it may be two promises, which were judged one: {words[0]}, then {words[1]}."
    return ""
