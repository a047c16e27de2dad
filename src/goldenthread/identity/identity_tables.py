"""The register of who is who, ``data/identities/``: tables that people write and no command overwrites.

==================== ==========================================================================================
``persons.tsv``      one person a line: canonical spelling, other spellings that were printed, why they are one
``posts.tsv``        offices that are named instead of, or before, their holders
``units.tsv``        directorates and services: printed codes, and the full name where its source is named
``unit-changes.tsv`` renamings, mergers and splits, with the lines that support them
``tenures.tsv``      who held a post, where the documents say so elsewhere than before the name itself
``distinct.tsv``     names that look alike and are two persons
``namesakes.tsv``    which of two persons of one name is meant: by unit, edition or line
``redaction.tsv``    surnames that are words or members' names too: where they are to be hidden
==================== ==========================================================================================
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from goldenthread.errors import DataError
from goldenthread.fingerprints import spelling
from goldenthread.identity.likeness import bare, words
from goldenthread.identity.register_table import Line, Once, check_filled, is_elected, line_numbers, table, values_in
from goldenthread.iris import slug
from goldenthread.model import Person, Post, Unit
from goldenthread.plan_years import years_of

PERSONS = ("body", "key", "name", "elected", "aliases", "reason")
POSTS = ("body", "key", "title", "elected", "aliases", "reason")
UNITS = ("body", "key", "code", "name", "aliases", "part_of", "reason")
CHANGES = ("body", "key", "label", "before", "after", "year", "confidence", "evidence", "reason")
TENURES = ("body", "post", "person", "edition", "lines", "reason")
DISTINCT = ("body", "one", "other", "reason")
NAMESAKES = ("body", "name", "person", "unit", "edition", "lines", "reason")

_PERSON_KEY = re.compile(r"\d{4,}")


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """A change of units as the register has it.

    Attributes:
        evidence: edition labels with their line numbers.
        confidence: none where a document states the change itself.
        path: the file, for messages.
        line: its line.
    """

    body: str
    key: str
    label: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    year: str
    confidence: float | None
    evidence: tuple[tuple[str, int], ...]
    reason: str
    path: Path = Path("unit-changes.tsv")
    line: int = 1


@dataclass(frozen=True, slots=True)
class TenureLine:
    """Who held a post, as the register has it, with its file and line for messages."""

    body: str
    post: str
    person: str
    edition: str
    lines: tuple[int, ...]
    reason: str
    path: Path = Path("tenures.tsv")
    line: int = 1


@dataclass(frozen=True, slots=True)
class NamesakeLine:
    """Who is meant by a name that several persons bear: in a unit, in an edition, on some of its lines, or all three.

    Attributes:
        person: the key of the person.
        unit: a code or name of the unit; empty where it does not matter.
        edition: its label; empty where it does not matter.
        lines: of that edition, where the rows begin; none where all count.
    """

    body: str
    name: str
    person: str
    unit: str
    edition: str
    lines: tuple[int, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Register:
    """What people have decided about names and codes."""

    persons: tuple[Person, ...] = ()
    posts: tuple[Post, ...] = ()
    units: tuple[Unit, ...] = ()
    changes: tuple[ChangeLine, ...] = ()
    tenures: tuple[TenureLine, ...] = ()
    distinct: frozenset[tuple[str, frozenset[str]]] = frozenset()
    namesakes: tuple[NamesakeLine, ...] = ()

    def are_distinct(self, body: str, one: str, other: str) -> bool:
        """Whether somebody has decided that two names are two persons."""
        return (body, frozenset((spelling(one), spelling(other)))) in self.distinct


def load_register(folder: Path) -> Register:
    """Reads ``data/identities``; a table that is not there is empty.

    Raises:
        DataError: a table cannot be understood, or contradicts itself.
    """
    persons = tuple(_persons(table(folder / "persons.tsv", PERSONS)))
    posts = tuple(_posts(table(folder / "posts.tsv", POSTS)))
    units = tuple(_units(table(folder / "units.tsv", UNITS)))
    known_units = {(unit.body, unit.key) for unit in units}
    for path, number, row in table(folder / "units.tsv", UNITS):
        if row["part_of"] and (row["body"], row["part_of"]) not in known_units:
            raise DataError(
                f"unit '{row['key']}' is part of '{row['part_of']}', which is no unit", path=path, line=number
            )
    return Register(
        persons,
        posts,
        units,
        tuple(_changes(table(folder / "unit-changes.tsv", CHANGES), known_units)),
        tuple(_tenures(table(folder / "tenures.tsv", TENURES), persons, posts)),
        frozenset(
            (row["body"], frozenset((spelling(row["one"]), spelling(row["other"]))))
            for _, _, row in table(folder / "distinct.tsv", DISTINCT)
        ),
        tuple(_namesakes(table(folder / "namesakes.tsv", NAMESAKES), persons)),
    )


def _persons(lines: Iterable[Line]) -> Iterator[Person]:
    """The persons; two may bear one name where both lines give a reason."""
    once = Once()
    bearers: set[tuple[str, str]] = set()
    for line in lines:
        path, number, row = line
        check_filled(line, "body", "key", "name")
        if not _PERSON_KEY.fullmatch(row["key"]):
            raise DataError("a person's key is a number of four digits: no name stands in it", path=path, line=number)
        person = Person(
            row["body"],
            row["key"],
            row["name"],
            values_in(row["aliases"]),
            elected=is_elected(line),
            reason=row["reason"],
        )
        if not person.reason and any(words(bare(alias)) != words(bare(person.name)) for alias in person.aliases):
            raise DataError("say in 'reason' why these spellings are one person", path=path, line=number)
        once.check(line, "key", (person.key,))
        name, aliases = spelling(person.name), {spelling(alias) for alias in person.aliases}
        if not (person.reason and (person.body, name) in bearers):
            once.check(line, "name", {name})
        once.check(line, "name", aliases - {name})
        if person.reason:
            bearers.add((person.body, name))
        yield person


def _namesakes(lines: Iterable[Line], persons: tuple[Person, ...]) -> Iterator[NamesakeLine]:
    known = {(p.body, p.key): {spelling(name) for name in (p.name, *p.aliases)} for p in persons}
    for line in lines:
        path, number, row = line
        check_filled(line, "body", "name", "person", "reason")
        if spelling(row["name"]) not in known.get((row["body"], row["person"]), ()):
            raise DataError(f"'{row['name']}' is no name of a person '{row['person']}'", path=path, line=number)
        if not (row["unit"] or row["edition"]) or (row["lines"] and not row["edition"]):
            raise DataError("name a unit or an edition; lines are those of an edition", path=path, line=number)
        yield NamesakeLine(
            row["body"], row["name"], row["person"], row["unit"], row["edition"], line_numbers(line), row["reason"]
        )


def _posts(lines: Iterable[Line]) -> Iterator[Post]:
    once = Once()
    for line in lines:
        path, number, row = line
        check_filled(line, "body", "key", "title")
        if slug(row["key"]) != row["key"] or "_" in row["key"]:
            raise DataError("a post's key is made of lower-case letters, digits and hyphens", path=path, line=number)
        post = Post(
            row["body"],
            row["key"],
            row["title"],
            values_in(row["aliases"]),
            elected=is_elected(line),
            reason=row["reason"],
        )
        once.check(line, "key", (post.key,))
        once.check(line, "title", {spelling(title) for title in (post.title, *post.aliases)})
        yield post


def _units(lines: Iterable[Line]) -> Iterator[Unit]:
    once = Once()
    for line in lines:
        check_filled(line, "body", "key", "code")
        row = line[2]
        unit = Unit(
            row["body"],
            row["key"],
            row["code"],
            row["name"],
            values_in(row["aliases"]),
            row["reason"],
            row["part_of"],
        )
        once.check(line, "key", (unit.key,))
        once.check(line, "code", {spelling(code) for code in (unit.code, *unit.aliases)})
        yield unit


def _changes(lines: Iterable[Line], units: set[tuple[str, str]]) -> Iterator[ChangeLine]:
    once = Once()
    for line in lines:
        path, number, row = line
        check_filled(line, "body", "key", "label", "after", "year", "evidence", "reason")
        once.check(line, "key", (row["key"],))
        before, after = values_in(row["before"]), values_in(row["after"])
        for key in (*before, *after):
            if (row["body"], key) not in units:
                raise DataError(f"'{key}' is no unit of units.tsv", path=path, line=number)
        try:
            confidence = float(row["confidence"]) if row["confidence"] else None
            evidence = tuple(_address(part) for part in row["evidence"].split())
        except ValueError as error:
            raise DataError("confidence is a number, evidence is EDITION:LINE ...", path=path, line=number) from error
        if confidence is not None and not 0 <= confidence <= 1:
            raise DataError("confidence lies between 0 and 1", path=path, line=number)
        try:
            years_of(row["year"])
        except ValueError as error:
            raise DataError(str(error), path=path, line=number) from None
        words = row["body"], row["key"], row["label"], before, after, row["year"]
        yield ChangeLine(*words, confidence, evidence, row["reason"], path, number)


def _address(part: str) -> tuple[str, int]:
    edition, _, line = part.rpartition(":")
    if not edition:
        raise ValueError(part)
    return edition, int(line)


def _tenures(lines: Iterable[Line], persons: tuple[Person, ...], posts: tuple[Post, ...]) -> Iterator[TenureLine]:
    known: Mapping[str, set[tuple[str, str]]] = {
        "person": {(p.body, p.key) for p in persons},
        "post": {(p.body, p.key) for p in posts},
    }
    for line in lines:
        path, number, row = line
        check_filled(line, *TENURES)
        for what, keys in known.items():
            if (row["body"], row[what]) not in keys:
                raise DataError(f"'{row[what]}' is no {what} of {what}s.tsv", path=path, line=number)
        yield TenureLine(
            row["body"], row["post"], row["person"], row["edition"], line_numbers(line), row["reason"], path, number
        )
