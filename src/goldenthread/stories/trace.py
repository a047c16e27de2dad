"""The story of a thread, edition by edition, out of the shipped queries."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass

from goldenthread.errors import NothingFoundError
from goldenthread.language.stems import stems
from goldenthread.namespaces import GT
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
        changes: what changed, in words; that it splits or joins is told by ``came_from`` and ``goes_on``.
        goes_on: rows of ``links-of-a-thread`` that lead on from it: more than one where it branches.
        begins: that it is new, where there is an earlier document.
        ends: that its line ends here, and how.
    """

    commitment: Record
    came_from: tuple[Record, ...]
    changes: tuple[str, ...]
    goes_on: tuple[Record, ...] = ()
    begins: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()


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

    Where no title holds the words as given, the threads count whose titles together hold most of them.

    Raises:
        NothingFoundError: no title holds the words.
    """
    if text.startswith(("http://", "https://")):
        classes = {row["value"] for row in _rows(store, "types/class", thing=text)}
        if GT.Thread in classes:
            return Found(text, ())
        if classes & {GT.Activity, GT.Milestone}:
            rows = _rows(store, "thread-of-a-commitment", commitment=text)
        else:
            rows = [{"thread": row["replacedBy"]} for row in _rows(store, "replaced-threads") if row["thread"] == text]
        if not rows:
            raise NothingFoundError(f"there is no commitment or thread {text} in the graph")
        thread = rows[0]["thread"]
        return Found(thread, ())
    rows = _rows(store, "find-commitment", text=text, kind=level)
    threads = {row["thread"]: row["threadLabel"] for row in rows if row["thread"]} or _by_words(store, text, level)
    if not threads:
        raise NothingFoundError(f"no commitment has the words '{text}' in its title: try fewer or other words")
    first, *others = threads
    return Found(first, tuple((threads[iri], iri) for iri in others))


ENOUGH = 0.6
"""Share of the asked words, weighted by their rarity, that the titles of a thread must hold."""


def _by_words(store: Store, text: str, level: str) -> dict[str, str]:
    """Threads whose titles together hold most of the words, rare words counting more; the best first.

    The titles of a thread change from year to year, so that "affordable family homes" is held by the thread that
    speaks of "affordable family sized housing" in one year and of "family-sized homes" in another.
    """
    asked = set(stems(text))
    held: dict[str, set[str]] = defaultdict(set)
    rows = [row for row in _rows(store, "find-commitment", kind=level) if row["thread"]]
    in_title = {row["commitment"]: asked & set(stems(row["title"])) for row in rows}
    for row in rows:
        held[row["thread"]] |= in_title[row["commitment"]]
    frequency = Counter(word for words in held.values() for word in words)
    weight = {word: math.log(1 + len(held) / (1 + frequency[word])) for word in asked}
    total = sum(weight.values()) or 1.0

    def share(words: set[str]) -> float:
        return sum(weight[word] for word in words) / total

    best: dict[str, tuple[float, float, int]] = {}
    for row in rows:
        thread = row["thread"]
        fit = (share(held[thread]), share(in_title[row["commitment"]]), int(row["members"] or 0))
        best[thread] = max(fit, best.get(thread, fit))
    labels = {row["thread"]: row["threadLabel"] for row in rows}
    found = sorted((iri for iri in best if best[iri][0] >= ENOUGH), key=lambda iri: (best[iri], iri), reverse=True)
    return {iri: labels[iri] for iri in found}


def tell(store: Store, thread: str) -> Story:
    """The story of a thread."""
    history = _rows(store, "history-of-a-thread", thread=thread)
    changed = _rows(store, "changes-in-a-thread", thread=thread)
    links = [row for row in _rows(store, "links-of-a-thread", thread=thread) if row["decision"] != "rejected"]
    stated = {row["commitment"]: row for row in history}
    chapters = []
    for row in history:
        back = tuple(link for link in links if link["later"] == row["commitment"])
        mine = [one for one in changed if one["later"] == row["commitment"]]
        kinds = {one["changeKind"] for one in mine}
        chapters.append(
            Chapter(
                commitment=row,
                came_from=back,
                goes_on=tuple(
                    link for link in links if link["earlier"] == row["commitment"] and link["later"] in stated
                ),
                changes=tuple(
                    _in_words(one, stated.get(one["earlier"], {}))
                    for one in sorted(mine, key=_order)
                    if one["changeKind"] in _KINDS
                ),
                begins=("no earlier document states it",) if "new" in kinds else (),
                ends=tuple(_end(one) for one in mine if one["changeKind"] in _ENDS),
            )
        )
    label = history[0]["threadLabel"] if history else ""
    return Story(thread, label, tuple(chapters))


_DAYS = {
    "deadline moved": "deadline moved by {by} since {place}",
    "deadline renewed": "due once more, {by} than in {place}",
    "deadline restated": "due {by} than in {place}, after years without a document (whether it slipped cannot be told)",
    "next stage due": "next stage due {by} than {place}",
    "new deadline stated": "the comment states a new deadline, {by}",
}
"""Kinds of another deadline, and how each is told."""
_KINDS = (
    "reworded",
    "target raised",
    "target lowered",
    *_DAYS,
    "status carried",
    "officer changed",
    "member changed",
    "unit changed",
    "moved heading",
)
_ENDS = {
    "completed": "this line ends here: reported completed",
    "discontinued": "this line ends here: reported discontinued",
    "ended without a word": "this line ends here without a word: the next year's document does not take it up",
    "not decided": "nobody has decided whether this line goes on: readers rejected some links, and closed nothing",
    "not traceable": "this line cannot be followed: there is no document of the next year",
}


def _end(change: Record) -> str:
    """How a line ended, and who says so where no document does."""
    said = _ENDS[change["changeKind"]]
    if change["changeKind"] != "ended without a word":
        return said
    if change["endJudgedBy"] != "the machine alone":
        return f"{said} (as judged by: {change['endJudgedBy']})"
    sure = f"{float(change['endSureness']):.2f} sure" if change["endSureness"] else "it found nothing alike"
    return f"{said} (as far as the machine alone can tell: {sure})"


def _order(change: Record) -> tuple[str, int, int]:
    """By the commitment that it is compared with, then what matters most first."""
    kind = change["changeKind"]
    return (
        change["earlierEdition"],
        int(change["earlierLine"]),
        _KINDS.index(kind) if kind in _KINDS else len(_KINDS),
    )


def _in_words(change: Record, earlier: Record) -> str:
    """A change as a sentence: what, since when, from what to what."""
    kind = change["changeKind"]
    place = f"{change['earlierEdition']} line {change['earlierLine']}"
    told = f"{kind} since {place}"
    if kind in _DAYS and change["days"]:
        days = int(change["days"])
        by = f"{abs(days)} day{'' if abs(days) == 1 else 's'} {'later' if days > 0 else 'earlier'}"
        told = _DAYS[kind].format(by=by, place=place)
        if kind == "deadline renewed" and _completed(earlier):
            told = f"promised again after it was completed, due {by} since {place}"
    return f"{told}: {change['before']} -> {change['after']}"


def _completed(row: Record) -> bool:
    """Whether a document reports a commitment completed, in words or by its percentage alone."""
    if row.get("status"):
        return row["status"].lower().startswith("complete")
    return float(row.get("percent") or 0) >= 100
