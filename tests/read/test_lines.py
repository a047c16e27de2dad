"""From the text of a source to numbered lines."""

from __future__ import annotations

import pytest

from goldenthread.read.lines import LONGEST_LINE, split_lines


def told(text: str) -> list[tuple[int, str, str, str]]:
    return [(one.line, one.code, one.printed, one.value) for one in split_lines(text, "2013-14").issues]


def test_windows_line_ends_and_a_missing_last_newline() -> None:
    lines = split_lines("a\r\n\r\nb", "2013-14")
    assert (lines.read, lines.printed, lines.issues) == (("a", "", "b"), ("a", "", "b"), ())


def test_breaks_that_no_editor_counts_do_not_end_a_line() -> None:
    lines = split_lines("one\u2028still one\u0085and\x0con\x0bstill\ntwo\n", "2013-14").read
    assert len(lines) == 2
    assert lines[1] == "two"


@pytest.mark.parametrize("sign", ["\x07", "\x0b", "\x0c", "\x7f", "\r", "\ufffe", "\uffff", "\ufdd0", "\U0001ffff"])
def test_what_is_no_character_becomes_a_blank_and_is_told(sign: str) -> None:
    lines = split_lines(f"ok\nhigh{sign}street\tnext", "2013-14")
    assert lines.read == lines.printed == ("ok", "high street\tnext")
    assert [(one.line, one.code, one.rule) for one in lines.issues] == [
        (2, "control-character", "blank-control-characters")
    ]
    assert lines.issues[0].printed == ascii(f"high{sign}street\tnext")


def test_a_line_too_long_is_cut_and_told() -> None:
    lines = split_lines("a" * (LONGEST_LINE + 5) + "\nb", "2013-14")
    assert [len(line) for line in lines.read] == [LONGEST_LINE, 1]
    assert [(one.line, one.code, one.value) for one in lines.issues] == [(1, "line-shortened", str(LONGEST_LINE + 5))]
    assert len(lines.issues[0].printed) == 80


def test_letters_are_composed_and_ligatures_apart_while_the_source_is_quoted_as_it_is() -> None:
    lines = split_lines("ok\no\ufb03ce cafe\u0301 CO\u00b2", "2013-14")
    assert lines.read == ("ok", "office caf\u00e9 CO\u00b2")
    assert lines.printed == ("ok", "o\ufb03ce cafe\u0301 CO\u00b2")
    assert not lines.issues  # nothing is lost by it


def test_what_shows_nothing_is_taken_out_and_told() -> None:
    lines = split_lines("co\u00adoper\u200bation\ufeff\nplain", "2013-14")
    assert lines.read[0] == "cooperation"
    assert lines.printed[0] == "co\u00adoper\u200bation\ufeff"
    assert told("ok\nco\u00adop") == [(2, "unseen-character", r"'\xad'", "")]


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("Pave the caf\u00c3\u00a9 \u00e2\u20ac\u201c now", "Pave the caf\u00e9 \u2013 now"),
        ("Spend \u00c2\u00a35m and \u00a36m", "Spend \u00a35m and \u00a36m"),
        ("Pave the caf\u00e9 \x96 Joy\x92s", "Pave the caf\u00e9 \u2013 Joy\u2019s"),
        ("\x80 5", "\u20ac 5"),
        ("Joy\u00c3\u00a2\u00e2\u201a\u00ac\u00e2\u201e\u00a2s", "Joy\u2019s"),  # read wrongly twice
    ],
)
def test_a_wrong_reading_of_before_is_undone_and_told(line: str, read: str) -> None:
    lines = split_lines(f"ok\n{line}", "2013-14")
    assert lines.read == ("ok", read)
    assert lines.printed[1] == line
    (issue,) = lines.issues
    assert (issue.line, issue.code, issue.rule) == (2, "encoding-repaired", "mend-encoding")
    assert issue.value in read
    assert not any("\x80" <= sign <= "\x9f" for sign in issue.printed)


@pytest.mark.parametrize("line", ["the caf\ufffd", "T\u00c5\u00b7 Hywel", "spend \u01535m", "a\x81b", "\u00c3\u017dle"])
def test_what_nobody_can_mend_is_told(line: str) -> None:
    assert (2, "encoding-damaged") in [(one[0], one[1]) for one in told(f"ok\n{line}")]


@pytest.mark.parametrize(
    "line",
    [
        "CAF\u00c9\u2019S \u00a35m \u2013 \u201cYes\u201d",
        "T\u0177 Hywel",
        "\u00c5land, \u00c4lvsj\u00f6",
        "\u2022 Na\u00efve fa\u00e7ade \u00bd",
        "\u2191\u2194\u2193",
        "\u0153uvre",
        "M\u00fcller \u2014 \u20ac5",
    ],
)
def test_what_is_right_stays_and_is_not_told(line: str) -> None:
    lines = split_lines(f"ok\n{line}", "2013-14")
    assert lines.read == lines.printed == ("ok", line)
    assert not lines.issues
