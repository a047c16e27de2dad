"""In which language a table is printed: the one whose words most of its heads are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from goldenthread.language.lexicon import ENGLISH, known_languages, lexicon


def language_of_heads(heads: Iterable[str]) -> str:
    """The language of which most heads of columns are words, in whole; English where none has more of them.

    >>> language_of_heads(["Cyf", "Swyddog arweiniol", "Statws"]), language_of_heads(["Ref", "Lead officer"])
    ('cy', 'en')
    >>> language_of_heads(["Cyf / Ref", "Statws / Status"]), language_of_heads(["Cyf", "Action", "Lead officer"])
    ('en', 'en')
    """
    votes: Counter[str] = Counter()
    for head in set(heads):
        for language in known_languages():
            words = lexicon(language)
            votes[language] += any(words.holds(group, head) for group in words.groups if group.startswith("head_"))
    best = max(known_languages(), key=lambda language: (votes[language], language == ENGLISH))
    return best if votes[best] else ENGLISH
