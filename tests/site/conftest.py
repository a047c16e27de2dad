"""The site of Brackenford, built once for all the tests of this folder."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from goldenthread.site.holdings import Holdings
from goldenthread.site.question_answers import answered
from goldenthread.site.write import write
from goldenthread.store import EmbeddedStore, base_of


@pytest.fixture(scope="session")
def held(brackenford: Path) -> Holdings:
    """What its pages speak of."""
    store = EmbeddedStore.open(brackenford)
    return replace(Holdings.of(store, base_of(brackenford)), answers=answered(store))


@pytest.fixture(scope="session")
def site(held: Holdings, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its site."""
    out = tmp_path_factory.mktemp("pages") / "site"
    write(held, out)
    return out
