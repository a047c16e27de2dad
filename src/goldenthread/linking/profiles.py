"""What the linker knows of a commitment: its words, its milestones' words, who answers, where it stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from goldenthread.fingerprints import digest, squash, squashed_before
from goldenthread.model import Commitment, Edition, Heading, IriOf, Kind, Plan


@dataclass(frozen=True, slots=True)
class Profile:
    """One commitment as the linker sees it.

    Attributes:
        iri: its IRI.
        body: slug of the council; links never cross from one body to another.
        edition: label of its edition.
        year: first year of the plan.
        kind: activity or milestone.
        text: its title.
        parts: for an activity the titles of its milestones; for a milestone the title of its activity.
        heading: the words of the headings above it.
        officers: names.
        units: printed codes.
        members: lead members, as printed.
        comments: what is reported of it and, for an activity, of its milestones.
        children: IRIs of the milestones of an activity.
        parent: IRI of the activity of a milestone, or empty.
        within: the place of its document among those of its year: a plan, then what reports on it, by its day.
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
    members: frozenset[str] = frozenset()
    comments: str = ""
    children: tuple[str, ...] = ()
    parent: str = ""
    within: int = 0

    @property
    def order(self) -> tuple[int, int]:
        """Where its document stands among those of its body: by year, and within the year."""
        return self.year, self.within

    @property
    def text_hash(self) -> str:
        """A short hash of its words: a decision made about other words is reported, not misapplied."""
        return digest(squash(self.text))

    @property
    def text_hashes(self) -> tuple[str, ...]:
        """The hashes that a decision about these words may have, those from before texts were folded too."""
        return (self.text_hash, *map(digest, squashed_before(self.text)))

    @property
    def whole(self) -> str:
        """Title and parts in one text."""
        return " . ".join((self.text, *self.parts))


def profiles(plans: Sequence[Plan], iri_of: IriOf) -> list[Profile]:
    """The profiles of all commitments, in the order of plans and documents."""
    out: list[Profile] = []
    within = _within(plan.edition for plan in plans)
    for plan in plans:
        headings = {heading.key: heading for heading in plan.headings}
        by_key = {commitment.key: commitment for commitment in plan.commitments}
        milestones: dict[str, list[Commitment]] = defaultdict(list)
        for commitment in plan.commitments:
            if commitment.kind is Kind.MILESTONE:
                milestones[commitment.parent].append(commitment)
        for commitment in plan.commitments:
            below = milestones[commitment.key] if commitment.kind is Kind.ACTIVITY else []
            above = by_key.get(commitment.parent) if commitment.kind is Kind.MILESTONE else None
            made = _profile(plan.edition, commitment, above, below, headings, iri_of)
            out.append(replace(made, within=within[plan.edition]))
    return out


def _within(editions: Iterable[Edition]) -> dict[Edition, int]:
    """The place of each document among those of its body and year; of one day in the order of the catalogue."""
    together: dict[tuple[str, int], list[Edition]] = defaultdict(list)
    for edition in editions:
        together[edition.body, edition.year_start.year].append(edition)
    found: dict[Edition, int] = {}
    for some in together.values():
        some.sort(key=lambda one: (one.year_start, one.as_of or one.year_start))
        found |= {edition: place for place, edition in enumerate(some)}
    return found


def _profile(
    edition: Edition,
    commitment: Commitment,
    above: Commitment | None,
    below: Sequence[Commitment],
    headings: dict[str, Heading],
    iri_of: IriOf,
) -> Profile:
    people = [*commitment.officers, *(officer for one in below for officer in one.officers)]
    units = [*commitment.directorates, *(unit for one in below for unit in one.directorates)]
    if above:
        people = people or list(above.officers)
        units = units or list(above.directorates)
    members = commitment.lead_members or (above.lead_members if above else ())
    return Profile(
        iri=iri_of(edition, commitment.kind, commitment.key),
        body=edition.body,
        edition=edition.label,
        year=edition.year_start.year,
        kind=commitment.kind,
        text=commitment.text,
        parts=tuple(one.text for one in below) if not above else (above.text,),
        heading=" . ".join(_headings_over((above or commitment).parent, headings)),
        officers=frozenset(officer.name for officer in people),
        units=frozenset(units),
        members=frozenset(member.lower() for member in members),
        comments=" . ".join(one.progress.comment for one in (commitment, *below) if one.progress.comment),
        children=tuple(iri_of(edition, one.kind, one.key) for one in below if one.text),
        parent=iri_of(edition, above.kind, above.key) if above else "",
    )


def _headings_over(key: str, headings: dict[str, Heading]) -> Iterator[str]:
    """The words of a heading and of all above it."""
    while key in headings:
        yield headings[key].text
        key = headings[key].parent
