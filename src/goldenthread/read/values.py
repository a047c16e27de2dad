"""Cleaners of values: percentages, statuses, colours. None raises, none loses the printed text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_STATUS_MARKS = " .:;*-_"
"""Marks around a printed status that say nothing."""


@dataclass(frozen=True, slots=True)
class Percent:
    """What a printed percentage says: the number, or what it probably was."""

    value: float | None
    printed: str
    suggested: float | None = None
    problem: str = ""


def read_percent(printed: str) -> Percent:
    """A percentage between 0 and 100.

    >>> read_percent("100.00%").value, read_percent("98%").value
    (100.0, 98.0)
    >>> read_percent("1000/")
    Percent(value=None, printed='1000/', suggested=100.0, problem='percent-illegible')
    >>> read_percent("%").problem, read_percent("N/A").problem, read_percent("").problem
    ('percent-missing', 'percent-missing', '')
    """
    text = printed.strip()
    if not text:
        return Percent(None, text)
    match = re.fullmatch(r"(\d{1,3}(?:\.\d+)?)\s*%?", text)
    if match and float(match.group(1)) <= 100:
        return Percent(float(match.group(1)), text)
    if not re.search(r"\d", text):
        return Percent(None, text, problem="percent-missing")
    # the sign read as digits: "1000/" and "10076" are 100%, "11111%" is 100% with every stroke read as a one
    suggested = 100.0 if re.match(r"100|1{3,}", text) else None
    return Percent(None, text, suggested, "percent-illegible")


def read_status(printed: str, known: Mapping[str, str]) -> str:
    """A status word as the layout spells it, or the printed words in lower case.

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
    return known.get(whole) or known.get(text, text)


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


def read_rated_cell(printed: str) -> RatedCell:
    """The three parts that one cell may hold.

    >>> read_rated_cell("A 50%")
    RatedCell(rag='A', percent='50%', status='')
    >>> read_rated_cell("G Completed"), read_rated_cell("On Target").status, read_rated_cell("A %").percent
    (RatedCell(rag='G', percent='', status='Completed'), 'On Target', '%')
    >>> read_rated_cell("AMBER"), read_rated_cell("Green - Done").status, read_rated_cell("Ambergris").rag
    (RatedCell(rag='A', percent='', status=''), 'Done', '')
    """
    text = printed.strip()
    match = re.match(r"^([RAG]|(?i:red|amber|green))\b[\s:–-]*(.*)$", text, re.DOTALL)
    rag, rest = (match.group(1)[0].upper(), match.group(2).strip()) if match else ("", text)
    if re.fullmatch(r"[\d.]*\s*%", rest) or re.fullmatch(r"\d+", rest):
        return RatedCell(rag, rest, "")
    return RatedCell(rag, "", rest)
