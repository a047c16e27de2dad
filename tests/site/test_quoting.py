"""Words of documents in sentences of ours: whole, or marked where they are cut."""

from __future__ import annotations

import pytest

from goldenthread.site.quoting import around, keeping, opening, widened

UPDATE = "The pond was dug in May. It was due in March. Frogs came: 40 were counted on 3 June, more than ever."


@pytest.mark.parametrize(
    ("most", "quoted"),
    [
        (len(UPDATE), UPDATE),
        (len(UPDATE) - 1, UPDATE),  # one sentence more than fits, since what fits is less than half
        (90, "The pond was dug in May. It was due in March. …"),
        (47, "The pond was dug in May. It was due in March. …"),
        (46, "The pond was dug in May. …"),
        (24, "The pond was dug in May. …"),
    ],
)
def test_a_quotation_ends_with_a_sentence(most: int, quoted: str) -> None:
    assert opening(UPDATE, most) == quoted


def test_a_sentence_that_is_far_too_long_is_cut_between_words_and_marked() -> None:
    said = opening("Frogs came " * 40 + "today.", 60)
    assert said.endswith(" …")
    assert len(said) <= 60


@pytest.mark.parametrize(
    ("words", "quoted"),
    [
        ("due in March", "… It was due in March. …"),
        ("pond", "The pond was dug in May. It was due in March. …"),
        ("3 June", "… Frogs came: 40 were counted on 3 June, more than ever."),
    ],
)
def test_the_words_that_decide_stand_in_their_whole_sentence(words: str, quoted: str) -> None:
    at = UPDATE.index(words)
    assert around(UPDATE, at, at + len(words), 60) == quoted


def test_what_decides_is_kept_however_long_its_sentence_is() -> None:
    text = f"{'word ' * 200}on 12 April{' more' * 200}."
    at = text.index("on 12 April")
    said = around(text, at, at + 11, 80)
    assert "on 12 April" in said
    assert said.startswith("… word")
    assert said.endswith(" …")
    assert len(said) < 100


def test_a_message_quotes_whole_sentences_of_the_update_that_it_rests_on() -> None:
    said = widened("It was late, as inferred from its words: 'dug in May'.", UPDATE)
    assert said == f"It was late, as inferred from its words: '{UPDATE}'"


@pytest.mark.parametrize("message", ["It was late: 'dug in June'.", "'dug in May' is said of it", "It was late."])
def test_a_message_that_quotes_no_words_of_the_update_stays(message: str) -> None:
    assert widened(message, UPDATE) == message


@pytest.mark.parametrize("most", range(30, 90))
@pytest.mark.parametrize("word", ["pond", "June,", "Frogs", "administrators"])
def test_what_keeps_a_place_is_no_longer_than_is_allowed(most: int, word: str) -> None:
    text = f"{UPDATE} The extraordinarily conscientious administrators counted again."
    at = text.index(word)
    said = keeping(text, ((at, at + len(word)),), most)
    assert word in said
    assert len(said) <= most
