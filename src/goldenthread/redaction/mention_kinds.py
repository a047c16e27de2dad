"""What a mention of an officer is: where it stands, how it names, and what is to be done with it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

SOMEBODY = "an officer"
"""What stands for a name that several officers share."""


class Standing(StrEnum):
    """What else a surname is."""

    PLAIN = "plain"
    COMMON = "common"
    """A word of the language, by the shipped list."""
    USED = "used"
    """A word by what the documents print in lower case, or a part of the council's own name."""
    ELECTED = "elected"
    """An elected member's surname too."""


class Kind(StrEnum):
    """How an officer is named."""

    NAME = "the full name"
    INITIAL = "the surname beside an initial"
    TITLE = "a name beside a title"
    POST = "the surname beside a post"
    ALONE = "the surname alone"


class Verdict(StrEnum):
    """What is to be done with a mention."""

    HIDE = "hide"
    ASK = "ask"
    KEEP = "keep"


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in a text that names an officer, or may.

    Attributes:
        start: first character, the title before a name included.
        end: the character after the last.
        kind: how the officer is named.
        verdict: whether it is to be hidden, left, or a person must say which.
        called: what stands in its place.
        key: the letters by which a person decides on it.
        post: where the post is printed that it stands beside.
    """

    start: int
    end: int
    kind: Kind
    verdict: Verdict
    called: str
    key: str
    post: tuple[int, int] | None = None

    @property
    def is_beyond_doubt(self) -> bool:
        """Whether it names an officer whatever stands around it: by the whole name, or beside a title."""
        return self.verdict is Verdict.HIDE and self.kind in (Kind.NAME, Kind.TITLE)

    @property
    def ground(self) -> tuple[int, int]:
        """All that it is judged by: from the name to the post beside it."""
        start, end = self.post or (self.start, self.end)
        return min(self.start, start), max(self.end, end)


@dataclass(frozen=True, slots=True)
class Surname:
    """A surname of officers: what stands in its place, what else it is, and how it is printed."""

    called: str
    standing: Standing
    printed: str = ""


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a person decided about a surname: within a phrase, or everywhere where none is given."""

    key: str
    within: str
    hide: bool


def hidden(text: str, mentions: list[Mention]) -> str:
    """A text with what stands in the place of each mention that is to be hidden."""
    for mention in reversed(mentions):
        if mention.verdict is Verdict.HIDE:
            text = text[: mention.start] + mention.called + text[mention.end :]
    return text
