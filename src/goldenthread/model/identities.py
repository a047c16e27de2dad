"""Who is who: persons, posts, units, and where persons sat."""

from __future__ import annotations

from dataclasses import dataclass

from goldenthread.model.plans import Edition


@dataclass(frozen=True, slots=True)
class Retired:
    """Something whose address was published, and that is gone.

    Attributes:
        iri: its address.
        replaced_by: the address of what took its place; empty where nothing did.
    """

    iri: str
    replaced_by: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody whom a council names: an officer, a councillor, a mayor.

    Attributes:
        body: slug of the council.
        key: the register's key, never reused.
        name: the canonical spelling.
        aliases: other spellings that were printed.
        elected: whether it is a councillor or a mayor.
        reason: why this spelling, and why these are one person.
    """

    body: str
    key: str
    name: str
    aliases: tuple[str, ...] = ()
    elected: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Post:
    """An office that is named instead of its holder: a portfolio, a director's post.

    Attributes:
        body: slug of the council.
        key: the register's key, never reused.
        title: the canonical title.
        aliases: other spellings that were printed.
        elected: whether councillors hold it.
        reason: why this spelling.
    """

    body: str
    key: str
    title: str
    aliases: tuple[str, ...] = ()
    elected: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Unit:
    """A directorate or a service.

    Attributes:
        body: slug of the council.
        key: the register's key, never reused.
        code: the code that is printed for it most (``D&R``).
        name: its full name, or empty where no document gives it.
        aliases: other codes and spellings that were printed.
        reason: why these are one unit.
        part_of: key of the unit above it, or empty.
    """

    body: str
    key: str
    code: str
    name: str = ""
    aliases: tuple[str, ...] = ()
    reason: str = ""
    part_of: str = ""


@dataclass(frozen=True, slots=True)
class UnitChange:
    """A renaming, merger or split of units.

    Attributes:
        body: slug of the council.
        key: the register's key, never reused.
        label: what happened, in words.
        before: keys of the units that ended.
        after: keys of the units that began.
        year: label of the plan year in which it first shows, ``2016-17``.
        reason: the evidence, in words.
        confidence: how sure the inference is, 0 to 1; none where a document states the change itself.
        evidence: the lines that support it, by edition.
    """

    body: str
    key: str
    label: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    year: str
    reason: str = ""
    confidence: float | None = None
    evidence: tuple[tuple[Edition, tuple[int, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Membership:
    """A person printed with a unit, in one edition.

    Attributes:
        person: key of the person.
        unit: key of the unit.
        edition: the edition that prints it.
        lines: the lines of its source that do.
    """

    person: str
    unit: str
    edition: Edition
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Tenure:
    """A person who holds a post, as one edition says.

    Attributes:
        person: key of the person.
        post: key of the post.
        edition: the edition that says so.
        lines: the lines of its source that do.
        reason: how the lines say so.
    """

    person: str
    post: str
    edition: Edition
    lines: tuple[int, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Identities:
    """Who is who: the register of persons, posts and units, and what the documents say of them."""

    persons: tuple[Person, ...] = ()
    posts: tuple[Post, ...] = ()
    units: tuple[Unit, ...] = ()
    changes: tuple[UnitChange, ...] = ()
    memberships: tuple[Membership, ...] = ()
    tenures: tuple[Tenure, ...] = ()
