"""Printed words that are known for a status."""

from __future__ import annotations

from goldenthread.language.lexicon import lexicon


def status_of(printed: str) -> str:
    """The status that a printed word stands for, or empty where it is none of those that are known.

    >>> status_of("On track."), status_of("Finished"), status_of("Blue")
    ('on target', 'completed', '')
    """
    words = lexicon()
    for group in words.groups:
        if group.startswith("status_") and words.holds(group, printed):
            return group.removeprefix("status_").replace("_", " ")
    return ""


def is_status(printed: str) -> bool:
    """Whether a text is a known word for a status."""
    return bool(status_of(printed))


def known_statuses() -> frozenset[str]:
    """The words that are known for statuses."""
    words = lexicon()
    return frozenset(word for name in words.groups if name.startswith("status_") for word in words.words(name))
