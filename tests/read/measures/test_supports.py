"""Which activities a measure says it supports."""

from __future__ import annotations

from goldenthread.read.measures.measure_records import Draft, Met
from goldenthread.read.measures.supports import Group, paragraphs, read_supports, share_supports
from tests.read.measures.invented import OUTTURN


def test_activities_are_parted_at_their_references_and_end_before_a_charts_title() -> None:
    raw = (
        "<p>Actions behind this measure: A1: Plant trees A2 Mend roads, as in A1 above</p> <p><b>Trees planted</b></p>"
    )
    supports = read_supports(raw, OUTTURN)
    assert supports.activities == ("A1: Plant trees", "A2 Mend roads, as in A1 above")
    assert supports.title == "Trees planted"
    assert supports.group == ""


def test_a_label_with_nothing_after_it_is_a_label() -> None:
    supports = read_supports("<p>Actions behind this measure:</p>", OUTTURN)
    assert supports.labelled
    assert supports.activities == ()


def test_a_title_alone_is_no_activity() -> None:
    supports = read_supports("<b>Trees planted</b> <table><tr><td>A1 Plant</td></tr></table>", OUTTURN)
    assert (supports.labelled, supports.activities, supports.title) == (False, (), "Trees planted")


def test_text_between_paragraphs_is_kept() -> None:
    assert len(paragraphs("before <p>one</p> <ul><li>two</li></ul> <p>three")) == 4


def share(*names: str, label: str = "tree planting", priority: dict[str, str] | None = None) -> list[bool]:
    """Which of the measures get the activities that the first one's label names for its group."""
    drafts = [
        Draft(OUTTURN, name, number, priority=(priority or {}).get(name, "")) for number, name in enumerate(names)
    ]
    drafts[0].supports, drafts[0].supports_label = ("A1 Plant trees",), True
    met = Met("2031-32")
    groups: list[Group | None] = [Group(label, drafts[0].supports, 0), *[None] * (len(drafts) - 1)]
    share_supports(drafts, groups, met)
    assert [issue.line for issue in met.issues] == [d.line for d in drafts[1:] if d.supports]
    return [bool(draft.supports) for draft in drafts]


def test_the_next_measure_belongs_to_the_group_and_later_ones_if_a_word_is_shared() -> None:
    assert share("Oaks", "Elms", "Planted hedges", "Clean roads", "Trees") == [True, True, True, False, False]


def test_a_heading_ends_the_group() -> None:
    assert share("Oaks", "Trees", priority={"Trees": "Another"}) == [True, False]


def test_a_group_that_is_printed_again_has_its_members_already() -> None:
    drafts = [Draft(OUTTURN, name, number) for number, name in enumerate(["Oaks", "Elms", "Clean roads"])]
    for draft in drafts[:2]:
        draft.supports, draft.supports_label = ("A1 Plant trees",), True
    opened = [Group("tree", ("A1 Plant trees",), 0), Group("tree", ("A1 Plant trees",), 1), None]
    share_supports(drafts, opened, Met("2031-32"))
    assert drafts[2].supports == ()


def test_a_label_of_its_own_ends_the_group_even_if_empty() -> None:
    drafts = [Draft(OUTTURN, name, number) for number, name in enumerate(["Oaks", "Trees", "Trees again"])]
    drafts[0].supports, drafts[0].supports_label = ("A1 Plant trees",), True
    drafts[1].supports_label = True
    share_supports(drafts, [Group("tree", ("A1 Plant trees",), 0), None, None], Met("2031-32"))
    assert [draft.supports for draft in drafts[1:]] == [(), ()]
