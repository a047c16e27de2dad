"""Completeness as figures, on the small council."""

from __future__ import annotations

from goldenthread.namespaces import DQV, GT
from goldenthread.store import EmbeddedStore
from goldenthread.validation import derive_facts, findings_to_quads, quality_quads, validate
from goldenthread.validation.quality import METRICS
from tests import small_council as council
from tests.small_council import MINTER

PLAN, REPORT = MINTER.edition(council.PLAN), MINTER.edition(council.REPORT)


def measured() -> dict[tuple[str, str, str, str], tuple[float, int, int]]:
    """Share, filled in and counted, by edition, unit, kind and field."""
    store = EmbeddedStore.of(council.quads())
    store.add(derive_facts(store, MINTER))
    store.add(findings_to_quads(validate(store, MINTER), MINTER))
    store.add(quality_quads(store, MINTER))
    asked = (
        f"SELECT ?edition ?unit ?kind ?metric ?value ?filled ?counted {{ ?m a <{DQV.QualityMeasurement}> ; "
        f"<{DQV.computedOn}> ?edition ; <{DQV.isMeasurementOf}> ?metric ; <{DQV.value}> ?value ; "
        f"<{GT.measuredKind}> ?kind ; <{GT.filled}> ?filled ; <{GT.counted}> ?counted . "
        f"?metric a <{DQV.Metric}> . OPTIONAL {{ ?m <{GT.measuredUnit}> ?unit }} }}"
    )
    return {
        (
            row["edition"],
            row["unit"].rpartition("/")[2],
            row["kind"].removeprefix(GT.iri),
            row["metric"].removeprefix(METRICS),
        ): (float(row["value"]), int(row["filled"]), int(row["counted"]))
        for row in store.select(asked).records()
    }


def test_shares_of_an_edition() -> None:
    found = measured()
    assert found[PLAN, "", "Activity", "lead-officer"] == (1.0, 1, 1)
    assert found[PLAN, "", "Milestone", "deadline"] == (0.5, 1, 2)
    assert found[REPORT, "", "Milestone", "percentage"] == (1.0, 1, 1)
    assert (PLAN, "", "Milestone", "status") not in found
    assert (PLAN, "", "Milestone", "lead-officer") not in found


def test_shares_of_a_unit() -> None:
    found = measured()
    assert found[REPORT, "place", "Activity", "lead-officer"] == (1.0, 1, 1)
    assert found[REPORT, "place", "Milestone", "status"] == (1.0, 1, 1)


def test_the_share_about_which_nothing_was_found() -> None:
    found = measured()
    assert found[PLAN, "", "Milestone", "without-finding"] == (0.5, 1, 2)  # an impossible date
    assert found[REPORT, "", "Activity", "without-finding"] == (0.0, 0, 1)  # overdue without a comment
    assert found[REPORT, "", "Milestone", "without-finding"] == (1.0, 1, 1)


def test_the_figures_come_again_the_same() -> None:
    first, second = (quality_quads(EmbeddedStore.of(council.quads()), MINTER) for _ in range(2))
    assert first == second
