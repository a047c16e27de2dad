"""Titles that promise a number to change: ``Increase the number of apprenticeships``."""

from __future__ import annotations

import re
from textwrap import shorten

from goldenthread.interpret.quantities import quantities

_NAMES = r"(?:agreements?|descriptors?|review|relief|\d)"
_COUNTED = rf"(?:number|proportion|percentage|rate|level|amount|share|volume)s?\b(?!\s+{_NAMES})"
_OF_WHAT = r"(?:\s+of(?:\s+(?!(?:by|with|over|and|in|on|at|that|who|which|to|through|for|from)\b)[\w’'-]+){1,4})?"
_CHANGES = (
    r"increas(?:e[sd]?|ing)|rais(?:e[sd]?|ing)|improv(?:e[sd]?|ing|ements?)|boost(?:ed|ing)?|maximis(?:e[sd]?|ing)|"
    r"reduc(?:e[sd]?|ing|tions?)|decreas(?:e[sd]?|ing)|lower(?:ed|ing)?|minimis(?:e[sd]?|ing)|grow(?:ing)?|growth"
)
_OPENS = re.compile(
    rf"^\W*(?:(?:achieve|secure|deliver|see|support|ensure)\s+)?(?:an?\s+|the\s+|further\s+)*(?:{_CHANGES})\s+"
    rf"(?:(?:in|of|the|our|overall|average)\s+)*(?:[\w’'/-]+\s+){{0,2}}?{_COUNTED}{_OF_WHAT}",
    re.IGNORECASE,
)
"""A change of a number as the first thing that is promised."""
_ENDS = re.compile(
    rf"^\W*{_COUNTED}\s+of\s+[^.;]{{3,60}}?\s(?:increased|raised|improved|reduced|decreased|lowered)\b", re.IGNORECASE
)
"""The same said of what is to have changed: ``Number of joint events increased``."""

_COMPARED = re.compile(
    r"\bto\s+(?:around\s+)?\d|\bto the same\b|\(\d[\d,]*\)|\b(?:to|below|under)\s+(?:zero|none|nil)\b|"
    r"\b(?:by|to)\s+(?:an?\s+|one\s+|at least\s+)*(?:half|third|quarter|fifth|tenth|dozen|hundred|ten|twelve|"
    r"(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-[a-z]+)?)\b|"
    r"\b(?:doubl|halv)(?:e[sd]?|ing)\b",
    re.IGNORECASE,
)
"""A figure that counts nothing by itself, or something to compare with: ``to 1500``, ``by half``, ``than (112)``."""


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
