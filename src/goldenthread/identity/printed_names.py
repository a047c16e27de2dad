"""Where each printed name and code stands: the context in which two spellings are compared."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from goldenthread.model import Commitment, Edition, Kind, Officer, Plan


@dataclass(frozen=True, slots=True)
class Mentions:
    """All places where one spelling stands.

    Attributes:
        body: slug of the council.
        name: the spelling as printed.
        elected: whether it stands among the lead members.
        places: edition and line of each row.
        units: the codes that hold for it.
        activities: edition and key of the activities on whose rows it stands.
        beside: other spellings in the same cells, who are therefore other persons.
    """

    body: str
    name: str
    elected: bool
    places: list[tuple[Edition, int]] = field(default_factory=list)
    units: set[str] = field(default_factory=set)
    activities: set[tuple[Edition, str]] = field(default_factory=set)
    beside: set[str] = field(default_factory=set)


def gather(plans: Iterable[Plan]) -> dict[tuple[str, str, bool], Mentions]:
    """Every spelling of every body, by body, spelling, and whether it stands among the lead members."""
    found: dict[tuple[str, str, bool], Mentions] = {}
    for plan in plans:
        body = plan.edition.body
        for commitment in plan.commitments:
            activity = commitment.parent if commitment.kind is Kind.MILESTONE else commitment.key
            officers = [officer.printed for officer in commitment.officers]
            cells = ((False, officers), (True, list(commitment.lead_members)))
            for elected, names in cells:
                for name in names:
                    mentions = found.setdefault((body, name, elected), Mentions(body, name, elected))
                    mentions.places.append((plan.edition, commitment.line))
                    mentions.activities.add((plan.edition, activity))
                    mentions.beside.update(other for other in names if other != name)
            for officer in commitment.officers:
                if officer.directorate:
                    found[body, officer.printed, False].units.add(officer.directorate)
    return found


def codes(plans: Iterable[Plan]) -> dict[tuple[str, str], list[tuple[Edition, int]]]:
    """Every printed code with the edition and line of each row, by body and code."""
    found: dict[tuple[str, str], list[tuple[Edition, int]]] = defaultdict(list)
    for plan in plans:
        for commitment in plan.commitments:
            for code in dict.fromkeys((*commitment.directorates, *(o.directorate for o in commitment.officers))):
                if code:
                    found[plan.edition.body, code].append((plan.edition, commitment.line))
    return found


def has_own_code(commitment: Commitment, officer: Officer) -> bool:
    """Whether the code stands right after this name, or the name stands alone: it holds for nobody else first."""
    if not officer.directorate:
        return False
    if len(commitment.officers) == 1:
        return True
    name, code = re.escape(officer.printed), re.escape(officer.directorate)
    return re.search(rf"{name}\s*\(\s*{code}\b", commitment.officers_printed) is not None


def rows(plans: Iterable[Plan]) -> Iterator[tuple[Edition, Commitment, Officer]]:
    """Every officer of every row."""
    for plan in plans:
        for commitment in plan.commitments:
            for officer in commitment.officers:
                yield plan.edition, commitment, officer
