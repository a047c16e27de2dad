"""What is judged one promise and hardly shares a word may be two; numbers of other things are not compared."""

from __future__ import annotations

from dataclasses import replace

import pytest

from goldenthread.site.fared import named_row
from goldenthread.site.holdings import Holdings
from goldenthread.site.other_promise import perhaps_two
from goldenthread.site.page_links import Links
from goldenthread.site.records import Change
from goldenthread.site.row_cells import RowCells
from goldenthread.site.rows_in_short import gist
from tests.site.test_changed_days import moved


def worded(held: Holdings, before: str, after: str, relation: str = "continues") -> Holdings:
    """A council in which one row carries on another, in such words."""
    made = moved(held, relation=relation)
    (later,) = made.links_to
    earlier = made.links_to[later][0].earlier
    rows = {iri: replace(made.commitments[iri], text=text) for iri, text in ((earlier, before), (later, after))}
    return replace(made, commitments={**made.commitments, **rows})


@pytest.mark.parametrize(
    ("before", "after", "relation", "said"),
    [
        ("Dredge the harbour", "Train young sailors", "continues", True),
        ("Dredge the harbour", "Train young sailors", "succeeds", False),
        ("Dredge the harbour", "Dredge the old harbour", "continues", False),
    ],
)
def test_two_wordings_without_a_word_in_common_are_perhaps_two(
    held: Holdings, before: str, after: str, relation: str, said: bool
) -> None:
    made = worded(held, before, after, relation)
    (later,) = made.links_to
    members = (made.commitments[made.links_to[later][0].earlier], made.commitments[later])
    told = perhaps_two(made, members)
    assert bool(told) is said
    assert not said or ("“Dredge the harbour”" in told and "“Train young sailors”" in told)
    assert perhaps_two(made, members[1:]) == ""


@pytest.mark.parametrize(
    ("after", "count"), [("Train 20 young sailors", 1), ("Give 20 schools sailing boats and teachers", 0)]
)
def test_a_number_is_promised_lower_only_of_the_same_thing(held: Holdings, after: str, count: int) -> None:
    made = worded(held, "Train 40 young sailors", after)
    (later,) = made.links_to
    change = Change(made.links_to[later][0].earlier, later, "target lowered", "40", "20", None)
    made = replace(made, changes_at={later: (change,)})
    assert len(gist(made, [made.commitments[later]]).lowered) == count


def test_the_update_of_a_row_stands_beside_it_where_asked(held: Holdings) -> None:
    one = replace(next(iter(held.commitments.values())), comment="The <b>crane</b> broke.")
    cells = RowCells(held, Links("people.html", held, ()))
    told = cells([named_row(held, one)], "", told=True)
    assert "“<bdi>The &lt;b&gt;crane&lt;/b&gt; broke.</bdi>”" in told
    assert "crane" not in cells([named_row(held, one)], "")
    assert "no update is printed" in cells([named_row(held, replace(one, comment=""))], "", told=True)
