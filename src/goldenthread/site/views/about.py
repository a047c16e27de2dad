"""How the site is made, how to read it, and what it does not claim."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from goldenthread.site.holdings import Holdings
from goldenthread.site.page import Page


@dataclass(frozen=True, slots=True)
class AboutView:
    """The page.

    Attributes:
        joined: how many pairs of statements stand as one promise, or as its next stage.
        proposed: how many of these nobody has judged.
        rejected: how many were judged not to be the same.
        read: how many findings rest on reading a comment, by who read it.
        findings: how many findings there are.
        redacted: whether officers stand under pseudonyms.
    """

    joined: int
    proposed: int
    rejected: int
    read: tuple[tuple[str, int], ...]
    findings: int
    redacted: bool


def pages(held: Holdings) -> Iterator[Page]:
    """One page."""
    yield Page("about.html", "about", "How this is made, and what it does not claim", lambda: view(held))


def view(held: Holdings) -> AboutView:
    """Who judged what."""
    links = [link for some in held.links_to.values() for link in some]
    findings = [one for some in held.findings_of.values() for one in some]
    return AboutView(
        sum(link.holds for link in links),
        sum(link.decision == "proposed" for link in links),
        sum(link.decision == "rejected" for link in links),
        tuple(sorted(Counter(one.source for one in findings if one.source).items())),
        len(findings),
        held.redacted,
    )
