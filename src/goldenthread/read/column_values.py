"""What the cells of a column look like: references, names, dates, percentages, statuses, colours, texts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date

from goldenthread.language.dates import printed_dates
from goldenthread.language.lexicon import any_of, holds_in_any, known_languages, lexicon
from goldenthread.language.phrases import Phrase
from goldenthread.read.field_values import read_percent, read_rated_cell
from goldenthread.read.known_names import KnownNames, names_nobody
from goldenthread.read.layout_parts import FieldName
from goldenthread.read.officer_cells import read_officers
from goldenthread.read.status_words import is_status, known_statuses
from goldenthread.read.text import clean

_REFERENCE = re.compile(
    r"[A-Z]{0,4}[\s.-]?\d{1,3}(?:[.\-/]\d{1,3}){0,3}[a-z]{0,2}[.)]?|(?:[ivxlc]{1,5}|[IVXLC]{1,5})[.)]?|[a-zA-Z][.)]|[a-z]"
    r"|\((?:[a-z]{1,4}|[A-Z]|\d{1,3})\)|#\s?\d{1,4}|[Nn][or]s?\.?\s?\d{1,4}"
    r"|[A-Z]{1,6}(?:[./_-][A-Z]{1,6}){0,2}[\s./_-]?\d{1,4}(?:[./_-]\d{1,4}){0,3}[a-z]{0,2}[.)]?"
)
_CODED = re.compile(r"(?=\S*\d)(?=\S*[A-Za-z])[A-Za-z0-9._/-]{2,16}")
"""One word of letters and figures: a reference only where the head says so."""
_PLAINLY_A_REFERENCE = re.compile(
    r"\([a-z]{1,4}\)|\d{1,2}[a-z]|[A-Z]{1,4}\d{1,3}(?:[.\-/]\d{1,3})*|\d{1,2}\.\d{1,2}\.\d{1,2}"
)
"""References that are no numbers, which therefore may repeat."""
_NAME = Phrase("name_in_a_column")
_WORDS_BESIDE = 24
"""Characters that may stand beside the dates of a cell of dates."""
_ANY_NUMBER = re.compile(r"\d{4,5}")
"""A year may be that of anything, and a number the day of a spreadsheet only where the head speaks of days."""
_CODE = re.compile(r"[A-Z][A-Z&/, ]{1,14}")
_MOST_STATUSES = 12
_ENOUGH = 0.6


def value_scores(cells: Sequence[str]) -> dict[FieldName, float]:
    """What share of the filled cells of a column could stand in each field; below 0 where they say that they cannot.

    >>> scores = value_scores(["31/03/2014", "30/06/2013", ""])
    >>> max(scores, key=scores.get), scores["percent"]
    ('deadline', 0.0)
    """
    filled = [text for cell in cells if (text := clean(cell))]
    if not filled:
        return {}

    def many(fits: Callable[[str], object]) -> int:
        return sum(times for text, times in printed.items() if fits(text))

    count, printed = len(filled), Counter(filled)
    distinct = Counter(text.casefold() for text in filled)
    lengths = sum(map(len, filled)) / count
    long = min(1.0, lengths / 40)
    several = len(distinct) <= min(_MOST_STATUSES, max(2, count // 2))
    few = lengths < 40 and (several or all(map(is_status, filled)))
    plainly = 2 * many(_PLAINLY_A_REFERENCE.fullmatch) >= count
    percent, plainly_percent = _percentages(printed)
    dates = many(_is_date) / count * (0.5 if many(_ANY_NUMBER.fullmatch) * 2 > count else 1.0)
    levels = all(lexicon().holds("levels", text) for text in distinct)
    headed = -1.0 if levels else 0.6 * float(len(distinct) * 2 <= count)
    return {
        "ref": max(many(_REFERENCE.fullmatch), many(_CODED.fullmatch) / 2)
        / count
        * (1.0 if plainly else len(distinct) / count),
        "title": long * (len(distinct) / count),
        "comment": -1.0 if percent >= _ENOUGH else long if not few else 0.0,
        "officers": many(_is_name) / count,
        "lead_members": many(_member().match) / count,
        "directorates": max(many(_CODE.fullmatch) / count, 0.7 * float(few and not any(map(str.isdigit, filled)))),
        "deadline": dates,
        "revised_deadline": dates,
        "start": dates,
        "status": float(few and percent < _ENOUGH) * (0.6 + 0.4 * many(is_status) / count),
        "rated_status": many(lambda text: read_rated_cell(text, known_statuses()).rag) / count,
        "percent": percent * plainly_percent,
        "theme": headed,
        "priority": headed,
        "objective": headed,
    }


def _percentages(printed: Counter[str]) -> tuple[float, float]:
    """What share of some cells may be percentages, and how plainly: with a sign, or as round numbers, or as counts.

    >>> [_percentages(Counter(cells)) for cells in (["75%", "-"], ["75", "100"], ["7", "3"], ["0", "1"])]
    [(0.5, 1.0), (1.0, 0.7), (1.0, 0.5), (1.0, 0.5)]
    """
    count = printed.total()
    read = {text: read_percent(text, scale=1 if re.search(r"[.,]", text) else 100).value for text in printed}
    share = sum(times for text, times in printed.items() if read[text] is not None) / count
    if any(re.search(r"\D\s*$", text.rstrip(".")) for text in printed):
        return share, 1.0
    rounded = sum(times for text, times in printed.items() if (read[text] or 0) % 5 == 0) * 2 >= count
    return share, 0.7 if rounded and any(value not in (0, 1) for value in read.values()) else 0.5


def _is_name(text: str) -> bool:
    if names_nobody(text):
        return True
    read = read_officers(text, KnownNames())
    plain = re.sub(r"\s*[(\[][^()\[\]]*[)\]]", "", text).strip()
    return bool(read.officers) and len(text) < 80 and (bool(_NAME.fullmatch(plain)) or KnownNames().is_post(plain))


def _is_date(text: str) -> bool:
    """Whether a cell holds a date in any form, or a word that stands for one."""
    if any(holds_in_any(group, text) for group in ("not_set", "recurring")) or re.fullmatch(r"[3-5]\d{4}", text):
        return True
    return len(text) < 60 and any(_is_mostly_date(text, language) for language in known_languages())


def _is_mostly_date(text: str, language: str) -> bool:
    """Whether a text holds a date, and few words beside it.

    >>> [_is_mostly_date(text, "en") for text in ("30/06/2019 revised to 30/09/2019", "Some say that 2028 is too late")]
    [True, False]
    """
    found = list(printed_dates(text, year_start=date(2000, 4, 1), words=lexicon(language)))
    return bool(found) and len(text) - sum(one.end - one.start for one in found) <= _WORDS_BESIDE


def _member() -> re.Pattern[str]:
    return re.compile(rf"{any_of(lexicon().words('member_titles'))}\b", re.IGNORECASE)
