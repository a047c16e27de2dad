"""What tests of findings share."""

from __future__ import annotations

from pathlib import Path

import pytest

from goldenthread.pipeline import build
from goldenthread.validation.findings import Finding

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="session")
def five_findings(tmp_path_factory: pytest.TempPathFactory) -> tuple[Finding, ...]:
    """What is found in the five editions, with the judgements of readers: built once for all tests that ask."""
    return tuple(build(DATA, tmp_path_factory.mktemp("all") / "build").findings)
