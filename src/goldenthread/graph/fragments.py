"""What selects a run of lines in the bytes received: a fragment identifier of its format, or an XPath."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from goldenthread.namespaces import RFC5147, RFC7111, RFC8118

_ON_A_PAGE = re.compile(r"page=(?P<page>\d+)(?:&table=\d+&row=\d+)?&viewrect=(?P<box>-?\d+,-?\d+,\d+,\d+)")


_NTH = re.compile(r"(?P<path>.+)\[(?P<nth>\d+)\]")
_LINES = "line="


def path_of(selectors: Sequence[str]) -> str:
    """The XPath of rows that are elements (Web Annotation, 4.2.3); empty where one of them is none.

    >>> path_of(["/descendant::h2[1]", "/descendant::tr[3]", "/descendant::tr[4]"])
    '/descendant::h2[1] | /descendant::tr[position() >= 3 and position() <= 4]'
    >>> path_of(["line=2,3"]), path_of([""]), path_of([])
    ('', '', '')
    """
    if not all(one.startswith("/") for one in selectors):
        return ""
    found = [(match["path"], int(match["nth"])) if (match := _NTH.fullmatch(one)) else (one, 0) for one in selectors]
    runs = []
    for (path, _), some in groupby(enumerate(dict.fromkeys(found)), key=lambda one: (one[1][0], one[1][1] - one[0])):
        numbers = [nth for _, (_, nth) in some]
        first, last = numbers[0], numbers[-1]
        several = f"[position() >= {first} and position() <= {last}]" if last > first else f"[{first}]"
        runs.append(path + (several if first else ""))
    return " | ".join(runs)


def fragment_of(first: int, last: int, addresses: Sequence[str] = (), selectors: Sequence[str] = ()) -> tuple[str, str]:
    """The place of a run of 1-based lines or rows, and the standard that its writing conforms to.

    In a text it is RFC 5147, whose positions lie between lines, so that line 7 is ``line=6,7``; in CSV RFC 7111; on one
    page of a PDF RFC 8118, with the box around all of its rows. Elsewhere, and over the end of a page, the addresses
    stand as they are, and conform to nothing. Markdown is a text of lines.

    Args:
        first: its first line.
        last: its last line.
        addresses: of each of its lines, in a format with cells of its own; none for a text.
        selectors: of each of its lines, where the format has others than addresses.

    >>> fragment_of(7, 9)
    ('line=6,9', 'http://tools.ietf.org/rfc/rfc5147')
    >>> fragment_of(7, 8, ["row=7", "row=8"])
    ('row=7-8', 'http://tools.ietf.org/rfc/rfc7111')
    >>> fragment_of(7, 8, ["page=2&table=1&row=1&viewrect=40,60,440,20", "page=2&table=1&row=2&viewrect=40,80,440,30"])
    ('page=2&viewrect=40,60,440,50', 'http://tools.ietf.org/rfc/rfc8118')
    >>> fragment_of(7, 7, ["sheet=Plan&cell=A7:H7"])
    ('sheet=Plan&cell=A7:H7', '')
    """
    if not addresses or all(one.startswith(_LINES) for one in selectors or [""]):
        return f"line={first - 1},{last}", RFC5147
    place = " ".join(dict.fromkeys(addresses))
    if place.startswith("row="):
        return (f"row={first}-{last}" if last > first else place), RFC7111
    return (found, RFC8118) if (found := _on_one_page(place.split())) else (place, "")


def _on_one_page(places: Sequence[str]) -> str:
    """A page of a PDF and the box around places on it; empty where they stand on several, or are no such places."""
    found = [match for place in places if (match := _ON_A_PAGE.fullmatch(place))]
    if len(found) < len(places) or len({match["page"] for match in found}) != 1:
        return ""
    boxes = [tuple(map(int, match["box"].split(","))) for match in found]
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, bottom = max(box[0] + box[2] for box in boxes), max(box[1] + box[3] for box in boxes)
    return f"page={found[0]['page']}&viewrect={left},{top},{right - left},{bottom - top}"
