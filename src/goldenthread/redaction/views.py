"""A text as it is searched: in composed letters, and as programs decode it."""

from __future__ import annotations

import html
import re
import unicodedata
from urllib.parse import unquote

_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_ENCODED = re.compile(r"[\\%&]")
_CUT_WORD = re.compile(r"(?<=[^\W\d_])-\r?\n[ \t]*(?=[^\W\d_])")
_ESCAPED = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|([nrtbf]))")


def composed(text: str) -> str:
    r"""A text in composed letters, without marks that no reader sees (soft hyphens, zero-width spaces).

    >>> composed("Ada La\u00adrk"), composed("Zoe\u0308") == "Zo\u00eb"
    ('Ada Lark', True)
    """
    return text if text.isascii() else unicodedata.normalize("NFC", _UNSEEN.sub("", text))


def decoded(text: str) -> str:
    r"""A text as programs read it: backslashes, percent signs and entities undone.

    >>> decoded(r"Zo\u00eb\nMoss"), decoded("Joy%20Reed"), decoded("O&#39;Dea")
    ('Zoë\nMoss', 'Joy Reed', "O'Dea")
    """
    if not _ENCODED.search(text):
        return composed(text)
    if "\\" in text:
        text = _ESCAPED.sub(_character, text)
    if "%" in text:
        text = unquote(text)
    return composed(html.unescape(text) if "&" in text else text)


def joined_lines(text: str) -> str:
    r"""A text without the hyphens that cut words at the ends of lines.

    >>> joined_lines("Ask Ada Hol-\n  lis.")
    'Ask Ada Hollis.'
    """
    return _CUT_WORD.sub("", text) if "-\n" in text or "-\r" in text else text


def _character(match: re.Match[str]) -> str:
    if match[3]:
        return "\n" if match[3] in "nr" else "\t"
    code = int(match[1] or match[2], 16)
    return chr(code) if code < 0x110000 else "?"
