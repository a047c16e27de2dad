"""A new folder and the old one change places by one call of the system, with all that others have in the old one.

Waits until what is written stands on the disk; what cannot be exchanged is told and left as it was.
"""

from __future__ import annotations

import errno
import os
import shutil
import sys
from contextlib import suppress
from pathlib import Path

_MOST_CARRIED = 20_000
"""Entries of others that are linked into a new folder; into one with more, the files move one by one."""
_MOST_SYNCED = 100
"""Files that are waited for one by one; for more, the system is asked once to write all that it holds."""


def stays(place: Path) -> bool:
    """Whether a folder cannot change places: it is a mount point, somebody stands in it, or its parent is closed."""
    with suppress(FileNotFoundError):
        if Path.cwd().is_relative_to(place):
            return True
    return os.path.ismount(place) or not os.access(place.parent, os.W_OK)


def exchanged_whole(new: Path, place: Path, *, alone: bool) -> bool:
    """Lets a new folder and its elder change places, with all that others have in the elder if it is to stay.

    Returns:
        Whether it was possible; if not, both are as they were.
    """
    if stays(place):
        return False
    ours = {path.name for path in new.iterdir()}
    try:
        if not alone:
            _carried(place, new, _MOST_CARRIED)
        shutil.copystat(place, new)
        on_disk(new, files=False)
        exchanged = _exchanged(new, place)
    except OSError:
        exchanged = False
    if not exchanged:
        for path in list(new.iterdir()):
            if path.name not in ours:
                remove(path)
        return False
    listed_on_disk(place.parent)
    if not alone:
        _rescued(new, place)
    return True


def _carried(source: Path, target: Path, most: int) -> int:
    """Links what stands in one folder and not in the other into the other.

    Returns:
        How many more entries may be carried.

    Raises:
        OSError: something cannot be linked, or there is too much of it.
    """
    for entry in os.scandir(source):
        there = target / entry.name
        if os.path.lexists(there):
            continue
        most -= 1
        if most < 0:
            raise OSError
        if entry.is_dir(follow_symlinks=False):
            there.mkdir()
            most = _carried(Path(entry), there, most)
            shutil.copystat(entry, there)
        else:
            os.link(entry, there, follow_symlinks=False)
    return most


def _rescued(old: Path, place: Path) -> None:
    """Moves what others wrote into the old folder while it changed places."""
    for entry in os.scandir(old):
        there = place / entry.name
        if not os.path.lexists(there):
            Path(entry).rename(there)
        elif entry.is_dir(follow_symlinks=False) and there.is_dir():
            _rescued(Path(entry), there)


def _exchanged(one: Path, other: Path) -> bool:
    """Lets two folders change places at once, where the system knows how (Linux, macOS)."""
    import ctypes

    library = ctypes.CDLL(None, use_errno=True)
    first, second = os.fsencode(one), os.fsencode(other)
    here, exchange = -100, 2  # AT_FDCWD, RENAME_EXCHANGE (renameat2(2)) and RENAME_SWAP (renamex_np(2))
    try:
        if sys.platform == "darwin":
            return int(library.renamex_np(first, second, exchange)) == 0
        return int(library.renameat2(here, first, here, second, exchange)) == 0
    except AttributeError:
        return False


def on_disk(folder: Path, *, files: bool = True) -> None:
    """Waits until a folder, and what is in it, stands on the disk."""
    paths = list(folder.rglob("*")) if files else []
    if len(paths) > _MOST_SYNCED and hasattr(os, "sync"):
        os.sync()
        return
    for path in paths:
        listed_on_disk(path)
    listed_on_disk(folder)


def listed_on_disk(path: Path) -> None:
    """Waits until one file, or the list of what is in one folder, stands on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno != errno.EINVAL:  # a file system that cannot be asked
            raise
    finally:
        os.close(descriptor)


def remove(path: Path) -> None:
    """Removes a file, a link, or a folder with all that is in it; what is not there is no fault."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
