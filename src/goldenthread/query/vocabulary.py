"""The terms of the ontology as records: what each means, of what it is said, and an example from the graph itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from goldenthread.namespaces import GT, PREFIXES, RDF, RDFS, SKOS
from goldenthread.query.library import load
from goldenthread.store import Store

_DOMAIN, _RANGE = f"{RDFS.iri}domain", f"{RDFS.iri}range"
_DOMAINS, _RANGES = "http://purl.org/dc/dcam/domainIncludes", "http://purl.org/dc/dcam/rangeIncludes"
_INVERSE = "http://www.w3.org/2002/07/owl#inverseOf"


class Sort(StrEnum):
    """What a term is."""

    CLASS = "Class"
    PROPERTY = "Property"
    SCHEME = "Concept scheme"
    CONCEPT = "Concept"


_ENDS = {"Class": Sort.CLASS, "Property": Sort.PROPERTY, "ConceptScheme": Sort.SCHEME, "Concept": Sort.CONCEPT}
"""How the name of a class of terms ends, the longest end first where two fit."""


@dataclass(frozen=True, slots=True)
class Named:
    """A term that another refers to: its IRI, and what to call it."""

    iri: str
    label: str


@dataclass(frozen=True, slots=True)
class InUse:
    """A term at work: how often it is used, the first thing by its address, and what is said of that."""

    uses: int
    thing: Named
    value: str


@dataclass(frozen=True, slots=True)
class Term:
    """One term.

    Attributes:
        iri: its address.
        short: with a prefix, where it has one.
        sort: what it is.
        label: what it is called.
        definition: what it means.
        example: an example in words.
        above: what it is a kind of, a part of, or in.
        of: of what it is said.
        to: to what it leads.
        traits: what holds of it, in words: one value only, never of itself ...
        opposite: the property that says the same the other way round.
        use: an example from the graph; none where the graph does not use it.
    """

    iri: str
    short: str
    sort: Sort
    label: str
    definition: str
    example: str
    above: tuple[Named, ...] = ()
    of: tuple[Named, ...] = ()
    to: tuple[Named, ...] = ()
    traits: tuple[str, ...] = ()
    opposite: tuple[Named, ...] = ()
    use: InUse | None = None


_TRAITS = {
    "FunctionalProperty": "at most one value",
    "InverseFunctionalProperty": "a value belongs to one thing only",
    "AsymmetricProperty": "never both ways",
    "IrreflexiveProperty": "never of a thing and itself",
}


def short(iri: str) -> str:
    """An IRI with its prefix, or as it is.

    >>> short("https://w3id.org/goldenthread/ns#deadline"), short("https://w3id.org/goldenthread/ns/kinds/value/target")
    ('gt:deadline', 'https://w3id.org/goldenthread/ns/kinds/value/target')
    """
    fits = [(start, prefix) for prefix, start in PREFIXES.items() if iri.startswith(start) and len(iri) > len(start)]
    start, prefix = max(fits, key=lambda one: len(one[0]), default=("", ""))
    rest = iri[len(start) :]
    return f"{prefix}:{rest}" if start and not set(rest) & set("/#") else iri


def vocabulary(store: Store) -> tuple[Term, ...]:
    """Every term that the ontology in a graph defines, by what it is and then by its label.

    Raises:
        QueryError: a query is malformed.
    """
    said: dict[str, dict[str, list[Named]]] = defaultdict(lambda: defaultdict(list))
    for row in store.select(load("vocabulary/terms").text).records():
        said[row["term"]][row["property"]].append(Named(row["value"], row["label"] or short(row["value"])))
    uses = {row["term"]: row for row in store.select(load("vocabulary/in-use").text).records()}
    terms = [_term(iri, about, uses.get(iri)) for iri, about in said.items()]
    order = list(Sort)
    return tuple(sorted(terms, key=lambda term: (order.index(term.sort), term.label.casefold(), term.iri)))


def _term(iri: str, about: Mapping[str, Sequence[Named]], use: Mapping[str, str] | None) -> Term:
    kinds = [one.iri.rpartition("#")[2] for one in about.get(RDF.type, ())]

    def words(*properties: str) -> str:
        return next((one.iri for each in properties for one in about.get(each, ())), "")

    def named(*properties: str) -> tuple[Named, ...]:
        return tuple(one for each in properties for one in about.get(each, ()))

    return Term(
        iri=iri,
        short=short(iri),
        sort=_sort(kinds),
        label=words(RDFS.label, SKOS.prefLabel) or short(iri),
        definition=words(SKOS.definition),
        example=words(SKOS.example),
        above=named(RDFS.subClassOf, RDFS.subPropertyOf, SKOS.inScheme),
        of=named(_DOMAIN, _DOMAINS),
        to=named(_RANGE, _RANGES),
        traits=tuple(said for kind, said in _TRAITS.items() if kind in kinds),
        opposite=named(_INVERSE),
        use=InUse(int(use["uses"]), Named(use["thing"], use["thingLabel"]), use["value"]) if use else None,
    )


def _sort(kinds: Iterable[str]) -> Sort:
    found = [sort for kind in kinds for end, sort in _ENDS.items() if kind.endswith(end)]
    return min(found, key=list(Sort).index, default=Sort.CONCEPT)


ONTOLOGY = GT.iri.removesuffix("#")
"""The address of the ontology; its schemes stand below it."""


def anchor(iri: str) -> str:
    """Where a term stands on a page of all terms; that of a term of others is its IRI.

    >>> anchor("https://w3id.org/goldenthread/ns#status"), anchor("https://w3id.org/goldenthread/ns/status")
    ('status', '/status')
    """
    return iri.removeprefix(f"{ONTOLOGY}#").removeprefix(ONTOLOGY)


def leads(term: Term, terms: Iterable[Term]) -> tuple[tuple[str, str], ...]:
    """The properties that lead from a class to another of our own, each with the label of that."""
    ours = {one.iri for one in terms if one.sort is Sort.CLASS}
    return tuple(
        (one.label, to.label)
        for one in terms
        if one.sort is Sort.PROPERTY and any(of.iri == term.iri for of in one.of)
        for to in one.to
        if to.iri in ours
    )


def is_drawn(term: Term, terms: Sequence[Term]) -> bool:
    """Whether a class stands in a picture of all: some property is about it or leads to it, or to a kind of it."""
    if term.sort is not Sort.CLASS:
        return False
    spoken_of = {one.iri for each in terms if each.sort is Sort.PROPERTY for one in (*each.of, *each.to)}
    kinds = [one for one in terms if one.sort is Sort.CLASS and any(up.iri == term.iri for up in one.above)]
    return term.iri in spoken_of or any(kind.iri in spoken_of for kind in kinds) or term.iri == GT.Milestone
