"""The statuses that have a concept, and their groups: ``ontology/status.ttl``, to which anybody may add one."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, RdfFormat, parse

from goldenthread.iris import slug
from goldenthread.namespaces import SKOS, STATUS_GROUP
from goldenthread.resources import folder

if TYPE_CHECKING:
    from collections.abc import Mapping


class Status(StrEnum):
    """The statuses of which rules of the program speak; the scheme may hold more."""

    COMPLETED = "completed"
    ON_TARGET = "on target"
    DELAYED = "delayed"
    OVERDUE = "overdue"


@cache
def statuses() -> Mapping[str, str]:
    """The words of the scheme, in alphabetical order, each with the IRI of its concept.

    >>> statuses()["on target"]
    'https://w3id.org/goldenthread/ns/status/on-target'
    """
    found: dict[str, str] = {}
    for quad in parse(path=str(folder("ontology") / "status.ttl"), format=RdfFormat.TURTLE):
        if quad.predicate.value == SKOS.notation and isinstance(quad.subject, NamedNode):
            found[getattr(quad.object, "value", "")] = quad.subject.value
    return MappingProxyType(dict(sorted(found.items())))


@cache
def statuses_of_group(name: str) -> frozenset[str]:
    """The words of the statuses that stand in a group (``skos:Collection``) of the scheme.

    Raises:
        KeyError: the scheme has no such group.

    >>> sorted(statuses_of_group("behind"))
    ['delayed', 'overdue']
    """
    words = {concept: word for word, concept in statuses().items()}
    members = frozenset(
        words[quad.object.value]
        for quad in parse(path=str(folder("ontology") / "status.ttl"), format=RdfFormat.TURTLE)
        if quad.predicate.value == SKOS.member
        and isinstance(quad.subject, NamedNode)
        and isinstance(quad.object, NamedNode)
        and quad.subject.value == STATUS_GROUP + name
    )
    if not members:
        raise KeyError(name)
    return members


@cache
def _by_slug() -> Mapping[str, str]:
    return {slug(word): word for word in statuses()}


def status_word(printed: str) -> str:
    """The word of the scheme that a status says as it is printed, or empty.

    >>> status_word("On-Target"), status_word("completed?")
    ('on target', '')
    """
    return _by_slug().get(slug(printed), "")


def status_concept(word: str) -> str:
    """The concept of a cleaned status, or empty where the scheme has none.

    >>> status_concept("on-target")
    'https://w3id.org/goldenthread/ns/status/on-target'
    >>> status_concept("completed?"), status_concept("✓")
    ('', '')
    """
    return statuses().get(status_word(word), "")
