"""What a newer build adds, drops and changes, of two that are there: threads, findings, documents, who is who."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from goldenthread.differences.comparison_words import says
from goldenthread.differences.kept_addresses import Gone, gone
from goldenthread.differences.owners_told import Told, told_by_owner
from goldenthread.differences.released_datasets import base_in, dataset_in
from goldenthread.differences.sorted_lines import opened, quads_of, unshared
from goldenthread.errors import BuildError

PARTS = ("documents", "threads", "findings", "records", "headings", "measures", "agents")
"""What is told, in the order in which it is."""
_OF_DOCUMENTS = "editions"


@dataclass(frozen=True, slots=True)
class Tally:
    """How many statements of a kind are new, and how many are no longer there."""

    graph: str
    added: int
    removed: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two builds do not share.

    Attributes:
        old: the older build, as it was named.
        new: the newer one.
        base: what the IRIs of both stand under.
        statements: how many each of them holds.
        removed: the statements that only the older one has, as sorted lines of N-Quads.
        added: those that only the newer one has.
        told: what is new, gone or changed, by :data:`PARTS`.
        gone: what the newer one no longer has of all whose address was promised to be kept.
        tallies: where the statements lie that differ.
    """

    old: Path
    new: Path
    base: str
    statements: tuple[int, int]
    removed: tuple[bytes, ...] = ()
    added: tuple[bytes, ...] = ()
    told: dict[str, tuple[Told, ...]] = field(default_factory=dict)
    gone: tuple[Gone, ...] = ()
    tallies: tuple[Tally, ...] = ()

    @property
    def is_same(self) -> bool:
        """Whether nothing differs."""
        return not (self.removed or self.added)

    @property
    def lost(self) -> tuple[Gone, ...]:
        """The addresses that are lost: whoever cited one learns nothing there."""
        return tuple(one for one in self.gone if one.is_lost)

    def summary(self) -> list[str]:
        """What differs, in a few sentences."""
        if self.is_same:
            return [says("same", statements=f"{self.statements[0]:,}")]
        added, removed = len(self.added), len(self.removed)
        shared = self.statements[0] - removed
        said = [says("differ", added=f"{added:,}", removed=f"{removed:,}", shared=f"{shared:,}")]
        if not any(self.told.values()):
            said.append(says("only_below"))
        if kept := len(self.gone) - len(self.lost):
            said.append(says("retired", count=f"{kept:,}"))
        said.append(says("lost", count=f"{len(self.lost):,}") if self.lost else says("kept"))
        return said


def compare_builds(old: Path, new: Path) -> Comparison:
    """Compares two builds.

    Args:
        old: a folder that ``build`` wrote, or a release or export that holds its dataset; or the file itself.
        new: the one to be compared with it.

    Raises:
        BuildError: there is no whole dataset, they stand under different bases, or only one of them names officers.
    """
    with opened(dataset_in(old)) as before, opened(dataset_in(new)) as now:
        bases = [base_in(before), base_in(now)]
        if all(bases) and bases[0] != bases[1]:
            raise BuildError(
                f"the two stand under different addresses ({bases[0]} and {bases[1]}), so no thing of the one is in "
                "the other: build both with one base",
                path=new,
            )
        base = bases[0] or bases[1]
        removed, added = unshared(before, now)
        counts = before.lines_held(), now.lines_held()
        if not (removed or added):
            return Comparison(old, new, base, counts)
        dropped, came = quads_of(b"".join(removed)), quads_of(b"".join(added))
        told: dict[str, list[Told]] = defaultdict(list)
        vanished = tuple(gone(dropped, now, base))
        for one in told_by_owner(before, now, dropped, came, vanished, base):
            told[one.part].append(one)
        parts = {part: tuple(told[part]) for part in PARTS}
        tallies = tuple(_tallies(removed, added, base))
        return Comparison(old, new, base, counts, tuple(removed), tuple(added), parts, vanished, tallies)


def _tallies(removed: Iterable[bytes], added: Iterable[bytes], base: str) -> Iterator[Tally]:
    less, more = (Counter(_graph(line, base) for line in lines) for lines in (removed, added))
    for graph in sorted({*less, *more}):
        yield Tally(graph, more[graph], less[graph])


def _graph(line: bytes, base: str) -> str:
    """The graph of a statement by its name; ``editions`` for that of a document."""
    iri = line[line.rfind(b" <") + 2 : -4].decode("utf-8", "replace").removeprefix(base)
    if iri.endswith("/graph"):
        return _OF_DOCUMENTS
    return iri.removeprefix("graph/") if iri.startswith("graph/") else "other"
