"""What perhaps goes on: likenesses that nobody has decided, said beside the rows. They join nothing and hide no end."""

from __future__ import annotations

from collections.abc import Iterable

from goldenthread.site import plain
from goldenthread.site.holdings import Holdings
from goldenthread.site.records import Commitment, Link

SHOWN = 3
"""Of more, the likeliest stand beside a row."""
WORDS = 120


def onward(held: Holdings, one: Commitment) -> tuple[Link, ...]:
    """The links by which a row perhaps goes on, the likeliest first."""
    return tuple(
        link for link in held.perhaps.get(one.iri, ()) if link.earlier == one.iri and link.later in held.commitments
    )


def back(held: Holdings, one: Commitment) -> tuple[Link, ...]:
    """The links by which a row perhaps carries on an earlier one, the likeliest first."""
    return tuple(
        link for link in held.perhaps.get(one.iri, ()) if link.later == one.iri and link.earlier in held.commitments
    )


def said(held: Holdings, one: Commitment) -> str:
    """What perhaps carries a row on, as sentences; empty where nothing is like enough."""
    found = onward(held, one)
    parts = [_named(held, link) for link in found[:SHOWN]]
    more = f" and {plain.counted(len(found) - SHOWN, 'other row')}" if len(found) > SHOWN else ""
    return f"Perhaps continued by {plain.listed(parts, 'or')}{more}." if parts else ""


def _named(held: Holdings, link: Link) -> str:
    later = held.commitments[link.later]
    words = plain.shortened(later.text, WORDS) or "no words printed"
    return f"“{words}” in the {plain.named(held.edition(later))}, line {later.line} ({how_sure(link)})"


def how_sure(link: Link) -> str:
    """How likely a link is that nobody has decided, in words.

    >>> how_sure(Link("", "", "", "continues", "perhaps", 0.224, "", ""))
    'confidence 22%, not decided'
    """
    return f"confidence {100 * (link.confidence or 0):.0f}%, not decided"


def counted(held: Holdings, rows: Iterable[Commitment]) -> str:
    """How many of some rows that ended have a perhaps, as a sentence; empty where none has."""
    count = sum(bool(onward(held, one)) for one in rows)
    goes = "goes" if count == 1 else "go"
    return f"Of these {count:,} perhaps {goes} on in another row: not decided." if count else ""
