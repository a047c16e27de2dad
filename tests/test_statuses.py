"""Which printed statuses have a concept of the scheme, and which become concepts of the data."""

from __future__ import annotations

import pytest

from goldenthread.namespaces import STATUS
from goldenthread.statuses import status_concept, statuses


def test_the_words_are_those_of_the_ontology() -> None:
    assert set(statuses()) == {
        "completed",
        "delayed",
        "discontinued",
        "in progress",
        "not started",
        "on target",
        "overdue",
    }
    assert all(concept.startswith(STATUS) for concept in statuses().values())


@pytest.mark.parametrize(
    "word", ["overdue?", "not completed", "overdue!", "✓", "✗", "🟢", "started", "in  progress…", ""]
)
def test_what_is_like_a_status_is_none(word: str) -> None:
    assert not status_concept(word)


@pytest.mark.parametrize("word", ["not started", "Not-Started", " not  started "])
def test_capitals_blanks_and_hyphens_do_not_count(word: str) -> None:
    assert status_concept(word) == f"{STATUS}not-started"
