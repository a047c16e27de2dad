"""Where a text names an officer: whole names, and surnames beside an initial, a title or a post, and alone.

A text is cut into runs of letters, and a name is found by the letters of neighbouring runs together: "O'Neill",
"ONeill" and "o-neill" are one spelling. The time grows with the text, not with the number of names.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cache
from operator import itemgetter

from goldenthread.identity.name_words import name_words
from goldenthread.language.lexicon import lexicon
from goldenthread.redaction.spellings import WORD, folded

SOMEBODY = "an officer"
"""What stands for a name that several officers share."""


class Standing(StrEnum):
    """What else a surname is."""

    PLAIN = "plain"
    COMMON = "common"
    """A word of the language, by the shipped list."""
    USED = "used"
    """A word by what the documents print in lower case, or a part of the council's own name."""
    ELECTED = "elected"
    """An elected member's surname too."""


class Kind(StrEnum):
    """How an officer is named."""

    NAME = "the full name"
    INITIAL = "the surname beside an initial"
    TITLE = "a name beside a title"
    POST = "the surname beside a post"
    ALONE = "the surname alone"


class Verdict(StrEnum):
    """What is to be done with a mention."""

    HIDE = "hide"
    ASK = "ask"
    KEEP = "keep"


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in a text that names an officer, or may.

    Attributes:
        start: first character, the title before a name included.
        end: the character after the last.
        kind: how the officer is named.
        verdict: whether it is to be hidden, left, or a person must say which.
        called: what stands in its place.
        key: the letters by which a person decides on it.
        post: where the post is printed that it stands beside.
    """

    start: int
    end: int
    kind: Kind
    verdict: Verdict
    called: str
    key: str
    post: tuple[int, int] | None = None

    @property
    def ground(self) -> tuple[int, int]:
        """All that it is judged by: from the name to the post beside it."""
        start, end = self.post or (self.start, self.end)
        return min(self.start, start), max(self.end, end)


@dataclass(frozen=True, slots=True)
class Surname:
    """A surname of officers: what stands in its place, what else it is, and how it is printed."""

    called: str
    standing: Standing
    printed: str = ""


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a person decided about a surname: within a phrase, or everywhere where none is given."""

    key: str
    within: str
    hide: bool


@dataclass(frozen=True, slots=True)
class Names:
    """Every spelling of every officer, by joined letters; :mod:`goldenthread.redaction.officers` makes it of a graph.

    Attributes:
        full: whole names -> what stands in their place.
        initial: surnames with initials -> what stands in their place, and the surname.
        surnames: surnames.
        given: first names -> what stands in their place.
        members: whole names of elected members, who stay named.
        member_initials: their surnames with initials.
        rulings: what a person decided, by key.
        words: all words of officers' names: a text without any of them names nobody.
        anchors: those without which no officer is named, but for a first name beside a title.
        longest: how many runs of letters the longest spelling has.
        called: the pseudonyms, in which a word may be an officer's surname (``Officer 0042``).
        seal: how keys are written where the names themselves must not stand.
    """

    full: Mapping[str, str] = field(default_factory=dict)
    initial: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    surnames: Mapping[str, Surname] = field(default_factory=dict)
    given: Mapping[str, str] = field(default_factory=dict)
    members: frozenset[str] = frozenset()
    member_initials: frozenset[str] = frozenset()
    rulings: Mapping[str, tuple[Ruling, ...]] = field(default_factory=dict)
    words: frozenset[str] = frozenset()
    anchors: frozenset[str] = frozenset()
    longest: int = 1
    called: frozenset[str] = frozenset()
    seal: Callable[[str], str] = str

    def mentions(self, text: str, *, address: bool = False) -> list[Mention]:
        """Every mention in a text, in order; what stays by right (an elected member) is not among them.

        Args:
            text: in composed letters, see :func:`~goldenthread.redaction.views.composed`.
            address: whether it is a part of an IRI or of a file's name, where capitals are lost.
        """
        if not self.may_name(text):
            return []
        return [m for m in _Scan(self, text, address=address).found() if m.verdict is not Verdict.KEEP]

    def mentions_at(self, text: str, at: int) -> list[Mention]:
        """The mentions in a text that hold its character at a place.

        Args:
            text: in composed letters.
            at: a place in a word, with what that word may stand beside on both sides.
        """
        return [m for m in _Scan(self, text, address=False).found(at) if m.verdict is not Verdict.KEEP]

    def may_name(self, text: str) -> bool:
        """Whether a text holds any word of an officer's name."""
        return bool(self.words) and any(self.seal(word) in self.words for word in _words(text))


INLINE_MARKUP = re.compile(rf"</?(?:{'|'.join(sorted(name_words().inline_markup))})\s*/?>", re.IGNORECASE)
"""Tags that may stand within a name."""
_ENDS_A_NAME = re.compile(r'[<>{}=\d]|"\s*[,:;\]]|"@$|\n\s*\n')  # "@: the language of a literal follows
_NEAR = re.compile(r"[.,\s'’()\-–_]{1,4}")
_BLANK = re.compile(r"[.\s]{1,3}")
_SET_OFF_BEFORE, _SET_OFF_AFTER = (
    re.compile(r"[,(:/]\s*$|\s[-–—]\s*$|^\s*[-–—]\s$"),
    re.compile(r"^\s*[,(:/]|^\s*[-–—]\s"),
)
_NUMBERED = re.compile(r"[^\W\d_]+ \d+")
_BORDER = re.compile(r"""([^\W\d_]+)\.?(?:<(?!/?tr\b)[^<>\n]*>|[ \t"',;|{}\[\]])+$""")
"""A word at the end of a cell, before the cell that follows in the same row."""
_CUT = re.compile(r"[.;!?]\s|[\n\t]")


_DAY_BEFORE, _NUMBER_AFTER = re.compile(r"\d[^\W\d_]{0,2}[\s\-/]{1,2}$"), re.compile(r",?[\s\-/]{1,2}['’]?\d")
_HYPHENATED = re.compile(r"-\s*\n\s*")


@cache
def _months() -> frozenset[str]:
    return frozenset(lexicon().dates.numbers)


def _words(text: str) -> set[str]:
    found = set(WORD.findall(text))
    if "-" in text and "\n" in text:
        found.update(WORD.findall(_HYPHENATED.sub("", text)))
    return {folded(word) for word in found}


class _Scan:
    """One pass over one text."""

    def __init__(self, names: Names, text: str, *, address: bool) -> None:
        text = INLINE_MARKUP.sub(lambda match: " " * len(match[0]), text) if "<" in text else text
        self.names, self.text, self.address = names, text, address
        self.spans = [match.span() for match in WORD.finditer(text)]
        self.folded = [folded(text[start:end]) for start, end in self.spans]

    def found(self, at: int | None = None) -> Iterator[Mention]:
        """The mentions from left to right, or those alone that hold the character at a place."""
        if at is None:
            yield from self._from(0, len(self.spans))
            return
        place = bisect_right(self.spans, at, key=itemgetter(0)) - 1
        for mention in self._from(max(0, place - self.names.longest), min(place + 2, len(self.spans))):
            if mention.start <= at < mention.end:
                yield mention

    def _from(self, place: int, until: int) -> Iterator[Mention]:
        while place < until:
            met = self._at(place)
            if met is None:
                place += 1
                continue
            mention, place = met
            yield mention

    def _gap(self, place: int) -> str:
        """What stands between a word and the next."""
        return self.text[self.spans[place][1] : self.spans[place + 1][0]]

    def _printed(self, place: int) -> str:
        start, end = self.spans[place]
        return self.text[start:end]

    def _at(self, place: int) -> tuple[Mention, int] | None:
        """The longest mention that begins at a word, and the word after it."""
        best = self._longest(place)
        if best is None:
            return self._given(place)
        if best[0] == 1 and not self._title(place) and self._is_pseudonym(place):
            return None
        for split in range(place + 1, place + best[0]):  # "Mr Price, T. Price": the initial belongs to who follows
            if self._gap(split - 1).isspace() and not _BLANK.fullmatch(self._beyond(split)[0]):
                continue  # "T Price / T Price": what a blank joins belongs together
            following, alone = self._longest(split), self._longest(place, split - 1)
            beyond = following is not None and following[1] > 1 and split + following[0] > place + best[0]
            if beyond and alone is not None and alone[0] == split - place:
                best = alone
                break
        return self._judged(place, *best)

    def _is_pseudonym(self, place: int) -> bool:
        """Whether a word stands in what an officer is called here, and is nobody's name."""
        match = _NUMBERED.match(self.text, self.spans[place][0])
        return match is not None and match[0] in self.names.called

    def _longest(self, place: int, until: int | None = None) -> tuple[int, int, str] | None:
        """The longest spelling that begins at a word and ends by another: its words, its rank, and its key."""
        names = self.names
        best: tuple[int, int, str] | None = None
        spelt = whole = {self.folded[place]}
        end = len(self.spans) if until is None else until + 1
        for last in range(place, min(place + names.longest, end)):
            if last > place:
                gap = self._gap(last - 1)
                if len(gap) > 40 or len(gap) - sum(map(str.isspace, gap)) > 6 or _ENDS_A_NAME.search(gap):
                    break
                word = self.folded[last]
                middle = spelt if len(word) == 1 and (self.address or self._printed(last).isupper()) else set()
                whole = {one + word for one in spelt}
                spelt = whole | middle
            for key in {names.seal(one) for one in whole}:
                rank = self._rank(key, place, last)
                if rank and (best is None or (last - place + 1, rank) > best[:2]):
                    best = (last - place + 1, rank, key)
        return best

    def _rank(self, key: str, place: int, last: int) -> int:
        names = self.names
        if key in names.full and (last > place or self._glued(place)):
            return 4
        if key in names.members and last > place:
            return 3
        if key in names.initial and self._has_initial(place, last):
            return 2
        return 1 if key in names.surnames else 0

    def _glued(self, place: int) -> bool:
        """Whether one word may be a whole name: a long one, or the name in an address of mail."""
        end = self.spans[place][1]
        return end - self.spans[place][0] >= 8 or self.text[end : end + 1] == "@"

    def _has_initial(self, place: int, last: int) -> bool:
        if last == place:
            return self.text[self.spans[place][1] :][:1] == "@"
        near = all(_NEAR.fullmatch(self._gap(at)) or self.address for at in range(place, last))
        mail = self.text[self.spans[last][1] :][:1] == "@"
        ends = (place, last) if last - place == 1 else range(place, last + 1)
        before = self.text[: self.spans[place][0]][-1:]
        return near and any(
            len(self.folded[at]) <= 3
            and (self.address or mail or self._printed(at).isupper())
            and not (at == place and before in ("'", "’"))
            for at in ends
        )

    def _judged(self, place: int, count: int, rank: int, key: str) -> tuple[Mention, int]:
        names, last = self.names, place + count - 1
        start, end = self.spans[place][0], self.spans[last][1]
        if rank == 3:
            return Mention(start, end, Kind.NAME, Verdict.KEEP, "", key), last + 1
        title = self._title(place)
        if rank == 4:
            verdict = self._whole(place, last, key)
            mention = Mention(start, end, Kind.NAME, verdict, names.full[key], key)
        else:
            called, surname = names.initial[key] if rank == 2 else (names.surnames[key].called, key)
            mention = Mention(start, end, Kind.INITIAL if rank == 2 else Kind.ALONE, Verdict.HIDE, called, surname)
            mention = self._surname(mention, place, last, key, title)
        if title == "courtesy" and mention.verdict is Verdict.HIDE:
            mention = replace(mention, start=self.spans[place - 1][0])
        return self._ruled(mention), last + 1

    def _whole(self, place: int, last: int, key: str) -> Verdict:
        if key in self.names.members:
            return Verdict.ASK
        low = self.text[self.spans[place][0] : self.spans[last][1]].islower()
        words = all(self.folded[at] in name_words().common for at in range(place, last + 1))
        return Verdict.ASK if low and words and not self.address else Verdict.HIDE

    def _title(self, place: int) -> str:
        """Which kind of title stands right before a word."""
        if place == 0 or not (self.address or _BLANK.fullmatch(self._gap(place - 1))):
            return ""
        word = self.folded[place - 1]
        if word in name_words().courtesy:
            return "courtesy"
        return "elected" if word in name_words().elected else ""

    def _cell_of(self, place: int) -> bool:
        """Whether the cell before holds what only a member is called; a mayor may be named there for the post."""
        start = self.spans[place][0]
        match = _BORDER.search(self.text[max(0, start - 80) : start])
        return match is not None and folded(match[1]) in name_words().elected - name_words().posts

    def _surname(self, mention: Mention, place: int, last: int, key: str, title: str) -> Mention:
        """What a surname is to be taken for, by what else it is and what stands beside it."""
        names = self.names
        standing = names.surnames[mention.key].standing
        if title == "elected" or (standing is Standing.ELECTED and mention.kind is Kind.ALONE and self._cell_of(place)):
            return replace(mention, verdict=Verdict.KEEP)
        if mention.kind is Kind.ALONE and not title and self._is_date(place, last):
            return replace(mention, verdict=Verdict.KEEP)
        kind, sure, post = mention.kind, True, None
        if kind is Kind.INITIAL:
            sure = key not in names.member_initials and not self._is_article(place, last)
        elif title:
            kind, sure = Kind.TITLE, standing is not Standing.ELECTED
        elif standing is not Standing.PLAIN:
            kind, sure, post = self._beside_a_post(place, last)
        if standing is Standing.PLAIN:
            printed = self.text[mention.start : mention.end]
            tag = kind is Kind.ALONE and len(printed) <= 3 and printed.islower() and not self.address
            return replace(mention, kind=kind, verdict=Verdict.KEEP if tag else Verdict.HIDE)
        if kind is Kind.ALONE and not sure:
            return replace(mention, verdict=self._alone(place, last, standing))
        return replace(mention, kind=kind, verdict=Verdict.HIDE if sure or self.address else Verdict.ASK, post=post)

    def _is_article(self, place: int, last: int) -> bool:
        """Whether the initial may be a word: "A" and "I" without a point."""
        at = place if len(self.folded[place]) == 1 else last
        end = self.spans[at][1]
        return self._printed(at) in ("A", "I") and self.text[end : end + 1] != "."

    def _is_date(self, place: int, last: int) -> bool:
        """Whether a word is the month of a printed date: beside the number of a day or a year."""
        if self.folded[place] not in _months() or place < last:
            return False
        start, end = self.spans[place]
        before, after = self.text[max(0, start - 6) : start], self.text[end : end + 6]
        return not self.address and bool(_DAY_BEFORE.search(before) or _NUMBER_AFTER.match(after))

    def _beside_a_post(self, place: int, last: int) -> tuple[Kind, bool, tuple[int, int] | None]:
        """Whether a surname that is a word too stands beside the post of its bearer, whether that is sure, and where.

        No post is what an officer is called here: in ``Officer 0042, Banks`` nobody is said to be called so.
        """
        held, nothing = name_words().held, (Kind.ALONE, False, None)
        if not self.address and not self._printed(place)[0].isupper():
            return nothing
        after, following = self._beyond(last)
        before = self._gap(place - 1) if place else ""
        if following in name_words().after_posts and after.isspace():  # "Head of Parks": a post and no name
            return nothing
        behind = self._near(range(last + 1, last + 4)) if _SET_OFF_AFTER.search(after) else []
        ahead = self._near(range(place - 1, place - 7, -1)) if _SET_OFF_BEFORE.search(before) else []
        beside = [*behind, *ahead]
        if any(self.folded[at] in name_words().elected for at in beside):  # "Khan, Deputy Mayor": a member's office
            return nothing
        neighbours = [last + 1] if following and (after.isspace() or self.address) else []
        neighbours += [place - 1] if place and (before.isspace() or self.address) else []
        for some, sure in ((beside, True), (neighbours, False)):
            for at in some:
                if self.folded[at] in held and not self._is_pseudonym(at):
                    return Kind.POST, sure, self.spans[at]
        return nothing

    def _beyond(self, last: int) -> tuple[str, str]:
        """What stands after a word, and the next word."""
        return (self._gap(last), self.folded[last + 1]) if last + 1 < len(self.spans) else ("", "")

    def _near(self, places: range) -> list[int]:
        """The words at some places, as far as no sentence or cell ends between."""
        found = []
        for at in places:
            if not 0 <= at < len(self.spans) - (places.step < 0):
                break
            if _CUT.search(self._gap(at if places.step < 0 else at - 1)):
                break
            found.append(at)
        return found

    def _alone(self, place: int, last: int, standing: Standing) -> Verdict:
        letters = sum(len(word) for word in self.folded[place : last + 1])
        if letters == 1:
            return Verdict.KEEP
        if self.address:
            return Verdict.KEEP if standing is Standing.COMMON else Verdict.HIDE
        _, following = self._beyond(last)
        if following in name_words().after_posts and self.folded[last] in name_words().held:
            return Verdict.KEEP
        if self._printed(place)[0].isupper() or (standing is not Standing.COMMON and letters > 2):
            return Verdict.ASK
        return Verdict.KEEP

    def _given(self, place: int) -> tuple[Mention, int] | None:
        """A first name beside a title, or before the surname's initial."""
        key = self.names.seal(self.folded[place])
        called = self.names.given.get(key)
        if called is None or self._title(place) != "courtesy":
            return None
        start, end = self.spans[place - 1][0], self.spans[place][1]
        return self._ruled(Mention(start, end, Kind.TITLE, Verdict.HIDE, called, key)), place + 1

    def _ruled(self, mention: Mention) -> Mention:
        """A mention as a person decided; nobody can keep what is surely an officer's."""
        rulings = self.names.rulings.get(mention.key, ())
        surely = mention.verdict is Verdict.HIDE and mention.kind in (Kind.NAME, Kind.INITIAL, Kind.TITLE)
        if surely or (mention.verdict is Verdict.KEEP and mention.kind is not Kind.ALONE):
            return mention
        for ruling in sorted(rulings, key=lambda r: -len(r.within)):
            if ruling.within and not self._lies_within(mention, ruling.within):
                continue
            if not ruling.within and not ruling.hide and mention.kind is not Kind.ALONE:
                continue
            low = self.text[mention.start : mention.end].islower()
            if ruling.hide and mention.verdict is Verdict.KEEP and not ruling.within and low and not self.address:
                continue
            return replace(mention, verdict=Verdict.HIDE if ruling.hide else Verdict.KEEP)
        return mention

    def _lies_within(self, mention: Mention, phrase: str) -> bool:
        pattern = r"\s+".join(map(re.escape, phrase.split()))
        return any(m.start() <= mention.start and mention.end <= m.end() for m in re.finditer(pattern, self.text))


def hidden(text: str, mentions: list[Mention]) -> str:
    """A text with what stands in the place of each mention that is to be hidden."""
    for mention in reversed(mentions):
        if mention.verdict is Verdict.HIDE:
            text = text[: mention.start] + mention.called + text[mention.end :]
    return text
