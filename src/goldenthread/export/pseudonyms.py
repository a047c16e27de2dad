"""Who is called what where officers are not to be named, and how their names are found in a text.

A pseudonym is the officer's number in the register, which is never reused, so it is the same in every build. It is no
hash of the name: anybody could compute that for a list of names.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from goldenthread.namespaces import DCTERMS, FOAF, GT, ORG, RDF, RDFS, SKOS, digest

Term = NamedNode | Literal | BlankNode | Triple

SOMEBODY = "an officer"
"""What stands for a surname or a first name that several officers share."""

_BETWEEN = r"(?:<[^<>]*>|[\W_]){1,12}"
"""What may stand between the words of one name: blanks, line breaks, points, hyphens, tags."""
_NUMBER = re.compile(r"\d+")
_CAPITAL_BEFORE, _CAPITAL_AFTER = re.compile(r"[A-Z][a-z]+ $"), re.compile(r" [A-Z][a-z]")
_LISTED, _WHAT_BECAME = re.compile(r"(?:-> |/|, )$"), re.compile(r" (?:->|stays|gone|dropped|leads)")
_NO_LETTER_BEFORE, _NO_LETTER_AFTER = r"(?<![^\W\d_])", r"(?![^\W\d_])"


@dataclass(frozen=True, slots=True)
class Pseudonyms:
    """Who is called what.

    Attributes:
        by_person: IRI of the officer -> pseudonym.
        by_name: words of a name in lower case, joined by blanks -> pseudonym.
        by_part: surname or first name -> pseudonym, or :data:`SOMEBODY` where several officers share it.
        ordinary: parts of names that are ordinary words too (``Green``).
        moved: IRIs that show a name -> IRIs that do not.
    """

    by_person: Mapping[str, str] = field(default_factory=dict)
    by_name: Mapping[str, str] = field(default_factory=dict)
    by_part: Mapping[str, str] = field(default_factory=dict)
    ordinary: frozenset[str] = frozenset()
    moved: Mapping[str, str] = field(default_factory=dict)


def pseudonyms(quads: Iterable[Quad]) -> Pseudonyms:
    """A pseudonym for every officer of a graph: every person who is not said to be elected."""
    read = _Read()
    for quad in quads:
        read.take(quad)
    by_person, moved = _called(sorted(read.persons - read.elected))
    for membership, parts in read.memberships.items():
        if parts.get(ORG.member) in moved:
            now = digest(moved[parts[ORG.member]], parts.get(ORG.organization, ""), parts.get(GT.inEdition, ""))
            moved[membership] = f"{membership.rpartition('/')[0]}/{now}"
    taken = {key_of(name) for person in read.elected for name in read.spellings[person]}
    by_name: dict[str, str] = {}
    by_part: dict[str, str] = {}
    for person, pseudonym in by_person.items():
        for name in sorted(read.spellings[person]):
            if key_of(name) and key_of(name) not in taken:
                by_name[key_of(name)] = pseudonym
                for part in parts_of(name):
                    by_part[part] = pseudonym if by_part.get(part, pseudonym) == pseudonym else SOMEBODY
    ordinary = frozenset(part for part in by_part if part.lower() in read.lower_case)
    return Pseudonyms(by_person, by_name, by_part, ordinary, moved)


class _Read:
    """What a graph says of persons, and the words that it writes in lower case."""

    def __init__(self) -> None:
        self.spellings: dict[str, set[str]] = defaultdict(set)
        self.persons: set[str] = set()
        self.elected: set[str] = set()
        self.memberships: dict[str, dict[str, str]] = defaultdict(dict)
        self.lower_case: set[str] = set()

    def take(self, quad: Quad) -> None:
        subject, predicate, said = value_of(quad.subject), quad.predicate.value, value_of(quad.object)
        if predicate == RDF.type and said == FOAF.Person:
            self.persons.add(subject)
        elif predicate in (FOAF.name, SKOS.altLabel):
            self.spellings[subject].add(said)
        elif predicate == GT.elected and said == "true":
            self.elected.add(subject)
        elif predicate in (ORG.member, ORG.organization, GT.inEdition):
            self.memberships[subject][predicate] = said
        elif predicate in (DCTERMS.title, RDFS.comment):
            self.lower_case.update(re.findall(r"\b[a-z]{2,}\b", said))


def parts_of(name: str) -> set[str]:
    """The first name and the surname.

    >>> sorted(parts_of("Judith St John")), sorted(parts_of("Ada"))
    (['John', 'Judith', 'St John'], ['Ada'])
    """
    first, _, rest = name.partition(" ")
    return {first, rest, rest.split()[-1]} if rest else {first}


def _called(persons: Iterable[str]) -> tuple[dict[str, str], dict[str, str]]:
    """Officers by IRI with their pseudonyms, and new IRIs for those whose IRI is made of their name."""
    by_person: dict[str, str] = {}
    moved: dict[str, str] = {}
    for person in persons:
        before, _, key = person.rpartition("/")
        if not _NUMBER.fullmatch(key):
            key = f"unregistered-{len(moved) + 1}"
            moved[person] = f"{before}/{key}"
        by_person[person] = f"Officer {key}"
    return by_person, moved


def full_names(names: Pseudonyms) -> re.Pattern[str] | None:
    """What finds a whole name in any text, however its words are joined."""
    if not names.by_name:
        return None
    longest_first = sorted(names.by_name, key=lambda name: (-len(name), name))
    either = "|".join(_BETWEEN.join(map(re.escape, name.split())) for name in longest_first)
    return re.compile(rf"{_NO_LETTER_BEFORE}(?:{either}){_NO_LETTER_AFTER}", re.IGNORECASE)


def lone_parts(names: Pseudonyms) -> re.Pattern[str] | None:
    """What finds a first name or surname alone at the edge of a cell, where a line break cut the name in two."""
    either = _either(names.by_part)
    if not either:
        return None
    common = _either(names.ordinary)
    ordinary = rf"(?!(?:{common})(?!\s*\())" if common else ""
    return re.compile(rf"(?:(?<=\t)|(?<=\n)|^|(?<=\band )|(?<=\) )){ordinary}(?:{either})(?=\s*(?:[\t\n(]|$|and\b|,))")


def in_a_reason(names: Pseudonyms) -> re.Pattern[str] | None:
    """What finds surnames and first names in the reasons that people wrote down."""
    either = _either(names.by_part)
    return re.compile(rf"{_NO_LETTER_BEFORE}(?:{either}){_NO_LETTER_AFTER}") if either else None


def means_an_officer(match: re.Match[str], names: Pseudonyms) -> bool:
    """Whether a name in a reason is an officer's, and not part of a place's or a scheme's (``Marlow Green``)."""
    before, after = match.string[: match.start()], match.string[match.end() :]
    if _CAPITAL_BEFORE.search(before) or _CAPITAL_AFTER.match(after):
        return False
    return match[0] not in names.ordinary or bool(_LISTED.search(before) or _WHAT_BECAME.match(after))


def _either(parts: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(parts, key=lambda part: (-len(part), part))))


def key_of(name: str) -> str:
    """The words of a name in lower case, joined by blanks: the same for all that stands between them.

    >>> key_of("Judith St. John") == key_of("judith <b>St</b> John")
    True
    """
    return " ".join(re.findall(r"[^\W_]+", re.sub(r"<[^<>]*>", " ", name).casefold()))


def value_of(term: Term) -> str:
    """A term as a plain text."""
    return term.value if isinstance(term, NamedNode | Literal | BlankNode) else str(term)
