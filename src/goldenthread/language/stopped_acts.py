"""Acts of any verb that a wording stops: ``stop subtitling the meetings``, ``no longer subtitle the meetings``.

No list of verbs is needed: that it is the opposite is told by the other wording, which begins with that very verb.
"""

from __future__ import annotations

import re

from goldenthread.language.lexicon import ENGLISH
from goldenthread.language.polarity import Polarity, bare, polarity
from goldenthread.language.stems import STOP
from goldenthread.language.work_stages import vocabulary

_WORD = re.compile(r"[^\W\d_](?:[\w'’]*\w)?")
_LONG = 6
"""Letters of a root with which a word begins that is made of it."""
Act = tuple[str, frozenset[str]]
"""The root of a verb, and the words of that to which it is done."""


def stops(one: str, other: str, language: str = ENGLISH) -> bool:
    """Whether one wording stops the act with which the other begins, done to the same.

    >>> stops("Stop subtitling the meetings of the council", "Subtitle meetings of the council")
    True
    >>> stops("Stop mapping the paths", "Repair the paths")
    False
    """
    known = polarity(language)
    begun, stopped = _begun(_words(other), known, language), _stopped(_words(one), known)
    if begun and stopped and begun[0] == stopped[0]:
        return bool(begun[1] & stopped[1]) and (begun[1] <= stopped[1] or stopped[1] <= begun[1])
    return _ends_what_is_named(_words(one), _words(other), known)


def _ends_what_is_named(one: list[str], other: list[str], known: Polarity) -> bool:
    """Whether one wording ends the act of the other by a noun of its verb: ``end fluoridation of the water``.

    That the other begins with a verb is told by the article behind it, or by the longer form of the noun.
    """
    behind = [word for word in _behind_a_stop(one, known) if word not in known.articles]
    if not behind or not other or behind[0] in STOP or bare(behind[0]) in known.neutral:
        return False
    noun, verb = behind[0], other[0]
    root = bare(verb)
    if bare(noun) != root and not (len(root) >= _LONG and noun.startswith(root)):
        return False
    if not known.articles & set(other[1:3]) and len(noun) <= len(verb):
        return False
    ended, begun = _act(behind, known), _act(other, known)
    return bool(ended and begun and begun[1] and begun[1] <= ended[1])


def _words(text: str) -> list[str]:
    return [word.lower().replace("’", "'") for word in _WORD.findall(text)]


def _begun(words: list[str], known: Polarity, language: str) -> Act | None:
    """The act with which a wording begins; ``bullying in schools`` begins with a thing, ``keep gritting`` does not."""
    first = _first(words, known)
    goes_on = vocabulary(language).goes_on
    if words[first : first + 1] and words[first] in goes_on and words[first + 1 : first + 2]:
        first += words[first + 1].endswith(known.going)
    if first == len(words):
        return None
    if words[first].endswith(known.going) and not (first and words[first - 1] in goes_on):
        return None
    return _act(words[first:], known)


def _stopped(words: list[str], known: Polarity) -> Act | None:
    """The act right behind a word that stops or denies it."""
    words = words[_first(words, known) :]
    denied = [one for one in known.not_done if tuple(words[: len(one)]) == one]
    if denied:
        return _act(words[max(map(len, denied)) :], known)
    behind = _behind_a_stop(words, known)
    return _act(behind, known) if behind and behind[0].endswith(known.going) else None


def _behind_a_stop(words: list[str], known: Polarity) -> list[str]:
    """What stands behind a word that stops whatever is done."""
    words = words[_first(words, known) :]
    for form in known.forms.get(words[0], ()) if words else ():
        size = len(form.words)
        if form.kind == "noun" or form.by_degree or form.sides.get(known.governs) != -1:
            continue
        if tuple(words[:size]) == form.words and words[size:]:
            return words[size:]
    return []


def _first(words: list[str], known: Polarity) -> int:
    """Where the act begins: behind ``we will``, ``continue to``."""
    return next((i for i, word in enumerate(words) if word not in known.before_act), len(words))


def _act(words: list[str], known: Polarity) -> Act | None:
    if not words or words[0] in STOP:
        return None
    things = (bare(word) for word in words[1:] if word not in STOP)
    return _root(words[0]), frozenset(thing for thing in things if thing not in known.neutral)


def _root(verb: str) -> str:
    """A verb without its ending; a letter that stands twice before the ending counts once: ``mapping``, ``map``."""
    root = bare(verb)
    return root[:-1] if root[-1:] == root[-2:-1] else root
