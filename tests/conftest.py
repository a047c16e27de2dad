"""What tests of several parts share."""

from __future__ import annotations

from pathlib import Path

import pytest

from goldenthread.cli import run
from tests.cases.council import BRACKENFORD, Council
from tests.cases.decided import decide
from tests.once import once

DATA = Path(__file__).parents[1] / "data"


@pytest.fixture(scope="session")
def five_editions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a build of the five editions, made once a run for all slow tests that need it."""

    def make(folder: Path) -> None:
        assert run(["build", "--data", str(DATA), "--out", str(folder / "build"), "--quiet"]) == 0

    return once(tmp_path_factory, "five", make) / "build"


@pytest.fixture(scope="session")
def brackenford(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build of Brackenford."""
    out = tmp_path_factory.mktemp("brackenford") / "build"
    assert run(["build", "--data", str(BRACKENFORD), "--out", str(out), "--quiet"]) == 0
    return out


@pytest.fixture(scope="session")
def decided(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build of Brackenford with decisions of committees and corrections."""
    council = decide(Council.under(tmp_path_factory.mktemp("decided")))
    assert run(council.build) == 0
    return council.out
