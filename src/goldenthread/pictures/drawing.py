"""The few shapes that pictures are drawn with, as SVG 2 text that comes out the same every time.

Colours are classes (``pictures.css``), so that dark mode and print change them; no style stands in the markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NewType

from goldenthread.pictures.lettering import Lines, clean, escape, wrap

Svg = NewType("Svg", str)
"""Markup that is safe to show: only this module makes it, from escaped text."""

BOLD = 14.5
"""The size at which bold text of the usual size is measured: it runs wider."""

LEADING = 16.0
"""From one line of text to the next, in units of the picture."""

_IDENT = re.compile(r"[A-Za-z][\w-]*", re.ASCII)


def number(value: float) -> str:
    """A coordinate with at most one decimal.

    >>> number(3.0), number(-0.04), number(2.25), number(1 / 3)
    ('3', '0', '2.2', '0.3')
    """
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def element(name: str, *children: Svg, **attributes: str | float) -> Svg:
    """An element; ``class_`` is written as ``class``, ``text_anchor`` as ``text-anchor``, empty values are left out.

    >>> element("path", d="M0 0h2", class_="thin")
    '<path d="M0 0h2" class="thin"/>'
    """
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{number(value) if isinstance(value, int | float) else escape(value)}"'
        for key, value in attributes.items()
        if value != ""
    )
    body = "".join(children)
    return Svg(f"<{name}{written}>{body}</{name}>" if body else f"<{name}{written}/>")


def words(text: str) -> Svg:
    """Text as markup."""
    return Svg(escape(clean(text)))


def group(children: Iterable[Svg], **attributes: str | float) -> Svg:
    """Several shapes as one; nothing where there are none."""
    kept = [child for child in children if child]
    return element("g", *kept, **attributes) if kept else Svg("")


def line(x1: float, y1: float, x2: float, y2: float, class_: str = "thin") -> Svg:
    """A straight line."""
    return element("path", d=f"M{number(x1)} {number(y1)}L{number(x2)} {number(y2)}", class_=class_)


def arrow_head(x: float, y: float, rightwards: bool = True) -> Svg:
    """The head of an arrow whose point is at ``x``, ``y``."""
    back = -7 if rightwards else 7
    return element("path", d=f"M{number(x + back)} {number(y - 5)}L{number(x)} {number(y)}l{back} 5", class_="stroke")


def rectangle(x: float, y: float, wide: float, high: float, class_: str, fill: str = "") -> Svg:
    """A rectangle; ``fill`` may name a pattern of the picture."""
    return element("rect", x=x, y=y, width=wide, height=high, class_=class_, fill=fill)


def lettering(x: float, y: float, text: Lines | str, class_: str = "", anchor: str = "") -> Svg:
    """Lines of text, the first on the base line ``y``; the whole text is a tooltip where something was cut."""
    lines = Lines((clean(text),)) if isinstance(text, str) else text
    if not any(lines.shown):
        return Svg("")
    whole = [element("title", words(lines.whole))] if lines.whole else []
    shown = (
        [words(lines.shown[0])]
        if len(lines.shown) == 1
        else [element("tspan", words(part), x=x, y=y + LEADING * at) for at, part in enumerate(lines.shown)]
    )
    return element("text", *whole, *shown, x=x, y=y, class_=class_, text_anchor=anchor)


def canvas(ident: str, wide: float, high: float, title: str, description: str, shapes: Iterable[Svg]) -> str:
    """A whole picture, with its title and description for those who do not see it.

    Args:
        ident: an id that no other picture of the page has; the ids within begin with it.
        wide: units of the picture, which are CSS pixels at its natural size.
        high: the same.
        title: what it shows.
        description: what there is to see.
        shapes: what is drawn.

    Raises:
        ValueError: the ident is none.
    """
    if not _IDENT.fullmatch(ident):
        raise ValueError(f"'{ident[:40]}' cannot name a picture: a letter, then letters, digits, - and _")
    named = element("title", words(title), id=f"{ident}-t")
    described = element("desc", words(description), id=f"{ident}-d")
    size = f'viewBox="0 0 {number(wide)} {number(high)}" width="{number(wide)}" height="{number(high)}"'
    named_by = f'role="img" aria-labelledby="{ident}-t {ident}-d"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" class="picture" id="{ident}" {size} {named_by}>'
    return "\n".join([head, named, described, *(shape for shape in shapes if shape), "</svg>\n"])


@lru_cache(maxsize=256)  # the pictures of a council have the same columns, thousands of times
def column_head(x: float, y: float, room: float, label: str, note: str) -> Svg:
    """The head of a column, centred: its label, and under it up to two lines of note."""
    head = wrap(label, room, 2, BOLD)
    below = y + LEADING * len(head.shown)
    return group(
        (
            lettering(x, y, head, "strong", "middle"),
            lettering(x, below, wrap(note, room, 2, 12.0), "soft", "middle"),
        )
    )
