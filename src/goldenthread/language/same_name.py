"""What two spellings of one name share."""

from __future__ import annotations

import re

from goldenthread.folding import plain
from goldenthread.language.lexicon import lexicon

_PART = re.compile(r"[^\W_]+|[<>≤≥]")
_SMALL = frozenset(lexicon().words("words_of_no_weight"))


def same_name(name: str) -> str:
    """A name without case, marks and words of no weight; equal of two spellings, and of nothing that differs in more.

    >>> same_name("The number of days lost") == same_name("Number of days: lost")
    True
    >>> same_name("Waits > 6 weeks") == same_name("Waits < 6 weeks"), same_name("Grade A") == same_name("Grade")
    (False, False)
    >>> same_name("Town & Parish Clerk") == same_name("town and parish clerk")
    True
    """
    parts = _PART.findall(plain(name).replace("&", " and "))
    return "".join([part for part in parts if part not in _SMALL] or parts)
