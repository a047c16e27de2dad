"""Marlow Vale with its facts and findings, ready to be asked."""

from __future__ import annotations

import pytest

from goldenthread.store import EmbeddedStore
from tests.query.council import everything


@pytest.fixture(scope="session")
def store() -> EmbeddedStore:
    return EmbeddedStore.of(everything())
