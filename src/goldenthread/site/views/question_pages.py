"""Every named question: its answer, its text, a form for what it takes; and the list of them all."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from goldenthread.query import NamedQuery, Parameter, load
from goldenthread.query.values import classes_of
from goldenthread.site import plain
from goldenthread.site.holdings import Holdings
from goldenthread.site.page import FACETS, Page
from goldenthread.site.page_words import topic
from goldenthread.site.question_answers import GROUPS, Answer, Question, questions
from goldenthread.site.strands import tangled
from goldenthread.site.views.wanted import Wanted, wanted
from goldenthread.store.binding import holes

ASKING = tuple(f"assets/scripts/{name}.js" for name in ("engine", "spelling", "answers"))
"""The scripts that ask: the engine in the browser or the server; put values in a question; show an answer."""
ASK = "assets/scripts/ask.js"
"""Asks with the values of the form, and spells the command."""
ANYTHING = "ask.html"
"""The page on which any question can be asked."""
MOST_ROWS = 200
MOST_BYTES = 300_000
"""What a page shows of an answer; the whole is a file beside it."""
MOST_CHOICES = 400
CHOICES = range(2, 41)
"""How many different values a column has by which rows can be chosen."""
MOST_CHOOSERS = 4
COUNTED = range(2, 9)
"""How many different values a column has that are counted over the whole answer, where not all rows are shown."""
A_MONTH = 28
"""Days from which a distance is said in months and years, too."""
LEVELS = {"activity": "commitment", "milestone": "step"}
_PLAIN = {
    **LEVELS,
    "an edition": "a document",
    "an activity": "a commitment",
    "edition": "document",
    "editions": "documents",
    "activities": "commitments",
    "milestones": "steps",
}
_OURS = re.compile(rf"\b(?:{'|'.join(sorted(_PLAIN, key=len, reverse=True))})\b")
"""Words of the questions, and what the pages say instead."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of an answer: its words, and the IRI that it is, or empty."""

    text: str
    iri: str


@dataclass(frozen=True, slots=True)
class Taken:
    """Something that a question takes.

    Attributes:
        choices: what it can be: shown name, and the value that a query needs.
        finds: of a thing that is known by its name: of which classes it can be, and the question by which names are
            looked up, as JSON; else empty.
    """

    parameter: Parameter
    choices: tuple[tuple[str, str], ...]
    finds: str


@dataclass(frozen=True, slots=True)
class QuestionView:
    """One question.

    Attributes:
        columns: the columns of its answer in words.
        choosers: the columns by which the rows shown can be chosen: name in the address, words, place.
        counted: columns with few values, each with how many rows of the whole answer have which, where not all are
            shown.
        rows: the rows that are shown.
        graph: the beginning of its answer where that is a graph.
        file: the whole answer, or empty.
        kilobytes: how large that is.
        script: what the script of its form needs, as JSON.
        command: how to ask it from the command line.
    """

    question: Question
    answer: Answer | None
    columns: tuple[str, ...]
    choosers: tuple[tuple[str, str, int], ...]
    counted: tuple[tuple[str, tuple[tuple[str, int], ...]], ...]
    rows: tuple[tuple[Cell, ...], ...]
    graph: str
    file: str
    kilobytes: float
    takes: tuple[Taken, ...]
    script: str
    command: str


@dataclass(frozen=True, slots=True)
class ListView:
    """All questions: by what they are about, and those behind the pages."""

    topics: tuple[tuple[str, str, tuple[tuple[Question, Answer | None], ...]], ...]
    groups: tuple[tuple[str, tuple[Question, ...]], ...]
    total: int
    wanted: tuple[Wanted, ...]


def pages(held: Holdings) -> Iterator[Page]:
    """The list, and a page for each question."""
    every = questions()
    yield Page("questions.html", "questions", "Questions", lambda: _list(held, every))
    for one in every:
        yield Page(
            one.path,
            "question",
            one.query.summary or one.name,
            lambda one=one: _view(held, one),  # type: ignore[misc]
            section="questions.html",
            scripts=() if one.group else (*ASKING, ASK, FACETS),
        )


def _list(held: Holdings, every: Sequence[Question]) -> ListView:
    topics: dict[str, list[tuple[Question, Answer | None]]] = {}
    for one in every:
        if not one.group:
            tag = one.query.tags[0] if one.query.tags else "more"
            topics.setdefault(tag, []).append((one, held.answers.get(one.name)))
    return ListView(
        tuple((tag, topic(tag), tuple(some)) for tag, some in sorted(topics.items())),
        tuple((words, tuple(one for one in every if one.group == group)) for group, words in GROUPS.items() if group),
        sum(not one.group for one in every),
        wanted(held),
    )


def _view(held: Holdings, one: Question) -> QuestionView:
    answer = held.answers.get(one.name)
    rows = tuple(_shown(held, answer)) if answer else ()
    return QuestionView(
        question=one,
        answer=answer,
        columns=tuple(map(words_of, answer.columns)) if answer else (),
        choosers=tuple(_choosers(answer, rows)) if answer else (),
        counted=tuple(_counted(answer)) if answer and len(rows) < answer.total else (),
        rows=rows,
        graph="\n".join(answer.whole.splitlines()[:60]) if answer and not answer.columns else "",
        file=one.file(answer) if answer else "",
        kilobytes=len(answer.whole.encode()) / 1000 if answer else 0,
        takes=tuple(
            Taken(parameter, _choices(held, parameter), _finds(parameter)) for parameter in one.query.parameters
        ),
        script=for_script(one.query),
        command=f"goldenthread query {one.name}",
    )


def asked_by_script(query: NamedQuery) -> dict[str, object]:
    """What a page needs to put values in a query: the query cut at what it takes, and what that is.

    Each of ``takes`` is its name, its variable, its kind, its default or nothing, and whether it must be given.
    """
    names = {parameter.variable for parameter in query.parameters}
    takes = [[one.name, one.variable, one.kind, one.default, one.required] for one in query.parameters]
    return {"pieces": holes(query.text, names), "takes": takes}


def _finds(parameter: Parameter) -> str:
    classes = classes_of(parameter)
    if not classes:
        return ""
    finder = {"classes": classes, "finder": asked_by_script(load("find-by-name"))}
    return json.dumps(finder, ensure_ascii=False)


def for_script(query: NamedQuery) -> str:
    """The same as JSON, as it stands at a form."""
    return json.dumps(asked_by_script(query), ensure_ascii=False)


def printed() -> Iterator[str]:
    """What the pages print of the queries in another form than they ship in."""
    return (for_script(one.query) for one in questions())


def _shown(held: Holdings, answer: Answer) -> Iterator[tuple[Cell, ...]]:
    """The first rows of an answer, as many as a page may hold."""
    size = 0
    for row in answer.rows[:MOST_ROWS]:
        size += 40 + sum(60 + len(cell) for cell in row)
        if size > MOST_BYTES:
            return
        yield tuple(_cell(held, column, cell) for column, cell in zip(answer.columns, row, strict=True))


def _choosers(answer: Answer, rows: Sequence[Sequence[Cell]]) -> Iterator[tuple[str, str, int]]:
    """The columns whose values are few enough to choose by: those with the fewest, in the order of the answer."""
    found: list[tuple[int, int]] = []
    for place in range(len(answer.columns)):
        values = {row[place].text for row in rows if row[place].text}
        if len(values) in CHOICES and len(values) < len(rows) and not any(_address(row[place]) for row in rows):
            found.append((len(values), place))
    for place in sorted(place for _, place in sorted(found)[:MOST_CHOOSERS]):
        yield answer.columns[place].lower(), words_of(answer.columns[place]), place


def _address(cell: Cell) -> bool:
    """Whether a cell is an address, by which nobody chooses."""
    return bool(cell.iri) or cell.text.startswith(("http://", "https://", "urn:"))


def _counted(answer: Answer) -> Iterator[tuple[str, tuple[tuple[str, int], ...]]]:
    """How many rows of the whole answer have which value, of each column with few."""
    for place, column in enumerate(answer.columns):
        counts = Counter(LEVELS.get(row[place], row[place]) or "nothing" for row in answer.rows)
        if len(counts) in COUNTED and len(counts) * 4 < len(answer.rows):
            yield words_of(column), tuple(counts.most_common())


def _cell(held: Holdings, column: str, text: str) -> Cell:
    if column == "days" and text.lstrip("-").isdigit() and abs(int(text)) >= A_MONTH:
        days = int(text)
        return Cell(f"{plain.span(abs(days))}{' sooner' if days < 0 else ''} ({abs(days):,} days)", "")
    if text in LEVELS:
        return Cell(LEVELS[text], "")
    if not text.startswith(held.base) or " " in text:
        return Cell(text, "")
    return Cell(_called(held, text), text)


def _called(held: Holdings, iri: str) -> str:
    """What people call something that has a page; its address where nothing else is known."""
    if iri in held.editions:
        return plain.named(held.editions[iri])
    if iri in held.agents:
        return held.agents[iri].name
    if iri in held.commitments:
        one = held.commitments[iri]
        return f"{plain.named(held.edition(one))}, line {one.line}"
    if iri in held.threads:
        return _titled(held, iri) or iri.removeprefix(held.base)
    return iri.removeprefix(held.base)


def _titled(held: Holdings, iri: str) -> str:
    """The title of a thread; of one of several strands with the number of its rows: it need not be that of the row."""
    title, members = plain.shortened(held.threads[iri].label, 60), held.members(held.threads[iri])
    return f"{title} (one title for {plain.counted(len(members), 'row')})" if title and tangled(members) else title


def words_of(column: str) -> str:
    """The name of a column as people write it.

    >>> words_of("earlierLine"), words_of("activityTitle"), words_of("laterEdition")
    ('earlier line', 'commitment title', 'later document')
    """
    return in_plain_words(re.sub(r"(?<=[a-z])(?=[A-Z])", " ", column).lower())


def in_plain_words(text: str) -> str:
    """What a question says of what it takes, in the words of the pages.

    >>> in_plain_words("label of an edition"), in_plain_words("activity or milestone")
    ('label of a document', 'commitment or step')
    """
    return _OURS.sub(lambda found: _PLAIN[found[0]], text)


def _choices(held: Holdings, parameter: Parameter) -> tuple[tuple[str, str], ...]:
    """What can be chosen; nothing where it is too much, or anything goes."""
    if parameter.kind != "iri":
        listed = parameter.type.split("|") if "|" in parameter.type else held.values_of.get(parameter.type, ())
        found: Mapping[str, str] = {LEVELS.get(word.strip(), word.strip()): word.strip() for word in listed}
    else:
        kinds = {"officer": ("person", "post"), "member": ("person", "post"), "person": ("person", "post")}
        wanted = kinds.get(parameter.name, ("unit",) if parameter.name in ("unit", "directorate") else ())
        found = {one.name: one.iri for one in held.agents.values() if one.kind in wanted}
        if parameter.name == "edition":
            found = {one.title: one.iri for one in held.editions.values()}
    return tuple(sorted(found.items())) if len(found) <= MOST_CHOICES else ()
