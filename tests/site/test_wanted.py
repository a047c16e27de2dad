"""The kinds of questions that people come with: each leads straight to its list, and counts what the list counts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from goldenthread.another_day import How
from goldenthread.site.holdings import Holdings
from goldenthread.site.records import Finding
from goldenthread.site.views import dates_page
from goldenthread.site.views.wanted import Wanted, wanted
from goldenthread.site.write import pages_of
from tests.site.reading import read


def by_question(held: Holdings) -> dict[str, Wanted]:
    return {one.question: one for one in wanted(held)}


def test_each_leads_to_a_page_and_a_place_on_it(held: Holdings, site: Path) -> None:
    every = wanted(held)
    assert len({one.question for one in every}) == len(every) > 7
    for one in every:
        for path in (one.path, *(path for _, path in one.more)):
            page, _, anchor = path.partition("#")
            if path != one.path and not (site / page.partition("?")[0]).is_file():
                assert page.startswith("findings/")  # a kind of finding of which there is none
                continue
            found = read(site / page.partition("?")[0])
            assert not anchor or anchor in found.ids, path


def test_the_first_page_and_the_list_of_questions_lead_there(site: Path) -> None:
    for page in ("index.html", "questions.html"):
        links = {link.partition("?")[0] for link in read(site / page).links}
        assert {"commitments.html", "people.html", "dates.html", "findings.html#missing", "compare.html"} <= links


def test_what_is_overdue_is_what_the_question_answers(held: Holdings) -> None:
    rows = dict(held.commitments)
    late = sum(one.status == "overdue" for one in rows.values())
    assert held.answers["overdue-commitments"].total == late
    first, second, third, *_ = rows.values()
    said = {first.iri: "overdue", second.iri: "delayed", third.iri: "overdue"}
    made = {iri: replace(row, status=said.get(iri, "")) for iri, row in rows.items()}
    assert by_question(replace(held, commitments=made))["What is overdue?"].said.startswith("2 rows ")
    none = {iri: replace(row, status="") for iri, row in rows.items()}
    assert "What is overdue?" not in by_question(replace(held, commitments=none))


def test_what_slipped_is_what_the_page_of_dates_counts(held: Holdings) -> None:
    view = next(page for page in pages_of(held) if page.path == "dates.html").view()
    assert isinstance(view, dates_page.DatesView)
    off = dict(view.counts).get(How.PUT_OFF, 0)
    one = by_question(held)["What slipped, and by how much?"]
    assert one.said.startswith(f"{off} row" if view.total else "No row is due")
    assert one.path == ("dates.html?how=put+off" if off else "dates.html")


def test_where_nothing_can_be_told_no_figure_is_given(held: Holdings) -> None:
    bare = replace(held, findings_of={}, measures={}, series_of={})
    asked = by_question(bare)
    ended = "What is not taken up again, though unfinished?"
    assert {ended, "What is missing?", "What does not add up?", "Was the target met?"}.isdisjoint(asked)
    assert asked["What slipped, and by how much?"].said == "No row is due on another day than before."
    row = next(iter(held.commitments))
    one = Finding("f", "ended-without-a-word", "warning", row, 1, "", "", "", "")
    assert ended in by_question(replace(held, findings_of={row: (one,)}))
