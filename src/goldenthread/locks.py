"""One writer at a time: the lock of a file or folder, a file beside it that is gone when nobody writes."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from goldenthread.errors import BuildError

ENDING = ".goldenthread.lock"
"""How the names of locks end."""


@contextmanager
def held(thing: Path, *, seconds: float = 0.0) -> Iterator[None]:
    """Keeps other writers away from a file or folder; the system takes the lock back from whoever is killed.

    Args:
        thing: the file or folder; it need not be there yet, its folder must.
        seconds: how long to wait for another writer.

    Raises:
        BuildError: another writer is still at work.
        OSError: no lock can be made there.
    """
    lock = lock_of(thing)
    until = time.monotonic() + seconds
    descriptor = None
    try:
        while (descriptor := _taken(lock)) is None:
            if time.monotonic() >= until:
                raise BuildError("another goldenthread is writing here: run it again when that one is done", path=thing)
            time.sleep(0.01)
        yield
    finally:
        if descriptor is not None:
            _let_go(lock, descriptor)


def _let_go(lock: Path, descriptor: int) -> None:
    try:
        _removed(lock, descriptor)
    finally:
        fcntl.flock(descriptor, fcntl.LOCK_UN)  # children that were forked meanwhile hold the file too
        os.close(descriptor)


def _removed(lock: Path, descriptor: int) -> None:
    """Removes a lock; where that is refused or broken off once, it is tried again."""
    try:
        lock.unlink(missing_ok=True)
    except BaseException as fault:
        with suppress(FileNotFoundError):
            if os.path.samestat(os.fstat(descriptor), lock.lstat()):  # gone, another's may stand there by now
                lock.unlink()
        if not isinstance(fault, OSError):
            raise


def lock_of(thing: Path) -> Path:
    """Where the lock of a file or folder stands: beside it, or within a folder whose own place nobody may write to."""
    within = thing.is_dir() and not os.access(thing.parent, os.W_OK)
    return thing / ENDING if within else thing.with_name(f".{thing.name}{ENDING}")


def _taken(lock: Path) -> int | None:
    """The open lock; none where somebody else holds it, or held it when it was opened."""
    descriptor = os.open(lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if os.path.samestat(os.fstat(descriptor), lock.lstat()):
            return descriptor
    except (BlockingIOError, FileNotFoundError):
        pass
    except BaseException:
        os.close(descriptor)
        raise
    os.close(descriptor)
    return None
