"""Parquet, read by another library than the one that writes it: typed columns, and twice the same bytes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl

from goldenthread.export import export
from goldenthread.export.tables import TABLES
from tests.small_council import MILESTONE_2015


def test_columns_have_types(built: Path, tmp_path: Path) -> None:
    export("parquet", built, tmp_path)
    assert {path.name for path in tmp_path.glob("*.parquet")} == {f"{table.name}.parquet" for table in TABLES}
    rows = pl.read_parquet(tmp_path / "commitments.parquet")
    (row,) = rows.filter(pl.col("id") == MILESTONE_2015).to_dicts()
    assert row["deadlines"] == [date(2015, 4, 30), date(2015, 6, 30)]
    assert row["lines"] == [5, 6]
    assert (row["percent"], row["edition"], row["lead_members"]) == (100.0, "2015-16", [])
    assert row["deadline_original"] is None
    values = pl.read_parquet(tmp_path / "measure_values.parquet")
    assert values["value"].to_list() == [300.0, None, 12.5]


def test_cells_of_several_numbers_are_lists(built: Path, tmp_path: Path) -> None:
    export("parquet", built, tmp_path)
    rows = pl.read_parquet(tmp_path / "memberships.parquet")
    assert rows["evidence_lines"].to_list() == [[3], [3, 4], [5, 6]]
