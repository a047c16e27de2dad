"""What a build has to tell, asked of the graph that it made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from goldenthread.build_report import Report
from goldenthread.issues import Issue
from goldenthread.link_bounds import summed
from goldenthread.linking.meaning import FILE as MEANINGS
from goldenthread.query import ask, load
from goldenthread.store import EmbeddedStore, Table
from goldenthread.validation import Finding

_DOUBTS = ("year-mismatch", "reviewer-undeclared", "justification-untrue")
"""Codes of issues that a person should look at before anything else."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What a graph answers of itself, as :class:`Report` tells it."""

    figures: dict[str, int]
    waiting: list[str]
    doubts: list[str]
    bounds: list[str]


def answers_of(store: EmbeddedStore) -> Answers:
    """What a graph answers of itself: what was counted and between which bounds, what waits, what to look at."""
    return Answers(
        {row["figure"]: int(row["value"]) for row in _records(store, "summary-of-the-build")},
        [f"{int(row['waiting']):,} {row['what']}: {row['command']}" for row in _records(store, "what-waits")],
        [
            f"look at {row['edition'] or 'the decisions'}: {row['message']}"
            for code in _DOUBTS
            for row in _records(store, "issues", code=code)
        ],
        list(summed(_records(store, "how-sure-are-the-figures"))),
    )


def report(
    answers: Answers,
    data: Path,
    statements: int,
    accounting: Mapping[str, Counter[str]],
    *,
    posts: Sequence[str],
    broken: Sequence[Finding],
    unread: Sequence[Issue],
) -> Report:
    """What to tell of a build.

    Args:
        answers: what the graph answers of itself.
        data: the data folder it was built of.
        statements: how many statements were written.
        accounting: per edition, what its lines were taken for.
        posts: titles that no register has.
        broken: findings about the structure.
        unread: documents that gave nothing, or less than expected.
    """
    meanings = (data / "links" / MEANINGS).exists()
    unmeant = [] if meanings else ["all wordings, of which none has a vector of meaning: goldenthread links embed"]
    return Report(
        statements=statements,
        figures=answers.figures,
        lines={label: dict(counts) for label, counts in accounting.items()},
        waiting=[*answers.waiting, *unmeant],
        doubts=answers.doubts,
        bounds=answers.bounds,
        posts=list(posts),
        broken=[f"structure: {one.edition}:{one.line} {one.code}: {one.message} ({one.focus})" for one in broken],
        unread=[f"look at {issue.edition}: {issue.message}" for issue in unread],
    )


def _records(store: EmbeddedStore, name: str, **values: str) -> list[dict[str, str]]:
    answer = ask(store, load(name), values)
    if not isinstance(answer, Table):
        raise TypeError(f"{name} must be a SELECT query")
    return answer.records()
