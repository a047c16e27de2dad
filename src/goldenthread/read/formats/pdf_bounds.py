"""What a PDF may hold: streams that fill the memory (ISO 32000-1, section 7.3.8) and crowds of rules are refused."""

from __future__ import annotations

import logging
import re
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from goldenthread.errors import SourceError

MOST_DRAWN = 20_000_000
"""Bytes that a stream may unpack to, a picture apart: a crowded page has one million."""
MOST_PICTURED = 200_000_000
MOST_TOGETHER = 1_000_000_000
"""Bytes that all streams together may unpack to: some seconds of work."""
MOST_RUNS = 200_000
"""Bytes of a stream in the old packings by runs and by words, which unpack to many times as much."""
MOST_CROSSINGS = 4_000
"""Crossings of rules on a page: a hundred rows of forty columns."""
_FILTERS = 4
"""How often one stream may be packed."""
_STREAM = re.compile(rb"stream\r?\n")
_RUNS = re.compile(rb"/(?:RunLengthDecode|RL|LZWDecode|LZW)\b")
_PICTURE = re.compile(rb"/Subtype\s*/Image\b")


def refuse_bombs(content: bytes, path: Path) -> None:
    """Refuses a PDF of which a stream unpacks to more than can be held, or all to more than can be gone through.

    Raises:
        SourceError: one does, or all do.
    """
    together = 0
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)  # what it mends in silence is no message for a reader
    for found in _STREAM.finditer(content):
        if content[max(0, found.start() - 3) : found.start()] == b"end":
            continue
        begins = content.rfind(b"obj", max(0, found.start() - 4096), found.start())
        stated = content[max(begins, 0) : found.start()]
        most = MOST_PICTURED if _PICTURE.search(stated) else MOST_DRAWN
        ends = content.find(b"endstream", found.end())
        body = content[found.end() : ends if ends >= 0 else len(content)]
        unpacked = _unpacked(body, most)
        together += unpacked
        if together > MOST_TOGETHER:
            said = (
                f"the streams of the PDF unpack to more than {MOST_TOGETHER:,} bytes: print the document to a new PDF"
            )
            raise SourceError(said, path=path)
        if unpacked > most or (_RUNS.search(stated) and len(body) > MOST_RUNS):
            said = f"a stream of the PDF unpacks to more than {most:,} bytes: print the document to a new PDF"
            raise SourceError(said, path=path)


def _unpacked(body: bytes, most: int) -> int:
    """To how many bytes a stream unpacks at most, layer by layer; what is not packed so counts as it is."""
    largest = 0
    for _ in range(_FILTERS):
        try:
            body = zlib.decompressobj().decompress(body, most + 1)
        except zlib.error:
            break
        largest = max(largest, len(body))
        if largest > most:
            break
    return largest


def refuse_crowded(pages: Sequence[Any], path: Path) -> None:
    """Refuses a page whose rules cross too often: each crossing is compared with the others.

    Raises:
        SourceError: there is one.
    """
    for number, page in enumerate(pages, start=1):
        across = {round(edge["top"]) for edge in page.edges if edge["orientation"] == "h"}
        down = {round(edge["x0"]) for edge in page.edges if edge["orientation"] == "v"}
        if len(across) * len(down) > MOST_CROSSINGS:
            said = f"rules cross {len(across) * len(down):,} times on page {number}: more than {MOST_CROSSINGS:,}"
            raise SourceError(f"{said} are not read", path=path)
