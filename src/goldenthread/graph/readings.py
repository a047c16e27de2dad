"""What the reading of titles and comments yields, computed once, so that shapes can compare it like any statement."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Quad

from goldenthread.graph.context import Context
from goldenthread.graph.statements import about, day, days, text
from goldenthread.model import Plan
from goldenthread.namespaces import GT
from goldenthread.read.promises import number_without_a_figure
from goldenthread.read.standing import standings


def reading_quads(context: Context, plan: Plan) -> Iterator[Quad]:
    """What the titles of one edition promise, and its comments say against them, in the graph ``graph/readings``."""
    graph = context.minter.graph("readings")
    for row, said in standings(plan):
        subject = context.iri_of(plan.edition, row.kind, row.key)
        yield from about(
            graph,
            subject,
            (GT.completedNotBefore, day(said.completed_on)),
            (GT.completedWords, text(said.completed_words)),
            (GT.numberPromised, text(number_without_a_figure(row.text))),
        )
        yield from about(
            graph,
            context.minter.progress(subject),
            (GT.newDeadline, days(said.due)),
            (GT.contradictedBy, text(said.contradiction)),
            (GT.staleWords, text(said.stale)),
            (GT.missedTarget, text(said.missed)),
        )
