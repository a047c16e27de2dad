"""What another day than before is, in the words of all pages."""

from __future__ import annotations

from goldenthread import another_day
from goldenthread.site import gone_steps, plain
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


def besides(held: Holdings, one: Redated) -> str:
    """What stands beside a date that was put off: that it may be another year's work, by its days or by its steps."""
    also = gone_steps.said(held, one)
    return year_ends(held, one) + (f". {also}" if also else "")


def year_ends(held: Holdings, one: Redated) -> str:
    """That both days end a plan year, so that another year's work may be meant; empty where they do not."""
    if one.earlier.deadline != held.edition(one.earlier).end or one.row.deadline != held.edition(one.row).end:
        return ""
    return " (from the end of one plan year to that of a later one: it may be the work of another year as well)"
