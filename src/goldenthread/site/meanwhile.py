"""Does a piece of work in a fork while this process goes on, so that a second core has something to do."""

from __future__ import annotations

import os
import pickle
import signal
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from typing import Any, BinaryIO, TypeVar

from goldenthread.errors import BuildError
from goldenthread.termination import end_with, on_termination

T = TypeVar("T")


def possible() -> bool:
    """Whether a second process would have a core to run on, and may be forked: no other thread holds a lock there."""
    return hasattr(os, "sched_getaffinity") and len(os.sched_getaffinity(0)) > 1 and threading.active_count() == 1


@contextmanager
def meanwhile(work: Callable[[], T], *, worth: bool) -> Iterator[Callable[[], T]]:
    """Begins some work in another process; what is given waits for its end, once, and returns what it returned.

    The other process sees everything as it was when it began, and what it changes in memory is lost. It ends with the
    block.

    Args:
        work: what to do; it may write files.
        worth: whether it takes long enough; if not, or where no second process is possible, this one does it when it
            is asked for the result.

    Raises:
        BuildError: the other process has broken down.
        Exception: whatever the work raises.
    """
    if not worth or not possible():
        yield work
        return
    reads, writes = os.pipe()
    parent = os.getpid()
    child = os.fork()
    if not child:
        os.close(reads)
        _work(work, writes, parent)
    os.close(writes)
    try:
        with os.fdopen(reads, "rb") as pipe:
            yield partial(_said, pipe)
    finally:
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def _work(work: Callable[[], T], writes: int, parent: int) -> None:
    try:
        on_termination(signal.SIG_DFL)
        end_with(parent)
        done: tuple[T | None, Exception | None]
        try:
            done = work(), None
        except Exception as problem:  # noqa: BLE001 - it is raised where the result is waited for
            problem.add_note(traceback.format_exc())  # a traceback cannot be sent
            done = None, problem
        with os.fdopen(writes, "wb") as pipe:
            pickle.dump(done, pipe, protocol=pickle.HIGHEST_PROTOCOL)
    finally:
        os._exit(0)


def _said(pipe: BinaryIO) -> Any:
    try:
        result, problem = pickle.load(pipe)  # noqa: S301 - our own process wrote it
    except (EOFError, pickle.UnpicklingError):
        raise BuildError("a process that made a part of the pages broke down: too little memory?") from None
    if problem is not None:
        raise problem
    return result
