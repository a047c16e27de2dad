"""Links of measures: statements where they hold, and a record of every judgement."""

from __future__ import annotations

from dataclasses import replace

import pytest

from goldenthread.graph.measure_link_quads import measure_link_quads
from goldenthread.model import Decision, Link, Relation
from goldenthread.namespaces import GT, SSSOM
from tests.small_council import CONTEXT, LINKS, MINTER, said

EARLIER, LATER = (f"{MINTER.base}marlow-vale/2014-15/plan/measure/000{number}" for number in (1, 2))
LINK = replace(LINKS[0], earlier=EARLIER, later=LATER)
RECORD = MINTER.link("marlow-vale", EARLIER, LATER)


@pytest.mark.parametrize(
    ("link", "continued", "succeeded"),
    [
        (LINK, [EARLIER], []),
        (replace(LINK, relation=Relation.SUCCEEDS), [], [EARLIER]),
        (replace(LINK, relation=Relation.REVERSES), [], []),
        (replace(LINK, decision=Decision.PROPOSED), [EARLIER], []),
        (replace(LINK, decision=Decision.CANDIDATE), [], []),
        (replace(LINK, decision=Decision.REJECTED), [], []),
    ],
)
def test_what_holds_is_stated_and_every_judgement_is_recorded(
    link: Link, continued: list[str], succeeded: list[str]
) -> None:
    made = list(measure_link_quads(CONTEXT, [link]))
    assert said(made, LATER, GT.continuesMeasure) == continued
    assert said(made, LATER, GT.succeedsMeasure) == succeeded
    assert said(made, RECORD, GT.decision) == [link.decision.value]
    assert (said(made, RECORD, GT.earlierMeasure), said(made, RECORD, GT.laterMeasure)) == ([EARLIER], [LATER])
    assert (said(made, RECORD, GT.reviewerKind), said(made, RECORD, SSSOM.confidence)) == (["person"], ["0.93"])
