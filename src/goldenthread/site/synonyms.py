"""Subjects and the names that documents give them, from ``synonyms.toml``, and what a council adds to them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import chain

from goldenthread.language.clauses import sentences
from goldenthread.model.subjects import OwnSubjects


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject.

    Attributes:
        key: its short name, for addresses.
        name: what its page is called.
        words: every name that it goes by.
        without: what holds such a word and is another subject.
        beside: names that may mean something else: they count in a sentence that holds a word of ``company``.
        company: those words.
        asked: words by which people ask for it: they lead the search to its page, and are found in no text.
    """

    key: str
    name: str
    words: tuple[str, ...]
    without: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    company: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()

    def found_in(self, text: str) -> tuple[str, ...]:
        """What a text calls the subject, as it stands there, each form once.

        >>> Topic("jobs", "Employment", ("into work", "job")).found_in("Jobs: help into-work, no jobless")
        ('Jobs', 'into-work')
        """
        return tuple(dict.fromkeys(text[start:end] for start, end in self.spans(text)))

    def spans(self, text: str) -> tuple[tuple[int, int], ...]:
        """Where a text speaks of the subject.

        >>> Topic("jobs", "Employment", ("job",)).spans("Job fairs, jobs")
        ((0, 3), (11, 15))
        >>> Topic("jobs", "Employment", ("job",), ("job lot",)).spans("Job fairs, job lots")
        ((0, 3),)
        >>> trade = Topic("young", "The young", ("school leaver",), (), ("apprentice",), ("young",))
        >>> trade.spans("Ten apprentices"), trade.spans("Ten young apprentices")
        ((), ((10, 21),))
        """
        found = _spans(self.words, text)
        if self.beside and (more := _spans(self.beside, text)):
            near = [(a, b) for a, b in sentences(text) if _spans(self.company, text[a:b])]
            kept = (span for span in more if any(a <= span[0] < b for a, b in near))
            found = tuple(sorted({*found, *kept}))
        if not found:
            return ()
        other = [match.span() for match in _pattern(self.without).finditer(text)] if self.without else []
        return tuple(span for span in found if not any(a <= span[0] and span[1] <= b for a, b in other))

    def perhaps_in(self, text: str) -> bool:
        """Whether a text says what may be the subject, and nothing by which it is.

        >>> trade = Topic("young", "The young", ("school leaver",), (), ("apprentice",), ("young",))
        >>> trade.perhaps_in("Ten apprentices"), trade.perhaps_in("Ten young apprentices"), trade.perhaps_in("Ten")
        (True, False, False)
        """
        return bool(self.beside and _spans(self.beside, text)) and not self.spans(text)


@dataclass(frozen=True, slots=True)
class Subjects:
    """All that is known of subjects.

    Attributes:
        topics: the subjects, by name.
        same: groups of names of one thing.
        ignored: words that are not searched for.
        between: small words that may stand between the parts of a long name.
        asking: words with which a question is asked: beside others they are not searched for.
        lists: words by which people ask for a page of the site, by its path.
    """

    topics: tuple[Topic, ...]
    same: tuple[tuple[str, ...], ...]
    ignored: tuple[str, ...]
    between: tuple[str, ...]
    asking: tuple[str, ...]
    lists: Mapping[str, tuple[str, ...]]


_MORE = ("without", "beside", "company", "asked")
"""What a subject may say besides its words, in the order in which a topic has it."""


@cache
def subjects(own: OwnSubjects | None = None) -> Subjects:
    """The subjects that ship with the program, and those that a council adds; its own stand in place of those."""
    content = tomllib.loads((files("goldenthread.site") / "synonyms.toml").read_text(encoding="utf-8"))
    added = own or OwnSubjects()
    same = _joined((*map(tuple, content["same"]["groups"]), *added.same))
    topics = {
        key: Topic(
            key, given["name"], _all_names(given["words"], same), *(tuple(given.get(name, ())) for name in _MORE)
        )
        for key, given in content["topics"].items()
    }
    topics |= {one.key: Topic(one.key, one.name, _all_names(one.words, same)) for one in added.subjects}
    return Subjects(
        tuple(sorted(topics.values(), key=lambda topic: topic.name)),
        same,
        tuple(content["ignored"]["words"]),
        tuple(content["between"]["words"]),
        tuple(content["asking"]["words"]),
        {path: tuple(words) for path, words in content["lists"].items()},
    )


def _joined(groups: Iterable[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """Groups of names of one thing; those that share a name, in letters of either size, are one."""
    found: list[tuple[str, ...]] = []
    for group in groups:
        low = set(map(str.casefold, group))
        joined = [other for other in found if not low.isdisjoint(map(str.casefold, other))]
        names: dict[str, str] = {}
        for name in (*chain(*joined), *group):
            names.setdefault(name.casefold(), name)
        found = [*(other for other in found if other not in joined), tuple(names.values())]
    return tuple(found)


def _all_names(words: Iterable[str], same: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """The words of a subject, and the other names of each."""
    found: dict[str, None] = {}
    for word in words:
        found[word] = None
        for group in same:
            if word.casefold() in map(str.casefold, group):
                found.update(dict.fromkeys(group))
    return tuple(found)


def _spans(words: tuple[str, ...], text: str) -> tuple[tuple[int, int], ...]:
    """Where any of some names stands in a text."""
    low = text.casefold()
    for start in _starts(words):  # a loop: what generates is twice as slow, a hundred thousand times
        if start in low:
            return tuple(match.span() for match in _pattern(words).finditer(text))
    return ()


@cache
def _starts(words: tuple[str, ...]) -> tuple[str, ...]:
    """How each name begins: a text without any of these needs no closer look."""
    return tuple(dict.fromkeys(re.split(r"[\s-]+", word)[0].casefold() for word in words))


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Whole words, the longest first; between their parts any space or hyphen, a comma or none, and perhaps an s."""
    forms = (_form(re.split(r"[\s-]+", word)) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})s?(?!\w)", re.IGNORECASE)


def _form(parts: Sequence[str]) -> str:
    """One name; a small word may stand between its parts where they are three or more, and so hardly meet by chance."""
    gap = r"[\s‐‑–-]+"
    small = "|".join(re.escape(word) for word in subjects().between)
    between = rf"{gap}(?:(?:{small}){gap})?" if len(parts) >= _LONG else gap
    return between.join(re.escape(part).replace(",", ",?") for part in parts)


_LONG = 3
"""Parts of a name that leave room for a small word."""
