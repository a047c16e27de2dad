"""What asking of the five documents costs; the bounds leave half as much again to the noise of a machine."""

from __future__ import annotations

from pathlib import Path

import pytest

from goldenthread.store import DATASET
from tests.costs import seconds

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("fmt", ["md", "pdf"])
def test_a_brief_of_a_commitment(five_editions: Path, tmp_path: Path, fmt: str) -> None:
    words = ["brief", "activity-0039", "--build", str(five_editions), "--format", fmt]
    assert seconds(five_editions / DATASET, *words, "--output", str(tmp_path / f"a.{fmt}")) < 4
    assert (tmp_path / f"a.{fmt}").stat().st_size > 5_000


def test_a_comparison_where_a_document_is_gone(five_editions: Path, tmp_path: Path) -> None:
    lines = (five_editions / DATASET).read_bytes().splitlines(keepends=True)
    kept = [line for line in lines if b"/2016-17/year-end-report" not in line]
    assert len(lines) - len(kept) > 30_000
    newer, told = tmp_path / "newer.nq", tmp_path / "told.json"
    newer.write_bytes(b"".join(kept))
    words = ["diff", str(five_editions / DATASET), str(newer), "--format", "json", "--output", str(told)]
    assert seconds(five_editions / DATASET, *words) < 4.5
    assert told.stat().st_size > 100_000
