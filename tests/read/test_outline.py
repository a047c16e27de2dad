"""What each line is, and what stands under what."""

from __future__ import annotations

from typing import Any

import pytest

from goldenthread.model import Kind
from goldenthread.read.classify import Classifier
from goldenthread.read.line_roles import Role
from goldenthread.read.printed_headings import leading_cells
from tests.interpret.invented import HEAD, STEPS, layout, read, rules, taken


def role(line: str, **changes: Any) -> tuple[Role, str]:
    """Role and rule of a single line."""
    known = {"streets", "fair", "start"}
    classified = Classifier(layout(**changes), "2013-14", known).classify(1, line)
    return classified.role, classified.rule


class TestLines:
    @pytest.mark.parametrize("line", ["", "\t\t", " \t ", "\u00a0", "<b></b>", "**"])
    def test_blank(self, line: str) -> None:
        assert role(line) == (Role.BLANK, "blank")

    def test_furniture(self) -> None:
        assert role("Page 7") == (Role.FURNITURE, "page number")
        assert role("\tPage 7\t") == (Role.FURNITURE, "page number")

    def test_furniture_up_to_a_line(self) -> None:
        plan = read(["Foreword", "We are proud.", "Promise\tLead\tDue\tStatus", "Goal one: Streets"])
        assert taken(plan) == ["furniture", "furniture", "furniture", "heading"]

    @pytest.mark.parametrize(
        "line", [HEAD, STEPS, "PROMISE\tlead\tdue\tstatus", "Promise\t\tLead\t\tDue", "<b>Step</b>\tLead"]
    )
    def test_table_heads(self, line: str) -> None:
        assert role(line) == (Role.HEADER, "table-head")

    @pytest.mark.parametrize("line", ["Promise to plant trees\tAnn Lee\t31/03/14", "Lead\tAnn Lee\t31/03/14\tStatus?"])
    def test_rows(self, line: str) -> None:
        assert role(line)[0] is Role.ROW

    def test_a_head_with_a_strange_name_is_a_head_and_told(self) -> None:
        plan = read([HEAD + "\tFunding", "Plant trees\tAnn Lee\t31/03/14"])
        assert taken(plan) == ["header", "activity"]
        assert (1, "header-unexpected", "table-head") in rules(plan)

    def test_leading_cells_end_at_a_gap(self) -> None:
        assert leading_cells(["Goal one:", "Streets", "", "x"]) == (["Goal one:", "Streets"], ["x"])
        assert leading_cells(["", "Streets"]) == (["Streets"], [])


class TestHeadings:
    def test_numbers_in_words(self) -> None:
        assert [heading.ref for heading in read(["Goal one: Streets", "Goal III: Homes"]).headings] == ["1", "III"]

    def test_each_stands_under_the_one_above(self) -> None:
        plan = read(["Goal one: Streets", "Aim 1.1 Clean", "To sweep", "Aim 1.2 Safe", "Goal two: Homes", "To build"])
        assert [(h.kind.value, h.text, h.parent) for h in plan.headings] == [
            ("theme", "Streets", ""),
            ("priority", "Clean", "t1"),
            ("objective", "sweep", "p2"),
            ("priority", "Safe", "t1"),
            ("theme", "Homes", ""),
            ("objective", "build", "t5"),
        ]

    def test_a_heading_again_on_the_next_page_is_furniture(self) -> None:
        plan = read(["Goal one: Streets", HEAD, "Plant trees\tAnn Lee", "Goal one: Streets", "Water trees\tAnn Lee"])
        assert taken(plan) == ["heading", "header", "activity", "furniture", "activity"]
        assert len(plan.headings) == 1
        assert {row.parent for row in plan.commitments} == {"t1"}

    def test_rejoin_cut_heading(self) -> None:
        plan = read(["Goal one: Clean stree\tets for all", "\tnew streets here\t"])
        assert plan.headings[0].text == "Clean streets for all"
        assert (1, "heading-repaired", "rejoin-cut-heading") in rules(plan)

    def test_stray_after_heading(self) -> None:
        plan = read(["Goal one: Streets\t\t\t21.2"])
        assert plan.headings[0].text == "Streets"
        assert (1, "stray-text", "stray-after-heading") in rules(plan)
        assert next(issue for issue in plan.issues if issue.code == "stray-text").printed == "21.2"

    def test_a_heading_fused_with_the_table_head(self) -> None:
        plan = read(["Goal one: Clean strPromise\teets for allLead\tDue\tStatus", "the streets\tx", "Plant\tAnn Lee"])
        assert plan.headings[0].text == "Clean streets for all"
        assert (1, "heading-repaired", "rejoin-cut-heading") in rules(plan)
        assert plan.claims[0].rule == "fused-head"
        assert plan.commitments[-1].kind is Kind.ACTIVITY

    def test_a_row_that_looks_like_a_heading_is_a_row(self) -> None:
        plan = read([HEAD, "To sweep\tAnn Lee\t31/03/14\tComplete"])
        assert plan.headings == ()
        assert [row.text for row in plan.commitments] == ["To sweep"]


class TestTables:
    def test_steps_belong_to_the_promise_above(self) -> None:
        plan = read(
            ["Goal one: Streets", HEAD, "1.1a Plant trees\tAnn Lee", STEPS, "Dig\tRoy Poe", HEAD, "Sweep\tAnn Lee"]
        )
        assert [(row.kind.value, row.ref, row.text, row.parent) for row in plan.commitments] == [
            ("activity", "1.1a", "Plant trees", "t1"),
            ("milestone", "", "Dig", "a3"),
            ("activity", "", "Sweep", "t1"),
        ]

    def test_a_running_page_head_changes_nothing(self) -> None:
        plan = read([HEAD, "Plant\tAnn Lee", STEPS, "Dig\tAnn Lee", "Promise/Step\tLead", "Water\tAnn Lee"])
        assert [row.kind.value for row in plan.commitments] == ["activity", "milestone", "milestone"]

    def test_a_row_before_any_table_is_unclaimed_and_told(self) -> None:
        plan = read(["Plant trees\tAnn Lee\t31/03/14"])
        assert taken(plan) == ["unclaimed"]
        (issue,) = (issue for issue in plan.issues if issue.code != "rows-unexpected")
        assert (issue.code, issue.printed) == ("line-unclaimed", "Plant trees\tAnn Lee\t31/03/14")

    def test_a_step_under_no_promise_is_told(self) -> None:
        plan = read([STEPS, "Dig\tAnn Lee\t31/03/14"])
        assert (2, "parent-missing", "read-parent") in rules(plan)

    def test_row_kinds_tell_steps_from_promises(self) -> None:
        by = layout(row_kinds={"milestone": r"^\d\.\d[a-z]\d"})
        plan = read([HEAD, "1.1a Plant\tAnn Lee", "1.1a1 Dig\tAnn Lee"], by)
        assert [row.kind.value for row in plan.commitments] == ["activity", "milestone"]

    @pytest.mark.parametrize(("rule", "parent"), [("keep", "p2"), ("theme", "t1")])
    def test_a_table_under_no_heading_of_its_own(self, rule: str, parent: str) -> None:
        lines = ["Goal one: Streets", "Aim 1.1 Clean", HEAD, "Plant\tAnn Lee", "", HEAD, "Sweep\tAnn Lee"]
        plan = read(lines, layout(header_without_heading=rule))
        assert [row.parent for row in plan.commitments] == ["p2", parent]
        assert ((6, "heading-missing", "header-without-heading") in rules(plan)) == (rule == "theme")

    def test_cells_beyond_the_table(self) -> None:
        plan = read([HEAD, "Plant\tAnn Lee\t31/03/14\tComplete\tDone.\tand more\t\tand more still"])
        (issue,) = [issue for issue in plan.issues if issue.rule == "cells-beyond-the-table"]
        assert (issue.line, issue.code, issue.printed) == (2, "stray-text", "and more | and more still")

    def test_the_same_line_number_never_gives_two_keys(self) -> None:
        plan = read([HEAD, "Plant\tAnn Lee", "Sweep\tRoy Poe"])
        assert [row.key for row in plan.commitments] == ["a2", "a3"]


class TestValues:
    @pytest.mark.parametrize(
        ("printed", "status", "told"),
        [
            ("On-Target", "on target", False),
            ("in  progress.", "in progress", False),
            ("On target?", "on target?", True),
            ("Not on target", "not on target", True),
        ],
    )
    def test_a_status_in_the_words_of_the_vocabulary_needs_no_explaining(
        self, printed: str, status: str, told: bool
    ) -> None:
        plan = read([HEAD, f"Plant\tAnn Lee\t31/03/14\t{printed}"])
        assert plan.commitments[0].progress.status == status
        assert ((2, "status-unknown", "read-status") in rules(plan)) == told

    def test_what_cannot_be_read_is_told_and_kept(self) -> None:
        plan = read([HEAD, "Plant\tAnn Lee\t31/09/13\tPaused", "\tAnn Lee (ENV)\t1/4/13\tComplete", "Dig\t· ·\tsoon"])
        assert rules(plan) == {
            (2, "date-impossible", "read-dates"),
            (2, "status-unknown", "read-status"),
            (3, "title-missing", "read-title"),
            (4, "date-illegible", "read-dates"),
            (4, "name-illegible", "read-officers"),
        }
        first = plan.commitments[0]
        assert (first.deadline_printed, first.progress.status, first.progress.status_printed) == (
            "31/09/13",
            "paused",
            "Paused",
        )

    def test_a_comment_of_marks_is_no_comment(self) -> None:
        plan = read([HEAD, "Plant\tAnn Lee\t31/03/14\tComplete\t_"])
        assert plan.commitments[0].progress.comment == ""
        assert (2, "stray-text", "marks-are-no-comment") in rules(plan)

    def test_status_and_percentage_may_have_columns_beside_the_colour(self) -> None:
        tables = [
            {
                "name": "promises",
                "states": "activity",
                "columns": ["title", "rated_status", "status", "percent", "directorates", "officers"],
                "header": {"Promise": "title", "RAG": "rated_status", "Status": "status", "Done": "percent"},
            }
        ]
        plan = read(["Promise\tRAG\tStatus\tDone", "Plant\tAmber\tOn target\t40%\tENV\tAnn Lee"], layout(tables=tables))
        (row,) = plan.commitments
        assert (row.progress.rag, row.progress.status, row.progress.percent) == ("A", "on target", 40.0)
        assert row.directorates == ("ENV",)
        assert row.officers[0].directorate == "ENV"
