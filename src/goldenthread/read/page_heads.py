"""What pages print again and again between the rows of a text: their numbers, and their running titles."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from goldenthread.language.lexicon import ENGLISH, any_of, lexicon

_OFTEN = 3
"""How many times a line stands in a document that is a running title."""
_LONGEST = 80
_FEW_COLUMNS = 3
"""Columns of a table from which on a line of one cell is hardly one of its rows."""


def is_page_number(text: str, language: str = ENGLISH) -> bool:
    """Whether a line says nothing but which page it stands on.

    >>> is_page_number("Page 3 of 40"), is_page_number("- 3 -"), is_page_number("3 of 40"), is_page_number("p. 12/40")
    (True, True, True, True)
    >>> is_page_number("3"), is_page_number("Page 3 of the plan is rewritten"), is_page_number("12 of 40 homes")
    (False, False, False)
    """
    return bool(_page_number(language).fullmatch(text.strip()))


@cache
def _page_number(language: str) -> re.Pattern[str]:
    words = lexicon(language)
    page, of = any_of(words.words("page")), rf"(?:{any_of(words.words('of_pages'))}|/)"
    return re.compile(
        rf"[|\s–—-]*{page}\s*\d{{1,4}}(?:\s*{of}\s*\d{{1,4}})?[|\s–—-]*|\d{{1,4}}\s*{of}\s*\d{{1,4}}|[–—-]\s*\d{{1,4}}\s*[–—-]",
        re.IGNORECASE,
    )


@cache
def _numbered(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of(lexicon(language).words('page'))}\s*\d{{1,4}}(?!\w)", re.IGNORECASE)


def running_titles(lines: Iterable[Sequence[str]], columns: int, language: str = ENGLISH) -> Mapping[str, int]:
    """The lines of one cell that stand again and again, numbers of pages apart, and how often each does.

    In a document whose tables have few columns such a line may well be a row, and there is none.

    Args:
        lines: the cells of each line.
        columns: how many columns its widest table has.
        language: whose words number pages.

    >>> text = [["Plan for the year"], ["1", "Sow", "June"], ["Plan for the year"], ["done"], ["Plan for the year"]]
    >>> dict(running_titles(text, 3)), dict(running_titles(text, 2))
    ({'Plan for the year': 3}, {})
    """
    if columns < _FEW_COLUMNS:
        return {}
    alone = [cells[0] for cells in lines if cells and cells[0] and not any(cells[1:]) and _may_run(cells[0])]
    bare = {text: _without_page(text, language) for text in alone}
    count = Counter(bare[text] for text in alone)
    return {text: often for text in bare if (often := count[bare[text]]) >= _OFTEN}


def _without_page(text: str, language: str) -> str:
    return _numbered(language).sub("", text).casefold()


def _may_run(text: str) -> bool:
    """Whether a text may be a title: two words or more, a capital first, no sentence."""
    return len(text) <= _LONGEST and " " in text and text[0].isupper() and text[-1] not in ".,;:!?*)&-–"
