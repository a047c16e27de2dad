"""The figures of written pages, and where each of them leads."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from html import unescape
from pathlib import Path
from urllib.parse import parse_qsl

from goldenthread.site.holdings import Holdings
from goldenthread.site.write import pages_of

PRINTED = frozenset({"question", "measure", "measures", "about", "source", "thread", "brief", "brief_thread", "data"})
"""Templates whose tables show what documents print, a question answers or readers judged, and count no rows."""

_VALUES = re.compile(r"<table class=\"values\">.*?</table>", re.DOTALL)
_CELLS = re.compile(
    r"<td[^>]*>(?P<cell>.*?)</td>|<dd>(?P<said>.*?)</dd>|<p class=\"figure\">(?P<tile>.*?)</p>", re.DOTALL
)
_COUNT = re.compile(r"(?:about )?(\d[\d,]*)(?: of \d[\d,]*.*)?(?: in \d[\d,]* rows?)?(?: \(.*\))?", re.DOTALL)
_SHARE = re.compile(r"(\d[\d,]*) of \d[\d,]*.*", re.DOTALL)
_LINK = re.compile(r'<a href="([^"]+)"[^>]*>(.*?)</a>', re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
_THREAD = re.compile(r'<\w+[^>]* class="thread[^>]*>')
_NEAR = 6_000
"""Characters of a page after a place within which it is said how many stand there."""


@dataclass(frozen=True)
class Shown:
    """A figure on a page.

    Attributes:
        count: the number.
        text: the cell that shows it.
        href: where it leads, or nothing.
    """

    page: str
    count: int
    text: str
    href: str


def figures(held: Holdings, site: Path) -> Iterator[Shown]:
    """Every count of a page that counts; none is no figure to be led from."""
    for page in pages_of(held):
        if page.template not in PRINTED:
            for found in _CELLS.finditer(_VALUES.sub("", (site / page.path).read_text(encoding="utf-8"))):
                yield from _in(page.path, found)


def _in(page: str, found: re.Match[str]) -> Iterator[Shown]:
    markup = next(part for part in found.groups() if part is not None)
    text = _text(markup)
    counted = (_SHARE if found["said"] is not None else _COUNT).fullmatch(text)
    if counted and int(counted[1].replace(",", "")):
        link = _LINK.search(markup)
        yield Shown(page, int(counted[1].replace(",", "")), text, unescape(link[1]) if link else "")


def astray(site: Path, one: Shown) -> str:
    """Why a figure does not lead to the rows that it counts; empty where it does."""
    if not one.href:
        return "leads nowhere"
    place, _, anchor = one.href.partition("#")
    place, _, query = place.partition("?")
    target = posixpath.normpath(posixpath.join(posixpath.dirname(one.page), place)) if place else one.page
    if not (site / target).is_file():
        return "leads to no page"
    if query:
        listed = chosen(site, target, query)
        exact = target.rpartition("/")[2].startswith(("rows", "part-")) and "/rows" in target
        if listed < one.count or (exact and listed != one.count):
            return f"leads to {listed} rows"
        return ""
    markup = _page(site / target)
    if anchor and f'id="{anchor}"' not in markup:
        return "leads to no place"
    near = markup[markup.index(f'id="{anchor}"') :][:_NEAR] if anchor else markup
    said = {int(number.replace(",", "")) for number in re.findall(r"(?<![\d/.])\d[\d,]*(?![\d/])", _text(f"<{near}"))}
    return "" if one.count in said else "leads to a place that does not say so many"


def chosen(site: Path, target: str, query: str) -> int:
    """How many rows of a list carry what an address asks for, on all its pages."""
    first = re.sub(r"/part-\d+\.html$", ".html", target)
    wanted = [(f"data-{name}", value) for name, value in parse_qsl(query)]
    count = 0
    for path in (site / first, *sorted((site / first.removesuffix(".html")).glob("part-*.html"))):
        for tag in _THREAD.findall(_page(path)):
            carried = {name: unescape(value).split("|") for name, value in re.findall(r' (data-\w+)="([^"]*)"', tag)}
            count += all(value in carried.get(name, ()) for name, value in wanted)
    return count


def short_runs(site: Path) -> Iterator[str]:
    """Every run of rows that does not hold as many as it says."""
    for path in sorted(site.rglob("*.html")):
        for said, body in re.findall(r'<tbody id="[^"]*" data-rows="(\d+)">(.*?)</tbody>', _page(path), re.DOTALL):
            if body.count('<th scope="row">') != int(said):
                yield f"{path.name}: {said}"


@cache
def _page(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _text(markup: str) -> str:
    return " ".join(unescape(_TAG.sub(" ", markup)).split())
