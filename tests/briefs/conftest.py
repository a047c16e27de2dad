"""Builds of Brackenford for the tests of briefs: as it is, and redacted."""

from __future__ import annotations

from pathlib import Path

import pytest

from goldenthread.cli import run
from goldenthread.identity.identity_tables import PERSONS
from goldenthread.site.told import Holdings, holdings
from goldenthread.store import EmbeddedStore
from tests.cases.council import Council

OFFICERS = ("Ann Field", "Joy Okafor", "Meg Lowe", "Ravi Nair", "Tom Price")


@pytest.fixture(scope="session")
def store(brackenford: Path) -> EmbeddedStore:
    """Its graph."""
    return EmbeddedStore.open(brackenford)


@pytest.fixture(scope="session")
def held(store: EmbeddedStore, brackenford: Path) -> Holdings:
    """What is held of it."""
    return holdings(store, brackenford)


@pytest.fixture(scope="session")
def redacted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build of Brackenford that names no officer."""
    council = Council.under(tmp_path_factory.mktemp("redacted"))
    rows = [f"brackenford\t{number:04d}\t{name}\t\t\t" for number, name in enumerate(OFFICERS, start=1)]
    council.write("identities/persons.tsv", "\n".join(["\t".join(PERSONS), *rows]) + "\n")
    assert run([*council.build, "--redact"]) == 0
    return council.out
