"""How processes of the program end: by signals of somebody, or with the process that began them."""

from __future__ import annotations

import ctypes
import os
import signal
from collections.abc import Callable
from contextlib import suppress
from types import FrameType

_SIGNAL_OF_PARENTS_DEATH = 1
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


def end_with(parent: int) -> None:
    """Ends this process when its parent ends, at once where the system can (Linux).

    Args:
        parent: the number of the parent, as it was before the fork.
    """
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_SIGNAL_OF_PARENTS_DEATH, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(0)
