"""Marlow Vale served on loopback, with a page of its site."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from goldenthread.serve.paths import Addresses
from goldenthread.serve.routes import Routes
from goldenthread.serve.service import Service
from goldenthread.store import EmbeddedStore
from tests.small_council import MINTER, write_dataset


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("served")
    write_dataset(folder / "dataset.nq")
    (folder / "site").mkdir()
    (folder / "site" / "index.html").write_text("<h1>Marlow Vale</h1>", encoding="utf-8")
    (folder / "secret.txt").write_text("secret", encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def routes(built: Path) -> Routes:
    return Routes(EmbeddedStore.open(built), Addresses(MINTER.base), {})


@pytest.fixture(scope="session")
def service(built: Path) -> Iterator[Service]:
    with Service(built, seconds=2, cors=True) as running:
        yield running
