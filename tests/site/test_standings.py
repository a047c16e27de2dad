"""How the rows of one document stood: shares with what they are of, and how the questions count them otherwise."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from goldenthread.site.addresses import page_of
from goldenthread.site.holdings import Holdings
from goldenthread.site.views import edition
from goldenthread.site.write import write
from tests.site.reading import read

REPORT = "https://example.org/data/brackenford/2019-20/year-end-report"
NOTE = "those without a status included: 1 of "


@pytest.mark.parametrize("silent", [False, True])
def test_shares_over_rows_without_a_status_say_that_the_question_counts_otherwise(
    held: Holdings, tmp_path: Path, silent: bool
) -> None:
    """A row without a status is in what the page divides by, and in nothing of the question."""
    rows = {iri: replace(one, status="completed") if one.edition == REPORT else one
            for iri, one in held.commitments.items()}  # fmt: skip
    mine = [one for one in rows.values() if one.edition == REPORT and one.kind == "milestone"]
    if silent:
        rows[mine[0].iri] = replace(mine[0], status="", percent=None, rag="")
    spoilt = replace(held, commitments=rows)
    view = edition.view(spoilt, held.editions[REPORT], 1)
    steps = next(one for one in view.standings if one.what == "steps")
    assert (steps.total, steps.silent) == (len(mine), int(silent))
    assert dict(steps.counts)["completed"] == len(mine) - int(silent)
    write(spoilt, tmp_path / "site")
    text = read(tmp_path / "site" / page_of(REPORT, held.base)).text
    assert (f"{NOTE}{len(mine)} steps" in text) is silent
    assert ("takes its shares of the rows that print a status alone" in text) is silent
