"""What reaches a terminal: no sign of a document, a file name or a server may give it orders."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TextIO

if TYPE_CHECKING:
    from rich.console import Console

_TURNING = "\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069"
_ORDERS = re.compile(f"[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u2028\\u2029\\ufff9-\\ufffb{_TURNING}]")
"""Controls of C0 (but tab and line end) and C1, and those that turn the direction of writing or break lines."""


def shown(text: str) -> str:
    r"""A text in which each order to a terminal is a sign that can be seen.

    >>> shown("a\x1b[31mb\tc\n"), shown("\x07\x7f\x9b2J \u202eevil")
    ('a\u241b[31mb\tc\n', '\u2407\u2421\ufffd2J \ufffdevil')
    """
    return text if text.isascii() and text.isprintable() else _ORDERS.sub(_picture, text)


def _picture(match: re.Match[str]) -> str:
    code = ord(match.group())
    return (
        chr(0x2400 + code) if code < 0x20 else "\N{SYMBOL FOR DELETE}" if code == 0x7F else "\N{REPLACEMENT CHARACTER}"
    )


class Shown:
    """A stream of text that shows orders and does not give them; all else is the stream's below."""

    def __init__(self, below: TextIO) -> None:
        self.below = below

    @property
    def rich_proxied_file(self) -> TextIO:
        """Where rich writes, whose own orders are colours: :func:`console` takes care of the rest."""
        return self.below

    def write(self, text: str) -> int:
        """Writes a text as it is shown."""
        self.below.write(shown(text))
        return len(text)

    def writelines(self, lines: Iterable[str]) -> None:
        """Writes texts as they are shown."""
        for line in lines:
            self.write(line)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.below, name)


@contextmanager
def guarded() -> Iterator[None]:
    """Standard output and standard error show orders and do not give them."""
    out, err = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = Shown(out), Shown(err)
    try:
        yield
    finally:
        sys.stdout, sys.stderr = out, err


def write_data(text: str) -> None:
    """Writes data (CSV, JSON, RDF) to standard output: exactly, unless somebody reads it at a terminal."""
    out = sys.stdout
    if isinstance(out, Shown) and not out.isatty():
        out = out.below
    out.write(text)
    out.flush()


def console(**options: Any) -> Console:
    """A console of rich that shows orders of the texts it prints; options are those of rich."""
    from rich.console import Console, ConsoleOptions, RenderableType
    from rich.segment import Segment

    class Guarded(Console):
        def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterable[Segment]:
            for segment in super().render(renderable, options):
                yield segment if segment.control else Segment(shown(segment.text), segment.style)

    return Guarded(**options)
