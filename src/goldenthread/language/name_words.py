"""Words beside names, in place of names, or names and words at once: ``[names]`` of the file of a language."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from goldenthread.language.lexicon import ENGLISH, lexicon


@dataclass(frozen=True, slots=True)
class NameWords:
    """Sets of words in lower case.

    Attributes:
        courtesy: titles of anybody (``ms``).
        honours: degrees, orders and generations, behind a name (``mbe``).
        counted: those of them that may count something else (``Park II``).
        elected: titles of somebody who is elected (``cllr``).
        elected_offices: those of them that are offices, too (``mayor``).
        posts: what makes a printed name a post's.
        held: posts that one person holds.
        with_posts: what may stand with those in the title of a post.
        after_posts: what follows a post and not a name.
        particles: what a surname of several words begins with.
        bound_particles: those without which the rest is no surname.
        common: surnames that are words too.
    """

    courtesy: frozenset[str]
    honours: frozenset[str]
    counted: frozenset[str]
    elected: frozenset[str]
    elected_offices: frozenset[str]
    posts: frozenset[str]
    held: frozenset[str]
    with_posts: frozenset[str]
    after_posts: frozenset[str]
    particles: frozenset[str]
    bound_particles: frozenset[str]
    common: frozenset[str]


@cache
def name_words(language: str = ENGLISH) -> NameWords:
    """The words of a language; a set that its file leaves out is empty.

    >>> "ms" in name_words().courtesy, "price" in name_words().common
    (True, True)
    """
    said = lexicon(language).names
    sets = {name: frozenset(said.get(name, ())) for name in NameWords.__dataclass_fields__}
    return NameWords(**{**sets, "common": sets["common"] | sets["posts"] | sets["held"]})
