"""All dates of one document that are wrong, missing or cannot be read stand on one page."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from goldenthread.site.agent_records import DateIssue
from goldenthread.site.holdings import Holdings
from goldenthread.site.records import Finding
from goldenthread.site.views import date_doubts, finding_pages
from goldenthread.site.write import write
from tests.site.reading import read


def doubted(held: Holdings, *issues: DateIssue, code: str = "") -> Holdings:
    """The council with these issues alone, and a finding of this code at its first row."""
    row = next(iter(held.commitments.values()))
    found = {row.iri: (Finding("f", code, "warning", row.iri, row.line, "It lies outside.", "", "", ""),)}
    return replace(held, findings_of=found if code else {}, date_issues=issues)


def kinds(held: Holdings) -> list[tuple[str, int, str]]:
    """Kind, line and print of each line that the page shows."""
    return [(it.kind, it.line, it.printed) for one in date_doubts.view(held).editions for it in one.lines]


@pytest.mark.parametrize("code", [date_doubts.OUTSIDE, date_doubts.NO_DAY, date_doubts.AFTER, date_doubts.MISSING])
def test_each_kind_of_finding_is_shown_with_its_line(held: Holdings, code: str) -> None:
    made = doubted(held, code=code)
    row = next(iter(made.commitments.values()))
    ((_, line, printed),) = kinds(made)
    assert (line, printed) == (row.line, row.deadline_printed)


def test_the_page_of_such_a_finding_leads_here_and_no_other_does(held: Holdings) -> None:
    led = {}
    for name in (*date_doubts.CODES, "no-milestones"):
        for page in finding_pages.pages(doubted(held, code=name)):
            if page.path == f"findings/{name}.html":
                view = page.view()
                assert isinstance(view, finding_pages.CodeView)
                led[name] = view.dates
    assert led == {**dict.fromkeys(date_doubts.CODES, date_doubts.PATH), "no-milestones": ""}


def test_what_is_no_finding_about_a_date_is_not_shown(held: Holdings) -> None:
    assert kinds(doubted(held, code="nobody-named")) == []
    assert date_doubts.view(doubted(held)).total == 0


def test_words_that_are_no_date_are_shown_though_no_row_has_them(held: Holdings) -> None:
    edition = next(iter(held.editions))
    lost = DateIssue(edition, 99_999, "ghost-left-out", "(Octember 2018)", "", "A garbled date was left out.")
    made = doubted(held, lost)
    assert kinds(made) == [(date_doubts.UNREAD, 99_999, "(Octember 2018)")]
    mended = replace(lost, code="cell-repaired", read_as="31/03/2019")
    (shown,) = date_doubts.view(doubted(held, mended)).editions[0].lines
    assert shown.why.endswith("Read as 31/03/2019.")
    assert shown.kind == date_doubts.MENDED  # it can be read
    assert shown.row is None
    assert kinds(doubted(held, replace(mended, read_as=""))) == []


def test_what_a_finding_tells_is_not_told_twice(held: Holdings) -> None:
    row = next(iter(held.commitments.values()))
    issue = DateIssue(row.edition, row.line, "date-impossible", "31/02/2019", "", "It does not exist.")
    assert len(kinds(doubted(held, issue, code=date_doubts.NO_DAY))) == 1
    assert len(kinds(doubted(held, issue))) == 1


def test_where_a_month_alone_is_printed_the_day_is_called_an_addition(held: Holdings) -> None:
    plan = next(iter(held.editions))
    months = {
        iri: replace(one, deadline_printed="(March 2019)") if one.edition == plan and one.deadlines else one
        for iri, one in held.commitments.items()
    }
    first, second = date_doubts.view(replace(held, commitments=months)).editions
    assert "such as “March 2019”: the last day of it is the program’s addition." in first.rough
    assert first.rough.startswith("Of each of the")
    assert "March 2019" not in second.rough


def test_the_page_is_written_and_led_to(held: Holdings, tmp_path: Path) -> None:
    write(held, tmp_path / "site")
    assert read(tmp_path / "site" / date_doubts.PATH).text.count("Dates that are wrong, missing or cannot be read")
    for page in ("index.html", "dates.html"):
        assert f'href="{date_doubts.PATH}"' in (tmp_path / "site" / page).read_text(encoding="utf-8")
