"""Steps of commitments that speak of a subject, in words of their own that do not: they are dropped too."""

from __future__ import annotations

from goldenthread.site.fates import joining
from goldenthread.site.holdings import Holdings
from goldenthread.site.records import Commitment
from goldenthread.site.speaking import Spoken
from goldenthread.site.states import DROPPED, state


def dropped_besides(held: Holdings, one: Spoken) -> tuple[Commitment, ...]:
    """The steps that a report has unfinished and the next document does not take up, in the order of the documents.

    They are steps of commitments whose own words speak of the subject; what speaks of it itself is not among them.
    """
    own = {mention.thing.iri for mention in one.rows if mention.by_title}
    steps = (held.commitments[step] for iri in own for step in held.milestones_of.get(iri, ()) if step not in own)
    order = {iri: place for place, iri in enumerate(held.editions)}
    found = (
        step for step in steps if not joining(held.links_from.get(step.iri, ())) and state(held, [step]) == DROPPED
    )
    return tuple(sorted(found, key=lambda step: (order[step.edition], step.order, step.iri)))
