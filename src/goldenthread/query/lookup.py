"""Finds the IRI that a plain name means: a person, a unit, a thread, an edition, a commitment."""

from __future__ import annotations

import difflib
from collections.abc import Sequence

from pyoxigraph import Literal, NamedNode

from goldenthread.errors import QueryError
from goldenthread.fingerprints import spelling
from goldenthread.folding import plain
from goldenthread.namespaces import FOAF, GT, ORG
from goldenthread.query.library import load
from goldenthread.store import Store

KINDS: dict[str, tuple[str, ...]] = {
    "officer": (FOAF.Person, ORG.Post),
    "member": (FOAF.Person, ORG.Post),
    "person": (FOAF.Person, ORG.Post),
    "unit": (ORG.OrganizationalUnit,),
    "directorate": (ORG.OrganizationalUnit,),
    "body": (ORG.FormalOrganization,),
    "thread": (GT.Thread,),
    "edition": (GT.Edition,),
    "activity": (GT.Activity,),
    "milestone": (GT.Milestone,),
    "commitment": (GT.Activity, GT.Milestone),
    "measure": (GT.Measure,),
}
"""What a parameter of this name may be; a parameter of another name may be any of these."""

_SHOWN = 6
_FEW = 20
"""So many names are told where none is near."""


def resolve(store: Store, name: str, kind: str = "", classes: tuple[str, ...] = ()) -> NamedNode:
    """The one thing that a name means.

    The whole name is preferred to a part of it, and the very same letters to others: else blanks, marks, capitals and
    accents do not count. Where anything may be meant, the title of a commitment means the commitment, not the thread
    that is labelled with it.

    Args:
        store: where to look.
        name: a name, a title, a code, or the end of an IRI.
        kind: the name of a parameter, as in :data:`KINDS`.
        classes: IRIs of the classes that may be meant, where they are others than those of the kind.

    Raises:
        QueryError: nothing or several things have this name; the line lists what there is.
    """
    anything = not classes and kind not in KINDS
    classes = classes or KINDS.get(kind, tuple(dict.fromkeys(iri for some in KINDS.values() for iri in some)))
    found = _search(store, name, classes)
    sought = name if found else ""
    found = found or _search_plainly(store, name, classes)
    entities = _nearest(name, found)
    if anything and len(entities) > 1:
        entities = _without_lent_titles(store, sought, entities)
    if len(entities) == 1:
        return NamedNode(entities.pop())
    if not entities:
        raise QueryError(f"there is no {kind or 'thing'} '{name}'{_near(store, name, classes)}")
    raise _several(name, {entity: label for entity, label, _ in found if entity in entities})


def _nearest(name: str, found: Sequence[tuple[str, str, str]]) -> set[str]:
    """Of the things found those of the very same name, or else of the same spelling, or else all."""
    wanted, words = spelling(name), name.strip()
    verbatim = {entity for entity, label, also in found if words in (label, also)}
    exact = {entity for entity, label, also in found if wanted in (spelling(label), spelling(also))}
    return verbatim or exact or {entity for entity, _, _ in found}


def _search_plainly(store: Store, name: str, classes: tuple[str, ...]) -> list[tuple[str, str, str]]:
    """What has the name without regard to marks and accents; nothing for a name without letters."""
    if not spelling(name):
        return []
    bare = spelling(plain(name))
    every = _search(store, "", classes)
    return [one for one in every if any(bare in spelling(plain(label)) for label in one[1:])]


def _without_lent_titles(store: Store, sought: str, entities: set[str]) -> set[str]:
    """Without the threads that are labelled with the title of a commitment, where a commitment is among them."""
    titled = {entity for entity, _, _ in _search(store, sought, KINDS["commitment"])}
    lent = {entity for entity, _, _ in _search(store, sought, KINDS["thread"])}
    return entities - lent if titled & entities else entities


def _several(name: str, labels: dict[str, str]) -> QueryError:
    """What is said where a name may mean several things, by their IRIs and labels."""
    distinct = len(set(labels.values())) == len(labels)
    shown = [f"'{label}'" if distinct else f"'{label}' <{entity}>" for entity, label in labels.items()]
    more = f" and {len(shown) - _SHOWN} more" if len(shown) > _SHOWN else ""
    return QueryError(
        f"'{name}' may be {len(shown)} different things: {', '.join(shown[:_SHOWN])}{more}: name one in full"
    )


def _search(store: Store, name: str, classes: tuple[str, ...]) -> list[tuple[str, str, str]]:
    query = load("find-by-name").text
    found: list[tuple[str, str, str]] = []
    for iri in classes:
        table = store.select(query, {"__text": Literal(name), "__kind_iri": NamedNode(iri)})
        found += [(row["entity"], row["label"], row["name"]) for row in table.records()]
    return found


def _near(store: Store, name: str, classes: tuple[str, ...]) -> str:
    labels = {label.casefold(): label for _, label, _ in _search(store, "", classes)}
    near = difflib.get_close_matches(name.casefold(), list(labels), n=3, cutoff=0.6)
    if near:
        return f": did you mean {' or '.join(repr(labels[word]) for word in near)}?"
    return f": there are {', '.join(sorted(labels.values()))}" if 0 < len(labels) <= _FEW else ""


def names(store: Store, begin: str, kind: str = "", most: int = 60) -> list[str]:
    """Names that a parameter of this kind may take: those that begin as given, or else those that hold it.

    Args:
        store: where to look.
        begin: what is written already.
        kind: the name of a parameter, as in :data:`KINDS`.
        most: how many names at most.
    """
    classes = KINDS.get(kind, tuple(dict.fromkeys(iri for some in KINDS.values() for iri in some)))
    wanted = begin.strip("\"'")
    found = {name for _, _, name in _search(store, wanted, classes) if wanted.casefold() in name.casefold()}
    begun = {name for name in found if name.casefold().startswith(wanted.casefold())}
    return sorted(begun or found)[:most]
