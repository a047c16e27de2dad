"""Where officers sat: codes that hold for a name, codes that cannot, and what moved when units changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from goldenthread.identity.printed_names import has_own_code, rows
from goldenthread.issues import Issue
from goldenthread.model import Commitment, Edition, Officer, Plan

Key = Callable[[str, str], str]
"""Body and printed name or code -> key, or empty."""
Seats = Mapping[tuple[Edition, str], Mapping[str, Sequence[int]]]
"""(edition, person) -> unit -> the lines that print them together."""
_ENOUGH = 2
"""Officers who must have moved together before a change of units is proposed."""


@dataclass(frozen=True, slots=True)
class Move:
    """Officers who are named with one unit in one edition and with another in the next.

    Attributes:
        share: of the officers of the first unit who are named again, how many moved there.
    """

    body: str
    before: str
    after: str
    year: str
    persons: tuple[str, ...]
    share: float


def own_seats(plans: Iterable[Plan], person: Key, unit: Key) -> Seats:
    """Where each person sits by codes that can be nobody else's."""
    found: dict[tuple[Edition, str], dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for edition, commitment, officer in rows(plans):
        who = officer.person or person(edition.body, officer.printed)
        where = unit(edition.body, officer.directorate)
        if who and where and has_own_code(commitment, officer):
            found[edition, who][where].append(commitment.line)
    return found


def settle(
    edition: Edition, commitment: Commitment, officer: Officer, seats: Seats, person: Key, unit: Key
) -> tuple[Officer, Issue | None]:
    """An officer with the code that can hold for it.

    A code that stands after several names holds for the last of them. For the others it counts unless it contradicts
    every row of the same edition that prints a code right after their name; then another code of the same cell holds
    if it agrees with those rows, or else none does.
    """
    if not officer.directorate or has_own_code(commitment, officer):
        return officer, None
    body = edition.body
    own = seats.get((edition, officer.person or person(body, officer.printed)), {})
    if not own or unit(body, officer.directorate) in own:
        return officer, None
    fitting = next((code for code in commitment.directorates if unit(body, code) in own), "")
    issue = Issue(
        edition.label,
        commitment.line,
        "unit-contradicts",
        "officers",
        commitment.officers_printed,
        fitting,
        "shared-code",
        f"The code {officer.directorate} stands after several names, and {officer.name} has another on every row of "
        f"this document that prints one right after the name: "
        + (f"{fitting}, of the same cell, is taken." if fitting else "no directorate is taken from this row."),
    )
    return replace(officer, directorate=fitting), issue


def all_seats(plans: Iterable[Plan], person: Key, unit: Key) -> Seats:
    """Where each person sits by all codes that hold, with every line of the rows."""
    found: dict[tuple[Edition, str], dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for edition, commitment, officer in rows(plans):
        who = officer.person or person(edition.body, officer.name)
        where = unit(edition.body, officer.directorate)
        if who and where:
            found[edition, who][where].append(commitment.line)
    return found


def moves(editions: Iterable[Edition], seats: Seats) -> list[Move]:
    """Units whose officers are named with another unit in the next edition that prints codes."""
    found = []
    by_body: dict[str, list[Edition]] = defaultdict(list)
    for edition in sorted(editions, key=lambda e: (e.body, e.label, e.document)):
        if any(at == edition for at, _ in seats):
            by_body[edition.body].append(edition)
    for body, some in by_body.items():
        for earlier, later in pairwise(some):
            going: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
            for (edition, who), where in seats.items():
                if edition == earlier:
                    for unit in where:
                        for then in seats.get((later, who), {}):
                            going[unit][then].add(who)
            printed_later = {unit for (edition, _), where in seats.items() if edition == later for unit in where}
            for unit, after in going.items():
                stayed = set().union(*after.values())
                found += [
                    Move(body, unit, then, later.label, tuple(sorted(moved)), len(moved) / len(stayed))
                    for then, moved in sorted(after.items())
                    if then != unit and len(moved) >= _ENOUGH and unit not in printed_later
                ]
    return found
