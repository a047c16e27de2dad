"""Whether ontology and data can be true together: owlready2 with HermiT, which runs on Java."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Triple, parse, serialize

from goldenthread.namespaces import GT, OWL, RDF, XSD
from goldenthread.resources import paths

if TYPE_CHECKING:
    from goldenthread.store import Term

ONTOLOGY = "https://w3id.org/goldenthread/ns"
"""The IRI of the ontology."""

_CUBES = "cube.ttl"

NO_JAVA = "HermiT needs Java, and there is none on the path: install a Java runtime (apt-get install default-jre)"

_NO_OWL_DATATYPE = frozenset({XSD.date, XSD.gYear})
"""Not in the datatype map of OWL 2: a reasoner refuses them. The shapes check them."""


@dataclass(frozen=True, slots=True)
class Reasoned:
    """What the reasoner found.

    Attributes:
        consistent: whether all can be true together.
        impossible: IRIs of classes that nothing can belong to.
        statements: how many it was given.
    """

    consistent: bool
    impossible: tuple[str, ...]
    statements: int


def has_java() -> bool:
    """Whether the reasoner can run here."""
    return shutil.which("java") is not None


def ontology_triples() -> list[Triple]:
    """The statements of ``ontology/goldenthread.ttl`` and of the schemes beside it.

    That a property is a dimension of a Data Cube is no axiom: owlready2 takes no property for an individual too.
    """
    return [
        Triple(quad.subject, quad.predicate, quad.object)
        for path in paths("ontology", "*.ttl")
        if path.name != _CUBES
        for quad in parse(path=str(path), format=RdfFormat.TURTLE)
    ]


def reason(data: Iterable[Quad | Triple] = ()) -> Reasoned:
    """Asks HermiT whether the ontology, and data with it, are consistent.

    Args:
        data: statements to take as true with the ontology.

    Raises:
        RuntimeError: there is no Java.
    """
    if not has_java():
        raise RuntimeError(NO_JAVA)
    import owlready2

    world, ontology, given = _load(data)
    try:
        with ontology:
            owlready2.sync_reasoner_hermit(world, debug=0, keep_tmp_file=False)
    except owlready2.OwlReadyInconsistentOntologyError:
        return Reasoned(consistent=False, impossible=(), statements=given)
    nothing = OWL.iri + "Nothing"
    found = sorted(str(one.iri) for one in world.inconsistent_classes() if one.iri != nothing)
    return Reasoned(consistent=True, impossible=tuple(found), statements=given)


def reason_over(dataset: Path) -> Reasoned:
    """Asks the same of a built dataset, without its quotes and its own copy of the ontology.

    Raises:
        RuntimeError: there is no Java.
    """
    left_out = ("graph/provenance", "graph/ontology")
    quads = parse(path=str(dataset), format=RdfFormat.N_QUADS)
    return reason(quad for quad in quads if not str(getattr(quad.graph_name, "value", "")).endswith(left_out))


def classes(data: Iterable[Quad | Triple] = ()) -> Any:
    """The ontology as Python objects: ``classes(data).Milestone.instances()``.

    Args:
        data: statements whose subjects become instances.

    Returns:
        The owlready2 namespace of the ontology's terms.
    """
    world, ontology, _ = _load(data)
    del ontology
    return world.get_namespace(GT.iri)


def _load(data: Iterable[Quad | Triple]) -> tuple[Any, Any, int]:
    """A world of owlready2 with the ontology and the data."""
    import owlready2

    triples = sorted({str(one): one for one in _owl(ontology_triples(), data)}.values(), key=str)
    world = owlready2.World()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ontology.nt"
        serialize(triples, path, format=RdfFormat.N_TRIPLES)
        with path.open("rb") as stream:
            ontology = world.get_ontology(ONTOLOGY).load(fileobj=stream, format="ntriples")
    return world, ontology, len(triples)


def _owl(ontology: Iterable[Triple], data: Iterable[Quad | Triple]) -> Iterator[Triple]:
    """The statements that OWL 2 can reason with: of the data, types and what our own properties say; no dates."""
    known = list(ontology)
    yield from known
    properties = {t.subject for t in known if t.predicate.value == RDF.type and _is(t.object, "Property")}
    annotations = {t.subject for t in known if t.predicate.value == RDF.type and _is(t.object, "AnnotationProperty")}
    individuals = {t.subject for t in known if t.predicate.value == RDF.type}
    for one in data:
        if not isinstance(one.subject, NamedNode | BlankNode) or isinstance(one.object, Triple):
            continue
        if one.subject in properties:
            continue
        if one.predicate.value == RDF.type or (one.predicate in properties and one.predicate not in annotations):
            if isinstance(one.object, Literal) and one.object.datatype.value in _NO_OWL_DATATYPE:
                continue
            yield Triple(one.subject, one.predicate, one.object)
            if one.subject not in individuals:
                individuals.add(one.subject)
                yield Triple(one.subject, NamedNode(RDF.type), NamedNode(OWL.iri + "NamedIndividual"))


def _is(term: Term, ending: str) -> bool:
    return isinstance(term, NamedNode) and term.value.endswith(ending)
