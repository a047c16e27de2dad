"""The benchmark of links: every pair that readers judged, a second reader's judgement beside it, and their agreement.

The first judgement is the graph's. The second comes from the data folder (``links/opinions``), where a reader judged
again without being shown the first; a build does not read it, so that it joins nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from goldenthread.export.benchmark_tables import AGREEMENT, BENCHMARK, BENCHMARK_TABLES, PAIRS
from goldenthread.export.csv_tables import EXACT, write_table
from goldenthread.export.csvw import write_metadata
from goldenthread.export.exported_rows import Row, select
from goldenthread.files import listed
from goldenthread.fingerprints import digest, squash, squashed_before
from goldenthread.linking.agreement import kappa
from goldenthread.linking.decisions import OPINIONS, DecisionLine, load_file
from goldenthread.model import Decision, Relation
from goldenthread.model.reviewers import Reviewers, kinds_of, resolve
from goldenthread.reviewer_register import FILE, load_reviewers
from goldenthread.store import Store

LINKS = "links"
_ALL, _YES = "all", "yes"
_JOINED = frozenset((Relation.CONTINUES.value, Relation.SUCCEEDS.value))
_ABOUT = (*(one.value for one in Relation), Decision.CANDIDATE.value, Decision.REJECTED.value)
"""The answers that a reader can give."""
_FEW = 20
"""Pairs under which a figure says little."""


@dataclass(frozen=True, slots=True)
class Benchmark:
    """What readers judged.

    Attributes:
        pairs: the rows of the table of pairs; a pair that several readers judged again has several.
        agreement: the rows of the table of agreement.
        left_out: in words, which second judgements count for nothing here, and why.
    """

    pairs: tuple[Row, ...] = ()
    agreement: tuple[Row, ...] = ()
    left_out: tuple[str, ...] = ()

    @property
    def twice(self) -> int:
        """How many pairs have two judgements."""
        return sum(row["readings"] == "2" for row in self.pairs)

    @property
    def splits(self) -> tuple[str, ...]:
        """The pairs of documents."""
        return tuple(dict.fromkeys(row["split"] for row in self.pairs))


def second_judgements(data: Path, base: str) -> tuple[list[DecisionLine], Reviewers]:
    """The second opinions of a data folder with its register of reviewers; none where it has none.

    Args:
        data: the folder.
        base: what its commitments stand under.

    Raises:
        DataError: a file is malformed.
    """
    lines = [line for path in listed(data / LINKS / OPINIONS, "*.sssom.tsv") for line in load_file(path, base)]
    return lines, load_reviewers(data / FILE) if lines else {}


def benchmark(store: Store, again: Sequence[DecisionLine], register: Reviewers, *, redacted: bool = False) -> Benchmark:
    """The pairs that readers judged, each with what was judged again.

    Args:
        store: the dataset.
        again: the second judgements.
        register: who the readers are.
        redacted: whether officers are named by pseudonyms, so that nothing may be quoted that stands beside the graph.
    """
    judged = {(row["from"], row["to"]): row for row in _judged(store)}
    second: dict[tuple[str, str], list[DecisionLine]] = defaultdict(list)
    unknown = outdated = 0
    for line in again:
        pair = line.earlier, line.later
        if pair not in judged:
            unknown += 1
        elif not _same_words(line, judged[pair]):
            outdated += 1
        else:
            second[pair].append(line)
    left_out = tuple(_left_out(unknown, outdated))
    if not second:
        return Benchmark(left_out=left_out)
    rows = [
        _row(row, line, register, quoted=not redacted)
        for pair, row in judged.items()
        for line in second.get(pair) or (None,)
    ]
    rows.sort(key=lambda row: tuple(row.get(name, "") for name in ("split", "level", "to", "from", "second_readers")))
    return Benchmark(tuple(rows), tuple(_agreement(rows)), left_out)


def _left_out(unknown: int, outdated: int) -> Iterator[str]:
    if unknown:
        yield f"{unknown} second judgements of links: no reader whom this build knows judged the pair first"
    if outdated:
        yield f"{outdated} second judgements of links: made about other words than the rows have here"


def _judged(store: Store) -> Iterator[Row]:
    """The links that readers decided, those too weak to be joined among them."""
    for name in ("links", "candidates"):
        yield from (row for row in select(store, name) if row.get("reviewer"))


def _same_words(line: DecisionLine, row: Row) -> bool:
    return all(
        not mark or mark in (digest(squash(text)), *map(digest, squashed_before(text)))
        for mark, text in ((line.earlier_hash, row.get("from_text", "")), (line.later_hash, row.get("to_text", "")))
    )


def _row(row: Row, line: DecisionLine | None, register: Reviewers, *, quoted: bool) -> Row:
    said = {name: row.get(name, "") for name in ("id", "level", "from", "to", "from_text", "to_text")}
    before, after = (
        " ".join((row.get(f"{end}_edition", ""), row.get(f"{end}_document", ""))) for end in ("from", "to")
    )
    said |= {
        "split": f"{row.get('body', '')}: {before} to {after}",
        "readings": "1",
        "first": row["relation"] if row["decision"] == Decision.ACCEPTED else row["decision"],
        "first_readers": row["reviewer"],
        "first_kind": row.get("reviewer_kind", ""),
        "first_confidence": row.get("confidence", ""),
        "first_reason": row.get("reason", ""),
    }
    if line is None:
        return said
    return said | {
        "readings": "2",
        "second": line.relation.value if line.decision is Decision.ACCEPTED else line.decision.value,
        "second_readers": ", ".join(line.reviewers),
        "second_kind": kinds_of(resolve(line.reviewers, register)),
        "second_confidence": f"{line.confidence:g}",
        "second_reason": line.reason if quoted else "",
    }


def _agreement(rows: Sequence[Row]) -> Iterator[Row]:
    both = [row for row in rows if row["readings"] == "2"]
    levels = sorted({row["level"] for row in both})
    yield from _figures(both, _ALL, _ALL)
    for level in levels:
        yield from _figures([row for row in both if row["level"] == level], _ALL, level)
    for split in sorted({row["split"] for row in both}):
        yield from _figures([row for row in both if row["split"] == split], split, _ALL)


def _figures(rows: Sequence[Row], split: str, level: str) -> Iterator[Row]:
    """Kappa over some pairs: whether they are joined, which answer, and each answer that somebody gave."""
    given = {row[reader] for row in rows for reader in ("first", "second")}
    for about in ("joined", "answer", *(one for one in _ABOUT if one in given)):
        one, other = (
            {(str(place), row["id"]): _label(row[reader], about) for place, row in enumerate(rows)}
            for reader in ("first", "second")
        )
        told = {"first": one, "second": other} if about != "answer" else {}
        yield {
            "split": split,
            "level": level,
            "about": about,
            "pairs": str(len(rows)),
            **{reader: str(sum(label == _YES for label in said.values())) for reader, said in told.items()},
            "agreed": str(sum(one[place] == other[place] for place in one)),
            "kappa": f"{kappa(one, other)[1]:.3f}" if len({*one.values(), *other.values()}) > 1 else "",
        }


def _label(answer: str, about: str) -> str:
    if about == "answer":
        return answer
    return _YES if answer == about or (about == "joined" and answer in _JOINED) else "no"


def write_benchmark(found: Benchmark, folder: Path) -> list[str]:
    """Writes both tables with their metadata; the files by their paths within the release.

    Args:
        found: what readers judged.
        folder: of the release.
    """
    (folder / BENCHMARK).mkdir()
    names = []
    for table, rows in ((PAIRS, found.pairs), (AGREEMENT, found.agreement)):
        name = f"{BENCHMARK}/{table.name}.csv"
        write_table(table, ([row.get(column.name, "") for column in table.columns] for row in rows), folder / name)
        write_metadata(table, folder / f"{name}-metadata.json", EXACT)
        names += [name, f"{name}-metadata.json"]
    return names


def figures_told(found: Benchmark) -> dict[str, object]:
    """What the README of the benchmark tells, by the names of its template."""
    empty = {column.name: "" for column in AGREEMENT.columns}
    figures = [empty | row for row in found.agreement]
    joined = {row["split"]: row for row in figures if row["about"] == "joined" and row["level"] == _ALL}
    kinds = {kind for row in found.pairs for kind in (row["first_kind"], row.get("second_kind", "")) if kind}
    return {
        "pairs": len({row["id"] for row in found.pairs}),
        "twice": found.twice,
        "kinds": sorted(kinds),
        "overall": [row for row in figures if row["split"] == _ALL],
        "splits": [
            (split, sum(row["split"] == split for row in found.pairs), joined.get(split, empty))
            for split in found.splits
        ],
        "few": _FEW,
        "tables": BENCHMARK_TABLES,
    }
