"""What another day than before is, in the words of all pages."""

from __future__ import annotations

from goldenthread import another_day
from goldenthread.site import plain
from goldenthread.site.changed_days import Redated
from goldenthread.site.holdings import Holdings


def said(one: Redated) -> str:
    """What the other day is, in a clause: ``put off by 13 months``."""
    return another_day.said(one.how, one.days, one.doubt)


def words_before(held: Holdings, one: Redated) -> str:
    """The words and the place of the row that was due first, in a clause; empty where they are those of the later."""
    if one.earlier.text == one.row.text:
        return ""
    where = f"{plain.year(held.edition(one.earlier).label)}, line {one.earlier.line}"
    return f"; before, “{plain.shortened(one.earlier.text, 120)}” ({where})"
