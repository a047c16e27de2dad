"""Words without their endings, and the words that tell nothing."""

from __future__ import annotations

import re
from functools import lru_cache

from goldenthread.folding import plain
from goldenthread.language.lexicon import lexicon

STOP = frozenset(lexicon().words("stop_words"))
"""Words that stand in any text."""
_LEAST = 4
"""Letters that are left of a word without its ending."""


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """A word without the commonest endings of English.

    >>> stem("improvements"), stem("delivering"), stem("strategies"), stem("housing")
    ('improvement', 'deliver', 'strategy', 'hous')
    """
    words = lexicon()
    if word.endswith(words.words("kept_endings")):
        return word
    for ending, rest in words.endings.items():
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST:
            return word[: -len(ending)] + rest
    return word


def stems(text: str) -> list[str]:
    """The stems of a text's words, without those that tell nothing.

    >>> stems("Improve our parks and open spaces")
    ['improve', 'park', 'open', 'space']
    """
    return [stem(word) for word in re.findall(r"[a-z0-9]+", plain(text)) if word not in STOP]
