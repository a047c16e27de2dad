"""The feeds: Atom as RFC 4287 has it, an entry for each document, names and days that stay."""

from __future__ import annotations

import posixpath
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from goldenthread.site.feeds import Entry, Feed, atom, feeds
from goldenthread.site.holdings import Holdings
from goldenthread.site.write import write
from tests.site.reading import read

ATOM = "{http://www.w3.org/2005/Atom}"
HOSTILE = '</title><script>alert(1)</script> ]]> & " \x07 \u202e \ufffe'


def problems(path: Path, site: Path) -> Iterator[str]:
    """What RFC 4287 does not allow in a feed (sections 3.2, 3.3, 4.1.1, 4.1.2, 4.2.6, 4.2.7)."""
    root = ET.parse(path).getroot()  # noqa: S314 - our own
    entries = root.findall(f"{ATOM}entry")
    if root.tag != f"{ATOM}feed" or not root.findtext(f"{ATOM}author/{ATOM}name"):
        yield "no feed of an author"
    for one in (root, *entries):
        yield from of_element(one)
        yield from of_links(one, path, site)
    names = [one.findtext(f"{ATOM}id") for one in (root, *entries)]
    if len(names) != len(set(names)):
        yield "two of one name"
    days = [one.findtext(f"{ATOM}updated", "") for one in entries]
    if days != sorted(days, reverse=True) or root.findtext(f"{ATOM}updated") != max(days, default=""):
        yield f"days: {days}"


def of_element(one: ET.Element) -> Iterator[str]:
    """What is wrong with the name, the title and the day of a feed or an entry."""
    for name in ("id", "title", "updated"):
        if len(found := one.findall(f"{ATOM}{name}")) != 1 or not (found[0].text or "").strip():
            yield f"not one {name}"
    name, day = one.findtext(f"{ATOM}id", ""), one.findtext(f"{ATOM}updated", "")
    if not urlsplit(name).scheme or re.search(r"[\s<>\"{}|\\^`]", name):
        yield f"no IRI: {name}"
    if not re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", day):
        yield f"no time: {day}"
    datetime.fromisoformat(day)


def of_links(one: ET.Element, path: Path, site: Path) -> Iterator[str]:
    """What is wrong with the links of a feed or an entry."""
    kinds = [(link.get("rel"), link.get("type")) for link in one.findall(f"{ATOM}link")]
    if kinds.count(("alternate", "text/html")) != 1 or len(kinds) != len(set(kinds)):
        yield f"links: {kinds}"
    for link in one.findall(f"{ATOM}link"):
        place, _, anchor = (link.get("href") or "").partition("#")
        target = site / posixpath.normpath(posixpath.join(path.parent.relative_to(site).as_posix(), place))
        if not target.is_file() or (anchor and anchor not in read(target).ids):
            yield f"leads nowhere: {link.get('href')}"


def test_every_feed_is_what_the_standard_asks_for(site: Path) -> None:
    paths = sorted(site.rglob("*.atom"))
    assert len(paths) > 20
    assert {path.name: list(problems(path, site)) for path in paths if list(problems(path, site))} == {}


def test_there_is_one_of_each_commitment_of_each_who_answers_and_of_all(held: Holdings, site: Path) -> None:
    names = [path.relative_to(site).as_posix() for path in site.rglob("*.atom")]
    assert sum("/thread/" in name for name in names) == len(held.threads)
    agents = {iri for one in held.commitments.values() for name in one.names for iri in (name.agent, name.unit) if iri}
    assert sum(any(f"/{kind}/" in name for kind in ("person", "unit", "post")) for name in names) == len(agents)
    assert "feed.atom" in names


def test_pages_lead_to_their_feeds(site: Path) -> None:
    for path in site.rglob("*.atom"):
        page = site / "index.html" if path.name == "feed.atom" else path.with_suffix(".html")
        line = next(line for line in page.read_text().splitlines() if 'rel="alternate"' in line)
        assert 'type="application/atom+xml"' in line
        assert line.endswith(f'{path.relative_to(site).as_posix()}">')
    assert 'rel="alternate"' not in (site / "commitments.html").read_text()


def test_an_entry_says_what_a_document_says(held: Holdings) -> None:
    feed = next(one for one in feeds(held) if one.title == "Plant a further 500 street trees")
    assert [(one.title, one.day) for one in feed.entries] == [
        ("2019/20 year-end report: green, 100%", date(2020, 3, 31)),
        ("2018/19 plan: promised", date(2018, 4, 1)),
    ]
    assert feed.entries[1].summary == (
        "“Plant 500 street trees” (line 14; answers: Portfolio Holder for Streets, Leader of the Council, Meg Lowe; "
        "due 31 December 2018)."
    )
    assert feed.entries[0].name == f"{feed.name}#in-2019-20-year-end-report"


def test_of_somebody_it_says_beside_how_much_and_of_a_plan_that_nothing_can_be_told(held: Holdings) -> None:
    feed = next(one for one in feeds(held) if one.title == "Meg Lowe")
    report, plan = feed.entries
    assert report.title == "2019/20 year-end report: named beside 1 commitment and 2 steps"
    assert report.summary.startswith("Of 3 rows that could be reported on 2 completed")
    assert plan.summary == "How these went cannot be told: the document does not report on them."


def test_a_new_document_is_a_new_entry_and_the_others_stay(held: Holdings) -> None:
    before = next(one for one in feeds(held) if one.title == "Plant a further 500 street trees")
    last = held.commitments[held.threads[before.name].members[-1]]
    edition = held.edition(last)
    later = replace(edition, iri=f"{edition.iri}x", label="2020-21", start=date(2020, 4, 1), as_of=date(2021, 3, 31))
    row = replace(last, iri=f"{last.iri}x", edition=later.iri)
    thread = replace(held.threads[before.name], members=(*held.threads[before.name].members, row.iri))
    grown = replace(
        held,
        editions={**held.editions, later.iri: later},
        commitments={**held.commitments, row.iri: row},
        threads={**held.threads, thread.iri: thread},
    )
    after = next(one for one in feeds(grown) if one.name == before.name)
    assert after.entries[1:] == before.entries
    assert after.entries[0].name.endswith("#in-2020-21-year-end-report")


@pytest.mark.parametrize("text", [HOSTILE, ""])
def test_what_documents_print_is_text(text: str, tmp_path: Path) -> None:
    entry = Entry("https://example.org/a#b", text or "x", text, date(2020, 3, 31), "b.html")
    path = tmp_path / "a.atom"
    path.write_text(atom(Feed("a.atom", "https://example.org/a", text or "x", text or "x", "a.html", (entry,))))
    root = ET.parse(path).getroot()  # noqa: S314 - our own
    assert {one.tag.removeprefix(ATOM) for one in root.iter()} == {
        *("feed", "id", "title", "updated", "author", "name", "generator", "link", "entry", "summary")
    }
    assert (root.findtext(f"{ATOM}entry/{ATOM}summary") or "").startswith(text[:8])


def test_two_sites_have_the_same_feeds(held: Holdings, site: Path, tmp_path: Path) -> None:
    write(replace(held, answers={}), tmp_path / "again")
    for path in site.rglob("*.atom"):
        assert (tmp_path / "again" / path.relative_to(site)).read_bytes() == path.read_bytes()
