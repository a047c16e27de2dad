"""OpenRefine's reconciliation (W3C community group, specification 0.2): which thing of the graph a cell means.

Names are compared by their words, whatever their order and case. A candidate is called a match only where it alone
bears exactly the name that was asked for; everything else is for a person to choose.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz, process

from goldenthread.iris import normal
from goldenthread.serve.documents import shelf
from goldenthread.serve.replies import Refusal
from goldenthread.store import EmbeddedStore

VERSION = "0.2"
TYPES = {
    "Commitment": "An activity or a milestone, as one document states it",
    "Thread": "A commitment followed through the documents",
    "Person": "A person",
    "Unit": "A directorate or service",
}
"""What can be asked for, and what each is called."""
MOST_QUERIES = 20
"""Queries of one batch."""
LONGEST = 500
"""Characters of one name."""
MOST_CANDIDATES = 25
USUAL_CANDIDATES = 5
LEAST_SCORE = 50.0
_MOST_NEAR = 100
"""Names that are looked at closely."""
_NEARLY = 70
"""How alike, of 100, a name is spelt that is looked at though it shares no word."""
_NAME_WEIGHT = 0.8
"""What the name counts where properties are asked for too."""
_PROPERTIES = ("edition",)
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Entity:
    """Something that a name may mean.

    Attributes:
        key: its IRI without the base.
        type: of :data:`TYPES`.
        name: what it is called first.
        edition: label of the document that states it; empty where there is none.
        more: what tells it from others of its name.
    """

    key: str
    type: str
    name: str
    edition: str
    more: str

    def said(self) -> Json:
        """As each answer names it."""
        told = {"id": self.key, "name": self.name, "type": [{"id": self.type, "name": TYPES[self.type]}]}
        about = ", ".join(part for part in (self.more, self.edition) if part)
        return {**told, "description": about} if about else told


class Reconciliation:
    """Answers what names mean.

    Args:
        store: the graph.
        base: what its IRIs stand under.
    """

    def __init__(self, store: EmbeddedStore, base: str) -> None:
        self._base = base
        self._entities: dict[str, Entity] = {}
        self._names: list[tuple[str, Entity]] = []
        for row in store.select(shelf("reconcilable").text).records():
            key = row["id"].removeprefix(base)
            said = Entity(key, row["type"], row["name"], row.get("edition", ""), row.get("more", ""))
            entity = self._entities.setdefault(key, said)
            self._names.append((normal(row["name"]), entity))
        self._plain = [name for name, _ in self._names]
        self._by_word: dict[str, list[int]] = defaultdict(list)
        for place, name in enumerate(self._plain):
            for word in sorted(set(name.split())):
                self._by_word[word].append(place)

    def manifest(self, here: str, view: str) -> Json:
        """What the service is.

        Args:
            here: scheme and host under which the client knows this server.
            view: where a thing is seen, ``{{id}}`` for its key.
        """
        return {
            "versions": [VERSION],
            "name": "Golden Thread",
            "identifierSpace": self._base,
            "schemaSpace": "https://w3id.org/goldenthread/ns#",
            "defaultTypes": [{"id": one, "name": name} for one, name in TYPES.items()],
            "view": {"url": view},
            "preview": {"url": f"{here}/reconcile/preview?id={{{{id}}}}", "width": 430, "height": 200},
            "suggest": {"entity": {"service_url": here, "service_path": "/reconcile/suggest/entity"}},
            "batchSize": MOST_QUERIES,
        }

    def batch(self, text: str) -> Json:
        """The answers to a batch of queries, each under its key.

        Raises:
            Refusal: it is no batch, is too large, or one of its queries cannot be understood.
        """
        try:
            asked = json.loads(text)
        except (ValueError, RecursionError):
            raise Refusal(400, "'queries' is no JSON") from None
        if not isinstance(asked, dict) or not all(isinstance(one, dict) for one in asked.values()):
            raise Refusal(400, "'queries' is an object that holds a query under each key")
        if len(asked) > MOST_QUERIES:
            raise Refusal(413, f"a batch holds at most {MOST_QUERIES} queries: this one holds {len(asked)}")
        return {key: {"result": self._candidates(one, key)} for key, one in asked.items()}

    def suggested(self, prefix: str, limit: int = 10) -> Json:
        """Things of which a name, or a word of a name, begins so.

        Raises:
            Refusal: it is too long.
        """
        begins = normal(_short(prefix))
        found: dict[str, Entity] = {}
        if begins:
            for name, entity in sorted(
                self._names, key=lambda one: (not one[0].startswith(begins), one[0], one[1].key)
            ):
                if name.startswith(begins) or f" {begins}" in name:
                    found.setdefault(entity.key, entity)
        return {"result": [_suggestion(one) for one in list(found.values())[:limit]]}

    def entity(self, key: str) -> Entity:
        """The thing of a key.

        Raises:
            Refusal: there is none.
        """
        found = self._entities.get(key.removeprefix(self._base))
        if found is None:
            raise Refusal(404, "nothing of this key can be reconciled with")
        return found

    def _candidates(self, asked: Mapping[str, Any], key: str) -> list[Json]:
        wanted = _asked_name(asked, key)
        types = _asked_types(asked, key)
        given = _asked_properties(asked, key)
        limit = asked.get("limit", USUAL_CANDIDATES)
        if not isinstance(limit, int) or isinstance(limit, bool) or limit < 1:
            raise Refusal(400, f"the limit of query '{key[:40]}' is no number from 1")
        scored = self._scored(normal(wanted), types, given)
        alike = (one for name, one in self._names if name == normal(wanted) and (not types or one.type in types))
        exact = {one.key for one in alike if _fits(one, given)}
        return [
            {
                **entity.said(),
                "score": round(score, 1),
                "match": exact == {entity.key},
                "features": [{"id": name, "value": value} for name, value in features.items()],
            }
            for entity, score, features in scored[: min(limit, MOST_CANDIDATES)]
        ]

    def _near(self, wanted: str, types: frozenset[str]) -> list[tuple[str, Entity]]:
        """Names that may be meant: those that share the rarest words, and those that are spelt nearly so."""
        shared: dict[int, float] = defaultdict(float)
        for word in sorted(set(wanted.split())):
            places = [place for place in self._by_word.get(word, ()) if self._is_of(place, types)]
            for place in places:
                shared[place] += 1 / len(places)
        alike = process.extract(wanted, self._plain, scorer=fuzz.ratio, limit=_MOST_NEAR, score_cutoff=_NEARLY)
        rarest = sorted(shared, key=lambda place: (-shared[place], place))[:_MOST_NEAR]
        both = dict.fromkeys([*(place for _, _, place in alike if self._is_of(place, types)), *rarest])
        return [self._names[place] for place in both]

    def _is_of(self, place: int, types: frozenset[str]) -> bool:
        return not types or self._names[place][1].type in types

    def _scored(
        self, wanted: str, types: frozenset[str], given: Mapping[str, str]
    ) -> list[tuple[Entity, float, dict[str, float]]]:
        """The likely things, the likeliest first, each with what its score is made of."""
        best: dict[str, tuple[Entity, float, dict[str, float]]] = {}
        for name, entity in self._near(wanted, types):
            letters, words = fuzz.token_sort_ratio(name, wanted), fuzz.token_set_ratio(name, wanted)
            features = {
                "same-name": 100.0 if name == wanted else 0.0,
                "name-words": round(words, 1),
                "name-letters": round(letters, 1),
            }
            score = 100.0 if name == wanted else min(99.0, max(letters, (letters + words) / 2))
            if score < LEAST_SCORE:
                continue
            for one, value in given.items():
                features[one] = 100.0 if getattr(entity, one) == value else 0.0
            if given:
                others = sum(features[one] for one in given) / len(given)
                score = _NAME_WEIGHT * score + (1 - _NAME_WEIGHT) * others
            if entity.key not in best or score > best[entity.key][1]:
                best[entity.key] = (entity, score, features)
        return sorted(best.values(), key=lambda one: (-one[1], one[0].key))


def _suggestion(entity: Entity) -> Json:
    said = entity.said()
    return {**said, "notable": said.pop("type")}


def _fits(entity: Entity, given: Mapping[str, str]) -> bool:
    return all(getattr(entity, one) == value for one, value in given.items())


def _asked_name(asked: Mapping[str, Any], key: str) -> str:
    name = asked.get("query", "")
    if not isinstance(name, str) or not name.strip():
        raise Refusal(400, f"query '{key[:40]}' has no text under 'query'")
    return _short(name)


def _short(name: str) -> str:
    if len(name) > LONGEST:
        raise Refusal(413, f"a name has at most {LONGEST:,} characters")
    return name


def _asked_types(asked: Mapping[str, Any], key: str) -> frozenset[str]:
    """The types that are asked for; all where none is."""
    said = asked.get("type") or ()
    some: Sequence[Any] = said if isinstance(said, list | tuple) else [said]
    names = frozenset(str(one.get("id", "")) if isinstance(one, dict) else str(one) for one in some)
    if unknown := sorted(names - TYPES.keys()):
        raise Refusal(400, f"query '{key[:40]}' asks for the type '{unknown[0][:40]}': there are {', '.join(TYPES)}")
    return names


def _asked_properties(asked: Mapping[str, Any], key: str) -> dict[str, str]:
    """The properties that are asked for too, with the value of each."""
    said = asked.get("properties") or []
    if not isinstance(said, list) or not all(isinstance(one, dict) for one in said):
        raise Refusal(400, f"the properties of query '{key[:40]}' are a list of objects with 'pid' and 'v'")
    found = {}
    for one in said:
        if one.get("pid") not in _PROPERTIES:
            raise Refusal(400, f"query '{key[:40]}' gives an unknown property: there is {', '.join(_PROPERTIES)}")
        value = one.get("v", "")
        value = value[0] if isinstance(value, list) and value else value
        found[str(one["pid"])] = str(value.get("name", "") if isinstance(value, dict) else value)
    return found
