"""What a graph says of persons, posts and units, and the words that it writes in lower case."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Set

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from goldenthread.graph.agent_finder import PROVISIONAL
from goldenthread.identity.resolve import UNCONFIRMED
from goldenthread.minting import DEFAULT_BASE
from goldenthread.namespaces import DCTERMS, FOAF, GT, ORG, PROV, RDF, RDFS, SKOS
from goldenthread.redaction.mentions import Names
from goldenthread.redaction.post_titles import LIKE_A_NAME, is_a_post
from goldenthread.redaction.spellings import WORD, folded, joined

Term = NamedNode | Literal | BlankNode | Triple
_LOWER = re.compile(r"(?<![/@.\-\w])[^\W\d_]{2,}(?![@/\-\w]|\.\w)")


class PersonsRead:
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
        """Notes what one statement says of an agent."""
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
        elif predicate in (PROV.agent, ORG.member):
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

    def told_of(self, persons: Set[str]) -> frozenset[str]:
        """Some persons and what tells of one of them alone: a name in a cell, a time in a unit."""
        return frozenset(persons | {subject for subject, agent in self._agents.items() if agent in persons})

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
                sure = is_a_post(left, named=named) if kind == ORG.Post else not LIKE_A_NAME.search(left)
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


def value_of(term: Term) -> str:
    """A term as a plain text."""
    return term.value if isinstance(term, NamedNode | Literal | BlankNode) else str(term)
