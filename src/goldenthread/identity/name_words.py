"""Words that stand beside names, in place of names, or are names and words at once: data, ``name_words.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class NameWords:
    """Sets of words in lower case.

    Attributes:
        courtesy: titles of anybody (``ms``).
        elected: titles of somebody who is elected (``cllr``).
        posts: what makes a printed name a post's.
        held: posts that one person holds.
        with_posts: what may stand with those in the title of a post.
        after_posts: what follows a post and not a name.
        particles: what a surname of several words begins with.
        bound_particles: those without which the rest is no surname.
        inline_markup: tags that may stand within a name.
        common: surnames that are words too.
    """

    courtesy: frozenset[str]
    elected: frozenset[str]
    posts: frozenset[str]
    held: frozenset[str]
    with_posts: frozenset[str]
    after_posts: frozenset[str]
    particles: frozenset[str]
    bound_particles: frozenset[str]
    inline_markup: frozenset[str]
    common: frozenset[str]


@cache
def name_words() -> NameWords:
    """The words as they ship.

    >>> "ms" in name_words().courtesy, "price" in name_words().common
    (True, True)
    """
    said = tomllib.loads((files("goldenthread.identity") / "name_words.toml").read_text(encoding="utf-8"))
    sets = {key: frozenset(words.split() if isinstance(words, str) else words) for key, words in said.items()}
    return NameWords(**{**sets, "common": sets["common"] | sets["posts"] | sets["held"]})
