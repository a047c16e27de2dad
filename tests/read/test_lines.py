"""From bytes to numbered lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from goldenthread.errors import SourceError
from goldenthread.read.lines import LONGEST_LINE, decode, split_lines

ANY = Path("plan.txt")


def test_a_byte_order_mark_is_no_text() -> None:
    assert decode("\ufeffGoal".encode(), ANY) == "Goal"


def test_windows_line_ends_and_a_missing_last_newline() -> None:
    assert split_lines("a\r\n\r\nb", "2013-14") == (("a", "", "b"), ())


def test_breaks_that_no_editor_counts_do_not_end_a_line() -> None:
    lines, _ = split_lines("one\u2028still one\u0085and\x0con\ntwo\n", "2013-14")
    assert len(lines) == 2
    assert lines[1] == "two"


def test_control_characters_are_taken_out_and_told() -> None:
    lines, issues = split_lines("ok\nbad\x07 li\x1bne\x7f\tnext", "2013-14")
    assert lines == ("ok", "bad line\tnext")
    assert [(issue.line, issue.code, issue.rule) for issue in issues] == [
        (2, "control-character", "drop-control-characters")
    ]
    assert issues[0].printed == ascii("bad\x07 li\x1bne\x7f\tnext")


def test_a_carriage_return_inside_a_line_is_a_blank_and_told() -> None:
    lines, issues = split_lines("left\rright\n", "2013-14")
    assert lines == ("left right",)
    assert [issue.code for issue in issues] == ["control-character"]


def test_a_line_too_long_is_cut_and_told() -> None:
    lines, issues = split_lines("a" * (LONGEST_LINE + 5) + "\nb", "2013-14")
    assert [len(line) for line in lines] == [LONGEST_LINE, 1]
    assert [(issue.line, issue.code, issue.value) for issue in issues] == [(1, "line-shortened", str(LONGEST_LINE + 5))]
    assert len(issues[0].printed) == 80


def test_binary_is_refused() -> None:
    with pytest.raises(SourceError, match="binary file"):
        decode(b"PK\x03\x04\x00\x00", ANY)


def test_another_encoding_is_refused_with_its_line() -> None:
    with pytest.raises(SourceError) as refused:
        decode("one\ntwo\ncafé\n".encode("latin-1"), ANY)
    assert str(refused.value).startswith("plan.txt:3: the text is not UTF-8 here")
