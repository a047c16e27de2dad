"""One readable example of each picture, of an invented council: what the golden files in ``golden/`` show."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from goldenthread.another_day import How
from goldenthread.pictures import (
    Column,
    Document,
    Ending,
    Fate,
    Flow,
    Group,
    HandOver,
    HandOvers,
    Holder,
    Join,
    Series,
    Slip,
    Slips,
    State,
    Statuses,
    Step,
    Stop,
    Stream,
    Timeline,
    Value,
    Year,
    bars,
    deadline_arrows,
    holders,
    ribbons,
    target_chart,
    timeline_drawing,
)
from goldenthread.pictures.picture import Picture

TIMELINE = Timeline(
    "Repair the sea wall at Wickmouth",
    (
        Column("2009/10", "plan"),
        Column("2010/11", "year-end report"),
        Column("2011/12 to 2012/13", "no document", held=False),
        Column("2013/14", "year-end report"),
        Column("2014/15", "plan"),
        Column("2015/16", "year-end report"),
    ),
    (
        Stop(
            "a", 0, "Repair the sea wall", State.UNREPORTED, "nothing reported: a plan", "Nora Quill", "31 March 2010"
        ),
        Stop("b", 1, "Repair the sea wall and the slipway", State.OVERDUE, "overdue, 40%", "Nora Quill", "March 2011"),
        Stop("c", 3, "Repair the north wall", State.COMPLETED, "completed, 100%", "Ivo Brand", doubt="does not add up"),
        Stop("d", 3, "Repair the slipway", State.DELAYED, "delayed, 60%", "Head of Harbours and Coastal Defence"),
        Stop("e", 4, "Keep wall and slipway in repair", State.UNREPORTED, "nothing reported: a plan", "Ivo Brand"),
    ),
    (
        Join("a", "b", words="the same undertaking, judged so by a reader, carries on"),
        Join("b", "c", words="carries on"),
        Join("b", "d", sure=False, words="perhaps carries on"),
        Join("c", "e", next_stage=True, words="next stage of"),
        Join("d", "e", words="carries on"),
    ),
    (Ending("e", 5, "not mentioned any more, without a word"),),
)

SLIPPAGE = Slips(
    "How the deadlines moved",
    (
        Slip("Open the swimming pool", date(2013, 9, 30), date(2012, 3, 31), note="2011/12 plan to 2012/13 report"),
        Slip("Publish the yearly air report", date(2013, 3, 31), date(2012, 3, 31), how=How.ROUND),
        Slip("Plant the orchard", date(2012, 3, 1), date(2012, 6, 30)),
        Slip("Sign the lease", date(2012, 12, 31), date(2012, 12, 31)),
        Slip("Appoint a warden", date(2013, 1, 15)),
        Slip("Replace the roof of the market hall & <repaint> its doors " * 3, date(2014, 1, 1), date(2012, 1, 1)),
    ),
    "6 of 9 commitments that print a deadline in both documents",
)

STATUSES = Statuses(
    "How the steps stood at year end",
    (
        Group(
            "A clean harbour",
            ((State.COMPLETED, 12), (State.ON_TARGET, 4), (State.OVERDUE, 3), (State.DISCONTINUED, 1)),
            href="harbour.html",
        ),
        Group("Roads that last", ((State.COMPLETED, 2), (State.DELAYED, 2), (State.UNTOLD, 1)), 4, "not due yet"),
        Group("Nothing yet", ()),
    ),
    "steps",
)

FLOW = Flow(
    "What became of the commitments",
    (Document("2011/12", "plan", 20), Document("2012/13", "report", 24), Document("2015/16", "plan", 15)),
    (
        Step(
            (
                Stream(Fate.KEPT, 9, 9, "kept.html"),
                Stream(Fate.REWORDED, 4, 4),
                Stream(Fate.SPLIT, 2, 5),
                Stream(Fate.MERGED, 3, 1),
                Stream(Fate.ENDED, 1, 0),
                Stream(Fate.UNTOLD, 1, 0),
                Stream(Fate.NEW, 0, 5),
            )
        ),
        Step((Stream(Fate.KEPT, 6, 6), Stream(Fate.UNTOLD, 18, 0), Stream(Fate.NEW, 0, 9)), "no document for 2 years"),
    ),
)

MEASURE = Series(
    "Bathing water tests passed",
    ("2009/10", "2010/11", "2011/12", "2012/13", "2013/14"),
    (
        Value("2009/10", "actual", 61.0, "61%"),
        Value("2009/10", "target", 65.0, "65"),
        Value("2010/11", "actual", 64.5, "64.5%", "approximate", "report.html#L9"),
        Value("2010/11", "target", 68.0, "68"),
        Value("2010/11", "minimum", 60.0, "60"),
        Value("2012/13", "actual", 72.0, "72%"),
        Value("2013/14", "outturn", None, "Grade B"),
        Value("2013/14", "benchmark", 70.0, "70"),
    ),
    "per cent",
    "higher is better",
    (("2010/11", "amber"), ("2012/13", "green")),
)

HANDOVERS = HandOvers(
    "Who answered for the harbour",
    (
        Year("2009/10", "plan"),
        Year("2010/11", "report", names=False),
        Year("2011/12", held=False),
        Year("2012/13", "plan"),
        Year("2013/14", "report"),
    ),
    (
        Holder("Nora Quill", (4, 0, 0, 1, 0), "nora.html"),
        Holder("Ivo Brand", (0, 0, 0, 3, 4)),
        Holder("Head of Harbours, Piers and Coastal Defence", (1, 0, 0, 0, 0)),
    ),
    (HandOver(0, 1, 3, 3, "the same promises name another"), HandOver(2, 1, 3), HandOver(0, 1, 4, 1)),
)

PICTURES: Mapping[str, Picture] = {
    "timeline": timeline_drawing.draw("timeline", TIMELINE),
    "slippage": deadline_arrows.draw("slippage", SLIPPAGE),
    "statuses": bars.draw("statuses", STATUSES),
    "flow": ribbons.draw("flow", FLOW),
    "measure": target_chart.draw("measure", MEASURE),
    "handovers": holders.draw("handovers", HANDOVERS),
}
"""Each picture by the name of its golden file."""
