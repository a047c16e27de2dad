"""Who judged that two statements are one promise, and how sure: in words, with the number."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from goldenthread.site import plain
from goldenthread.site.agent_records import Reviewer
from goldenthread.site.records import Link

_SURE = ((0.95, "almost certainly"), (0.8, "very probably"), (0.6, "probably"), (0.0, "perhaps"))


def judged(link: Link) -> str:
    """A judgement as a sentence.

    >>> judged(Link("", "", "", "continues", "accepted", 0.97, "A, B", "", "person")).partition(". ")[0]
    'Yes, almost certainly (97%: the readers’ own certainty that it is the same undertaking)'
    >>> judged(Link("", "", "", "succeeds", "proposed", 0.71, "", "")).partition(". ")[0]
    'The next stage of it, probably (71%: the program’s own certainty that this is so)'
    >>> judged(Link("", "", "", "continues", "rejected", None, "Ada Lark", "", "person"))
    'Not the same. Judged by a person (Ada Lark).'
    """
    by = f"Judged by {_who(link)}." if link.reviewer else "Proposed by the program; nobody has judged it yet."
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
    that = "it is the same undertaking" if link.relation == "continues" else "this is so"
    return f"{what}, {sure} ({100 * link.confidence:.0f}%: {whose(link)} own certainty that {that}). {by}"


def whose(link: Link) -> str:
    """Whose certainty the percentage of a judgement is.

    >>> whose(Link("", "", "", "continues", "accepted", 0.97, "reader 1", "", "language model"))
    'the reader’s'
    >>> whose(Link("", "", "", "continues", "proposed", 0.7, "", ""))
    'the program’s'
    """
    names = readers(link)
    if not names:
        return "the program’s"
    return "the reader’s" if len(names) == 1 else "the readers’"


def readers(link: Link) -> list[str]:
    """The names of those who judged; none where the program proposed it and nobody did."""
    return [name for name in re.split(r"\s*[|,]\s*", link.reviewer) if name]


def _who(link: Link) -> str:
    names = readers(link)
    kind = link.reviewer_kind or "undeclared reader"
    if " and " in kind:
        return f"{kind}: {', '.join(names)}"
    said = f"{plain.article(kind)} {kind}" if len(names) == 1 else f"{plain.number(len(names))} {plain.plural(kind)}"
    return f"{said} ({', '.join(names)})"


def judges(reviewers: Iterable[Reviewer]) -> str:
    """Who judged in all, as a sentence for the foot of every page.

    >>> judges([Reviewer("reader 1", "language model", "", 3, 0, 0), Reviewer("tool", "software", "", 1, 2, 0)])
    'Judged so far by one language model and one software, and by no person.'
    >>> judges([Reviewer("Ada Lark", "person", "", 1, 0, 0)])
    'Judged by one person.'
    >>> judges([])
    'Nobody has judged anything yet: what is joined was joined by the program alone.'
    """
    counts = Counter(one.kind for one in reviewers)
    if not counts:
        return "Nobody has judged anything yet: what is joined was joined by the program alone."
    said = plain.listed(
        [f"{plain.number(n)} {kind if n == 1 else plain.plural(kind)}" for kind, n in sorted(counts.items())]
    )
    return f"Judged by {said}." if "person" in counts else f"Judged so far by {said}, and by no person."
