"""The story of a thread, edition by edition, out of the shipped queries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from goldenthread.errors import NothingFoundError
from goldenthread.query import ask, load
from goldenthread.store import Store, Table

Record = dict[str, str]


@dataclass(frozen=True, slots=True)
class Found:
    """The thread that words led to, and other threads that they fit.

    Attributes:
        thread: IRI.
        others: label and IRI of further threads, the longest first.
    """

    thread: str
    others: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """What one edition states of a thread: one commitment, and what changed since its forerunners.

    Attributes:
        commitment: the row of ``history-of-a-thread``.
        came_from: rows of ``links-of-a-thread`` that lead to it.
        changes: what changed, in words.
    """

    commitment: Record
    came_from: tuple[Record, ...]
    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """A thread with its chapters, the earliest first."""

    thread: str
    label: str
    chapters: tuple[Chapter, ...]


def _rows(store: Store, query: str, **values: str) -> list[Record]:
    answer = ask(store, load(query), {key: value for key, value in values.items() if value})
    if not isinstance(answer, Table):
        raise TypeError(f"{query} must be a SELECT query")
    return answer.records()


def find(store: Store, text: str, level: str = "") -> Found:
    """The thread that a text or IRI stands for: the one with most members among those whose titles hold the words.

    All the words must stand in one title; where none holds them together as given, their order does not count.

    Raises:
        NothingFoundError: no title holds the words.
    """
    if text.startswith(("http://", "https://")):
        rows = _rows(store, "thread-of-a-commitment", commitment=text)
        thread = rows[0]["thread"] if rows else text
        if not rows and not _rows(store, "history-of-a-thread", thread=text):
            raise NothingFoundError(f"there is no commitment or thread {text} in the graph")
        return Found(thread, ())
    rows = _rows(store, "find-commitment", text=text, kind=level)
    if not rows:
        words = text.lower().split()
        longest = max(words, key=len, default="")
        candidates = _rows(store, "find-commitment", text=longest, kind=level) if longest else []
        rows = [row for row in candidates if all(word in row["title"].lower() for word in words)]
    threads = {row["thread"]: row["threadLabel"] for row in rows if row["thread"]}
    if not threads:
        raise NothingFoundError(f"no commitment has the words '{text}' in its title: try fewer or other words")
    first, *others = threads
    return Found(first, tuple((threads[iri], iri) for iri in others))


def tell(store: Store, thread: str) -> Story:
    """The story of a thread."""
    history = _rows(store, "history-of-a-thread", thread=thread)
    links = [row for row in _rows(store, "links-of-a-thread", thread=thread) if row["decision"] != "rejected"]
    by_iri = {row["commitment"]: row for row in history}
    chapters = []
    for row in history:
        back = tuple(link for link in links if link["later"] == row["commitment"])
        before = [by_iri[link["earlier"]] for link in back if link["earlier"] in by_iri]
        chapters.append(Chapter(row, back, tuple(_changes(before, row))))
    label = history[0]["threadLabel"] if history else ""
    return Story(thread, label, tuple(chapters))


_COMPARED = (
    ("title", "wording"),
    ("officers", "lead officer"),
    ("members", "lead member"),
    ("directorates", "directorate"),
)


def _changes(before: Sequence[Record], now: Record) -> list[str]:
    """What changed since the forerunners, where both editions state the field."""
    said: list[str] = []
    for earlier in before:
        since = f" since {earlier['edition']}" + (f" line {earlier['line']}" if len(before) > 1 else "")
        for field, name in _COMPARED:
            if field == "title":
                if earlier["title"] != now["title"]:
                    said.append(f"reworded{since}")
            elif earlier[field] and now[field] and earlier[field] != now[field]:
                said.append(f"{name}{since}: {earlier[field]} -> {now[field]}")
        if earlier["deadlines"] and now["deadlines"] and earlier["deadlines"] != now["deadlines"]:
            said.append(f"deadline{since}: {earlier['deadlines']} -> {now['deadlines']}")
    return list(dict.fromkeys(said))
