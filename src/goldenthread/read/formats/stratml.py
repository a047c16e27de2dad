"""Plans in StratML (ISO 17469-1 ``StrategicPlan``, 17469-2 ``PerformancePlanOrReport``): each objective a row.

Qualitative indicators are its milestones, quantitative ones are measures.

Elements are known by their names alone, since drafts and editions of the standard differ in their namespace.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from goldenthread.errors import SourceError
from goldenthread.read.formats.source_rows import FormatOptions, Remark, Source, SourceRow, library
from goldenthread.read.formats.stratml_indicators import is_measure, is_step, measure_cells, step_cells
from goldenthread.read.formats.xml_elements import addresses, attribute, by_names, children, name_of, plain, said_in

ROOTS = frozenset({"PerformancePlanOrReport", "StrategicPlan"})
"""The elements that a document of StratML begins with."""

HEAD = (
    "Reference",
    "Objective",
    "Performers",
    "Performing bodies",
    "Start date",
    "End date",
    "Identifier",
    "Description",
    "Stakeholders",
    "Performance indicators",
    "Other information",
)
"""The head under which objectives are rows, as the layout ``stratml`` knows it."""

STEPS = ("Milestone reference", "Milestone", "Milestone due", "Milestone status", "Milestone percent",
         "Milestone comment", "About the milestone")  # fmt: skip
"""The head under which qualitative indicators are rows."""
MEASURES = "## Performance indicators"
"""Opens the rows of quantitative indicators: name, unit, commentary, then five cells for each value."""

_OF_OBJECTIVE = frozenset(
    {"Name", "Description", "Identifier", "SequenceIndicator", "Stakeholder", "PerformanceIndicator", "StartDate",
     "EndDate"}
)  # fmt: skip
_OF_GOAL = frozenset({"Name", "SequenceIndicator", "Objective"})
_BEGINS = re.compile(rb"<\?xml\s|<(?:[\w.-]+:)?(?:PerformancePlanOrReport|StrategicPlan)[\s>]")
_UNSEEN = b"\xef\xbb\xbf\xff\xfe \t\r\n"
"""What may stand before the first sign of a document: byte order marks and blanks."""


def is_xml(content: bytes, path: Path) -> bool:
    """Whether a document is XML, by its name, its declaration or its first element."""
    begins = content[:400].replace(b"\x00", b"").lstrip(_UNSEEN)
    return path.suffix.casefold() == ".xml" or bool(_BEGINS.match(begins))


def read_stratml(content: bytes, path: Path, _options: FormatOptions) -> Source:
    """The goals of a plan as headings ``## Goal 1: Words``, its objectives as rows of one table.

    The reference is what gives the place in a series, else the identifier. Stakeholders whose role is that of a
    performer are who answers; organisations and groups stand apart from persons. What is said of the plan or of a
    goal as a whole is no row, and told.

    Raises:
        SourceError: it is not well-formed, uses entities of its own, or is no StratML.
    """
    root = _root(content, path)
    goals = [goal for goal in root.iter("{*}Goal") if name_of(goal.getparent()) == "StrategicPlanCore"]
    if not goals:
        raise SourceError("this StratML document states no goal", path=path)
    reading = _Rows(addresses(root))
    for element in _beside_goals(root):
        reading.set_aside(element)
    reading.head(HEAD, goals[0].getparent())
    for goal in goals:
        reading.goal(goal)
    if figures := [one for one in root.iter("{*}PerformanceIndicator") if is_measure(one)]:
        reading.head((MEASURES,), goals[0].getparent())
        for one in figures:
            reading.add(measure_cells(one), one)
    return Source("stratml", tuple(reading.rows), reading.remarks())


class _Rows:
    """The rows of a document under way.

    Args:
        at: the path of each element.
    """

    def __init__(self, at: dict[Any, str]) -> None:
        self.rows: list[SourceRow] = []
        self._at = at
        self._table = 0
        self._head: tuple[str, ...] = ()
        self._aside: list[int] = []
        self._wordless: list[int] = []

    def add(self, cells: tuple[str, ...], element: Any, furniture: str = "", *, loose: bool = False) -> None:
        """A row of the table that is open, or of none."""
        at, table = self._at[element], 0 if loose or furniture else self._table
        self.rows.append(SourceRow(cells, f"xpath={at}", table, furniture=furniture, selector=by_names(at)))

    def head(self, cells: tuple[str, ...], element: Any) -> None:
        """The head of a table, unless it is open."""
        if cells != self._head:
            self._table += 1
            self._head = cells
            self.add(cells, element)

    def set_aside(self, element: Any) -> None:
        """What is said of the plan or of a goal as a whole."""
        if text := _told(element):
            self._aside.append(len(self.rows) + 1)
            self.add((text,), element, furniture="about the plan")

    def goal(self, goal: Any) -> None:
        """A goal as a heading, its objectives as rows, their qualitative indicators as rows below."""
        ref, text = _reference(goal), said_in(goal, "Name") or said_in(goal, "Description")
        if ref or text or not _is_frame(goal):
            self.add((f"## Goal {ref}: {text}" if ref else f"## Goal: {text}",), goal, loose=True)
        for child in children(goal):
            if name_of(child) == "Objective":
                self._objective(child)
            elif name_of(child) not in _OF_GOAL:
                self.set_aside(child)

    def _objective(self, element: Any) -> None:
        if not _is_frame(element):
            self.head(HEAD, element)
            if not (said_in(element, "Name") or said_in(element, "Description")):
                self._wordless.append(len(self.rows) + 1)
            self.add(_objective(element), element)
        for one in children(element):
            if is_step(one):
                self.head(STEPS, element)
                self.add(step_cells(one), one)

    def remarks(self) -> tuple[Remark, ...]:
        """What is told of rows that state no commitment."""
        message = "What is said of the plan or of a goal as a whole stands in no row."
        said = " | ".join(dict.fromkeys(self.rows[number - 1].cells[0].partition(":")[0] for number in self._aside))
        aside = Remark(tuple(self._aside), "stray-text", "about-the-plan", message, said)
        message = "An objective has no name and no description."
        empty = Remark(tuple(self._wordless), "stray-text", "objective-without-words", message)
        return tuple(one for one in (aside, empty) if one.rows)


def _root(content: bytes, path: Path) -> Any:
    etree = library("lxml.etree", "lxml", path)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        why = str(error.msg or "it is empty").partition(", line")[0]
        raise SourceError(f"the XML cannot be read: {why}", path=path, line=error.lineno or 1) from None
    if next(root.iter(etree.Entity), None) is not None:
        raise SourceError("the XML uses entities of its own, which are not resolved: write them out", path=path)
    if name_of(root) not in ROOTS:
        raise SourceError(
            f"this XML is no StratML: it begins with <{name_of(root)[:60]}>, not with <PerformancePlanOrReport> or "
            "<StrategicPlan>",
            path=path,
        )
    return root


def _beside_goals(root: Any) -> Iterator[Any]:
    for child in children(root):
        if name_of(child) == "StrategicPlanCore":
            yield from (one for one in children(child) if name_of(one) != "Goal")
        else:
            yield child


def _objective(element: Any) -> tuple[str, ...]:
    """The cells of an objective, in the order of the head."""
    persons, bodies, others = _stakeholders(element)
    name, description = said_in(element, "Name"), said_in(element, "Description")
    indicators = [
        _indicator(one) for one in children(element) if name_of(one) == "PerformanceIndicator" and not is_step(one)
    ]
    more = [told for one in children(element) if name_of(one) not in _OF_OBJECTIVE and (told := _told(one))]
    more += _attributes(element)
    return (
        _reference(element),
        name or description,
        "; ".join(persons),
        "; ".join(bodies),
        said_in(element, "StartDate"),
        said_in(element, "EndDate"),
        said_in(element, "Identifier"),
        description if name else "",
        "; ".join(others),
        "; ".join(indicators),
        "; ".join(one.removeprefix("OtherInformation: ") for one in more),
    )


def _is_frame(element: Any) -> bool:
    """Whether a goal or an objective has no words of its own and only holds others together."""
    said = [child for child in children(element) if _told(child)]
    return bool(said) and all(name_of(one) == "Objective" or is_step(one) or is_measure(one) for one in said)


def _reference(element: Any) -> str:
    return said_in(element, "SequenceIndicator") or said_in(element, "Identifier")


def _stakeholders(element: Any) -> tuple[list[str], list[str], list[str]]:
    """The persons and the bodies that perform, and in words whatever else is said of stakeholders."""
    persons: list[str] = []
    bodies: list[str] = []
    others: list[str] = []
    for one in children(element):
        if name_of(one) == "Stakeholder":
            name, person, performs, said = _stakeholder(one)
            if performs:
                (persons if person else bodies).append(name)
            if not performs or said:
                others.append(f"{name} ({', '.join(said)})" if said else name)
    return persons, bodies, [text for text in others if text]


def _stakeholder(element: Any) -> tuple[str, bool, bool, list[str]]:
    """A stakeholder: name, whether it is a person, whether it performs, and what else is said of it, in words."""
    name, kind = said_in(element, "Name"), (attribute(element, "StakeholderTypeType") or "Person").casefold()
    roles = [role for role in children(element) if name_of(role) == "Role"]
    types = {plain(found).casefold() for role in roles for found in role.iter("{*}RoleType")}
    performs = bool(name) and "performer" in types
    said = [_told(role) for role in roles if not performs or said_in(role, "Name") or len(types) > 1]
    said += [text for text in (said_in(element, "Description"),) if text]
    return name, kind == "person", performs, said


def _indicator(element: Any) -> str:
    """A performance indicator in words: what is measured, in which unit, and its targets and results."""
    unit = said_in(element, "UnitOfMeasurement")
    told = said_in(element, "MeasurementDimension") + (f" ({unit})" if unit else "")
    results = []
    for one in element.iter("{*}TargetResult", "{*}ActualResult"):
        days = " to ".join(day for day in (said_in(one, "StartDate"), said_in(one, "EndDate")) if day)
        value = " ".join(
            text for child in children(one) if name_of(child) not in ("StartDate", "EndDate") and (text := plain(child))
        )
        kind = "target" if name_of(one) == "TargetResult" else "actual"
        if value or days:
            results.append(" ".join(part for part in (kind, days + ":" if days else "", value) if part))
    more = [_told(one) for one in children(element) if name_of(one) not in _OF_INDICATOR] + _attributes(element)
    return ", ".join(part for part in (told, *results, *more) if part)


_OF_INDICATOR = frozenset({"MeasurementDimension", "UnitOfMeasurement", "MeasurementInstance"})


def _told(element: Any) -> str:
    """An element in words: its name, and those of the elements in it that say something."""
    inner = list(children(element))
    said = " ".join(filter(None, map(_told, inner))) if inner else plain(element)
    said = ", ".join(filter(None, (said, *_attributes(element))))
    return f"{name_of(element)}: {said}" if said else ""


def _attributes(element: Any) -> list[str]:
    """The attributes of an element in words, those left out that only help to check it against a schema."""
    found = ((key, value.strip()) for key, value in element.items() if not key.startswith(f"{{{_FOR_SCHEMAS}}}"))
    return [f"{key.rpartition('}')[2]} {value}" for key, value in found if value]


_FOR_SCHEMAS = "http://www.w3.org/2001/XMLSchema-instance"
