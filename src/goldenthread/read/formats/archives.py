"""Packed documents (OOXML, ODF): what is in them, and that they are not made to fill the memory."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from goldenthread.errors import SourceError

MOST_BYTES = 400_000_000
"""Bytes that a document may unpack to, pictures and all."""
MOST_OF_XML = 40_000_000
"""Bytes of XML in it, which takes twenty times as much memory when it is read: a plan has a few million."""
MOST_PARTS = 10_000
_XML = (".xml", ".rels")
_DOCTYPE = re.compile(rb"<\x00?!\x00?D\x00?O\x00?C\x00?T\x00?Y\x00?P\x00?E")


def parts_of(content: bytes, path: Path) -> Mapping[str, bytes]:
    """The XML of a packed document, by the names of its parts.

    Raises:
        SourceError: it is damaged, unpacks to more than can be held, or declares what these formats do not allow:
            entities of its own, whose words would be lost.
    """
    found: dict[str, bytes] = {}
    with _opened(content, path) as archive:
        _check(archive, path)
        for part in archive.infolist():
            if part.filename.endswith(_XML):
                found[part.filename] = archive.read(part)
    for name, xml in found.items():
        if _DOCTYPE.search(xml):
            raise SourceError(f"the document is damaged: {name} declares a type, which may hide words", path=path)
    return found


def _check(archive: zipfile.ZipFile, path: Path) -> None:
    parts = archive.infolist()
    size = sum(part.file_size for part in parts)
    if size > MOST_BYTES:
        raise SourceError(f"the document unpacks to {size:,} bytes: more than {MOST_BYTES:,} are not read", path=path)
    size = sum(part.file_size for part in parts if part.filename.endswith(_XML))
    if size > MOST_OF_XML:
        said = (
            f"the document has {size:,} bytes of XML: more than {MOST_OF_XML:,} are not read: part it, or save as CSV"
        )
        raise SourceError(said, path=path)
    if len(parts) > MOST_PARTS:
        raise SourceError(f"the document has {len(parts):,} parts: more than {MOST_PARTS:,} are not read", path=path)
    name, times = Counter(part.filename for part in parts).most_common(1)[0] if parts else ("", 1)
    if times > 1:
        raise SourceError(f"the document is damaged: it holds {name} {times} times", path=path)


def packed_format(content: bytes, path: Path) -> str:
    """The format of a packed document by its parts: ``xlsx``, ``ods``, ``docx``, or nothing.

    Raises:
        SourceError: it is damaged.
    """
    with _opened(content, path) as archive:
        names = set(archive.namelist())
        if "xl/workbook.xml" in names:
            return "xlsx"
        if "word/document.xml" in names:
            return "docx"
        if "mimetype" in names:
            with archive.open("mimetype") as kind:
                if kind.read(100).startswith(b"application/vnd.oasis.opendocument.spreadsheet"):
                    return "ods"
    return ""


@contextmanager
def _opened(content: bytes, path: Path) -> Iterator[zipfile.ZipFile]:
    """A packed document, whatever is wrong with it told in one way."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            yield archive
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError, RuntimeError) as error:
        raise SourceError(f"the document is damaged or locked: {error}", path=path) from None
