"""What the linker knows of a commitment: its words, its milestones' words, who answers, where it stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from goldenthread.model import Edition, Kind, Plan
from goldenthread.namespaces import digest, squash


@dataclass(frozen=True, slots=True)
class Profile:
    """One commitment as the linker sees it.

    Attributes:
        iri: its IRI.
        body: slug of the council; links never cross from one body to another.
        edition: label of its edition.
        year: first year of the plan, for order.
        kind: activity or milestone.
        text: its title.
        parts: for an activity the titles of its milestones; for a milestone the title of its activity.
        heading: the words of the headings above it.
        officers: names.
        units: printed codes.
    """

    iri: str
    body: str
    edition: str
    year: int
    kind: Kind
    text: str
    parts: tuple[str, ...]
    heading: str
    officers: frozenset[str]
    units: frozenset[str]

    @property
    def text_hash(self) -> str:
        """A short hash of its words: a decision made about other words is reported, not misapplied."""
        return digest(squash(self.text))

    @property
    def whole(self) -> str:
        """Title and parts in one text."""
        return " . ".join((self.text, *self.parts))


def profiles(plans: Sequence[Plan], iri_of: Callable[[Edition, Kind, str], str]) -> list[Profile]:
    """The profiles of all commitments, in the order of plans and documents."""
    out: list[Profile] = []
    for plan in plans:
        edition = plan.edition
        headings = {heading.key: heading for heading in plan.headings}
        texts = {commitment.key: commitment for commitment in plan.commitments}
        for commitment in plan.commitments:
            if commitment.kind is Kind.ACTIVITY:
                milestones = plan.milestones_of(commitment)
                parts = tuple(milestone.text for milestone in milestones)
                under = commitment.parent
                people = [*commitment.officers, *(officer for m in milestones for officer in m.officers)]
                units = [*commitment.directorates, *(unit for m in milestones for unit in m.directorates)]
            else:
                activity = texts.get(commitment.parent)
                parts = (activity.text,) if activity else ()
                under = activity.parent if activity else ""
                people = list(commitment.officers) or (list(activity.officers) if activity else [])
                units = list(commitment.directorates) or (list(activity.directorates) if activity else [])
            words = []
            while under in headings:
                words.append(headings[under].text)
                under = headings[under].parent
            out.append(
                Profile(
                    iri=iri_of(edition, commitment.kind, commitment.key),
                    body=edition.body,
                    edition=edition.label,
                    year=edition.year_start.year,
                    kind=commitment.kind,
                    text=commitment.text,
                    parts=parts,
                    heading=" . ".join(words),
                    officers=frozenset(officer.name for officer in people),
                    units=frozenset(units),
                )
            )
    return out
