"""Subjects that people look for, and other names of one thing, as a council's own file gives them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject.

    Attributes:
        key: its short name, for addresses.
        name: what its page is called.
        words: the words that speak of it.
    """

    key: str
    name: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OwnSubjects:
    """What a council adds to the subjects that ship.

    Attributes:
        subjects: its subjects; one of a key that ships stands in the place of that.
        same: groups of names of one thing.
    """

    subjects: tuple[Subject, ...] = ()
    same: tuple[tuple[str, ...], ...] = ()
