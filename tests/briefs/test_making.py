"""What a brief says of Brackenford, read beside its two documents; and of councils that differ in one thing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from goldenthread.briefs.asked import meant
from goldenthread.briefs.content import Brief, Heading, Items, Paragraph, Picture, Quotation, Table, texts
from goldenthread.briefs.making import brief_of
from goldenthread.briefs.measure_parts import measured
from goldenthread.briefs.shared_parts import does_not_add_up, due, runs
from goldenthread.briefs.thread_parts import year_by_year
from goldenthread.errors import GoldenThreadError
from goldenthread.site.records import Finding, Measure, Value
from goldenthread.site.told import Found, Holdings, document, row_of
from goldenthread.store import EmbeddedStore


def made(store: EmbeddedStore, held: Holdings, *words: str, since: str = "") -> Brief:
    asked = [meant(store, held, one) for one in words]
    return brief_of(held, asked, document(held, since) if since else None)


def whole(brief: Brief) -> str:
    return "\n".join(texts(brief))


def headings(brief: Brief) -> list[str]:
    return [one.text for one in brief.blocks if isinstance(one, Heading)]


def test_a_commitment_is_told_from_its_first_words_to_its_sources(store: EmbeddedStore, held: Holdings) -> None:
    brief = made(store, held, "Plant 500 street trees")
    assert brief.title == "Plant a further 500 street trees"
    assert brief.subtitle == "Brackenford Borough Council: from the 2018/19 plan and the 2019/20 year-end report."
    assert (brief.language, brief.dated) == ("en-GB", date(2020, 3, 31))
    assert headings(brief) == [
        "In short",
        "What was promised first",
        "Year by year",
        "Who answers",
        "What was put off, and what was promised lower",
        "What the evidence shows",
        "What does not add up",
        "What a committee may ask",
        "Sources",
    ]
    (first,) = (one for one in brief.blocks if isinstance(one, Quotation))
    assert first == Quotation(
        "Plant 500 street trees",
        "2018/19 plan, line 14; answers: Portfolio Holder for Streets, Leader of the Council and Meg Lowe (PARKS); "
        "due 31 December 2018.",
    )
    (table,) = (one for one in brief.blocks if isinstance(one, Table))
    assert table.rows == (
        (
            "2018/19 plan, line 14",
            "Plant 500 street trees",
            "nothing: it is a plan",
            "Portfolio Holder for Streets, Leader of the Council and Meg Lowe (PARKS)",
            "31 December 2018",
            "3",
        ),
        (
            "2019/20 year-end report, line 10",
            "Plant a further 500 street trees",
            "Green, 100%",
            "Meg Lowe (PARKS)",
            "31 December 2019",
            "1 of 2 completed",
        ),
    )
    said = whole(brief)
    assert "its update: “520 trees were planted.”" in said
    assert "The printed deadline '31.11.2018' does not exist in the calendar." in said
    assert "No row was found whose date a later row puts off while it is unfinished." in said
    assert "sources/2018-19-delivery-plan.txt" in said
    assert "lines 14, 16–17, 21." in said
    assert "2019/20 year-end report: sources/2019-20-review.txt" in said


def test_several_commitments_are_told_together_each_by_its_name(store: EmbeddedStore, held: Holdings) -> None:
    brief = made(store, held, "Plant 500 street trees", "Bring recycling to every flat")
    assert brief.title == "Plant a further 500 street trees, and 1 other commitment"
    leads = [one.lead for one in brief.blocks if isinstance(one, Paragraph)]
    assert leads[:3] == [
        "Plant a further 500 street trees:",
        "Bring recycling to every flat in the borough:",
        "In all of them, with their steps:",
    ]
    tables = [one.caption for one in brief.blocks if isinstance(one, Table)]
    assert tables[0].startswith("Plant a further 500 street trees: ")
    assert headings(brief).count("Sources") == 1


def test_things_of_other_kinds_are_parts_of_their_own(store: EmbeddedStore, held: Holdings) -> None:
    brief = made(store, held, "Plant 500 street trees", "Meg Lowe", "2019-20")
    parts = [one.text for one in brief.blocks if isinstance(one, Heading) and one.level == 2]
    assert parts == ["Plant a further 500 street trees", "Meg Lowe", "How we did in 2019/20"]
    assert brief.title == "; ".join(parts)


def test_a_subject_is_told_by_all_rows_that_speak_of_it(store: EmbeddedStore, held: Holdings) -> None:
    brief = made(store, held, "waste-and-clean-streets")
    table = next(one for one in brief.blocks if isinstance(one, Table))
    assert table.rows == (
        ("2018/19 plan", "1", "1", "0", "cannot be told", "cannot be told"),
        ("2019/20 year-end report", "1", "0", "1", "0", "0"),
    )
    assert "The rows were found by a search for words" in whole(brief)


def test_a_subject_of_which_no_document_speaks_says_so(store: EmbeddedStore, held: Holdings) -> None:
    brief = made(store, held, "violence-against-women-and-girls")
    assert whole(brief).endswith("No commitment, no step and no measure of the documents held speaks of it.")


def test_an_officer_is_told_by_the_rows_that_name_them(store: EmbeddedStore, held: Holdings) -> None:
    said = whole(made(store, held, "Meg Lowe"))
    assert "What stood beside the name first" in said
    assert "It does not say who did the work, or who failed to." in said


def test_a_document_is_told_theme_by_theme(store: EmbeddedStore, held: Holdings) -> None:
    brief = made(store, held, "2018-19")
    table = next(one for one in brief.blocks if isinstance(one, Table))
    assert [row[0] for row in table.rows] == ["Streets to be proud of", "A fair start"]
    assert "This document is a plan: how any of it went cannot be told." in whole(brief)


def test_what_changed_since_a_document(store: EmbeddedStore, held: Holdings) -> None:
    brief = made(store, held, "Plant 500 street trees", since="2018-19")
    assert brief.title.endswith(": since the 2018/19 plan")
    said = whole(brief)
    assert "After the 2018/19 plan we hold the 2019/20 year-end report." in said
    assert "before “Plant 500 street trees”, now “Plant [a further] 500 street trees”" in said
    assert "What went and what came stands in square brackets." in said
    assert "Plant a further 500 street trees: green, 100%. 2019/20 year-end report, line 10" in said
    (first,) = (one for one in brief.blocks if isinstance(one, Items) and "lines 10" in one.items[-1].text)
    assert [one.lead for one in first.items] == ["2018/19 plan:", "2019/20 year-end report:"]
    assert "compared with 2018/19 plan, line 14" in said
    assert "line 14" in first.items[0].text or "lines 14" in first.items[0].text


def test_since_the_latest_document_nothing_can_be_told(store: EmbeddedStore, held: Holdings) -> None:
    said = whole(made(store, held, "Plant 500 street trees", since="2019-20"))
    assert "No document later than the 2019/20 year-end report is held: nothing can be told" in said


def test_what_carries_on_a_row_under_another_name_changed_too(store: EmbeddedStore, held: Holdings) -> None:
    """A directorate that no later document names is not told to have been forgotten where its rows go on."""
    rows = {
        iri: replace(row, names=()) if held.edition(row).label == "2019-20" else row
        for iri, row in held.commitments.items()
    }
    said = whole(made(store, replace(held, commitments=rows), "PARKS", since="2018-19"))
    assert "or carry on what does" in said
    assert "before “Plant 500 street trees”" in said


def test_a_document_of_another_council_is_refused(store: EmbeddedStore, held: Holdings) -> None:
    plan = document(held, "2018-19")
    other = replace(
        plan, iri=f"{plan.iri}x", body="https://example.org/other", body_name="Other Council", label="1999-00"
    )
    both = replace(held, editions={**held.editions, other.iri: other})
    with pytest.raises(GoldenThreadError, match="is of Other Council, and no row of it belongs to"):
        made(store, both, "Plant 500 street trees", since=other.iri)


def test_years_without_a_document_and_without_a_word_stand_in_the_table(held: Holdings) -> None:
    plan, review = held.editions.values()
    late = replace(review, iri="urn:late", label="2023-24", start=date(2023, 4, 1), end=date(2024, 3, 31))
    row = next(one for one in held.commitments.values() if one.edition == plan.iri)
    last = replace(row, iri="urn:row", edition=late.iri)
    both = replace(held, editions={**held.editions, late.iri: late}, commitments={**held.commitments, last.iri: last})
    (table,) = (one for one in year_by_year(both, (row, last), "") if isinstance(one, Table))
    assert [cells[:2] for cells in table.rows[1:3]] == [
        ("2019/20 year-end report", "does not mention it"),
        ("2020/21 to 2022/23", "no document is held"),
    ]


def test_findings_that_are_left_out_are_counted_and_none_is_no_proof(held: Holdings) -> None:
    found = [
        Found(one, held.commitments[one.focus])
        for some in held.findings_of.values()
        for one in some
        if one.focus in held.commitments
    ]
    *_, note = does_not_add_up(held, found[:1], 2)
    assert "2 more findings" in str(note)
    assert len(list(does_not_add_up(held, found[:1], 0))) == len(list(does_not_add_up(held, found[:1], -3))) == 2
    assert "That is no proof that all is well." in str(list(does_not_add_up(held, [], 0)))


def test_a_date_that_cannot_be_read_is_shown_as_printed(held: Holdings) -> None:
    row = next(iter(held.commitments.values()))
    assert (
        due(held, replace(row, deadlines=(), deadline_printed="31.11.2018")) == "“31.11.2018”, no date that can be read"
    )
    assert due(held, replace(row, deadlines=(), deadline_printed="")) == ""
    assert (
        due(held, replace(row, deadlines=(date(2019, 1, 5), date(2019, 2, 5)))) == "5 January 2019 and 5 February 2019"
    )


def test_lines_are_told_as_runs() -> None:
    assert (runs([7]), runs([3, 1, 2]), runs([1, 3])) == ("7", "1–3", "1, 3")


def test_where_nothing_can_be_compared_nothing_is_said_to_have_kept_its_date(
    store: EmbeddedStore, held: Holdings
) -> None:
    alone = whole(made(store, replace(held, links_to={}, changes_at={}), "Plant 500 street trees"))
    assert "No row carries on one of an earlier document: no two dates can be compared." in alone
    assert "put off while it was unfinished" not in alone


def test_no_row_is_told_twice_as_a_source(store: EmbeddedStore, held: Holdings) -> None:
    blocks = made(store, held, "Plant 500 street trees").blocks
    (listed,) = (two for one, two in pairwise(blocks) if one == Heading("Sources"))
    assert isinstance(listed, Items)
    assert [one.lead for one in listed.items] == ["2018/19 plan:", "2019/20 year-end report:"]


def test_the_first_measure_of_several_is_drawn_with_its_figures_in_words_and_as_a_table(held: Holdings) -> None:
    """A brief is short: the others have their row in the table. One of a single figure has nothing to draw."""
    edition = next(iter(held.editions))
    years = [Value(f"20{n}/{n + 1}", "actual", float(n), str(n), "headline", "", 1) for n in (16, 17, 18)]
    rows = [
        Measure(f"m{n}", edition, "t", name, "", "", "", "", "Number", "higher", "", "", "", n, (n,), tuple(values))
        for n, name, values in ((1, "Ponds", years[:1]), (2, "Trees", years), (3, "Hedges", years))
    ]
    made = replace(held, measures={one.iri: one for one in rows}, series_of={one.iri: (one.iri,) for one in rows})
    blocks = measured(made, [row_of(made, (one,)) for one in rows], 0)
    (drawn,) = (one for one in blocks if isinstance(one, Picture))
    assert drawn.title.startswith("Trees")
    assert drawn.description
    assert len(drawn.table.rows) == len(years)
    assert "var(" not in drawn.svg


def test_the_build_is_only_read(brackenford: Path) -> None:
    assert sorted(path.name for path in brackenford.iterdir()) == [".build.json", "dataset.nq", "summary.json"]


def measure_of_two_tables(held: Holdings, unit: str, printed: str, basis: str = "") -> tuple[Holdings, list[Measure]]:
    """A council whose two tables print a result of one year under one name."""
    edition = next(iter(held.editions))
    values = [
        (Value("2018/19", kind, float(said), said, "headline", how, 1),)
        for kind, said, how in (("actual", "9", ""), ("outturn", printed, basis))
    ]
    rows = [
        Measure(f"m{n}", edition, "t", "Ponds dug", "", "", "", "", one, "higher", "", "", "", n, (n,), values[n - 1])
        for n, one in ((1, "Number"), (2, unit))
    ]
    made = replace(held, measures={one.iri: one for one in rows}, series_of={one.iri: (one.iri,) for one in rows})
    return made, rows


@pytest.mark.parametrize(("printed", "basis", "told"), [("7", "", True), ("9", "", False), ("7", "expected", False)])
def test_two_tables_that_differ_under_one_name_are_told(held: Holdings, printed: str, basis: str, told: bool) -> None:
    made, rows = measure_of_two_tables(held, "Number owed a duty", printed, basis)
    blocks = tuple(measured(made, [row_of(made, (one,)) for one in rows], 0))
    said = "\n".join(texts(Brief("", "", "en", date(2020, 3, 31), blocks)))
    assert ("of 2018/19 its tables print different figures under this name: 9 (" in said) is told


def test_findings_of_one_row_stand_together_and_their_words_once(held: Holdings) -> None:
    row = next(one for one in held.commitments.values() if one.comment)
    wrong = Finding("f", "percent-not-mean", "warning", row.iri, 1, f"One: '{row.comment}'", "", "", "")
    other = replace(wrong, iri="g", message=f"Two: '{row.comment}'")
    items = next(
        one for one in does_not_add_up(held, [Found(wrong, row), Found(other, row)], 0) if isinstance(one, Items)
    )
    (item,) = items.items
    assert item.text.count(row.comment) == 1
    assert "Besides: Two, by the same words." in item.text


def test_how_many_rows_are_at_odds_is_told_of_all_reported_completed(store: EmbeddedStore, held: Holdings) -> None:
    done = [row for row in held.commitments.values() if row.completed and held.edition(row).label == "2019-20"]
    wrong = Finding("f", "completed-over-unfinished", "warning", done[0].iri, 1, "One step is open.", "", "", "")
    brief = made(store, replace(held, findings_of={done[0].iri: (wrong,)}), "2019-20")
    said = f"Of the {len(done)} rows reported completed, 1 is at odds with its own update, steps or percentage."
    assert said in whole(brief)
