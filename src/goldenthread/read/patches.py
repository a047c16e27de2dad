"""Patches: what the print shows and the extraction lost, as data (``data/patches/*.toml``), each with its reason.

A patch restores what a careful reader sees; it never corrects what the council printed. It names the row by edition,
kind and line, and the text that it replaces; when the source no longer prints that text, the patch is not applied
and an issue says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from goldenthread.errors import DataError
from goldenthread.issues import Issue
from goldenthread.language.deadlines import read_deadline
from goldenthread.model import Commitment, Edition, Kind, Plan
from goldenthread.read.catalogue import first_problem, load_toml
from goldenthread.read.names import Lexicon, read_officers
from goldenthread.read.values import read_percent

Field_ = Literal["text", "officers", "deadline", "percent", "comment", "parent", "withdrawn"]


class Patch(BaseModel):
    """One reading by a person.

    Attributes:
        edition: label of the edition.
        kind: activity or milestone.
        line: line where the row's own text begins, as read without patches.
        field: which field; ``parent`` moves a milestone to the activity on the line given as reading, ``withdrawn``
            takes out a row that is no row.
        printed: what the source has there (for ``parent`` and ``withdrawn``: the beginning of the row's text).
        reading: what a careful reader reads.
        reason: why.
        body: whose document, where the data folder holds those of several councils.
        document: which document, where the edition has several.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    edition: str
    kind: Literal["activity", "milestone"]
    line: int
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
    if folder.exists() and not folder.is_dir():
        raise DataError("this must be a folder of patch files", path=folder)
    for path in sorted(folder.glob("*.toml")):
        content = load_toml(path)
        rows = content.get("patches", [])
        if not isinstance(rows, list) or set(content) - {"patches"}:
            raise DataError("a patch file holds only [[patches]] tables", path=path)
        for row in rows:
            try:
                patches.append(Patch.model_validate(row))
            except ValidationError as error:
                raise DataError(first_problem(error), path=path) from None
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


def _fits(commitment: Commitment, patch: Patch) -> bool:
    if (commitment.kind.value, commitment.line) != (patch.kind, patch.line):
        return False
    printed = _printed(commitment, patch.field)
    if patch.field in ("parent", "withdrawn"):
        return printed.startswith(patch.printed)
    return printed == patch.printed


def _apply(commitment: Commitment, patch: Patch, others: Sequence[Commitment]) -> Commitment | None:
    match patch.field:
        case "text":
            return replace(commitment, text=patch.reading)
        case "officers":
            names = read_officers(patch.reading, Lexicon())
            return replace(commitment, officers=names.officers, directorates=names.directorates)
        case "deadline":
            return replace(commitment, deadlines=read_deadline(patch.reading).dates, deadline_suggested=())
        case "percent":
            percent = read_percent(patch.reading)
            return replace(
                commitment, progress=replace(commitment.progress, percent=percent.value, percent_suggested=None)
            )
        case "comment":
            return replace(commitment, progress=replace(commitment.progress, comment=patch.reading))
        case "parent":
            activity = next((c for c in others if c.kind is Kind.ACTIVITY and str(c.line) == patch.reading), None)
            return replace(commitment, parent=activity.key) if activity else None
        case "withdrawn":
            return None


def apply_patches(plan: Plan, patches: Iterable[Patch]) -> Patched:
    """The plan with the patches of its edition."""
    commitments = list(plan.commitments)
    issues = list(plan.issues)
    applied = 0
    for patch in patches:
        if not patch.is_about(plan.edition):
            continue
        found = [i for i, commitment in enumerate(commitments) if _fits(commitment, patch)]
        changed = _apply(commitments[found[0]], patch, commitments) if found else None
        if not found or (changed is None and patch.field != "withdrawn"):
            issues.append(
                Issue(
                    plan.edition.label,
                    patch.line,
                    "patch-unused",
                    patch.field,
                    patch.printed,
                    patch.reading,
                    "patch",
                    "No row on that line prints what the patch replaces: it was not applied.",
                )
            )
            continue
        lines = commitments[found[0]].lines
        if changed is None:
            del commitments[found[0]]
        else:
            commitments[found[0]] = changed
        applied += 1
        issues.append(
            Issue(
                plan.edition.label,
                patch.line,
                "patched",
                patch.field,
                patch.printed,
                patch.reading,
                "patch",
                patch.reason,
                lines,
            )
        )
    return Patched(replace(plan, commitments=tuple(commitments), issues=tuple(sorted(set(issues)))), applied)
