"""What people's sentences mean: plan records -> readings, made once, for linking and for the graph."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from goldenthread.interpret.cited_activities import cited_activities
from goldenthread.interpret.discrepancies.comment_against_row import counted_comments
from goldenthread.interpret.judgements import is_interpreted, judge
from goldenthread.interpret.quantities import quantities
from goldenthread.interpret.readings import CommentReading, Figure, Judgement, Readings, RowReading
from goldenthread.interpret.statements import date_statements, reported
from goldenthread.interpret.uncounted import number_without_a_figure
from goldenthread.language.rhythms import rhythms
from goldenthread.model import Commitment, Edition, IriOf, Kind, Plan

__all__ = ["Readings", "interpret"]


def interpret(
    plans: Sequence[Plan], iri_of: IriOf, judgements: Iterable[Judgement] = (), *, rules: bool = True
) -> Readings:
    """What the sentences of plans mean: as rules infer, and as readers judged, who stand above the rules.

    Args:
        plans: what was read.
        iri_of: the registered IRI of a record by its edition, kind and key within the edition.
        judgements: those of readers about comments.
        rules: whether the rules infer anything; without them only the judgements speak.
    """
    judged = judge(plans, iri_of, judgements, rules=rules)
    rows = {
        iri: read_row(row, plan.edition, judged.comments[iri], comment_text)
        if rules and is_interpreted(plan.edition)
        else RowReading(comment=judged.comments[iri])
        for plan in plans
        for row, comment_text in counted_comments(plan)
        for iri in (iri_of(plan.edition, row.kind, row.key),)
    }
    cited = {
        iri_of(plan.edition, Kind.MEASURE, key): keys
        for plan in plans
        for key, keys in (cited_activities(plan) if rules and is_interpreted(plan.edition) else {}).items()
    }
    return Readings(rows, cited, judged.used, judged.issues)


def read_row(row: Commitment, edition: Edition, comment: CommentReading, comment_text: str) -> RowReading:
    """What the words of one row mean.

    Args:
        row: the row.
        edition: the edition that prints it.
        comment: what the comment that counts for it says against it.
        comment_text: the comment that counts for it: its own, or the one to which that points.
    """
    points = comment_text != row.progress.comment
    place: Literal["comment", "another comment"] = "another comment" if points else "comment"
    kinds = {result.quantity: result.kind for result in reported(comment_text)}
    return RowReading(
        figures=(
            *(Figure("title", quantity, "promised") for quantity in quantities(row.text)),
            *(Figure(place, quantity, kinds.get(quantity, "")) for quantity in quantities(comment_text)),
        ),
        dates=date_statements(comment_text, edition.year_start, edition.as_of),
        points=points,
        uncounted=number_without_a_figure(row.text),
        rhythms=rhythms(row.text),
        comment=comment,
    )
