"""The signals by which somebody ends a process, set in one place for all processes of the program."""

from __future__ import annotations

import signal
from collections.abc import Callable
from types import FrameType

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGQUIT, signal.SIGHUP)


def on_termination(handler: Callable[[int, FrameType | None], object] | signal.Handlers) -> None:
    """Sets what this process does when somebody ends it.

    What is ignored stays ignored: ``nohup`` and ``&`` mean to go on.

    Args:
        handler: what to do, as :func:`signal.signal` takes it.
    """
    for number in SIGNALS:
        if signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, handler)
