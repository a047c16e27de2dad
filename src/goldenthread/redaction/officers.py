"""Who is not to be named, read from a graph: every person who is not said to be elected, in every spelling.

A pseudonym is the officer's number in the register, which is never reused, so it is the same in every build. It is no
hash of the name: anybody could compute that for a list of names.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pyoxigraph import Quad

from goldenthread.minting import DEFAULT_BASE
from goldenthread.redaction.mention_kinds import SOMEBODY, Ruling
from goldenthread.redaction.mentions import Names
from goldenthread.redaction.name_index import all_words, name_index, printed_parts, pseudonym, shared
from goldenthread.redaction.persons_in_graph import PersonsRead
from goldenthread.redaction.post_titles import untitled
from goldenthread.redaction.spellings import folded


@dataclass(frozen=True, slots=True)
class Officers:
    """Who is not to be named.

    Attributes:
        by_person: IRI of the officer -> pseudonym.
        names: every spelling of their names.
        by_part: first names and surnames as printed -> what stands in their place.
        ordinary: those of them that are ordinary words too (``Green``).
        unresolved: what the register does not know and may be somebody, as printed, each with a reason.
        taken_for_posts: what the register does not know and is taken for a post or a unit.
        base: what the addresses of the data begin with.
        told_of: what tells of an officer alone, as their name in a cell does.
        told_of_members: what tells of an elected member alone.
    """

    by_person: Mapping[str, str] = field(default_factory=dict)
    names: Names = field(default_factory=Names)
    by_part: Mapping[str, str] = field(default_factory=dict)
    ordinary: frozenset[str] = frozenset()
    unresolved: tuple[str, ...] = ()
    taken_for_posts: tuple[str, ...] = ()
    base: str = DEFAULT_BASE
    told_of: frozenset[str] = frozenset()
    told_of_members: frozenset[str] = frozenset()


def officers(quads: Iterable[Quad], rulings: Mapping[str, tuple[Ruling, ...]] | None = None) -> Officers:
    """The officers of a graph.

    Args:
        quads: the whole graph.
        rulings: what people decided about surnames, see :mod:`goldenthread.redaction.rulings`.
    """
    read = PersonsRead()
    for quad in quads:
        read.take(quad)
    hidden = sorted(read.persons - read.elected)
    by_person = {person: pseudonym(person) for person in hidden}
    spellings = {person: read.spellings_of(person) for person in hidden}
    members = {untitled(name) for person in read.elected for name in read.spellings_of(person)}
    names = name_index(spellings, by_person, members, read, rulings or {})
    by_part = shared((part, by_person[p]) for p in hidden for name in spellings[p] for part in printed_parts(name))
    member_parts = {part for name in members for part in printed_parts(name)}
    by_part = {part: called for part, called in by_part.items() if part not in member_parts}
    ordinary = frozenset(part for part in by_part if folded(part) in read.lower_case)
    unresolved, posts = read.unregistered(
        Names(names.full, words=names.words, longest=names.longest),
        Names(dict.fromkeys(names.members, SOMEBODY), words=all_words(members), longest=names.longest + 4),
    )
    told_of, of_members = read.told_of(set(hidden)), read.told_of(read.elected)
    return Officers(by_person, names, by_part, ordinary, unresolved, posts, read.base, told_of, of_members)
