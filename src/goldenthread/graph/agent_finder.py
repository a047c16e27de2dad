"""Who is meant by a printed name: a person, a post or a unit of the register, or a provisional one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from goldenthread.fingerprints import digest, spelling
from goldenthread.identity.directory import Bearers
from goldenthread.identity.offices import is_person as is_person
from goldenthread.iris import slug
from goldenthread.minting import Minter
from goldenthread.model import Edition, Identities, Membership, Person, Plan, Post, Unit

PROVISIONAL = "Not registered: taken as printed."


class Agents:
    """Finds persons, posts and units by the names and codes that are printed for them.

    Args:
        minter: mints the IRIs.
        identities: who is who; :func:`complete` makes sure that every printed name is found.
    """

    def __init__(self, minter: Minter, identities: Identities) -> None:
        self._minter = minter
        self._posts: dict[tuple[str, str], str] = {}
        self._persons = Bearers(identities.persons)
        self._units: dict[tuple[str, str], str] = {}
        self._unit_keys: dict[tuple[str, str], str] = {}
        for post in identities.posts:
            for name in (post.title, *post.aliases):
                self._posts.setdefault((post.body, spelling(name)), minter.post(post.body, post.key))
        for unit in identities.units:
            for name in filter(None, (unit.code, unit.name, *unit.aliases)):
                self._units.setdefault((unit.body, spelling(name)), minter.unit(unit.body, unit.key))
                self._unit_keys.setdefault((unit.body, spelling(name)), unit.key)

    def agent(self, body: str, name: str, key: str = "") -> str:
        """The IRI of the person or post of that name, or empty where nobody is known by it.

        Args:
            body: slug of the council.
            name: as printed, or the canonical spelling.
            key: of the person who is meant, where several bear the name; without it, none of those is.
        """
        if self._persons.of(body, name):
            person = self.person(body, name, key)
            return self._minter.person(body, person.key) if person else ""
        return self._posts.get((body, spelling(name)), "")

    def person(self, body: str, name: str, key: str = "") -> Person | None:
        """The person of that name, or none where it is a post, unknown, or borne by several and no key says by whom."""
        found = self._persons.of(body, name)
        if key or len(found) < 2:
            return found.get(key) if key else next(iter(found.values()), None)
        return next((person for person in found.values() if person.reason == PROVISIONAL), None)

    def unit(self, body: str, code: str) -> str:
        """The IRI of the unit of that code or name, or empty where none is known by it."""
        return self._units.get((body, spelling(code)), "")

    def unit_key(self, body: str, code: str) -> str:
        """The key of the unit of that code or name, or empty."""
        return self._unit_keys.get((body, spelling(code)), "")


def complete(identities: Identities, plans: Iterable[Plan], minter: Minter) -> Identities:
    """Adds a provisional person, post or unit for each printed name that the register does not know.

    Memberships are added too: a person printed with a directorate sits there in that edition.

    Args:
        identities: what the register knows.
        plans: what was read.
        minter: mints the IRIs.
    """
    plans = tuple(plans)
    known = Agents(minter, identities)
    persons: dict[tuple[str, str], Person] = {}
    posts: dict[tuple[str, str], Post] = {}
    units: dict[tuple[str, str], Unit] = {}
    taken = {(p.body, p.key) for p in identities.persons} | {(p.body, p.key) for p in identities.posts}
    taken_units = {(u.body, u.key) for u in identities.units}
    for body, name, elected in _printed_names(plans):
        where = (body, spelling(name))
        if known.agent(body, name) or where in persons or where in posts:
            continue
        key = _free_key(taken, body, name)
        if is_person(name, elected=elected):
            persons[where] = Person(body, key, name, elected=elected, reason=PROVISIONAL)
        else:
            posts[where] = Post(body, key, name, elected=elected, reason=PROVISIONAL)
    for body, code in _printed_codes(plans):
        if not known.unit(body, code) and (body, spelling(code)) not in units:
            units[body, spelling(code)] = Unit(body, _free_key(taken_units, body, code), code, reason=PROVISIONAL)
    whole = replace(
        identities,
        persons=(*identities.persons, *persons.values()),
        posts=(*identities.posts, *posts.values()),
        units=(*identities.units, *units.values()),
    )
    return replace(whole, memberships=(*whole.memberships, *_memberships(whole, plans, Agents(minter, whole))))


def _printed_names(plans: Iterable[Plan]) -> Iterable[tuple[str, str, bool]]:
    for plan in plans:
        for commitment in plan.commitments:
            for officer in commitment.officers:
                if not officer.person:
                    yield plan.edition.body, officer.name, False
            for member in commitment.lead_members:
                yield plan.edition.body, member, True


def _printed_codes(plans: Iterable[Plan]) -> Iterable[tuple[str, str]]:
    for plan in plans:
        for commitment in plan.commitments:
            for code in (*commitment.directorates, *(o.directorate for o in commitment.officers)):
                if code:
                    yield plan.edition.body, code


def _free_key(taken: set[tuple[str, str]], body: str, name: str) -> str:
    key = slug(name)
    if (body, key) in taken:
        key = f"{key}_{digest(name, length=6)}"
    taken.add((body, key))
    return key


def _memberships(identities: Identities, plans: Iterable[Plan], agents: Agents) -> list[Membership]:
    known = {(m.edition, m.person, m.unit) for m in identities.memberships}
    lines: dict[tuple[Edition, str, str], set[int]] = defaultdict(set)
    for plan in plans:
        body = plan.edition.body
        for commitment in plan.commitments:
            for officer in commitment.officers:
                person = agents.person(body, officer.name, officer.person)
                unit = agents.unit_key(body, officer.directorate) if officer.directorate else ""
                if person and unit and (plan.edition, person.key, unit) not in known:
                    lines[plan.edition, person.key, unit].update(commitment.lines or (commitment.line,))
    return [Membership(person, unit, edition, tuple(sorted(at))) for (edition, person, unit), at in lines.items()]
