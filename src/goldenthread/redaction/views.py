"""A text as it is searched: in composed letters, and as programs decode it."""

from __future__ import annotations

import html
import re
import unicodedata
from urllib.parse import unquote

_UNSEEN = re.compile(
    "[\u00ad\u034f\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0"
    "\U000e0000-\U000e0fff]"
)
"""What Unicode lets a reader's program leave out (``Default_Ignorable_Code_Point``)."""
_CUTS_NO_WORD = re.compile(r"</?wbr\b[^<>]{0,200}>", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:a|abbr|b|bdi|bdo|big|br|cite|em|font|i|ins|mark|q|s|small|span|strong|sub|sup|tt|u)\b[^<>]{0,200}>",
    re.IGNORECASE,
)
_ENCODED = re.compile(r"[\\%&]")
_CUT_WORD = re.compile(r"(?<=[^\W\d_])-\r?\n[ \t]*(?=[^\W\d_])")
_DEEPEST = 3
"""How often what is encoded may be encoded again."""
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
    for _ in range(_DEEPEST):
        before = text
        if not _ENCODED.search(text):
            break
        if "\\" in text:
            text = _ESCAPED.sub(_character, text)
        if "%" in text:
            text = unquote(text)
        if "&" in text:
            text = html.unescape(text)
        if text == before:
            break
    return composed(text)


def without_tags(text: str) -> str:
    """A text without tags that stand within words and lines, whatever their attributes say.

    >>> without_tags("Ada <span class='x'>La<wbr>rk</span>") == "Ada  Lark "
    True
    """
    return _TAG.sub(" ", _CUTS_NO_WORD.sub("", text)) if "<" in text else text


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
