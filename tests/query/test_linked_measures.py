"""What the target was after a red, and which targets were eased: by rows of measures that a link joins."""

from __future__ import annotations

import re

import pytest
from pyoxigraph import RdfFormat, parse

from goldenthread.query import ask, load
from goldenthread.store import EmbeddedStore

HEAD = """
@prefix gt: <https://w3id.org/goldenthread/ns#> . @prefix dcterms: <http://purl.org/dc/terms/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix qb: <http://purl.org/linked-data/cube#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @base <https://example.org/> .
<plan> a gt:Edition ; rdfs:label "2031-32" ; gt:yearStart "2031-04-01"^^xsd:date .
<result> a qb:Observation ; gt:observes <old> ; gt:valueKind "actual" ; gt:origin "headline" ; gt:period "2031/32" ;
  gt:printed "40" ; gt:value 40.0 .
<link> a gt:MeasureLink ; gt:earlierMeasure <old> ; gt:laterMeasure <new> .
"""


def made(
    before: str = "50",
    after: str = "45",
    *,
    better: str = "higher",
    rating: str = "RED",
    relation: str = "continues",
    units: tuple[str, str] = ("old", "new"),
    fate: str = "existing",
) -> EmbeddedStore:
    """Two rows of a measure, an earlier one with its result and a later one with the next target."""
    rows = [HEAD, f'<link> gt:relation "{relation}" ; gt:decision "accepted" ; gt:reviewerKind "person" .']
    if relation in ("continues", "succeeds"):
        rows.append(f"<new> gt:{relation}Measure <old> .")
    rows.append(f'<old> gt:variance "{rating}" .' if rating else "")
    rows.append(f'<new> gt:lifecycle "{fate}" .')
    for name, unit, year, target in (("old", units[0], "2031/32", before), ("new", units[1], "2032/33", after)):
        figure = re.match(r"[0-9.]+(?=$|%| ?ppts)", target)
        number = f"; gt:value {float(figure[0])}" if figure else ""
        better_too = f'; gt:polarity "{better}"' if better else ""
        rows.append(
            f'<{name}> a gt:Measure ; dcterms:title "Ponds dug" ; gt:statedIn <plan> ; gt:firstLine 3 ; '
            f'gt:unit "{unit}" {better_too} .'
            f'<{name}/aim> a qb:Observation ; gt:observes <{name}> ; gt:valueKind "target" ; gt:origin "headline" ; '
            f'gt:period "{year}" ; gt:printed "{target}" {number} .'
        )
    return EmbeddedStore.of(parse("\n".join(rows).encode(), format=RdfFormat.TURTLE))


def rows(store: EmbeddedStore, name: str) -> list[dict[str, str]]:
    table = ask(store, load(name))
    assert not isinstance(table, list)
    return table.records()


@pytest.mark.parametrize(
    ("before", "after", "better", "change"),
    [
        ("50", "45", "higher", "easier"),
        ("50", "55", "higher", "harder"),
        ("50", "50", "higher", "the same"),
        ("50", "45", "lower", "harder"),
        ("50", "55", "lower", "easier"),
        ("50", "55", "", "cannot be told"),
        ("50", "45%", "higher", "cannot be told"),
        ("50%", "45%", "higher", "easier"),
        ("a good grade", "45", "higher", "cannot be told"),
    ],
)
def test_the_next_target_is_told_by_the_direction_that_is_better(
    before: str, after: str, better: str, change: str
) -> None:
    store = made(before, after, better=better)
    (row,) = rows(store, "targets-after-a-red")
    assert (row["target"], row["reached"], row["nextTarget"], row["nextPeriod"]) == (before, "40", after, "2032/33")
    assert (row["change"], row["judgedBy"]) == (change, "person")
    assert [one["kind"] for one in rows(store, "targets-lowered")] == (["measure"] if change == "easier" else [])


@pytest.mark.parametrize(
    ("before", "after", "units", "change"),
    [
        ("4", "6ppts (31%)", ("percentage points", "Percentage"), "harder"),
        ("4", "3 ppts", ("% points", "%"), "easier"),
        ("4", "4%", ("ppts", "Number"), "the same"),
        ("4", "3ppts", ("Ponds", "Ponds"), "cannot be told"),
        ("4", "3%", ("Ponds (% of fields)", "%"), "cannot be told"),
        ("B", "B-", ("Grade", "Percentage"), "easier"),
        ("C+", "C", ("Grade", "Grade"), "easier"),
        ("B-", "C+", ("Grade", "Grade"), "easier"),
        ("C", "B-", ("Grade", "Grade"), "harder"),
        ("A", "A*", ("Grade", "Grade"), "harder"),
        ("A", "A", ("Grade", "Grade"), "the same"),
        ("B", "4", ("Grade", "Grade"), "cannot be told"),
        ("B", "Best", ("Grade", "Grade"), "cannot be told"),
    ],
)
def test_one_unit_in_two_spellings_and_grades_are_compared(
    before: str, after: str, units: tuple[str, str], change: str
) -> None:
    store = made(before, after, units=units)
    assert [row["change"] for row in rows(store, "targets-after-a-red")] == [change]
    assert len(rows(store, "targets-lowered")) == (change == "easier")


def test_a_grade_is_not_compared_where_lower_is_better() -> None:
    store = made("B", "B-", better="lower")
    assert [row["change"] for row in rows(store, "targets-after-a-red")] == ["cannot be told"]
    assert rows(store, "targets-lowered") == []


@pytest.mark.parametrize(
    ("after", "fate", "change"),
    [
        ("50", "delete", "printed to be deleted"),
        ("45", "to be deleted", "printed to be deleted"),
        ("45 DELETE", "existing", "printed to be deleted"),
        ("45", "existing", "easier"),
        ("45", "undeleted", "easier"),
    ],
)
def test_a_target_that_is_printed_to_be_deleted_is_not_kept(after: str, fate: str, change: str) -> None:
    store = made("50", after, fate=fate)
    assert [row["change"] for row in rows(store, "targets-after-a-red")] == [change]
    assert len(rows(store, "targets-lowered")) == (change == "easier")


def test_another_way_of_counting_is_not_compared() -> None:
    store = made(relation="succeeds")
    assert [row["change"] for row in rows(store, "targets-after-a-red")] == ["another count"]
    assert rows(store, "targets-lowered") == []


def test_a_red_without_a_later_row_says_so_and_what_is_not_red_is_not_asked() -> None:
    assert [row["change"] for row in rows(made(relation="none"), "targets-after-a-red")] == ["no later row"]
    assert rows(made(rating="GREEN"), "targets-after-a-red") == []
    assert rows(made(rating=""), "targets-after-a-red") == []
