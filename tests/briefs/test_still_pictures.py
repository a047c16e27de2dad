"""A drawing on its own: its style sheet within, and nothing that only a page knows."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

from goldenthread.briefs.still_pictures import standalone
from tests.briefs.sample import picture


def test_it_brings_its_colours() -> None:
    svg = picture().svg
    root = ET.fromstring(svg)  # noqa: S314 - our own
    assert root[0].tag.endswith("style")
    sheet = root[0].text or ""
    assert "var(" not in sheet
    assert "--p-" not in sheet
    assert "@media" not in sheet
    assert re.search(r"\.picture \.reached \{ fill: #1d1d1b \}", sheet)
    assert re.search(r"\.picture \.ground \{ fill: #ffffff \}", sheet)
    assert "font-size: 13px; font-family: 'Libertinus Serif'" in sheet
    assert ".picture .thin.dotted" in sheet


def test_the_drawing_itself_is_as_it_was() -> None:
    svg = '<svg class="picture"><title>a > b</title></svg>'
    assert re.sub(r"<style>.*</style>", "", standalone(svg), flags=re.DOTALL) == svg
