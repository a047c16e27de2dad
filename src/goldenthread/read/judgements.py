"""Judgements of readers about comments: ``data/judgements/*.tsv``, which stand above what the rules infer.

The rules of :mod:`goldenthread.read.standing` propose what a comment says against its row; whoever has read the row can
say that it is so, or that it is not. Each judgement keeps a mark of the row as it was read, so that one about a row
that has changed is reported, not misapplied.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from goldenthread.errors import DataError
from goldenthread.files import read_text
from goldenthread.issues import Issue
from goldenthread.model import Commitment, Edition, Kind, Plan
from goldenthread.read.standing import Standing, standings

FOLDER = "judgements"
COLUMNS = ("commitment", "code", "holds", "readers", "date", "words", "completed", "reason", "mark")
CODES = ("completed-late", "stale-future-comment", "status-contradicts-comment", "target-missed-but-completed")
"""The codes of findings that rest on the reading of a comment."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What readers say of one comment.

    Attributes:
        commitment: IRI of the row.
        code: one of :data:`CODES`.
        holds: whether the comment says so.
        readers: who read it.
        read_on: when.
        words: the words of the comment that it rests on; empty where it does not hold.
        completed: for ``completed-late`` the day before which it was not completed, or none.
        reason: why, in the readers' words.
        mark: what the row read like (:func:`mark_of`).
        path: the file, for messages.
    """

    commitment: str
    code: str
    holds: bool
    readers: tuple[str, ...]
    read_on: date
    words: str
    completed: date | None
    reason: str
    mark: str
    path: Path


def mark_of(row: Commitment) -> str:
    """A mark of all that a judgement about a row's comment rests on."""
    progress = row.progress
    parts = (row.text, progress.status, *map(date.isoformat, row.deadlines), progress.comment)
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:12]


def load_judgements(folder: Path, base: str) -> list[Judgement]:
    """All judgements of a data folder; none where it has no such folder.

    Args:
        folder: the folder of judgements.
        base: what ``data:`` stands for.

    Raises:
        DataError: a file is malformed, or two lines judge the same comment differently.
    """
    found = [one for path in sorted(folder.glob("*.tsv")) for one in _load(path, base)]
    seen: dict[tuple[str, str], Judgement] = {}
    for one in found:
        other = seen.setdefault((one.commitment, one.code), one)
        if other is not one:
            raise DataError(f"{one.code} of {one.commitment} is judged twice", path=one.path)
    return found


def _load(path: Path, base: str) -> Iterator[Judgement]:
    table = csv.DictReader(read_text(path).splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    missing = set(COLUMNS) - set(table.fieldnames or ())
    if missing:
        raise DataError(f"the columns {', '.join(sorted(missing))} are missing", path=path)
    for number, row in enumerate(table, start=2):
        try:
            yield _judgement(row, base, path)
        except (ValueError, TypeError) as error:
            raise DataError(f"this line is no judgement: {error}", path=path, line=number) from None


def _judgement(row: Mapping[str, str], base: str, path: Path) -> Judgement:
    if row["code"] not in CODES:
        raise ValueError(f"the code must be one of {', '.join(CODES)}, not '{row['code']}'")
    if row["holds"] not in ("yes", "no"):
        raise ValueError(f"holds must be yes or no, not '{row['holds']}'")
    readers = tuple(name.strip() for name in row["readers"].split("|") if name.strip())
    if not readers:
        raise ValueError("nobody is named who read it")
    holds = row["holds"] == "yes"
    if holds and not row["words"].strip():
        raise ValueError("the words that it rests on are missing")
    return Judgement(
        commitment=base + row["commitment"].removeprefix("data:"),
        code=row["code"],
        holds=holds,
        readers=readers,
        read_on=date.fromisoformat(row["date"]),
        words=row["words"].strip(),
        completed=date.fromisoformat(row["completed"]) if row["completed"] else None,
        reason=row["reason"],
        mark=row["mark"],
        path=path,
    )


@dataclass(frozen=True, slots=True)
class Judged:
    """What each comment says against its row, by the IRI of the row, and which judgements could not be used."""

    standings: Mapping[str, Standing]
    issues: Sequence[Issue]


def judge(
    plans: Iterable[Plan], iri_of: Callable[[Edition, Kind, str], str], judgements: Iterable[Judgement] = ()
) -> Judged:
    """What each comment says against its row: as the rules infer, unless a reader has judged.

    Args:
        plans: what was read.
        iri_of: the registered IRI of a record.
        judgements: those of readers.
    """
    of_row: dict[str, list[Judgement]] = {}
    for one in judgements:
        of_row.setdefault(one.commitment, []).append(one)
    found: dict[str, Standing] = {}
    issues: list[Issue] = []
    for plan in plans:
        for row, said in standings(plan):
            iri = iri_of(plan.edition, row.kind, row.key)
            for one in of_row.pop(iri, ()):
                if one.mark == mark_of(row):
                    said = apply(said, one)
                else:
                    message = "The judgement was made about other words than are read now."
                    issues.append(_left_aside("decision-outdated", one, message, plan.edition.label, row.line))
            found[iri] = said
    for some in of_row.values():
        message = "The judgement is about a commitment that is not in the data."
        issues += [_left_aside("decision-orphaned", one, message) for one in some]
    return Judged(found, tuple(sorted(issues)))


def _left_aside(code: str, one: Judgement, message: str, edition: str = "", line: int = 0) -> Issue:
    return Issue(edition, line, code, "comment", one.commitment, str(one.path), "apply-judgements", message)


def to_judge(
    plans: Iterable[Plan],
    iri_of: Callable[[Edition, Kind, str], str],
    judgements: Iterable[Judgement],
    base: str,
) -> Iterator[str]:
    """What the rules propose and no reader has judged, as lines of a file of judgements to be filled in."""
    known = {(one.commitment, one.code, one.mark) for one in judgements}
    yield "\t".join(COLUMNS)
    for plan in plans:
        for row, said in standings(plan):
            iri, mark = iri_of(plan.edition, row.kind, row.key), mark_of(row)
            for code, words in proposed(row, said):
                if (iri, code, mark) not in known:
                    yield "\t".join(("data:" + iri.removeprefix(base), code, "", "", "", words, "", "", mark))


def proposed(row: Commitment, said: Standing) -> Iterator[tuple[str, str]]:
    """The codes that the comment of a row gives rise to, with the words that each rests on."""
    done, deadline = row.progress.status == "completed", max(row.deadlines, default=None)
    if done and said.completed_on and deadline and said.completed_on > deadline:
        yield "completed-late", said.completed_words
    if said.stale:
        yield "stale-future-comment", said.stale
    if said.contradiction:
        yield "status-contradicts-comment", said.contradiction
    if done and said.missed:
        yield "target-missed-but-completed", said.missed


def apply(said: Standing, one: Judgement) -> Standing:
    """What a comment says, once a reader has judged it."""
    known = {**said.read_by, one.code: one.readers} if one.holds else said.read_by
    match one.code:
        case "completed-late":
            day = (one.completed or said.completed_on) if one.holds else None
            return replace(said, completed_on=day, completed_words=one.words, read_by=known)
        case "stale-future-comment":
            return replace(said, stale=one.words, read_by=known)
        case "target-missed-but-completed":
            return replace(said, missed=one.words, read_by=known)
        case _:
            return replace(said, contradiction=one.words, read_by=known)
