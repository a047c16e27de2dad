"""Printed words that are known for a status."""

from __future__ import annotations

from functools import lru_cache

from goldenthread.language.lexicon import known_languages, lexicon


def status_of(printed: str) -> str:
    """The status that a printed word stands for, or empty where it is none of those that are known.

    Words of two languages with a stroke between them stand for one where they all do.

    >>> status_of("On track."), status_of("Finished"), status_of("Blue")
    ('on target', 'completed', '')
    >>> status_of("Cwblhawyd / Completed"), status_of("Completed / Delayed"), status_of("Completed / Blue")
    ('completed', '', '')
    """
    if "/" in printed:
        parts = {_status_of(part.strip()) for part in printed.split("/")}
        return parts.pop() if len(parts) == 1 else ""
    return _status_of(printed)


@lru_cache(maxsize=4096)  # the same few words stand in every row
def _status_of(printed: str) -> str:
    for words in map(lexicon, known_languages()):
        for group in words.groups:
            if group.startswith("status_") and words.holds(group, printed):
                return group.removeprefix("status_").replace("_", " ")
    return ""


def is_status(printed: str) -> bool:
    """Whether a text is a known word for a status."""
    return bool(status_of(printed))


def known_statuses() -> frozenset[str]:
    """The words that are known for statuses."""
    every = tuple(map(lexicon, known_languages()))
    return frozenset(
        word for words in every for name in words.groups if name.startswith("status_") for word in words.words(name)
    )
