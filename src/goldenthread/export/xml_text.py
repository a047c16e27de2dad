"""Text as XML 1.0 may hold it."""

from __future__ import annotations

import re

_NEVER = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    r"""A text without the signs that no XML document may hold, which are shown as replaced (XML 1.0, 2.2).

    >>> xml_text("bell\x07 \uffff <b>")
    'bell\ufffd \ufffd <b>'
    """
    return _NEVER.sub("\N{REPLACEMENT CHARACTER}", text)
