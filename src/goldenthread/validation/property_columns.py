"""The statements that shapes look at, property by property, as they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from pyoxigraph import NamedNode, Triple

from goldenthread.namespaces import RDF, RDFS
from goldenthread.store import EmbeddedStore, Term

Values = Mapping[Term, Collection[Term]]
"""By subject, each value of one property once; or by value, each subject."""


class Columns:
    """Statements by property. What no shape asks for is never taken out of the store.

    Args:
        told: the pairs of subject and value of a property, by its IRI; of ``rdf:type`` those of one class, by the
            class's.
    """

    def __init__(self, told: Callable[[str, str], Iterable[tuple[Term, Term]]]) -> None:
        self._told = told
        self._of: dict[str, Values] = {}
        self._to: dict[str, Values] = {}
        self._instances: dict[str, Collection[Term]] = {}
        self._same: dict[Term, Term] = {}

    @classmethod
    def of_store(cls, store: EmbeddedStore) -> Columns:
        """The statements of a store, its graphs taken together."""
        return cls(store.pairs)

    @classmethod
    def of_triples(cls, triples: Iterable[Triple]) -> Columns:
        """The same of triples."""
        held: dict[tuple[str, str], list[tuple[Term, Term]]] = {}
        for one in triples:
            held.setdefault((one.predicate.value, ""), []).append((one.subject, one.object))
            if one.predicate.value == RDF.type and isinstance(one.object, NamedNode):
                held.setdefault((RDF.type, one.object.value), []).append((one.subject, one.object))
        return cls(lambda name, value: held.get((name, value), ()))

    def of(self, property: str) -> Values:  # noqa: A002 (RDF's word)
        """The values of a property by subject."""
        known = self._of.get(property)
        if known is None:
            known = self._of[property] = self._grouped(self._told(property, ""))
        return known

    def to(self, property: str) -> Values:  # noqa: A002
        """The subjects of a property by value."""
        known = self._to.get(property)
        if known is None:
            turned = ((value, subject) for subject, values in self.of(property).items() for value in values)
            known = self._to[property] = self._grouped(turned)
        return known

    def stated(self, kind: str) -> Iterator[Term]:
        """What is said to be of a class, by its IRI."""
        for subject, _ in self._told(RDF.type, kind):
            yield subject

    def instances(self, kind: str) -> Collection[Term]:
        """What is of a class or of one below it, by its IRI."""
        known = self._instances.get(kind)
        if known is None:
            kinds = self._below(kind)
            known = self._instances[kind] = {one: None for some in kinds for one in self.stated(some)}
        return known

    def _below(self, kind: str) -> list[str]:
        """A class and all below it."""
        found, above = [kind], self.to(RDFS.subClassOf)
        for one in found:
            below = (term.value for term in above.get(NamedNode(one), ()) if isinstance(term, NamedNode))
            found += [name for name in below if name not in found]
        return found

    def _grouped(self, pairs: Iterable[tuple[Term, Term]]) -> Values:
        """Pairs by their first side; a term is one object in all columns, however many name it."""
        same = self._same.setdefault
        found: dict[Term, list[Term]] = {}
        for one, other in pairs:
            known = found.get(one)
            if known is None:
                found[same(one, one)] = [same(other, other)]
            else:
                known.append(other)
        for one, others in found.items():
            if len(others) > 1:
                found[one] = list(dict.fromkeys(others))
        return found
