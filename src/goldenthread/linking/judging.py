"""The machine's links under the decisions of people, which beat every score."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from goldenthread.issues import Issue
from goldenthread.linking.decisions import MANUAL, DecisionLine
from goldenthread.linking.profiles import Profile
from goldenthread.model import Decision, Link


@dataclass(frozen=True, slots=True)
class Judged:
    """Links after the decisions of people, and what does not fit."""

    links: tuple[Link, ...]
    issues: tuple[Issue, ...]


def apply_decisions(proposed: Sequence[Link], decisions: Sequence[DecisionLine], profiles: Sequence[Profile]) -> Judged:
    """The machine's links under the decisions of people.

    A decision replaces what the machine says of the pair. A machine's proposal to or from a commitment whose
    predecessors a person has decided stays a candidate: where people have been, the machine no longer joins.
    """
    known = {profile.iri: profile for profile in profiles}
    by_pair = {(link.later, link.earlier): link for link in proposed}
    issues: list[Issue] = []
    decided: set[tuple[str, str]] = set()
    judged_later: set[tuple[str, int]] = set()
    links: list[Link] = []
    for line in decisions:
        problem = _problem(line, known)
        if problem:
            issues.append(problem)
            if problem.code == "decision-orphaned":
                continue
        pair = (line.later, line.earlier)
        decided.add(pair)
        if known[line.later].kind is known[line.earlier].kind:
            judged_later.add((line.later, known[line.earlier].year))
        machine = by_pair.get(pair)
        links.append(
            Link(
                line.earlier,
                line.later,
                line.relation,
                line.decision,
                line.confidence,
                MANUAL,
                ", ".join(line.reviewer.split("|")),
                line.reason,
                line.date,
                machine.parts if machine else (),
            )
        )
    for link in proposed:
        if (link.later, link.earlier) in decided:
            continue
        people_were_here = (link.later, known[link.earlier].year) in judged_later
        links.append(_demoted(link) if people_were_here and link.decision is Decision.PROPOSED else link)
    links.sort(key=lambda link: (link.later, link.earlier))
    return Judged(tuple(links), tuple(sorted(issues)))


def _demoted(link: Link) -> Link:
    return Link(
        link.earlier,
        link.later,
        link.relation,
        Decision.CANDIDATE,
        link.confidence,
        link.justification,
        parts=link.parts,
    )


def _problem(line: DecisionLine, known: Mapping[str, Profile]) -> Issue | None:
    gone = [iri for iri in (line.later, line.earlier) if iri not in known]
    if gone:
        return Issue(
            "",
            0,
            "decision-orphaned",
            "link",
            gone[0],
            Path(line.path).name,
            "apply-decisions",
            "The decision is about a commitment that is not in the data.",
        )
    later, earlier = known[line.later], known[line.earlier]
    if later.body != earlier.body or later.year <= earlier.year:
        return Issue(
            later.edition,
            0,
            "decision-orphaned",
            "link",
            line.later,
            line.earlier,
            "apply-decisions",
            "The decision joins two bodies, or does not lead from an earlier year to a later one.",
        )
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
