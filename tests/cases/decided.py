"""Brackenford with a few decisions of two invented committees and a log of corrections."""

from __future__ import annotations

from collections.abc import Sequence

from goldenthread.committee_folder import COLUMNS
from goldenthread.corrections import COLUMNS as OF_CORRECTIONS
from tests.cases.council import Council

HOMES = "data:brackenford/thread/activity-0004"
TREES = "data:brackenford/thread/activity-0002"
HOMES_2019 = "data:brackenford/2019-20/year-end-report/activity/0003"
WATER = "data:brackenford/thread/milestone-0010"
PANEL, CABINET = "Homes & Streets Panel", "Cabinet"

DECISIONS = (
    (TREES, "recalled", PANEL, "2018-09-03", "HSP 2.1", "2019-03-01", "", "Bring the list of streets.", "the clerk"),
    (TREES, "accepted-as-completed", PANEL, "2020-05-04", "HSP 9.1", "", "", "", "the clerk"),
    (HOMES, "recalled", PANEL, "2020-05-04", "HSP 9.2", "2020-09-30", "", "With the new contract.", "the clerk"),
    (HOMES_2019, "answered", PANEL, "2020-06-08", "HSP 10.3", "", "percent-missing", "A nought was meant.", ""),
    (WATER, "corrected", CABINET, "2020-06-15", "CAB 14", "", "deadline-after-parent", "August is right.", ""),
)
CORRECTIONS = (
    (HOMES_2019, "percent", "16", "The percentage was left out.", "2020-04-20", "a member", "2020-04-27", "release 2"),
    ("data:brackenford/2018-19/plan", "", "17", "31 November is shown.", "2020-04-20", "a reader", "", ""),
)


def table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table as a clerk keeps it."""
    return "".join("\t".join(row) + "\n" for row in (columns, *rows))


def decide(council: Council, *more: Sequence[str]) -> Council:
    """Puts the decisions and the log into a data folder, and more decisions."""
    council.write("committee/panel.tsv", table(COLUMNS, [*DECISIONS, *more]))
    council.write("corrections.tsv", table(OF_CORRECTIONS, CORRECTIONS))
    return council
