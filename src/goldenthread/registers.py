"""The register of rows: keys of headings, commitments and measures, matched by fingerprint, never reused.

``build`` only reads them; ``register update`` writes them. What is not registered yet gets a provisional key made of
its fingerprint, and an issue.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from rapidfuzz import fuzz

from goldenthread.fingerprints import fingerprint, fingerprints_before, squash
from goldenthread.issues import Issue
from goldenthread.minting import Minter
from goldenthread.model import Edition, IriOf, Kind, Plan
from goldenthread.register_files import read_register, register_text

RECORDS = "commitments.tsv"
_RECORD_COLUMNS = ("body", "edition", "document", "kind", "key", "ref", "fingerprint", "ordinal", "state", "text")
_SAME_TEXT = 80.0
"""Likeness (0 to 100) of two wordings of one row from which ``register update`` takes them for the same row."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A registered row of a document.

    Attributes:
        body: slug of the council.
        edition: label of the edition.
        document: kind of document.
        kind: what the row states.
        key: its key, unique within edition and kind.
        ref: its printed reference when it was registered.
        fingerprint: of its words and its parent's words.
        ordinal: which of several rows with the same fingerprint, from 1.
        state: ``active``, or ``gone`` when the document no longer has it.
        text: its first words, for people.
    """

    body: str
    edition: str
    document: str
    kind: Kind
    key: str
    ref: str
    fingerprint: str
    ordinal: int
    state: str
    text: str

    @property
    def place(self) -> tuple[str, str, str, Kind]:
        """Within which its key is unique."""
        return (self.body, self.edition, self.document, self.kind)


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys of the rows of all plans.

    Attributes:
        by_row: (edition, kind, local key) -> key.
        issues: one for every row that is not registered.
    """

    by_row: Mapping[tuple[Edition, Kind, str], str]
    issues: tuple[Issue, ...] = field(default=())

    def namer(self, minter: Minter) -> IriOf:
        """What finds the IRI of a row by its edition, kind and local key."""

        def iri_of(edition: Edition, kind: Kind, local: str) -> str:
            return minter.record(edition, kind, self.by_row[edition, kind, local])

        return iri_of


def _rows(plan: Plan) -> Iterator[tuple[Kind, str, str, str, str, int]]:
    """Kind, local key, reference, text, parent's text and line of every row of a plan, in document order."""
    texts = {heading.key: heading.text for heading in plan.headings} | {c.key: c.text for c in plan.commitments}
    for heading in plan.headings:
        yield heading.kind, heading.key, heading.ref, heading.text, texts.get(heading.parent, ""), heading.line
    for commitment in plan.commitments:
        yield (
            commitment.kind,
            commitment.key,
            commitment.ref,
            commitment.text,
            texts.get(commitment.parent, ""),
            commitment.line,
        )
    for measure in plan.measures:
        yield Kind.MEASURE, measure.key, "", measure.name, measure.source_table, measure.line


def _fingerprints(plan: Plan) -> Iterator[tuple[Kind, str, str, str, str, int, int]]:
    """Kind, local key, reference, text, fingerprint, ordinal and line of every row."""
    seen: Counter[tuple[Kind, str]] = Counter()
    for kind, local, ref, text, parent_text, line in _rows(plan):
        mark = fingerprint(kind, text, parent_text)
        seen[kind, mark] += 1
        yield kind, local, ref, text, mark, seen[kind, mark], line


def _matched(plan: Plan, entries: Iterable[Entry]) -> dict[tuple[Kind, str], Entry]:
    """The entry of every row that is registered, by kind and local key.

    What has no entry under its fingerprint may have one under that from before texts were folded, unless another row
    has that entry.
    """
    known = {(entry.kind, entry.fingerprint, entry.ordinal): entry for entry in entries}
    found: dict[tuple[Kind, str], Entry] = {}
    for kind, local, _, _, mark, ordinal, _ in _fingerprints(plan):
        if entry := known.pop((kind, mark, ordinal), None):
            found[kind, local] = entry
    seen: Counter[tuple[Kind, str]] = Counter()
    for kind, local, _, text, parent_text, _ in _rows(plan):
        for mark in fingerprints_before(kind, text, parent_text):
            seen[kind, mark] += 1
            if (kind, local) not in found and (entry := known.pop((kind, mark, seen[kind, mark]), None)):
                found[kind, local] = entry
    return found


def assign(plans: Iterable[Plan], entries: Iterable[Entry]) -> Keys:
    """The registered key of every row, or a provisional one."""
    active: dict[tuple[str, str, str], list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.state == "active":
            active[entry.body, entry.edition, entry.document].append(entry)
    by_row: dict[tuple[Edition, Kind, str], str] = {}
    issues: list[Issue] = []
    for plan in plans:
        edition = plan.edition
        known = _matched(plan, active[edition.body, edition.label, edition.document])
        for kind, local, _, text, mark, ordinal, line in _fingerprints(plan):
            key = known[kind, local].key if (kind, local) in known else None
            if key is None:
                key = f"p-{mark[:10]}" + (f"-{ordinal}" if ordinal > 1 else "")
                issues.append(
                    Issue(
                        edition.label,
                        line,
                        "not-registered",
                        "key",
                        text[:120],
                        key,
                        "registers",
                        "The row has no registered key: its IRI is provisional until 'goldenthread register update'.",
                    )
                )
            by_row[edition, kind, local] = key
    return Keys(by_row, tuple(issues))


def update(plans: Sequence[Plan], entries: Sequence[Entry]) -> list[Entry]:
    """The register after a reading: rows that are known keep their keys, reworded ones too, new ones get new keys.

    A row that is gone stays in the register, so that its key is never given again. Editions that were not read are
    left as they are.
    """
    out: list[Entry] = []
    read = {(plan.edition.body, plan.edition.label, plan.edition.document) for plan in plans}
    out += [entry for entry in entries if (entry.body, entry.edition, entry.document) not in read]
    for plan in plans:
        edition = plan.edition
        mine = [
            e for e in entries if (e.body, e.edition, e.document) == (edition.body, edition.label, edition.document)
        ]
        out += _update_edition(plan, mine)
    return sorted(out, key=lambda e: (e.body, e.edition, e.document, e.kind.value, e.key))


def _update_edition(plan: Plan, entries: Sequence[Entry]) -> list[Entry]:
    matched = _matched(plan, entries)
    rows = list(_fingerprints(plan))
    kept: dict[tuple[Kind, str], Entry] = {}
    free = {(e.kind, e.key): e for e in entries}
    unmatched: list[tuple[Kind, str, str, str, str, int]] = []
    for kind, local, ref, text, mark, ordinal, _ in rows:
        entry = matched.get((kind, local))
        if entry:
            kept[kind, local] = replace(entry, state="active", ref=ref, fingerprint=mark, ordinal=ordinal)
            del free[kind, entry.key]
        else:
            unmatched.append((kind, local, ref, text, mark, ordinal))
    highest = {
        kind: max((int(e.key) for e in entries if e.kind is kind and e.key.isdecimal()), default=0) for kind in Kind
    }
    for kind, local, ref, text, mark, ordinal in unmatched:
        same = [
            e for (k, _), e in free.items() if k is kind and fuzz.ratio(squash(e.text), squash(text)[:80]) >= _SAME_TEXT
        ]
        if same:
            entry = max(same, key=lambda e: (fuzz.ratio(squash(e.text), squash(text)[:80]), e.ref == ref, e.key))
            del free[kind, entry.key]
            key = entry.key
        else:
            highest[kind] += 1
            key = f"{highest[kind]:04d}"
        e = plan.edition
        kept[kind, local] = Entry(e.body, e.label, e.document, kind, key, ref, mark, ordinal, "active", text[:80])
    return [*kept.values(), *(replace(entry, state="gone") for entry in free.values())]


def load_entries(path: Path) -> list[Entry]:
    """The register of rows; empty where there is no file yet.

    Raises:
        DataError: the file is malformed.
    """
    return [
        Entry(**{**row, "kind": Kind(row["kind"]), "ordinal": int(row["ordinal"])})  # type: ignore[arg-type]
        for row in read_register(path, _RECORD_COLUMNS)
    ]


def dump_entries(entries: Iterable[Entry]) -> str:
    """The register of rows as a file."""
    return register_text(
        _RECORD_COLUMNS,
        (
            [e.body, e.edition, e.document, e.kind.value, e.key, e.ref, e.fingerprint, str(e.ordinal), e.state, e.text]
            for e in entries
        ),
    )
