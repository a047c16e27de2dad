"""The named questions with their answers: asked once each, shown in part, written whole as CSV beside the pages."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from goldenthread.query import NamedQuery, as_csv, ask, list_queries, render
from goldenthread.redaction.proof import Search, texts_of
from goldenthread.store import Store, Table
from goldenthread.store.base import text

GROUPS = {
    "": "Questions for readers",
    "site": "What the pages of this site ask",
    "export": "What the tables of the export ask",
    "facts": "How facts are worked out before the checks look at them",
}
"""The folders of ``queries/`` that have pages, and what they are for."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a question answers without parameters, or with its defaults.

    Attributes:
        columns: names of the columns; none of a graph.
        rows: the cells as plain text; none of a graph.
        whole: the answer as a file: CSV, or Turtle of a graph.
        total: how many rows, or triples, there are.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    whole: str
    total: int


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its address.

    Attributes:
        name: as the command takes it, ``site/changes``.
        group: one of :data:`GROUPS`.
    """

    name: str
    group: str
    query: NamedQuery

    @property
    def path(self) -> str:
        """Its page."""
        return f"questions/{self.name}.html"

    def file(self, answer: Answer) -> str:
        """The file of its whole answer."""
        return f"questions/{self.name}.{'csv' if answer.columns else 'ttl'}"


@cache
def questions() -> tuple[Question, ...]:
    """Every question that has a page, those for readers first."""
    return tuple(
        Question(f"{group}/{query.name}" if group else query.name, group, query)
        for group in GROUPS
        for query in list_queries(group)
    )


def answered(store: Store, wanted: Callable[[int], bool] = lambda _: True) -> dict[str, Answer]:
    """The answers to the questions for readers, by name; the others are asked by the pages themselves.

    Args:
        store: what is asked.
        wanted: whether the question in a place is asked here; all are, unless somebody else asks some.
    """
    found = {}
    for place, question in enumerate(questions()):
        if question.group or not wanted(place):
            continue
        given = ask(store, question.query)
        if isinstance(given, Table):
            rows = tuple(tuple(map(text, row)) for row in given)
            found[question.name] = Answer(given.columns, rows, as_csv(given.columns, rows), len(given))
        else:
            found[question.name] = Answer((), (), render(given, "ttl"), len(given))
    return found


def provable(answers: Mapping[str, Answer], search: Search) -> dict[str, Answer]:
    """The answers of a redacted build that are proven to name no officer; the others are not to be shown.

    Args:
        answers: the answers by name.
        search: for the names of officers.
    """
    with tempfile.TemporaryDirectory() as folder:
        write_answers(answers, Path(folder))
        texts = list(texts_of(Path(folder)))
    refused = {place for place, text in texts if any(search.leaks(place, text))}
    by_name = {question.name: question for question in questions()}
    return {name: answer for name, answer in answers.items() if by_name[name].file(answer) not in refused}


def write_answers(answers: Mapping[str, Answer], out: Path) -> list[str]:
    """Writes each whole answer beside the pages of the questions, and names the files relative to the site."""
    written = []
    for question in questions():
        answer = answers.get(question.name)
        if answer is None:
            continue
        name = question.file(answer)
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        (out / name).write_text(answer.whole, encoding="utf-8", newline="")
        written.append(name)
    return written
