"""Markup in the cells of an extraction, told by the names of its elements and never by the shape of angle brackets.

``<b>`` is markup; ``<target in Q1 and >target``, ``<TBC>`` and ``<https://...>`` are words of the text and stay.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from goldenthread.folding import UNSEEN

INLINE = frozenset([
    "b", "i", "u", "s", "sup", "sub", "del", "ins", "em", "strong", "span", "font", "small", "big", "strike",
    "tt", "mark",
])  # fmt: skip
"""Elements inside a word or a line (HTML, sections 4.5 and 4.7; the old ones section 16.2): they part no words."""
_BLOCK = frozenset([
    "p", "div", "br", "wbr", "hr", "ul", "ol", "li", "dl", "dt", "dd", "table", "caption", "colgroup", "col",
    "thead", "tbody", "tfoot", "tr", "th", "td", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre",
    "center", "img", "figure", "figcaption", "section", "article", "header", "footer", "nav", "html", "head",
    "body",
])  # fmt: skip
_WORDS = frozenset([
    "small", "big", "strike", "mark", "strong", "center", "figure", "figcaption", "section", "article",
    "header", "footer", "nav", "html", "head", "body", "del", "ins"
])  # fmt: skip
"""Names that are words too (``<figure>``): markup where both ends stand in the text, or an attribute tells."""
_LINK = frozenset({"a"})
"""Markup only with an attribute or as an end: ``<a>`` alone is a letter in brackets."""
_NAMES = INLINE | _BLOCK | _LINK

_VALUE = r"""\s*=\s*(?:"[^"<>]*"|'[^'<>]*'|[^\s"'<>=`]+)"""
_ATTRIBUTE = rf"\s+(?:(?:nowrap|noshade|compact|reversed|hidden)(?=[\s/>])|[a-z_:][\w:.-]*{_VALUE})"
_TAG = re.compile(
    rf"</(?P<end>{'|'.join(sorted(_NAMES, key=len, reverse=True))})\s*>"
    rf"|<(?P<name>{'|'.join(sorted(_NAMES, key=len, reverse=True))})(?P<attributes>(?:{_ATTRIBUTE})*)\s*/?>"
    rf"|</?(?:o|w|v|m|st1):[a-z][\w-]*(?:{_ATTRIBUTE})*\s*/?>"  # what word processors leave
    r"|<!--(?:(?!<!--).)*?-->|<!doctype\b[^<>]*>|<\?xml\b[^<>]*\?>",
    re.IGNORECASE | re.DOTALL,
)
TABLE = re.compile(rf"<table(?:{_ATTRIBUTE})*\s*>.*?(?:</table\s*>|$)", re.IGNORECASE | re.DOTALL)
"""A table in a cell, to its end or to that of the cell."""
PARAGRAPH = re.compile(rf"</?p(?:{_ATTRIBUTE})*\s*>", re.IGNORECASE)
"""Where a paragraph begins or ends."""
_ORDINAL = re.compile(r"(?<=\d)\s+(?=<sup>)", re.IGNORECASE)
_BEFORE_STOP = re.compile(r"(</(?:b|i|u)>)\s+(?=[.,;](?:\s|$))", re.IGNORECASE)
_BOLD = re.compile(r"(?<![\w*\\])\*\*(?=[^\s*])((?:[^*\\]|\\.|\*(?!\*))*?[^\s*\\]|[^\s*\\])\*\*(?![\w*])")
"""Strong emphasis around words (CommonMark, section 6.2), not inside one: ``2**4 and 3**2`` has none."""
_ONLY_MARKS = re.compile(r"\s*\*\*(?:\s*\*\*)*\s*")
_ESCAPED = re.compile(r"\\([*_#\[\]])")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});", re.IGNORECASE)
_MARKED = re.compile(r"[<&*\\]")
_STRUCK = re.compile(r"(?<![~\\])~~(?=[^\s~])(.+?)(?<=[^\s~])~~(?!~)", re.DOTALL)
"""Words struck out between pairs of tildes (GitHub Flavored Markdown, section 6.5); three or more are a rule."""


def in_force(text: str) -> tuple[str, str]:
    """What of a cell is in force, and what is struck out between pairs of tildes.

    >>> in_force("~~31/03/2031~~ 30/06/2031"), in_force("~~~~ about ~~300 to 400")
    (('30/06/2031', '31/03/2031'), ('~~~~ about ~~300 to 400', ''))
    """
    if "~~" not in text:
        return text, ""
    struck = _STRUCK.findall(text)
    return (" ".join(_STRUCK.sub(" ", text).split()), " ".join(struck)) if struck else (text, "")


def unmarked(raw: str) -> str:
    r"""A text without tags, entities and emphasis marks; blanks are left as they fall.

    Inline tags vanish with the blank that the extraction set beside them (``1 <sup>st</sup>`` is one word); block tags
    part words.

    >>> unmarked("<b>Keep</b> it <below 5% and >1%, 2**4 <TBC> <a@b.example> <br/>R&amp;D")
    'Keep it <below 5% and >1%, 2**4 <TBC> <a@b.example>  R&D'
    >>> unmarked("**Bold words**, 5 A\\*- C, **torn"), unmarked("<a>, <figure>, <small>one</small> <b in Q1 and c>")
    ('Bold words, 5 A*- C, **torn', '<a>, <figure>, one <b in Q1 and c>')
    """
    if not _MARKED.search(raw):  # most cells are plain
        return raw
    text = _BEFORE_STOP.sub(r"\1", _ORDINAL.sub("", raw))
    text = _without_tags(text)
    text = "" if _ONLY_MARKS.fullmatch(text) else _BOLD.sub(r"\1", text)
    text = _ESCAPED.sub(r"\1", text)
    return _ENTITY.sub(_character, text)


def only_tags(raw: str) -> str:
    """A text for a parser of HTML, in which only tags that are markup by their name are any; it gives the rest back.

    >>> only_tags("<td>wait <4 weeks</td><td><TBC> R&amp;D</td>")
    '<td>wait &lt;4 weeks</td><td>&lt;TBC> R&amp;amp;D</td>'
    """
    out: list[str] = []
    place = 0
    for match in _tags(raw):
        out += [_escaped(raw[place : match.start()]), match.group()]
        place = match.end()
    return "".join([*out, _escaped(raw[place:])])


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _tags(raw: str) -> Iterator[re.Match[str]]:
    """The tags of a text."""
    found = list(_TAG.finditer(raw))
    both = {_name(one) for one in found if one["name"]} & {_name(one) for one in found if one["end"]}
    for match in found:
        name = _name(match)
        if match["attributes"] or name not in _WORDS | _LINK or name in both or (name in _LINK and match["end"]):
            yield match


def _name(match: re.Match[str]) -> str:
    return (match["name"] or match["end"] or "").lower()


def _without_tags(raw: str) -> str:
    """A text with nothing in place of inline tags, and a blank in place of others."""
    out: list[str] = []
    place = 0
    for match in _tags(raw):
        out += [raw[place : match.start()], "" if _name(match) in INLINE else " "]
        place = match.end()
    return "".join([*out, raw[place:]])


def _character(match: re.Match[str]) -> str:
    """The character that an entity names; one that names none is a text."""
    found = html.unescape(match.group())
    if found in ("", "\ufffd") or not all(sign.isprintable() or sign.isspace() for sign in UNSEEN.sub("", found)):
        return match.group()
    return UNSEEN.sub("", found)
