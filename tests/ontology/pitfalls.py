"""Pitfalls of ontologies, each a rule over the statements of one: our own list, after those that others warn of."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator

from rdflib import OWL, RDF, RDFS, SKOS, XSD, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

GT = "https://w3id.org/goldenthread/ns#"
DCAM = Namespace("http://purl.org/dc/dcam/")
DCTERMS = Namespace("http://purl.org/dc/terms/")
PROPERTIES = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
KINDS = (OWL.Class, *PROPERTIES)
TOLD_OF = (RDFS.domain, RDFS.range, DCAM.domainIncludes, DCAM.rangeIncludes)
UNDER = (RDFS.subClassOf, RDFS.subPropertyOf)
TERMS = (*TOLD_OF, *UNDER, OWL.inverseOf, OWL.disjointWith, OWL.propertyDisjointWith, OWL.equivalentClass)
"""Relations whose object is a term."""
_OF_OWL = (str(OWL), str(RDFS), str(RDF), str(XSD))
_DATATYPES = (
    "anyURI base64Binary boolean byte dateTime dateTimeStamp decimal double float hexBinary int integer language long "
    "Name NCName negativeInteger NMTOKEN nonNegativeInteger nonPositiveInteger normalizedString positiveInteger short "
    "string token unsignedByte unsignedInt unsignedLong unsignedShort"
)
"""Those of XML Schema that OWL 2 has (chapter 4 of its structural specification)."""


def _of(graph: Graph, *kinds: Node) -> list[Node]:
    """Our own terms of some kinds."""
    found = {one for kind in kinds for one in graph.subjects(RDF.type, kind) if str(one).startswith(GT)}
    return sorted(found, key=str)


def used_but_declared_nowhere(graph: Graph) -> Iterator[Node]:
    declared = {one for kind in KINDS for one in graph.subjects(RDF.type, kind)}
    named = {term for relation in TERMS for term in graph.objects(None, relation)}
    yield from (one for one in named - declared if not str(one).startswith(_OF_OWL))


def described_but_of_no_kind(graph: Graph) -> Iterator[Node]:
    declared = {one for kind in KINDS for one in graph.subjects(RDF.type, kind)}
    yield from {one for one in graph.subjects() if str(one).startswith(GT)} - declared


def of_two_kinds(graph: Graph) -> Iterator[Node]:
    counts = Counter(one for kind in KINDS for one in graph.subjects(RDF.type, kind))
    yield from (one for one, count in counts.items() if count > 1)


def without_words(graph: Graph) -> Iterator[Node]:
    for one in _of(graph, *KINDS):
        if any(len(list(graph.objects(one, of))) != 1 for of in (RDFS.label, SKOS.definition, SKOS.example)):
            yield one


def words_without_language(graph: Graph) -> Iterator[Node]:
    for of in (RDFS.label, SKOS.definition, SKOS.example, SKOS.prefLabel):
        for one, said in graph.subject_objects(of):
            if not (isinstance(said, Literal) and said.language):
                yield one


def two_of_one_name(graph: Graph) -> Iterator[Node]:
    """Terms of one kind with one label, or IRIs that only capitals tell apart."""
    named: dict[tuple[object, ...], list[Node]] = defaultdict(list)
    for kind in KINDS:
        for one in _of(graph, kind):
            named[(kind, str(graph.value(one, RDFS.label)).casefold())].append(one)
    for some in named.values():
        yield from some[1:]


def not_named_as_its_kind_is(graph: Graph) -> Iterator[Node]:
    yield from (one for one in _of(graph, OWL.Class) if not re.fullmatch("[A-Z][A-Za-z]+", str(one).removeprefix(GT)))
    yield from (one for one in _of(graph, *PROPERTIES) if not re.fullmatch("[a-z][A-Za-z]+", str(one).removeprefix(GT)))


def says_only_is_or_other(graph: Graph) -> Iterator[Node]:
    """Properties called 'is', and classes for whatever is left over."""
    for one in _of(graph, *KINDS):
        if re.fullmatch("is|has|isA|relatedTo|(?:Other|Misc|Unknown|Various)[A-Za-z]*", str(one).removeprefix(GT)):
            yield one


def under_itself(graph: Graph) -> Iterator[Node]:
    for relation in (*UNDER, OWL.inverseOf, OWL.equivalentClass, OWL.disjointWith, OWL.propertyDisjointWith):
        yield from (one for one in set(graph.subjects(relation)) if one in graph.objects(one, relation))
    for relation in UNDER:
        for one in set(graph.subjects(relation)):
            above = {top for next_ in graph.objects(one, relation) for top in graph.transitive_objects(next_, relation)}
            if one in above:
                yield one


def several_domains_mean_all_of_them(graph: Graph) -> Iterator[Node]:
    for relation in (RDFS.domain, RDFS.range):
        yield from (one for one in set(graph.subjects(relation)) if len(list(graph.objects(one, relation))) > 1)


def about_anything(graph: Graph) -> Iterator[Node]:
    """Properties of which neither is said what they are about nor, of those under no other, what they lead to."""
    for one in _of(graph, OWL.ObjectProperty, OWL.DatatypeProperty):
        told = {relation for relation in (*TOLD_OF, RDFS.subPropertyOf, OWL.inverseOf) if graph.value(one, relation)}
        if not told & {RDFS.domain, DCAM.domainIncludes, OWL.inverseOf, RDFS.subPropertyOf}:
            yield one
        if not told & {RDFS.range, DCAM.rangeIncludes, OWL.inverseOf, RDFS.subPropertyOf}:
            yield one


def domain_said_twice_over(graph: Graph) -> Iterator[Node]:
    """What an axiom says and what a hint says of the same end."""
    for axiom, hint in ((RDFS.domain, DCAM.domainIncludes), (RDFS.range, DCAM.rangeIncludes)):
        yield from set(graph.subjects(axiom)) & set(graph.subjects(hint))


def inverses_that_do_not_fit(graph: Graph) -> Iterator[Node]:
    for one, other in graph.subject_objects(OWL.inverseOf):
        for mine, theirs in ((RDFS.domain, RDFS.range), (RDFS.range, RDFS.domain)):
            ends = graph.value(one, mine), graph.value(other, theirs)
            if all(ends) and ends[0] != ends[1]:
                yield one


def symmetric_with_two_ends(graph: Graph) -> Iterator[Node]:
    for kind in (OWL.SymmetricProperty, OWL.TransitiveProperty):
        for one in graph.subjects(RDF.type, kind):
            if graph.value(one, RDFS.domain) != graph.value(one, RDFS.range):
                yield one


def kind_of_property_and_range_differ(graph: Graph) -> Iterator[Node]:
    for kind, data in ((OWL.ObjectProperty, False), (OWL.DatatypeProperty, True)):
        for one in graph.subjects(RDF.type, kind):
            ends = [*graph.objects(one, RDFS.range), *graph.objects(one, DCAM.rangeIncludes)]
            literal = [str(end).startswith((str(XSD), str(RDFS.Literal))) for end in ends]
            if any(one is not data for one in literal):
                yield one


def range_that_reasoners_refuse(graph: Graph) -> Iterator[Node]:
    """Datatypes of XML Schema that are none of OWL 2: dates, years, durations."""
    for one, end in graph.subject_objects(RDFS.range):
        if str(end).startswith(str(XSD)) and str(end).removeprefix(str(XSD)) not in _DATATYPES.split():
            yield one


def connected_to_nothing(graph: Graph) -> Iterator[Node]:
    joined = {term for relation in TERMS for pair in graph.subject_objects(relation) for term in pair}
    yield from (one for one in _of(graph, OWL.Class) if one not in joined)


def siblings_that_may_be_one(graph: Graph) -> Iterator[Node]:
    """Classes of nothing above them but foreign ones, of which it is said of none that it is no other one."""
    told = {term for pair in graph.subject_objects(OWL.disjointWith) for term in pair}
    for one in _of(graph, OWL.Class):
        line = {one, *graph.transitive_objects(one, RDFS.subClassOf)}
        if not line & told:
            yield one


def header_incomplete(graph: Graph) -> Iterator[Node]:
    heads = list(graph.subjects(RDF.type, OWL.Ontology))
    wanted = (DCTERMS.title, DCTERMS.description, DCTERMS.license, DCTERMS.modified, OWL.versionInfo, OWL.versionIRI)
    yield from (one for one in heads if any(graph.value(one, of) is None for of in wanted))
    if len(heads) != 1:
        yield URIRef(GT)


RULES: tuple[Callable[[Graph], Iterator[Node]], ...] = (
    used_but_declared_nowhere,
    described_but_of_no_kind,
    of_two_kinds,
    without_words,
    words_without_language,
    two_of_one_name,
    not_named_as_its_kind_is,
    says_only_is_or_other,
    under_itself,
    several_domains_mean_all_of_them,
    about_anything,
    domain_said_twice_over,
    inverses_that_do_not_fit,
    symmetric_with_two_ends,
    kind_of_property_and_range_differ,
    range_that_reasoners_refuse,
    connected_to_nothing,
    siblings_that_may_be_one,
    header_incomplete,
)


def pitfalls(graph: Graph, rules: Iterable[Callable[[Graph], Iterator[Node]]] = RULES) -> list[str]:
    """What an ontology falls into: the name of a rule and of a term, sorted."""
    return sorted({f"{rule.__name__}: {str(one).removeprefix(GT)}" for rule in rules for one in rule(graph)})
