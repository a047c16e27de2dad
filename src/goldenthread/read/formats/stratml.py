"""Plans in StratML (ISO 17469-1 ``StrategicPlan``, 17469-2 ``PerformancePlanOrReport``): each objective a row.

Elements are known by their names alone, since drafts and editions of the standard differ in their namespace.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from goldenthread.errors import SourceError
from goldenthread.read.formats.source_rows import FormatOptions, Remark, Source, SourceRow, library

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
    at = _addresses(root)
    rows: list[SourceRow] = []
    aside: list[int] = []
    wordless: list[int] = []

    def placed(cells: tuple[str, ...], element: Any, table: int = 0, furniture: str = "") -> SourceRow:
        return SourceRow(cells, f"xpath={at[element]}", table, furniture=furniture, selector=_by_names(at[element]))

    def set_aside(element: Any) -> None:
        if text := _told(element):
            aside.append(len(rows) + 1)
            rows.append(placed((text,), element, furniture="about the plan"))

    goals = [goal for goal in root.iter("{*}Goal") if _name(goal.getparent()) == "StrategicPlanCore"]
    if not goals:
        raise SourceError("this StratML document states no goal", path=path)
    for element in _beside_goals(root):
        set_aside(element)
    rows.append(placed(HEAD, goals[0].getparent(), 1))
    for goal in goals:
        ref, text = _reference(goal), _text(goal, "Name") or _text(goal, "Description")
        rows.append(placed((f"## Goal {ref}: {text}" if ref else f"## Goal: {text}",), goal))
        for child in _children(goal):
            if _name(child) == "Objective":
                if not (_text(child, "Name") or _text(child, "Description")):
                    wordless.append(len(rows) + 1)
                rows.append(placed(_objective(child), child, 1))
            elif _name(child) not in _OF_GOAL:
                set_aside(child)
    message = "What is said of the plan or of a goal as a whole stands in no row."
    said = " | ".join(dict.fromkeys(rows[number - 1].cells[0].partition(":")[0] for number in aside))
    remark = Remark(tuple(aside), "stray-text", "about-the-plan", message, said)
    empty = Remark(
        tuple(wordless), "stray-text", "objective-without-words", "An objective has no name and no description."
    )
    return Source("stratml", tuple(rows), tuple(one for one in (remark, empty) if one.rows))


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
    if _name(root) not in ROOTS:
        raise SourceError(
            f"this XML is no StratML: it begins with <{_name(root)[:60]}>, not with <PerformancePlanOrReport> or "
            "<StrategicPlan>",
            path=path,
        )
    return root


def _beside_goals(root: Any) -> Iterator[Any]:
    for child in _children(root):
        if _name(child) == "StrategicPlanCore":
            yield from (one for one in _children(child) if _name(one) != "Goal")
        else:
            yield child


def _objective(element: Any) -> tuple[str, ...]:
    """The cells of an objective, in the order of the head."""
    persons, bodies, others = _stakeholders(element)
    name, description = _text(element, "Name"), _text(element, "Description")
    indicators = [_indicator(one) for one in _children(element) if _name(one) == "PerformanceIndicator"]
    more = [told for one in _children(element) if _name(one) not in _OF_OBJECTIVE and (told := _told(one))]
    more += _attributes(element)
    return (
        _reference(element),
        name or description,
        "; ".join(persons),
        "; ".join(bodies),
        _text(element, "StartDate"),
        _text(element, "EndDate"),
        _text(element, "Identifier"),
        description if name else "",
        "; ".join(others),
        "; ".join(indicators),
        "; ".join(one.removeprefix("OtherInformation: ") for one in more),
    )


def _reference(element: Any) -> str:
    return _text(element, "SequenceIndicator") or _text(element, "Identifier")


def _stakeholders(element: Any) -> tuple[list[str], list[str], list[str]]:
    """The persons and the bodies that perform, and in words whatever else is said of stakeholders."""
    persons: list[str] = []
    bodies: list[str] = []
    others: list[str] = []
    for one in _children(element):
        if _name(one) == "Stakeholder":
            name, person, performs, said = _stakeholder(one)
            if performs:
                (persons if person else bodies).append(name)
            if not performs or said:
                others.append(f"{name} ({', '.join(said)})" if said else name)
    return persons, bodies, [text for text in others if text]


def _stakeholder(element: Any) -> tuple[str, bool, bool, list[str]]:
    """A stakeholder: name, whether it is a person, whether it performs, and what else is said of it, in words."""
    name, kind = _text(element, "Name"), (_attribute(element, "StakeholderTypeType") or "Person").casefold()
    roles = [role for role in _children(element) if _name(role) == "Role"]
    types = {_plain(found).casefold() for role in roles for found in role.iter("{*}RoleType")}
    performs = bool(name) and "performer" in types
    said = [_told(role) for role in roles if not performs or _text(role, "Name") or len(types) > 1]
    said += [text for text in (_text(element, "Description"),) if text]
    return name, kind == "person", performs, said


def _indicator(element: Any) -> str:
    """A performance indicator in words: what is measured, in which unit, and its targets and results."""
    unit = _text(element, "UnitOfMeasurement")
    told = _text(element, "MeasurementDimension") + (f" ({unit})" if unit else "")
    results = []
    for one in element.iter("{*}TargetResult", "{*}ActualResult"):
        days = " to ".join(day for day in (_text(one, "StartDate"), _text(one, "EndDate")) if day)
        value = " ".join(
            text for child in _children(one) if _name(child) not in ("StartDate", "EndDate") and (text := _plain(child))
        )
        kind = "target" if _name(one) == "TargetResult" else "actual"
        if value or days:
            results.append(" ".join(part for part in (kind, days + ":" if days else "", value) if part))
    more = [_told(one) for one in _children(element) if _name(one) not in _OF_INDICATOR] + _attributes(element)
    return ", ".join(part for part in (told, *results, *more) if part)


_OF_INDICATOR = frozenset({"MeasurementDimension", "UnitOfMeasurement", "MeasurementInstance"})


def _told(element: Any) -> str:
    """An element in words: its name, and those of the elements in it that say something."""
    inner = list(_children(element))
    said = " ".join(filter(None, map(_told, inner))) if inner else _plain(element)
    said = ", ".join(filter(None, (said, *_attributes(element))))
    return f"{_name(element)}: {said}" if said else ""


def _attributes(element: Any) -> list[str]:
    """The attributes of an element in words, those left out that only help to check it against a schema."""
    found = ((key, value.strip()) for key, value in element.items() if not key.startswith(f"{{{_FOR_SCHEMAS}}}"))
    return [f"{key.rpartition('}')[2]} {value}" for key, value in found if value]


_FOR_SCHEMAS = "http://www.w3.org/2001/XMLSchema-instance"


def _children(element: Any) -> Iterator[Any]:
    return (child for child in element if isinstance(child.tag, str))


def _name(element: Any) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def _plain(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def _text(element: Any, name: str) -> str:
    """What the first child of that name says."""
    return next((_plain(child) for child in _children(element) if _name(child) == name), "")


def _attribute(element: Any, name: str) -> str:
    return next((value.strip() for key, value in element.items() if key.rpartition("}")[2] == name), "")


def _addresses(root: Any) -> dict[Any, str]:
    """The path of each element by names without namespaces, numbered where several of one name stand side by side."""
    paths = {root: f"/{_name(root)}"}
    for parent in root.iter("*"):
        names = Counter(map(_name, _children(parent)))
        seen: Counter[str] = Counter()
        for child in _children(parent):
            name = _name(child)
            seen[name] += 1
            paths[child] = f"{paths[parent]}/{name}[{seen[name]}]" if names[name] > 1 else f"{paths[parent]}/{name}"
    return paths


def _by_names(path: str) -> str:
    """A path of names without namespaces as XPath 1.0 says it, whatever the namespace of the document.

    >>> _by_names("/StrategicPlan/Goal[2]")
    "/*[local-name()='StrategicPlan']/*[local-name()='Goal'][2]"
    """
    return re.sub(r"/([^/\[]+)", r"/*[local-name()='\1']", path)
