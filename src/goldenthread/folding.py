"""What two spellings of one text share: the forms (UAX 15) in which texts are kept, compared and searched."""

from __future__ import annotations

import re
import unicodedata

UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]"
)
"""Characters that show nothing: soft hyphen, blanks of no width, marks of direction. Joiners are not among them."""
_JOINERS = re.compile("[\u200c\u200d\ufe00-\ufe0f]")
_LIGATURES = {ord(sign): unicodedata.normalize("NFKC", sign) for sign in map(chr, range(0xFB00, 0xFB07))}


def kept(text: str) -> str:
    """A text as it is kept: composed (NFC), with the typesetter's ligatures taken apart; nothing else is changed.

    >>> kept("cafe\u0301"), kept("o\ufb03ce"), kept("CO\u00b2")
    ('café', 'office', 'CO²')
    """
    return text if text.isascii() else unicodedata.normalize("NFC", text.translate(_LIGATURES))


def folded(text: str) -> str:
    """A text as it is compared: NFKC, without what shows nothing.

    >>> folded("o\ufb03ce \u00bd\u00a0mile"), folded("co\u00adop\u200beration"), folded("Café, CO\u00b2")
    ('office 1⁄2 mile', 'cooperation', 'Café, CO2')
    """
    if text.isascii():
        return text
    seen = _JOINERS.sub("", UNSEEN.sub("", unicodedata.normalize("NFKC", text)))
    return unicodedata.normalize("NFKC", seen)


def plain(text: str) -> str:
    """A text as it is searched: folded, in lower case and without accents.

    >>> plain("The CAFÉ"), plain("nai\u0308ve ﬁlm"), plain("Łódź")
    ('the cafe', 'naive film', 'łodz')
    """
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", folded(text).casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))
