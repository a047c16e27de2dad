"""What a build has to tell, asked of the graph that it made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from goldenthread.build_report import Report
from goldenthread.issues import Issue
from goldenthread.link_bounds import summed
from goldenthread.linking.meaning import FILE as MEANINGS
from goldenthread.query import ask, load
from goldenthread.read.data_folder import Accounting, by_label
from goldenthread.store import EmbeddedStore, Table
from goldenthread.validation import Finding

_DOUBTS = ("year-mismatch", "reviewer-undeclared", "justification-untrue", "key-astray")
"""Codes of issues that a person should look at before anything else."""
_WAITING = "what-waits"


@dataclass(frozen=True, slots=True)
class Answers:
    """What a graph, or a part of it, answers of itself, as :class:`Report` tells it.

    Attributes:
        figures: what was counted.
        waiting: how many things wait, what they are, and the command.
        doubts: what a person should look at.
        sure: figures that rest on links, with their bounds, as ``how-sure-are-the-figures`` gives them.
    """

    figures: dict[str, int]
    waiting: tuple[tuple[int, str, str], ...]
    doubts: tuple[str, ...]
    sure: tuple[dict[str, str], ...]


def answers_of(store: EmbeddedStore) -> Answers:
    """What a graph answers of itself: what was counted and between which bounds, what waits, what to look at."""
    issues = _records(store, "issues")
    return Answers(
        {row["figure"]: int(row["value"]) for row in _records(store, "summary-of-the-build")},
        tuple((int(row["waiting"]), row["what"], row["command"]) for row in _records(store, _WAITING)),
        tuple(
            f"look at {row['edition'] or 'the decisions'}: {row['message']}"
            for code in _DOUBTS
            for row in issues
            if row["code"] == code
        ),
        tuple(_records(store, "how-sure-are-the-figures")),
    )


def together(answers: Sequence[Answers]) -> Answers:
    """What a graph answers of which each part has answered for itself: nothing that is counted stands in two."""
    figures: Counter[str] = Counter()
    waiting: Counter[tuple[str, str]] = Counter()
    for one in answers:
        figures.update(one.figures)
        waiting.update({(what, command): number for number, what, command in one.waiting})
    asked = load(_WAITING).text
    order = sorted(waiting, key=lambda one: asked.index(one[0]))  # that in which the question names them
    return Answers(
        dict(figures),
        tuple((waiting[what, command], what, command) for what, command in order),
        tuple(doubt for one in answers for doubt in one.doubts),
        tuple(row for one in answers for row in one.sure),
    )


def report(
    answers: Answers,
    data: Path,
    statements: int,
    accounting: Accounting,
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
        accounting: what the lines of each document were taken for.
        posts: titles that no register has.
        broken: findings about the structure.
        unread: documents that gave nothing, or less than expected.
    """
    meanings = (data / "links" / MEANINGS).exists()
    unmeant = [] if meanings else ["all wordings, of which none has a vector of meaning: goldenthread links embed"]
    return Report(
        statements=statements,
        figures=answers.figures,
        lines={label: dict(counts) for label, counts in by_label(accounting).items()},
        waiting=[*(f"{number:,} {what}: {command}" for number, what, command in answers.waiting), *unmeant],
        doubts=list(answers.doubts),
        bounds=list(summed(answers.sure)),
        posts=list(posts),
        broken=[f"structure: {one.edition}:{one.line} {one.code}: {one.message} ({one.focus})" for one in broken],
        unread=[f"look at {issue.edition or 'the catalogue'}: {issue.message}" for issue in unread],
    )


def _records(store: EmbeddedStore, name: str, **values: str) -> list[dict[str, str]]:
    answer = ask(store, load(name), values)
    if not isinstance(answer, Table):
        raise TypeError(f"{name} must be a SELECT query")
    return answer.records()
