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
        judged: how many judgements that two statements are one promise stand, by who decided; empty for the program.
        read: how many findings rest on reading a comment, by who read it.
        findings: how many findings there are.
        redacted: whether officers stand under pseudonyms.
    """

    judged: tuple[tuple[str, int, int], ...]
    read: tuple[tuple[str, int], ...]
    findings: int
    redacted: bool


def pages(held: Holdings) -> Iterator[Page]:
    """One page."""
    yield Page("about.html", "about", "How this is made, and what it does not claim", lambda: view(held))


def view(held: Holdings) -> AboutView:
    """Who judged what."""
    links = [link for some in held.links_to.values() for link in some]
    yes = Counter(link.reviewer for link in links if link.holds)
    no = Counter(link.reviewer for link in links if not link.holds)
    findings = [one for some in held.findings_of.values() for one in some]
    return AboutView(
        tuple((who, yes[who], no[who]) for who in sorted(yes.keys() | no.keys())),
        tuple(sorted(Counter(one.source for one in findings if one.source).items())),
        len(findings),
        held.redacted,
    )
