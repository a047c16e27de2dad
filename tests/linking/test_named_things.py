"""Names in titles: what has a capital for its own sake, and what only because a sentence begins there."""

from __future__ import annotations

import pytest

from goldenthread.linking.named_things import named_things


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Repair the wall", set()),
        ("Ask Fenwick to repair the wall", {"fenwick"}),
        ("ESOL for all", {"esol"}),
        ("Repair it. Fenwick follows", set()),
        ("Repair (Fenwick) walls", set()),
        ("Repair it, Fenwick says", {"fenwick"}),
    ],
)
def test_a_capital_that_begins_a_sentence_makes_no_name(text: str, wanted: set[str]) -> None:
    assert named_things(text) == wanted
