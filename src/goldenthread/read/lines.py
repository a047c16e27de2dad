"""From the text of a source to numbered lines: as they stand, and as they are read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from goldenthread.folding import UNSEEN, kept
from goldenthread.issues import Issue
from goldenthread.read.encodings import damaged, mended
from goldenthread.read.formats import Source

LONGEST_LINE = 100_000
"""Characters of a line that are kept; a longer line is cut and leaves an issue."""

_ENDS_OF_PLANES = "".join(chr(plane + last) for plane in range(0, 0x110000, 0x10000) for last in (0xFFFE, 0xFFFF))
_CONTROL = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufdd0-\ufdef{_ENDS_OF_PLANES}]")
"""What is no character of a text (XML 1.0, section 2.2; Unicode 16, section 23.7), the tab and line ends left out."""
_SHOWN = 80
"""Characters of a line that an issue shows."""


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a source, numbered from 1 by their place.

    Attributes:
        printed: as they stand in the source, for quoting; only control characters are blanks.
        read: as they are read: composed, without what shows nothing, damage of the encoding mended.
        issues: whatever was changed or cannot be mended.
    """

    printed: tuple[str, ...]
    read: tuple[str, ...]
    issues: tuple[Issue, ...]


def split_lines(text: str, edition: str) -> Lines:
    r"""The lines of a text, whatever ends them.

    Windows line ends lose their carriage return; the last line counts although no newline ends it. Form feeds and
    other breaks inside a line do not end it, so that line numbers are those that every editor and ``grep -n`` show;
    they are blanks.

    >>> split_lines("a\r\nb\tc\x0bd", "2007-08").read
    ('a', 'b\tc d')
    """
    lines = text.split("\n")
    if lines and not lines[-1]:
        lines.pop()
    return _read(lines, edition)


def row_lines(source: Source, edition: str) -> Lines:
    r"""The rows of a document in a format with cells of its own, each as a line whose cells a tab parts.

    >>> from goldenthread.read.formats import SourceRow
    >>> row_lines(Source("csv", (SourceRow(("a", "b\nc"), "row=1"),)), "2007-08").read
    ('a\tb c',)
    """
    lines = _read(["\t".join(" ".join(cell.split()) for cell in row.cells) for row in source.rows], edition)
    printed = (" ".join(row.printed.split()) or line for row, line in zip(source.rows, lines.printed, strict=True))
    remarks = tuple(
        Issue(
            edition,
            min(remark.rows, default=1),
            remark.code,
            printed=remark.printed[:_SHOWN],
            value=remark.value[:_SHOWN],
            rule=remark.rule,
            message=remark.message,
            lines=remark.rows,
        )
        for remark in source.remarks
    )
    return Lines(tuple(printed), lines.read, (*lines.issues, *remarks))


def _read(lines: Sequence[str], edition: str) -> Lines:
    printed: list[str] = []
    read: list[str] = []
    issues: list[Issue] = []
    for number, raw in enumerate(lines, start=1):
        line = raw.removesuffix("\r")
        plain = _CONTROL.sub(" ", line.replace("\r", " "))
        if plain != line:
            issues.append(
                _issue(edition, number, "control-character", "blank-control-characters", ascii(line[:_SHOWN]))
            )
        if len(plain) > LONGEST_LINE:
            issues.append(_issue(edition, number, "line-shortened", "shorten-line", plain[:_SHOWN], f"{len(plain)}"))
            plain = plain[:LONGEST_LINE]
        printed.append(plain)
        if plain.isascii():
            read.append(plain)
            continue
        mend, seen = _mended(plain)
        read.append(kept(seen))
        issues += _told(edition, number, plain, mend, seen)
    return Lines(tuple(printed), tuple(read), tuple(issues))


def _mended(plain: str) -> tuple[str, str]:
    """A text whose encoding is mended, and the same without what shows nothing."""
    mend = _CONTROL.sub(" ", mended(plain))
    return mend, UNSEEN.sub("", mend)


def rows_as_read(source: Source) -> Source:
    r"""A document whose cells are as its lines are read.

    >>> from goldenthread.read.formats import SourceRow
    >>> rows_as_read(Source("csv", (SourceRow(("\u200bAction", "Cafe\u0301"), "row=1"),))).rows[0].cells
    ('Action', 'Café')
    """
    rows = (replace(row, cells=tuple(kept(_mended(cell)[1]) for cell in row.cells)) for row in source.rows)
    return replace(source, rows=tuple(rows))


def _told(edition: str, number: int, plain: str, mend: str, seen: str) -> Iterator[Issue]:
    """What was changed in a line that holds more than ASCII, and what in it nobody can mend."""
    if mend != plain:
        start = next(i for i, pair in enumerate(zip(f"{plain}\n", f"{mend}\n", strict=False)) if pair[0] != pair[1])
        start = max(0, start - _SHOWN // 2)
        here = slice(start, start + _SHOWN)
        yield _issue(edition, number, "encoding-repaired", "mend-encoding", _visible(plain[here]), mend[here])
    if seen != mend:
        shown = ascii("".join(dict.fromkeys(UNSEEN.findall(mend))))
        yield _issue(edition, number, "unseen-character", "drop-unseen-characters", shown)
    if signs := damaged(seen):
        place = max(0, seen.find(signs[0]) - _SHOWN // 2)
        yield _issue(edition, number, "encoding-damaged", "find-damage", _visible(seen[place : place + _SHOWN]))


def _visible(text: str) -> str:
    """A text whose control characters can be seen."""
    return re.sub(r"[\x80-\x9f]", lambda sign: f"\\x{ord(sign.group()):02x}", text)


_MESSAGES = {
    "control-character": "Control characters or signs that are no characters became blanks.",
    "line-shortened": f"The line is longer than can be held: its first {LONGEST_LINE:,} characters were read.",
    "encoding-repaired": "The text was once read in a wrong encoding; that was undone.",
    "unseen-character": "Characters that show nothing were taken out of the line.",
    "encoding-damaged": "Signs were lost or misread before the text came here: compare the line with the original.",
}


def _issue(edition: str, line: int, code: str, rule: str, printed: str, value: str = "") -> Issue:
    return Issue(edition, line, code, printed=printed, value=value, rule=rule, message=_MESSAGES[code])
