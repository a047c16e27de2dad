"""Words weighted by their rarity, worked out by hand."""

from __future__ import annotations

import math

import pytest

from goldenthread.linking.named_things import Names, named_things
from goldenthread.linking.weights import COMMON, Vectors, covered, grams, together

WORDS = Vectors([("one", "x x y"), ("two", "x z"), ("three", "")], str.split)


def test_a_vector_has_length_one_and_weighs_rare_words_more() -> None:
    x, y = math.log(4 / 3) + 1, math.log(4 / 2) + 1
    raw = {"x": (1 + math.log(2)) * x, "y": y}
    norm = math.hypot(*raw.values())
    assert WORDS["one"] == pytest.approx({name: value / norm for name, value in raw.items()})
    assert WORDS["three"] == {}
    assert (WORDS.rarity("x"), WORDS.rarity("y")) == pytest.approx((x, y))
    assert ("one" in WORDS, "four" in WORDS) == (True, False)


def test_a_word_in_too_many_texts_is_not_followed() -> None:
    many = Vectors([(f"{i:03d}", "x") for i in range(COMMON + 1)], str.split)
    names = [f"{i:03d}" for i in range(COMMON + 1)]
    assert many.index(names) == {}
    assert set(many.index(names[:COMMON])) == {"x"}


def test_the_nearest_come_first_and_those_alike_by_name() -> None:
    found = Vectors([("q", "x y"), ("b", "x y"), ("a", "x"), ("c", "x"), ("d", "z")], str.split)
    index = found.index("abcd")
    assert found.nearest("q", index, 9) == ["b", "a", "c"]
    assert found.nearest("q", index, 2) == ["b", "a"]


def test_words_are_taken_together_by_their_weight() -> None:
    assert together([(1.0, {"x": 1.0}), (0.5, {"x": 1.0, "y": 4.0})]) == pytest.approx({"x": 0.6, "y": 0.8})
    assert together([]) == {}
    assert covered({"x y": 1.0}, {"x y": 1.0}) == 0.0


@pytest.mark.parametrize(("text", "found"), [("ox", [" ox ", " ox "]), ("the", [])])
def test_runs_of_letters(text: str, found: list[str]) -> None:
    assert grams(text) == found


def test_of_a_long_word_the_first_nine_letters_count() -> None:
    assert grams("abcdefghijkl") == grams("abcdefghi")
    assert {"ghi ", "fghi "} <= set(grams("abcdefghijkl"))
    assert grams("abcdefgh") != grams("abcdefghi")


def test_shared_names_weigh_by_their_rarity() -> None:
    names = Names({"a": ("x", "y"), "b": ("x", "z"), "c": ()})
    x, y = math.log(4 / 3) ** 2, math.log(4 / 2) ** 2
    assert names.shared("a", "b") == pytest.approx(x)
    assert names.likeness("a", "b") == pytest.approx(x / (x + y))
    assert (names.likeness("a", "c"), names["c"]) == (0.0, frozenset())


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
