"""How often the machine's links were wrong, as statements: ends and goings-on only where they were counted."""

from __future__ import annotations

import pytest

from goldenthread.graph.accuracy_quads import accuracy_quads
from goldenthread.linking.measured import Accuracies, Accuracy
from goldenthread.namespaces import GT, RDFS
from tests.small_council import CONTEXT

LINKS = {GT.linksRight, GT.linksWrong, GT.linksMissed}
ENDS = {GT.endsSaid, GT.endsWrong, GT.onwardSaid, GT.onwardWrong}


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        (Accuracy(5, 1, 2), LINKS),
        (Accuracy(5, 1, 2, ends_said=4), LINKS | ENDS),
        (Accuracy(5, 1, 2, onward_said=3), LINKS | ENDS),
    ],
)
def test_ends_are_told_where_any_were_counted(counts: Accuracy, said: set[str]) -> None:
    accuracies = Accuracies("two documents", {("wexley", "activity"): counts})
    told = {quad.predicate.value for quad in accuracy_quads(CONTEXT, accuracies)}
    assert told & (LINKS | ENDS) == said
    assert RDFS.label in told
