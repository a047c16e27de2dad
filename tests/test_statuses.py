"""Which printed statuses have a concept of the scheme, and which become concepts of the data."""

from __future__ import annotations

import pytest

from goldenthread.namespaces import STATUS
from goldenthread.statuses import Status, status_concept, statuses, statuses_of_group


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


def test_the_statuses_of_which_rules_speak_stand_in_the_scheme() -> None:
    assert set(Status) <= set(statuses())


@pytest.mark.parametrize(
    "word", ["overdue?", "not completed", "overdue!", "✓", "✗", "🟢", "started", "in  progress…", ""]
)
def test_what_is_like_a_status_is_none(word: str) -> None:
    assert not status_concept(word)


@pytest.mark.parametrize("word", ["not started", "Not-Started", " not  started "])
def test_capitals_blanks_and_hyphens_do_not_count(word: str) -> None:
    assert status_concept(word) == f"{STATUS}not-started"


def test_every_status_is_unfinished_or_ended_and_none_is_both() -> None:
    unfinished, ended = statuses_of_group("unfinished"), statuses_of_group("ended")
    assert unfinished | ended == set(statuses())
    assert not unfinished & ended
    assert statuses_of_group("behind") < unfinished


def test_an_unknown_group_is_refused() -> None:
    with pytest.raises(KeyError, match="beside"):
        statuses_of_group("beside")
