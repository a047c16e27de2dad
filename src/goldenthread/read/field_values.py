"""Cleaners of values: percentages, statuses, colours. None raises, none loses the printed text."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from goldenthread.language.lexicon import ENGLISH, any_of, lexicon
from goldenthread.language.numbers import percentage
from goldenthread.statuses import status_word

Scale = Literal[1, 100]
"""What the numbers of a column of percentages count to at most."""

_STATUS_MARKS = " .:;*-_"
"""Marks around a printed status that say nothing."""


@dataclass(frozen=True, slots=True)
class Percent:
    """What a printed percentage says: the number, or what it probably was."""

    value: float | None
    printed: str
    suggested: float | None = None
    problem: str = ""


def read_percent(printed: str, *, scale: Scale = 100, language: str = ENGLISH) -> Percent:
    """A percentage between 0 and 100.

    Args:
        printed: the cell.
        scale: what a number without a sign counts to at most: 100, or 1 for a column of fractions.
        language: whose words stand for the sign.

    >>> read_percent("100.00%").value, read_percent("98 per cent").value, read_percent("0.75", scale=1).value
    (100.0, 98.0, 75.0)
    >>> read_percent("95,5 %").value, read_percent("75% complete").value, read_percent("about 40%").suggested
    (95.5, 75.0, 40.0)
    >>> read_percent("1000/")
    Percent(value=None, printed='1000/', suggested=100.0, problem='percent-illegible')
    >>> read_percent("%").problem, read_percent("N/A").problem, read_percent("").problem
    ('percent-missing', 'percent-missing', '')
    """
    text = printed.strip()
    if not text:
        return Percent(None, text)
    if match := percentage(language).fullmatch(_share(text, language)):
        number = round(_number(match["number"]) * (100 / scale if not match["sign"] else 1), 10)
        if number <= 100:
            return Percent(number, text)
    if not re.search(r"\d", text):
        return Percent(None, text, problem="percent-missing")
    # the sign read as digits: "1000/" and "10076" are 100%, "11111%" is 100% with every stroke read as a one
    suggested = 100.0 if re.match(r"100|1{3,}", text) else _only_one(text, language)
    return Percent(None, text, suggested, "percent-illegible")


def _number(printed: str) -> float:
    return float(printed.replace(",", "."))


def _share(text: str, language: str) -> str:
    """A percentage without the word that says of what: ``75% complete``."""
    return re.sub(rf"(?<=\W)\s*{any_of(lexicon(language).words('share_of'))}\.?$", "", text, flags=re.IGNORECASE)


def _only_one(text: str, language: str) -> float | None:
    """The one number with a sign that stands among words."""
    found = [match for match in percentage(language).finditer(text) if match["sign"]]
    alone = len(found) == 1 and len(re.findall(r"\d+", text)) == len(re.findall(r"\d+", found[0]["number"]))
    return number if alone and (number := _number(found[0]["number"])) <= 100 else None


def percent_scale(cells: Iterable[str], *, language: str = ENGLISH) -> Scale | None:
    """What the numbers of a column count to: 1 where it prints fractions, 100, or none where it contradicts itself.

    A column is one of fractions where nothing in it exceeds 1 and no cell has a sign: so a spreadsheet's percentages
    come out as text. Where a fraction without a sign stands beside larger numbers, nobody can tell what it means.

    >>> percent_scale(["0.75", "1", "", "0"]), percent_scale(["0.75%", "1"]), percent_scale(["75", "100"])
    (1, 100, 100)
    >>> percent_scale(["0.5", "80"]) is None, percent_scale(["0", "0"])
    (True, 100)
    """
    found = [match for cell in cells if (match := percentage(language).fullmatch(cell.strip()))]
    bare = [_number(match["number"]) for match in found if not match["sign"]]
    if len(bare) == len(found) and bare and 0 < max(bare) <= 1:
        return 1
    return None if any(0 < number < 1 for number in bare) else 100


def read_status(printed: str, known: Mapping[str, str]) -> str:
    """A status word as the layout spells it, or as the vocabulary does, or the printed words in lower case.

    Args:
        printed: the cell.
        known: printed spellings as :func:`status_words` gives them -> the word that stands for them.

    >>> read_status("On Target", {"on target": "on target"}), read_status("Completed.", {"completed": "completed"})
    ('on target', 'completed')
    >>> read_status("Paused", {}), read_status("-", {}), read_status("-", {"-": "not started"})
    ('paused', '', 'not started')
    """
    whole = " ".join(printed.lower().split())
    text = whole.strip(_STATUS_MARKS)
    return known.get(whole) or known.get(text) or status_word(text) or text


def status_words(statuses: Mapping[str, str]) -> dict[str, str]:
    """The spellings of a layout in lower case, as printed and without marks around them.

    >>> sorted(status_words({"On  Target.": "on target", "-": "not started"}))
    ['-', 'on target', 'on target.']
    """
    spelled = {" ".join(printed.lower().split()): status for printed, status in statuses.items()}
    bare = {plain: status for printed, status in spelled.items() if (plain := printed.strip(_STATUS_MARKS))}
    return spelled | {printed: status for printed, status in bare.items() if printed not in spelled}


@dataclass(frozen=True, slots=True)
class RatedCell:
    """A cell that holds a colour letter with a percentage or a status: ``A 50%``, ``R Overdue``."""

    rag: str
    percent: str
    status: str


def read_rated_cell(printed: str, known: Collection[str] = (), *, language: str = ENGLISH) -> RatedCell:
    """The three parts that one cell may hold.

    A colour is one where it is the whole cell, or where a percentage or a status that is known follows it: ``Green
    Belt review done`` and ``Red/Amber`` are no colours.

    Args:
        printed: the cell.
        known: the printed spellings of statuses, in lower case.
        language: whose words name colours and signs.

    >>> read_rated_cell("A 50%"), read_rated_cell("On Target").status, read_rated_cell("A %").percent
    (RatedCell(rag='A', percent='50%', status=''), 'On Target', '%')
    >>> read_rated_cell("G Completed", {"completed"})
    RatedCell(rag='G', percent='', status='Completed')
    >>> read_rated_cell("On track / Green", {"on track"}), read_rated_cell("Green*").rag, read_rated_cell("2").percent
    (RatedCell(rag='G', percent='', status='On track'), 'G', '')
    >>> read_rated_cell("AMBER").rag, read_rated_cell("A review goes on", {"completed"})
    ('A', RatedCell(rag='', percent='', status='A review goes on'))
    """
    text = printed.strip()
    if _CODE.fullmatch(text):
        return RatedCell("", "", text)  # a rating from 1 to 5, and no share of a hundred
    front = _colour_in_front(text, known, language)
    if not front.rag and (behind := _colour_behind(language).fullmatch(text)):
        status = behind["rest"].strip(_COLOUR_MARKS)
        if " ".join(status.lower().split()) in known:
            return RatedCell(_letter(behind["colour"], language), "", status)
    return front


def _colour_in_front(text: str, known: Collection[str], language: str) -> RatedCell:
    """The parts of a cell whose colour stands in front, where it has one."""
    match = _colour(language).match(text)
    rag, rest = (_letter(match["colour"], language), match["rest"].strip()) if match else ("", text)
    again = _colour(language).fullmatch(rest) if rag else None  # "🟢 Green"
    said = again and not again["rest"].strip(_COLOUR_MARKS) and _letter(again["colour"], language) == rag
    marks = _COLOUR_MARKS + _FOOTNOTES * bool(match and len(match["colour"]) > 1)  # "A*" is a grade
    rest = "" if rag and (said or not rest.strip(marks)) else rest
    bare = rest.strip("()[] ") if rag else rest  # "Amber (60%)"
    rest = bare if percentage(language).fullmatch(bare) else rest
    if re.fullmatch(r"[\d.]*\s*%", rest) or re.fullmatch(r"\d+", rest) or percentage(language).fullmatch(rest):
        return RatedCell(rag, rest, "")
    if rag and rest:
        plain = " ".join(rest.lower().split())
        if not {plain, plain.strip(_STATUS_MARKS), plain.strip(_COLOUR_MARKS)} & set(known):
            return RatedCell("", "", text)
        rest = rest if plain in known else rest.strip("()[]")
    return RatedCell(rag, "", rest)


def rated_first(text: str, *, language: str = ENGLISH) -> bool:
    """Whether a text begins with a colour or a percentage and a mark behind it, or is nothing else.

    >>> cells = ("Red: no builder", "75% - walls done", "Green.", "Green Lane is shut", "75% of pupils came")
    >>> [rated_first(text) for text in cells]
    [True, True, True, False, False]
    """
    words = tuple(word for group in _COLOURS for word in lexicon(language).words(group))
    signs = any_of(lexicon(language).words("percent_signs"))
    return bool(re.match(rf"(?:{any_of(words)}|\d{{1,3}}\s?{signs})\s*(?:[:.;–-]|$)", text, re.IGNORECASE))


_CODE = re.compile(r"[1-9]")
_FOOTNOTES = "*†‡!"
_COLOUR_MARKS = " .:;/–-()[]\ufe0f"
"""Marks around a colour, or around the status behind it, that say nothing."""
_COLOURS = ("red", "amber", "green")


@cache
def _colour(language: str) -> re.Pattern[str]:
    """A colour at the front of a cell: a word in letters of either size, or a capital letter."""
    words = any_of(tuple(word for group in _COLOURS for word in lexicon(language).words(group)))
    letters = "".join(group[0].upper() for group in _COLOURS)
    return re.compile(rf"[(\[●•]?\s?(?P<colour>(?i:{words})|[{letters}])(?!\w)[\s:;,/–-]*(?P<rest>.*)$", re.DOTALL)


@cache
def _colour_behind(language: str) -> re.Pattern[str]:
    """The word of a colour behind a status, in brackets or parted by a mark: ``On track (Green)``."""
    words = any_of(tuple(word for group in _COLOURS for word in lexicon(language).words(group)))
    return re.compile(rf"(?P<rest>.+?)\s*[:;,/(\[–-]\s*(?P<colour>{words})\s*[)\]]?", re.IGNORECASE)


def _letter(colour: str, language: str) -> str:
    """The letter of a colour: its own, or that of the group of its word."""
    group = next((group for group in _COLOURS if lexicon(language).holds(group, colour)), colour)
    return group[0].upper()
