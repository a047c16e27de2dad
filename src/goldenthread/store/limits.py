"""A limit of time for work that cannot be interrupted from within."""

from __future__ import annotations

import threading
import traceback
from collections.abc import Callable
from typing import TypeVar

from goldenthread.errors import QueryError

T = TypeVar("T")


def within(seconds: float | None, work: Callable[[], T]) -> T:
    """Does some work, and stops waiting for it when the time is over.

    The embedded store evaluates a query outside Python and has no way to be told to stop: its thread is left
    behind, and ends with the process. So this is for a command that ends soon, not for a server.

    Args:
        seconds: how long to wait; for ever where nothing is given.
        work: what to do.

    Raises:
        QueryError: the time is over.
    """
    if seconds is None:
        return work()
    answers: list[T] = []
    faults: list[BaseException] = []

    def run() -> None:
        try:
            answers.append(work())
        except BaseException as fault:  # noqa: BLE001 - carried over to the thread that waits
            faults.append(_let_go(fault))

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(seconds)
    if faults:
        raise faults[0]
    if not answers:
        raise QueryError(f"no answer within {seconds:g} seconds: ask for less, or allow more time with --timeout")
    return answers[0]


def _let_go(fault: BaseException) -> BaseException:
    """The fault without what its frames hold: a store's answer must be dropped in the thread that made it."""
    link: BaseException | None = fault
    while link is not None:
        traceback.clear_frames(link.__traceback__)
        link = link.__cause__ or link.__context__
    return fault
