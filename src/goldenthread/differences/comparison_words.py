"""The words of ``words.toml``: what a comparison of two builds says, and of which properties."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from importlib.resources import files
from typing import Any

LONGEST = 160
"""Characters of a text that a sentence quotes; the whole stands in the fields of the same sentence."""


@dataclass(frozen=True, slots=True)
class Field:
    """A property that is told in words.

    Attributes:
        of: the kinds of things that have it.
        property: its IRI.
        words: what it is called.
        part: what follows the address of the thing in that of the subject: ``progress``, ``value/*``, or nothing.
    """

    of: tuple[str, ...]
    property: str
    words: str
    part: str = ""

    def tells(self, kind: str, part: str, predicate: str) -> bool:
        """Whether it is the property of a statement."""
        return predicate == self.property and kind in self.of and fnmatchcase(part, self.part)


@cache
def _said() -> dict[str, Any]:
    return tomllib.loads((files("goldenthread.differences") / "words.toml").read_text(encoding="utf-8"))


@cache
def fields() -> tuple[Field, ...]:
    """The properties that are told, in the order in which they are."""
    return tuple(
        Field(tuple(row["of"]), row["property"], row["words"], row.get("part", "")) for row in _said()["field"]
    )


@cache
def field_of(kind: str, part: str, predicate: str) -> Field | None:
    """The field that a statement is of; none where it is only counted."""
    return next((field for field in fields() if field.tells(kind, part, predicate)), None)


def says(name: str, **values: object) -> str:
    """A sentence of the file with its values; what is put in stays text."""
    return str(_said()["says"][name]).format(**values)


def words_of(table: str, name: str) -> str:
    """What something is called; by its own name where nobody has said."""
    return str(_said()[table].get(name, name))


def quoted(text: str) -> str:
    r"""A text as a sentence quotes it: in a line, and cut where it is long.

    >>> quoted("Plant\n200 trees")
    '“Plant 200 trees”'
    """
    line = " ".join(text.split())
    return f"“{line if len(line) <= LONGEST else line[: LONGEST - 1].rstrip() + '…'}”"
