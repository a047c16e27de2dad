"""Finds persons, posts and units by the names and codes that are printed for them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from goldenthread.fingerprints import spelling
from goldenthread.identity.likeness import without_elected_title
from goldenthread.model import Person, Post, Unit


class Bearers:
    """Persons by the names that they bear, whatever the capitals, points and blanks.

    Args:
        persons: with their other spellings.
    """

    def __init__(self, persons: Iterable[Person]) -> None:
        self._persons: dict[tuple[str, str], dict[str, Person]] = {}
        for person in persons:
            for name in (person.name, *person.aliases):
                self._persons.setdefault((person.body, spelling(name)), {})[person.key] = person

    def of(self, body: str, name: str) -> dict[str, Person]:
        """Keys and persons of that name; with an elected member's title before it, also members whose name follows it.

        >>> ann = Bearers([Person("wold", "0001", "Ann Reed", elected=True)])
        >>> [list(ann.of("wold", name)) for name in ("Ann Reed", "Cllr Ann Reed", "Dr Ann Reed")]
        [['0001'], ['0001'], []]
        """
        if found := self._persons.get((body, spelling(name))):
            return found
        untitled = without_elected_title(name)
        if untitled == name:
            return {}
        found = self._persons.get((body, spelling(untitled)), {})
        return {key: one for key, one in found.items() if one.elected}


class Directory:
    """Persons, posts and units by their names, whatever the capitals, points and blanks.

    Args:
        persons: with their other spellings.
        posts: likewise.
        units: with their codes.
    """

    def __init__(self, persons: Iterable[Person], posts: Iterable[Post], units: Sequence[Unit]) -> None:
        self._persons = Bearers(persons)
        self._posts: dict[tuple[str, str], Post] = {}
        self._units: dict[tuple[str, str], Unit] = {}
        self._above = {(unit.body, unit.key): unit.part_of for unit in units}
        for post in posts:
            for name in (post.title, *post.aliases):
                self._posts.setdefault((post.body, spelling(name)), post)
        for unit in units:
            for name in filter(None, (unit.code, unit.name, *unit.aliases)):
                self._units.setdefault((unit.body, spelling(name)), unit)

    def person(self, body: str, name: str) -> Person | None:
        """The person of that name; none where several bear it."""
        found = self._persons.of(body, name)
        return next(iter(found.values())) if len(found) == 1 else None

    def bearers(self, body: str, name: str) -> tuple[str, ...]:
        """The keys of the persons who bear a name, where they are several."""
        found = tuple(self._persons.of(body, name))
        return found if len(found) > 1 else ()

    def post(self, body: str, title: str) -> Post | None:
        """The post of that title."""
        return self._posts.get((body, spelling(title)))

    def agent(self, body: str, name: str) -> Person | Post | None:
        """The person or post of that name."""
        return self.person(body, name) or self.post(body, name)

    def name(self, body: str, name: str, key: str = "") -> str:
        """The canonical spelling of a name or title, or empty where nobody is known by it.

        Args:
            body: slug of the council.
            name: as printed.
            key: of the person who is meant, where several bear the name.
        """
        if person := self._persons.of(body, name).get(key) or self.person(body, name):
            return person.name
        post = self.post(body, name)
        return post.title if post else ""

    def person_key(self, body: str, name: str) -> str:
        """The key of the person of that name, or empty."""
        person = self.person(body, name)
        return person.key if person else ""

    def unit_key(self, body: str, code: str) -> str:
        """The key of the unit of that code or name, or empty."""
        unit = self._units.get((body, spelling(code)))
        return unit.key if unit else ""

    def whole_unit(self, body: str, code: str) -> str:
        """The key of the highest unit that the unit of that code is part of, or empty."""
        key, seen = self.unit_key(body, code), set[str]()
        while key not in seen and (above := self._above.get((body, key), "")):
            seen.add(key)
            key = above
        return key
