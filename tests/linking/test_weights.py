"""Words weighted by their rarity, worked out by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest

from goldenthread.linking.named_things import acronyms, named_things
from goldenthread.linking.weights import (
    COMMON,
    Places,
    Words,
    cosine,
    counted,
    covered,
    grams,
    lists,
    nearest,
    rarest,
    rarity,
    weighed,
)
from tests.linking.rows import profile

COUNTS, TERMS = counted([["x", "x", "y"], ["x", "z"], []])
RARE = rarity(COUNTS)
ROWS = weighed(COUNTS, RARE)
X, Y = math.log(4 / 3) + 1, math.log(4 / 2) + 1


def at(*places: int) -> Places:
    return np.array(places, dtype=np.int64)


def test_a_row_has_length_one_and_weighs_rare_words_more() -> None:
    assert TERMS == ("x", "y", "z")
    assert RARE.tolist() == pytest.approx([X, Y, Y])
    raw = [(1 + math.log(2)) * X, Y, 0]
    assert ROWS.toarray()[0].tolist() == pytest.approx([value / math.hypot(*raw) for value in raw])
    assert ROWS.toarray()[2].tolist() == [0, 0, 0]


def test_two_rows_are_as_like_as_the_words_that_both_have() -> None:
    like = ROWS.toarray()[0, 0] * ROWS.toarray()[1, 0]
    assert cosine(ROWS, ROWS, at(0, 0, 0), at(0, 1, 2)).tolist() == pytest.approx([1.0, like, 0.0])
    part = ROWS.toarray()[0, 0] ** 2
    assert covered(ROWS, COUNTS, at(0, 0), at(1, 2)).tolist() == pytest.approx([part, 0.0])


def test_the_rarest_shared_words_are_summed_and_no_more_than_asked_for() -> None:
    counts, _ = counted([["a", "b", "c"], ["a", "b", "c"], ["a"], ["a", "b"]])
    rare = rarity(counts)
    a, b, c = rare.tolist()
    assert a < b < c
    found = [rarest(counts, counts, rare, at(0, 0), at(1, 2), count).tolist() for count in (1, 2, 9)]
    assert found == [pytest.approx(one) for one in ([c, a], [c + b, a], [c + b + a, a])]


def test_a_word_in_too_many_texts_is_not_followed() -> None:
    counts, _ = counted([["x"]] * (COMMON + 2))
    rows = weighed(counts, rarity(counts))
    many = np.arange(1, COMMON + 2)
    assert nearest(rows, at(0), many, 9)[0].size == 0
    assert nearest(rows, at(0), many[:COMMON], 9)[0].size > 0


def test_the_nearest_of_either_side_are_kept_and_of_those_alike_the_first() -> None:
    counts, _ = counted([["x", "y"], ["x", "y"], ["x"], ["x"], ["z"]])
    rows = weighed(counts, rarity(counts))
    one_side = nearest(rows, at(0), at(1, 2, 3, 4), 1)
    assert sorted(zip(*(side.tolist() for side in one_side), strict=True)) == [(0, 1), (0, 2), (0, 3)]
    found = nearest(rows, at(0, 1), at(2, 3, 4), 1)  # each of the later two chooses row 0, both earlier choose row 2
    assert sorted(zip(*(side.tolist() for side in found), strict=True)) == [(0, 2), (0, 3), (1, 2)]


def test_lists_are_set_against_each_other_whole() -> None:
    found = lists(at(-1, 0, 0, -1, 3), itself=True)
    pair, a, row, b, column = (one.tolist() for one in found.across(at(0), at(3)))
    assert pair == [0] * 6
    assert list(zip(a, b, strict=True)) == [(0, 3), (0, 4), (1, 3), (1, 4), (2, 3), (2, 4)]
    assert list(zip(row, column, strict=True)) == [(0, 0), (0, 1), (1, 0), (1, 1), (2, 0), (2, 1)]
    assert lists(at(-1, 0, 0), itself=False).across(at(1), at(0))[0].size == 0


def test_what_stands_above_and_below_lends_its_words() -> None:
    group = [profile("2012-13", "1", "Green spaces"), profile("2012-13", "2", "Mend benches")]
    words = Words(group, at(-1, 0))
    assert words.wholes.toarray()[0].tolist() == pytest.approx(words.wholes.toarray()[1].tolist())
    assert cosine(words.titles, words.titles, at(0), at(1)).tolist() == [0.0]


@pytest.mark.parametrize(("text", "found"), [("ox", [" ox ", " ox "]), ("the", [])])
def test_runs_of_letters(text: str, found: list[str]) -> None:
    assert grams(text) == found


def test_of_a_long_word_the_first_nine_letters_count() -> None:
    assert grams("abcdefghijkl") == grams("abcdefghi")
    assert {"ghi ", "fghi "} <= set(grams("abcdefghijkl"))
    assert grams("abcdefgh") != grams("abcdefghi")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Ask The Mill to help", {"mill"}),
        ("Ask Mill Lane to help", {"mill", "lane", "mill lane"}),
        ("Mill Lane helps", {"lane"}),
        ("Repair: Mill Lane", {"lane"}),
        ("Ask; Mill Lane", {"lane"}),
    ],
)
def test_a_name_of_several_words_is_a_name_too(text: str, wanted: set[str]) -> None:
    assert named_things(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("ask the Mill Lane Forum", ["mlf"]),
        ("ask the Mill Lane Forum (MLF)", []),
        ("ask Mill Lane", []),
        ("ask the Friends of Mill Lane", ["fml"]),
    ],
)
def test_a_name_may_be_called_by_its_first_letters(text: str, wanted: list[str]) -> None:
    assert acronyms(text) == wanted
