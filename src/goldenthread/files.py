"""Reads text files that people write (catalogue, decisions, judgements), and says in words why one cannot be read."""

from __future__ import annotations

from pathlib import Path

from goldenthread.errors import DataError


def read_text(path: Path) -> str:
    """The text of a file, without the mark that some programs put before it.

    Raises:
        DataError: it is missing, is a folder, cannot be read, or is not UTF-8.
    """
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise DataError("the file is missing", path=path) from None
    except IsADirectoryError:
        raise DataError("this is a folder, not a file", path=path) from None
    except OSError as error:
        raise DataError(f"the file cannot be read: {error.strerror}", path=path) from None
    except UnicodeDecodeError:
        raise DataError("the file is not UTF-8 text: save it as UTF-8", path=path) from None
