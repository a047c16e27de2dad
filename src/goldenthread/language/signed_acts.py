"""Which acts a wording names, to what each is done, and on which side of its opposite it stands.

``Halt plans to close the library`` keeps the library: what is done to an act turns it, so that the sides of all words
that govern one another are multiplied.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from goldenthread.language.lexicon import ENGLISH
from goldenthread.language.polarity import ActForm, Polarity, Sides, bare, polarity
from goldenthread.language.stems import STOP

_TOKEN = re.compile(r"[^\W\d_](?:[\w'’]*\w)?|[;:.,()]")
_ENDS = frozenset(";:.,()")
NOWHERE = range(0)
_NEAR = 3
"""Words before an act among which its negation stands."""


@dataclass(frozen=True, slots=True)
class SignedAct:
    """An act of a wording, and the thing to which it is done.

    Attributes:
        sides: what it is about, with 1 or -1.
        head: the word that names the thing, without its ending.
        thing: all words of the thing.
        around: the words of what is said about it.
        names: words with a capital.
        by_degree: whether it is done to the amount of the thing.
        undoing: whether one of its words undoes and says nothing else.
    """

    sides: Sides
    head: str
    thing: frozenset[str]
    around: frozenset[str]
    names: frozenset[str]
    by_degree: bool = False
    undoing: bool = False


@dataclass(frozen=True, slots=True)
class _Found:
    """A form where it stands: its first word, and the one behind its last."""

    form: ActForm
    start: int
    end: int
    sign: int = 1


@lru_cache(maxsize=1 << 14)
def signed_acts(text: str, language: str = ENGLISH) -> tuple[SignedAct, ...]:
    """The acts of a wording, each with the thing to which it is done, as stems.

    >>> [(one.head, one.sides) for one in signed_acts("Halt the closure of the toy library")]
    [('library', {'whether a thing is there': 1})]
    >>> [sorted(one.thing) for one in signed_acts("Scrap the bus gate and plant a tree")]
    [['bus', 'gat'], ['tre']]
    """
    return tuple(_Reading(text, polarity(language)).acts())


class _Reading:
    """One wording while it is read.

    Args:
        text: the wording.
        known: the words of its language.
    """

    def __init__(self, text: str, known: Polarity) -> None:
        self.known = known
        idle = [match.span() for match in known.no_act.finditer(text)]
        tokens = [(match.group(), match.start()) for match in _TOKEN.finditer(text)]
        self.printed = [word for word, _ in tokens]
        self.words = [word.lower().replace("’", "'") for word, _ in tokens]
        self.idle = [any(start <= place < end for start, end in idle) for _, place in tokens]
        self.gone: set[int] = set()  # words that belong to a verb and stand apart from it

    def acts(self) -> Iterator[SignedAct]:
        """The acts, in their order."""
        found = list(self._found())
        if not found:
            yield from self._opening()
            return
        governed, since = 1, 0
        by_degree = undoing = False
        for number, (one, following) in enumerate(zip(found, [*found[1:], None], strict=True)):
            if number and governed == 1 and self._only_for(found[number - 1], one):
                continue
            sign = governed * one.sign * (-1 if self._negated(one) else 1)
            by_degree, undoing = by_degree or one.form.by_degree, undoing or one.form.undoing
            if following and self._governs(one, following):
                governed = sign * one.form.sides.get(self.known.governs, next(iter(one.form.sides.values())))
                since = one.end
                continue
            sides = {about: sign * side for about, side in one.form.sides.items()}
            for start, end in self._things(one, following.start if following else len(self.words), since):
                if act := self._act(
                    sides, start, end, own=range(one.start, one.end), by_degree=by_degree, undoing=undoing
                ):
                    yield act
            kept, turned = self._kept(one, following, sign)
            yield from kept
            governed, since = (-1, one.end) if turned else (1, 0)
            by_degree = undoing = False

    def _opening(self) -> Iterator[SignedAct]:
        """The act of a wording with no known verb: its first word, perhaps turned; or that there shall be a thing."""
        words = self.words
        if len(words) < 2:
            return
        if words[0] in self.known.articles:
            act = self._act({self.known.governs: 1}, 0, self._clause_end(0))
        else:
            turned = next((one for one in self.known.turning if self._turned(words[0], one)), "")
            verb = bare(words[0].removeprefix(turned))
            act = self._act({verb: -1 if turned else 1}, 1, self._clause_end(0))
        if act:
            yield act

    def _turned(self, word: str, turning: str) -> bool:
        return word.startswith(turning) and len(word) > len(turning) + _NEAR and word not in self.known.not_turned

    def _found(self) -> Iterator[_Found]:
        """The forms of verbs that are acts where they stand."""
        place = 0
        while place < len(self.words):
            one = None if self.idle[place] or place in self.gone else self._form_at(place)
            if one:
                yield one
            place = one.end if one else place + 1

    def _form_at(self, place: int) -> _Found | None:
        for form in self.known.forms.get(self.words[place], ()):
            end = place + len(form.words)
            if tuple(self.words[place:end]) != form.words or not self._is_act(form, place, end):
                continue
            if form.apart:
                span = self._clause_end(end)
                size = len(form.apart)
                behind = next((i for i in range(end + 1, span) if tuple(self.words[i : i + size]) == form.apart), None)
                if behind is None:
                    continue
                self.gone |= set(range(behind, behind + size))
            return _Found(form, place, end)
        for beginning, sign in self.known.beginnings.items():  # a known verb behind a beginning
            if self._turned(self.words[place], beginning):
                for form in self.known.forms.get(self.words[place].removeprefix(beginning), ()):
                    if len(form.words) == 1 and self._is_act(form, place, place + 1):
                        return _Found(form, place, place + 1, sign)
        return None

    def _is_act(self, form: ActForm, start: int, end: int) -> bool:
        """Whether a form is an act where it stands, and no adjective and no thing."""
        before = self.words[start - 1] if start else ""
        after = self.words[end] if end < len(self.words) else ""
        begins = not before or before in _ENDS
        ends = (
            not after
            or after in _ENDS
            or after in (*self.known.after_thing, self.known.belonging)
            or bare(after) in self.known.neutral
        )
        match form.kind:
            case "base" | "going":
                return begins or before in self.known.before_act or self._says_how(before) or self._not_at(start)
            case "participle":
                return before in self.known.is_done or self._not_at(start) or (ends and not begins)
            case "noun":
                return ends or after in self.known.is_done

    def _leads_on(self, word: str) -> bool:
        return word in self.known.after_thing or word == self.known.belonging

    def _says_how(self, word: str) -> bool:
        return bool(self.known.adverb) and word.endswith(self.known.adverb)

    def _not_at(self, place: int) -> bool:
        """Whether a negation stands right before a word."""
        return any(tuple(self.words[max(0, place - len(one)) : place]) == one for one in self.known.not_done)

    def _negated(self, one: _Found) -> bool:
        before = self.words[self._clause_start(one.start) : one.start][-_NEAR:]
        return any(
            tuple(before[i : i + len(words)]) == words for words in self.known.not_done for i in range(len(before))
        )

    def _only_for(self, before: _Found, one: _Found) -> bool:
        """Whether an act is only what the one before it is for: ``entitle tenants to keep pets``."""
        between = self.words[before.end : one.start]
        return between[-1:] == [self.known.purpose] and not any(word in _ENDS for word in between)

    def _governs(self, one: _Found, following: _Found) -> bool:
        """Whether an act is done to the next one: ``oppose the closure``."""
        between = self.words[one.end : following.start]
        if any(word in _ENDS for word in between) or self.known.joining in between:
            return False
        light = self.known.before_act | self.known.articles | self.known.neutral
        if all(word in light or bare(word) in light or self._says_how(word) for word in between):
            return following.form.kind != "participle"
        return following.form.kind == "noun" and not any(word in self.known.after_thing for word in between)

    def _kept(self, one: _Found, following: _Found | None, sign: int) -> tuple[tuple[SignedAct, ...], bool]:
        """What an act keeps its thing from: that it is not allowed there, or that the act which follows is turned.

        ``Protect the dunes from building``, ``save the mill from closure``.
        """
        end = self._clause_end(one.end)
        leads = next((i for i in range(one.end + 1, end) if self.words[i] == self.known.kept_from), end)
        if not one.form.keeping or sign < 0 or leads == end:
            return (), False
        if following and leads < following.start < end and following.form.sides.get(self.known.governs) == -1:
            return (), True
        found = self._act({self.known.allowing: -1, self.known.governs: -1}, leads + 1, end)
        there = frozenset(self._stems(range(one.end, leads)))
        return ((replace(found, thing=found.thing | there),) if found else ()), False

    def _clause_end(self, place: int) -> int:
        return next((i for i in range(place, len(self.words)) if self.words[i] in _ENDS), len(self.words))

    def _clause_start(self, place: int) -> int:
        return next((i + 1 for i in range(place - 1, -1, -1) if self.words[i] in _ENDS), 0)

    def _things(self, one: _Found, limit: int, since: int) -> Iterator[tuple[int, int]]:
        """Where the things stand to which an act is done: behind it, or before it where it has been done to them.

        Args:
            one: the act.
            limit: where the next one stands.
            since: the end of the act that governs it, or 0: ``remove the diesel subsidy for farmers``.
        """
        start, end = one.end, min(self._clause_end(one.end), limit)
        behind = self.words[start] if start < len(self.words) else ""
        noun = one.form.kind == "noun"
        if one.form.kind == "participle" or (noun and (start >= end or behind in self.known.is_done)):
            begin = max(since, self._clause_start(one.start))
            stop = one.start
            while stop > begin and self.words[stop - 1] in (self.known.is_done | self.known.before_act):
                stop -= 1
            yield begin, stop
            return
        if noun and since and self._stems(range(max(since, one.start - 1), one.start)):
            start = since  # a noun of two words: what stands before it is meant
        elif noun:
            start += 1  # the word that leads to it, or a plan of it
            start += start < end and self._leads_on(self.words[start])
        for place in range(start + 1, end - 1):
            if self.words[place] == self.known.joining and self.words[place + 1] in self.known.articles:
                yield start, place
                start = place + 1
        yield start, end

    def _act(
        self,
        sides: Sides,
        start: int,
        end: int,
        *,
        own: range = NOWHERE,
        by_degree: bool = False,
        undoing: bool = False,
    ) -> SignedAct | None:
        """An act done to what stands there, apart from its own words; none where nothing does."""
        stop = min([end, *(i for i in self.gone if i >= start)])
        places = [i for i in range(start, stop) if i not in own]
        thing, around = self._cut(places)
        if around and not self._stems(thing):  # halt plans for a runway
            thing, around = self._cut(around[1:])
        all_neutral = not self._stems(thing)  # withdraw the local plan
        told = self._stems(thing, neutral_too=all_neutral)
        if not told:
            return None
        first = next((n for n, i in enumerate(thing) if n and self.words[i] == self.known.belonging), len(thing))
        head = (self._stems(thing[:first], neutral_too=all_neutral) or told)[-1]
        names = frozenset(bare(self.words[i]) for i in places if i and self.printed[i][:1].isupper())
        return SignedAct(
            sides, head, frozenset(told), frozenset(self._stems(around)), names, by_degree=by_degree, undoing=undoing
        )

    def _cut(self, places: Sequence[int]) -> tuple[Sequence[int], Sequence[int]]:
        """The words of a thing, and of what is said about it."""
        cut = next((n for n, i in enumerate(places) if n and self.words[i] in self.known.after_thing), len(places))
        return places[:cut], places[cut:]

    def _stems(self, places: Sequence[int], *, neutral_too: bool = False) -> list[str]:
        """What the words say, without those that do not tell one thing from another, or with them."""
        words = [bare(self.words[i].removesuffix("'s")) for i in places if self.words[i] not in STOP]
        return [word for word in words if neutral_too or word not in self.known.neutral]
