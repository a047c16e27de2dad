"""Every spelling of every officer by its letters, and what else each surname is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from goldenthread.language.name_words import name_words
from goldenthread.redaction.mention_kinds import SOMEBODY, Ruling, Standing, Surname
from goldenthread.redaction.mentions import Names
from goldenthread.redaction.persons_in_graph import PersonsRead
from goldenthread.redaction.spellings import (
    WORD,
    folded,
    full_spellings,
    initial_spellings,
    joined,
    parts,
    turned_spellings,
    variants,
)

_NUMBER = re.compile(r"\d+")
_AFTER_PARTICLE = re.compile(rf"(?:{'|'.join(sorted(name_words().particles))})([^\W\d_]{{3,}})$")


def pseudonym(person: str) -> str:
    """What an officer is called instead: by the number in the register."""
    key = person.rpartition("/")[2]
    return f"Officer {key}" if _NUMBER.fullmatch(key) else SOMEBODY


def shared(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """What stands for each spelling: the pseudonym of the only bearer, or of nobody in particular."""
    found: dict[str, str] = {}
    for spelling, called in pairs:
        if spelling:
            found[spelling] = called if found.get(spelling, called) == called else SOMEBODY
    return found


_Called = Sequence[tuple[str, str]]
"""Names of officers as printed, each with the pseudonym of its bearer."""


def name_index(
    spellings: Mapping[str, set[str]],
    called: Mapping[str, str],
    members: set[str],
    read: PersonsRead,
    rulings: Mapping[str, tuple[Ruling, ...]],
) -> Names:
    """Every spelling of every officer.

    Args:
        spellings: officer -> names as printed.
        called: officer -> pseudonym.
        members: names of elected members, who stay named.
        read: the words of the graph.
        rulings: what people decided about surnames.
    """
    printed = [(name, called[person]) for person, names in spellings.items() for name in sorted(names)]
    names = [name for name, _ in printed]
    surnames = _surnames(printed, members, read)
    given = _given(printed, members, read)
    words = all_words(names)
    return Names(
        full=shared((one, c) for name, c in printed for one in full_spellings(name)),
        initial={one: said for one, said in _initial(printed).items() if said[1] in surnames},
        surnames=surnames,
        given={one: said for one, said in given.items() if len(one) > 1},
        turned=frozenset(one for name in names for one in turned_spellings(name)),
        members=frozenset(spelling for name in members for spelling in full_spellings(name)),
        member_initials=frozenset(spelling for name in members for spelling in initial_spellings(name)),
        rulings=rulings,
        words=words,
        anchors=words - ({word for word in given if word not in surnames} - _surname_words(names)),
        longest=max((len(WORD.findall(name)) for name in names), default=0) + 3,
        called=frozenset(called.values()),
    )


def _initial(printed: _Called) -> dict[str, tuple[str, str]]:
    """Surnames with initials -> what stands in their place, and the longest surname that they hold."""
    held: dict[str, str] = {}
    for name, _ in printed:
        for surname in map(joined, parts(name).surnames):
            for one in initial_spellings(name):
                if surname in one and len(held.get(one, "")) < len(surname):
                    held[one] = surname
    called = shared((one, c) for name, c in printed for one in initial_spellings(name))
    return {one: (called[one], surname) for one, surname in held.items()}


def _surnames(printed: _Called, members: set[str], read: PersonsRead) -> dict[str, Surname]:
    """Surnames in all their variants: what stands in their place, and what else they are."""
    elected = {joined(surname) for name in members for surname in parts(name).surnames}
    own = {folded(word) for name, _ in printed for word in WORD.findall(name)}
    small = {joined(surname) for name, _ in printed for surname in parts(name).surnames if surname[:1].islower()}
    borne = [(one, surname, c) for name, c in printed for surname in parts(name).surnames for one in variants(surname)]
    printed_as = {one: surname for one, surname, _ in borne}
    return {
        one: Surname(c, _standing(one, elected, read, own, small), printed_as[one])
        for one, c in shared((one, c) for one, _, c in borne).items()
    }


def _given(printed: _Called, members: set[str], read: PersonsRead) -> dict[str, Surname]:
    """The words of first names, and of surnames as a title may precede them, in all their variants."""
    elected = {folded(word) for name in members for word in WORD.findall(name)}
    own = {folded(word) for name, _ in printed for word in WORD.findall(name)}
    called = shared(
        (one, c)
        for name, c in printed
        for part in (*parts(name).given, *parts(name).surnames[:1])
        for word in WORD.findall(part)
        for one in variants(word)
    )
    return {one: Surname(c, _standing(one, elected, read, own, set())) for one, c in called.items()}


def all_words(names: Iterable[str]) -> frozenset[str]:
    """Every word of some names, and every word that a spelling of theirs can be written as."""
    found: set[str] = set()
    ones: set[str] = set()
    for name in names:
        ones |= {joined(surname) for surname in parts(name).surnames}
        words = [folded(word) for word in WORD.findall(name)]
        found.update(words)
        found.update("".join(words[place:]) for place in range(len(words)))
        found |= full_spellings(name) | initial_spellings(name)
        found.update(m[1] for word in WORD.findall(name) if (m := _AFTER_PARTICLE.match(folded(word))))
        for part in name.split():
            found |= variants(part)
            if not part.isascii():
                found.update(folded(w) for w in WORD.findall("".join(c if c.isascii() else " " for c in part)))
                found.update(folded(w) for w in WORD.findall(part.encode().decode("cp1252", "ignore")))
        for surname in parts(name).surnames:
            found |= variants(surname)
    return frozenset(one for one in found if len(one) > 1) | ones


def _surname_words(names: Iterable[str]) -> set[str]:
    return {word for name in names for surname in parts(name).surnames for word in all_words([surname])}


def _standing(surname: str, elected: set[str], read: PersonsRead, own: set[str], small: set[str]) -> Standing:
    """What else a surname is; one that begins with a small letter is no word for being printed with one."""
    if surname in elected:
        return Standing.ELECTED
    if surname in name_words().common or len(surname) == 1:
        return Standing.COMMON
    as_a_word = read.lower_case.get(surname, set()) - own - name_words().courtesy
    return Standing.USED if (as_a_word and surname not in small) or surname in read.places else Standing.PLAIN


def printed_parts(name: str) -> set[str]:
    """The first name and the surnames of a name, each alone."""
    said = parts(name)
    last = [surname.split()[-1] for surname in said.surnames[:1]]
    return {part for part in (*said.given[:1], *said.surnames, *last) if len(part) > 1}
