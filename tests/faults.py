"""Runs a command of the program in a child that ends, or fails, at one chosen event of writing a file."""

from __future__ import annotations

import errno
import gc
import os
import signal
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from goldenthread.cli import run

WRITING = frozenset(
    ("os.rename", "os.mkdir", "os.remove", "os.rmdir", "os.chmod", "os.link", "os.symlink", "os.truncate")
)
"""Audit events that change a folder; 'open' is one where the file is opened to be written."""
KILL, INTERRUPT = "kill", "interrupt"
ENDINGS = (KILL, INTERRUPT, "ENOSPC", "EACCES", "EIO")
"""What can happen at an event: the process is killed, is interrupted, or the system refuses."""
_NEVER = 10**9


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended.

    Attributes:
        code: its exit code; negative is the signal that killed it.
        events: how many events of writing there were until then.
        said: what it wrote to standard error.
    """

    code: int
    events: int
    said: str


def ended(words: Sequence[object], root: Path, at: int = _NEVER, ending: str = KILL, given: str = "") -> Ended:
    """Runs a command, which meets its end at one event.

    Args:
        words: the command.
        root: only events below this folder count.
        at: the event, from 1.
        ending: one of :data:`ENDINGS`.
        given: what somebody types.
    """
    return ended_in(lambda: run([str(word) for word in words]), root, at, ending, given)


def ended_in(work: Callable[[], int], root: Path, at: int = _NEVER, ending: str = KILL, given: str = "") -> Ended:
    """Does some work in a child, which meets its end at one event.

    Args:
        work: what it does; it gives the exit code.
        root: only events below this folder count.
        at: the event, from 1.
        ending: one of :data:`ENDINGS`.
        given: what somebody types.
    """
    said, typed = root.with_name(f"{root.name}.said"), root.with_name(f"{root.name}.typed")
    typed.write_text(given)
    counted, counting = os.pipe()
    child = os.fork()
    if child == 0:
        gc.freeze()  # what the tests hold is nothing to look through, and to copy, for a child that soon ends
        descriptor = os.open(said, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        os.dup2(descriptor, 1)
        os.dup2(descriptor, 2)
        os.dup2(os.open(typed, os.O_RDONLY), 0)
        sys.stdin = os.fdopen(0, closefd=False)
        sys.stdout = os.fdopen(1, "w", closefd=False)
        sys.stderr = os.fdopen(2, "w", closefd=False)
        sys.addaudithook(_Fault(str(root), at, ending, counting))
        code = 99
        try:
            code = work()
        except KeyboardInterrupt:
            code = 130
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)
    os.close(counting)
    with os.fdopen(counted, "rb") as stream:
        events = len(stream.read())
    status = os.waitpid(child, 0)[1]
    return Ended(os.waitstatus_to_exitcode(status), events, said.read_text(errors="replace"))


class _Fault:
    """An audit hook that counts the events of writing, and fails at one."""

    def __init__(self, root: str, at: int, ending: str, counting: int) -> None:
        self.root, self.at, self.ending, self.counting = root, at, ending, counting
        self.seen = 0

    def __call__(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open":
            _, _, flags = arguments
            if not isinstance(flags, int) or not flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
                return
        elif event not in WRITING:
            return
        if not any(self._below(one) for one in arguments):
            return
        self.seen += 1
        os.write(self.counting, b".")
        if self.seen != self.at:
            return
        if self.ending == KILL:
            os.kill(os.getpid(), signal.SIGKILL)
        if self.ending == INTERRUPT:
            raise KeyboardInterrupt
        number = getattr(errno, self.ending)
        raise OSError(number, os.strerror(number), str(arguments[0]))

    def _below(self, argument: object) -> bool:
        """Whether a path is meant that lies below the root: an absolute one, or one of a folder that is open."""
        if isinstance(argument, bytes):
            argument = os.fsdecode(argument)
        return isinstance(argument, str) and (argument.startswith(self.root) or not argument.startswith("/"))
