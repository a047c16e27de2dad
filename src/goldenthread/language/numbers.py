"""Numbers as they are written: in digits with thousands and signs, as a word, with a size behind them, as a share."""

from __future__ import annotations

import re
from functools import cache

from goldenthread.language.lexicon import ENGLISH, any_of, lexicon

DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
"""A pattern for a number in digits: ``1,184``, ``1184``, ``0.5``."""
SIGNED = rf"[-−–+]?\s?£?{DIGITS}"
"""The same with the sign of an amount before it: ``−0.9``, ``£1,500``."""


def number(printed: str, *, language: str = ENGLISH) -> float:
    """A printed number: digits with what stands before and behind them, or a word.

    Args:
        printed: the number alone.
        language: whose words name numbers and their sizes.

    Raises:
        ValueError: it is none.

    >>> number("1,184"), number("-0.9"), number("− 5"), number("£50"), number("twelve")
    (1184.0, -0.9, -5.0, 50.0, 12.0)
    >>> number("£1.2m"), number("3 thousand"), number("2bn")
    (1200000.0, 3000.0, 2000000000.0)
    >>> number("1,00,000"), number("56,")  # however the thousands are parted, and with the comma of a sentence
    (100000.0, 56.0)
    """
    words = lexicon(language)
    text = printed.strip().lower()
    if text in words.numbers:
        return float(words.numbers[text])
    match = _sized(language).fullmatch(text)
    if not match:
        raise ValueError(f"'{printed}' is no number")
    sign = -1.0 if match["sign"] in ("-", "−", "–") else 1.0
    return sign * float(match["digits"].replace(",", "")) * size(match["size"] or "", language=language)


def size(word: str, *, language: str = ENGLISH) -> float:
    """What the word or letter behind a number multiplies it by; 1 where there is none.

    >>> size("million"), size(" k"), size("")
    (1000000.0, 1000.0, 1.0)
    """
    return lexicon(language).sizes[word.strip().lower()] if word.strip() else 1.0


@cache
def _sized(language: str) -> re.Pattern[str]:
    sizes = any_of(tuple(lexicon(language).sizes))
    return re.compile(rf"(?P<sign>[-−–+]?)\s?£?\s?(?P<digits>\d[\d,]*(?:\.\d+)?|\.\d+)\s?(?P<size>{sizes})?")


@cache
def percentage(language: str = ENGLISH) -> re.Pattern[str]:
    """A pattern for a share of a hundred, with its groups ``number`` and ``sign``; the sign may be left out.

    >>> found = percentage().fullmatch("98 per cent")
    >>> found["number"], found["sign"], bool(percentage().fullmatch("1000%"))
    ('98', 'per cent', False)
    >>> percentage().fullmatch("95,5 %")["number"], bool(percentage().fullmatch("1,000"))  # a comma may part thousands
    ('95,5', False)
    """
    signs = any_of(lexicon(language).words("percent_signs"))
    return re.compile(
        rf"(?P<number>\d{{1,3}}(?:\.\d+|,(?!\d{{3}}(?!\d))\d+)?|\.\d+)\s*(?P<sign>{signs})?\.?", re.IGNORECASE
    )
