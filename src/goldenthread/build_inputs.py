"""All that a build depends on, as checksums: two builds of which these are equal give the same bytes."""

from __future__ import annotations

import hashlib
import os
import platform
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path

from goldenthread.locks import ENDING as LOCK
from goldenthread.resources import KINDS, folder

PROGRAM = "program"
OPTIONS = "options"
DATA = "data/"
"""Begins the names of files of the data folder."""
_MOST = 20_000
"""Files of a data folder; one with more holds something else too, and is not read through to save work."""


def inputs_of(data: Path, options: Mapping[str, bool]) -> dict[str, str] | None:
    """The SHA-256 of each file of the data folder, of the program, and of the options, by their names.

    Args:
        data: the data folder; all its files count, for a new one may change what is read.
        options: what was asked for, by names.

    Returns:
        None where that cannot be told: a file cannot be read, is no file, or there are too many.
    """
    try:
        found = {OPTIONS: _sha256(repr(sorted(options.items())).encode()), PROGRAM: program()}
        for path in _files(data):
            if len(found) > _MOST:
                return None
            found[f"{DATA}{path.relative_to(data).as_posix()}"] = _sha256(path.read_bytes())
    except (OSError, ValueError, UnicodeError):
        return None
    return found


@cache
def program() -> str:
    """What the program is: its code, what ships with it, the packages that are installed beside it, and Python.

    Told once by a process, which runs the code that it found when it began.

    Raises:
        OSError: a file of it cannot be read.
    """
    package = Path(str(files("goldenthread")))
    whole = hashlib.sha256("\n".join((sys.version, platform.machine(), *_packages())).encode())
    for place in dict.fromkeys((package, *map(folder, KINDS))):
        for path in _files(place):
            if path.suffix != ".pyc":
                whole.update(f"{path.relative_to(place).as_posix()}\0{_sha256(path.read_bytes())}\n".encode())
    return whole.hexdigest()


def differences(before: Mapping[str, str], now: Mapping[str, str]) -> list[str]:
    """The names of what is new, gone or other, sorted."""
    return sorted(name for name in before.keys() | now.keys() if before.get(name) != now.get(name))


def _packages() -> list[str]:
    """The names and versions of what is installed, as the folders of their metadata are called."""
    found = (Path(place).glob("*.dist-info") for place in sys.path if place and Path(place).is_dir())
    return sorted(path.name for some in found for path in some)


def _files(place: Path) -> Iterator[Path]:
    """All files below a folder, sorted, links to folders followed; only locks are left out.

    Raises:
        OSError: a folder cannot be read, or holds something that is no file, or itself.
    """
    seen = set[str]()
    for here, folders, names in os.walk(place, followlinks=True, onerror=_raised):
        real = os.path.realpath(here)
        if real in seen:
            raise OSError(f"{here} is there twice")
        seen.add(real)
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(names):
            path = Path(here, name)
            if name.endswith(LOCK):
                continue
            if not path.is_file():
                raise OSError(f"{path} is no file")
            yield path


def _raised(error: OSError) -> None:
    raise error


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
