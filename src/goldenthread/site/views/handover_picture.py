"""The picture of who answered before somebody, beside them and after."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from goldenthread.pictures import HandOver, HandOvers, Holder
from goldenthread.pictures import Year as Column
from goldenthread.site import plain
from goldenthread.site.agent_records import Agent
from goldenthread.site.answering import Answering, Handed, agent_of
from goldenthread.site.holdings import Holdings
from goldenthread.site.records import Edition
from goldenthread.site.yearly import Year, years

_MOST_OTHERS = 8


def picture(
    answering: Answering,
    held: Holdings,
    agent: Agent,
    editions: Sequence[Edition],
    roles: Sequence[str],
    listed: Callable[[str, Edition], str],
) -> HandOvers | None:
    """Who answered before, beside and after; none where nothing was handed over.

    Args:
        answering: all rows and hand-overs.
        held: what is held.
        agent: of whom it is.
        editions: the documents of the council.
        roles: as what they are named.
        listed: where the rows are listed that name somebody in a document.
    """
    gave, took = answering.gave.get(agent.iri, ()), answering.took.get(agent.iri, ())
    others = Counter([*(one.before for one in took), *(one.after for one in gave)])
    ranked = sorted(others, key=lambda iri: (-others[iri], iri))[:_MOST_OTHERS]
    if not ranked:
        return None
    order = [*(iri for iri in ranked if any(one.before == iri for one in took)), agent.iri]
    order += [iri for iri in ranked if iri not in order]
    columns = list(years(held, editions, answering.rows.get(agent.iri, ()), roles))
    place = {one.edition.iri: at for at, one in enumerate(columns) if one.edition}
    return HandOvers(
        "Who answered before and after"
        + (f": the {_MOST_OTHERS} with most in common" if len(others) > _MOST_OTHERS else ""),
        tuple(_column(one) for one in columns),
        tuple(_holder(held, answering, iri, place, columns, listed) for iri in order),
        tuple(_arrows(held, {*gave, *took}, order, place)),
    )


def _column(one: Year) -> Column:
    return Column(
        one.label,
        plain.document(one.edition) if one.edition else "",
        held=one.edition is not None,
        names=any(named.told for named in one.named),
    )


def _holder(
    held: Holdings,
    answering: Answering,
    iri: str,
    place: Mapping[str, int],
    columns: Sequence[Year],
    listed: Callable[[str, Edition], str],
) -> Holder:
    """Somebody with the number of their rows in the document of each column."""
    editions = [row.commitment.edition for row in answering.rows.get(iri, ())]
    counts = Counter(place[edition] for edition in editions if edition in place)
    hrefs = tuple(listed(iri, one.edition) if one.edition else "" for one in columns)
    return Holder(agent_of(held, iri).name, tuple(counts[at] for at in range(len(columns))), hrefs=hrefs)


def _arrows(
    held: Holdings, handed: Collection[Handed], order: Sequence[str], place: Mapping[str, int]
) -> Iterator[HandOver]:
    """What went from one holder to another, by the column of the later document."""
    arrows = Counter(
        (order.index(one.before), order.index(one.after), place[held.commitments[one.link.later].edition])
        for one in handed
        if one.before in order and one.after in order and place.get(held.commitments[one.link.later].edition)
    )
    for (before, after, column), count in sorted(arrows.items()):
        yield HandOver(before, after, column, count, f"{plain.counted(count, 'row')} handed over", "#handed")
