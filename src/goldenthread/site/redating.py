"""What another day than before is, in the words of all pages."""

from __future__ import annotations

from goldenthread.site.dates import How, Redated
from goldenthread.site.sentences import span

_SAID = {
    How.RESTATED: "another date after years without a document, whether it was put off cannot be told",
    How.ROUND: "due again, another year’s round",
    How.AGAIN: f"{How.AGAIN.value}, new date",
}


def said(one: Redated) -> str:
    """What the other day is, in a clause: ``put off by 13 months``."""
    if one.how in (How.PUT_OFF, How.FORWARD):
        return f"{one.how.value} by {span(abs(one.days))}"
    if one.how is How.DOUBTED:
        return f"{one.doubt}: how far cannot be told"
    return _SAID.get(one.how) or str(one.how.value)
