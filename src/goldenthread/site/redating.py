"""What another day than before is, in the words of all pages."""

from __future__ import annotations

from goldenthread import another_day
from goldenthread.site.changed_days import Redated


def said(one: Redated) -> str:
    """What the other day is, in a clause: ``put off by 13 months``."""
    return another_day.said(one.how, one.days, one.doubt)
