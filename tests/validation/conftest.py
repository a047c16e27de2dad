"""What tests of findings share."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from goldenthread.minting import Minter
from goldenthread.pipeline import build
from goldenthread.read.data_folder import Reading
from goldenthread.stages import read
from goldenthread.validation.findings import Finding
from tests.once import once

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="session")
def five_findings(tmp_path_factory: pytest.TempPathFactory) -> tuple[Finding, ...]:
    """What is found in the five editions, with the judgements of readers: built once a run for all tests that ask."""

    def make(folder: Path) -> None:
        found = tuple(build(DATA, folder / "build").findings)
        (folder / "findings.pickle").write_bytes(pickle.dumps(found))

    folder = once(tmp_path_factory, "findings", make)
    kept: tuple[Finding, ...] = pickle.loads((folder / "findings.pickle").read_bytes())  # noqa: S301  # of this run
    return kept


@pytest.fixture(scope="session")
def five_reading() -> tuple[Reading, Minter]:
    """What is read in the five editions."""
    return read(DATA)
