"""What the functions of this package share: how IRIs are found, and what a layout prints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from goldenthread.graph.agent_finder import Agents
from goldenthread.minting import Minter
from goldenthread.model import HEADING_KINDS, Commitment, Edition, IriOf, Kind, Plan, PrintedFields


@dataclass(frozen=True, slots=True)
class Context:
    """How IRIs are found, who is who, and what each layout prints.

    Attributes:
        minter: mints the IRIs.
        iri_of: finds the registered IRI of a record.
        agents: finds persons, posts and units by their printed names.
        printed: what is printed where, by the name of the layout.
    """

    minter: Minter
    iri_of: IriOf
    agents: Agents
    printed: Mapping[str, PrintedFields] = field(default_factory=dict)


def kinds(plan: Plan) -> dict[str, Kind]:
    """The kind of each heading and commitment of a plan, by its key."""
    return {h.key: h.kind for h in plan.headings} | {c.key: c.kind for c in plan.commitments}


def parent_iri(context: Context, plan: Plan, known: Mapping[str, Kind], parent: str) -> str:
    """The IRI of the record above another, or empty where there is none."""
    return context.iri_of(plan.edition, known[parent], parent) if parent in known else ""


def order(plan: Plan) -> dict[str, int]:
    """The place of each heading and commitment in its document, from 1, by its key.

    What stands on an earlier line comes first; on the same line a heading comes before an activity, an activity
    before its milestones, and otherwise the row that was read first.
    """
    rank = {kind: place for place, kind in enumerate((*HEADING_KINDS, Kind.ACTIVITY, Kind.MILESTONE))}
    rows = [(min(h.lines), rank[h.kind], h.line, h.key) for h in plan.headings]
    rows += [(first_line(c), rank[c.kind], c.line, c.key) for c in plan.commitments]
    rows.sort(key=lambda row: row[:3])
    return {key: place for place, (*_, key) in enumerate(rows, start=1)}


def first_line(commitment: Commitment) -> int:
    """The first line that contributes to a commitment."""
    return min(commitment.lines, default=commitment.line)


def runs(lines: Iterable[int]) -> Iterator[tuple[int, int]]:
    """The unbroken runs in a set of line numbers.

    >>> list(runs((9, 7, 8, 12)))
    [(7, 9), (12, 12)]
    """
    first = last = 0
    for line in sorted(set(lines)):
        if first and line == last + 1:
            last = line
            continue
        if first:
            yield first, last
        first = last = line
    if first:
        yield first, last


def sources(context: Context, edition: Edition, lines: Iterable[int]) -> list[str]:
    """The IRIs of the runs of source lines that a record was read from."""
    return [context.minter.source_lines(edition, first, last) for first, last in runs(lines)]


def line_numbers(lines: Iterable[int]) -> str:
    """Line numbers as one text, in ascending order.

    >>> line_numbers((9, 7, 7))
    '7 9'
    """
    return " ".join(str(line) for line in sorted(set(lines)))
