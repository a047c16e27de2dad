"""Who judged that two statements are one promise, and how sure: in words, with the number."""

from __future__ import annotations

from goldenthread.site.records import Link

_SURE = ((0.95, "almost certainly"), (0.8, "very probably"), (0.6, "probably"), (0.0, "perhaps"))


def judged(link: Link) -> str:
    """A judgement as a sentence.

    >>> judged(Link("", "", "", "continues", "accepted", 0.97, "reader 1, reader 2", ""))
    'Yes, almost certainly (97%). Judged by reader 1 and reader 2.'
    >>> judged(Link("", "", "", "succeeds", "proposed", 0.71, "", ""))
    'The next stage of it, probably (71%). Proposed by the program; nobody has judged it yet.'
    >>> judged(Link("", "", "", "continues", "rejected", None, "reader 3", ""))
    'Not the same. Judged by reader 3.'
    """
    who = link.reviewer.replace(", read again", ", then read again").rsplit(", ", 1)
    by = f"Judged by {' and '.join(who)}." if link.reviewer else "Proposed by the program; nobody has judged it yet."
    if link.decision == "rejected":
        return f"Not the same. {by}"
    what = {
        "continues": "Yes",
        "succeeds": "The next stage of it",
        "reverses": "It undoes it",
    }.get(link.relation, link.relation)
    if link.confidence is None:
        return f"{what}. {by}"
    sure = next(words for least, words in _SURE if link.confidence >= least)
    return f"{what}, {sure} ({100 * link.confidence:.0f}%). {by}"
