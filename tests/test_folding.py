"""The forms in which texts are kept, compared and searched."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.folding import folded, kept, plain


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("e\ufb03cient sta\ufb00", "efficient staff"),
        ("Cafe\u0301 Noe\u0308l", "Caf\u00e9 No\u00ebl"),
        ("co\u00adoper\u200bation\ufeff", "cooperation"),
        ("non\u2011stop\u00a0work", "non\u2010stop work"),
        ("\uff12\uff10 ponds", "20 ponds"),
        ("m\u00b2", "m2"),
    ],
)
def test_what_is_the_same_to_a_reader_is_compared_as_the_same(text: str, same: str) -> None:
    assert folded(text) == folded(same) == same
    assert plain(text) == plain(same)


def test_accents_count_where_texts_are_compared_and_not_where_they_are_searched() -> None:
    assert folded("caf\u00e9") != folded("cafe")
    assert plain("CAF\u00c9") == plain("cafe") == "cafe"


@given(st.text())
def test_forms_are_stable(text: str) -> None:
    for form in (kept, folded, plain):
        assert form(form(text)) == form(text)
    assert unicodedata.is_normalized("NFC", kept(text))
    assert unicodedata.is_normalized("NFKC", folded(text))


@given(st.text(alphabet=st.characters(max_codepoint=127)))
def test_plain_letters_stay(text: str) -> None:
    assert kept(text) == folded(text) == text
