"""The words of one text, and what stands beside each: titles, cells, dates, other words."""

from __future__ import annotations

import re
from functools import cache

from goldenthread.language.lexicon import lexicon
from goldenthread.language.name_words import name_words
from goldenthread.redaction.spellings import WORD, folded

INLINE_MARKUP = re.compile(r"</?(?:a|b|br|em|font|i|mark|s|small|span|strong|sub|sup|u)\s*/?>", re.IGNORECASE)
"""Tags that may stand within a name."""
BLANK = re.compile(r"[.\s]{1,3}")
"""What stands between a title or an initial and a name."""
_NEAR = re.compile(r"[.,\s'’()\-–_]{1,4}")
_BEHIND_TITLE, _HANDLE = re.compile(r"[.\s]{0,2}\)?[.\s]{1,3}"), re.compile(r"(?<![^\s(])@$")
_BORDER = re.compile(r"""([^\W\d_]+)\.?(?:<(?!/?tr\b)[^<>\n]*>|[ \t"',;|{}\[\]])+$""")
"""A word at the end of a cell, before the cell that follows in the same row."""
_OPENS, _CLOSES = re.compile(r"""(?<!\w)[("'“‘«\[]$"""), re.compile(r"""\\?[)"'”’»\]](?!\w)""")
_CUT = re.compile(r"[.;!?]\s|[\n\t]")
_LOW_INITIAL = re.compile(r"[^.\w'’][^\W\d_]\.")
_RUN_TOGETHER = re.compile(r"[A-Z]{2,3}[^\W\d_A-Z][^\W\d_]+")
_DAY_BEFORE, _NUMBER_AFTER = re.compile(r"\d[^\W\d_]{0,2}[\s\-/]{1,2}$"), re.compile(r",?[\s\-/]{1,2}['’]?\d")


@cache
def _months() -> frozenset[str]:
    return frozenset(lexicon().dates.numbers)


class Surroundings:
    """A text as runs of letters; each has a place, counted from its beginning.

    Args:
        text: in composed letters.
        address: whether it is a part of an IRI or of a file's name, where capitals are lost.
    """

    def __init__(self, text: str, *, address: bool) -> None:
        text = INLINE_MARKUP.sub(lambda match: " " * len(match[0]), text) if "<" in text else text
        self.text, self.address, self.is_low = text, address, text.islower()
        self.spans = [match.span() for match in WORD.finditer(text)]
        self.folded = [folded(text[start:end]) for start, end in self.spans]

    def gap(self, place: int) -> str:
        """What stands between a word and the next."""
        return self.text[self.spans[place][1] : self.spans[place + 1][0]]

    def printed(self, place: int) -> str:
        """A word as it is printed."""
        start, end = self.spans[place]
        return self.text[start:end]

    def is_nickname(self, place: int) -> bool:
        """Whether a word stands in brackets or quotes, as what somebody is called does: ``Anthony (Tony) Vale``."""
        start, end = self.spans[place]
        return bool(_OPENS.search(self.text, max(0, start - 2), start) and _CLOSES.match(self.text, end))

    def is_long(self, place: int) -> bool:
        """Whether one word may be a whole name: a long one, or the name in an address of mail."""
        return self.spans[place][1] - self.spans[place][0] >= 8 or self.is_mail(place)

    def is_mail(self, place: int) -> bool:
        """Whether a word ends the name in an address of mail, or is what somebody is called by a network: ``@ada``."""
        start, end = self.spans[place]
        return self.text[end : end + 1] == "@" or bool(_HANDLE.search(self.text, max(0, start - 2), start))

    def is_genitive(self, last: int) -> bool:
        """Whether an apostrophe stands behind a word."""
        end = self.spans[last][1]
        return self.text[end : end + 1] in ("'", "’")

    def title(self, place: int) -> str:
        """Which kind of title stands right before a word."""
        if place == 0 or not (self.address or _BEHIND_TITLE.fullmatch(self.gap(place - 1))):
            return ""
        word = self.folded[place - 1]
        if word in name_words().courtesy:
            return "courtesy"
        return "elected" if word in name_words().elected else ""

    def is_in_a_members_row(self, place: int) -> bool:
        """Whether the cell before holds what only a member is called; a mayor may be named there for the post."""
        start = self.spans[place][0]
        match = _BORDER.search(self.text[max(0, start - 80) : start])
        return match is not None and folded(match[1]) in name_words().elected - name_words().posts

    def has_initial(self, place: int, last: int) -> bool:
        """Whether one of some words is printed as an initial, near the others."""
        if last == place:
            return self.is_mail(place)
        near = all(_NEAR.fullmatch(self.gap(at)) or self.address for at in range(place, last))
        mail = self.is_mail(last)
        ends = (place, last) if last - place == 1 else range(place, last + 1)
        before = self.text[: self.spans[place][0]][-1:]
        return near and any(
            len(self.folded[at]) <= 3
            and (self.address or mail or self.printed(at).isupper() or self.is_low_initial(at))
            and not (at == place and before in ("'", "’"))
            for at in ends
        )

    def is_article(self, place: int, last: int) -> bool:
        """Whether the initial may be a word: "A" and "I" without a point."""
        at = place if len(self.folded[place]) == 1 else last
        end = self.spans[at][1]
        return self.printed(at) in ("A", "I") and self.text[end : end + 1] != "."

    def is_run_together(self, place: int) -> bool:
        """Whether a word is printed as an initial and a name in one: ``JOkafor``."""
        return not self.address and bool(_RUN_TOGETHER.fullmatch(self.printed(place)))

    def is_month(self, place: int, last: int) -> bool:
        """Whether a word is the month of a printed date: beside the number of a day or a year."""
        if self.folded[place] not in _months() or place < last:
            return False
        start, end = self.spans[place]
        before, after = self.text[max(0, start - 6) : start], self.text[end : end + 6]
        return not self.address and bool(_DAY_BEFORE.search(before) or _NUMBER_AFTER.match(after))

    def is_low_initial(self, at: int) -> bool:
        """Whether a small letter may be an initial: with a point, and no part of an abbreviation like "e.g."."""
        start, end = self.spans[at]
        text = self.text[start - 1 : end + 1] if start else f" {self.text[: end + 1]}"
        return not self.address and self.printed(at).islower() and bool(_LOW_INITIAL.fullmatch(text))

    def beyond(self, last: int) -> tuple[str, str]:
        """What stands after a word, and the next word."""
        return (self.gap(last), self.folded[last + 1]) if last + 1 < len(self.spans) else ("", "")

    def near(self, places: range) -> list[int]:
        """The words at some places, as far as no sentence or cell ends between."""
        found = []
        for at in places:
            if not 0 <= at < len(self.spans) - (places.step < 0):
                break
            if _CUT.search(self.gap(at if places.step < 0 else at - 1)):
                break
            found.append(at)
        return found
