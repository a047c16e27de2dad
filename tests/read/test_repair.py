"""The rules that mend rows, one by one, each with the issue that it leaves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace

import pytest

from goldenthread.model import Kind
from goldenthread.read.columns import lift_header_words, repair_column_shift
from goldenthread.read.layout_parts import FieldName, Table
from goldenthread.read.raw import Context, RawRow, Rule
from goldenthread.read.rejoin import rejoin_split_rows
from goldenthread.read.repair import (
    RULES,
    drop_fused_cells,
    leave_out_ghosts,
    mend,
    return_pushed_letters,
    return_sentence_end,
    set_aside_debris,
    split_doubled_rows,
    undouble_cells,
)

ACTIVITY = Table(
    name="activity",
    states="activity",
    columns=("title", "officers", "deadline", "status", "comment"),
    header={"Activity": "title", "Lead": "officers", "Due": "deadline", "Status": "status"},
)
STEPS = Table(
    name="steps",
    states="milestone",
    columns=("title", "officers", "deadline", "status", "comment"),
    header={"Step": "title", "Lead": "officers", "Due": "deadline", "Status": "status", "Comment": "comment"},
)
FIELDS: tuple[FieldName, ...] = ("title", "officers", "deadline", "status", "comment")


def row(line: int, *cells: str, stretch: int = 0) -> RawRow:
    """A milestone on one line: title, officers, deadline, status, comment."""
    texts = [*cells, *[""] * (len(FIELDS) - len(cells))]
    return RawRow(Kind.MILESTONE, dict(zip(FIELDS, texts, strict=True)), (line,), line, stretch, torn=True)


def applied(rule: Rule, *rows: RawRow, known: Collection[str] = (), openers: Sequence[str] = ()) -> list[RawRow]:
    """The rows after one rule."""
    return rule(rows, Context("2013-14", known, Counter(openers)))


def rules_of(mended: RawRow) -> list[tuple[str, str]]:
    """Code and rule of what was mended in a row."""
    return [(issue.code, issue.rule) for issue in mended.issues]


class TestLiftHeaderWords:
    def test_data_out_of_a_fused_header(self) -> None:
        cells = ["Activity Plant trees", "Lead Ann Lee (ENV)", "Due 31/03/2014", "Status", ""]
        lifted = lift_header_words(cells, STEPS, (ACTIVITY, STEPS))
        assert lifted[0] == ["Plant trees", "Ann Lee (ENV)", "31/03/2014", "", ""]
        assert set(lifted[1]) == {"title", "officers", "deadline", "status"}
        assert lifted[2] is ACTIVITY

    def test_a_single_date_under_its_header(self) -> None:
        cells, fields, _ = lift_header_words(["Plant trees", "Ann Lee", "Due 31/03/2014"], STEPS, (STEPS,))
        assert cells[2] == "31/03/2014"
        assert fields == ["deadline"]

    def test_a_title_may_begin_with_a_header_word(self) -> None:
        cells = ["Activity days for young people", "Ann Lee", "Due 31/03/2014"]
        lifted, fields, table = lift_header_words(cells, STEPS, (ACTIVITY, STEPS))
        assert lifted[0] == "Activity days for young people"
        assert table is STEPS
        assert fields == ["deadline"]

    def test_a_name_may_begin_with_a_header_word(self) -> None:
        cells = ["Plant trees", "Lead Councillor for Parks", "31/03/2014"]
        assert lift_header_words(cells, STEPS, (STEPS,))[0] == cells

    def test_a_comment_may_begin_with_its_header(self) -> None:
        cells = ["Plant trees", "Ann Lee", "31/03/2014", "", "Comment received from all wards"]
        assert lift_header_words(cells, STEPS, (STEPS,))[0] == cells


class TestRepairColumnShift:
    def test_slid_to_the_left(self) -> None:
        cells = ["Plant trees", "31/03/2014", "Completed", "Done"]
        assert repair_column_shift(cells, STEPS) == (["Plant trees", "", "31/03/2014", "Completed", "Done"], -1)

    def test_slid_to_the_right(self) -> None:
        cells = ["Plant trees", "Ann Lee", "", "31/03/2014", "Completed", "Done"]
        assert repair_column_shift(cells, STEPS) == (["Plant trees", "Ann Lee", "31/03/2014", "Completed", "Done"], 1)

    def test_a_row_in_its_place_stays(self) -> None:
        cells = ["Plant trees", "Ann Lee", "31/03/2014", "31/03/2014"]
        assert repair_column_shift(cells, STEPS) == (cells, 0)

    def test_a_date_within_a_sentence_moves_nothing(self) -> None:
        cells = ["Plant trees", "agreed by all of us on 31/03/2014", "soon"]
        assert repair_column_shift(cells, STEPS) == (cells, 0)

    def test_a_table_without_deadlines_stays(self) -> None:
        table = Table(name="t", states="activity", columns=("title",), header={"Title": "title"})
        assert repair_column_shift(["a", "31/03/2014"], table) == (["a", "31/03/2014"], 0)


class TestReturnPushedLetters:
    def test_letters_go_back_into_their_word(self) -> None:
        pushed = row(3, "Consult residents abou the new par", "k Ann Lee (ENV)", "31/03/2014")
        (mended,) = applied(return_pushed_letters, pushed, known={"park", "the", "new", "consult", "residents"})
        assert mended.title == "Consult residents abou the new park"
        assert mended.fields["officers"] == "Ann Lee (ENV)"
        assert rules_of(mended) == [("cell-repaired", "return-pushed-letters")]
        assert mended.issues[0].printed == "Consult residents abou the new par | k Ann Lee (ENV)"

    def test_no_word_needs_them(self) -> None:
        kept = row(3, "Plant trees", "van Lee (ENV)", "31/03/2014")
        assert applied(return_pushed_letters, kept, known={"plant", "trees"}) == [kept]


class TestSetAsideDebris:
    def test_a_trace_is_set_aside_with_an_issue_on_the_row_above(self) -> None:
        (kept,) = applied(set_aside_debris, row(3, "Plant trees", "Ann Lee"), row(4, "", "_ ii", "", "-"))
        assert kept.title == "Plant trees"
        assert rules_of(kept) == [("debris", "set-aside-debris")]
        assert kept.issues[0].lines == (4,)
        assert "_ ii" in kept.issues[0].printed

    def test_a_date_alone_is_no_debris(self) -> None:
        assert len(applied(set_aside_debris, row(3, "Plant trees"), row(4, "", "", "31/03/2014"))) == 2


class TestLeaveOutGhosts:
    TITLE = "Plant five hundred trees along the high street"

    def test_a_repeat_beside_doubled_cells(self) -> None:
        above, ghost = row(3, self.TITLE, "Ann Lee (ENV)"), row(4, self.TITLE, "Ann Lee (ENV) Ann Lee (ENV)")
        (kept,) = applied(leave_out_ghosts, above, ghost)
        assert kept.lines == (3, 4)
        assert rules_of(kept) == [("ghost-left-out", "leave-out-ghosts")]

    def test_a_repeat_beside_marks(self) -> None:
        (kept,) = applied(leave_out_ghosts, row(3, self.TITLE, "Ann Lee"), row(4, self.TITLE[:36], "- _", "/"))
        assert kept.title == self.TITLE

    def test_words_of_the_row_above_before_its_own(self) -> None:
        above = row(3, self.TITLE, "Ann Lee", "31/03/2014")
        first, second = applied(
            leave_out_ghosts, above, row(4, self.TITLE + " Water them in summer", "Roy Poe", "30/09/2014")
        )
        assert (first.title, second.title) == (self.TITLE, "Water them in summer")

    def test_the_same_title_twice_with_its_own_cells_is_two_rows(self) -> None:
        rows = [row(3, self.TITLE, "Ann Lee", "31/03/2014"), row(4, self.TITLE, "Roy Poe", "31/03/2014")]
        assert applied(leave_out_ghosts, *rows) == rows

    def test_never_over_a_table_head(self) -> None:
        rows = [row(3, self.TITLE, "Ann Lee"), row(9, self.TITLE, "- -", stretch=1)]
        assert applied(leave_out_ghosts, *rows) == rows


class TestReturnSentenceEnd:
    def test_the_end_of_the_title_above(self) -> None:
        rows = row(3, "Agree the plan with the", "Ann Lee"), row(4, "health board. Publish the plan", "Roy Poe")
        first, second = applied(return_sentence_end, *rows)
        assert first.title == "Agree the plan with the health board."
        assert second.title == "Publish the plan"
        assert first.lines == (3, 4)
        assert second.lines == (4,)
        assert rules_of(second) == [("row-repaired", "return-sentence-end")]

    def test_a_finished_title_gets_nothing(self) -> None:
        rows = [row(3, "Agree the plan.", "Ann Lee"), row(4, "e-learning for all. Publish it", "Roy Poe")]
        assert applied(return_sentence_end, *rows) == rows


class TestRowsThatAreNotTorn:
    """Where the layout does not call a table torn, only words that go on a sentence are joined to their row."""

    @pytest.mark.parametrize(
        "cells",
        [
            ("lay the path", "Ann Lee"),
            ("lay the path", "", "31/03/2014"),
            ("lay the path", "", "", "Overdue"),
            ("Lay the path", "", "", "", "Begun"),
            ("Lay the path",),
        ],
    )
    def test_a_row_of_its_own(self, cells: tuple[str, ...]) -> None:
        rows = [replace(row(3, "Plant trees and"), torn=False), replace(row(4, *cells), torn=False)]
        assert applied(rejoin_split_rows, *rows) == rows

    def test_a_number_makes_a_row(self) -> None:
        first, second = (replace(row(n, "plant trees and"), torn=False) for n in (3, 4))
        numbered = second.with_fields(ref="7")
        assert applied(rejoin_split_rows, first, numbered) == [first, numbered]
        assert len(applied(rejoin_split_rows, first, second)) == 1

    def test_words_that_go_on_are_joined_and_told(self) -> None:
        rows = [replace(row(3, "Plant trees and", "Ann Lee"), torn=False), replace(row(4, "lay the path"), torn=False)]
        (joined,) = applied(rejoin_split_rows, *rows)
        assert joined.title == "Plant trees and lay the path"
        assert rules_of(joined) == [("row-repaired", "rejoin-split-row")]


class TestRejoinSplitRows:
    def test_a_title_that_goes_on_below(self) -> None:
        (joined,) = applied(
            rejoin_split_rows,
            row(3, "Agree with schools where", "Ann Lee", "31/03/2014"),
            row(4, "new trees can stand"),
        )
        assert joined.title == "Agree with schools where new trees can stand"
        assert joined.lines == (3, 4)
        assert joined.begins == 3
        assert rules_of(joined) == [("row-repaired", "rejoin-split-row")]
        assert joined.issues[0].printed == "Agree with schools where / new trees can stand"

    def test_a_fragment_above_its_row(self) -> None:
        (joined,) = applied(rejoin_split_rows, row(3, "Agree with"), row(4, "schools where", "Ann Lee", "31/03/2014"))
        assert joined.title == "Agree with schools where"
        assert joined.fields["deadline"] == "31/03/2014"

    def test_a_comment_that_goes_on_over_a_page(self) -> None:
        first = row(3, "Plant trees", "Ann Lee", "31/03/2014", "Overdue", "A report went to the")
        (joined,) = applied(rejoin_split_rows, first, row(4, "", "", "", "", "board in May."))
        assert joined.comment == "A report went to the board in May."

    def test_a_full_row_that_repeats_officer_and_status(self) -> None:
        first = row(3, "Agree with schools where", "Ann Lee (ENV)", "31/03/2014", "Overdue", "A report went to the")
        second = row(4, "Trees can stand", "Ann Lee (ENV)", "31/03/2014", "Overdue", "board.")
        (joined,) = applied(rejoin_split_rows, first, second)
        assert joined.title == "Agree with schools where Trees can stand"
        assert joined.comment == "A report went to the board."

    def test_of_two_dates_the_one_that_can_be_read(self) -> None:
        first = row(3, "Agree with schools where", "Ann Lee", "00/00/0040")
        (joined,) = applied(rejoin_split_rows, first, row(4, "new trees can stand", "", "30/06/2013"))
        assert joined.fields["deadline"] == "30/06/2013"

    @pytest.mark.parametrize(
        "cells",
        [
            ("water them in summer", "Roy Poe", "30/06/2014", "Overdue"),
            ("water them in summer", "Ann Lee", "31/03/2014", "Overdue"),  # complete, and the same in all
            ("water them in summer", "Roy Poe", "", "Overdue"),
            ("water them in summer", "", "30/06/2014", ""),
        ],
    )
    def test_a_small_letter_joins_no_row_with_cells_of_its_own(self, cells: tuple[str, ...]) -> None:
        rows = [row(3, "Plant trees", "Ann Lee", "31/03/2014", "Overdue"), row(4, *cells)]
        assert applied(rejoin_split_rows, *rows) == rows

    def test_cells_that_the_row_above_lacks_are_its_own(self) -> None:
        first = row(3, "Agree with schools where", "", "31/03/2014", "Overdue")
        (joined,) = applied(rejoin_split_rows, first, row(4, "new trees can stand", "Ann Lee", "31/03/2014"))
        assert joined.fields["officers"] == "Ann Lee"
        assert len(applied(rejoin_split_rows, first, row(4, "new trees", "Ann Lee", "30/06/2014"))) == 2

    def test_a_number_of_its_own_makes_a_row(self) -> None:
        first, second = row(3, "agree where trees can"), row(4, "stand in summer", "Ann Lee")
        assert len(applied(rejoin_split_rows, first, second.with_fields(ref="1b"))) == 2
        assert len(applied(rejoin_split_rows, first.with_fields(ref="1a"), second)) == 1

    def test_where_titles_begin_small_a_small_letter_says_nothing(self) -> None:
        rows = [row(n, "plant trees", "Ann Lee", "31/03/2014") for n in range(3, 30)]
        assert [one.lines for one in mend(rows, "2013-14", frozenset())] == [(n,) for n in range(3, 30)]
        said = mend([row(3, "agree with"), *[row(n, f"see {n}. Dig", "Ann Lee") for n in (4, 5)]], "2013-14", ())
        assert said[-1].title == "see 5. Dig"

    @pytest.mark.parametrize("open_cells", [1, 12])
    def test_rows_of_a_title_alone_are_fragments_only_where_they_are_rare(self, open_cells: int) -> None:
        rows = [row(n, f"Plant {n}", "Ann Lee", "31/03/2014") for n in range(3, 23)]
        rows += [row(30 + n, f"Paint bench {n}", stretch=n + 1) for n in range(open_cells)]
        rows.append(row(60, "Mow the green", "Roy Poe", "31/03/2014", stretch=open_cells))
        mended = mend(rows, "2013-14", frozenset())
        assert (mended[-1].lines == (60,)) is (open_cells > 1)

    def test_two_whole_rows_stay_two(self) -> None:
        rows = [row(3, "Plant trees", "Ann Lee", "31/03/2014"), row(4, "Water trees", "Ann Lee", "31/03/2014")]
        assert applied(rejoin_split_rows, *rows) == rows

    def test_never_over_a_table_head(self) -> None:
        rows = [row(3, "Agree with", "Ann Lee", "31/03/2014"), row(9, "schools", stretch=1)]
        assert applied(rejoin_split_rows, *rows) == rows


class TestUndoubleCells:
    def test_cells_beside_the_end_of_the_title_above(self) -> None:
        above = row(3, "Give criteria for emergency funding.", "Ann Lee (ENV)", "30/06/2013")
        doubled = row(4, "emergency funding.", "Ann Lee (ENV) Ann Lee (ENV)", "31/07/2013", "Completed", "Done Done")
        first, second = applied(undouble_cells, above, doubled)
        assert first == above
        assert (second.fields["officers"], second.comment) == ("Ann Lee (ENV)", "Done")
        assert second.title == ""  # its own words are lost
        assert rules_of(second) == [("title-missing", "undouble-cells")]


class TestDropFusedCells:
    def test_the_officer_again_at_the_end_of_the_title(self) -> None:
        fused = row(3, "Report to the Steering Group Anna Lee (ENV) 31/03", "Anne Lee (ENV)", "31/03/2014")
        (mended,) = applied(drop_fused_cells, fused)
        assert mended.title == "Report to the Steering Group"
        assert rules_of(mended) == [("cell-repaired", "drop-fused-cells")]

    def test_another_name_in_the_title_stays(self) -> None:
        kept = row(3, "Report to Roy Poe (HR)", "Ann Lee (ENV)", "31/03/2014")
        assert applied(drop_fused_cells, kept) == [kept]


class TestSplitDoubledRows:
    def test_two_rows_printed_as_one(self) -> None:
        both = row(
            3, "Plant trees along the canal Deliver bins to flats", "Ann Lee (ENV) Roy Poe (HR)", "31/03/18 31/03/18"
        )
        first, second = applied(split_doubled_rows, both, openers=["Deliver", "Deliver", "Plant"])
        assert (first.title, first.fields["officers"]) == ("Plant trees along the canal", "Ann Lee (ENV)")
        assert (second.title, second.fields["officers"]) == ("Deliver bins to flats", "Roy Poe (HR)")
        assert first.fields["deadline"] == second.fields["deadline"] == "31/03/18"
        assert rules_of(first) == [("cell-split", "split-doubled-row")]

    def test_one_deadline_is_one_row(self) -> None:
        kept = row(3, "Plant trees Deliver bins", "Ann Lee (ENV) Roy Poe (HR)", "31/03/18")
        assert applied(split_doubled_rows, kept, openers=["Deliver", "Deliver"]) == [kept]


def test_every_rule_is_applied_and_tested() -> None:
    tested = {
        return_pushed_letters,
        set_aside_debris,
        leave_out_ghosts,
        return_sentence_end,
        rejoin_split_rows,
        undouble_cells,
        drop_fused_cells,
        split_doubled_rows,
    }
    assert set(RULES) == tested


@pytest.mark.parametrize("title", ["Plant trees.", "Plant trees"])
def test_clean_rows_leave_no_issue(title: str) -> None:
    rows = [row(n, f"{title} {n}.", "Ann Lee (ENV)", "31/03/2014", "Completed", "Done.") for n in range(3, 9)]
    assert mend(rows, "2013-14", {"plant", "trees"}) == rows


@pytest.mark.parametrize(
    ("titles", "rows"),
    [
        (("(a) Hang the gates", "(b) oil the hinges", "(c) Count the keys"), 3),
        (("i. Hang the gates", "ii. oil the hinges", "iii. count the keys"), 3),
        (("1) Hang the gates", "2) oil the hinges", "4) count the keys"), 3),
        (("Hang the gates and", "(b) oil the hinges", "Count the keys"), 2),
    ],
)
def test_a_row_that_counts_on_is_one_of_its_own(titles: tuple[str, ...], rows: int) -> None:
    given = [row(line, title, "", "", "Done" * (line != 2)) for line, title in enumerate(titles, start=1)]
    assert len(applied(rejoin_split_rows, *given)) == rows
