"""How many readers stand behind what a comparison says goes on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from goldenthread.site.comparing import compare
from goldenthread.site.comparison_sentences import sentences
from goldenthread.site.holdings import Holdings
from goldenthread.site.records import Link
from goldenthread.site.resting import Rests, rests, rests_said


def judged(held: Holdings, *reviewers: str) -> Holdings:
    """A council in which the first row of the plan goes on in the report by so many links, each with its readers."""
    plan, report = held.editions
    rows = [one for one in held.commitments.values() if one.kind == "activity"]
    first = next(one for one in rows if one.edition == plan)
    later = [one for one in rows if one.edition == report]
    links = [
        Link(f"l{row.iri}", first.iri, row.iri, "continues", "accepted" if who else "proposed", 0.9, who, "")
        for row, who in zip(later, reviewers, strict=False)
    ]
    return replace(held, links_from={first.iri: tuple(links)}, links_to={one.later: (one,) for one in links})


@pytest.mark.parametrize(
    ("reviewers", "found", "words"),
    [
        (("Ada Lark",), Rests(1, 0, 1), "1 of these 1 on the judgement of one reader alone"),
        (("",), Rests(0, 1, 1), "1 of these 1 on the program alone, unjudged"),
        (("Ada Lark, Ben Moss",), Rests(0, 0, 1), "two readers or more"),
        (("Ada Lark, Ada Lark",), Rests(1, 0, 1), "one reader alone"),  # one reader twice is one
        (("Ada Lark", "Ada Lark | Ben Moss"), Rests(0, 0, 1), "two readers or more"),  # the best of two ways
    ],
)
def test_what_stands_in_both_documents_says_who_stands_behind_it(
    held: Holdings, reviewers: tuple[str, ...], found: Rests, words: str
) -> None:
    plan, report = held.editions.values()
    one = compare(judged(held, *reviewers), plan, report)
    assert one.rests == found
    assert words in sentences(one)[1]


def test_a_way_through_a_document_between_is_as_weak_as_its_weakest_step(held: Holdings) -> None:
    a, b, c = [one for one in held.commitments.values() if one.kind == "activity"][:3]
    ways = {
        a.iri: (Link("1", a.iri, b.iri, "continues", "accepted", 0.9, "Ada Lark, Ben Moss", ""),),
        b.iri: (Link("2", b.iri, c.iri, "continues", "accepted", 0.9, "Ada Lark", ""),),
    }
    assert rests(replace(held, links_from=ways), [a], {c.iri}) == Rests(1, 0, 1)


def test_where_nothing_stands_in_both_nothing_is_said() -> None:
    assert rests_said(Rests(0, 0, 0)) == ""
    assert rests_said(Rests(2, 1, 9)) == (
        "That they go on there rests for 2 of these 9 on the judgement of one reader alone and for "
        "1 of these 9 on the program alone, unjudged."
    )
