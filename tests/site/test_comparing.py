"""Two documents side by side: the counts, the sentences, the names by which documents are called, the formats."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from goldenthread.errors import QueryError
from goldenthread.site import comparing, fates, plain
from goldenthread.site.compared_as import FORMATS, compared, document, told
from goldenthread.site.comparing import GOES_ON, Case, Outcome, compare, noted, pairs, path_of
from goldenthread.site.comparison_sentences import sentences
from goldenthread.site.fates import Lot
from goldenthread.site.holdings import Holdings
from goldenthread.site.records import Change, Edition
from goldenthread.site.views import compare_pages as pages
from tests.site.reading import read
from tests.site.test_fates import ended, linked

DAY = date(2019, 3, 31)


def of(held: Holdings, kind: str = "activity") -> tuple[Edition, Edition, str]:
    """The two documents of Brackenford, and a kind."""
    plan, report = held.editions.values()
    return plan, report, kind


@pytest.mark.parametrize("kind", ["activity", "milestone"])
def test_every_row_of_both_documents_is_counted_once(held: Holdings, kind: str) -> None:
    one = compare(held, *of(held, kind))
    rows = [row.iri for case in one.cases for row in (*case.before, *case.after)]
    mine = [row.iri for row in held.commitments.values() if row.kind == kind]
    assert sorted(rows) == sorted(mine)
    assert sum(before for _, before, _ in one.counts()) == one.before
    assert sum(after for _, _, after in one.counts()) == one.after


def test_brackenford_as_its_documents_say(held: Holdings) -> None:
    one = compare(held, *of(held))
    assert one.of(*GOES_ON) > 0
    assert not one.missing
    for case in one.cases:
        if case.outcome is Outcome.KEPT:
            assert [row.text.rstrip(".").casefold() for row in case.before] == [
                row.text.rstrip(".").casefold() for row in case.after
            ]


@pytest.mark.parametrize(
    ("before", "after", "dated"),
    [
        ((DAY,), (DAY,), True),
        ((None, DAY), (DAY, None), True),
        ((None,), (DAY,), False),
        ((DAY,), (None,), False),
        ((), (DAY,), False),
        ((DAY,), (), False),
    ],
)
def test_two_dates_are_compared_only_where_both_sides_print_one(
    held: Holdings, before: tuple[date | None, ...], after: tuple[date | None, ...], dated: bool
) -> None:
    row = next(iter(held.commitments.values()))
    left, right = (tuple(replace(row, deadlines=(day,) if day else ()) for day in side) for side in (before, after))
    assert Case(Outcome.KEPT, left, right, "", (), (), (), ()).dated is dated


@pytest.mark.parametrize(
    ("kind", "outcome"),
    [
        ("completed", Outcome.COMPLETED),
        ("discontinued", Outcome.DISCONTINUED),
        ("ended without a word", Outcome.UNHEARD),  # its rows are of a plan: nothing was reported
        ("not decided", Outcome.UNDECIDED),
        ("not traceable", Outcome.UNTOLD),
        ("still open", Outcome.UNTOLD),
    ],
)
def test_each_end_of_the_graph_has_its_outcome(held: Holdings, kind: str, outcome: Outcome) -> None:
    one = compare(ended(linked(held), kind), *of(held))
    assert {case.outcome for case in one.cases} == {outcome, Outcome.NEW}
    assert all(case.note for case in one.cases if case.before)


def test_a_sentence_counts_of_how_many_and_says_what_cannot_be_told(held: Holdings) -> None:
    plan, report = held.editions.values()
    late = replace(report, start=report.start.replace(year=2022), end=report.end.replace(year=2023))
    apart = replace(ended(linked(held), "not traceable"), editions={plan.iri: plan, late.iri: late})
    one = compare(apart, plan, late)
    first, second, third = sentences(one)
    assert f"Of the {one.before} commitments of the 2018/19 plan, none are carried on in the" in first
    assert second == f"Of the others, of {one.before} it cannot be told, because no document is held for {one.missing}."
    assert f"Of the {one.after} of the" in third
    assert "cannot be told" in third
    nothing = compare(replace(held, commitments={}), plan, report)
    assert sentences(nothing) == ("Neither the 2018/19 plan nor the 2019/20 year-end report states any commitments.",)


def test_a_word_for_each_change(held: Holdings) -> None:
    two = [one for one in held.commitments.values() if not one.completed and one.iri not in held.findings_of][:2]
    a, b = (replace(one, iri=iri, text="Plant trees") for one, iri in zip(two, "ab", strict=True))
    made = replace(held, commitments={**held.commitments, "a": a, "b": b})
    words = {
        ("deadline moved", "2014-03-31", "2015-03-31", 365): "put off by 1 year: 31 March 2014, then 31 March 2015",
        ("deadline moved", "2015-03-31", "2014-03-31", -365): (
            "brought forward by 1 year: 31 March 2015, then 31 March 2014"
        ),
        ("deadline renewed", "", "", 365): "cannot be told: put off, or another year’s round",
        ("officer changed", "Ada", "Ben", None): "another officer",
    }
    for (kind, before, after, days), said in words.items():
        assert noted(made, Change("a", "b", kind, before, after, days)) == said


def test_neighbours_come_first_and_many_documents_are_compared_with_their_neighbours_only(held: Holdings) -> None:
    one, other = held.editions.values()
    third = replace(other, iri=f"{other.iri}/3")
    assert pairs((one, other, third), 3) == ((one, other), (other, third), (one, third))
    assert pairs((one, other, third), 2) == ((one, other), (other, third))
    assert pairs((one,), 3) == ()


def test_a_document_by_every_name_that_it_has(held: Holdings) -> None:
    plan, report = held.editions.values()
    for name in ("2018-19", "2018/19", "2018/19 plan", "2018-19/plan", plan.title, plan.file, plan.iri):
        assert document(held, name) == plan, name
    with pytest.raises(QueryError, match="did you mean '2018-19'"):
        document(held, "2018-18")
    with pytest.raises(QueryError, match="there are '2018-19', '2019-20'"):
        document(held, "x")
    twice = replace(report, iri=f"{report.iri}2", document="mid-year-report", title="Another")
    several = replace(held, editions={**held.editions, twice.iri: twice})
    with pytest.raises(QueryError, match=r"may be 2 documents.*'2019-20/year-end-report' or '2019-20/mid-year-report'"):
        document(several, "2019-20")
    assert document(several, "2019-20/mid-year-report") == twice


def test_only_two_documents_of_one_council_are_compared(held: Holdings) -> None:
    plan, report = held.editions.values()
    with pytest.raises(QueryError, match="are one document"):
        compared(held, "2018-19", "2018/19 plan")
    stranger = replace(report, body="https://example.org/data/other", body_name="Otherton")
    with pytest.raises(QueryError, match="only documents of one council"):
        compared(replace(held, editions={plan.iri: plan, report.iri: stranger}), "2018-19", "2019-20")
    forwards, backwards = compared(held, "2018-19", "2019-20"), compared(held, "2019-20", "2018-19")
    assert forwards == backwards


def test_every_format_tells_the_same(held: Holdings) -> None:
    some = compared(held, "2018-19", "2019-20")
    said = {fmt: told(held, some, fmt) for fmt in FORMATS}
    for one, found in zip(some, json.loads(said["json"])["comparisons"], strict=True):
        assert found["sentences"] == list(sentences(one))
        assert [(it["before"], it["after"]) for it in found["counts"]] == [count[1:] for count in one.counts()]
        for sentence in sentences(one):
            assert sentence in said["text"]
    rows = list(csv.DictReader(io.StringIO(said["csv"])))
    assert len(rows) == len(held.commitments)
    assert {row["iri"] for row in rows} == set(held.commitments)
    for one in some:
        for outcome, before, _ in one.counts():
            mine = [row for row in rows if row["kind"] == one.kind and row["outcome"] == outcome.key]
            assert sum(row["side"] == "before" for row in mine) == before
    cases = [it for found in json.loads(said["json"])["comparisons"] for it in found["cases"]]
    assert [tuple(dict.fromkeys(it["words"] for it in case["changes"])) for case in cases] == [
        case.noted for one in some for case in one.cases
    ]
    assert any(case["changes"] for case in cases)
    assert said["markdown"].startswith("# ")
    assert all(text.endswith("\n") for text in said.values())


def test_the_page_shows_the_comparison(held: Holdings, site: Path) -> None:
    plan, report, kind = of(held)
    one = compare(held, plan, report, kind)
    page = read(site / path_of(plan, report))
    for sentence in sentences(one):
        assert sentence in page.text
    assert {outcome.key for outcome, _, _ in one.counts()} <= set(page.ids)
    assert path_of(plan, report) in read(site / "index.html").links
    assert "#kept" in page.links
    listed = read(site / "compare.html")
    assert all(sentence in listed.text for sentence in sentences(one))
    assert (site / path_of(plan, report, "milestone")).is_file()


def test_a_long_comparison_goes_on_on_other_pages(held: Holdings, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = [page for page in pages.pages(held) if page.template == "compare"]
    monkeypatch.setattr(pages, "_size", lambda _: 200_000)
    cut = [page for page in pages.pages(held) if page.template == "compare"]
    assert len(cut) > len(whole)
    views = [page.view() for page in cut if "-steps" not in page.path]
    assert all(isinstance(view, pages.CompareView) for view in views)
    shown = [view.shown for view in views if isinstance(view, pages.CompareView)]
    assert sum(shown) == len(compare(held, *of(held)).cases)


@pytest.mark.parametrize(
    ("before", "after", "outcome"),
    [(1, 2, Outcome.SPLIT), (2, 1, Outcome.MERGED), (2, 3, Outcome.REGROUPED), (3, 2, Outcome.REGROUPED)],
)
def test_several_that_became_several_are_neither_split_nor_merged(
    held: Holdings, before: int, after: int, outcome: Outcome
) -> None:
    rows = tuple(held.commitments.values())
    left, right = rows[:before], rows[before : before + after]
    assert comparing._outcome(Lot(fates._fate(held, left, right), left, right)) == (outcome, "")


def test_what_was_regrouped_is_not_said_to_stand_there(held: Holdings) -> None:
    """Of all rows something is carried on: the sentence says by how many, and that it may be a part."""
    earlier, later = held.editions.values()
    one = compare(held, earlier, later)
    rows = tuple(held.commitments.values())
    case = replace(one.cases[0], outcome=Outcome.REGROUPED, before=rows[:4], after=rows[:6])
    first = sentences(replace(one, before=4, after=6, cases=(case,)))[0]
    assert first.startswith("Of the 4 commitments of the 2018/19 plan, 4 are carried on, whole or in part, by 6 of the")
    kept = replace(case, outcome=Outcome.KEPT, after=rows[:4])
    assert ", 4 are carried on by 4 of the" in sentences(replace(one, before=4, after=4, cases=(kept,)))[0]


def test_of_documents_that_are_no_neighbours_it_is_said_what_goes_back_to_the_first(held: Holdings) -> None:
    earlier, later = held.editions.values()
    one = compare(held, earlier, later)
    assert " new" in sentences(one)[-1]
    told = sentences(replace(one, between=(earlier,)))[-1]
    assert f" back to the {plain.named(earlier)}" in told
    assert ("no row before in any document" in told) == bool(one.of(Outcome.NEW, later=True))
    new = [replace(case, outcome=Outcome.NEW, before=()) for case in one.cases if case.after]
    assert "no row before in any document" in sentences(replace(one, between=(earlier,), cases=tuple(new)))[-1]
    assert " new" not in told


def test_none_are_new_is_said_only_where_every_row_stands_in_the_earlier_document(held: Holdings) -> None:
    earlier, later = held.editions.values()
    one = compare(held, earlier, later)
    kept = replace(next(case for case in one.cases if case.outcome is Outcome.KEPT))
    elsewhere = replace(kept, before=(), outcome=Outcome.FROM_ELSEWHERE)
    assert sentences(replace(one, cases=(kept,), after=1))[-1].endswith(", none are new.")
    said = sentences(replace(one, cases=(kept, elsewhere), after=2))[-1]
    assert " new" not in said
    assert f"1 (50%) goes back to the {plain.named(earlier)}" in said or "1 goes back to the" in said
    assert "1 comes from something else or another document" in said
