"""What a statement's place says of its text: whether the product says it, and whether capitals are lost in it."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode, Quad

from goldenthread.namespaces import GT, SKOS

_OF_THE_PRODUCT = frozenset({"graph/ontology", "graph/queries"})
_STATUS = "/status/"


def is_of_the_product(quad: Quad, base: str) -> bool:
    """Whether the product says it itself: a term or a query that ships.

    Only what is surely a name can be an officer's there; any other word is the product's own, and "hide" would spoil a
    query.

    Args:
        quad: a statement of a built dataset.
        base: what the addresses of the data begin with.
    """
    graph = quad.graph_name
    return isinstance(graph, NamedNode) and graph.value.removeprefix(base) in _OF_THE_PRODUCT


def is_in_lower_case(quad: Quad) -> bool:
    """Whether it holds a printed status in lower case, where a name is found as in an address."""
    predicate, said = quad.predicate.value, quad.object
    if not isinstance(said, Literal):
        return False
    of_a_status = isinstance(quad.subject, NamedNode) and _STATUS in quad.subject.value
    return (
        predicate == GT.statusWord
        or (predicate == SKOS.prefLabel and of_a_status)
        or (predicate == GT.readAs and said.value.islower())
    )
