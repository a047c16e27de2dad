"""Which words went and which came."""

from __future__ import annotations

import pytest

from goldenthread.site.wording import Piece, pieces


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Repair 12 bridges by May", "Repair 14 bridges by June"),
        ("", "Open the pool"),
        ("Open the pool", ""),
        ("Open the pool", "Close every library in town"),
        ("Mend roofs, and paint doors", "Mend roofs and paint all doors."),
        ("word " * 3000, "other " * 3000),
    ],
)
def test_both_wordings_can_be_read_back(before: str, after: str) -> None:
    found = pieces(before, after)
    assert "".join(piece.text for piece in found if piece.kind != "gone") == after or before.casefold() == after
    gone = "".join(piece.text for piece in found if piece.kind != "new")
    assert gone.casefold() == before.casefold()


def test_what_has_hardly_a_word_in_common_is_shown_one_after_the_other() -> None:
    assert pieces("Open the pool", "Close every library in town") == (
        Piece("gone", "Open the pool"),
        Piece("new", "Close every library in town"),
    )


def test_a_word_that_only_begins_with_a_capital_now_is_the_same() -> None:
    assert pieces("repair bridges", "Repair bridges") == (Piece("same", "Repair bridges"),)


def test_a_phrase_is_one_change_and_not_one_for_each_word() -> None:
    kinds = [piece.kind for piece in pieces("Visit ten schools and shops", "Visit two farms and shops")]
    assert kinds == ["same", "gone", "new", "same"]
