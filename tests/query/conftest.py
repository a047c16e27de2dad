"""Marlow Vale with its facts and findings, ready to be asked."""

from __future__ import annotations

import pytest

from goldenthread.store import EmbeddedStore
from goldenthread.validation import derive_facts, findings_to_quads, quality_quads, validate
from tests.small_council import MINTER, quads


@pytest.fixture(scope="session")
def store() -> EmbeddedStore:
    built = EmbeddedStore.of(quads())
    built.add(derive_facts(built, MINTER))
    built.add(findings_to_quads(validate(built, MINTER), MINTER))
    built.add(quality_quads(built, MINTER))
    return built
