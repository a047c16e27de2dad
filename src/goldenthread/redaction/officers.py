"""Who is not to be named, read from a graph: every person who is not said to be elected, in every spelling.

A pseudonym is the officer's number in the register, which is never reused, so it is the same in every build. It is no
hash of the name: anybody could compute that for a list of names.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from goldenthread.graph.agents import PROVISIONAL
from goldenthread.identity.name_words import name_words
from goldenthread.identity.resolve import UNCONFIRMED
from goldenthread.language.phrases import Phrase
from goldenthread.namespaces import DCTERMS, DEFAULT_BASE, FOAF, GT, ORG, PROV, RDF, RDFS, SKOS
from goldenthread.redaction.mentions import SOMEBODY, Names, Ruling, Standing, Surname
from goldenthread.redaction.spellings import WORD, folded, full_spellings, initial_spellings, joined, parts, variants

Term = NamedNode | Literal | BlankNode | Triple

_NUMBER = re.compile(r"\d+")
_AFTER_PARTICLE = re.compile(rf"(?:{'|'.join(sorted(name_words().particles))})([^\W\d_]{{3,}})$")
_LOWER = re.compile(r"(?<![/@.\-\w])[^\W\d_]{2,}(?![@/\-\w]|\.\w)")
_LIKE_A_NAME = re.compile(r"[A-Z][^\W\d_]*[a-z][\w'’.-]*(?:\s+(?:[^\W\d_]{1,3}\s+)?[A-Z][\w'’.-]+)+")


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
    """

    by_person: Mapping[str, str] = field(default_factory=dict)
    names: Names = field(default_factory=Names)
    by_part: Mapping[str, str] = field(default_factory=dict)
    ordinary: frozenset[str] = frozenset()
    unresolved: tuple[str, ...] = ()
    taken_for_posts: tuple[str, ...] = ()
    base: str = DEFAULT_BASE


def officers(quads: Iterable[Quad], rulings: Mapping[str, tuple[Ruling, ...]] | None = None) -> Officers:
    """The officers of a graph.

    Args:
        quads: the whole graph.
        rulings: what people decided about surnames, see :mod:`goldenthread.redaction.rulings`.
    """
    read = _Read()
    for quad in quads:
        read.take(quad)
    hidden = sorted(read.persons - read.elected)
    by_person = {person: _pseudonym(person) for person in hidden}
    spellings = {person: read.spellings_of(person) for person in hidden}
    members = {untitled(name) for person in read.elected for name in read.spellings_of(person)}
    names = _names(spellings, by_person, members, read, rulings or {})
    by_part = _shared((part, by_person[p]) for p in hidden for name in spellings[p] for part in _printed_parts(name))
    member_parts = {part for name in members for part in _printed_parts(name)}
    by_part = {part: called for part, called in by_part.items() if part not in member_parts}
    ordinary = frozenset(part for part in by_part if folded(part) in read.lower_case)
    unresolved, posts = read.unregistered(
        Names(names.full, words=names.words, longest=names.longest),
        Names(dict.fromkeys(names.members, SOMEBODY), words=_all_words(members), longest=names.longest + 4),
    )
    return Officers(by_person, names, by_part, ordinary, unresolved, posts, read.base)


def untitled(name: str) -> str:
    """A member's name as printed, without the office beside it: "Deputy" is nobody's first name.

    >>> untitled("Deputy Mayor, Cllr Ada Lark"), untitled("Cabinet Member Ada Lark"), untitled("Ada Lark, Deputy Mayor")
    ('Ada Lark', 'Ada Lark', 'Ada Lark')
    >>> untitled("Ann Mayor"), untitled("Lark, Ada")
    ('Ann Mayor', 'Lark, Ada')
    """
    known = name_words()
    title = known.elected | known.courtesy
    office = title | known.posts | known.held | known.with_posts
    words = list(WORD.finditer(name))
    said = [folded(word[0]) for word in words]
    last = max((at for at, word in enumerate(said[:-1]) if at < len(said) - 2 and word in title), default=-1)
    first = last + 1
    while first < len(words) - 2 and said[first] in office:
        first += 1
    rest = name[words[first].start() :] if words else name
    whole, comma, after = rest.partition(",")
    behind = {folded(word) for word in WORD.findall(after)}
    return whole if comma and behind and behind <= office else rest


def _pseudonym(person: str) -> str:
    key = person.rpartition("/")[2]
    return f"Officer {key}" if _NUMBER.fullmatch(key) else SOMEBODY


def _shared(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """What stands for each spelling: the pseudonym of the only bearer, or of nobody in particular."""
    found: dict[str, str] = {}
    for spelling, called in pairs:
        if spelling:
            found[spelling] = called if found.get(spelling, called) == called else SOMEBODY
    return found


def _names(
    spellings: Mapping[str, set[str]],
    called: Mapping[str, str],
    members: set[str],
    read: _Read,
    rulings: Mapping[str, tuple[Ruling, ...]],
) -> Names:
    printed = [(name, called[person]) for person, names in spellings.items() for name in sorted(names)]
    full = _shared((one, c) for name, c in printed for one in full_spellings(name))
    initial: dict[str, tuple[str, str]] = {}
    for name, c in printed:
        for surname in parts(name).surnames:
            for one in initial_spellings(name):
                if joined(surname) in one and (one not in initial or len(initial[one][1]) < len(joined(surname))):
                    initial[one] = (c, joined(surname))
    for one, c in _shared((one, c) for name, c in printed for one in initial_spellings(name)).items():
        if one in initial:
            initial[one] = (c, initial[one][1])
    elected = {joined(surname) for name in members for surname in parts(name).surnames}
    printed_as = {one: s for name, _ in printed for s in parts(name).surnames for one in variants(s)}
    own = {folded(word) for name, _ in printed for word in WORD.findall(name)}
    surnames = {
        one: Surname(c, _standing(one, elected, read, own), printed_as[one])
        for one, c in _shared(
            (one, c) for name, c in printed for surname in parts(name).surnames for one in variants(surname)
        ).items()
    }
    given = _shared(
        (folded(word), c)
        for name, c in printed
        for part in (*parts(name).given, *parts(name).surnames[:1])
        for word in WORD.findall(part)
    )
    return Names(
        full,
        {one: said for one, said in initial.items() if said[1] in surnames},
        surnames,
        {one: c for one, c in given.items() if len(one) > 1},
        frozenset(spelling for name in members for spelling in full_spellings(name)),
        frozenset(spelling for name in members for spelling in initial_spellings(name)),
        rulings,
        words := _all_words(name for name, _ in printed),
        words - ({word for word in given if word not in surnames} - _surname_words(name for name, _ in printed)),
        max((len(WORD.findall(name)) for name, _ in printed), default=0) + 3,
        frozenset(called.values()),
    )


def _all_words(names: Iterable[str]) -> frozenset[str]:
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
    return {word for name in names for surname in parts(name).surnames for word in _all_words([surname])}


def _standing(surname: str, elected: set[str], read: _Read, own: set[str]) -> Standing:
    if surname in elected:
        return Standing.ELECTED
    if surname in name_words().common or len(surname) == 1:
        return Standing.COMMON
    as_a_word = read.lower_case.get(surname, set()) - own - name_words().courtesy
    return Standing.USED if as_a_word or surname in read.places else Standing.PLAIN


def _printed_parts(name: str) -> set[str]:
    said = parts(name)
    last = [surname.split()[-1] for surname in said.surnames[:1]]
    return {part for part in (*said.given[:1], *said.surnames, *last) if len(part) > 1}


class _Read:
    """What a graph says of persons, and the words that it writes in lower case."""

    def __init__(self) -> None:
        self.persons: set[str] = set()
        self.elected: set[str] = set()
        self.lower_case: dict[str, set[str]] = defaultdict(set)  # each word with those that stand before it
        self.places: set[str] = set()
        self._spellings: dict[str, set[str]] = defaultdict(set)
        self._agents: dict[str, str] = {}
        self._stated: dict[str, str] = {}
        self._kinds: dict[str, str] = {}
        self._labels: dict[str, str] = {}
        self._notes: dict[str, str] = {}
        self._by_agent: dict[str, set[str]] = defaultdict(set)

    def take(self, quad: Quad) -> None:
        subject, predicate, said = value_of(quad.subject), quad.predicate.value, value_of(quad.object)
        if predicate == RDF.type:
            if said == FOAF.Person:
                self.persons.add(subject)
            if said in (FOAF.Person, ORG.Post, ORG.OrganizationalUnit, ORG.FormalOrganization):
                self._kinds[subject] = said
        elif predicate in (FOAF.name, SKOS.altLabel):
            self._spellings[subject].add(said)
        elif predicate == GT.elected and said == "true":
            self.elected.add(subject)
        elif predicate == PROV.agent:
            self._agents[subject] = said
        elif predicate == GT.statedAs:
            self._stated[subject] = said
        elif predicate == SKOS.editorialNote:
            self._notes[subject] = said
        elif predicate in (DCTERMS.title, RDFS.comment):
            self._words(said)
        if predicate in (RDFS.label, SKOS.notation):
            self._labels[subject] = said

    def _words(self, text: str) -> None:
        before = ""
        for word in _LOWER.findall(text):
            if word.islower():
                self.lower_case[folded(word)].add(before)
            before = folded(word)

    def spellings_of(self, person: str) -> set[str]:
        """Every spelling of a person, by the register and by the cells that name them."""
        if not self._by_agent:
            for attribution, agent in self._agents.items():
                self._by_agent[agent].add(self._stated.get(attribution, ""))
            for body, kind in self._kinds.items():
                if kind == ORG.FormalOrganization:
                    words = f"{body.rstrip('/').rpartition('/')[2]} {self._labels.get(body, '')}"
                    self.places.update(folded(word) for word in WORD.findall(words))
        return {name for name in self._spellings[person] | self._by_agent[person] if joined(name)}

    @property
    def base(self) -> str:
        """What the addresses of the data begin with: the council's own, without its last part."""
        bodies = sorted(body for body, kind in self._kinds.items() if kind == ORG.FormalOrganization)
        return bodies[0].rstrip("/").rpartition("/")[0] + "/" if bodies else DEFAULT_BASE

    def unregistered(self, officers: Names, members: Names) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """What the register does not know: what may be somebody, and what is taken for a post or a unit."""
        somebody: list[str] = []
        posts: list[str] = []
        for agent, note in sorted(self._notes.items()):
            kind = self._kinds.get(agent)
            if kind == FOAF.Person and (note == PROVISIONAL or UNCONFIRMED in note):
                somebody += sorted(self._spellings[agent])
            elif kind in (ORG.Post, ORG.OrganizationalUnit) and note == PROVISIONAL:
                label = self._labels.get(agent, "")
                left, named = _without(label, officers, members)
                sure = is_a_post(left, named=named) if kind == ORG.Post else not _LIKE_A_NAME.search(left)
                if not sure:
                    somebody.append(label)
                elif not named:
                    posts.append(label)
        return tuple(dict.fromkeys(somebody)), tuple(dict.fromkeys(posts))


def _without(label: str, *several: Names) -> tuple[str, bool]:
    """A label without the names that are known, and whether there were any."""
    named = False
    for names in several:
        for mention in reversed(names.mentions(label)):
            label, named = f"{label[: mention.start]} {label[mention.end :]}", True
    return label, named


def is_a_post(title: str, *, named: bool = False) -> bool:
    """Whether a title that no register has is surely a post's: made of words for posts, or "POST of/for ...".

    Args:
        title: as printed, without the names that are known.
        named: whether a known name stood in it: then any word for a post will do.

    >>> is_a_post("Head of Streets"), is_a_post("Anthony Head"), is_a_post("Manager Harbours", named=True)
    (True, False, True)
    """
    words = name_words()
    said = [folded(word) for word in WORD.findall(title)]
    titles = words.posts | words.held
    if named:
        return not said or bool(titles & set(said)) or not _LIKE_A_NAME.search(title)
    for place, word in enumerate(said):
        if word in words.after_posts:
            return place > 0 and said[place - 1] in titles and set(said[:place]) <= titles | words.with_posts
    return bool(titles & set(said)) and set(said) <= titles | words.with_posts


def cut_names(known: Officers) -> re.Pattern[str] | None:
    """What finds a first name or surname alone at the edge of a cell, where a line break cut the name in two."""
    either = _either(known.by_part)
    if not either:
        return None
    common = _either(known.ordinary)
    ordinary = rf"(?!(?:{common})(?!\s*\())" if common else ""
    before, after = (one.of().pattern for one in (_BEFORE_CUT, _AFTER_CUT))
    return re.compile(rf"(?:(?<=\t)|(?<=\n)|^|{before}|(?<=\) )){ordinary}(?:{either})(?=\s*(?:[\t\n(]|$|{after}|,))")


def in_a_reason(known: Officers) -> re.Pattern[str] | None:
    """What finds surnames and first names in the reasons that people wrote down."""
    either = _either(known.by_part)
    return re.compile(rf"(?<![^\W\d_])(?:{either})(?![^\W\d_])") if either else None


_BEFORE_CUT, _AFTER_CUT = Phrase("before_a_cut_name"), Phrase("after_a_cut_name")
_CAPITAL_BEFORE, _CAPITAL_AFTER = re.compile(r"[A-Z][a-z]+ $"), re.compile(r" [A-Z][a-z]")
_LISTED, _WHAT_BECAME = re.compile(r"(?:-> |/|, )$"), Phrase("what_became_of_a_name")


def means_an_officer(match: re.Match[str], known: Officers) -> bool:
    """Whether a name in a reason is an officer's, and not part of a place's or a scheme's (``Marlow Green``)."""
    before, after = match.string[: match.start()], match.string[match.end() :]
    if _CAPITAL_BEFORE.search(before) or _CAPITAL_AFTER.match(after):
        return False
    return match[0] not in known.ordinary or bool(_LISTED.search(before) or _WHAT_BECAME.match(after))


def _either(some: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(some, key=lambda part: (-len(part), part))))


def value_of(term: Term) -> str:
    """A term as a plain text."""
    return term.value if isinstance(term, NamedNode | Literal | BlankNode) else str(term)
