"""Which rows of different tables print one measure: proposed by name and by figures that agree, decided by readers.

Decisions stand in ``data/links/measures/*.sssom.tsv``, tables as for commitments: *continues* where the same thing is
counted, *succeeds* where another count took its place. A row is compared with those of the next table of its
council, and over a gap where nothing nearer is alike.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from goldenthread.linking.profiles import Profile
from goldenthread.linking.weights import Matrix, bags, cosine, counted, nearest, rarity, weighed
from goldenthread.model import Decision, IriOf, Kind, Link, Measure, Origin, Plan, Relation, ValueKind

FOLDER = "measures"
"""The folder of the decisions, within that of links."""
NEAREST = 3
"""How many rows of another table are looked at for each, by name."""
ALIKE = 0.5
"""Likeness of two names from which a row is proposed; with figures that agree, and none that does not, :data:`NEAR`."""
NEAR = 0.2
CONFIDENCE = {True: 0.95, False: 0.9}
"""How sure a proposal is, with figures that agree and without: rounded from the decisions about five documents."""
EQUAL = 0.005
"""Part of a figure by which another may differ and be the same, rounded."""


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """A row of a table of measures as the linker sees it.

    Attributes:
        profile: its name, and in ``year`` its place among all rows of the council, the earliest first.
        table: the place of its table among those of the council.
        figures: what it prints in its own row, by period, and whether it is a target.
    """

    profile: Profile
    table: int
    figures: Mapping[tuple[str, bool], float]


def measure_rows(plans: Sequence[Plan], iri_of: IriOf) -> list[MeasureRow]:
    """The rows of all tables of measures, the earliest first, their tables numbered for each council."""
    rows: list[MeasureRow] = []
    tables: dict[str, dict[tuple[str, str, str], int]] = defaultdict(dict)
    for plan in sorted(plans, key=lambda one: one.edition.year_start):
        for measure in plan.measures:
            edition = plan.edition
            known = tables[edition.body]
            place = known.setdefault((edition.label, edition.document, measure.source_table), len(known))
            rows.append(MeasureRow(_profile(plan, measure, len(rows), iri_of), place, dict(_figures(measure))))
    return rows


def _profile(plan: Plan, measure: Measure, place: int, iri_of: IriOf) -> Profile:
    edition = plan.edition
    return Profile(
        iri=iri_of(edition, Kind.MEASURE, measure.key),
        body=edition.body,
        edition=edition.label,
        year=place,
        kind=Kind.MEASURE,
        text=measure.name,
        parts=(),
        heading=" . ".join(filter(None, (measure.theme, measure.priority))),
        officers=frozenset(),
        units=frozenset(),
    )


_NO_RESULTS = (ValueKind.MINIMUM, ValueKind.BENCHMARK)


def _figures(measure: Measure) -> Iterator[tuple[tuple[str, bool], float]]:
    for one in measure.observations:
        if one.value is not None and one.origin is Origin.HEADLINE and one.kind not in _NO_RESULTS:
            yield (one.period, one.kind is ValueKind.TARGET), one.value


def propose_measures(rows: Sequence[MeasureRow]) -> list[Link]:
    """The links that the machine proposes: of each row with the best of the next table, where that is mutual.

    Over a gap only what no nearer table carries is compared.
    """
    by_body: dict[str, dict[int, list[MeasureRow]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        by_body[row.profile.body][row.table].append(row)
    links: list[Link] = []
    for tables in by_body.values():
        names = _Names([row for table in tables.values() for row in table])
        onward: set[tuple[str, str]] = set()  # a row and its side, linked with a nearer table already
        order = [tables[place] for place in sorted(tables)]
        for gap in range(1, len(order)):
            for before, after in zip(order, order[gap:], strict=False):
                earlier = [row for row in before if (row.profile.iri, "on") not in onward]
                later = [row for row in after if (row.profile.iri, "back") not in onward]
                found = list(_between(earlier, later, names))
                links += found
                onward |= {(link.earlier, "on") for link in found} | {(link.later, "back") for link in found}
    return sorted(links, key=lambda link: (link.later, link.earlier))


class _Names:
    """The names of the rows of one council, by their words."""

    def __init__(self, rows: Sequence[MeasureRow]) -> None:
        self._iris = [row.profile.iri for row in rows]
        self._place = {iri: place for place, iri in enumerate(self._iris)}
        counts, _ = counted(bags([row.profile.text for row in rows]))
        self._words: Matrix = weighed(counts, rarity(counts))

    def near(self, earlier: Sequence[MeasureRow], later: Sequence[MeasureRow]) -> dict[tuple[str, str], float]:
        """The pairs of two tables whose names are nearest, seen from either side, and how alike they are."""
        left, right = (
            np.array([self._place[row.profile.iri] for row in rows], dtype=np.int64) for rows in (earlier, later)
        )
        i, j = nearest(self._words, left, right, NEAREST)
        alike = cosine(self._words, self._words, i, j).tolist()
        return {(self._iris[a], self._iris[b]): one for a, b, one in zip(i.tolist(), j.tolist(), alike, strict=True)}


def _between(earlier: Sequence[MeasureRow], later: Sequence[MeasureRow], names: _Names) -> Iterator[Link]:
    """The links between two tables."""
    known = {row.profile.iri: row for row in (*earlier, *later)}
    pairs = names.near(earlier, later)
    scores = {pair: (name, *agreement(known[pair[0]], known[pair[1]])) for pair, name in pairs.items()}

    def worth(pair: tuple[str, str]) -> tuple[float, str, str]:
        name, agree, differ = scores[pair]
        return (name + 0.3 * min(agree, 2) - 0.3 * min(differ, 1), *pair)

    best: dict[str, tuple[str, str]] = {}
    for pair in sorted(pairs, key=worth):
        best[pair[0]] = best[pair[1]] = pair
    for pair, (name, agree, differ) in sorted(scores.items()):
        enough = name >= ALIKE or (name >= NEAR and agree > 0 and not differ)
        if best[pair[0]] == best[pair[1]] == pair and enough:
            yield Link(
                earlier=pair[0],
                later=pair[1],
                relation=Relation.CONTINUES,
                decision=Decision.PROPOSED,
                confidence=CONFIDENCE[agree > 0],
                justification="semapv:CompositeMatching",
                parts=(("name", round(name, 3)), ("figures that agree", agree), ("figures that differ", differ)),
            )


def agreement(one: MeasureRow, other: MeasureRow) -> tuple[int, int]:
    """How many figures of the same period and kind two rows print alike, and how many not."""
    shared = one.figures.keys() & other.figures.keys()
    same = sum(abs(one.figures[key] - other.figures[key]) <= EQUAL * abs(one.figures[key]) for key in shared)
    return same, len(shared) - same
