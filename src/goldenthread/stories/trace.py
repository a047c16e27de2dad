"""The story of a thread, edition by edition, out of the shipped queries."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from goldenthread.errors import NothingFoundError
from goldenthread.fingerprints import spelling
from goldenthread.language.stems import stems
from goldenthread.model import ChangeKind
from goldenthread.namespaces import GT
from goldenthread.store import Store
from goldenthread.stories.asked_rows import Record
from goldenthread.stories.asked_rows import rows as _rows
from goldenthread.stories.beside_rows import Beside, beside, decided
from goldenthread.stories.other_days import DAYS, OTHER_DAYS, of_a_day
from goldenthread.written_out import dated


@dataclass(frozen=True, slots=True)
class Found:
    """The thread that words led to, and other threads that they fit.

    Attributes:
        thread: IRI.
        others: label and IRI of further threads, the longest first.
        how: by what it was found, where no title has the words.
    """

    thread: str
    others: tuple[tuple[str, str], ...]
    how: str = ""


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
        perhaps: rows that it perhaps goes on in, or comes from: not decided, and joining nothing.
        beside: its milestones, its measures, and what the checks found about it.
    """

    commitment: Record
    came_from: tuple[Record, ...]
    changes: tuple[str, ...]
    goes_on: tuple[Record, ...] = ()
    begins: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    perhaps: tuple[str, ...] = ()
    beside: Beside = field(default_factory=Beside)


@dataclass(frozen=True, slots=True)
class Story:
    """A thread with its chapters, the earliest first.

    Attributes:
        thread: its IRI.
        label: what it is called.
        chapters: what each edition states.
        since: what is left out, where only what came after a document is told.
        decided: what committees decided about it and its rows: beside the documents, whatever is left out of these.
    """

    thread: str
    label: str
    chapters: tuple[Chapter, ...]
    since: str = ""
    decided: tuple[str, ...] = ()


def find(store: Store, text: str, level: str = "") -> Found:
    """The thread that a text or IRI stands for: the one with most members among those whose titles hold the words.

    A title that is the whole text goes before those that hold it among other words. Where no title holds the words as
    given, the threads count whose titles together hold most of them.

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
    whole = spelling(text)
    rows = _rows(store, "find-commitment", text=text, kind=level)
    rows.sort(key=lambda row: (row["title"] != text, spelling(row["title"]) != whole))
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
    maybe = _rows(store, "perhaps-continued")
    around = beside(store, thread)
    chapters = []
    for row in history:
        back = tuple(link for link in links if link["later"] == row["commitment"])
        why = _reasons(back)
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
                    _in_words(one, stated.get(one["earlier"], {}), row, why.get(one["earlier"], ""))
                    for one in sorted(mine, key=_order)
                    if one["changeKind"] in _KINDS
                ),
                begins=("no earlier document states it",) if ChangeKind.NEW in kinds else (),
                ends=tuple(_end(one, row) for one in mine if one["changeKind"] in _ENDS),
                perhaps=tuple(_perhaps(maybe, row["commitment"])),
                beside=around.get(row["commitment"], Beside()),
            )
        )
    label = history[0]["threadLabel"] if history else ""
    return Story(thread, label, tuple(chapters), decided=decided(store, thread))


def _reasons(links: Iterable[Record]) -> dict[str, str]:
    """Why readers linked a row with each of those before it, in words; the machine gives no reason that counts."""
    return {link["earlier"]: link["reason"] for link in links if link["reviewer"]}


_KINDS: tuple[str, ...] = (
    ChangeKind.REWORDED,
    ChangeKind.TARGET_RAISED,
    ChangeKind.TARGET_LOWERED,
    *DAYS,
    *OTHER_DAYS,
    ChangeKind.STATUS_CARRIED,
    ChangeKind.OFFICER_CHANGED,
    ChangeKind.MEMBER_CHANGED,
    ChangeKind.UNIT_CHANGED,
    ChangeKind.MOVED_HEADING,
)
_UNHEARD = "no row of a report was taken for it, and the next year's document does not take it up"
"""The end of what stood in a plan only, or in a report that says nothing of it."""
_ENDS: Mapping[str, str] = {
    ChangeKind.COMPLETED: "this line ends here: reported completed",
    ChangeKind.DISCONTINUED: "this line ends here: reported discontinued",
    ChangeKind.ENDED_WITHOUT_A_WORD: (
        "this line ends here without a word: the next year's document does not take it up"
    ),
    ChangeKind.NOT_DECIDED: (
        "nobody has decided whether this line goes on: readers rejected some links, and closed nothing"
    ),
    ChangeKind.NOT_TRACEABLE: "this line cannot be followed: there is no document of the next year",
}


def _end(change: Record, row: Record) -> str:
    """How a line ended, and who says so where no document does."""
    end = _ENDS[change["changeKind"]]
    if change["changeKind"] != ChangeKind.ENDED_WITHOUT_A_WORD:
        return end
    if not (row["status"] or row["percent"]):
        end = _UNHEARD
    if change["endJudgedBy"] != "the machine alone":
        return f"{end} (as judged by: {change['endJudgedBy']})"
    sure = f"{100 * float(change['endSureness']):.0f}% sure" if change["endSureness"] else "it found nothing alike"
    return f"{end} (as far as the program alone can tell: {sure})"


def _perhaps(maybe: Iterable[Record], commitment: str) -> Iterator[str]:
    """What a row perhaps goes on in, or comes from, in words."""
    for one in maybe:
        sure = f"(confidence {float(one['confidence']):.2f}, not decided)"
        if one["commitment"] == commitment:
            yield f"continued by {one['laterEdition']} line {one['laterLine']}: {one['laterTitle']} {sure}"
        elif one["later"] == commitment:
            yield f"continues {one['edition']} line {one['line']}: {one['title']} {sure}"


def _order(change: Record) -> tuple[str, int, int]:
    """By the commitment that it is compared with, then what matters most first."""
    kind = change["changeKind"]
    return (
        change["earlierEdition"],
        int(change["earlierLine"]),
        _KINDS.index(kind) if kind in _KINDS else len(_KINDS),
    )


def _in_words(change: Record, earlier: Record, later: Record, why: str = "") -> str:
    """A change as a sentence: what, since when, from what to what; a day in the words of the pages.

    ``why`` is the reason of the reader who linked the two rows.
    """
    kind = change["changeKind"]
    place = f"{change['earlierEdition']} line {change['earlierLine']}"
    told, before, after = f"{kind} since {place}", change["before"], change["after"]
    if kind in DAYS or kind in OTHER_DAYS:
        told = f"{of_a_day(change, earlier, later, why)}, compared with {place}"
        before, after = dated(before), dated(after)
    return f"{told}: {before} -> {after}"
