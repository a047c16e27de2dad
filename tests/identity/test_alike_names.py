"""No pair of names that comparing each with each would find is lost by looking up what they must share."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.identity.alike_names import AlikeNames
from goldenthread.identity.likeness import initials, word_likeness
from goldenthread.identity.offices import office_and_holder
from goldenthread.identity.printed_names import Mentions
from goldenthread.identity.spelling_candidates import WORTH_A_LOOK, compare

LETTERS = "abemnrivw"
"""Few, so that words are near each other, and among them those that a scanner confuses."""
WORDS = [
    *("A", "B.", "Jo", "Al", "Ann", "Bea", "Ben", "Anna", "Brian", "Bamber", "Barriber", "Vivian", "Marian", "Warren"),
    *("Zoë", "Zoe", "Åse", "Ærin", "Groß", "Gross", "O'Brien", "O’Brien", "d'Arven", "de", "van", "der", "St.", "St"),
    *("Ameera-Brin", "Ameera Brin", "AmeeraBrin", "Mac Brearn", "MacBrearn", "Navarrene", "Barnaverin", "Wimbernavra"),
    *("Vanderweermann", "Barnavelinmer", "Venkatarivanaminer", "Ванин", "Ваннн", "Ολβια"),
]
BEFORE = ["", "", "", "Cllr ", "Dr. ", "Councillor Dr ", "Mayor ", "Deputy Mayor, Cllr "]


@st.composite
def changed(draw: st.DrawFn) -> str:
    """A word with some letters lost, added, misread, or in another's place."""
    word = draw(st.sampled_from(WORDS))
    for _ in range(draw(st.integers(0, 5))):
        at = draw(st.integers(0, len(word)))
        letter = draw(st.sampled_from(LETTERS))
        before, behind = word[:at], word[at:]
        word = before + draw(
            st.sampled_from((behind[1:], letter + behind, letter + behind[1:], behind[1:2] + behind[:1] + behind[2:]))
        )
    return word


names = st.builds(
    lambda before, parts: before + " ".join(parts),
    st.sampled_from(BEFORE),
    st.lists(st.one_of(st.sampled_from(WORDS[:8]), changed(), changed()), min_size=1, max_size=3),
)


def each_with_each(printed: Iterable[str]) -> set[tuple[str, str]]:
    """The pairs of spellings that share an initial and of which a comparison says something."""
    around = [(Mentions("hollin", name, False), set(initials(office_and_holder(name)[1]))) for name in printed]
    return {
        (one.name, other.name)
        for (one, mine), (other, theirs) in product(around, around)
        if mine & theirs and compare(one, other) is not None
    }


def looked_up(printed: Iterable[str]) -> set[tuple[str, str]]:
    """The same pairs, of those that the index gives."""
    index = AlikeNames()
    for name in printed:
        index.add(name)
    return {
        (name, other)
        for name in printed
        for other in index.near(name)
        if compare(Mentions("hollin", name, False), Mentions("hollin", other, False)) is not None
    }


@settings(max_examples=150, deadline=None)
@given(st.lists(names, min_size=2, max_size=24, unique=True))
def test_the_index_gives_the_pairs_of_comparing_each_with_each(printed: list[str]) -> None:
    assert looked_up(printed) == each_with_each(printed)


@settings(max_examples=400, deadline=None)
@given(st.text(LETTERS, min_size=1, max_size=16), st.data())
def test_a_word_is_found_by_all_that_are_alike_to_it(word: str, data: st.DataObject) -> None:
    other = word
    for _ in range(data.draw(st.integers(0, len(word) // 2))):
        at, letter = data.draw(st.integers(0, len(other))), data.draw(st.sampled_from(["", *LETTERS]))
        other = other[:at] + letter + other[at + data.draw(st.integers(0, 1)) :]
    printed = [f"Zo {word}", f"Zo {other or 'v'}"]
    assert looked_up(printed) == each_with_each(printed)


@pytest.mark.parametrize("name", ["Zo {}", "{} Zo", "Zo {} Zo"])
def test_all_short_words_of_two_letters_are_found_by_all_that_are_alike(name: str) -> None:
    words = ["".join(letters) for length in range(1, 9) for letters in product("ab", repeat=length)]
    index = AlikeNames()
    for word in words:
        index.add(name.format(word))
    for word in words:
        alike = {name.format(other) for other in words if word_likeness(word, other) >= WORTH_A_LOOK}
        assert alike <= index.near(name.format(word))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Zo Bamber", "Zo Barriber"),  # as a scanner sees it
        ("Zo Vamwamer", "Zo Varnvvarner"),
        ("Zo Mac Brearn", "Zo Macbrearn"),  # other words of the same letters
        ("Farrow", "Ida Farrow"),
        ("Farrow", "Ida Jane Farrow"),
        ("I. Farrow", "Ida Farrow"),
        ("Ida F", "Ida Farrow"),
        ("I F", "Ida Farrow"),
        ("Zo Barnaver", "Zo Barnaverinme"),  # eight letters beside twelve
        ("Zo Barnaverinmo", "Zo Barnaverinme"),
        ("Zo Vvedrin", "Zo Evderin"),
    ],
)
def test_names_that_are_alike_are_found_from_either_side(one: str, other: str) -> None:
    assert looked_up([one, other]) == each_with_each([one, other]) >= {(one, other), (other, one)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ida Farrow", "Ben Moss"),
        ("Ida Farrow", "Ida Moss"),
        ("Ida Farrow", "Ben Farrow"),
        ("Ida Farrow", "Ida Jane Farrow"),
        ("Ida Farrow", "Ida"),
        ("Farrow", "Marrow"),
    ],
)
def test_names_that_cannot_be_alike_are_not_looked_at(one: str, other: str) -> None:
    index = AlikeNames()
    for name in (one, other, "Ida Marsh", "Ben Marsh", "Bon Farrow", "Bun Farrow", "Ed Moss", "Ada Moss"):
        index.add(name)
    assert one in index.near(one)
    assert other not in index.near(one)


def test_a_name_without_letters_is_like_no_other() -> None:
    index = AlikeNames()
    index.add("---")
    assert "---" not in index
    assert index.near("---") == set()
