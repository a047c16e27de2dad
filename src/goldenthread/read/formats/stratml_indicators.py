"""Performance indicators of StratML: a qualitative one is a milestone, a quantitative one a measure with its values."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from goldenthread.model import Origin, ValueKind
from goldenthread.read.formats.xml_elements import attribute, children, name_of, plain, said_in

QUALITATIVE, QUANTITATIVE = "qualitative", "quantitative"
STATUS = "Status"
"""The name of the descriptor that gives a status."""
VALUE_CELLS = 5
"""Cells of a value: kind, period, where it is printed, as printed or counted, basis."""
_KINDS = {"TargetResult": ValueKind.TARGET, "ActualResult": ValueKind.ACTUAL}
_VALUE_KINDS, _ORIGINS = frozenset(ValueKind), frozenset(("", *Origin))
_PARTS = " | "


def is_step(element: Any) -> bool:
    """Whether an element is a qualitative indicator: a step that is reached or not."""
    return _is_indicator(element, QUALITATIVE)


def is_measure(element: Any) -> bool:
    """Whether an element is a quantitative indicator that says what it measures."""
    return _is_indicator(element, QUANTITATIVE) and bool(said_in(element, "MeasurementDimension"))


def step_cells(element: Any) -> tuple[str, ...]:
    """A qualitative indicator as a row: the end of its target is when it is due, its actual result what is reported."""
    due, status, percent, comment, more = [], "", "", [], []
    for result in _results(element):
        end, number = said_in(result, "EndDate"), said_in(result, "NumberOfUnits")
        descriptor = _child(result, "Descriptor")
        name, value = said_in(descriptor, "DescriptorName"), said_in(descriptor, "DescriptorValue")
        description = said_in(result, "Description")
        if name_of(result) == "TargetResult":
            due += [end] if end else []
            more += [part for part in (number, name, value, description) if part]
        else:
            status, percent = value if name == STATUS else status, number or percent
            comment += [description] if description else []
            more += [part for part in (end, *(() if name == STATUS else (name, value))) if part]
    more += [text for text in (said_in(element, "UnitOfMeasurement"), said_in(element, "OtherInformation")) if text]
    return (
        said_in(element, "SequenceIndicator"),
        said_in(element, "MeasurementDimension"),
        "; ".join(due),
        status,
        percent,
        " ".join(comment),
        "; ".join(more),
    )


def measure_cells(element: Any) -> tuple[str, ...]:
    """A quantitative indicator as a row: name, unit, commentary, and five cells for each value."""
    cells = [said_in(element, one) for one in ("MeasurementDimension", "UnitOfMeasurement", "OtherInformation")]
    for result in _results(element):
        descriptor = _child(result, "Descriptor")
        named = said_in(descriptor, "DescriptorName")
        printed, number = said_in(descriptor, "DescriptorValue"), said_in(result, "NumberOfUnits")
        kind, period, origin = _parts_of(named) or ("", named, "")
        days = " to ".join(day for day in (said_in(result, "StartDate"), said_in(result, "EndDate")) if day)
        shown = printed or number
        counted = f"{shown}{_PARTS}{number}" if number and number != shown else shown
        cells += [kind or _KINDS[name_of(result)], period or days, origin, counted, said_in(result, "Description")]
    return tuple(cells)


def _parts_of(named: str) -> tuple[str, str, str] | None:
    """Kind, period and place of printing, where the name of a value is these three; none of a name of other words.

    >>> _parts_of("target | 2031/32 | chart"), _parts_of("Boats | 2031/32 | north"), _parts_of("Boats")
    (('target', '2031/32', 'chart'), None, None)
    """
    parts = named.split(_PARTS) if named.count(_PARTS) == 2 else ["", "", ""]
    kind, period, origin = map(str.strip, parts)
    return (kind, period, origin) if kind in _VALUE_KINDS and origin in _ORIGINS else None


def _is_indicator(element: Any, kind: str) -> bool:
    """Whether an element is an indicator of a kind that says something, be it only what is reported of it."""
    if name_of(element) != "PerformanceIndicator" or not plain(element):
        return False
    return attribute(element, "PerformanceIndicatorType").casefold() == kind


def _results(element: Any) -> Iterator[Any]:
    return (one for one in element.iter("{*}TargetResult", "{*}ActualResult") if isinstance(one.tag, str))


def _child(element: Any, name: str) -> Any:
    return next((one for one in children(element) if name_of(one) == name), ())
