"""Does a piece of work in a process of its own: ended when its time is over, and, if wished, without a network.

The engine evaluates a query outside Python, has no way to be told to stop, and goes down with its process where a
query is too much for it. So a query that somebody wrote is evaluated in a fork, which shares the graph in memory.
"""

from __future__ import annotations

import os
import pickle
import select
import signal
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

from goldenthread.errors import GoldenThreadError, QueryError
from goldenthread.store.process_wall import bound_memory, shut
from goldenthread.termination import end_with, on_termination

T = TypeVar("T")

STACK = 512 << 20
"""Bytes of stack: the engine goes one call deeper with each part of a long chain."""


def apart(seconds: float, work: Callable[[], T], *, network: bool = False, memory: int = 0) -> T:
    """Does some work in a process of its own.

    Args:
        seconds: how long to wait.
        work: what to do. Without a network it can open no file either: what it needs must be imported before.
        network: whether it may reach other machines, and files.
        memory: bytes that it may take beyond what this process holds; 0 for as many as there are.

    Raises:
        GoldenThreadError: as the work raises it.
        QueryError: the time is over, or the process has broken down.
    """
    if not hasattr(os, "fork"):
        raise QueryError("this system cannot evaluate a query in a process of its own: Linux and macOS can")
    reads, writes = os.pipe()
    parent = os.getpid()
    child = os.fork()
    if not child:
        os.close(reads)
        _work_in_child(work, writes, parent, network=network, memory=memory)
    os.close(writes)
    try:
        said = _read(reads, time.monotonic() + seconds)
    finally:
        os.close(reads)
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    if said is None:
        raise QueryError(f"no answer within {seconds:g} seconds: ask for less, or allow more time with --timeout")
    try:
        done: T | GoldenThreadError = pickle.loads(said)  # noqa: S301 - our own process wrote it
    except (EOFError, pickle.UnpicklingError):
        raise QueryError("the engine broke down over this query: too long a chain, or too little memory") from None
    if isinstance(done, GoldenThreadError):
        raise done
    return done


def _work_in_child(work: Callable[[], T], writes: int, parent: int, *, network: bool, memory: int) -> None:
    try:
        on_termination(signal.SIG_DFL)
        end_with(parent)
        if memory:
            bound_memory(memory + STACK)
        told = _engine_silenced()
        if not network:
            shut(keep=[writes, told])
        threading.stack_size(STACK)
        thread = threading.Thread(target=_do, args=(work, writes))
        thread.start()
        thread.join()
    finally:
        os._exit(0)


def _engine_silenced() -> int:
    """Keeps what the engine writes where it breaks down from the terminal; Python's own standard error goes on there.

    Returns:
        Where that leads.
    """
    told, nothing = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 2)
    os.close(nothing)
    sys.stderr = os.fdopen(told, "w", buffering=1, errors="backslashreplace", closefd=False)
    return told


def _do(work: Callable[[], T], writes: int) -> None:
    done: T | GoldenThreadError
    try:
        done = work()
    except GoldenThreadError as problem:
        done = problem
    except MemoryError:
        done = QueryError("the answer does not fit into memory: ask for less")
    except BaseException as problem:
        if isinstance(problem, Exception):
            raise  # a fault of ours
        done = QueryError(f"the engine failed on this query ({type(problem).__name__})")
    with open(writes, "wb", closefd=False) as pipe:
        pickle.dump(done, pipe, protocol=pickle.HIGHEST_PROTOCOL)


def _read(reads: int, end: float) -> bytes | None:
    """All that comes through a pipe, or nothing where it is not whole in time."""
    parts: list[bytes] = []
    while (left := end - time.monotonic()) > 0:
        if not select.select([reads], [], [], left)[0]:
            break
        part = os.read(reads, 1 << 20)
        if not part:
            return b"".join(parts)
        parts.append(part)
    return None
