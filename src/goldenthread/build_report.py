"""What a build tells whoever ran it: figures, what waits for a person, what to look at."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


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
