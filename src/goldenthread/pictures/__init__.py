"""Pictures of the site: pure functions from one frozen record to a ``<figure>`` with the same figures as a table.

Templates call them; ``ids`` is given where a page holds two pictures of one kind.
"""

from __future__ import annotations

from markupsafe import Markup

from goldenthread.pictures import bars, class_map, deadline_arrows, holders, ribbons, target_chart, timeline_drawing
from goldenthread.pictures.bars import Group, Statuses
from goldenthread.pictures.class_map import Box, Classes
from goldenthread.pictures.deadline_arrows import Slip, Slips
from goldenthread.pictures.figure import figure
from goldenthread.pictures.holders import HandOver, HandOvers, Holder, Year
from goldenthread.pictures.marks import State
from goldenthread.pictures.ribbons import Document, Fate, Flow, Step, Stream
from goldenthread.pictures.target_chart import Series, Value
from goldenthread.pictures.timeline_parts import Column, Ending, Join, Stop, Timeline

__all__ = [
    "Box",
    "Classes",
    "Column",
    "Document",
    "Ending",
    "Fate",
    "Flow",
    "Group",
    "HandOver",
    "HandOvers",
    "Holder",
    "Join",
    "Series",
    "Slip",
    "Slips",
    "State",
    "Statuses",
    "Step",
    "Stop",
    "Stream",
    "Timeline",
    "Value",
    "Year",
    "classes",
    "flow",
    "handovers",
    "measure",
    "slippage",
    "statuses",
    "timeline",
]


def timeline(given: Timeline, ids: str = "timeline") -> Markup:
    """One commitment through the documents, with splits, merges and gaps."""
    return figure(timeline_drawing.draw(ids, given), ids)


def slippage(given: Slips, ids: str = "slippage") -> Markup:
    """How deadlines moved; yearly renewals are told apart from slips."""
    return figure(deadline_arrows.draw(ids, given), ids)


def statuses(given: Statuses, ids: str = "statuses") -> Markup:
    """How commitments stood, by theme, unit or year."""
    return figure(bars.draw(ids, given), ids)


def flow(given: Flow, ids: str = "flow") -> Markup:
    """What became of the commitments from document to document."""
    return figure(ribbons.draw(ids, given), ids)


def measure(given: Series, ids: str = "measure") -> Markup:
    """One measure over its periods, beside its targets."""
    return figure(target_chart.draw(ids, given), ids)


def handovers(given: HandOvers, ids: str = "handovers") -> Markup:
    """Who answered from document to document, and where it was handed over."""
    return figure(holders.draw(ids, given), ids)


def classes(given: Classes, ids: str = "classes") -> Markup:
    """The classes of an ontology, and what leads from one to another."""
    return figure(class_map.draw(ids, given), ids)
