"""What is worked out of a dataset once, and kept for the next format."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from pathlib import Path
from typing import TypeVar

from goldenthread.store import EmbeddedStore

_Made = TypeVar("_Made")


def kept(make: Callable[[Path], _Made]) -> Callable[[Path], _Made]:
    """Keeps what is made of the last dataset, as long as its file is of the same size and time."""

    @lru_cache(maxsize=1)
    def made(dataset: Path, _size: int, _written: int) -> _Made:
        return make(dataset)

    @wraps(make)
    def of(dataset: Path) -> _Made:
        state = dataset.stat()
        return made(dataset.resolve(), state.st_size, state.st_mtime_ns)

    return of


@kept
def opened(dataset: Path) -> EmbeddedStore:
    """The store of a dataset that ``goldenthread build`` wrote, to be asked only.

    Raises:
        BuildError: the dataset is not N-Quads.
    """
    return EmbeddedStore.read(dataset, trusted=True)
