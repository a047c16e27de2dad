"""First names and surnames alone: at the edge of a cell, and in the reasons that people wrote down."""

from __future__ import annotations

import re
from collections.abc import Iterable

from goldenthread.language.phrases import Phrase
from goldenthread.redaction.officers import Officers
from goldenthread.redaction.spellings import LETTER


def cut_names(known: Officers) -> re.Pattern[str] | None:
    """What finds a first name or surname alone at the edge of a cell, where a line break cut the name in two."""
    either = _either(known.by_part)
    if not either:
        return None
    common = _either(known.ordinary)
    ordinary = rf"(?!(?:{common})(?!\s*\())" if common else ""
    before, after = (one.of().pattern for one in (_BEFORE_CUT, _AFTER_CUT))
    return re.compile(rf"(?:(?<=\t)|(?<=\n)|^|{before}|(?<=\) )){ordinary}(?:{either})(?=\s*(?:[\t\n(]|$|{after}|,))")


def in_a_reason(known: Officers) -> re.Pattern[str] | None:
    """What finds surnames and first names in the reasons that people wrote down."""
    either = _either(known.by_part)
    return re.compile(rf"(?<!{LETTER})(?:{either})(?!{LETTER})") if either else None


_BEFORE_CUT, _AFTER_CUT = Phrase("before_a_cut_name"), Phrase("after_a_cut_name")
_CAPITAL_BEFORE, _CAPITAL_AFTER = re.compile(r"[A-Z][a-z]+ $"), re.compile(r" [A-Z][a-z]")
_LISTED, _WHAT_BECAME = re.compile(r"(?:-> |/|, )$"), Phrase("what_became_of_a_name")


def means_an_officer(match: re.Match[str], known: Officers) -> bool:
    """Whether a name in a reason is an officer's, and not part of a place's or a scheme's (``Marlow Green``)."""
    before, after = match.string[: match.start()], match.string[match.end() :]
    if _CAPITAL_BEFORE.search(before) or _CAPITAL_AFTER.match(after):
        return False
    return match[0] not in known.ordinary or bool(_LISTED.search(before) or _WHAT_BECAME.match(after))


def _either(some: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(some, key=lambda part: (-len(part), part))))
