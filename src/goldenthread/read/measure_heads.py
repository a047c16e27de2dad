"""Heads of tables of performance measures, which state no commitments."""

from __future__ import annotations

import re
from collections.abc import Sequence

from goldenthread.language.dates import is_period
from goldenthread.language.lexicon import any_of, lexicon
from goldenthread.read.text import clean


def is_measures_head(cells: Sequence[str]) -> bool:
    """Whether the head of a table is one of performance measures: it names them, and two columns of figures.

    A head that names actions too is one of actions, with a column that says by what they are measured.

    >>> is_measures_head(("Measure", "2030/31", "Target")), is_measures_head(("Action", "Measure", "2031", "Target"))
    (True, False)
    >>> is_measures_head(("Indicator", "Lead", "Target date"))
    False
    """
    filled = [text for cell in cells if (text := clean(cell))]
    words = lexicon()
    named = any(words.holds("head_measure", text) for text in filled)
    stated = any(words.holds("head_title", text) for text in filled)
    return named and not stated and sum(map(_heads_figures, filled)) > 1


def _heads_figures(text: str) -> bool:
    """Whether a head is a year or a quarter, or names figures, and is that of no deadline."""
    words = lexicon()
    if words.holds("head_deadline", text):
        return False
    figures = rf"(?<!\w){any_of(words.words('head_figure'))}(?!\w)"
    return is_period(text) or bool(re.search(figures, text, re.IGNORECASE))
