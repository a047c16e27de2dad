"""Values of workbook cells as the texts that the workbook shows."""

from __future__ import annotations

import colorsys
import re
from datetime import date, datetime, time, timedelta

_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_COLOURS = ((20.0, "Red"), (65.0, "Amber"), (170.0, "Green"), (330.0, ""), (361.0, "Red"))
"""Hues in degrees, up to which a fill is that colour: yellow counts as amber, blue and violet as none."""


def cell_text(value: object, shown_as: str = "") -> str:
    """The text of a value under its number format: what the sheet shows, with dates in ISO 8601.

    A date that is shown without its day is a month (``2025-03``), and one without its month a year.

    >>> cell_text(0.95, "0%"), cell_text(1.1, "0.00"), cell_text(3.0), cell_text(datetime(2014, 3, 31))
    ('95%', '1.10', '3', '2014-03-31')
    >>> cell_text(datetime(2025, 3, 1), "mmm-yy"), cell_text(True), cell_text(None)
    ('2025-03', 'TRUE', '')
    """
    shown = _LITERAL.sub("", shown_as.split(";")[0]).lower()
    match value:
        case None:
            return ""
        case bool():
            return str(value).upper()
        case datetime() | date():
            return _date_text(value, shown)
        case time() | timedelta():
            return str(value)
        case int() | float():
            return _number_text(float(value), shown)
    return "\n".join(
        line.strip() for line in str(value).replace("\r\n", "\n").replace("_x000D_", "").split("\n")
    ).strip()


def _date_text(value: date, shown: str) -> str:
    letters = set(re.sub(r"[^a-z]", "", shown))
    if letters and letters <= set("ymq") and "y" in letters:
        return f"{value:%Y-%m}" if "m" in letters else f"{value:%Y}"
    day = value.date() if isinstance(value, datetime) else value
    clock = value.time() if isinstance(value, datetime) else time()
    return day.isoformat() if clock == time() else f"{day.isoformat()} {clock.isoformat('minutes')}"


def _number_text(value: float, shown: str) -> str:
    if "%" in shown:
        return f"{round(value * 100, 6):.10g}%"
    places = re.fullmatch(r"#?,?#*0(?:\.(0+))?", shown)
    if places and places.group(1):
        return f"{value:.{len(places.group(1))}f}"
    return f"{round(value, 10):.15g}"


def fill_word(rgb: str) -> str:
    """The colour of a rating that a fill stands for, by its hue; nothing for greys, blues and pale fills.

    >>> fill_word("92D050"), fill_word("FF0000"), fill_word("FFC000"), fill_word("DDDDDD"), fill_word("4472C4")
    ('Green', 'Red', 'Amber', '', '')
    """
    if not re.fullmatch(r"[0-9A-Fa-f]{6}", rgb):
        return ""
    red, green, blue = (int(rgb[place : place + 2], 16) / 255 for place in (0, 2, 4))
    hue, saturation, brightness = colorsys.rgb_to_hsv(red, green, blue)
    if saturation < 0.2 or brightness < 0.3:
        return ""
    return next(word for limit, word in _COLOURS if hue * 360 < limit)
