"""Patches: what the print shows and the extraction lost, as data (``data/patches/*.toml``), each with its reason.

A patch restores what a careful reader sees; it never corrects what the council printed. It names the row by what is
printed: its kind, the text that is replaced and, where that is not its title, the title; the line, where one is given,
only chooses between several. When no row prints that, or several do, the patch is not applied and an issue says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from goldenthread.errors import DataError
from goldenthread.files import listed, read_toml
from goldenthread.issues import Issue
from goldenthread.language.deadline_cells import read_deadline
from goldenthread.language.lexicon import lexicon
from goldenthread.model import Commitment, Edition, Kind, Plan
from goldenthread.read.field_values import read_percent
from goldenthread.read.known_names import KnownNames
from goldenthread.read.officer_cells import read_officers
from goldenthread.read.source_catalogue import first_problem

Field_ = Literal["text", "officers", "deadline", "percent", "comment", "parent", "withdrawn"]


class Patch(BaseModel):
    """One reading by a person.

    Attributes:
        edition: label of the edition.
        kind: activity or milestone.
        line: line where the row's own text begins, as read without patches; 0 where its words alone say which it is.
        row: the beginning of the row's title.
        above: the beginning of the title of the row above it, where several rows print the same.
        field: which field; ``parent`` moves a milestone to the activity whose title begins with the reading (or that
            stands on that line), ``withdrawn`` takes out a row that is no row.
        printed: what the source has there (for ``parent`` and ``withdrawn``: the beginning of the row's text).
        reading: what a careful reader reads, in the language of the document; a date in figures begins with its day.
        reason: why.
        body: whose document, where the data folder holds those of several councils.
        document: which document, where the edition has several.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    edition: str
    kind: Literal["activity", "milestone"]
    line: Annotated[int, Field(ge=0)] = 0
    row: str = ""
    above: str = ""
    field: Field_
    printed: str
    reading: str
    reason: Annotated[str, Field(min_length=10)]
    body: str = ""
    document: str = ""

    def is_about(self, edition: Edition) -> bool:
        """Whether it belongs to that document."""
        return (
            self.edition == edition.label
            and self.body in ("", edition.body)
            and self.document in ("", edition.document)
        )


@dataclass(frozen=True, slots=True)
class Patched:
    """A plan after its patches, and the patches that were applied."""

    plan: Plan
    applied: int


def load_patches(folder: Path) -> list[Patch]:
    """All patches of a data folder, in the order of files and lines.

    Raises:
        DataError: a file is malformed.
    """
    patches: list[Patch] = []
    for path in listed(folder, "*.toml"):
        content = read_toml(path)
        rows = content.get("patches", [])
        if strange := sorted(set(content) - {"patches"}) or ([] if isinstance(rows, list) else ["patches"]):
            raise DataError(f"{strange[0]}: a patch file holds only [[patches]] tables", path=path)
        for number, row in enumerate(rows):
            try:
                patches.append(Patch.model_validate(row))
            except ValidationError as error:
                raise DataError(first_problem(error, "patches", number), path=path) from None
    return patches


def _printed(commitment: Commitment, field: Field_) -> str:
    match field:
        case "officers":
            return commitment.officers_printed
        case "deadline":
            return commitment.deadline_printed
        case "percent":
            return commitment.progress.percent_printed
        case "comment":
            return commitment.progress.comment
        case _:
            return commitment.text


def _fits(rows: Sequence[Commitment], place: int, patch: Patch) -> bool:
    """Whether a row prints what the patch says of it, on whatever line."""
    row = rows[place]
    if row.kind.value != patch.kind or not _begins(row, patch.row):
        return False
    if patch.above and not (place and _begins(rows[place - 1], patch.above)):
        return False
    return _begins(row, patch.printed) if patch.field in _BY_TITLE else _printed(row, patch.field) == patch.printed


def _begins(row: Commitment, words: str) -> bool:
    """Whether a row's title begins with some words, in letters of either size."""
    return row.text.casefold().startswith(words.casefold())


def _found(rows: Sequence[Commitment], patch: Patch) -> tuple[int | None, str]:
    """The place of the row that a patch is about, or why there is none."""
    fitting = [place for place in range(len(rows)) if _fits(rows, place, patch)]
    there = [place for place in fitting if rows[place].line == patch.line]
    fitting = there or fitting
    if not there and not (patch.row or patch.above or (patch.field in (*_BY_TITLE, "text") and patch.printed)):
        return None, "No row on that line prints what the patch replaces: it was not applied."
    if len(fitting) > 1:
        return None, "Several rows print what the patch replaces: say with 'row' or 'above' which it is."
    return (fitting[0], "") if fitting else (None, "No row prints what the patch replaces: it was not applied.")


_BY_TITLE = ("parent", "withdrawn")
_NO_READINGS = ("date-impossible", "date-illegible")
_UNREADABLE = {
    "deadline": "The reading is no date that can be read: the patch was not applied.",
    "percent": "The reading is no percentage that can be read: the patch was not applied.",
    "parent": "One activity, and no other, must be what the reading names: the patch was not applied.",
}
"""Why a patch of a row that was found is not applied."""


def _apply(commitment: Commitment, patch: Patch, others: Sequence[Commitment], edition: Edition) -> Commitment | None:
    """The row with the reading; none where it is withdrawn, or the reading itself cannot be read."""
    language = edition.language
    match patch.field:
        case "text":
            return replace(commitment, text=patch.reading)
        case "officers":
            names = read_officers(patch.reading, KnownNames(language=language))
            return replace(commitment, officers=names.officers, directorates=names.directorates)
        case "deadline":
            deadline = read_deadline(patch.reading, year_start=edition.year_start, words=lexicon(language))
            if not deadline.dates and deadline.problem in _NO_READINGS:
                return None
            return replace(commitment, deadlines=deadline.dates, deadline_suggested=())
        case "percent":
            percent = read_percent(patch.reading, language=language)
            if percent.problem:
                return None
            return replace(
                commitment, progress=replace(commitment.progress, percent=percent.value, percent_suggested=None)
            )
        case "comment":
            return replace(commitment, progress=replace(commitment.progress, comment=patch.reading))
        case "parent":
            activity = _activity(commitment, patch, others)
            return replace(commitment, parent=activity.key) if activity else None
        case "withdrawn":
            return None


def _activity(commitment: Commitment, patch: Patch, others: Sequence[Commitment]) -> Commitment | None:
    """The activity that a milestone is moved to: by its line where the milestone has not moved, or by its title."""
    activities = [one for one in others if one.kind is Kind.ACTIVITY]
    if patch.reading.isdecimal():
        lines = [one for one in activities if str(one.line) == patch.reading]
        return lines[0] if lines and commitment.line == patch.line else None
    named = [one for one in activities if _begins(one, patch.reading)]
    return named[0] if patch.reading and len(named) == 1 else None


def apply_patches(plan: Plan, patches: Iterable[Patch]) -> Patched:
    """The plan with the patches of its edition."""
    commitments = list(plan.commitments)
    issues = list(plan.issues)
    applied = 0
    for patch in patches:
        if not patch.is_about(plan.edition):
            continue
        place, why = _found(commitments, patch)
        row = None if place is None else commitments[place]
        changed = _apply(row, patch, commitments, plan.edition) if row else None
        if place is None or row is None or (changed is None and patch.field != "withdrawn"):
            issues.append(_issue(plan, patch, "patch-unused", patch.line, why or _UNREADABLE[patch.field]))
            continue
        if changed is None:
            del commitments[place]
        else:
            commitments[place] = changed
        applied += 1
        issues.append(_issue(plan, patch, "patched", row.line, patch.reason, row.lines))
    return Patched(replace(plan, commitments=tuple(commitments), issues=tuple(sorted(set(issues)))), applied)


def _issue(plan: Plan, patch: Patch, code: str, line: int, message: str, lines: tuple[int, ...] = ()) -> Issue:
    return Issue(plan.edition.label, line, code, patch.field, patch.printed, patch.reading, "patch", message, lines)
