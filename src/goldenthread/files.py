"""Reads and replaces the files that people write (catalogue, decisions), and says in words why one cannot be read."""

from __future__ import annotations

import csv
import os
import re
import secrets
import stat
import tomllib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from fnmatch import fnmatchcase
from glob import escape
from pathlib import Path
from typing import Any, TypeVar

from goldenthread.errors import DataError
from goldenthread.locks import held

T = TypeVar("T")

_UNFINISHED = ".new"
"""Ends the name of a file that is being written."""
_PATIENCE = 20.0
"""Seconds to wait for another writer of one file, who needs but a moment."""


def read_text(path: Path) -> str:
    """The text of a file, without the mark that some programs put before it.

    Raises:
        DataError: it is missing, is a folder, a pipe or a device, cannot be read, or is not UTF-8.
    """
    refuse_special(path)
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise DataError("the file is missing", path=path) from None
    except IsADirectoryError:
        raise DataError("this is a folder, not a file", path=path) from None
    except OSError as error:
        raise DataError(f"the file cannot be read: {error.strerror}", path=path) from None
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise DataError("the file is not UTF-8 text: save it as UTF-8", path=path, line=line) from None


def read_toml(path: Path) -> dict[str, Any]:
    """What a TOML file says.

    Raises:
        DataError: it cannot be read, or is no TOML; the message names the line.
    """
    text = read_text(path)
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise DataError("not valid TOML: brackets are nested too deep", path=path, line=1) from None
    except ValueError as error:  # tomllib's own, and numbers of more digits than Python reads
        place = re.search(r"\(\D*(\d+)\D+\d+\)$", str(error))  # line and column; without them, the end
        line = int(place[1]) if place else text.count("\n") + 1
        raise DataError(f"not valid TOML: {error}", path=path, line=line) from None


def lines_of(text: str) -> list[str]:
    r"""The lines of a text as editors number them: other signs that part lines do not.

    >>> lines_of("a\u2028b\nc\n"), lines_of("")
    (['a\u2028b', 'c'], [])
    """
    return text.removesuffix("\n").split("\n") if text else []


def refuse_special(path: Path) -> None:
    """Refuses what would give no end of bytes, or wait for them for ever: pipes, devices, sockets.

    Raises:
        DataError: the path is one; what is missing, or cannot be asked, is not.
    """
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError):
        return
    if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
        raise DataError("this is a pipe or a device, not a file", path=path)


def is_there(path: Path) -> bool:
    """Whether anything stands in a place, a link that leads nowhere too.

    Raises:
        DataError: that cannot be told, because a folder above it may not be read or is no folder.
    """
    try:
        path.lstat()
    except FileNotFoundError:
        return False
    except OSError as error:
        raise DataError(f"the file cannot be read: {error.strerror}", path=path) from None
    return True


def listed(folder: Path, pattern: str) -> list[Path]:
    """The files of a folder whose names fit a pattern, sorted; none where there is no such folder.

    Raises:
        DataError: it is no folder, or may not be read, so that nobody can tell what it holds.
    """
    try:
        names = sorted(path.name for path in folder.iterdir())
    except FileNotFoundError:
        if folder.is_symlink():
            raise DataError("this link leads to no folder", path=folder) from None
        return []
    except NotADirectoryError:
        raise DataError("this must be a folder", path=folder) from None
    except OSError as error:
        raise DataError(f"the folder cannot be read: {error.strerror}", path=folder) from None
    return [folder / name for name in names if fnmatchcase(name, pattern) and not name.startswith(".")]


def replace_text(path: Path, text: str) -> None:
    """Puts a text in the place of a file at once (see :func:`replace_bytes`)."""
    replace_bytes(path, text.encode("utf-8"))


def replace_bytes(path: Path, content: bytes) -> None:
    """Puts something in the place of a file at once: whoever reads it sees the old content or the new one whole.

    Its folder is made where there is none. Who first reads the file and then replaces it holds it meanwhile
    (:func:`only_writer`).
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    path = path.resolve()
    mode = path.stat().st_mode & 0o777 if path.exists() else None
    beside = path.with_name(f".{path.name}.{secrets.token_hex(6)}{_UNFINISHED}")
    try:
        with beside.open("xb") as stream:
            if mode is not None:
                beside.chmod(mode)
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


@contextmanager
def only_writer(path: Path) -> Iterator[None]:
    """Keeps other writers away from a file while it is read, changed and replaced; waits for them for a while.

    What a killed writer left beside the file is removed.

    Raises:
        BuildError: another writer does not end.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    path = path.resolve()
    with held(path, seconds=_PATIENCE):
        remove_unfinished(path)
        yield


def remove_unfinished(path: Path) -> None:
    """Removes what a killed writer left beside a file; whoever writes it now is to be kept away before."""
    for left in path.parent.glob(f".{escape(path.name)}.*{_UNFINISHED}"):
        left.unlink(missing_ok=True)


@contextmanager
def undone(*paths: Path, unless: Callable[[], bool]) -> Iterator[None]:
    """Removes files, and the folders made for them, if the work that makes them fails; what stood before stays.

    Args:
        paths: the files.
        unless: whether the work was done before it failed.
    """
    new = [path for path in paths if not os.path.lexists(path)]
    folders = {folder for path in paths for folder in path.parents if not folder.exists()}
    try:
        yield
    except BaseException:
        if not unless():
            for path in new:
                path.unlink(missing_ok=True)
            for folder in sorted(folders, reverse=True):
                with suppress(OSError):
                    folder.rmdir()
        raise


def read_table(path: Path, columns: Iterable[str], what: str) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a table of tab-separated values by the names of its first row, each with its 1-based line.

    Lines that begin with ``#`` are notes (also where a spreadsheet put quotes round them), and lines without a word are
    left out. There are no quotes: a cell holds no tab and no line break.

    Args:
        path: the file.
        columns: what must be there; there may be more.
        what: what a row is, for the message where one is malformed.

    Raises:
        DataError: the file cannot be read, a column is missing, or rows have not as many cells as columns: all of them
            are named.
    """
    lines = enumerate(lines_of(read_text(path)), 1)
    kept = [(at, line) for at, line in lines if line.strip() and not line.startswith(("#", '"#'))]
    table = csv.DictReader((line for _, line in kept), delimiter="\t", quoting=csv.QUOTE_NONE)
    head = kept[0][0] if kept else 1
    try:
        if missing := set(columns) - set(table.fieldnames or ()):
            raise DataError(_lacking("".join(line for _, line in kept[:1]), missing), path=path, line=head)
        rows = [(kept[table.line_num - 1][0], row) for row in table]
    except csv.Error as error:
        at = kept[max(0, min(table.line_num, len(kept)) - 1)][0] if kept else 1
        raise DataError(f"the table cannot be read: {error}", path=path, line=at) from None
    odd = [(at, row) for at, row in rows if None in row or None in row.values()]
    if odd:
        at, row = odd[0]
        cells = sum(cell is not None for name, cell in row.items() if name) + len(row.get(None, ()))
        said = f"it has not as many cells as there are columns ({cells}, not {len(table.fieldnames or ())})"
        raise DataError(f"this line is no {what}: {said}{_also(at for at, _ in odd)}", path=path, line=at)
    yield from rows


def _lacking(head: str, missing: Iterable[str]) -> str:
    """Which columns the first row of a table lacks, or by which other mark than tabs its cells are parted."""
    for mark, name in ((";", "semicolons"), (",", "commas")):
        if {*missing} <= {cell.strip(' "') for cell in head.strip().split(mark)}:
            return f"its cells are parted by {name}, not by tabs: a spreadsheet does it as tab-delimited text"
    return f"the columns {', '.join(sorted(missing))} are missing, which this line must name"


def read_entries(path: Path, columns: Iterable[str], what: str, made: Callable[[int, dict[str, str]], T]) -> list[T]:
    """What each row of a table says; all lines that say nothing that can be understood are named at once.

    Args:
        path: the file.
        columns: what must be there; there may be more.
        what: what a row is, for the message.
        made: makes an entry of a row and its line, or raises ``ValueError`` with what is wrong.

    Raises:
        DataError: the table or one of its lines is malformed.
    """
    entries: list[T] = []
    odd: list[tuple[int, str]] = []
    for line, row in read_table(path, columns, what):
        try:
            entries.append(made(line, row))
        except ValueError as error:
            odd.append((line, str(error)))
    if odd:
        message = f"this line is no {what}: {odd[0][1]}{_also(line for line, _ in odd)}"
        raise DataError(message, path=path, line=odd[0][0])
    return entries


def _also(lines: Iterable[int]) -> str:
    """The lines beside the first one that are malformed too, as the end of a message."""
    _, *others = lines
    return f" (as {'lines' if others[1:] else 'line'} {', '.join(map(str, others))})" if others else ""
