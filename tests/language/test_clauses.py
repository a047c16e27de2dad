"""What is quoted of a comment: the sentence that holds the words, or of a long one the clauses."""

from __future__ import annotations

import pytest

from goldenthread.language.clauses import clause_around

FIRST = "In spring the wardens cleared the first of the three sluices on the upper mill stream by hand"
LAST = "which the smith at Fenwick forges"
LONG = f"{FIRST}, which took them nine days, but the second waits for a new gate, {LAST}."


@pytest.mark.parametrize(
    ("words", "quoted"),
    [
        ("In spring", FIRST),
        ("by hand", FIRST),
        ("which took", "which took them nine days"),  # from the first word of a clause on
        ("nine days", "which took them nine days"),
        ("nine days,", "which took them nine days"),
        ("nine days, ", "which took them nine days"),  # to the last sign of it
        ("nine days, but", "which took them nine days, but the second waits for a new gate"),
        ("but the", "but the second waits for a new gate"),
        (LAST, LAST),
    ],
)
def test_of_a_long_sentence_the_clauses_that_hold_the_words_are_quoted(words: str, quoted: str) -> None:
    start = LONG.index(words)
    assert clause_around(LONG, start, start + len(words)) == quoted
    begun = f"They met. {LONG} They left."
    assert clause_around(begun, start + 10, start + 10 + len(words)) == quoted


@pytest.mark.parametrize(("letters", "whole"), [(97, True), (160, True), (161, False)])
def test_a_sentence_of_160_letters_is_quoted_whole(letters: int, whole: bool) -> None:
    sentence = f"{FIRST}, {'x' * (letters - len(FIRST) - 2)}"
    assert clause_around(sentence, 0, 9) == (sentence if whole else FIRST)


def test_words_that_end_where_the_next_sentence_begins_are_quoted_without_it() -> None:
    text = "The gate was drafted. It will go to Cabinet."
    place = text.index("It")
    assert clause_around(text, 0, place) == "The gate was drafted"
    assert clause_around(text, 0, place + 1) == "The gate was drafted. It will go to Cabinet"
