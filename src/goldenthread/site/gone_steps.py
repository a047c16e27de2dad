"""A row put off whose late steps vanished: beside the slip it is said that these may have been dropped instead.

A general row is renewed from year to year with other steps under it. What was late of it are its steps: where the next
document has none of them, the later day of the row says nothing about them.
"""

from __future__ import annotations

from goldenthread.model import ChangeKind
from goldenthread.site import plain
from goldenthread.site.changed_days import How, Redated
from goldenthread.site.holdings import Holdings
from goldenthread.site.records import Commitment

_QUOTED = 2


def gone_steps(held: Holdings, one: Commitment) -> tuple[Commitment, ...]:
    """The steps of a row that a report has unfinished, and that no later document takes up or explains."""
    return tuple(step for step in _unfinished(held, one) if _ended(held, step))


def said(held: Holdings, moved: Redated) -> str:
    """That steps of a row that was put off are not in the next document, as a sentence, or empty."""
    gone = gone_steps(held, moved.earlier) if moved.how is How.PUT_OFF else ()
    if not gone:
        return ""
    steps, open_ones = held.milestones_of[moved.earlier.iri], _unfinished(held, moved.earlier)
    quoted = plain.listed([_quoted(one) for one in gone[:_QUOTED]])
    more = f" and {plain.number(len(gone) - _QUOTED)} more" if len(gone) > _QUOTED else ""
    were = "was" if len(open_ones) == 1 else "were"
    which = "it" if len(open_ones) == 1 else "they"
    if len(gone) < len(open_ones):
        which = f"of these {plain.number(len(gone))}"
    are = "is" if len(gone) == 1 else "are"
    return (
        f"Of its {plain.counted(len(steps), 'step')} {plain.number(len(open_ones))} {were} not reported completed, and "
        f"{which} ({quoted}{more}) {are} not in the next document: the row may be the work of another year, and what "
        "was late in it dropped rather than put off."
    )


def _unfinished(held: Holdings, one: Commitment) -> list[Commitment]:
    steps = (held.commitments[iri] for iri in held.milestones_of.get(one.iri, ()) if iri in held.commitments)
    return [step for step in steps if not step.completed]


def _ended(held: Holdings, step: Commitment) -> bool:
    unsaid = any(change.kind == ChangeKind.ENDED_WITHOUT_A_WORD for change in held.changes_at.get(step.iri, ()))
    return unsaid and plain.said(step)


def _quoted(step: Commitment) -> str:
    reported = plain.reported(step)
    return f"“{plain.shortened(step.text, 90)}”, {reported[:1].lower()}{reported[1:]}"
