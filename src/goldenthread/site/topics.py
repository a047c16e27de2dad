"""Subjects and the names that documents give them, from ``topics.toml``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject.

    Attributes:
        key: its short name, for addresses.
        name: what its page is called.
        words: every name that it goes by.
    """

    key: str
    name: str
    words: tuple[str, ...]

    def found_in(self, text: str) -> tuple[str, ...]:
        """What a text calls the subject, as it stands there, each form once.

        >>> Topic("jobs", "Employment", ("into work", "job")).found_in("Jobs: help into-work, no jobless")
        ('Jobs', 'into-work')
        """
        return tuple(dict.fromkeys(match[0] for match in _pattern(self.words).finditer(text)))


@dataclass(frozen=True, slots=True)
class Subjects:
    """All that ``topics.toml`` says.

    Attributes:
        topics: the subjects, by name.
        same: groups of names of one thing.
        ignored: words that are not searched for.
    """

    topics: tuple[Topic, ...]
    same: tuple[tuple[str, ...], ...]
    ignored: tuple[str, ...]


@cache
def subjects() -> Subjects:
    """The subjects that ship with the program."""
    text = (files("goldenthread.site") / "topics.toml").read_text(encoding="utf-8")
    content = tomllib.loads(text)
    same = tuple(tuple(group) for group in content["same"]["groups"])
    topics = (Topic(key, given["name"], _all_names(given["words"], same)) for key, given in content["topics"].items())
    return Subjects(tuple(sorted(topics, key=lambda topic: topic.name)), same, tuple(content["ignored"]["words"]))


def _all_names(words: Iterable[str], same: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """The words of a subject, and the other names of each."""
    found: dict[str, None] = {}
    for word in words:
        found[word] = None
        for group in same:
            if word in group:
                found.update(dict.fromkeys(group))
    return tuple(found)


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Whole words, the longest first; between their parts any space or hyphen, after them perhaps an s."""
    forms = (
        r"[\s‐‑–-]+".join(map(re.escape, re.split(r"[\s-]+", word))) for word in sorted(words, key=len, reverse=True)
    )
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})s?(?!\w)", re.IGNORECASE)
