"""Decisions of committees and corrections on the pages, in the feeds and in the addresses of the site."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from goldenthread.pictures.timeline_drawing import draw
from goldenthread.site.answering import Answering
from goldenthread.site.decided import answers, foremost, row_before
from goldenthread.site.drawings import timeline
from goldenthread.site.feeds import feeds
from goldenthread.site.holdings import Holdings
from goldenthread.site.views import handouts
from goldenthread.site.views.thread_pages import Part, view
from goldenthread.site.visits import state_of
from goldenthread.site.write import pages_of, write
from goldenthread.store import EmbeddedStore, base_of
from tests.site.reading import read

HOMES, TREES, WATER = (f"brackenford/thread/{key}" for key in ("activity-0004", "activity-0002", "milestone-0010"))


@pytest.fixture(scope="module")
def told(decided: Path) -> Holdings:
    return Holdings.of(EmbeddedStore.open(decided), base_of(decided))


@pytest.fixture(scope="module")
def pages(told: Holdings, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("decided") / "site"
    write(told, out)
    return out


def text(pages: Path, name: str) -> str:
    said = " ".join(read(pages / f"{name}.html").text.split())
    return re.sub(r"(?<=[(“]) | (?=[,.:;)”])", "", said)


def test_no_page_where_nothing_was_decided(held: Holdings) -> None:
    assert "decisions.html" not in {page.path for page in pages_of(held)}
    assert held.committee.decisions == ()


def test_values_and_findings_are_those_without_decisions(held: Holdings, told: Holdings) -> None:
    assert told.commitments == held.commitments
    assert told.findings_of == held.findings_of
    assert told.links_to == held.links_to


def test_the_page_of_decisions(pages: Path) -> None:
    said = text(pages, "decisions")
    assert "5 decisions of Cabinet and Homes & Streets Panel: 1 accepted as completed, 2 recalled" in said
    assert "1 recall is due back." in said
    assert "30 September 2020 Build 60 council homes at Mill Yard Homes & Streets Panel 4 May 2020 HSP 9.2" in said
    assert said.count("Recalled until 1 March 2019, and settled since.") == 1


def test_the_first_page(pages: Path) -> None:
    said = text(pages, "index")
    assert "due back on 30 September 2020, Homes & Streets Panel, HSP 9.2" in said
    assert "5 decisions" in said


def test_the_page_of_a_commitment(pages: Path) -> None:
    said = text(pages, HOMES)
    assert "Due back on 30 September 2020, Homes & Streets Panel" in said
    assert "Printed is: 'O%'. Answered: “A nought was meant.” (Homes & Streets Panel, 8 June 2020, HSP 10.3)" in said
    assert "Correction: The percentage was left out. (percent, wrong since 20 April 2020, corrected on" in said
    assert "30 September 2020 due back on this day (Homes & Streets Panel)" in said
    assert "Due back on" not in text(pages, TREES)


def test_a_decision_stands_behind_what_was_known_then(told: Holdings) -> None:
    parts = view(told, told.threads[told.base + TREES]).parts
    assert [part.edition.label if isinstance(part, Part) else getattr(part, "minute", "gap") for part in parts] == [
        "2018-19",
        "HSP 2.1",
        "2019-20",
        "HSP 9.1",
    ]


def test_one_before_all_documents_stands_first(told: Holdings) -> None:
    thread = told.threads[told.base + TREES]
    first, *rest = told.committee.of_thread[thread.iri]
    early = replace(first, on=date(2001, 1, 1))
    committee = replace(told.committee, of_thread={thread.iri: (early, *rest)})
    parts = view(replace(told, committee=committee), thread).parts
    assert getattr(parts[0], "minute", "") == "HSP 2.1"


def test_a_finding_keeps_its_place_with_its_answer(told: Holdings) -> None:
    found = {one.code: one for some in told.findings_of.values() for one in some if answers(told, one)}
    assert sorted(found) == ["deadline-after-parent", "percent-missing"]
    assert not found["percent-missing"].acknowledged


def test_an_answer_is_beside_its_own_finding_alone(told: Holdings) -> None:
    others = [one for some in told.findings_of.values() for one in some if one.code == "percent-missing"]
    assert len(others) == 2
    assert sum(bool(answers(told, one)) for one in others) == 1


def test_the_page_of_a_kind_of_finding(pages: Path) -> None:
    assert "Answered: “A nought was meant.”" in text(pages, "findings/percent-missing")


def test_the_log_of_corrections(pages: Path, held: Holdings, site: Path) -> None:
    said = text(pages, "data")
    assert "2 things that were found wrong" in said
    assert "wrong since 20 April 2020, and still is" in said
    assert "No correction is on record." in text(site, "data")


def test_feeds_tell_decisions_and_corrections(told: Holdings) -> None:
    every = {feed.path: feed for feed in feeds(told)}
    homes = [(entry.title, str(entry.day)) for entry in every[f"{HOMES}.atom"].entries]
    assert homes[:3] == [
        ("Homes & Streets Panel: answered", "2020-06-08"),
        ("Homes & Streets Panel: recalled until 30 September 2020", "2020-05-04"),
        ("Correction: percent", "2020-04-27"),
    ]
    assert len(every["feed.atom"].entries) == 2 + 5 + 2
    for feed in every.values():
        days = [entry.day for entry in feed.entries]
        assert days == sorted(days, reverse=True)


def test_a_visitor_is_told_of_a_decision(held: Holdings, told: Holdings) -> None:
    signs = [{iri: state_of(one, thread) for iri, thread in one.threads.items()} for one in (held, told)]
    changed = {iri.removeprefix(told.base) for iri in signs[0] if signs[0][iri] != signs[1][iri]}
    assert changed == {HOMES, TREES, WATER}


def test_every_decision_and_correction_has_a_place(told: Holdings, pages: Path) -> None:
    places = json.loads((pages / "iris.json").read_text(encoding="utf-8"))["pages"]
    committee = told.committee
    for iri in [one.iri for one in committee.decisions] + [one.iri for one in committee.corrections]:
        path, _, anchor = places[iri.removeprefix(told.base)].partition("#")
        assert f'id="{anchor}"' in (pages / path).read_text(encoding="utf-8")


def test_the_time_line_says_what_was_decided_after_a_row(told: Holdings, held: Holdings) -> None:
    thread = told.threads[f"{told.base}{TREES}"]
    drawn = timeline(told, told.members(thread))
    assert drawn is not None
    said = [stop.decided for stop in drawn.stops]
    assert said == [
        "recalled until 1 March 2019, and settled since (decided on 3 September 2018)",
        "accepted as completed (decided on 4 May 2020)",
    ]
    svg = draw("a", drawn).svg
    assert "2020)" in svg
    assert "2018)" in svg
    before = timeline(held, held.members(held.threads[f"{held.base}{TREES}"]))
    assert before is not None
    assert not any(stop.decided for stop in before.stops)


def test_a_decision_stands_by_the_row_that_it_is_about(told: Holdings) -> None:
    """Of a thread it is the last row that a document had stated before; of one earlier than all, the first."""
    members = told.members(told.threads[f"{told.base}{HOMES}"])
    one = told.committee.of_thread[f"{told.base}{HOMES}"][0]
    assert [row_before(told, members, replace(one, on=day)).iri for day in (date(2000, 1, 1), date(2030, 1, 1))] == [
        members[0].iri,
        members[-1].iri,
    ]
    assert row_before(told, members, replace(one, about=members[0].iri, on=date(2030, 1, 1))) == members[0]


def test_who_follows_a_person_hears_what_was_decided_about_their_rows(told: Holdings) -> None:
    rows = {iri: [row.commitment for row in some] for iri, some in Answering.of(told).rows.items()}
    heard = 0
    for feed in feeds(told):
        if feed.name in rows:
            named = {entry.name for entry in feed.entries}
            threads = {row.thread for row in rows[feed.name]}
            for one in told.committee.decisions:
                assert (one.iri in named) is (one.thread in threads)
                heard += one.iri in named
    assert heard > 3


def test_two_pages_say_what_was_decided_what_waits_first(told: Holdings, pages: Path) -> None:
    rows = list(told.commitments.values())
    found = foremost(told, rows, 3)
    assert [one.waits for one in found] == [True, False, False]
    assert found[1].on >= found[2].on
    shown = handouts.of_thread(told, told.threads[f"{told.base}{HOMES}"])
    assert shown.decided
    (page,) = pages.glob(f"{HOMES}-on-two-pages.html")
    assert "Recalled until 30 September 2020" in " ".join(read(page).text.split())
