"""The pages of what does not add up and what is missing: counts with denominators, both statements, who judged."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from html import unescape
from pathlib import Path

import pytest

from goldenthread.site import both_ways
from goldenthread.site.addresses import page_of
from goldenthread.site.beside import beside, units
from goldenthread.site.changed_days import How, redated
from goldenthread.site.comparing import path_of
from goldenthread.site.holdings import Holdings
from goldenthread.site.listed_rows import path_of as path_of_rows
from goldenthread.site.page import Page
from goldenthread.site.page_words import code
from goldenthread.site.records import Change, Commitment, Finding, Link
from goldenthread.site.views import dates_page, edition, finding_pages, start
from goldenthread.site.write import write
from tests.site.reading import read

BASE = "https://example.org/data/brackenford/"
PLAN, REPORT = f"{BASE}2018-19/plan/", f"{BASE}2019-20/year-end-report/"


def found(name: str, focus: str, value: str = "", source: str = "", acknowledged: str = "") -> Finding:
    """A finding of an invented code or a real one."""
    return Finding(
        f"{BASE}finding/{name}", name, "warning", focus, 7, f"Message of {name}.", value, source, acknowledged
    )


def with_findings(held: Holdings, *some: Finding) -> Holdings:
    """What is held, with these findings and no others."""
    return replace(held, findings_of={one.focus: tuple(it for it in some if it.focus == one.focus) for one in some})


def pages_of(held: Holdings) -> dict[str, Page]:
    """The pages of findings by path."""
    return {page.path: page for page in finding_pages.pages(held)}


def rows(held: Holdings, edition: str, kind: str = "activity") -> list[Commitment]:
    """The commitments of a document."""
    return [one for iri, one in held.commitments.items() if iri.startswith(edition) and one.kind == kind]


def test_every_finding_stands_on_the_page_of_its_code_once(held: Holdings, site: Path) -> None:
    for page in pages_of(held).values():
        if page.template == "finding":
            view = page.view()
            assert isinstance(view, finding_pages.CodeView)
            written = read(site / page.path)
            assert [one.anchor in written.ids for one in view.items] == [True] * len(view.items)
    every = {one.iri for some in held.findings_of.values() for one in some}
    shown = [
        item.finding.iri
        for page in pages_of(held).values()
        if isinstance(view := page.view(), finding_pages.CodeView)
        for item in view.items
    ]
    assert sorted(shown) == sorted(every)


def test_each_count_stands_with_those_that_could_be_in_it(held: Holdings, site: Path) -> None:
    view = pages_of(held)["findings.html"].view()
    assert isinstance(view, finding_pages.ListView)
    text = read(site / "findings.html").text
    for _, _, some in view.groups:
        for row in some:
            assert row.among is not None, row.code.code
            assert row.all.of == row.among.count
            assert row.all.count <= row.among.count, row.code.code
            assert row.all.count == sum(cell.count for cell in row.cells)
            assert all(cell.of is not None and cell.count <= cell.of for cell in row.cells), row.code.code
            assert row.all.share in text
    assert view.total == sum(count for _, count in view.counts)


def test_a_row_with_two_findings_of_a_code_is_one_row(held: Holdings) -> None:
    one = rows(held, REPORT)[0].iri
    first, second = found("status-missing", one), replace(found("status-missing", one), iri=f"{BASE}finding/b")
    view = pages_of(with_findings(held, first, second))["findings/status-missing.html"].view()
    assert isinstance(view, finding_pages.CodeView)
    assert view.row.all.count == 1
    assert "There are 2 findings" in view.lede


@pytest.mark.parametrize("several", [False, True])
def test_shares_count_rows_and_name_the_findings_where_these_are_more(
    held: Holdings, tmp_path: Path, several: bool
) -> None:
    iri, other = (one.iri for one in rows(held, REPORT, "milestone")[:2])
    some = [found("status-missing", iri), replace(found("status-missing", other), iri=f"{BASE}finding/c")]
    if several:
        some.append(replace(some[0], iri=f"{BASE}finding/b"))
    spoilt = with_findings(held, *some)
    ours = next(one for one in held.editions.values() if iri.startswith(one.iri))
    ((name, count, every, of),) = edition.view(spoilt, ours, 1).codes
    assert (name, count, every) == ("status-missing", 2, len(some))
    assert of is not None
    write(spoilt, tmp_path / "site")
    document = read(tmp_path / "site" / page_of(ours.iri, held.base)).text
    listed = read(tmp_path / "site" / "findings.html").text
    explained = "The table counts rows, once for each kind, 2 in all; they have 3 findings"
    assert ("(3 findings)" in document) is several
    assert ("(3 findings)" in listed) is several
    assert (explained in listed) is several


@pytest.mark.parametrize("several", [False, True])
def test_the_first_page_counts_rows_too(held: Holdings, several: bool) -> None:
    one = found("status-contradicts-comment", rows(held, REPORT)[0].iri)
    more = (replace(one, iri=f"{BASE}finding/b"),) if several else ()
    (look,) = start.view(with_findings(held, one, *more)).looks
    assert look.count == 1
    assert ("(2 findings)" in look.of) is several


@pytest.mark.parametrize(("kind", "off"), [("deadline moved", 1), ("deadline renewed", 0)])
def test_that_each_row_has_another_day_has_no_share_and_is_nothing_to_look_at(
    held: Holdings, tmp_path: Path, kind: str, off: int
) -> None:
    before, after = rows(held, PLAN)[0], rows(held, REPORT)[0]
    before = replace(before, status="", percent=None, deadlines=(date(2019, 3, 31),), reported=True)
    after = replace(after, text=before.text, deadlines=(date(2020, 3, 31),))
    link = Link("x", before.iri, after.iri, "continues", "accepted", 0.9, "reader 1", "", "language model")
    made = replace(
        with_findings(held, found("deadline-moved", after.iri)),
        commitments={before.iri: before, after.iri: after},
        links_to={after.iri: (link,)},
        links_from={before.iri: (link,)},
        changes_at={after.iri: (Change(before.iri, after.iri, kind, "2019-03-31", "2020-03-31", 366),)},
    )
    looks = [(one.name, one.count, one.of) for one in start.view(made).looks]
    assert looks == [("put off", 1, "of 1 row due on another day than before")][:off]
    view = pages_of(made)["findings/deadline-moved.html"].view()
    assert isinstance(view, finding_pages.CodeView)
    assert view.row.all.share == "1"
    assert view.lede.startswith("Found in each of the 1 dated rows that carry on")
    assert replace(view.row.all, of=2).share == "1 of 2"
    assert dates_page.lede(made, redated(made)).startswith("Each of the 1 dated rows that carry on")


def test_a_code_that_nobody_counts_says_so(held: Holdings) -> None:
    view = pages_of(with_findings(held, found("unheard-of", rows(held, PLAN)[0].iri)))[
        "findings/unheard-of.html"
    ].view()
    assert isinstance(view, finding_pages.CodeView)
    assert "of how many it could be is not known" in view.lede


def test_without_findings_the_list_says_so(held: Holdings) -> None:
    (page,) = pages_of(replace(held, findings_of={})).values()
    view = page.view()
    assert isinstance(view, finding_pages.ListView)
    assert (view.total, view.groups) == (0, ())
    assert len(view.silent) > 20


def test_what_was_accepted_is_said_to_be(held: Holdings) -> None:
    one = found("status-missing", rows(held, REPORT)[0].iri, acknowledged="Known since May.")
    view = pages_of(with_findings(held, one))["findings/status-missing.html"].view()
    assert isinstance(view, finding_pages.CodeView)
    assert (view.accepted, view.row.accepted) == (1, 1)


def test_who_read_is_counted(held: Holdings) -> None:
    one, other = rows(held, REPORT)[:2]
    some = (
        found("status-contradicts-comment", one.iri, source="as read by 5 language models"),
        replace(found("status-contradicts-comment", other.iri, source="as inferred"), iri=f"{BASE}finding/c"),
    )
    view = pages_of(with_findings(held, *some))["findings/status-contradicts-comment.html"].view()
    assert isinstance(view, finding_pages.CodeView)
    assert view.read == (("as inferred", 1), ("as read by 5 language models", 1))
    assert view.judged
    assert not view.linked


def test_a_row_and_its_own_update_stand_beside_each_other(held: Holdings) -> None:
    one = next(row for row in rows(held, REPORT) if row.comment)
    row, update = beside(held, found("status-contradicts-comment", one.iri)).statements
    assert (row.text, row.comment) == (one.text, "")
    assert (update.text, update.comment) == ("", one.comment)
    (alone,) = beside(held, found("status-missing", one.iri)).statements
    assert (alone.text, alone.comment) == (one.text, "")


def test_a_step_and_the_whole_stand_beside_each_other(held: Holdings) -> None:
    step = next(row for row in rows(held, PLAN, "milestone") if row.parent)
    late = beside(held, found("deadline-after-parent", step.iri))
    assert [one.iri for one in late.statements] == [step.iri, step.parent]
    assert [one.head for one in late.statements] == ["The step", "The whole"]
    done = beside(held, found("completed-over-unfinished", step.parent, value=step.iri))
    assert [one.head for one in done.statements] == ["The whole", "Its step"]


def test_two_documents_stand_beside_each_other_with_who_judged(held: Holdings) -> None:
    before, after = rows(held, PLAN)[0], rows(held, REPORT)[0]
    link = Link("x", before.iri, after.iri, "continues", "accepted", 0.9, "reader 1", "", "language model")
    joined = replace(held, links_to={after.iri: (link,)})
    pair = beside(joined, found("repeated-after-completed", after.iri, value=before.iri))
    assert [one.iri for one in pair.statements] == [before.iri, after.iri]
    assert pair.statements[0].head == "Before, in the 2018/19 plan"
    assert pair.link == link
    rejected = replace(held, links_to={after.iri: (replace(link, decision="rejected"),)})
    assert beside(rejected, found("repeated-after-completed", after.iri, value=before.iri)).link is None


def test_a_copy_stands_beside_what_it_copies(held: Holdings) -> None:
    one, other = rows(held, REPORT)[:2]
    copied = {
        **held.commitments,
        other.iri: replace(other, comment="The same words."),
        one.iri: replace(one, comment="The same words."),
    }
    both = beside(replace(held, commitments=copied), found("copied-comment", other.iri, value=one.iri)).statements
    assert [(row.iri, row.comment) for row in both] == [(other.iri, "The same words."), (one.iri, "The same words.")]


def test_what_is_about_no_row_has_no_sides(held: Holdings) -> None:
    assert beside(held, found("status-missing", f"{BASE}nothing")).statements == ()
    assert units(held, found("status-missing", f"{BASE}nothing")) == ()


def test_directorates_are_counted_by_rows_that_name_them(held: Holdings) -> None:
    view = pages_of(held)["findings.html"].view()
    assert isinstance(view, finding_pages.ListView)
    named = [row for row in held.commitments.values() if row.of_role("directorate")]
    assert max(one.rows for one in view.units) <= len(named)
    for one in view.units:
        assert one.disagrees <= one.rows
        assert one.missing <= one.rows


@pytest.mark.parametrize("name", ["status-contradicts-comment", "deadline-moved", "nobody-named", "uncheckable"])
def test_a_page_says_what_it_means_and_what_to_do(held: Holdings, tmp_path: Path, name: str) -> None:
    write(with_findings(held, found(name, rows(held, REPORT)[0].iri)), tmp_path / "site")
    text = read(tmp_path / "site" / "findings" / f"{name}.html").text
    for check in code(name).checks:
        assert " ".join(check.reason.split()) in text
        assert " ".join(check.fix.split()) in text
    for head in (
        "What it means",
        "How it was found",
        "How sure it is",
        "What to do",
        "How to answer it, or correct it",
    ):
        assert head in text


def test_many_findings_go_on_on_other_pages(held: Holdings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding_pages, "size", lambda _: 290_000)
    some = [
        replace(found("uncheckable", row.iri), iri=f"{BASE}finding/{place}")
        for place, row in enumerate(rows(held, PLAN))
    ]
    paths = [path for path in pages_of(with_findings(held, *some)) if path.startswith("findings/")]
    assert paths[:2] == ["findings/uncheckable.html", "findings/uncheckable/part-2.html"]
    assert len(paths) == len(some)


def test_another_years_round_is_told_from_a_slip(held: Holdings) -> None:
    before, after = rows(held, PLAN)[0], rows(held, REPORT)[0]
    link = Link("x", before.iri, after.iri, "continues", "accepted", 0.9, "reader 1", "", "language model")
    for kind, how in (
        ("deadline moved", How.PUT_OFF),
        ("deadline renewed", How.EITHER),
        ("deadline restated", How.RESTATED),
    ):
        change = Change(before.iri, after.iri, kind, "2019-03-31", "2020-03-31", 366)
        one = found("deadline-moved", after.iri, value="2020-03-31")
        joined = replace(
            with_findings(held, one, replace(one, iri=f"{BASE}finding/b", value="2020-06-30")),
            commitments={**held.commitments, before.iri: replace(before, reported=True)},
            links_to={after.iri: (link,)},
            changes_at={after.iri: (change,)},
        )
        view = pages_of(joined)["findings/deadline-moved.html"].view()
        assert isinstance(view, finding_pages.CodeView)
        assert view.hows == ((how, 1),)  # one row, though it has two findings
        assert view.total == 2
        assert [one.iri for one in view.items[0].pair.statements] == [before.iri, after.iri], kind


def test_the_address_of_a_finding_leads_to_the_finding_itself(held: Holdings, site: Path) -> None:
    pages = json.loads((site / "iris.json").read_text(encoding="utf-8"))["pages"]
    every = [one for some in held.findings_of.values() for one in some if one.focus in held.commitments]
    assert every
    for one in every:
        page, _, anchor = pages[one.iri.removeprefix(held.base)].partition("#")
        assert anchor == held.anchor_of_finding(one)
        assert read(site / page).ids.count(anchor) == 1


def test_a_document_leads_to_its_comparisons(held: Holdings, site: Path) -> None:
    plan, report = held.editions.values()
    for one in (plan, report):
        links = read(site / page_of(one.iri, held.base)).links
        assert any(link.endswith(path_of(plan, report)) for link in links)


@pytest.mark.parametrize(
    ("update", "head"),
    [
        ("Put back to the summer: the ferry quay is to be surveyed first.", "What its own update says"),
        ("", "No update is printed beside it"),
    ],
)
def test_what_the_next_document_does_not_take_up_stands_beside_its_last_update(
    held: Holdings, update: str, head: str
) -> None:
    row = replace(rows(held, REPORT)[0], comment=update)
    made = replace(held, commitments={**held.commitments, row.iri: row})
    pair = beside(made, found("ended-without-a-word", row.iri))
    assert [(one.head, one.comment) for one in pair.statements][1:] == [(head, update)]
    listed = start.view(with_findings(made, found("ended-without-a-word", row.iri))).lists
    (note,) = (item.note for one in listed if one.title == "Not in the next document" for item in one.items)
    assert note.endswith(f"its update: “{update}”" if update else "no update is printed beside it")


def test_reported_done_and_not_done_are_counted_apart(held: Holdings) -> None:
    first, second, third = (replace(one, comment="Half of it.") for one in rows(held, REPORT, "milestone")[:3])
    done = replace(first, status="completed", percent=100.0)
    late, quiet = replace(second, status="overdue", percent=50.0), replace(third, status="overdue", percent=50.0)
    made = replace(held, commitments={one.iri: one for one in (done, late, quiet)})
    name = "status-contradicts-comment"
    some = [found(name, done.iri), found(name, late.iri)]
    said = both_ways.said(made, some)
    assert "not done: 1 of 1 rows" in said
    assert "The other way round: 1 of 2 rows" in said


def test_each_document_has_its_share_of_rows_reported_done_and_of_the_others(held: Holdings, tmp_path: Path) -> None:
    rows_told = [replace(one, comment="Half of it.") for one in rows(held, REPORT, "milestone")[:3]]
    states = (("completed", 100.0), ("completed", 100.0), ("overdue", 50.0))
    told = [replace(one, status=how, percent=at) for one, (how, at) in zip(rows_told, states, strict=True)]
    silent = {iri: replace(one, comment="") for iri, one in held.commitments.items()}
    made = replace(held, commitments={**silent, **{one.iri: one for one in told}})
    given = with_findings(made, found("status-contradicts-comment", told[0].iri))
    view = pages_of(given)["findings/status-contradicts-comment.html"].view()
    assert isinstance(view, finding_pages.CodeView)
    assert [[(one.count, one.of) for one in pair] for pair in view.ways] == [[(0, 0), (0, 0)], [(1, 2), (0, 1)]]
    write(given, tmp_path / "site")
    page = read(tmp_path / "site/findings/status-contradicts-comment.html")
    assert "1 of 2 none of 1" in page.text
    assert any("reported=completed#each" in link for link in page.links)
    other = pages_of(with_findings(made, found("status-missing", told[0].iri)))["findings/status-missing.html"].view()
    assert isinstance(other, finding_pages.CodeView)
    assert other.ways == ()


def test_the_words_of_a_list_are_looked_for_in_the_headings_above_a_row_too(held: Holdings, site: Path) -> None:
    for document in held.editions.values():
        rows = [one for one in held.commitments.values() if one.edition == document.iri]
        text = unescape((site / path_of_rows(held, document)).read_text(encoding="utf-8"))
        assert text.count(' data-under="') == len(rows)
        for one in rows:
            assert f' data-under="{" ".join(heading.text for heading in held.path(one))}"' in text
    script = (site / "assets/scripts/facets.js").read_text(encoding="utf-8")
    assert "item.dataset.under" in script
