"""Comma-, semicolon- or tab-separated values (RFC 4180), with delimiter and encoding found out."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from goldenthread.errors import SourceError
from goldenthread.read.encodings import decode
from goldenthread.read.formats.source_rows import FormatOptions, Remark, Source, SourceRow

DELIMITERS = (",", ";", "\t", "|")
_DECLARED = re.compile(r"sep=(.)\r?\n")
"""The first line by which spreadsheets declare a delimiter."""
_QUOTED = re.compile(r'(?:^|(?<=[\t\n]))"(?:[^"]|"")*"(?=\t|\r?\n|$)')
_SAMPLE = 200


def read_separated(content: bytes, path: Path, _options: FormatOptions, *, delimiter: str = "") -> Source:
    """The records of a file of separated values, each a row; ``row=`` counts them from 1 (RFC 7111).

    Raises:
        SourceError: it cannot be decoded, or a quotation mark is never closed.
    """
    text, remarks = _text(content, path)
    first = 0
    rows: list[SourceRow] = []
    if declared := _DECLARED.match(text):
        delimiter, first = declared.group(1), declared.end()
        rows.append(SourceRow((), "row=1", printed=declared.group().strip()))
    text = text[first:]
    quote = find_quote(text)
    delimiter = delimiter or find_delimiter(text, quote)
    try:
        records = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, quotechar=quote, strict=True))
    except csv.Error as error:
        records = _leniently(text, delimiter, path)
        remarks.append(
            Remark(
                (),
                "quotes-damaged",
                "read-separated",
                f"Quotation marks are not as a spreadsheet writes them ({error}): compare the cells with the original.",
            )
        )
    if wider := _wider(records, before=len(rows)):
        message = "The row has more cells than the others: is a delimiter within a cell not quoted? Compare its cells."
        remarks.append(Remark(wider, "quotes-damaged", "read-separated", message))
    width = max((len(record) for record in records), default=0)
    for record in records:
        cells = tuple(cell.strip() for cell in record)
        address = f"row={len(rows) + 1}"
        rows.append(SourceRow((*cells, *[""] * (width - len(cells))), address, table=1))
    return Source("csv", tuple(rows), tuple(remarks))


def _wider(records: Sequence[Sequence[str]], before: int) -> tuple[int, ...]:
    """The numbers of the few rows that have filled cells beyond the last column of most rows; none where the first has.

    Args:
        records: all rows.
        before: how many rows stand before them.

    >>> _wider([["A", "B"], ["1", "2"], ["Nets", " ropes", "3"], ["4", "5", ""]], before=0)
    (3,)
    >>> _wider([["A", "B", "C"], ["1", "2"], ["3", "4"]], before=0)
    ()
    """
    widths = Counter(len(record) for record in records if len(record) > 1)
    usual = max(widths, key=lambda width: (widths[width], -width), default=0)
    wide = tuple(
        number for number, record in enumerate(records, start=before + 1) if any(map(str.strip, record[usual:]))
    )
    head = next((number for number, record in enumerate(records, start=before + 1) if len(record) > 1), 0)
    return wide if head not in wide and len(wide) <= widths[usual] else ()


def _text(content: bytes, path: Path) -> tuple[str, list[Remark]]:
    if content[:2] not in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        for order, zeros in (("utf-16-le", content[1:400:2]), ("utf-16-be", content[0:400:2])):
            if zeros and zeros.count(0) >= len(zeros) * 0.8:
                try:
                    return content.decode(order), [_guess("UTF-16 without a byte-order mark")]
                except UnicodeDecodeError:
                    break
    try:
        return decode(content, path), []
    except SourceError:
        if b"\x00" in content or content.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            raise
        try:
            return content.decode("cp1252"), [_guess("Windows-1252")]
        except UnicodeDecodeError:
            raise SourceError(
                "the text is neither UTF-8 nor Windows-1252: save it as 'CSV UTF-8' or convert it", path=path
            ) from None


def _guess(name: str) -> Remark:
    return Remark(
        (), "encoding-guessed", "read-separated", f"The text names no encoding; it was read as {name}.", value=name
    )


def find_delimiter(text: str, quote: str = '"') -> str:
    r"""The delimiter that parts most rows into the same number of cells, more than one; a comma where none does.

    >>> find_delimiter('a;b;c\n"1,5";2;3\n'), find_delimiter("a\tb, c\n1\t2\n"), find_delimiter("plain")
    (';', '\t', ',')
    """
    return _best_delimiter(text, quote)[1]


def find_quote(text: str) -> str:
    r"""The mark that quotes cells: single ones where each cell of the head has them, or rows are alike only by them.

    >>> find_quote("'No','Step'\n'1','Oil it'\n"), find_quote("No,Step\n1,'Oil it, and \'\'go\'\''\n2,Rest\n")
    ("'", "'")
    >>> find_quote("No,Step\n1,'Tis done\n"), find_quote("No,Step\n1,'Oil' it\n"), find_quote('"a","\'b\'"\n')
    ('"', '"', '"')
    """
    if "'" not in text or _DOUBLY.search(text):
        return '"'
    (single, delimiter), (double, _) = _best_delimiter(text, "'"), _best_delimiter(text, '"')
    try:
        records = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, quoting=csv.QUOTE_NONE)
        head = next((record for record in records if sum(map(bool, record)) > 1), [])
    except csv.Error:
        return '"'
    quoted = bool(head) and all(re.fullmatch(r"'.*'", cell.strip()) for cell in head if cell)
    return "'" if quoted or (double < single and single[0] == 1.0) else '"'


_DOUBLY = re.compile(r'(?:^|[,;\t|])\s*"', re.MULTILINE)


def _best_delimiter(text: str, quote: str) -> tuple[tuple[float, int], str]:
    """The delimiter that parts most rows alike, with the share of these rows and the number of their cells."""
    best, found = (0.0, 0), ","
    for delimiter in DELIMITERS:
        widths: Counter[int] = Counter()
        try:
            rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, quotechar=quote)
            for number, record in enumerate(rows):
                if number >= _SAMPLE:
                    break
                if record:
                    widths[len(record)] += 1
        except csv.Error:
            continue
        many = [(count, width) for width, count in widths.items() if width > 1]
        if many:
            count, width = max(many)
            best, found = max((best, found), ((count / sum(widths.values()), width), delimiter))
    return best, found


def _leniently(text: str, delimiter: str, path: Path) -> list[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    records: list[list[str]] = []
    began = opened_at = 1
    try:
        for record in reader:
            if reader.line_num - began > _SAMPLE:
                raise SourceError(
                    f"a quotation mark is opened here and not closed within {_SAMPLE} lines", path=path, line=began
                )
            records.append(record)
            opened_at = began
            began = reader.line_num + 1
    except csv.Error as error:
        raise SourceError(f"the cells cannot be told apart: {error}", path=path, line=began) from None
    opened = records[-1] if records else []
    if any("\n" in cell for cell in opened) and text.count('"') % 2:
        raise SourceError("a quotation mark is never closed", path=path, line=opened_at)
    return records


def written_by_a_spreadsheet(text: str) -> bool:
    r"""Whether tab-separated text has the quotation marks that a spreadsheet writes ("Text (tab delimited)").

    Each cell that begins with a quotation mark must end with one, and one of them must need it: for a comma, a line
    end or a doubled mark in it. All records that are not blank have the same number of cells, two at least.

    >>> written_by_a_spreadsheet('A\tB\n"x, y"\t"1\n2"\n'), written_by_a_spreadsheet('A\tB\n"Quay" wall\tx\n')
    (True, False)
    """
    if "\t" not in text or '"' not in text:
        return False
    opening = len(re.findall(r'(?:^|(?<=[\t\n]))"', _QUOTED.sub("", text)))
    quoted = _QUOTED.findall(text)
    if opening or not any(re.search(r'[,\n]|""', cell[1:-1]) for cell in quoted):
        return False
    try:
        records = list(csv.reader(io.StringIO(text, newline=""), delimiter="\t", strict=True))
    except csv.Error:
        return False
    return len({len(record) for record in records if any(record)} - {1}) == 1


def is_separated(text: str) -> bool:
    r"""Whether a text without tabs is a table of separated values, whatever its name.

    All records that are not blank have the same number of cells, three at least, and the first has short words in each.

    >>> is_separated("No;Step;Who\n1;Oil the winch;Ida May\n2;Mend nets;Roy Poe\n"), is_separated("a, b\nc, d\ne, f\n")
    (True, False)
    """
    if "\t" in text:
        return False
    try:
        quote = find_quote(text)
        delimiter = find_delimiter(text, quote)
        found = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, quotechar=quote, strict=True)
        records = [record for record in found if any(map(str.strip, record))]
    except csv.Error:
        return False
    width = len(records[0]) if records else 0
    headed = width >= _COLUMNS and all(0 < len(cell.strip()) <= _LONGEST_HEAD for cell in records[0])
    return headed and len(records) >= _COLUMNS and all(len(record) == width for record in records)


_COLUMNS = 3
"""From so many columns and records on, text that is parted alike is a table."""
_LONGEST_HEAD = 60
