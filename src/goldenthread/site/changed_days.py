"""What another day than before is: of each row, each pair of rows and each change the one judgement of all pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from goldenthread.another_day import How as How
from goldenthread.language.rhythms import comes_round
from goldenthread.language.shared_words import other_words
from goldenthread.model import ChangeKind
from goldenthread.site import plain
from goldenthread.site.holdings import Holdings
from goldenthread.site.own_days import meant
from goldenthread.site.page_words import date_doubt
from goldenthread.site.records import Change, Commitment
from goldenthread.site.years_held import without

_BY_KIND: Mapping[str, How] = {
    ChangeKind.DEADLINE_MOVED: How.PUT_OFF,
    ChangeKind.DEADLINE_RESTATED: How.RESTATED,
    ChangeKind.DEADLINE_RENEWED: How.ROUND,
}


@dataclass(frozen=True, slots=True)
class Redated:
    """A row that carries on another, and is due on another day.

    Attributes:
        row: the later row.
        earlier: the row that it carries on; of several the one whose day is furthest away.
        days: by how many days it is later; less than 0 where it is sooner.
        missing: the years between the two for which no document is held, in words, or empty.
        doubt: why one of the two dates is in doubt, or which report is missing, as a clause, or empty.
    """

    row: Commitment
    earlier: Commitment
    how: How
    days: int
    missing: str
    doubt: str = ""


def redated(held: Holdings) -> tuple[Redated, ...]:
    """Every row of which the checks find that it is due on another day than before, in the order of the documents."""
    return tuple(found for one in held.commitments.values() if (found := redated_at(held, one)))


def redated_at(held: Holdings, one: Commitment) -> Redated | None:
    """What the other day of one row that carries on an unfinished one is, or none where it has none."""
    if not any(finding.code == "deadline-moved" for finding in held.findings_of.get(one.iri, ())):
        return None
    ranked = sorted(_pairs(held, one), key=_rank)
    return ranked[0] if ranked else None


def moves_at(held: Holdings, one: Commitment) -> tuple[Redated, ...]:
    """What each change of the day of a row is, that which counts first; next stages and stated days are none.

    What was promised again after it was completed is here, unlike in :func:`redated_at`.
    """
    changes = held.changes_at.get(one.iri, ())
    return tuple(sorted((found for it in changes if (found := of_change(held, it))), key=_rank))


def of_change(held: Holdings, change: Change) -> Redated | None:
    """What a change of a deadline is, or none where it is no change of one."""
    if change.kind not in _BY_KIND or change.earlier not in held.commitments or change.later not in held.commitments:
        return None
    return _of(held, held.commitments[change.earlier], held.commitments[change.later], change, change.days or 0)


def _rank(one: Redated) -> tuple[int, int, str]:
    return list(How).index(one.how), -abs(one.days), one.earlier.iri


def _pairs(held: Holdings, one: Commitment) -> Iterator[Redated]:
    """The row with each unfinished one that it carries on, where the days differ."""
    for link in held.links_to.get(one.iri, ()):
        earlier = held.commitments[link.earlier]
        if not link.holds or link.relation != "continues" or earlier.completed:
            continue
        if one.deadline and earlier.deadline and one.deadline != earlier.deadline:
            change = next((it for it in held.changes_at.get(one.iri, ()) if _is_of(it, earlier)), None)
            yield _of(held, earlier, one, change, (one.deadline - earlier.deadline).days)


def _is_of(change: Change, earlier: Commitment) -> bool:
    return change.earlier == earlier.iri and change.kind in _BY_KIND


def _of(held: Holdings, earlier: Commitment, one: Commitment, change: Change | None, days: int) -> Redated:
    how = _BY_KIND[change.kind] if change else How.LEVEL
    doubt = ""
    if earlier.completed:
        how = How.AGAIN
    elif how is How.PUT_OFF:
        doubt = _doubt(held, earlier, one)
        how = How.DOUBTED if doubt else _moved(held, earlier, one, days)
        doubt = doubt or (_without_report(held, earlier) if how is How.UNREPORTED else "")
    elif how is How.ROUND and not _comes_round(held, earlier, one):
        how = How.EITHER
    editions = held.edition(earlier), held.edition(one)
    return Redated(one, earlier, how, days, without(*editions, held.of_body(editions[0].body)), doubt)


def _comes_round(held: Holdings, earlier: Commitment, one: Commitment) -> bool:
    """Whether the words of two rows, or of the reader who linked them, say that it comes round."""
    links = (link for link in held.links_to.get(one.iri, ()) if link.earlier == earlier.iri and link.reviewer)
    return any(comes_round(earlier.text, one.text, reason) for reason in ("", *(link.reason for link in links)))


def _moved(held: Holdings, earlier: Commitment, one: Commitment, days: int) -> How:
    """What a moved day is.

    A part is not the whole, other words may promise another thing, another number for another year may be another
    round, and a day of which no report says how it passed may have been met.
    """
    joined = [other for other in _continued(held, one, earlier=True) if other.edition == earlier.edition]
    if any(other.completed for other in joined):
        return How.JOINED
    onward = [other for other in _continued(held, earlier, earlier=False) if other.edition == one.edition]
    if other_words(earlier.text, one.text, branched=len(joined) > 1 or len(onward) > 1):
        return How.REWORDED
    numbers = (change for change in held.changes_at.get(one.iri, ()) if change.earlier == earlier.iri)
    if any(change.kind in (ChangeKind.TARGET_RAISED, ChangeKind.TARGET_LOWERED) for change in numbers):
        return How.EITHER
    if not earlier.reported and earlier.deadline and earlier.deadline < held.edition(one).start:
        return How.UNREPORTED
    return How.FORWARD if days < 0 else How.PUT_OFF


def _without_report(held: Holdings, one: Commitment) -> str:
    """What is not there of a row whose day passed before anything was reported on it."""
    edition = held.edition(one)
    year = plain.year(edition.label)
    return f"{'it is not reported on' if edition.reports else 'there is no report'} for {year}"


def _continued(held: Holdings, one: Commitment, *, earlier: bool) -> Iterator[Commitment]:
    """The rows that a row carries on, or those that carry it on: the same undertaking, no next stage."""
    for link in (held.links_to if earlier else held.links_from).get(one.iri, ()):
        if link.holds and link.relation == "continues":
            yield held.commitments[link.earlier if earlier else link.later]


def _doubt(held: Holdings, earlier: Commitment, later: Commitment) -> str:
    """Why one of two dates is in doubt: a finding on its row that nobody has accepted as it is."""
    for which, row in (("earlier", earlier), ("later", later)):
        if why := doubted(held, row):
            return f"the {which} date {why}"
    return ""


def doubted(held: Holdings, one: Commitment) -> str:
    """Why the date of a row is in doubt, as a clause: a finding on it that nobody has accepted as it is; or empty.

    A date outside its plan year that the words of the row name too is no misprint.
    """
    found = (it for it in held.findings_of.get(one.iri, ()) if not it.acknowledged and not meant(held, it))
    doubts = (date_doubt(it.code) for it in found)
    return next((why for why in doubts if why), "")
