"""Where a text names an officer: whole names, and surnames beside an initial, a title or a post, and alone.

A text is cut into runs of letters, and a name is found by the letters of neighbouring runs together: "O'Neill",
"ONeill" and "o-neill" are one spelling. The time grows with the text, not with the number of names.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from operator import itemgetter

from goldenthread.language.name_words import name_words
from goldenthread.redaction.beside_names import BesideNames
from goldenthread.redaction.first_names import first_name
from goldenthread.redaction.mention_kinds import Kind, Mention, Ruling, Standing, Surname, Verdict
from goldenthread.redaction.rulings import ruled
from goldenthread.redaction.spellings import WORD, folded
from goldenthread.redaction.surroundings import BLANK


@dataclass(frozen=True, slots=True)
class Names:
    """Every spelling of every officer, by joined letters; :mod:`goldenthread.redaction.officers` makes it of a graph.

    Attributes:
        full: whole names -> what stands in their place.
        initial: surnames with initials -> what stands in their place, and the surname.
        surnames: surnames.
        given: first names -> what stands in their place, and what else they are.
        turned: first words of names with the initials of the others, for a first word may be the surname.
        members: whole names of elected members, who stay named.
        member_initials: their surnames with initials.
        rulings: what a person decided, by key.
        words: all words of officers' names: a text without any of them names nobody.
        anchors: those without which no officer is named, but for first names.
        longest: how many runs of letters the longest spelling has.
        called: the pseudonyms, in which a word may be an officer's surname (``Officer 0042``).
        seal: how keys are written where the names themselves must not stand.
    """

    full: Mapping[str, str] = field(default_factory=dict)
    initial: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    surnames: Mapping[str, Surname] = field(default_factory=dict)
    given: Mapping[str, Surname] = field(default_factory=dict)
    members: frozenset[str] = frozenset()
    member_initials: frozenset[str] = frozenset()
    rulings: Mapping[str, tuple[Ruling, ...]] = field(default_factory=dict)
    words: frozenset[str] = frozenset()
    anchors: frozenset[str] = frozenset()
    longest: int = 1
    called: frozenset[str] = frozenset()
    turned: frozenset[str] = frozenset()
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


_ENDS_A_NAME = re.compile(r'[<>{}=\d]|"\s*[,:;\]]|"@$|\n\s*\n')  # "@: the language of a literal follows
_LOGIN = 6
"""Letters of the shortest word that is taken for an initial and a surname in one."""
_HYPHENATED = re.compile(r"-\s*\n\s*")


def _words(text: str) -> set[str]:
    found = set(WORD.findall(text))
    if "-" in text and "\n" in text:
        found.update(WORD.findall(_HYPHENATED.sub("", text)))
    words = {folded(word) for word in found}
    return words | {word[:-1] for word in words if word.endswith("s")}  # "the Okafors' plan"


class _Scan(BesideNames):
    """One pass over one text."""

    def __init__(self, names: Names, text: str, *, address: bool) -> None:
        super().__init__(text, names.called, address=address)
        self.names = names
        self._free = 0

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
            self._free = place
            yield mention

    def _at(self, place: int) -> tuple[Mention, int] | None:
        """The longest mention that begins at a word, and the word after it."""
        best = self._longest(place)
        if best is None:
            return self._given(place)
        if best[0] == 1 and not self.title(place) and self.is_pseudonym(place):
            return None
        for split in range(place + 1, place + best[0]):  # "Mr Price, T. Price": the initial belongs to who follows
            if self.gap(split - 1).isspace() and not BLANK.fullmatch(self.beyond(split)[0]):
                continue  # "T Price / T Price": what a blank joins belongs together
            following, alone = self._longest(split), self._longest(place, split - 1)
            beyond = following is not None and following[1] > 1 and split + following[0] > place + best[0]
            if beyond and alone is not None and alone[0] == split - place:
                best = alone
                break
        return self._judged(place, *best)

    def _longest(self, place: int, until: int | None = None) -> tuple[int, int, str] | None:
        """The longest spelling that begins at a word and ends by another: its words, its rank, and its key."""
        best: tuple[int, int, str] | None = None
        spelt = whole = {self.folded[place]}
        end = len(self.spans) if until is None else until + 1
        for last in range(place, min(place + self.names.longest, end)):
            if last > place:
                gap = self.gap(last - 1)
                if len(gap) > 40 or len(gap) - sum(map(str.isspace, gap)) > 6 or _ENDS_A_NAME.search(gap):
                    break
                word = self.folded[last]
                initial = len(word) == 1 and (self.address or self.printed(last).isupper())
                middle = spelt if initial or self.is_nickname(last) else set()
                whole = {one + word for one in spelt}
                spelt = whole | middle
            for one in whole if len(whole) == 1 else self._in_order(whole, place, last):
                rank, key = self._ranked(one, place, last)
                if rank and (best is None or (last - place + 1, rank) > best[:2]):
                    best = (last - place + 1, rank, key)
        return best

    def _in_order(self, letters: set[str], place: int, last: int) -> list[str]:
        """Readings of the same words, the likeliest first: all that is printed, then what an elected member may be."""
        printed, members = "".join(self.folded[place : last + 1]), self.names.members
        return sorted(letters, key=lambda one: (one != printed, self.names.seal(one) not in members, -len(one), one))

    def _ranked(self, letters: str, place: int, last: int) -> tuple[int, str]:
        """The rank and the key of some letters; or of those before a genitive's or a plural's s."""
        key = self.names.seal(letters)
        rank = self._rank(key, place, last)
        if rank or not letters.endswith("s") or len(self.folded[last]) == 1:
            return rank, key
        key = self.names.seal(letters[:-1])
        rank = self._rank(key, place, last)
        sure = rank > 2 or self.address or self.is_genitive(last) or self.title(place) == "courtesy"
        return (rank if sure else 0), key

    def _rank(self, key: str, place: int, last: int) -> int:
        names = self.names
        if key in names.full and (last > place or self.is_long(place)):
            return 4
        if key in names.members and last > place:
            return 3
        if key in names.initial and (self.has_initial(place, last) or self._is_login(place, last, key)):
            return 2
        return 1 if key in names.surnames else 0

    def _is_login(self, place: int, last: int, key: str) -> bool:
        """Whether one word may be what somebody is called by a computer: ``JOkafor``; ``jokafor`` of no word."""
        if last > place or (self.names.initial[key][1] not in self.names.surnames):
            return False
        if self.is_run_together(place):
            return True
        plain = self.names.surnames[self.names.initial[key][1]].standing is Standing.PLAIN
        return plain and len(self.folded[place]) >= _LOGIN and self.printed(place).islower()

    def _judged(self, place: int, count: int, rank: int, key: str) -> tuple[Mention, int]:
        names, last = self.names, place + count - 1
        start, end = self.spans[place][0], self.spans[last][1]
        if rank == 3:
            return Mention(start, end, Kind.NAME, Verdict.KEEP, "", key), last + 1
        title = self.title(place)
        if rank == 4:
            verdict = self._whole(place, last, key, title)
            mention = Mention(start, end, Kind.NAME, verdict, names.full[key], key)
        else:
            called, surname = names.initial[key] if rank == 2 else (names.surnames[key].called, key)
            mention = Mention(start, end, Kind.INITIAL if rank == 2 else Kind.ALONE, Verdict.HIDE, called, surname)
            mention = self._surname(mention, place, last, key, title)
        if title == "courtesy" and mention.verdict is Verdict.HIDE and ")" not in self.gap(place - 1):
            mention = replace(mention, start=self.spans[place - 1][0])
        return ruled(mention, self.names.rulings, self.text, address=self.address), last + 1

    def _whole(self, place: int, last: int, key: str, title: str) -> Verdict:
        if key in self.names.members:
            return Verdict.KEEP if title == "elected" else Verdict.ASK
        low = self.text[self.spans[place][0] : self.spans[last][1]].islower()
        words = all({word, word.removesuffix("s")} & name_words().common for word in self.folded[place : last + 1])
        return Verdict.ASK if low and words and not (self.address or self.is_mail(last)) else Verdict.HIDE

    def _surname(self, mention: Mention, place: int, last: int, key: str, title: str) -> Mention:
        """What a surname is to be taken for, by what else it is and what stands beside it."""
        standing = self.names.surnames[mention.key].standing
        if self._is_nobodys(mention, place, last, standing, title):
            return replace(mention, verdict=Verdict.KEEP)
        kind, sure, post = mention.kind, True, None
        if kind is Kind.INITIAL:
            if place == last and not (self.address or self.is_mail(last) or self.is_run_together(place)):
                return replace(mention, verdict=Verdict.ASK)  # a login, or a word that is spelt so
            sure = self._is_sure_initial(place, last, key, title)
        elif title:
            if self._may_be_a_plural(place, last, key):
                return replace(mention, kind=Kind.TITLE, verdict=Verdict.ASK)  # Mr Roberts, and an officer Robert
            kind, sure = Kind.TITLE, standing is not Standing.ELECTED
        elif (behind := self.title_behind(place, last))[0]:
            kind, sure = Kind.TITLE, behind[1] and standing is not Standing.ELECTED
        elif standing is not Standing.PLAIN:
            kind, sure, post = self.beside_a_post(place, last)
        if standing is Standing.PLAIN:
            return replace(mention, kind=kind, verdict=Verdict.HIDE)
        if kind is Kind.ALONE and not sure:
            return replace(mention, verdict=self._alone(place, last, standing))
        return replace(mention, kind=kind, verdict=Verdict.HIDE if sure or self.address else Verdict.ASK, post=post)

    def _is_sure_initial(self, place: int, last: int, key: str, title: str) -> bool:
        low = not self.is_mail(last) and any(map(self.is_low_initial, range(place, last + 1)))
        word = low or self.is_article(place, last)
        return key not in self.names.member_initials and (title == "courtesy" or not word)

    def _may_be_a_plural(self, place: int, last: int, key: str) -> bool:
        """Whether a surname was found without the s that the word ends with, and no apostrophe stands behind it."""
        if self.is_genitive(last) or not self.folded[last].endswith("s"):
            return False
        return self.names.seal("".join(self.folded[place : last + 1])) != key

    def _is_nobodys(self, mention: Mention, place: int, last: int, standing: Standing, title: str) -> bool:
        """Whether a surname is surely no officer's here: an elected member's, a month, the code of a language."""
        if title == "elected" or (
            place > 1 and self.title(place - 1) == "elected" and len(self.folded[place - 1]) == 1
        ):
            return True
        if mention.kind is not Kind.ALONE:
            return False
        if (standing is Standing.ELECTED and self.is_in_a_members_row(place)) or (
            not title and self.is_month(place, last)
        ):
            return True
        printed = self.text[mention.start : mention.end]
        code = not title and len(printed) <= 3 and printed.islower() and not (self.address or self.is_mail(last))
        return code and standing is Standing.PLAIN

    def _alone(self, place: int, last: int, standing: Standing) -> Verdict:
        letters = sum(len(word) for word in self.folded[place : last + 1])
        if letters == 1 or self.is_mail(last):
            return Verdict.KEEP if letters == 1 else Verdict.ASK
        if self.address:
            return Verdict.KEEP if standing is Standing.COMMON else Verdict.HIDE
        _, following = self.beyond(last)
        if following in name_words().after_posts and self.folded[last] in name_words().held:
            return Verdict.KEEP
        if self.printed(place)[0].isupper() or (standing is not Standing.COMMON and letters > 2):
            return Verdict.ASK
        return Verdict.KEEP

    def _given(self, place: int) -> tuple[Mention, int] | None:
        mention = first_name(self, place, self._free, self.names.given, self.names.turned, self.names.seal)
        if mention is None:
            return None
        after = max(place + 1, bisect_right(self.spans, mention.end - 1, key=itemgetter(0)))
        return ruled(mention, self.names.rulings, self.text, address=self.address), after
