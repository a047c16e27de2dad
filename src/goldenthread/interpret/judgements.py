"""Judgements of readers about comments: ``data/judgements/*.tsv``, which stand above what the rules infer.

The rules of :mod:`goldenthread.interpret.discrepancies` propose what a comment says against its row; whoever has read
the row can say that it is so, or that it is not. Each judgement keeps a mark of the row as it was read, so that one
about a row that has changed is reported, not misapplied.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from goldenthread.errors import DataError
from goldenthread.files import listed, read_entries
from goldenthread.interpret.discrepancies.comment_against_row import counted_comments, read_comment
from goldenthread.interpret.discrepancies.completed_late import states_completion
from goldenthread.interpret.discrepancies.results_below_promise import PROMISED
from goldenthread.interpret.readings import CODES, CONTRADICTS, LATE, MISSED, STALE, CommentReading, Judgement
from goldenthread.issues import Issue
from goldenthread.language.lexicon import ENGLISH
from goldenthread.minting import absolute, keyed, rekeyed_table
from goldenthread.model import Commitment, Edition, IriOf, Plan
from goldenthread.model.reviewers import keys_of
from goldenthread.statuses import Status

FOLDER = "judgements"
"""The folder of judgements within a data folder."""
COLUMNS = ("commitment", "code", "holds", "readers", "date", "words", "completed", "reason", "mark")
"""The columns of a file of judgements, in their order."""


def mark_of(row: Commitment, comment: str) -> str:
    """A mark of all that a judgement rests on: the row, and the comment that counts for it.

    Args:
        row: the row.
        comment: its own comment, or the one above where its own only points there.
    """
    progress = row.progress
    percent = "" if progress.percent is None else f"{progress.percent:g}"
    parts = (row.text, progress.status, percent, *map(date.isoformat, row.deadlines), progress.comment, comment)
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:12]


def load_judgements(folder: Path, base: str) -> list[Judgement]:
    """All judgements of a data folder; none where it has no such folder.

    Args:
        folder: the folder of judgements.
        base: what ``data:`` stands for.

    Raises:
        DataError: a file is malformed, or a comment is judged twice under one code.
    """
    found = [one for path in listed(folder, "*.tsv") for one in _load(path, base)]
    seen: dict[tuple[str, str], Judgement] = {}
    for one in found:
        other = seen.setdefault((one.commitment, one.code), one)
        if other is not one:
            message = f"{one.code} of {one.commitment} is judged in {other.path.name}:{other.line} already"
            raise DataError(message, path=one.path, line=one.line)
    return found


def _load(path: Path, base: str) -> list[Judgement]:
    return read_entries(path, COLUMNS, "judgement", lambda line, row: _judgement(row, base, path, line))


def _judgement(row: Mapping[str, str], base: str, path: Path, line: int) -> Judgement:
    code, holds = row["code"], row["holds"] == "yes"
    readers = keys_of(row["readers"])
    if code not in CODES:
        raise ValueError(f"the code must be one of {', '.join(CODES)}, not '{code}'")
    if row["holds"] not in ("yes", "no"):
        raise ValueError(f"holds must be yes or no, not '{row['holds']}'")
    if not readers:
        raise ValueError("nobody is named who read it")
    if not row["reason"].strip():
        raise ValueError("the reason is missing")
    if holds and not row["words"].strip():
        raise ValueError("the words that it rests on are missing")
    if holds and code == LATE and not row["completed"]:
        raise ValueError("the day in 'completed' is missing, before which it was not completed")
    return Judgement(
        commitment=absolute(row["commitment"], base),
        code=code,
        holds=holds,
        readers=readers,
        read_on=_day(row, "date"),
        words=row["words"].strip() if holds else "",
        completed=_day(row, "completed") if holds and code == LATE else None,
        reason=row["reason"],
        mark=row["mark"],
        path=path,
        line=line,
    )


def rekeyed(text: str, base: str) -> str:
    """A file of judgements with its commitments by their keys, and nothing else changed.

    Args:
        text: the whole file.
        base: what the IRIs stand under now.
    """
    return rekeyed_table(text, COLUMNS[:1], base)


def _day(row: Mapping[str, str], column: str) -> date:
    try:
        return date.fromisoformat(row[column])
    except ValueError:
        raise ValueError(f"'{column}' must be a day such as 2026-01-31, not '{row[column]}'") from None


@dataclass(frozen=True, slots=True)
class Judged:
    """What comments say, and what became of the judgements.

    Attributes:
        comments: what each comment says against its row, by the IRI of the row.
        used: the judgements that were used.
        issues: those that could not be.
    """

    comments: Mapping[str, CommentReading]
    used: Sequence[Judgement]
    issues: Sequence[Issue]


def judge(plans: Iterable[Plan], iri_of: IriOf, judgements: Iterable[Judgement] = (), *, rules: bool = True) -> Judged:
    """What each comment says against its row: as the rules infer, unless a reader has judged.

    Args:
        plans: what was read.
        iri_of: the registered IRI of a record.
        judgements: those of readers.
        rules: whether the rules infer anything; without them the readers alone speak.
    """
    of_row: dict[str, list[Judgement]] = {}
    for judgement in judgements:
        of_row.setdefault(judgement.commitment, []).append(judgement)
    readings: dict[str, CommentReading] = {}
    used: list[Judgement] = []
    issues: list[Issue] = []
    for plan in plans:
        inferred = rules and is_interpreted(plan.edition)
        if rules and not inferred:
            issues.append(_not_interpreted(plan.edition))
        for row, comment in counted_comments(plan):
            iri = iri_of(plan.edition, row.kind, row.key)
            reading = read_comment(row, plan.edition, comment) if inferred else CommentReading()
            for judgement in of_row.pop(iri, ()):
                if problem := _problem(row, comment, judgement):
                    issues.append(_left_aside("decision-outdated", judgement, problem, plan.edition.label, row.line))
                else:
                    reading = apply(reading, judgement)
                    used.append(judgement)
            stated = bool(reading.completed_words) and states_completion(row.text, reading.completed_words)
            readings[iri] = replace(reading, completion_stated=stated)
    for orphaned in of_row.values():
        message = "The judgement is about a commitment that is not in the data."
        issues += [_left_aside("decision-orphaned", judgement, message) for judgement in orphaned]
    return Judged(readings, tuple(used), tuple(sorted(issues)))


def is_interpreted(edition: Edition) -> bool:
    """Whether the rules can infer anything from the sentences of an edition: they know its language."""
    return edition.language == ENGLISH


def _not_interpreted(edition: Edition) -> Issue:
    message = (
        f"Its language ('{edition.language}') is known by the words of cells only: its dates, names and statuses are "
        "read, and nothing is inferred from its titles and comments."
    )
    return Issue(edition.label, 0, "not-interpreted", "", edition.language, "", "apply-judgements", message)


def _problem(row: Commitment, comment: str, judgement: Judgement) -> str:
    """Why a judgement cannot be used of a row, in words; or nothing."""
    if not judgement.mark:
        return "The judgement has no mark: nobody can tell whether the row still reads as it was read."
    if judgement.mark != mark_of(row, comment):
        return "The judgement was made about other words than are read now."
    quoted = " ".join(judgement.words.partition(PROMISED)[0].split())
    if quoted not in " ".join(comment.split()):
        return "The words that the judgement quotes do not stand in the comment."
    deadline = max(row.deadlines, default=None)
    if judgement.completed and (deadline is None or judgement.completed <= deadline):
        return "The day that the judgement gives is not after the deadline."
    return ""


def _left_aside(code: str, judgement: Judgement, message: str, edition: str = "", line: int = 0) -> Issue:
    return Issue(edition, line, code, "comment", judgement.commitment, judgement.path.name, "apply-judgements", message)


def apply(reading: CommentReading, judgement: Judgement) -> CommentReading:
    """What a comment says, once a reader has judged it.

    Args:
        reading: what it says as far as is known.
        judgement: what a reader says of it.
    """
    known = {**reading.read_by, judgement.code: judgement.readers} if judgement.holds else reading.read_by
    if judgement.code == LATE:
        return replace(reading, completed_on=judgement.completed, completed_words=judgement.words, read_by=known)
    if judgement.code == STALE:
        return replace(reading, stale=judgement.words, read_by=known)
    if judgement.code == MISSED:
        return replace(reading, missed=judgement.words, read_by=known)
    return replace(reading, contradiction=judgement.words, read_by=known)


def to_judge(plans: Iterable[Plan], iri_of: IriOf, judgements: Iterable[Judgement], base: str) -> Iterator[str]:
    """What the rules propose and no reader has judged, as lines of a file of judgements to be filled in.

    Args:
        plans: what was read.
        iri_of: the registered IRI of a record.
        judgements: what has been judged.
        base: what ``data:`` stands for.
    """
    known = {(judgement.commitment, judgement.code, judgement.mark) for judgement in judgements}
    yield "\t".join(COLUMNS)
    for plan in plans:
        for row, comment in counted_comments(plan):
            iri, mark = iri_of(plan.edition, row.kind, row.key), mark_of(row, comment)
            reading = read_comment(row, plan.edition, comment)
            for code, words in proposed(row, reading):
                day = reading.completed_on.isoformat() if code == LATE and reading.completed_on else ""
                if (iri, code, mark) not in known:
                    cells = (keyed(iri, base), code, "", "", "", words, day, "", mark)
                    yield "\t".join(" ".join(cell.split()) for cell in cells)


def proposed(row: Commitment, reading: CommentReading) -> Iterator[tuple[str, str]]:
    """The codes that the comment of a row gives rise to, with the words that each rests on.

    Args:
        row: the row.
        reading: what its comment says.
    """
    done, deadline = row.progress.status == Status.COMPLETED, max(row.deadlines, default=None)
    if done and reading.completed_on and deadline and reading.completed_on > deadline:
        yield LATE, reading.completed_words
    if reading.stale:
        yield STALE, reading.stale
    if reading.contradiction:
        yield CONTRADICTS, reading.contradiction
    if done and reading.missed:
        yield MISSED, reading.missed
