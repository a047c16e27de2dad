"""The tables that tell how well links agree with readers, as ``links score`` prints and writes them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

import numpy as np

from goldenthread.linking.agreement import SURE, figures
from goldenthread.linking.calibration import CANDIDATE
from goldenthread.linking.candidates import LEVELS
from goldenthread.linking.decisions import DecisionLine
from goldenthread.linking.profiles import Profile
from goldenthread.linking.weights import Column
from goldenthread.model import Decision, Link, Relation

BEGIN, END = "<!-- tables of 'goldenthread links score --write': change nothing here -->", "<!-- end of the tables -->"
"""Between these lines of a page stand the tables."""
RANGES = (CANDIDATE, 0.1, 0.3, 0.6, 0.9, 1.0)
"""The confidences by which the second table is divided."""
GROUP, GROUPS = 30, 10
"""The least of pairs that are taken together for the expected error, and into how many groups at most."""
Pair = tuple[str, str]


def all_tables(
    ways: Mapping[str, Sequence[Link]],
    unseen: Sequence[Link],
    decisions: Sequence[DecisionLine],
    profiles: Sequence[Profile],
) -> str:
    """The three tables, the last two of what the machine says of years unseen."""
    further = (confusion_table(unseen, decisions, profiles), reliability_table(unseen, decisions, profiles))
    return "\n\n".join((agreement_table(ways, decisions, profiles), *further))


def agreement_table(
    ways: Mapping[str, Sequence[Link]], decisions: Sequence[DecisionLine], profiles: Sequence[Profile]
) -> str:
    """Precision, recall and F1 of links, by the name of the way in which they were made, at each level."""
    lines = ["links of           level      required   hit  wrong  precision  recall     F1  relation"]
    for name, links in ways.items():
        for level in LEVELS:
            found = figures(links, decisions, profiles, level)
            lines.append(
                f"{name:<18} {level:<10} {found.required:>8} {found.hit:>5} {found.wrong:>6} "
                f"{found.precision:>10.3f} {found.recall:>7.3f} {found.f1:>6.3f} {found.relation:>9.3f}"
            )
    return "\n".join(lines)


class Truth:
    """What readers decided of the pairs of one level, in the documents between which they accepted any.

    Args:
        decisions: those of readers.
        profiles: the commitments.
        level: one of :data:`LEVELS`.
    """

    def __init__(self, decisions: Sequence[DecisionLine], profiles: Sequence[Profile], level: str) -> None:
        self._edition = {one.iri: one.edition for one in profiles}
        self._kind = {one.iri: one.kind.value for one in profiles}
        self._level = level
        here = {(line.earlier, line.later): line for line in decisions if self._is_here((line.earlier, line.later))}
        self.relation: dict[Pair, Relation] = {
            pair: line.relation
            for pair, line in here.items()
            if line.decision is Decision.ACCEPTED and (line.confidence >= SURE or line.relation is Relation.REVERSES)
        }
        self.doubtful = {pair for pair, line in here.items() if line.decision is not Decision.REJECTED} - set(
            self.relation
        )
        self._looked_at = {self._editions(pair) for pair in self.relation}

    def _editions(self, pair: Pair) -> Pair:
        return self._edition[pair[0]], self._edition[pair[1]]

    def _is_here(self, pair: Pair) -> bool:
        kinds = {self._kind.get(iri, "") for iri in pair}
        return "" not in kinds and self._level == (kinds.pop() if len(kinds) == 1 else "between")

    def of(self, links: Iterable[Link]) -> Iterator[Link]:
        """The links of the level between documents that readers compared."""
        for link in links:
            pair = link.earlier, link.later
            if self._is_here(pair) and self._editions(pair) in self._looked_at:
                yield link

    def shared(self, side: int) -> set[Pair]:
        """The accepted pairs whose earlier (0) or later (1) row readers linked to several of the other document."""
        groups: dict[Pair, list[Pair]] = defaultdict(list)
        for pair, relation in self.relation.items():
            if relation is not Relation.REVERSES:
                groups[pair[side], self._edition[pair[1 - side]]].append(pair)
        return {pair for group in groups.values() if len(group) > 1 for pair in group}


def confusion_table(links: Sequence[Link], decisions: Sequence[DecisionLine], profiles: Sequence[Profile]) -> str:
    """What the machine says of pairs, beside what readers say of them, at each level.

    Rows are what readers decided: the relation, ``doubtful`` where they abstained, ``none``; then again those accepted
    pairs that belong to a split or a merger.
    """
    said = ("continues", "succeeds", "reverses", "perhaps", "none")
    lines = [f"{'level':<10} {'readers':<10} " + " ".join(f"{word:>9}" for word in said)]
    for level in LEVELS:
        truth = Truth(decisions, profiles, level)
        machine = {(link.earlier, link.later): _said(link) for link in truth.of(links)}
        readers = {pair: relation.value for pair, relation in truth.relation.items()}
        readers |= dict.fromkeys(truth.doubtful, "doubtful")
        table: Counter[tuple[str, str]] = Counter(
            (readers.get(pair, "none"), machine.get(pair, "none")) for pair in readers.keys() | machine.keys()
        )
        table["none", "none"] = 0  # most pairs of rows are no link, and nobody counts them
        for name, side in (("split", 0), ("merged", 1)):
            table.update((name, machine.get(pair, "none")) for pair in truth.shared(side))
        for reader in ("continues", "succeeds", "reverses", "doubtful", "none", "split", "merged"):
            counts = [table[reader, word] for word in said]
            if any(counts):
                cells = " ".join(f"{count or '-':>9}" for count in counts)
                lines.append(f"{level:<10} {reader:<10} {cells}")
    return "\n".join(lines)


def _said(link: Link) -> str:
    if link.decision is Decision.CANDIDATE:
        return "perhaps" if link.perhaps else "none"
    return link.relation.value


def reliability_table(links: Sequence[Link], decisions: Sequence[DecisionLine], profiles: Sequence[Profile]) -> str:
    """How often pairs are linked by readers, by the confidence that the machine had: the mean of both in each range."""
    heads = " ".join(f"{f'{least:.2f}-{most:.2f}':>11}" for least, most in pairwise(RANGES))
    lines = [f"{'level':<10} {'pairs':>6} {'error':>6} {heads}"]
    for level in LEVELS:
        truth = Truth(decisions, profiles, level)
        rows = [
            (
                link.confidence,
                truth.relation.get((link.earlier, link.later), Relation.REVERSES) is not Relation.REVERSES,
            )
            for link in truth.of(links)
            if (link.earlier, link.later) not in truth.doubtful and link.relation is not Relation.REVERSES
        ]
        confidence = np.array([row[0] for row in rows], dtype=np.float64)
        linked = np.array([row[1] for row in rows], dtype=np.float64)
        cells = []
        for least, most in pairwise(RANGES):
            within = (confidence >= least) & ((confidence < most) | (most == RANGES[-1]))
            shares = f"{confidence[within].mean():.2f} / {linked[within].mean():.2f}" if within.any() else "-"
            cells.append(f"{shares:>11}")
        lines.append(f"{level:<10} {len(rows):>6} {expected_error(confidence, linked):>6.3f} {' '.join(cells)}")
    return "\n".join(lines)


def expected_error(confidence: Column, linked: Column) -> float:
    """The expected calibration error, over groups of equal size by confidence, of 30 pairs at least and ten at most.

    >>> expected_error(np.array([0.25] * 40), np.array([1.0, 0, 0, 0] * 10))
    0.0
    """
    if not len(confidence):
        return 0.0
    order = np.argsort(confidence, kind="stable")
    groups = np.array_split(order, min(GROUPS, max(1, len(order) // GROUP)))
    return float(sum(len(one) * abs(confidence[one].mean() - linked[one].mean()) for one in groups) / len(order))


def put_between(page: str, tables: str) -> str:
    """The page with the tables between its marks.

    Raises:
        ValueError: it has no such marks.
    """
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"there is no line {BEGIN!r} with {END!r} below it")
    return f"{before}{BEGIN}\n```\n{tables}\n```\n{END}{after}"
