"""The grammar of a printed date as one pattern, built from the words of a language."""

from __future__ import annotations

import re
from functools import cache
from itertools import chain

from goldenthread.language.lexicon import any_of, lexicon

_BEGINNING = 3
"""Letters by which it is seen at once that a word begins no date."""


@cache
def date_pattern(language: str) -> re.Pattern[str]:
    """What finds a date in a text; its groups say which form it has.

    Args:
        language: code of the language, as of its file of words.
    """
    words = lexicon(language)
    calendar = words.dates
    month = any_of(tuple(calendar.numbers))
    ordinal = any_of(calendar.ordinals)
    of = any_of(words.words("date_of"))
    weekday = any_of(words.words("day_names"))
    term = any_of(words.words("term"))
    quarter = any_of(calendar.quarters)
    percent = any_of(words.words("percent_signs"))
    financial = rf"{any_of(words.words('financial_year'))}[\s'’]*"
    groups = ("day_names", "financial_year", "year_end")
    named = (*calendar.numbers, *calendar.quarters, *calendar.seasons, *chain.from_iterable(map(words.words, groups)))
    begins = any_of(tuple({word.split()[0].partition("'")[0][:_BEGINNING] for word in named}))
    year = r"(?:(?:19|20|21)\d\d)"
    no_day = rf"(?!\s?{ordinal}?[\s.]*(?:{of}\s+)?{month}\b)"
    to_year, some_year = rf"(?:[\s,./'’-]*(?={year})|[\s,.]*['’]?|-|\s?/\s?)", rf"(?:{year}|\d\d{no_day})"
    plan = rf"(?:{year}\s?[/–-]\s?(?:{year}|\d\d)|\d\d/\d\d)"
    plan_year = rf"(?:{plan}|\d\d-\d\d|{year})"
    first_days = (r"\d", r"\d\d", *(rf"\d{end}" for end in calendar.ordinals))
    in_a_span = "|".join(rf"(?<=(?<!\w){day}-)" for day in first_days)
    return re.compile(
        rf"""(?<!\w)(?=\d|{begins})(?:(?<!\w[/.-])|(?=\D)|(?:(?<=[/.]\d\d-)|(?<=[/.]\d{{4}}-))(?=\d\d?[/.])
        |(?:{in_a_span})(?=\d\d?\s?{ordinal}?\s+(?:{of}\s+)?{month}\b))
        (?:{weekday}\b[.,]?\s*(?!{year}(?!\d|[-/.]\d\d?[-/.])))?(?:
          (?P<iso>\d{{4}})(?P<isosep>[-/.])(?P<iso2>\d{{1,2}})(?P=isosep)(?P<iso3>\d{{1,2}})(?!(?P=isosep)\d)
          (?:T[\d:.]+Z?)?
        | (?P<first>\d{{1,2}})\s?(?P<sep>[-/.])\s?(?P<second>\d{{1,2}})\s?(?P=sep)\s?(?P<third>\d{{4}}|\d\d)
          (?!(?P=sep)\d)
        | (?P<dday>\d{{1,2}})\s?{ordinal}?(?:[./-]|[\s.]*)(?:{of}\s+)?(?P<dmonth>{month})\b\.?
          (?:{to_year}(?P<dyear>{some_year}))?
        | (?P<mmonth>{month})\b\.?\s*(?P<mday>\d{{1,2}})(?:\s?{ordinal})?(?:,\s*|\s+)(?P<myear>{year})
        | (?P<omonth>{month})\b\.?\s*(?P<oday>\d{{1,2}})\s?{ordinal},?(?:\s*(?P<oyear>{year}))?
        | (?P<nmonth>{month})\b\.?\s+(?P<nday>0?[1-9])(?P<nyear>){no_day}(?![\d/])
        | (?P<bmonth>{month})\b\.?(?:\s+{of})?{to_year}(?P<byear>{some_year})
        | {quarter}\s?(?P<quarter>[1-4])(?:[\s,/(–-]*(?:{of}\s+)?(?P<qfy>{financial})?
          (?P<qyear>{plan_year}|(?(qfy)\d\d|(?!))))?
        | (?P<lquarter>[1-4])\s?{ordinal}\s+{quarter}(?:[\s,/–-]*(?:{of}\s+)?(?P<lfy>{financial})?
          (?P<lyear>{plan_year}|(?(lfy)\d\d|(?!))))?
        | (?P<pfy>{financial})?(?P<pyear>{plan}|{year}|(?(pfy)\d\d|(?!)))[\s,/–-]*{quarter}\s?(?P<pquarter>[1-4])
        | {financial}(?P<fyear>{year}|\d\d)(?!\s?[/–-]\s?\d)
        | (?P<season>{any_of(tuple(calendar.seasons))})(?P<term>\s+{term})?,?\s+(?:{of}\s+)?
          (?P<syear>{plan}|{year}|\d\d)
        | {any_of(words.words("year_end"))}(?:[\s,–-]*(?P<endyear>{plan_year}))?
        | (?:{financial})?(?P<plan>{plan})
        | (?P<ymyear>{year})[-/.](?P<ymmonth>\d{{1,2}})
        | (?P<mymonth>\d{{1,2}})[/.-](?P<myyear>{year})
        | (?P<year>{year})
        | (?P<month>{month})\b\.?(?P<counted>(?=\s\d))?
        )(?!\w|/[\d])(?!\.\d|-\d(?!\d?[/.]))(?!,\d{{3}}(?!\d)|\s?{percent}(?!\w))""",
        re.VERBOSE | re.IGNORECASE,
    )
