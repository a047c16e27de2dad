"""The words of ``page_words.toml``: what the pages call each code of finding, and what it makes a reader ask."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from goldenthread.validation.checks import Check, load_checks
from goldenthread.validation.shape_records import GROUPS

MISSING, DISAGREES, WORTH_KNOWING = "missing", "does not add up", "worth knowing"


@dataclass(frozen=True, slots=True)
class Code:
    """One code of finding in words.

    Attributes:
        code: the code.
        name: what a list calls its findings.
        kind: ``missing``, ``does not add up`` or ``worth knowing``.
        doubt: what it says of something that is reported completed, or empty.
        question: what it makes a reader ask, or empty.
        caveat: what else it may be, or empty.
        see: other codes that a reader of it should know of.
        checks: the shapes behind it, with why it matters and how to mend it.
    """

    code: str
    name: str
    kind: str
    doubt: str
    question: str
    checks: tuple[Check, ...]
    caveat: str = ""
    see: tuple[str, ...] = ()


@cache
def codes() -> dict[str, Code]:
    """Every code that a finding about a document can have; a code without words of its own is called by its rule."""
    said = _said()["findings"]
    found: dict[str, list[Check]] = {}
    for check in load_checks().values():
        if check.group in GROUPS[1:3]:
            found.setdefault(check.code, []).append(check)
    return {code: _code(code, tuple(checks), said.get(code, {})) for code, checks in found.items()}


def look_first() -> tuple[str, ...]:
    """The codes that the first page shows first."""
    return tuple(_said()["look_first"])


def rank(name: str) -> int:
    """Where a code stands when what matters most comes first; all that the first page does not name come last."""
    first = look_first()
    return first.index(name) if name in first else len(first)


def worded() -> tuple[str, ...]:
    """The codes that have words of their own."""
    return tuple(_said()["findings"])


def date_doubt(name: str) -> str:
    """Why a date with such a finding is in doubt, as a clause that follows its name; empty where it is not.

    >>> date_doubt("deadline-impossible"), date_doubt("deadline-missing")
    ('is no day of the calendar', '')
    """
    return str(_said()["findings"].get(name, {}).get("date", ""))


def topic(tag: str) -> str:
    """What the list of questions calls a tag.

    >>> topic("lineage"), topic("an-own-tag")
    ('What became of what was promised', 'An own tag')
    """
    said = tag.replace("-", " ")
    return str(_said()["questions"].get(tag, said[:1].upper() + said[1:]))


def asked_of(kind: str) -> str:
    """What a committee may ask of promises and measures of a kind: ``late``, ``short``, ``lost``, ``unheard`` ..."""
    return str(_said()["asked"][kind])


@cache
def _said() -> dict[str, Any]:
    return tomllib.loads((files("goldenthread.site") / "page_words.toml").read_text(encoding="utf-8"))


@cache
def same_units() -> tuple[tuple[str, ...], ...]:
    """Groups of names of one unit of measures."""
    return tuple(tuple(group) for group in _said()["measures"]["same_units"])


@cache
def _none() -> frozenset[str]:
    return frozenset(_said()["measures"]["no_figure"])


def no_figure(printed: str) -> bool:
    """Whether a cell for a figure says that there is none.

    >>> no_figure("N/A"), no_figure(" not set "), no_figure("Distinction+"), no_figure("0")
    (True, True, False, False)
    """
    return " ".join(printed.casefold().split()) in _none()


@cache
def measure_words(name: str) -> tuple[str, ...]:
    """One of the lists of words about measures, such as ``counting``."""
    return tuple(_said()["measures"][name])


@cache
def counted_otherwise() -> re.Pattern[str]:
    """The words by which a commentary says that something else is counted than before."""
    words = "|".join(re.escape(word) for word in _said()["measures"]["counted_otherwise"])
    return re.compile(rf"\b(?:{words})", re.IGNORECASE)


def code(name: str) -> Code:
    """One code; a code of no shape that ships is called by itself."""
    return codes().get(name) or Code(name, name.replace("-", " "), DISAGREES, "", "", ())


def _code(name: str, checks: tuple[Check, ...], said: dict[str, Any]) -> Code:
    info = all(check.severity == "info" for check in checks) or name == "ended-without-a-word"
    kind = MISSING if checks[0].group == "completeness" else WORTH_KNOWING if info else DISAGREES
    return Code(
        name,
        said.get("name", checks[0].label),
        kind,
        said.get("doubt", ""),
        said.get("question", ""),
        checks,
        said.get("caveat", ""),
        tuple(said.get("see", ())),
    )
