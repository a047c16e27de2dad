"""Every figure of every page leads to the rows that it counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from goldenthread.site import plain
from goldenthread.site.fared import became
from goldenthread.site.holdings import Holdings
from tests.site.figures import Shown, astray, chosen, figures, short_runs


def test_every_figure_leads_to_as_many_rows(held: Holdings, site: Path) -> None:
    found = list(figures(held, site))
    assert len({one.page for one in found}) > 20
    wrong = [f"{one.page}: {one.text!r} {one.href} {why}" for one in found if (why := astray(site, one))]
    assert not wrong, "\n".join(wrong)


def test_a_run_holds_as_many_rows_as_it_says(site: Path) -> None:
    assert list(short_runs(site)) == []


def test_a_figure_that_leads_astray_is_found(tmp_path: Path) -> None:
    (tmp_path / "doc").mkdir()
    row = '<tr class="thread" data-kind="step" data-how="overdue|late"><th scope="row">Plant it</th></tr>'
    (tmp_path / "doc" / "rows.html").write_text(f'<tbody id="late" data-rows="2">{row}{row}</tbody>', encoding="utf-8")
    (tmp_path / "index.html").write_text('<p id="here">Four rows: 4</p>', encoding="utf-8")
    assert chosen(tmp_path, "doc/rows.html", "kind=step&how=late") == 2
    for count, href, why in (
        (2, "", "leads nowhere"),
        (2, "gone.html", "leads to no page"),
        (2, "#gone", "leads to no place"),
        (2, "#here", "leads to a place that does not say so many"),
        (4, "#here", ""),
        (2, "doc/rows.html?how=overdue", ""),
        (3, "doc/rows.html?how=overdue", "leads to 2 rows"),
        (1, "doc/rows.html?how=overdue", "leads to 2 rows"),
    ):
        assert astray(tmp_path, Shown("index.html", count, str(count), href)) == why


def test_what_became_of_a_row_is_told_with_year_status_and_day(held: Holdings) -> None:
    rows = held.commitments.values()
    report = next(one for one in held.editions.values() if one.reports)
    mine = (one for one in rows if one.edition == report.iri and one.kind == "activity")
    later = next(one for one in mine if held.links_to.get(one.iri))
    link = held.links_to[later.iri][0]
    earlier = held.commitments[link.earlier]
    told = became(held, earlier)
    assert told.later[0][0] == later.iri
    assert told.later[0][1].startswith("2019/20: ")
    assert plain.reported(later).lower() in told.later[0][1]
    assert became(held, later).end == "the latest document held"
    planned = replace(later, status="", rag="", percent=None, percent_printed="", deadlines=(date(2020, 3, 31),))
    bare = {**held.editions, report.iri: replace(report, prints=frozenset())}
    spoilt = replace(held, editions=bare, commitments={**held.commitments, later.iri: planned})
    assert became(spoilt, earlier).later[0][1] == "2019/20: planned for 31 March 2020"


@pytest.mark.parametrize(
    ("printed", "said"), [("%", "Amber, no number printed"), ("5O%", "Amber, “5O%”"), ("", "Amber")]
)
def test_a_percentage_without_a_digit_is_no_number(held: Holdings, printed: str, said: str) -> None:
    one = replace(next(iter(held.commitments.values())), status="", rag="A", percent=None, percent_printed=printed)
    assert plain.reported(one) == said
