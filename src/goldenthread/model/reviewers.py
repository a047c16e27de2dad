"""Who judged: persons, software and language models whose judgements stand in the data folder."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum


class ReviewerKind(StrEnum):
    """What kind of agent a reviewer is; the last is none, but says that nobody has told."""

    PERSON = "person"
    SOFTWARE = "software"
    LANGUAGE_MODEL = "language model"
    UNDECLARED = "undeclared reader"


_PLURALS = {
    ReviewerKind.PERSON: "persons",
    ReviewerKind.SOFTWARE: "pieces of software",
    ReviewerKind.LANGUAGE_MODEL: "language models",
    ReviewerKind.UNDECLARED: "undeclared readers",
}


@dataclass(frozen=True, slots=True)
class Reviewer:
    """Somebody, or something, that judged a link or a comment.

    Attributes:
        key: what stands in the files of decisions and judgements.
        kind: what kind of agent it is.
        name: the person's name or post, or the software or model with its version.
        date: ISO date of the entry, or empty.
    """

    key: str
    kind: ReviewerKind = ReviewerKind.UNDECLARED
    name: str = ""
    date: str = ""


Reviewers = Mapping[str, Reviewer]
"""The register: each reviewer by its key."""


def keys_of(cell: str) -> tuple[str, ...]:
    """The keys in a cell that names one reviewer or several.

    >>> keys_of("reader 1| reader 2|reader 1")
    ('reader 1', 'reader 2')
    """
    return tuple(dict.fromkeys(key.strip() for key in cell.split("|") if key.strip()))


def resolve(keys: Iterable[str], register: Reviewers) -> tuple[Reviewer, ...]:
    """The reviewers behind some keys; one that the register does not know is undeclared."""
    return tuple(register.get(key, Reviewer(key)) for key in keys)


def kinds_of(reviewers: Iterable[Reviewer]) -> str:
    """The kinds of some reviewers in words, persons first; empty where there is none.

    >>> kinds_of([Reviewer("m", ReviewerKind.LANGUAGE_MODEL), Reviewer("Ann", ReviewerKind.PERSON)])
    'person and language model'
    """
    kinds = {one.kind for one in reviewers}
    return " and ".join(kind.value for kind in ReviewerKind if kind in kinds)


def counted(reviewers: Iterable[Reviewer]) -> str:
    """How many reviewers of each kind there are, in words.

    >>> counted([Reviewer("a", ReviewerKind.LANGUAGE_MODEL), Reviewer("b", ReviewerKind.LANGUAGE_MODEL)])
    '2 language models'
    """
    known = list(reviewers)
    numbers = {kind: sum(one.kind is kind for one in known) for kind in ReviewerKind}
    return " and ".join(f"{n} {kind.value if n == 1 else _PLURALS[kind]}" for kind, n in numbers.items() if n)


def named(reviewers: Iterable[Reviewer]) -> str:
    """The keys of some reviewers, with their kinds.

    >>> named([Reviewer("reader 1", ReviewerKind.LANGUAGE_MODEL), Reviewer("Ann", ReviewerKind.PERSON)])
    'Ann (person) and reader 1 (language model)'
    >>> named([Reviewer("reader 1", ReviewerKind.LANGUAGE_MODEL), Reviewer("reader 2", ReviewerKind.LANGUAGE_MODEL)])
    'reader 1 and reader 2 (language models)'
    """
    known = list(reviewers)
    groups = [(kind, [one.key for one in known if one.kind is kind]) for kind in ReviewerKind]
    return " and ".join(
        f"{' and '.join(keys)} ({kind.value if len(keys) == 1 else _PLURALS[kind]})" for kind, keys in groups if keys
    )
