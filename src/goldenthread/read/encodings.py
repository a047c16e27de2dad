"""How a source is encoded, and what an encoding that was guessed wrongly before has done to its text."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from goldenthread.errors import SourceError

_MARKS = (  # the longer first: the mark of UTF-32 begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
"""Byte-order marks (Unicode 16, section 23.8), the codec that takes each away, and the name of the encoding."""
_SNIFFED = 4096
_FEWEST = 4
_MOSTLY = 0.8
"""Share of every other byte that is zero in Latin text in UTF-16, and of the rest that is plain; of four at least."""

_NEIGHBOURS = re.compile(r"[^\x00-\x7f]{2}|[\x80-\x9f]|[ÂÃ]")
"""Without this no encoding was guessed wrongly: a wrong guess turns a sign into several, or into a control."""
_CONTROL = re.compile(r"[\x80-\x9f]+")
_SIGNS = "[\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
_SUSPECT = re.compile(rf"[ÂÃÄÅ]{_SIGNS}|â€{_SIGNS}|ï¿½|ï»¿|ï¬.|(?<!\w)[œúŁ](?=\d)|[\ue000-\uf8ff]")
"""What is left of UTF-8 read as Windows-1252, pound signs of DOS or Central Europe, and signs for private use, of which
only a font knew what they show: no rule can mend them."""


def decode(content: bytes, path: Path) -> str:
    """The text of a source: UTF-8, or what its byte-order mark says (UTF-16, UTF-32).

    Raises:
        SourceError: the bytes are binary or in another encoding; the line says in which, where it can be told, and
            how to convert them.
    """
    for mark, codec, name in _MARKS:
        if content.startswith(mark):
            return _decoded(content, codec, name, path)
    if b"\x00" in content[:_SNIFFED]:
        if order := _utf16_without_mark(content[:_SNIFFED]):
            raise SourceError(
                f"the text is UTF-16 without a byte-order mark: convert it (iconv -f {order} -t UTF-8)", path=path
            )
        raise SourceError("this is a binary file, not text: extract the text of the document first", path=path)
    return _decoded(content, "utf-8", "UTF-8", path)


def _decoded(content: bytes, codec: str, name: str, path: Path) -> str:
    try:
        return content.decode(codec)
    except UnicodeDecodeError as error:
        if name != "UTF-8":
            message = f"the text begins as {name} and cannot be read to its end: it is cut off or damaged"
            raise SourceError(message, path=path) from None
        line = content.count(b"\n", 0, error.start) + 1
        raise SourceError(
            f"the text is not UTF-8 here (byte {content[error.start]:#04x}): {_advice(content)}", path=path, line=line
        ) from None


def _advice(content: bytes) -> str:
    """What another encoding probably is, and how to convert it; an encoding of single bytes can only be guessed."""
    try:
        content.decode("cp1252")
    except UnicodeDecodeError:
        return "convert the document to UTF-8"
    return "it is perhaps Windows-1252: look at the text, and convert it to UTF-8 (iconv -f WINDOWS-1252 -t UTF-8)"


def _utf16_without_mark(sample: bytes) -> str:
    """The order of bytes of Latin text in UTF-16 without a mark, or nothing."""
    for order, zeros, letters in (("UTF-16LE", sample[1::2], sample[0::2]), ("UTF-16BE", sample[0::2], sample[1::2])):
        plain = sum(32 <= byte < 127 or byte in b"\t\r\n" for byte in letters)
        if len(zeros) >= _FEWEST and zeros.count(0) >= _MOSTLY * len(zeros) and plain >= _MOSTLY * len(letters):
            return order
    return ""


def mended(line: str) -> str:
    r"""A line with what a wrong guess of its encoding did undone, where that is certain.

    UTF-8 that was read as a single-byte encoding is told by ftfy, which weighs how likely each sign is beside its
    neighbours; a control character of U+0080 to U+009F is what Windows-1252 has in that place (WHATWG Encoding).

    >>> mended("the caf\u00c3\u00a9 \u00e2\u20ac\u201c children\u00e2\u20ac\u2122s corner, £5")
    'the café – children’s corner, £5'
    >>> mended("caf\u00e9 \x96 children\x92s"), mended("CAF\u00c9’S £5")
    ('café – children’s', 'CAFÉ’S £5')
    """
    if line.isascii() or not _NEIGHBOURS.search(line):
        return line
    from ftfy import fix_encoding

    return _CONTROL.sub(lambda run: run.group().encode("latin-1").decode("cp1252", "replace"), fix_encoding(line))


def damaged(line: str) -> tuple[str, ...]:
    """What in a line shows that signs were lost or misread, and cannot be mended.

    >>> damaged("the caf\ufffd"), damaged("TÅ· and œ5m"), damaged("a tick: \uf0fc"), damaged("Å is a letter, £5")
    (('\ufffd',), ('Å·', 'œ'), ('\uf0fc',), ())
    """
    if line.isascii():
        return ()
    return (*(["\ufffd"] if "\ufffd" in line else []), *dict.fromkeys(_SUSPECT.findall(line)))
