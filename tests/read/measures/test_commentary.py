"""Commentary that stands in a pile."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from goldenthread.read.measures.commentary import TextLine, share_out

LABEL = re.compile(r"^Note \d+:")


def lines(*pairs: tuple[int, str]) -> list[TextLine]:
    return [TextLine(number, tuple(text.split("|"))) for number, text in pairs]


def shared(pile: list[TextLine], count: int) -> list[list[int]]:
    return [[line.number for line in share.lines] for share in share_out(pile, count, LABEL)]


def test_one_measure_takes_all() -> None:
    assert shared(lines((3, "a"), (4, "b")), 1) == [[3, 4]]


def test_labels_decide_before_places() -> None:
    assert shared(lines((3, "Note 1: a"), (9, "more"), (10, "Note 2: b")), 2) == [[3, 9], [10]]


def test_as_many_lines_as_measures_go_one_to_each() -> None:
    assert shared(lines((5, "a"), (7, "b"), (9, "c")), 3) == [[5], [7], [9]]


def test_more_lines_are_parted_at_the_widest_gap() -> None:
    assert shared(lines((5, "a"), (9, "b"), (11, "c")), 2) == [[5], [9, 11]]
    assert shared(lines((5, "a"), (6, "b"), (11, "c")), 2) == [[5, 6], [11]]


def test_paragraphs_of_one_line_go_one_to_each() -> None:
    assert [share.lines[0].texts for share in share_out(lines((8, "a|b")), 2, LABEL)] == [("a",), ("b",)]


def test_where_nothing_tells_the_last_measure_takes_all() -> None:
    assert shared(lines((8, "a")), 2) == [[], [8]]
    assert shared(lines((8, "a|b|c")), 2) == [[], [8]]


@given(st.lists(st.lists(st.text(max_size=9), min_size=1, max_size=3), min_size=1, max_size=6), st.integers(1, 6))
def test_nothing_is_lost_and_the_order_is_kept(texts: list[list[str]], count: int) -> None:
    pile = [TextLine(number, tuple(one)) for number, one in enumerate(texts, start=1)]
    shares = share_out(pile, count, LABEL)
    assert len(shares) == count
    assert [text for share in shares for line in share.lines for text in line.texts] == [
        t for one in texts for t in one
    ]
