"""Blocks: a name and its leads centred beside a list of steps."""

from __future__ import annotations

import pytest

from goldenthread.read.block_cuts import BlockLine, block_cost, cut_blocks, join_name
from goldenthread.read.layout_parts import FieldName
from goldenthread.read.milestones import split_milestones
from goldenthread.read.text import begins_inside
from tests.interpret.invented import BLOCK_HEAD, BLOCKS, layout, read, rules

WIDTHS: dict[FieldName, int] = {"title": 20, "leads": 20, "milestones": 60}


def line(number: int, name: str = "", leads: str = "", text: str = "Step. (May 2013)", *, page: int = 0) -> BlockLine:
    """A line of one printed row."""
    return BlockLine(number, page, name, leads, text, 1, bool(leads), begins_inside(name), begins_inside(text))


def cut(*lines: BlockLine) -> list[list[int]]:
    """The line numbers of each block."""
    return [[one.number for one in block] for block in cut_blocks(lines, WIDTHS)]


class TestCuts:
    def test_names_stand_in_the_middle(self) -> None:
        lines = [
            line(1),
            line(2, "Trees", "Cllr A"),
            line(3),
            line(4),
            line(5),
            line(6, "Homes", "Cllr B"),
            line(7),
            line(8),
        ]
        assert cut(*lines) == [[1, 2, 3], [4, 5, 6, 7, 8]]

    def test_one_line_each(self) -> None:
        assert cut(line(1, "Trees", "Cllr A"), line(2, "Homes", "Cllr B")) == [[1], [2]]

    def test_a_name_on_two_lines_is_one(self) -> None:
        lines = [line(1, "Plant trees in", "Cllr A"), line(2, "every street"), line(3, "Homes", "Cllr B"), line(4)]
        assert cut(*lines)[0] == [1, 2]

    def test_a_sentence_is_not_cut(self) -> None:
        lines = [
            line(1, "Trees", "Cllr A", "Agree with the"),
            line(2, text="board. (May 2013)"),
            line(3, "Homes", "Cllr B"),
        ]
        assert cut(*lines) == [[1, 2], [3]]

    def test_two_names_cost_more_than_two_blocks(self) -> None:
        two = [line(1, "Trees", "Cllr A"), line(2), line(3, "Homes", "Cllr B")]
        assert block_cost(two, WIDTHS) > block_cost(two[:2], WIDTHS) + block_cost(two[2:], WIDTHS)

    def test_no_lines_no_blocks(self) -> None:
        assert cut() == []

    def test_many_lines_do_not_take_the_square_of_their_time(self) -> None:
        lines = [line(n, f"Name {n}" if n % 3 == 0 else "", f"Cllr {n}" if n % 3 == 0 else "") for n in range(3_000)]
        assert len(cut(*lines)) == 1_000


class TestMilestones:
    @pytest.mark.parametrize(
        ("cells", "milestones"),
        [
            (["Plan. (May 2013) Sessions. (July 2013)"], [("Plan.", "(May 2013)"), ("Sessions.", "(July 2013)")]),
            (["Agree with the", "board. (May 2013)"], [("Agree with the board.", "(May 2013)")]),
            (
                ["Four sessions held.", "(July 2013) Report (May 2013)"],
                [("Four sessions held.", "(July 2013)"), ("Report", "(May 2013)")],
            ),
            (["Plan made.", "Report (May 2013)"], [("Plan made.", ""), ("Report", "(May 2013)")]),
            (["Plan (September 12; March 13)."], [("Plan", "(September 12; March 13)")]),
            (["Plan for the area (Poplar) made (May 2013)"], [("Plan for the area (Poplar) made", "(May 2013)")]),
            ([], []),
        ],
    )  # fmt: skip
    def test_each_ends_at_its_deadline(self, cells: list[str], milestones: list[tuple[str, str]]) -> None:
        pieces = [(0, number, cell) for number, cell in enumerate(cells, start=1)]
        assert [(text, deadline) for _, text, deadline, _ in split_milestones(pieces)] == milestones

    def test_none_goes_over_the_end_of_its_block(self) -> None:
        found = split_milestones([(0, 1, "Agree with the"), (1, 2, "board. (May 2013)")])
        assert [(block, text) for block, text, _, _ in found] == [(0, "Agree with the"), (1, "board.")]

    def test_the_lines_of_each_are_kept(self) -> None:
        found = split_milestones([(0, 4, "Agree with the"), (0, 6, "board. (May 2013) Next (June 2013)")])
        assert [lines for *_, lines in found] == [(4, 6), (6,)]


class TestNames:
    def test_a_garbled_repeat_is_left_out(self) -> None:
        assert join_name(["Plent new treas here", "Plant new trees here and there"]) == (
            "Plant new trees here and there",
            ["Plent new treas here"],
        )

    def test_fragments_are_joined(self) -> None:
        assert join_name(["Plant trees", "in every street"])[0] == "Plant trees in every street"


class TestRows:
    LINES = (
        "Goal: Streets",
        BLOCK_HEAD,
        "\t\tAsk residents (May 2013)",
        "Plant trees\tCllr Mo Khan Ann Lee (ENV)\tDig holes (June 2013) Plant (July 2013)",
        "\t\tWater (August 2013)",
        "Build homes\tCllr Jo Ali Roy Poe (HOM)\tLet the contract (May 2013)",
    )

    def test_each_activity_and_its_milestones(self) -> None:
        plan = read(self.LINES, layout(BLOCKS))
        assert [(row.kind.value, row.line, row.text, row.parent) for row in plan.commitments] == [
            ("activity", 4, "Plant trees", "t1"),
            ("milestone", 3, "Ask residents", "a4"),
            ("milestone", 4, "Dig holes", "a4"),
            ("milestone", 4, "Plant", "a4"),
            ("milestone", 5, "Water", "a4"),
            ("activity", 6, "Build homes", "t1"),
            ("milestone", 6, "Let the contract", "a6"),
        ]
        first = plan.commitments[0]
        assert (first.lead_members, first.directorates) == (("Cllr Mo Khan",), ("ENV",))
        assert [officer.name for officer in first.officers] == ["Ann Lee"]
        assert (4, "block-boundary", "centre-on-block") in rules(plan)

    def test_several_milestones_of_a_line_have_keys_of_their_own(self) -> None:
        plan = read(self.LINES, layout(BLOCKS))
        assert [row.key for row in plan.commitments if row.line == 4] == ["a4", "m4", "m4.2"]

    def test_a_line_with_too_few_cells_has_lost_its_first(self) -> None:
        plan = read([*self.LINES, "More (June 2013)"], layout(BLOCKS))
        assert plan.commitments[-1].text == "More"

    def test_a_garbled_date_before_the_first_milestone(self) -> None:
        plan = read([BLOCK_HEAD, "Plant trees\tCllr Mo Khan\t(Merch 2013) Dig (May 2013)"], layout(BLOCKS))
        assert plan.commitments[1].text == "Dig"
        assert (2, "ghost-left-out", "garbled-date") in rules(plan)

    def test_cells_beyond_the_table_are_told(self) -> None:
        plan = read([BLOCK_HEAD, "Plant trees\tCllr Mo Khan\tDig (May 2013)\tstray"], layout(BLOCKS))
        assert (2, "stray-text", "cells-beyond-the-table") in rules(plan)


def test_days_in_brackets_end_milestones_as_months_do() -> None:
    pieces = [(0, 3, "Plan agreed. (31 May 2013) Trees (all elm) planted. (Q2 2013/14)"), (0, 4, "Report sent")]
    assert [(text, deadline) for _, text, deadline, _ in split_milestones(pieces)] == [
        ("Plan agreed.", "(31 May 2013)"),
        ("Trees (all elm) planted.", "(Q2 2013/14)"),
        ("Report sent", ""),
    ]


def test_names_and_steps_in_small_letters_are_those_of_capitals() -> None:
    lines = [
        "Goal: Green",
        BLOCK_HEAD,
        "Plant\tCllr Fen (ENV)\tDig holes. (May 2013)",
        "Water\tCllr Poe (ENV)\tFill tanks. (June 2013)",
        "Mow\tCllr Lee (ENV)\tOil mowers. (June 2013)",
    ]
    small = [
        "\t".join(c if c.startswith("Cllr") else c[:1].lower() + c[1:] for c in one.split("\t"))
        if "\t" in one and one != BLOCK_HEAD
        else one
        for one in lines
    ]
    plans = [read(text, layout(BLOCKS)) for text in (lines, small)]
    first, second = ([(row.key, row.parent, row.text.lower()) for row in plan.commitments] for plan in plans)
    assert first == second
    assert [text for _, _, text in first] == ["plant", "dig holes.", "water", "fill tanks.", "mow", "oil mowers."]
