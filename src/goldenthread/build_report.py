"""What a build made, and what it tells whoever ran it: figures, what waits for a person, what to look at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from goldenthread.issues import Issue
from goldenthread.validation import Finding


class Report(BaseModel):
    """What a build tells, in the order in which it is told.

    Attributes:
        statements: how many there are.
        figures: what was counted, and how many there are.
        lines: per edition, what its lines were taken for.
        waiting: what waits for somebody, each with its command.
        doubts: issues that a person should look at first.
        bounds: figures that rest on links, each with the bounds between which it is to be expected.
        posts: in a redacted build, titles that no register has and that stay as they are printed.
        broken: findings about the structure, which are the program's own fault.
        unread: documents that gave nothing, or not what their layout expects.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    statements: int
    figures: dict[str, int]
    lines: dict[str, dict[str, int]]
    waiting: list[str]
    doubts: list[str]
    posts: list[str]
    broken: list[str]
    unread: list[str]
    bounds: list[str] = []

    @property
    def conforms(self) -> bool:
        """Whether nothing is wrong that ends a build in exit code 1."""
        return not (self.broken or self.unread)


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made.

    Attributes:
        dataset: the file of statements.
        statements: how many there are.
        accounting: per edition, what its lines were taken for.
        findings: what the shapes report.
        broken: findings about the structure, which are the program's own fault.
        taken_for_posts: in a redacted build, titles that no register has and that stay as they are printed.
        unread: documents that gave nothing, or not what their layout expects.
        report: what is told of all that.
        as_before: how many councils were taken as an earlier build made them.
    """

    dataset: Path
    statements: int
    accounting: dict[str, Counter[str]]
    findings: Sequence[Finding]
    broken: Sequence[Finding]
    taken_for_posts: Sequence[str]
    unread: Sequence[Issue]
    report: Report
    as_before: int = 0
