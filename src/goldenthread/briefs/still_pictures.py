"""A drawing of the site on its own, as printers take it: its style sheet within, and colours in place of variables."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

TYPEFACE = "Libertinus Serif"
"""What the lettering is set in: the typeface of the PDF, which brings it along."""
_VARIABLE = re.compile(r"(--p-[\w-]+): var\(--[\w-]+, (#[0-9a-f]+)\)")
_RULE = re.compile(r"^(\.picture[^{@]*)\{([^}]*)\}", re.MULTILINE)
_FONT = re.compile(r"font: (\d+px)[^;]*;")
_ONLY_ON_SCREEN = re.compile(r"\s*(?:direction|unicode-bidi|display|max-width|height|overflow):[^;]*;")


def standalone(svg: str) -> str:
    """A drawing of :mod:`goldenthread.pictures` that needs no page around it."""
    start = svg.index(">", svg.index("<svg")) + 1
    return f"{svg[:start]}<style>{_sheet()}</style>{svg[start:]}"


@cache
def _sheet() -> str:
    """The rules of ``pictures.css`` for drawings, those of the screen left out."""
    given = (files("goldenthread.site") / "assets" / "pictures.css").read_text(encoding="utf-8")
    colours = {name: "#ffffff" if name == "--p-paper" else colour for name, colour in _VARIABLE.findall(given)}
    rules = []
    for selector, body in _RULE.findall(given):
        said = _FONT.sub(rf"font-size: \1; font-family: '{TYPEFACE}';", _VARIABLE.sub("", body))
        said = re.sub(r"var\((--p-[\w-]+)\)", lambda found: colours[found[1]], said)
        said = _ONLY_ON_SCREEN.sub("", f" {said.strip(' ;')};").strip(" ;")
        if said:
            rules.append(f"{selector.strip()} {{ {said} }}")
    return "\n".join(rules)
