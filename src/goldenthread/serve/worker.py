"""A worker: a fork of the keeper that answers requests from the graph, one after another, and can do nothing else.

It shares the graph's memory with all others and opens no file and no socket, so a query reaches nothing but
the graph. At the end of its time the kernel ends it, whatever it is doing.
"""

from __future__ import annotations

import os
import resource
import signal
import socket
import sys
import traceback
from contextlib import suppress
from pathlib import Path

from goldenthread.serve import wire
from goldenthread.serve.replies import Refusal
from goldenthread.serve.routes import Routes
from goldenthread.store.process_wall import bound_memory, shut
from goldenthread.termination import end_with

STACK = 100 << 20
"""Bytes of stack: the engine goes one call deeper with each part of a long chain."""


_MOST_NICE = 19
_MOST_GROWN = 32 << 20  # bytes by which a worker may grow and be asked again


def work(channel: socket.socket, routes: Routes, *, memory: int, parent: int) -> None:
    """Answers until the front hangs up.

    Args:
        channel: the socket to the front.
        routes: what is answered.
        memory: bytes that it may take beyond the graph.
        parent: the process that it ends with.
    """
    shut_in(channel.fileno(), memory, parent)
    before, niceness = _most_held(), _niceness()
    while (asked := wire.receive(channel)) is not None:
        request, seconds = asked
        signal.setitimer(signal.ITIMER_REAL, max(0.001, seconds))
        try:
            reply = routes.reply(request)
        except Refusal as refusal:
            reply = refusal.reply()
        except Exception:  # noqa: BLE001 - a fault of ours is told to the one who serves, and to the client as one
            traceback.print_exc()
            reply = Refusal(500, "a fault of this server: it was written to its log").reply()
        wire.send(channel, reply, lambda: _most_held() - before < _MOST_GROWN and _niceness() == niceness)
        signal.setitimer(signal.ITIMER_REAL, 0)


def shut_in(channel: int, memory: int, parent: int) -> None:
    """Takes away from this process what an answer does not need.

    What is open stays open; nothing more can be opened (RLIMIT_NOFILE), so no query leaves the machine.
    """
    for number in (signal.SIGALRM, signal.SIGTERM, signal.SIGCHLD):
        signal.signal(number, signal.SIG_DFL)
    signal.set_wakeup_fd(-1)
    end_with(parent)
    bound_memory(memory)
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_STACK, (STACK, STACK))
    with suppress(OSError):  # where memory runs out, the system ends this process first
        Path("/proc/self/oom_score_adj").write_text("1000", encoding="ascii")
    shut(keep=[channel])


def make_old(pid: int) -> None:
    """Lets a worker have little more than the processor time that all others leave."""
    with suppress(OSError):
        os.setpriority(os.PRIO_PROCESS, pid, _MOST_NICE)


def _niceness() -> int:
    """How far this process lets others go before it; what :func:`make_old` has raised never falls again."""
    return os.getpriority(os.PRIO_PROCESS, 0)


def _most_held() -> int:
    """The most bytes of memory that this process ever held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
