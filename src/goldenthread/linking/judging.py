"""The machine's links under the decisions of readers, which beat every score."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from goldenthread.issues import Issue
from goldenthread.linking.closings import Closed, council_of
from goldenthread.linking.decisions import DecisionLine, justification
from goldenthread.linking.profiles import Profile
from goldenthread.model import Decision, Link, Reviewers
from goldenthread.model.reviewers import resolve

UNNAMED = "unnamed"
"""Who decided where the decision names nobody: an undeclared reviewer."""


@dataclass(frozen=True, slots=True)
class Judged:
    """Links after the decisions of readers, and what does not fit."""

    links: tuple[Link, ...]
    issues: tuple[Issue, ...]


def apply_decisions(
    proposed: Sequence[Link],
    decisions: Sequence[DecisionLine],
    profiles: Sequence[Profile],
    closed: Closed | None = None,
    reviewers: Reviewers | None = None,
) -> Judged:
    """The machine's links under the decisions of readers.

    A decision replaces what the machine says of its pair, and of no other: what else the machine proposes for the same
    commitments stays proposed, unless a reader has closed one of them towards the edition of the other.

    Args:
        proposed: the machine's links and candidates.
        decisions: those of readers.
        profiles: the commitments.
        closed: what readers closed.
        reviewers: the register of reviewers.
    """
    known = {profile.iri: profile for profile in profiles}
    by_pair = {(link.later, link.earlier): link for link in proposed}
    closed = closed or Closed()
    issues: list[Issue] = []
    decided: set[tuple[str, str]] = set()
    links: list[Link] = []
    for line in decisions:
        problem = _problem(line, known)
        if problem:
            issues.append(problem)
            if problem.code == "decision-orphaned":
                continue
        pair = (line.later, line.earlier)
        decided.add(pair)
        machine = by_pair.get(pair)
        judges = resolve(line.reviewers or (UNNAMED,), reviewers or {})
        links.append(
            Link(
                line.earlier,
                line.later,
                line.relation,
                line.decision,
                line.confidence,
                justification(judges),
                ", ".join(line.reviewers),
                line.reason,
                line.date,
                machine.parts if machine else (),
                judges,
            )
        )
    for link in proposed:
        if (link.later, link.earlier) in decided:
            continue
        silenced = link.decision is Decision.PROPOSED and closed.covers(link.later, link.earlier)
        links.append(replace(link, decision=Decision.CANDIDATE) if silenced else link)
    links.sort(key=lambda link: (link.later, link.earlier))
    return Judged(tuple(_only_where_open(links, closed)), tuple(sorted(issues)))


def _only_where_open(links: Sequence[Link], closed: Closed) -> Iterator[Link]:
    """The links; "perhaps" stays where no reader closed the pair, and one of the two has no other link that way."""
    carried, led_to = ({getattr(link, side) for link in links if link.joins} for side in ("earlier", "later"))
    for link in links:
        loose = link.earlier not in carried or link.later not in led_to
        if link.perhaps and not (loose and not closed.covers(link.later, link.earlier)):
            yield replace(link, perhaps=False)
        else:
            yield link


def _problem(line: DecisionLine, known: Mapping[str, Profile]) -> Issue | None:
    later, earlier = known.get(line.later), known.get(line.earlier)
    if later and council_of(line.later) != council_of(line.earlier):  # the other's rows may not be here at all
        return _misplaced(line, later, "The decision joins rows of two bodies, which nothing joins: it is left out.")
    if not later or not earlier:
        gone, message = (
            line.earlier if later else line.later,
            "The decision is about a commitment that is not in the data.",
        )
        return Issue("", 0, "decision-orphaned", "link", gone, Path(line.path).name, "apply-decisions", message)
    if later.order <= earlier.order:
        return _misplaced(line, later, "The decision does not lead from an earlier document to a later one.")
    changed = [
        profile
        for profile, mark in ((later, line.later_hash), (earlier, line.earlier_hash))
        if mark and mark not in profile.text_hashes
    ]
    if changed:
        return Issue(
            changed[0].edition,
            0,
            "decision-outdated",
            "link",
            changed[0].iri,
            changed[0].text[:120],
            "apply-decisions",
            "The decision was made about other words than are read now.",
        )
    return None


def _misplaced(line: DecisionLine, later: Profile, message: str) -> Issue:
    return Issue(later.edition, 0, "decision-orphaned", "link", line.later, line.earlier, "apply-decisions", message)
