"""The activities that measures say they support, recognised in the words by which they are cited."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from rapidfuzz.distance import Prefix

from goldenthread.fingerprints import squash
from goldenthread.model import Kind, Measure, Plan

_TELLING = 20
"""A title of more letters than these is recognised behind a reference of any spelling."""
_WORD = 12
"""Letters of a word that may be left out of a title that is cited."""
_REF = re.compile(r"^\s*(?P<ref>[\d.]*\d\.?[a-z]?)\s*[:.)-]?\s+(?P<title>.*)$", re.IGNORECASE | re.DOTALL)


def cited_activities(plan: Plan) -> dict[str, tuple[str, ...]]:
    """The keys of the activities that each measure of a plan cites, by the key of the measure, in printed order."""
    keys = {one.key for one in plan.headings} | {one.key for one in plan.commitments}
    titles = activities_by_title(plan)
    found = {
        measure.key: tuple(key for key in (supported_key(one, titles) for one in _in_words(measure, keys)) if key)
        for measure in plan.measures
    }
    return {measure: cited for measure, cited in found.items() if cited}


def _in_words(measure: Measure, keys: set[str]) -> list[str]:
    """What a measure says it supports where that is not the key of a row already."""
    return [one for one in measure.supports if one not in keys]


def activities_by_title(plan: Plan) -> dict[str, str]:
    """The keys of the activities of a plan by their squashed titles; a title that stands twice names none."""
    activities = [c for c in plan.commitments if c.kind is Kind.ACTIVITY]
    often = Counter(squash(c.text) for c in activities)
    return {squash(c.text): c.key for c in activities if often[squash(c.text)] == 1}


def supported_key(printed: str, titles: Mapping[str, str]) -> str:
    """The key of the activity that is cited, or empty where that is not certain.

    >>> supported_key("1.1.b: Plant trees", {"planttrees": "a7"})
    'a7'
    >>> supported_key("2.1 a Plant trees in every street", {"planttreesineverystreet": "a7"})
    'a7'
    >>> supported_key("2.1a Plant trees every street of the borough", {"planttreesineverystreetoftheborough": "a7"})
    'a7'
    """
    numbered, words = _REF.match(printed), squash(printed)
    title = squash(numbered["title"]) if numbered else words
    named = titles.get(words) or titles.get(title, "")
    named = named or next((key for one, key in titles.items() if len(one) > _TELLING and words.endswith(one)), "")
    return named or _alike(title, titles)


def _alike(title: str, titles: Mapping[str, str]) -> str:
    """The key of the one long title from which a word is left out, or into which one is put; or empty."""
    close = [key for one, key in titles.items() if len(one) > _TELLING and _but_for_a_word(title, one)]
    return close[0] if len(close) == 1 else ""


def _but_for_a_word(one: str, other: str) -> bool:
    """Whether of two squashed titles one has a word more, which is no number, and all before and after it is the same.

    >>> _but_for_a_word("planteverystreet", "plantineverystreet")
    True
    >>> _but_for_a_word("plant20trees", "plant30trees"), _but_for_a_word("buildinmarlow", "buildinmarloweast")
    (False, False)
    """
    short, long = sorted((one, other), key=len)
    before = Prefix.similarity(short, long)
    more = long[before : before + len(long) - len(short)]
    word = 1 < len(more) <= _WORD and more.isalpha()
    return word and before < len(short) and short[before:] == long[before + len(more) :]
