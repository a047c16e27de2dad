"""Packed documents (OOXML, ODF): what is in them, and that they are not made to fill the memory."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from goldenthread.errors import SourceError

MOST_BYTES = 400_000_000
"""Bytes that a document may unpack to: a plan has a few million."""


def opened(content: bytes, path: Path) -> zipfile.ZipFile:
    """The parts of a packed document.

    Raises:
        SourceError: it is damaged, or unpacks to more than can be held.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        size = sum(part.file_size for part in archive.infolist())
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise SourceError(f"the document is damaged: {error}", path=path) from None
    if size > MOST_BYTES:
        raise SourceError(f"the document unpacks to {size:,} bytes: more than {MOST_BYTES:,} are not read", path=path)
    return archive


def packed_format(content: bytes, path: Path) -> str:
    """The format of a packed document by its parts: ``xlsx``, ``ods``, ``docx``, or nothing."""
    with opened(content, path) as archive:
        names = set(archive.namelist())
        if "xl/workbook.xml" in names:
            return "xlsx"
        if "word/document.xml" in names:
            return "docx"
        if "mimetype" in names and archive.read("mimetype").strip().startswith(
            b"application/vnd.oasis.opendocument.spreadsheet"
        ):
            return "ods"
    return ""
