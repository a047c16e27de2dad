"""Acts and their opposites: the forms of verbs that a language knows, on which side of which axis each stands.

The words are the ``[polarity]`` of a language, to be read and amended by whoever knows how promises are written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from goldenthread.language.lexicon import ENGLISH, PolarityWords, lexicon
from goldenthread.language.stems import stem
from goldenthread.language.work_stages import FormKind

Sides = dict[str, int]
"""What an act is about, and whether it does (1) or undoes (-1) it."""
KINDS: tuple[FormKind, ...] = ("base", "participle", "going", "noun")


@dataclass(frozen=True, slots=True)
class ActForm:
    """A form of a verb: its words, those that stand apart from them, its kind and sides.

    Attributes beside these: whether it is of degree, undoes and says nothing else, or keeps a thing from something.
    """

    words: tuple[str, ...]
    apart: tuple[str, ...]
    kind: FormKind
    sides: Sides
    by_degree: bool
    undoing: bool
    keeping: bool


class Polarity:
    """The words of a language, compiled."""

    def __init__(self, known: PolarityWords) -> None:
        sides: dict[str, Sides] = {}
        kinds: dict[str, set[tuple[str, FormKind]]] = {}
        degree, undoing = frozenset(known.degree.split()), frozenset(known.unmistakable.split())
        for axis in known.axes:
            for lines, sign in ((axis.acts, 1), (axis.undone_by, -1)):
                for line in lines:
                    verb = line.split()[0]
                    sides.setdefault(verb, {})[axis.about] = sign
                    for place, forms in enumerate(line.split()):
                        kinds.setdefault(verb, set()).update((form, KINDS[min(place, 3)]) for form in forms.split("/"))
        keeping = frozenset(known.keeping.split())
        self.forms: dict[str, list[ActForm]] = {}
        for verb, found in sorted(kinds.items()):
            for spelt, kind in sorted(found):
                together, _, apart = spelt.partition("~")
                words, behind = _cut(together), _cut(apart)
                form = ActForm(words, behind, kind, sides[verb], verb in degree, verb in undoing, verb in keeping)
                self.forms.setdefault(words[0], []).append(form)
        for known_forms in self.forms.values():
            known_forms.sort(key=lambda one: (-len(one.words), not one.apart, KINDS.index(one.kind)))
        self.governs = known.axes[0].about if known.axes else ""
        self.allowing, self.kept_from = known.allowing, known.kept_from
        self.turning, self.not_turned = known.turning, frozenset(known.not_turned.split())
        self.beginnings = {**dict.fromkeys(known.again, 1), **dict.fromkeys(known.turning, -1)}
        self.before_act, self.articles = frozenset(known.before_act.split()), frozenset(known.articles.split())
        self.is_done, self.after_thing = frozenset(known.is_done.split()), frozenset(known.after_thing.split())
        self.adverb, self.going, self.joining = known.adverb, known.going, known.joining
        self.belonging, self.purpose = known.belonging, known.purpose
        self.neutral = frozenset(bare(word) for word in known.neutral.split())
        self.no_act = re.compile(
            "|".join(rf"\b{one}".replace(" ", r"\s+") for one in known.no_act) or "(?!)", re.IGNORECASE
        )
        self.not_done = [tuple(one.split()) for one in known.not_done]


def _cut(words: str) -> tuple[str, ...]:
    return tuple(word for word in words.split("-") if word) if words else ()


def bare(word: str) -> str:
    """A word without its ending; of one that ends in a silent letter, one form for one and for many."""
    return stem(word).removesuffix("e")


@cache
def polarity(language: str = ENGLISH) -> Polarity:
    """The acts and opposites of a language, read once."""
    return Polarity(lexicon(language).polarity)
