"""StratML Part 2 (ISO 17469-2): each plan and report as a document, by the mapping of ``docs/neighbours.md``.

The reader of StratML (``goldenthread.read.formats.stratml``) reads it by the same rule: the same activities, milestones
and measures come back.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as Xml

from goldenthread.export.exported_rows import Row
from goldenthread.export.neighbour_files import STRATML
from goldenthread.export.plan_rows import PlanRows, edition_of
from goldenthread.export.xml_text import xml_text
from goldenthread.iris import segment

NAMESPACE = "urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport"
_PLAN, _REPORT = "Performance_Plan", "Performance_Report"
_TARGETS = ("target", "minimum")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")
_NOT_IN_A_NAME = re.compile(r"[^A-Za-z0-9._-]")


def write(dataset: Path, folder: Path) -> list[str]:
    """Writes a file for each document.

    Args:
        dataset: the built dataset.
        folder: where to write.
    """
    rows = PlanRows.read(dataset)
    names = []
    for edition in rows.editions:
        body, label, kind = edition["edition"].split("/")[-3:]
        name = f"{STRATML}{segment(body)}-{segment(label)}-{segment(kind)}.xml"
        root = _Plan(rows, edition).element()
        Xml.indent(root, space=" ")
        text = Xml.tostring(root, encoding="unicode")
        (folder / name).write_text(f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n', encoding="utf-8", newline="")
        names.append(name)
    return sorted(names)


@dataclass(frozen=True, slots=True)
class _Held:
    """The rows of one document by what they stand under.

    Attributes:
        headings: by IRI, in document order.
        below: the activities of each heading; of none under an empty name.
        steps: the milestones of each activity.
        lost: the milestones of no activity.
        measures: the performance measures.
        parents: the headings that have others below them.
    """

    headings: dict[str, Row]
    below: defaultdict[str, list[Row]]
    steps: defaultdict[str, list[Row]]
    lost: list[Row]
    measures: list[Row]
    parents: frozenset[str]

    @classmethod
    def of(cls, rows: PlanRows, edition: str) -> _Held:
        """What a document holds."""

        def mine(some: Iterable[Row]) -> list[Row]:
            return [row for row in some if edition_of(row["id"]) == edition]

        headings = {row["id"]: row for row in mine(rows.headings)}
        below: defaultdict[str, list[Row]] = defaultdict(list)
        steps: defaultdict[str, list[Row]] = defaultdict(list)
        commitments = mine(rows.commitments)
        activities = {row["id"] for row in commitments if row["kind"] == "activity"}
        lost = []
        for row in commitments:
            parent = row.get("parent", "")
            if row["kind"] == "activity":
                below[parent if parent in headings else ""].append(row)
            elif parent in activities:
                steps[parent].append(row)
            else:
                lost.append(row)
        parents = frozenset(row.get("parent", "") for row in headings.values())
        return cls(headings, below, steps, lost, mine(rows.measures), parents)

    def is_goal(self, heading: Row) -> bool:
        """Whether a heading has activities, or nothing below it."""
        return bool(self.below[heading["id"]]) or heading["id"] not in self.parents

    def above(self, heading: Row) -> list[str]:
        """The words of the headings above one, the highest first."""
        found: list[str] = []
        seen: set[str] = set()
        parent = heading.get("parent", "")
        while parent in self.headings and parent not in seen:
            seen.add(parent)
            found.insert(0, self.headings[parent].get("text", ""))
            parent = self.headings[parent].get("parent", "")
        return found


@dataclass(frozen=True, slots=True)
class _Plan:
    """One document on its way into elements."""

    rows: PlanRows
    edition: Row

    def element(self) -> Xml.Element:
        """The whole document, its elements in the order of the schema."""
        edition = self.edition
        kind = _REPORT if edition["edition"].rpartition("/")[2].endswith("report") else _PLAN
        root = Xml.Element("PerformancePlanOrReport", {"xmlns": NAMESPACE, "Type": kind})
        _put(root, "Name", edition["title"])
        _add(root, "Description", edition.get("note", ""))
        _add(root, "OtherInformation", edition["edition"])
        core = _new(root, "StrategicPlanCore")
        organisation = _new(core, "Organization")
        _add(organisation, "Name", edition.get("body_name") or edition.get("body", ""))
        self._goals(core)
        about = _new(root, "AdministrativeInformation")
        _add(about, "StartDate", edition.get("start", ""))
        _add(about, "EndDate", edition.get("end", ""))
        _add(about, "Source", edition["edition"])
        return root

    def _goals(self, core: Xml.Element) -> None:
        held = _Held.of(self.rows, self.edition["edition"])
        if held.below[""] or held.lost or held.measures or not held.headings:
            goal = self._goal(core, "", "")
            self._objectives(goal, held, "")
            if held.lost or held.measures:
                objective = _new(goal, "Objective")
                for step in held.lost:
                    self._milestone(objective, step)
                for measure in held.measures:
                    self._measure(objective, measure)
        for row in held.headings.values():
            if held.is_goal(row):
                goal = self._goal(core, row.get("text", ""), " > ".join(held.above(row)))
                self._reference(goal, row)
                self._objectives(goal, held, row["id"])

    @staticmethod
    def _goal(core: Xml.Element, name: str, description: str) -> Xml.Element:
        goal = _new(core, "Goal")
        _put(goal, "Name", name)
        _put(goal, "Description", description)
        return goal

    def _objectives(self, goal: Xml.Element, held: _Held, heading: str) -> None:
        for activity in held.below[heading]:
            self._objective(goal, activity, held.steps[activity["id"]])

    def _reference(self, element: Xml.Element, row: Row) -> None:
        """The identifier and the printed reference; without one no identifier, which would be read for it."""
        if ref := row.get("ref", ""):
            _add(element, "Identifier", _identifier(row["id"], self.edition["edition"]))
            _add(element, "SequenceIndicator", ref)

    def _objective(self, goal: Xml.Element, row: Row, steps: Iterable[Row]) -> None:
        objective = _new(goal, "Objective")
        _put(objective, "Name", row.get("text", ""))
        self._reference(objective, row)
        cell = self.rows.cell
        for name in cell("commitments", row["id"], "officers"):
            _stakeholder(objective, name, "Person", "Lead officer", "Performer")
        for name in cell("commitments", row["id"], "directorates"):
            _stakeholder(objective, name, "Organization", "Directorate", "Performer")
        for name in cell("commitments", row["id"], "lead_members"):
            _stakeholder(objective, name, "Person", "Lead member", "")
        _add(objective, "OtherInformation", self._said(row))
        for step in steps:
            self._milestone(objective, step)

    def _milestone(self, objective: Xml.Element, row: Row) -> None:
        indicator = _new(objective, "PerformanceIndicator", PerformanceIndicatorType="Qualitative")
        _add(indicator, "SequenceIndicator", row.get("ref", ""))
        _put(indicator, "MeasurementDimension", row.get("text", ""))
        _new(indicator, "UnitOfMeasurement")
        if row.get("ref"):
            _add(indicator, "Identifier", _identifier(row["id"], self.edition["edition"]))
        deadlines = self.rows.cell("commitments", row["id"], "deadlines")
        reported = any(row.get(name) for name in ("status_printed", "percent", "comment", "rag"))
        instance = _new(indicator, "MeasurementInstance")
        for day in deadlines:
            target = _new(instance, "TargetResult")
            _add(target, "EndDate", day)
        if reported:
            actual = _new(instance, "ActualResult")
            _add(actual, "NumberOfUnits", _number(row.get("percent", "")))
            if row.get("status_printed"):
                descriptor = _new(actual, "Descriptor")
                _add(descriptor, "DescriptorName", "Status")
                _add(descriptor, "DescriptorValue", row["status_printed"])
            _add(actual, "Description", row.get("comment", ""))
        officers = self.rows.cell("commitments", row["id"], "officers")
        _add(indicator, "OtherInformation", "; ".join(officers))

    def _measure(self, objective: Xml.Element, row: Row) -> None:
        indicator = _new(objective, "PerformanceIndicator", PerformanceIndicatorType="Quantitative")
        _put(indicator, "MeasurementDimension", row.get("name", ""))
        _put(indicator, "UnitOfMeasurement", row.get("unit", ""))
        values = self.rows.values.get(row["id"], ())
        for value in values:
            instance = _new(indicator, "MeasurementInstance")
            kind = value.get("kind", "")
            result = _new(instance, "TargetResult" if kind in _TARGETS else "ActualResult")
            _add(result, "NumberOfUnits", _number(value.get("value", "")))
            descriptor = _new(result, "Descriptor")
            _add(descriptor, "DescriptorName", " | ".join((kind, value.get("period", ""), value.get("origin", ""))))
            _add(descriptor, "DescriptorValue", value.get("printed", ""))
            _add(result, "Description", value.get("basis", ""))
        _add(indicator, "OtherInformation", row.get("commentary", ""))

    def _said(self, row: Row) -> str:
        """What an objective has no element for, in words."""
        deadlines = self.rows.cell("commitments", row["id"], "deadlines")
        named = {
            "Deadline": ", ".join(deadlines) or row.get("deadline_printed", ""),
            "Status": row.get("status_printed", ""),
            "Colour": row.get("rag", ""),
            "Percent": row.get("percent", ""),
            "Comment": row.get("comment", ""),
            "Address": row["id"],
        }
        return "; ".join(f"{name}: {value}" for name, value in named.items() if value)


def _stakeholder(parent: Xml.Element, name: str, kind: str, role: str, performs: str) -> None:
    stakeholder = _new(parent, "Stakeholder", StakeholderTypeType=kind)
    _put(stakeholder, "Name", name)
    one = _new(stakeholder, "Role")
    _put(one, "Name", "" if performs else role)
    _add(one, "RoleType", performs)


def _identifier(iri: str, edition: str) -> str:
    """An identifier that is one of its own in its document, as ``xsd:ID`` has it."""
    return "_" + _NOT_IN_A_NAME.sub("-", iri.removeprefix(edition).strip("/"))


def _number(text: str) -> str:
    return text if _NUMBER.fullmatch(text) else ""


def _new(parent: Xml.Element, name: str, **attributes: str) -> Xml.Element:
    """An element below another."""
    return Xml.SubElement(parent, name, attributes)


def _put(parent: Xml.Element, name: str, text: str) -> None:
    """An element with a text, which may be empty."""
    _new(parent, name).text = xml_text(text) or None


def _add(parent: Xml.Element, name: str, text: str) -> None:
    """An element with a text, where there is one."""
    if text:
        _put(parent, name, text)
