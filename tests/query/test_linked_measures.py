"""What the target was after a red, and which targets were eased: by rows of measures that a link joins."""

from __future__ import annotations

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
    before: str = "50", after: str = "45", *, better: str = "higher", rating: str = "RED", relation: str = "continues"
) -> EmbeddedStore:
    """Two rows of a measure, an earlier one with its result and a later one with the next target."""
    rows = [HEAD, f'<link> gt:relation "{relation}" ; gt:decision "accepted" ; gt:reviewerKind "person" .']
    if relation in ("continues", "succeeds"):
        rows.append(f"<new> gt:{relation}Measure <old> .")
    rows.append(f'<old> gt:variance "{rating}" .' if rating else "")
    for name, year, target in (("old", "2031/32", before), ("new", "2032/33", after)):
        number = f"; gt:value {float(target.rstrip('%'))}" if target.rstrip("%").replace(".", "").isdigit() else ""
        better_too = f'; gt:polarity "{better}"' if better else ""
        rows.append(
            f'<{name}> a gt:Measure ; dcterms:title "Ponds dug" ; gt:statedIn <plan> ; gt:firstLine 3 ; '
            f'gt:unit "{name}" {better_too} .'
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


def test_another_way_of_counting_is_not_compared() -> None:
    store = made(relation="succeeds")
    assert [row["change"] for row in rows(store, "targets-after-a-red")] == ["another count"]
    assert rows(store, "targets-lowered") == []


def test_a_red_without_a_later_row_says_so_and_what_is_not_red_is_not_asked() -> None:
    assert [row["change"] for row in rows(made(relation="none"), "targets-after-a-red")] == ["no later row"]
    assert rows(made(rating="GREEN"), "targets-after-a-red") == []
    assert rows(made(rating=""), "targets-after-a-red") == []
