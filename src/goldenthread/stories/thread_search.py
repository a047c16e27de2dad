"""Threads by words that no title has: by other names of the same thing, in comments, in headings."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from goldenthread.errors import NothingFoundError
from goldenthread.folding import plain
from goldenthread.store import Store
from goldenthread.stories.asked_rows import Record, rows
from goldenthread.stories.trace import Found, find

Same = Sequence[Sequence[str]]
"""Groups of names of one thing."""
_DATA = "data:"
_KEY = re.compile(rf"(?:{_DATA})?(?:[^\s/]+/)*(?:[^\s/]+-)?\d+")
"""What may be the key of a thread, as ``decide`` and the tables of the data folder write it."""

SHORTEST = 3
"""Letters by which a name that is begun is known."""


def find_anywhere(store: Store, text: str, level: str = "", same: Same = ()) -> Found:
    """The thread that a text, key or IRI stands for; where no title has the words, what else has them, which is told.

    A key comes first. Then come titles, then titles with another name of the same thing, then comments, then headings,
    then both of these with another name. What was found otherwise than by the words of a title says so (``Found.how``).

    Args:
        store: the graph.
        text: words, a key (``activity-0039``, ``data:wold/thread/activity-0039``), or an IRI.
        level: ``activity`` or ``milestone``; both where empty.
        same: groups of names of one thing.

    Raises:
        NothingFoundError: nothing has the words.
    """
    if _KEY.fullmatch(text) and (keyed := rows(store, "stories/thread-of-a-key", key=text.removeprefix(_DATA))):
        first, *more = keyed
        return Found(first["thread"], tuple((row["threadLabel"], row["thread"]) for row in more))
    try:
        return find(store, text, level)
    except NothingFoundError:
        if text.startswith(("http://", "https://")):
            raise
    others = list(other_names(text, same))
    for name in others:
        try:
            found = find(store, name, level)
        except NothingFoundError:
            continue
        return replace(found, how=f"no title has '{text}': found by '{name}', another name of it")
    for words in (text, *others):
        if found_in := _elsewhere(store, text, words, level):
            return found_in
    raise NothingFoundError(
        f"no commitment has the words '{text}' in its title, a comment or a heading: try other words"
    )


def _elsewhere(store: Store, text: str, words: str, level: str) -> Found | None:
    """The threads whose comments or headings hold words; comments count before headings, which stand above many."""
    held = rows(store, "stories/words-elsewhere", text=words, kind=level)
    threads = {row["thread"]: row["threadLabel"] for row in held}
    if not threads:
        return None
    named = f"'{text}'" if words == text else f"'{words}', another name of '{text}',"
    how = f"no title has '{text}': {named} stands in {_place(held[0])}"
    first, *others = threads
    return Found(first, tuple((threads[iri], iri) for iri in others), how)


def _place(row: Record) -> str:
    return (
        f"a comment of {row['edition']}"
        if row["place"] == "comment"
        else f"the heading '{row['words']}' of {row['edition']}"
    )


def other_names(text: str, same: Same) -> Iterator[str]:
    """The text with each name of a thing in it replaced by the others of its group.

    >>> list(other_names("Refuse collection", [["rubbish", "refuse", "waste"]]))
    ['rubbish collection', 'waste collection']
    """
    low = plain(text)
    for group in same:
        for name in group:
            start = f" {low} ".find(f" {plain(name)} ")
            if start >= 0:
                for other in group:
                    if other != name:
                        yield low[:start] + other + low[start + len(plain(name)) :]


def suggestions(store: Store, begun: str, found: Callable[[str], Iterable[str]], same: Same = ()) -> list[str]:
    """What a shell offers for words that are begun: what :func:`find_anywhere` would find by them.

    First come labels of threads that hold the words, then those with another name of the same thing, then headings
    that hold them, then labels of threads in whose comments they stand.

    Args:
        store: the graph.
        begun: what is written so far.
        found: names in the graph that hold words.
        same: groups of names of one thing.
    """
    elsewhere = rows(store, "stories/words-elsewhere", text=begun)
    headings = [row["words"] for row in elsewhere if row["place"] == "heading"]
    by_comment = [row["threadLabel"] for row in elsewhere if row["place"] == "comment"]
    renamed = [label for name in (*other_names(begun, same), *_begun(begun, same)) for label in found(name)]
    return list(dict.fromkeys([*found(begun), *renamed, *headings, *by_comment]))


def _begun(begun: str, same: Same) -> Iterator[str]:
    """The other names of what a name that is begun may become.

    >>> list(_begun("refu", [["rubbish", "refuse"], ["reuse"]])), list(_begun("re", [["rubbish", "refuse"]]))
    (['rubbish'], [])
    """
    low = plain(begun)
    for group in same if len(low) >= SHORTEST else ():
        names = [name for name in group if plain(name).startswith(low)]
        if names and low not in map(plain, names):
            yield from (name for name in group if name not in names)
