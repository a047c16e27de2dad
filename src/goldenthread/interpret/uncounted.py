"""Titles that promise a number to change: ``Increase the number of apprenticeships``."""

from __future__ import annotations

from textwrap import shorten

from goldenthread.interpret.quantities import quantities
from goldenthread.language.phrases import Phrase

_OPENS = Phrase("opens_with_a_change")
_ENDS = Phrase("ends_with_a_change")

_COMPARED = Phrase("change_compared")


_LONGEST = 120
"""Letters of a title that are quoted."""


def number_without_a_figure(text: str) -> str:
    """The words by which a title promises that a number will change, from its beginning, where it prints no figure.

    A level or rate that is only a name (``service level agreements``, ``Level 3``) promises nothing, nor does a
    change that is only what another act is for.

    >>> number_without_a_figure("Increase the number of apprenticeships available to residents")
    'Increase the number of apprenticeships available to residents'
    >>> number_without_a_figure("Increase the number of users to 1500")
    ''
    >>> number_without_a_figure("Increase the number of cameras by 8")
    ''
    >>> number_without_a_figure("Number of joint events increased by April 2008")
    'Number of joint events increased by April 2008'
    >>> number_without_a_figure("Increase the number of trees by half"), number_without_a_figure("Reduce voids to zero")
    ('', '')
    >>> number_without_a_figure("Complete and agree service level agreement with the Trust")
    ''
    >>> number_without_a_figure("Support schools to raise levels of attendance")
    ''
    """
    found = _OPENS.match(text) or _ENDS.match(text)
    if found is None or quantities(text) or _COMPARED.search(text):
        return ""
    return shorten(text, _LONGEST, placeholder="", break_on_hyphens=False)
