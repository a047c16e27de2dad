"""What two spellings of a text share, and short stable names made of it."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache

from goldenthread.folding import folded
from goldenthread.model import Kind


@lru_cache(maxsize=1 << 14)
def squash(text: str) -> str:
    """Letters and digits only, in lower case: what two spellings of the same words share.

    >>> squash("Anti-social  Behaviour, 24/7"), squash("e\ufb03cient, m\u00b2") == squash("Efficient m2")
    ('antisocialbehaviour247', True)
    """
    return _letters(folded(text))


def squashed_before(text: str) -> tuple[str, ...]:
    """What :func:`squash` made of a text before texts were folded, where that is something else: registers hold it."""
    if text.isascii():
        return ()
    forms = (_letters(text), _letters(unicodedata.normalize("NFD", text)))
    return tuple(dict.fromkeys(form for form in forms if form != squash(text)))


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold().replace("&", " and "))


def spelling(name: str) -> str:
    """What two spellings of one name share: its letters and digits, of marks alone the marks.

    >>> spelling("D & R"), spelling(" ✓ "), spelling("✗")
    ('dandr', '✓', '✗')
    """
    return squash(name) or "".join(name.split())


def digest(*parts: str, length: int = 12) -> str:
    """A short, stable name for a tuple of texts: the beginning of its SHA-256 in hexadecimal."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:length]


def fingerprint(kind: Kind, text: str, parent_text: str) -> str:
    """What identifies a row when its place and reference change: its words and its parent's words."""
    return digest(kind.value, squash(text), squash(parent_text), length=16)


def fingerprints_before(kind: Kind, text: str, parent_text: str) -> tuple[str, ...]:
    """The fingerprints that a row may have had before texts were folded; none where that changes nothing."""
    texts = (squash(text), *squashed_before(text))
    parents = (squash(parent_text), *squashed_before(parent_text))
    return tuple(digest(kind.value, one, parent, length=16) for one in texts for parent in parents)[1:]
