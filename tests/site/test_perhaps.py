"""What the pages say of a likeness that nobody has decided: beside both rows and beside an end, never as a fact."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from goldenthread.site.course import ending
from goldenthread.site.fared import became
from goldenthread.site.holdings import Holdings
from goldenthread.site.perhaps import counted, said
from goldenthread.site.records import Commitment, Link
from tests.site.reading import Read

BASE = "https://example.org/data/brackenford/"
FIRST, WATER = f"{BASE}2018-19/plan/milestone/0005", f"{BASE}2019-20/year-end-report/milestone/0004"
GATES = f"{BASE}2018-19/plan/activity/0003"


def with_perhaps(held: Holdings, *pairs: tuple[str, str, float]) -> Holdings:
    links = [Link(f"l{n}", a, b, "continues", "perhaps", sure, "", "") for n, (a, b, sure) in enumerate(pairs)]
    by = {iri: tuple(one for one in links if iri in (one.earlier, one.later)) for pair in pairs for iri in pair[:2]}
    return replace(held, perhaps=by)


def one(held: Holdings, iri: str) -> Commitment:
    return held.commitments[iri]


def test_both_pages_tell_it(site: Path, held: Holdings) -> None:
    (link,) = held.perhaps[FIRST]
    assert (link.earlier, link.later) == (FIRST, WATER)
    sure = f"(confidence {link.confidence:.0%}, not decided)"
    page = Read(site / "brackenford/thread/milestone-0005.html").text
    assert f"Perhaps continued by the 2019/20 year-end report: Water the trees in their first summer {sure}" in page
    other = Read(site / "brackenford/thread/milestone-0010.html").text
    assert f"Perhaps it continues what the 2018/19 plan states: Plant the first 250 trees {sure}" in other


def test_an_end_is_told_with_what_perhaps_carries_it_on(held: Holdings) -> None:
    plain = ending(held, one(held, GATES))
    spoilt = with_perhaps(held, (GATES, WATER, 0.14))
    end = ending(spoilt, one(spoilt, GATES))
    assert plain
    assert end
    assert end.kind == plain.kind
    assert end.text.startswith(plain.text)
    assert end.text.removeprefix(plain.text) == (
        " Perhaps continued by “Water the trees in their first summer” in the 2019/20 year-end report, line 12 "
        "(confidence 14%, not decided)."
    )
    assert became(spoilt, one(spoilt, GATES)).end.endswith("(perhaps in another row: not decided)")
    assert "perhaps" not in became(held, one(held, GATES)).end


def test_more_than_three_are_counted(held: Holdings) -> None:
    later = [iri for iri in held.commitments if "/2019-20/" in iri][:5]
    assert len(later) == 5
    spoilt = with_perhaps(held, *((GATES, iri, 0.2) for iri in later))
    assert said(spoilt, one(held, GATES)).endswith("and 2 other rows.")
    assert said(held, one(held, GATES)) == ""


def test_a_count_of_ends_says_how_many_perhaps_go_on(held: Holdings) -> None:
    rows = [one(held, GATES), one(held, f"{BASE}2018-19/plan/milestone/0007")]
    spoilt = with_perhaps(held, (GATES, WATER, 0.14))
    assert counted(spoilt, rows) == "Of these 1 perhaps goes on in another row: not decided."
    assert counted(held, rows) == ""


def test_no_feed_speaks_of_it(site: Path) -> None:
    feeds = [*site.rglob("*.atom"), *site.rglob("*.xml")]
    assert feeds
    assert not any("perhaps" in path.read_text(encoding="utf-8").lower() for path in feeds)


def test_of_documents_of_one_year_the_next_one_is_named(held: Holdings, monkeypatch: pytest.MonkeyPatch) -> None:
    gates, told = one(held, GATES), became(held, one(held, GATES)).end
    end, begins = ending(held, gates), min(edition.start for edition in held.editions.values())
    alike = {iri: replace(edition, start=begins) for iri, edition in held.editions.items()}
    monkeypatch.setattr("goldenthread.site.fared.ending", lambda *_: end)
    assert told.startswith("not in the ")
    assert became(replace(held, editions=alike), gates).end == told
