"""Councils built by a Spark cluster: the one that this machine is by itself gives the same bytes."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from goldenthread.cli import run
from goldenthread.council_by_council import Engine
from goldenthread.errors import DataError
from goldenthread.pipeline import build
from tests.crashes import files_of
from tests.two_councils import OTHER, two_councils


@pytest.fixture
def spark() -> None:
    pytest.importorskip("pyspark", reason="PySpark is not installed")
    if not shutil.which("java"):
        pytest.skip("there is no Java")


@pytest.mark.slow
@pytest.mark.usefixtures("spark")
def test_a_cluster_gives_the_same_bytes(tmp_path: Path) -> None:
    council = two_councils(tmp_path)
    build(council.data, council.out)
    parts = tmp_path / "parts"
    built = build(council.data, tmp_path / "spread", engine=Engine.SPARK, parts=parts)
    assert built.as_before == 0
    assert files_of(tmp_path / "spread") == files_of(council.out)
    assert build(council.data, tmp_path / "again", parts=parts).as_before == 2


@pytest.mark.slow
@pytest.mark.usefixtures("spark")
def test_a_fault_in_the_cluster_is_told_as_elsewhere(tmp_path: Path) -> None:
    council = two_councils(tmp_path)
    wrong = f"data:{OTHER}/2018-19/plan/activity/9999\t\t\tx\t2026-01-01\ty\t\t\n"
    council.write("corrections.tsv", "about\tfield\tline\twrong\tsince\tby\tcorrected\treference\n" + wrong)
    with pytest.raises(DataError, match=r"corrections\.tsv:2: .*9999"):
        build(council.data, council.out, engine=Engine.SPARK)
    assert not council.out.exists()


def test_without_spark_the_extra_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("pyspark", "pyspark.errors", "pyspark.sql", "py4j", "py4j.protocol"):
        monkeypatch.setitem(sys.modules, name, None)
    council = two_councils(tmp_path)
    assert run([*council.build, "--engine", "spark"]) == 2
    assert "pip install 'goldenthread[spark]'" in capsys.readouterr().err
    assert not council.out.exists()
