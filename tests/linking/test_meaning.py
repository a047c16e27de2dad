"""Vectors of meaning: kept as data, read back exactly, and worth what they say."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from goldenthread.errors import DataError, GoldenThreadError
from goldenthread.linking.calibration import Level, Weights
from goldenthread.linking.meaning import (
    FILE,
    LEAST,
    Meanings,
    Sense,
    Senses,
    dump_meanings,
    fingerprint,
    load_meanings,
    missing,
    placed,
    wordings,
)
from goldenthread.linking.profiles import Profile
from goldenthread.linking.propose import propose
from goldenthread.model import Decision
from tests.linking.rows import profile

SPORT = profile("2012-13", "0001", "Open two sport centres", parts=("A pool is built",))
LEISURE = profile("2013-14", "0001", "Widen leisure", parts=("Swimming for all", "A gym opens"))
TAXES = profile("2013-14", "0002", "Open two tax offices")
ALL = (SPORT, LEISURE, TAXES)


def meanings(*, without: str = "") -> Meanings:
    """Sport and leisure point one way, taxes another."""
    vectors = {fingerprint(text): (0, 100, 3) if "tax" in text else (100, 10, 0) for text in wordings(ALL)}
    vectors |= {fingerprint("A gym opens"): (60, 80, 0)}
    return Meanings("by hand", {name: one for name, one in vectors.items() if name != fingerprint(without)})


def test_the_file_is_read_back_as_it_was_written(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(dump_meanings(meanings(), "Why.\nAnd how."), encoding="utf-8")
    assert load_meanings(tmp_path) == meanings()


def test_without_a_file_nothing_is_known(tmp_path: Path) -> None:
    assert not load_meanings(tmp_path).vectors
    assert not load_meanings(tmp_path).know(ALL)


@pytest.mark.parametrize("text", ["# model: x\nabc", "# model: x\nabc\t!!", "# model: x\nab\tAQI=\ncd\tAQ==", "\xff"])
def test_a_broken_file_is_told_in_words(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE).write_bytes(text.encode("latin-1"))
    with pytest.raises(DataError, match="links embed"):
        load_meanings(tmp_path)


@pytest.mark.parametrize("text", ["", "\n", "ab\tAQ==\n", "# by hand\nab\tAQ==\n", "ab\tAQ==\n# model: x\n"])
def test_vectors_of_nobody_knows_which_model_are_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match="the first line must name the model") as told:
        load_meanings(tmp_path)
    assert told.value.line == 1


def likeness(known: Meanings, a: Profile, b: Profile) -> tuple[float, float, float]:
    """Of the titles, of the wholes, and of the mean of all parts."""
    rows = list(ALL)
    i, j = np.array([rows.index(a)]), np.array([rows.index(b)])
    senses = Senses(rows, known)
    title, whole, mean = (one.likeness(i, j).tolist()[0] for one in (senses.titles, senses.wholes, senses.placed))
    return title, whole, mean


def test_what_means_the_same_is_near_though_no_word_is_shared() -> None:
    assert likeness(meanings(), SPORT, LEISURE) == pytest.approx((1.0, 1.0, 1.0))
    title, whole, _ = likeness(meanings(), SPORT, TAXES)
    assert (title, whole) == pytest.approx((0.1, 0.1), abs=0.01)


def test_a_wording_without_vector_is_like_nothing() -> None:
    title, whole, _ = likeness(meanings(without=LEISURE.text), SPORT, LEISURE)
    assert title == 0.0
    assert whole == pytest.approx(1.0)


def test_the_nearest_in_meaning_are_met_though_no_word_is_shared() -> None:
    senses = Senses(list(ALL), meanings())
    i, j = senses.titles.nearest(np.array([0]), np.array([1, 2]), 1)
    assert (i.tolist(), j.tolist()) == ([0], [1])
    assert senses.titles.nearest(np.array([0]), np.array([1, 2]), 2)[1].tolist() == [1, 2]


def test_wordings_without_vector_are_told_by_edition() -> None:
    assert missing(ALL, meanings()) == ()
    assert missing(ALL, Meanings("", {})) == ()
    (one,) = missing(ALL, meanings(without=LEISURE.text))
    assert (one.edition, one.code, one.value) == ("2013-14", "meaning-missing", "2")  # by itself, and under no heading


def test_only_activities_have_vectors_of_the_whole() -> None:
    assert {SPORT.text, "A pool is built", SPORT.whole, placed(SPORT)} <= set(wordings(ALL))


BY_MEANING = Level((Weights(-2.0, {"sense_all_share": 4.0}),), (Weights(-5.0, {}),))
BY_WORDS = Level((Weights(-4.0, {"whole": 16.0}),), BY_MEANING.succeeds)
LEVELS = {"activity": BY_WORDS, "activity-by-meaning": BY_MEANING}
SWIM = profile("2013-14", "0003", "Swim and sport")
TOWN = (SPORT, SWIM, TAXES)


def _proposed(known: Meanings) -> list[str]:
    return [link.later for link in propose(TOWN, LEVELS, known) if link.decision is Decision.PROPOSED]


def test_a_body_is_linked_by_meaning_where_its_wordings_are_known() -> None:
    vectors = {fingerprint(text): (0, 100) if "tax" in text else (100, 0) for text in wordings(TOWN)}
    assert _proposed(Meanings("by hand", vectors)) == [SWIM.iri]


def test_a_body_of_which_too_few_are_known_is_linked_by_words_alone() -> None:
    vectors = {fingerprint(text): (0, 100) if "tax" in text else (100, 0) for text in wordings(TOWN)}
    few = dict(list(vectors.items())[: int(LEAST * len(vectors)) - 1])
    assert _proposed(Meanings("by hand", few)) == [TAXES.iri] == _proposed(Meanings("", {}))


def test_vectors_are_made_in_the_directions_of_most_difference() -> None:
    from goldenthread.linking.embed import embed

    place = {"pool": (1.0, 0.0, 0.02), "swim": (0.9, 0.1, 0.0), "tax": (0.0, 1.0, 0.01)}

    def encode(texts: Sequence[str]) -> Any:
        return np.array([place[text] for text in texts])

    made = embed(["pool", "swim", "tax"], encode, "by hand", dimensions=2)
    assert {len(vector) for vector in made.vectors.values()} == {2}
    assert max(abs(value) for vector in made.vectors.values() for value in vector) == 127
    dot = sum(x * y for x, y in zip(made["pool"], made["swim"], strict=True))
    across = sum(x * y for x, y in zip(made["pool"], made["tax"], strict=True))
    assert dot > 0.95 * 127**2 * 0.8
    assert abs(across) < 0.1 * 127**2


def test_a_model_that_cannot_be_had_is_told_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    from goldenthread.linking.embed import sentence_model

    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    with pytest.raises(GoldenThreadError, match=r"goldenthread\[meaning\]"):
        sentence_model("any")


@pytest.mark.parametrize("length", [384, 1024, 1025, 3000])
def test_products_are_exact_however_long_the_vectors_are(length: int) -> None:
    vectors = np.random.default_rng(7).integers(-128, 128, (40, length)).astype(float)
    vectors[:2] = -128
    vectors[1, -1] = -127
    sense, one, other = Sense(vectors), np.repeat(np.arange(40), 40), np.tile(np.arange(40), 40)
    whole = vectors.astype(np.int64)
    lengths = np.sqrt((whole**2).sum(axis=1))
    exact = (whole @ whole.T)[one, other] / (lengths[one] * lengths[other])
    assert sense.likeness(one, other).tolist() == exact.tolist()
