"""What can be found, and the pages to find it with."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from goldenthread.cli import run
from goldenthread.model.subjects import OwnSubjects
from goldenthread.site import vendor
from goldenthread.site.holdings import Holdings
from goldenthread.site.search import KINDS, Entry, Piece, entries
from goldenthread.site.search_script import lines, script
from goldenthread.site.states import state
from goldenthread.site.synonyms import Topic, subjects
from goldenthread.site.views import search_page
from goldenthread.site.write import pages_of, write
from tests.site.reading import read


@pytest.fixture(scope="module")
def found(held: Holdings) -> list[Entry]:
    return entries(held, pages_of(held))


@pytest.fixture
def with_engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A stand-in for the search engine, so that these tests need no npm."""
    engine = tmp_path / "minisearch.js"
    engine.write_text("// the engine", encoding="utf-8")
    monkeypatch.setattr(vendor, "minisearch", lambda: engine)
    monkeypatch.setattr(search_page, "minisearch", lambda: engine)
    return engine


def content(text: str) -> dict[str, list[Any]]:
    """What a browser reads out of the script."""
    head, tail = "self.goldenThreadIndex = ", ";\n"
    assert text.startswith(head)
    assert text.endswith(tail)
    read: dict[str, list[Any]] = json.loads(json.loads(text.removeprefix(head).removesuffix(tail)))
    return read


def test_every_thread_can_be_found_by_all_its_words(held: Holdings, found: list[Entry]) -> None:
    by_href = {entry.href: entry for entry in found}
    assert held.threads
    for thread in held.threads.values():
        entry = by_href[held.place_of(thread.iri)]
        said = " ".join([entry.title, *(piece.text for piece in entry.pieces)])
        for member in held.members(thread):
            assert member.text in said
            assert member.comment in said
            assert all(name.name in entry.who for name in member.names)
            assert member.ref in entry.words


def test_every_piece_leads_to_its_line(held: Holdings, found: list[Entry], site: Path) -> None:
    pieces = [(entry, piece) for entry in found if entry.kind in ("commitment", "step") for piece in entry.pieces]
    assert pieces
    for entry, piece in pieces:
        assert piece.place.removeprefix("#") in read(site / entry.href).ids
        assert "line " in piece.label


def test_every_day_on_which_a_row_is_due_leads_to_its_line(held: Holdings, found: list[Entry]) -> None:
    by_href = {entry.href: entry for entry in found}
    editions = list(held.editions)
    told = 0
    for thread in held.threads.values():
        members = held.members(thread)
        due = by_href[held.place_of(thread.iri)].due
        assert [(one.day, editions[one.document], one.line, one.place) for one in due] == [
            (str(row.deadline), row.edition, row.line, f"#{held.anchor_of(row)}") for row in members if row.deadline
        ]
        told += len(due)
    assert told


def test_what_has_no_page_cannot_be_found(held: Holdings) -> None:
    assert [entry for entry in entries(held, []) if entry.href] == []


def test_entries_stand_in_the_order_of_their_kinds(found: list[Entry]) -> None:
    order = list(KINDS)
    places = [order.index(entry.kind) for entry in found]
    assert places == sorted(places)


def test_facets_of_a_thread_are_those_of_its_rows(held: Holdings, found: list[Entry]) -> None:
    by_href = {entry.href: entry for entry in found}
    for thread in held.threads.values():
        entry = by_href[held.place_of(thread.iri)]
        members = held.members(thread)
        assert {held.edition(member).label.replace("-", "/") for member in members} == set(entry.years)
        assert set(entry.units) == {name.name for member in members for name in member.of_role("directorate")}
        assert entry.state


def test_a_plan_that_others_followed_is_not_told_as_pending(held: Holdings, found: list[Entry]) -> None:
    """Of the latest document alone a report may still come; of an earlier one its own page says what can be told."""
    plan, report = held.editions.values()
    for thread in held.threads.values():
        members = held.members(thread)
        entry = next(entry for entry in found if entry.href == held.place_of(thread.iri))
        if members[-1].edition == plan.iri:
            assert entry.state == state(held, members)
            assert "yet" not in entry.note
    turned = replace(held, editions={report.iri: report, plan.iri: plan})
    told = {one.state for one in entries(turned, pages_of(held)) if one.kind == "commitment"}
    assert "a plan: nothing reported yet" in told


def test_what_leads_to_a_page_in_lay_words_is_found_by_them(held: Holdings, found: list[Entry]) -> None:
    by_href = {entry.href: entry for entry in found}
    for path, words in subjects().lists.items():
        if path in by_href:  # a small council has not all of them
            assert set(words) <= set(by_href[path].words.split(", ")), path
    assert by_href["dates.html"].kind == "list"
    for topic in held.subjects.topics:
        page = by_href.get(f"topic/{topic.key}.html")
        assert page is None or {*topic.asked, *topic.words} <= set(page.words.split(", "))


def test_words_that_lead_to_a_subject_alone_quote_nothing() -> None:
    (housing,) = (topic for topic in subjects().topics if topic.key == "housing")
    assert "damp" in housing.asked
    assert housing.found_in("Damp absence panels") == ()


HOSTILE = '</script>"\\\u2028\u202e=1+1'


def test_the_script_holds_text_and_nothing_that_runs() -> None:
    entry = Entry("step", HOSTILE, "a.html", HOSTILE, HOSTILE, ("2011/12",), (HOSTILE,), (HOSTILE,), HOSTILE, HOSTILE,
                  (Piece(HOSTILE, "#x", HOSTILE, wording=True),))  # fmt: skip
    read = content(script([entry]))
    assert read["entries"] == [
        [1 + list(KINDS).index("commitment"), HOSTILE, HOSTILE, HOSTILE, "a.html", [0], [0], [0], 0, HOSTILE,
         [[HOSTILE, "#x", HOSTILE, 1]], [], []]
    ]  # fmt: skip
    assert read["themes"] == read["units"] == read["states"] == [HOSTILE]


@pytest.mark.parametrize(
    ("other", "pairs"),
    [
        ("WTY is let", [["Water Tower Yard", "WTY"]]),
        ("The Water Tower Yards, WTY", [["Water Tower Yard", "WTY"]]),
        ("WTY and the Walled Tree Yard", []),  # of two names nobody can tell which is meant
        ("WTYs, wty, WT", []),  # no such capitals
    ],
)
def test_capitals_that_are_the_initials_of_one_name_find_it(other: str, pairs: list[list[str]]) -> None:
    told = [
        Entry("step", "Open Water Tower Yard", "a.html"),
        Entry("step", "b", "b.html", pieces=(Piece("", "", other),)),
    ]
    known = [list(group) for group in subjects().same]
    assert content(script(told))["synonyms"] == [*known, *pairs]


def test_initials_of_a_name_that_has_others_join_them() -> None:
    told = [Entry("step", "Open Eel Wharf Sluice, EWS", "a.html")]
    known = subjects(OwnSubjects((), (("Eel Wharf Sluice", "The Lock"),)))
    assert ["Eel Wharf Sluice", "The Lock", "EWS"] in content(script(told, known=known))["synonyms"]


def test_initials_that_a_shipped_group_has_are_left_to_it() -> None:
    told = [Entry("step", "The Cat Care Group, CCG", "a.html")]
    assert content(script(told))["synonyms"] == [list(group) for group in subjects().same]


def test_an_entry_without_a_state_has_none() -> None:
    assert content(script([Entry("heading", "t", "a.html")]))["entries"][0][8] == -1


def test_without_the_engine_the_site_says_what_is_missing(
    brackenford: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(search_page, "minisearch", lambda: None)
    assert run(["site", "--build", str(brackenford), "--out", str(tmp_path / "site")]) == 0
    assert "make web" in capsys.readouterr().err
    page = read(tmp_path / "site" / "search.html")
    assert "made without the search engine" in page.text
    assert "a-to-z.html" in page.links
    assert not (tmp_path / "site" / search_page.INDEX).exists()


def test_with_the_engine_nothing_is_missing(
    with_engine: Path, brackenford: Path, held: Holdings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["site", "--build", str(brackenford), "--out", str(tmp_path / "site")]) == 0
    assert "search" not in capsys.readouterr().err
    assert (tmp_path / "site" / search_page.MINISEARCH).read_text(encoding="utf-8") == "// the engine"
    page = read(tmp_path / "site" / "search.html")
    scripts = [link for link in page.links if link.endswith(".js")]
    assert scripts == [search_page.MINISEARCH, search_page.INDEX, "assets/scripts/search.js"]
    assert len(content((tmp_path / "site" / search_page.INDEX).read_text(encoding="utf-8"))["entries"]) >= len(
        held.threads
    )


def test_no_other_page_loads_the_engine(with_engine: Path, held: Holdings, tmp_path: Path) -> None:
    write(held, tmp_path / "site")
    links = {path.name: read(path).links for path in (tmp_path / "site").rglob("*.html")}
    loading = {name for name, some in links.items() if any("minisearch" in link for link in some)}
    assert loading == {"search.html"}


def test_everything_stands_in_the_a_to_z(found: list[Entry], site: Path) -> None:
    linked = {
        (path.parent / link).resolve().relative_to(site.resolve()).as_posix().partition("#")[0]
        for path in (site / "a-to-z").glob("*.html")
        for link in read(path).links
    }
    assert {entry.href.partition("#")[0] for entry in found} <= linked


def test_a_letter_with_too_many_entries_is_parted(held: Holdings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search_page, "LONGEST", 1)
    views = [page.view() for page in search_page.pages(held, pages_of(held)) if page.path.startswith("a-to-z/")]
    assert all(isinstance(view, search_page.LetterView) and len(view.entries) == 1 for view in views)
    assert len(views) == len(entries(held, pages_of(held)))


@pytest.mark.parametrize(
    ("text", "met"),
    [
        ("Fewer Re‑offenders", ()),
        ("the town-hall", ("town-hall",)),
        ("TOWN HALLS and a townhall", ("TOWN HALLS",)),
        ("downtown hallway", ()),
        ("a T.H. and a TH", ("TH",)),
        ("", ()),
    ],
)
def test_a_subject_is_found_as_a_whole_word_only(text: str, met: tuple[str, ...]) -> None:
    assert Topic("t", "Town hall", ("town hall", "TH")).found_in(text) == met


def test_a_subject_has_the_other_names_of_its_words() -> None:
    by_key = {topic.key: topic for topic in subjects().topics}
    assert "ASB" in by_key["anti-social-behaviour"].words
    assert by_key["anti-social-behaviour"].found_in("Report ASB to the wardens") == ("ASB",)


def test_every_name_stands_in_one_group_only() -> None:
    names = [name.lower() for group in subjects().same for name in group]
    assert len(names) == len(set(names))
    assert all(len(group) > 1 for group in subjects().same)


def test_rows_can_be_found_by_their_line(held: Holdings, found: list[Entry]) -> None:
    order = list(held.editions)
    by_href = {entry.href: entry for entry in found}
    for thread in held.threads.values():
        rows = {(order[at], first, last) for at, first, last in by_href[held.place_of(thread.iri)].rows}
        assert rows == {(one.edition, min(one.lines), max(one.lines)) for one in held.members(thread)}


def test_every_line_of_a_document_has_a_page(held: Holdings) -> None:
    for one, edition in zip(lines(held), held.editions, strict=True):
        assert one.last == max(held.lines_of[edition])
        for number in (1, one.last):
            page = [page for first, page in one.parts if first <= number][-1]
            assert held.source_place(edition, number) == f"{page}#L{number}"


def test_of_sources_that_are_not_shown_there_is_no_page(held: Holdings) -> None:
    bare = replace(held, lines_of={}, source_parts={})
    assert all((one.parts, one.last) == ((), 0) for one in lines(bare))
    assert content(script([], lines(bare)))["lines"][0][3:] == [[], 0]
