"""What another deadline than before is, in the words of a story: the same judgement as on the pages."""

from __future__ import annotations

from collections.abc import Mapping

from goldenthread.another_day import How, said
from goldenthread.language.rhythms import comes_round
from goldenthread.language.shared_words import other_words
from goldenthread.model import ChangeKind
from goldenthread.stories.asked_rows import Record
from goldenthread.written_out import dated, span

DAYS: Mapping[str, How] = {
    ChangeKind.DEADLINE_MOVED: How.PUT_OFF,
    ChangeKind.DEADLINE_RENEWED: How.ROUND,
    ChangeKind.DEADLINE_RESTATED: How.RESTATED,
}
"""Kinds of another deadline, and what the day is."""
_UNLIKE: Mapping[str, How] = {"joined": How.JOINED, "number": How.EITHER, "unreported": How.UNREPORTED}
"""Why two days are not compared though nothing is against either, as the query has it."""
OTHER_DAYS: Mapping[str, str] = {
    ChangeKind.NEXT_STAGE_DUE: "its next stage, due {by}",
    ChangeKind.NEW_DEADLINE_STATED: "its update states a new date, {by} (as inferred from its words)",
}
"""Kinds of a deadline that move none, and how each is told."""


def _in_other_words(change: Record, earlier: Record, later: Record) -> bool:
    """Whether two rows may promise different things, by their words; both are rows of the story."""
    titles = earlier.get("title"), later.get("title")
    return bool(titles[0] and titles[1]) and other_words(*map(str, titles), branched=change.get("branched") == "true")


def of_a_day(change: Record, earlier: Record, later: Record, why: str) -> str:
    """What the other day of a change of :data:`DAYS` or :data:`OTHER_DAYS` is, in words.

    Args:
        change: the change, as the question about a thread has it.
        earlier: the row with the first day.
        later: the row with the other.
        why: the reason of the reader who linked the two.
    """
    kind = change["changeKind"]
    if not change["days"]:
        return kind
    days = int(change["days"])
    if kind in OTHER_DAYS:
        return OTHER_DAYS[kind].format(by=f"{span(abs(days))} {'later' if days > 0 else 'sooner'}")
    how = DAYS[kind]
    if change["completedBefore"] == "true":
        how = How.AGAIN
    elif how is How.PUT_OFF and change["doubt"]:
        how = How.DOUBTED
    elif how is How.PUT_OFF and change["unlike"] != "joined" and _in_other_words(change, earlier, later):
        how = How.REWORDED
    elif how is How.PUT_OFF and change["unlike"] in _UNLIKE:
        how = _UNLIKE[change["unlike"]]
    elif how is How.PUT_OFF and days < 0:
        how = How.FORWARD
    elif how is How.ROUND and not comes_round(earlier.get("title", ""), later.get("title", ""), why):
        how = How.EITHER
    return said(how, days) + (f" ({dated(change['doubt'])})" if how is How.DOUBTED else "")
