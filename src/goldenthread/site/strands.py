"""Threads that hold several statements of one document: how many are joined, and by which link least surely."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from goldenthread.site import plain
from goldenthread.site.fates import joining
from goldenthread.site.holdings import Holdings
from goldenthread.site.judged import whose
from goldenthread.site.page_words import DISAGREES, code
from goldenthread.site.records import Commitment, Link


def tangled(members: Sequence[Commitment]) -> bool:
    """Whether one document makes more than one of the statements: then it is no single promise through the years."""
    return any(count > 1 for count in Counter(one.edition for one in members).values())


def joined(members: Sequence[Commitment]) -> str:
    """How many statements one title stands for, in words; of several strands it claims no one promise."""
    how = "joined under one title" if tangled(members) else "taken for one promise"
    return f"{plain.counted(len(members), 'statement')} {how}"


def longest_said(single: Sequence[int], promised: Sequence[int]) -> str:
    """How many commitments stand in the most documents, and how many of them a list of single promises begins with.

    Args:
        single: in how many documents each commitment stands of which no document makes several statements.
        promised: the same of all.

    >>> longest_said([4, 1], [4, 4, 4, 2, 1]).partition(": ")[0]
    '3 commitments in 4 documents, the most of any, of which one once in each'
    >>> longest_said([3, 3], [2, 3, 3])
    '2 commitments in 3 documents, the most of any, of which two once in each: these come first here.'
    """
    most = max(promised, default=0)
    alone, every = single.count(most), promised.count(most)
    others = f" The other {plain.number(every - alone)}: in the list of several strands." if every > alone else ""
    documents = plain.counted(most, "document")
    return (
        f"{plain.counted(every, 'commitment')} in {documents}, the most of any, of which {plain.number(alone)} once in "
        f"each: these come first here.{others}"
    )


def disagrees(held: Holdings, members: Sequence[Commitment]) -> int:
    """How often a thread does not add up, its steps and measures included."""
    return sum(code(finding.code).kind == DISAGREES for one in members for finding in held.findings_around(one))


def strands_said(held: Holdings, members: Sequence[Commitment]) -> str:
    """What a list says of a thread of several strands."""
    documents = plain.counted(len({one.edition for one in members}), "document")
    found = plain.counted(disagrees(held, members), "finding")
    return f"{joined(members)} in {documents}, {found}; {weakest_said(held, members)}"


def weakest(held: Holdings, members: Sequence[Commitment]) -> Link | None:
    """The link of which its reader is least sure, of two statements of the thread; none where no sureness is given."""
    mine = {one.iri for one in members}
    links = [link for one in members for link in joining(held.links_to.get(one.iri, ())) if link.earlier in mine]
    sure = [(link.confidence, link.iri, link) for link in links if link.confidence is not None]
    return min(sure)[2] if sure else None


def weakest_said(held: Holdings, members: Sequence[Commitment]) -> str:
    """The same in words."""
    link = weakest(held, members)
    if link is None or link.confidence is None:
        return "how sure it is that these belong together, nobody has put on record"
    ends = [held.commitments[iri] for iri in (link.earlier, link.later)]
    named = [f"{plain.year(held.edition(one).label)} “{plain.shortened(one.text, 60)}”" for one in ends]
    sure = f"{100 * link.confidence:.0f}% sure ({whose(link)} own estimate)"
    return f"least sure of these to belong together: {named[0]} and {named[1]}, {sure}"
