"""From the bytes of a source to numbered lines."""

from __future__ import annotations

import re
from pathlib import Path

from goldenthread.errors import SourceError
from goldenthread.issues import Issue

LONGEST_LINE = 100_000
"""Characters of a line that are kept; a longer line is cut and leaves an issue."""

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def decode(content: bytes, path: Path) -> str:
    """The text of a source: UTF-8, with or without a byte-order mark.

    Raises:
        SourceError: the bytes are binary or in another encoding.
    """
    if b"\x00" in content[:4096]:
        raise SourceError("this is a binary file, not text: extract the text of the document first", path=path)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise SourceError("the text is not UTF-8 here: convert the document to UTF-8", path=path, line=line) from None


def split_lines(text: str, edition: str) -> tuple[tuple[str, ...], tuple[Issue, ...]]:
    r"""The lines of a text, numbered from 1 by their place, whatever ends them.

    Windows line ends lose their carriage return; control characters are taken out and leave an issue; the last line
    counts although no newline ends it. Form feeds and other breaks inside a line do not end it, so that line numbers
    are those that every editor and ``grep -n`` show.

    >>> split_lines("a\r\nb\tc", "2007-08")[0]
    ('a', 'b\tc')
    """
    lines = text.split("\n")
    if lines and not lines[-1]:
        lines.pop()
    issues: list[Issue] = []
    kept: list[str] = []
    for number, raw in enumerate(lines, start=1):
        line = raw.removesuffix("\r")
        clean = _CONTROL.sub("", line.replace("\r", " "))
        if clean != line:
            issues.append(
                Issue(
                    edition,
                    number,
                    "control-character",
                    rule="drop-control-characters",
                    printed=ascii(line[:80]),
                    message="Control characters were taken out of the line.",
                )
            )
        if len(clean) > LONGEST_LINE:
            issues.append(
                Issue(
                    edition,
                    number,
                    "line-shortened",
                    rule="shorten-line",
                    printed=clean[:80],
                    value=str(len(clean)),
                    message=f"The line has {len(clean):,} characters; the first {LONGEST_LINE:,} were read.",
                )
            )
            clean = clean[:LONGEST_LINE]
        kept.append(clean)
    return tuple(kept), tuple(issues)
