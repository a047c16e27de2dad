"""Text in pictures: made safe, measured, wrapped and cut, whatever a document prints."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice

_NOT_TEXT = re.compile("[^\t\n\r\u0020-\u007e\u00a0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]")
_NARROW = frozenset("iljIJtfr.,:;'|!()[]{}/\\ -")
_BROAD = frozenset("mwMW@%&—…")
ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Lines:
    """A text as lines that fit.

    Attributes:
        shown: the lines; the last one ends in an ellipsis where something was cut.
        whole: the text in full where something was cut, else empty.
    """

    shown: tuple[str, ...]
    whole: str = ""


def clean(text: str) -> str:
    r"""The text on one line, with what neither XML 1.0 (section 2.2) nor HTML allows made visible as U+FFFD.

    >>> clean("  two\n words\x00 ")
    'two words�'
    """
    return " ".join(_NOT_TEXT.sub("\ufffd", text).split())


def escape(text: str) -> str:
    """The text as character data or attribute value of XML.

    >>> escape('<b a="1">&')
    '&lt;b a=&quot;1&quot;&gt;&amp;'
    """
    for character, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        text = text.replace(character, entity)
    return text


def width(text: str, size: float = 13.0) -> float:
    """About how wide a text is, in the units of the picture, on the safe side of the usual system typefaces.

    >>> width("i") < width("n") < width("W") < width("漢")
    True
    """
    return size * sum(map(_advance, text))


@cache
def _advance(character: str) -> float:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0.0
    if unicodedata.east_asian_width(character) in ("W", "F"):
        return 1.05
    if character in _NARROW:
        return 0.37
    if character in _BROAD:
        return 0.96
    return 0.7 if character.isupper() else 0.61


@lru_cache(maxsize=4096)  # the same names and states stand in many pictures
def wrap(text: str, room: float, most: int = 2, size: float = 13.0) -> Lines:
    """A text in at most so many lines of a width; words longer than a line are broken, what does not fit is cut.

    >>> wrap("one two three", 45).shown
    ('one', 'two…')
    """
    text = clean(text)
    lines: list[str] = []
    rest = text
    while rest and len(lines) < most:
        line, rest = _first_line(rest, room, size)
        lines.append(line)
    if not rest:
        return Lines(tuple(lines))
    last = lines[-1]
    while last and width(last + ELLIPSIS, size) > room:
        last = last[:-1]
    return Lines((*lines[:-1], last.rstrip() + ELLIPSIS), text)


def _first_line(text: str, room: float, size: float) -> tuple[str, str]:
    used, fits = 0.0, 0
    for character in islice(text, 1000):
        used += size * _advance(character)
        if used > room and fits:
            break
        fits += 1
    if fits == len(text):
        return text, ""
    at = text.rfind(" ", 0, fits + 1)
    if at <= 0:
        return text[:fits], text[fits:].lstrip()
    return text[:at].rstrip(), text[at:].lstrip()
