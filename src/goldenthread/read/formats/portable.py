"""stub"""

from __future__ import annotations
from pathlib import Path
from goldenthread.read.formats.rows import FormatOptions, Source


def read_portable(content: bytes, path: Path, options: FormatOptions) -> Source:
    raise NotImplementedError
