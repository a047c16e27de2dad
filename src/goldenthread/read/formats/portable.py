"""Documents in the Portable Document Format."""

from __future__ import annotations

from pathlib import Path

from goldenthread.errors import SourceError
from goldenthread.read.formats.rows import FormatOptions, Source


def read_portable(content: bytes, path: Path, _options: FormatOptions) -> Source:
    """The rows of a PDF.

    Raises:
        SourceError: always, until it is read.
    """
    raise SourceError(f"PDF is not read yet ({len(content):,} bytes): extract its text first", path=path)
