"""A process that cannot reach anything: it keeps the files it has and gets no new one, no socket either.

The limit on open files is the wall: at nought the system refuses every new descriptor (``EMFILE``), so no connection
can be opened and no name looked up, whatever a query says and whichever library evaluates it. It needs no privilege,
holds on every POSIX system, and cannot be taken back by a process without privileges.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Collection
from contextlib import suppress
from itertools import pairwise
from pathlib import Path


def shut(*, keep: Collection[int] = ()) -> None:
    """Shuts this process in, for good.

    Modules that are needed must have been imported before: none can be opened afterwards.

    Args:
        keep: descriptors that stay open, beside standard input, output and error.

    Raises:
        OSError: the system does not hold the wall: a socket could still be opened.
    """
    import resource

    most = os.sysconf("SC_OPEN_MAX")
    edges = [2, *sorted(number for number in keep if number > 2), most if 0 < most < 65536 else 65536]
    for before, after in pairwise(edges):
        os.closerange(before + 1, after)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))
    try:
        socket.socket().close()
    except OSError:
        return
    raise OSError("this system cannot keep a process from the network")


def bound_memory(more: int) -> None:
    """Bounds the memory of this process, for good, where the system can.

    Args:
        more: bytes that it may take beyond what it holds.
    """
    import resource

    most = _held() + more
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (most, most))


def _held() -> int:
    """Bytes of address space that this process holds, nothing known counting as very many."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    except OSError:
        return 1 << 40
    return pages * os.sysconf("SC_PAGESIZE")
