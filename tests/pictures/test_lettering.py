"""Text in pictures is measured, wrapped and cut, and stays text."""

from __future__ import annotations

import time

import pytest

from goldenthread.pictures.lettering import clean, escape, width, wrap


def test_what_fits_is_not_cut() -> None:
    lines = wrap("Nora Quill", 200)
    assert lines.shown == ("Nora Quill",)
    assert lines.whole == ""


def test_what_is_cut_is_kept_whole() -> None:
    text = "Head of Harbours, Piers and Coastal Defence"
    lines = wrap(text, 120, 2)
    assert len(lines.shown) == 2
    assert lines.shown[-1].endswith("…")
    assert lines.whole == text
    assert all(width(line) <= 120 for line in lines.shown)


def test_lines_break_between_words_where_there_are_any() -> None:
    assert wrap("alpha beta gamma", 75, 3).shown == ("alpha beta", "gamma")


def test_a_word_longer_than_a_line_is_broken() -> None:
    lines = wrap("x" * 30, 50, 10)
    assert "".join(lines.shown) == "x" * 30
    assert all(width(line) <= 50 for line in lines.shown)


@pytest.mark.parametrize("room", [0.0, 1.0, 5.0])
def test_no_room_ends_too(room: float) -> None:
    assert wrap("abc", room, 2).shown[-1].endswith("…")


@pytest.mark.parametrize("text", ["", "   ", "\n\t"])
def test_nothing_is_no_line(text: str) -> None:
    assert wrap(text, 100).shown == ()


def test_ten_thousand_characters_are_cut_at_once() -> None:
    started = time.perf_counter()
    lines = wrap("a long sentence " * 625, 150, 2)
    assert time.perf_counter() - started < 0.5
    assert len(lines.shown) == 2
    assert len(lines.whole) == 625 * 16 - 1


@pytest.mark.parametrize("bad", ["\x00", "\x08", "\x1f", "\ufffe", "\uffff", "\ud800"])
def test_what_xml_forbids_is_made_visible(bad: str) -> None:
    assert clean(f"a{bad}b") == "a\ufffdb"


def test_marks_of_direction_take_no_room_and_stay() -> None:
    assert clean("a\u202eb\u200f") == "a\u202eb\u200f"
    assert width("\u202e\u200f") == 0


def test_markup_stays_text() -> None:
    assert (
        escape("<script>alert('x')</script> & \"q\"") == "&lt;script&gt;alert('x')&lt;/script&gt; &amp; &quot;q&quot;"
    )
