"""The small council's dataset as a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.small_council import write_dataset


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built dataset."""
    return write_dataset(tmp_path_factory.mktemp("build") / "dataset.nq")
