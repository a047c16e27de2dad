"""Keeps XML well-formed whatever a text holds.

XML 1.0 has no way to write most control characters, U+FFFE and U+FFFF, and reads a bare carriage return as a line
feed. The first are written as U+FFFD, and a comment at the end tells how many; the last is written as a reference.
"""

from __future__ import annotations

import re
from typing import Protocol

_FORBIDDEN = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]")
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}".encode()
_LONGEST = 2
"""Bytes at the end of a piece that may begin a forbidden character of three."""

_STARTS = (
    "A-Z_a-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C\\u200D\\u2070-\\u218F"
    "\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD\\U00010000-\\U000EFFFF"
)
_NAME_AT_END = re.compile(rf"[{_STARTS}][-.0-9\u00B7\u0300-\u036F\u203F\u2040{_STARTS}]*\Z")


def ends_in_name(iri: str) -> bool:
    """Whether an IRI ends in a name of XML without a colon (Namespaces in XML, NCName), as a property of RDF/XML must.

    >>> [ends_in_name(iri) for iri in ("http://example.org/a1", "http://example.org/1", "http://example.org/")]
    [True, False, False]
    """
    return _NAME_AT_END.search(iri) is not None


class Output(Protocol):
    """A file, as far as it is needed here."""

    def write(self, piece: bytes, /) -> int:
        """Takes some bytes, all of them, and says how many."""
        ...

    def flush(self) -> None:
        """Sends on what was taken."""
        ...


class XmlFilter:
    r"""A file of UTF-8 that passes on what it is given, made fit for XML.

    Args:
        output: takes what is fit.

    >>> from io import BytesIO
    >>> file = BytesIO()
    >>> out = XmlFilter(file)
    >>> out.write(b"<a>\x01\r"), out.write(b"</a>"), out.close()
    (5, 4, None)
    >>> file.getvalue()
    b'<a>\xef\xbf\xbd&#xD;</a><!-- 1 character that XML cannot hold is written as U+FFFD -->'
    """

    def __init__(self, output: Output) -> None:
        self._output = output
        self._held = b""
        self._replaced = 0

    def write(self, piece: bytes, /) -> int:
        """Take a piece; the answer is its length."""
        whole = self._held + bytes(piece)
        cut = next((length for length in (1, _LONGEST) if whole[-length:] in (b"\xef", b"\xef\xbf")), 0)
        self._held = whole[len(whole) - cut :]
        self._pass(whole[: len(whole) - cut])
        return len(piece)

    def flush(self) -> None:
        """Send on what was taken, but for what may be half a character."""
        self._output.flush()

    def close(self) -> None:
        """Write what is left, and say how much was replaced."""
        self._pass(self._held)
        self._held = b""
        if self._replaced:
            counted = "1 character" if self._replaced == 1 else f"{self._replaced} characters"
            verb = "is" if self._replaced == 1 else "are"
            self._output.write(f"<!-- {counted} that XML cannot hold {verb} written as U+FFFD -->".encode())
        self._output.flush()

    def _pass(self, piece: bytes) -> None:
        made, replaced = _FORBIDDEN.subn(_REPLACEMENT, piece)
        self._replaced += replaced
        self._output.write(made.replace(b"\r", b"&#xD;"))
