"""Printed names -> persons: the register first, then what the machine is sure of; the rest is left for people."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from goldenthread.identity.alike_names import AlikeNames
from goldenthread.identity.directory import Directory
from goldenthread.identity.identity_tables import Register
from goldenthread.identity.likeness import bare, name_likeness, words
from goldenthread.identity.namesakes import Shared, shared_names, told_apart, undecided
from goldenthread.identity.offices import is_person, office_and_holder
from goldenthread.identity.printed_names import Mentions, codes, gather
from goldenthread.identity.spelling_candidates import Proposal, best
from goldenthread.identity.unit_changes import dated_changes, dated_tenures, printed_tenures
from goldenthread.identity.units import Move, Seats, all_seats, moves, own_seats, settle
from goldenthread.iris import slug
from goldenthread.issues import Issue
from goldenthread.model import Identities, Officer, Person, Plan


@dataclass(frozen=True, slots=True)
class Identified:
    """Who is who in some plans.

    Attributes:
        plans: the plans, their officers under canonical names.
        identities: persons, posts, units, their changes, and who held which post.
        issues: names taken for others, names left open, codes that contradict.
        proposals: what the machine takes for one person, and what it is unsure of.
        unregistered: spellings that the register does not know, with the edition and line of each row.
        unknown_codes: codes that the register does not know, likewise.
        moves: changes of units that officers show and the register does not have.
        shared: unregistered names that one document prints with two units.
    """

    plans: tuple[Plan, ...]
    identities: Identities
    issues: tuple[Issue, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    unregistered: tuple[Mentions, ...] = ()
    unknown_codes: tuple[tuple[str, str, tuple[tuple[str, int], ...]], ...] = ()
    moves: tuple[Move, ...] = ()
    shared: tuple[Shared, ...] = ()


def identify(plans: Sequence[Plan], register: Register) -> Identified:
    """Finds out who is meant by every printed name of some plans.

    Raises:
        DataError: the register cites an edition or a line that there is not.
    """
    known = Directory(register.persons, register.posts, register.units)
    plans = [told_apart(plan, register.namesakes, known) for plan in plans]
    mentions = {at: m for at, m in gather(plans).items() if not known.bearers(m.body, m.name)}
    unknown = [m for m in mentions.values() if not known.agent(m.body, m.name)]
    shared = tuple(shared_names(plans, known))
    proposals, persons = _propose(unknown, mentions, known, register)
    whole = Directory(persons, register.posts, register.units)
    own = own_seats(plans, whole.person_key, whole.unit_key)
    issues = [issue for proposal in proposals for issue in _issues(proposal)]
    issues += [one.issue for one in shared]
    issues += [issue for plan in plans for issue in undecided(plan, known)]
    named = []
    for plan in plans:
        plan, met = _named(plan, whole, own)
        named.append(plan)
        issues += met
    seats = all_seats(named, whole.person_key, whole.unit_key)
    identities = Identities(
        persons=persons,
        posts=register.posts,
        units=register.units,
        changes=tuple(dated_changes(register.changes, plans, seats)),
        tenures=(*printed_tenures(plans, whole), *dated_tenures(register.tenures, plans)),
    )
    return Identified(
        plans=tuple(named),
        identities=identities,
        issues=tuple(issues),
        proposals=tuple(proposals),
        unregistered=tuple(unknown),
        unknown_codes=tuple(_unknown_codes(plans, known)),
        moves=tuple(_unregistered_moves(plans, seats, register)),
        shared=shared,
    )


def _unknown_codes(plans: Sequence[Plan], known: Directory) -> Iterator[tuple[str, str, tuple[tuple[str, int], ...]]]:
    for (body, code), places in codes(plans).items():
        if not known.unit_key(body, code):
            yield body, code, tuple((edition.label, line) for edition, line in places)


def _unregistered_moves(plans: Sequence[Plan], seats: Seats, register: Register) -> Iterator[Move]:
    registered = {
        (line.body, before, after) for line in register.changes for before in line.before for after in line.after
    }
    for move in moves((plan.edition for plan in plans), seats):
        if (move.body, move.before, move.after) not in registered:
            yield move


def _propose(
    unknown: Sequence[Mentions],
    mentions: Mapping[tuple[str, str, bool], Mentions],
    known: Directory,
    register: Register,
) -> tuple[list[Proposal], tuple[Person, ...]]:
    """What unknown spellings may be, and the persons of the register with those that the machine is sure of."""
    proposals: list[Proposal] = []
    groups = _Groups()
    near: dict[tuple[str, bool], AlikeNames] = defaultdict(AlikeNames)
    for m in mentions.values():
        if known.person(m.body, m.name) or is_person(office_and_holder(m.name)[1], elected=False):
            near[m.body, m.elected].add(m.name)
    for one in unknown:
        names = near[one.body, one.elected]
        if one.name not in names:  # a post
            continue
        others = (mentions[one.body, other, one.elected] for other in names.near(one.name))
        found = best(one, others, register.are_distinct)
        sure = [p for p in found if p.sure]
        proposals += sure[:1] or found[:3]
        if sure:
            groups.join((one.body, one.name), (one.body, sure[0].other))
    pairs = {(p.body, frozenset((p.name, p.other))): p for p in reversed(proposals)}  # each pair once, as first met
    proposals = [p for p in proposals if pairs[p.body, frozenset((p.name, p.other))] is p]
    return proposals, tuple(_persons(groups, mentions, known, register))


class _Groups:
    """Spellings that the machine takes for one person."""

    def __init__(self) -> None:
        self._of: dict[tuple[str, str], set[tuple[str, str]]] = {}

    def join(self, one: tuple[str, str], other: tuple[str, str]) -> None:
        joined = self._of.get(one, {one}) | self._of.get(other, {other})
        for member in joined:
            self._of[member] = joined

    def __iter__(self) -> Iterator[list[tuple[str, str]]]:
        seen: set[tuple[str, str]] = set()
        for member, group in self._of.items():
            if member not in seen:
                seen |= group
                yield sorted(group)


def _persons(
    groups: _Groups, mentions: Mapping[tuple[str, str, bool], Mentions], known: Directory, register: Register
) -> Iterator[Person]:
    added: dict[tuple[str, str], list[str]] = defaultdict(list)
    new = []
    rows = Counter({(body, name): len(m.places) for (body, name, _), m in mentions.items()})
    for group in groups:
        body = group[0][0]
        names = [name for _, name in group]
        registered = {person.key: person for name in names if (person := known.person(body, name))}
        if len(registered) > 1:  # two registered persons are never joined by what lies between them
            continue
        if registered:
            (key,) = registered
            added[body, key] += [name for name in names if not known.agent(body, name)]
            continue
        elected = any((body, name, True) in mentions for name in names)
        name = _canonical(names, {name: rows[body, name] for name in names}, elected=elected)
        aliases = tuple(other for other in names if other != name)
        new.append(Person(body, slug(name), name, aliases, elected=elected, reason=UNCONFIRMED))
    for person in register.persons:
        more = added.get((person.body, person.key), [])
        note = " ".join(filter(None, (person.reason, UNCONFIRMED))) if more else person.reason
        yield replace(person, aliases=(*person.aliases, *more), reason=note)
    yield from new


UNCONFIRMED = "Spellings joined by likeness and context; nobody has confirmed it."
"""The note on a person whom the machine put together."""


def _canonical(names: Sequence[str], rows: Mapping[str, int], *, elected: bool) -> str:
    """The spelling that explains the others best, then the one printed most, then the first in the alphabet."""
    best_name = min(names, key=lambda n: (-sum(name_likeness(bare(n), bare(o)) for o in names), -rows[n], n))
    plain = bare(office_and_holder(best_name)[1])
    return plain if elected and len(words(plain)) > 1 else best_name


def _named(plan: Plan, directory: Directory, own: Seats) -> tuple[Plan, list[Issue]]:
    """A plan with its officers under their canonical names, and the codes that can hold for them."""
    issues: list[Issue] = []
    commitments = []
    for commitment in plan.commitments:
        officers: dict[str, Officer] = {}
        for officer in commitment.officers:
            name = directory.name(plan.edition.body, officer.printed, officer.person) or officer.name
            officer, issue = settle(
                plan.edition, commitment, replace(officer, name=name), own, directory.person_key, directory.unit_key
            )
            # one person twice in a cell, once misprinted, is one officer
            officers.setdefault(officer.person or name, officer)
            if issue:
                issues.append(issue)
        commitments.append(replace(commitment, officers=tuple(officers.values())) if officers else commitment)
    return replace(plan, commitments=tuple(commitments)), issues


def _issues(proposal: Proposal) -> Iterable[Issue]:
    if proposal.sure:
        code, message = "name-matched", f"'{proposal.name}' is taken for '{proposal.other}': {proposal.why}."
    else:
        code, message = "name-unsure", f"'{proposal.name}' may be '{proposal.other}': {proposal.why}."
    for edition, line in proposal.places[:1]:
        value = proposal.other if proposal.sure else ""
        yield Issue(edition, line, code, "officers", proposal.name, value, "likeness-of-names", message)
