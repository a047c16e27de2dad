"""Titles of posts beside names: what is a post and no person, and a name without its office."""

from __future__ import annotations

import re

from goldenthread.language.name_words import name_words
from goldenthread.redaction.spellings import WORD, folded

LIKE_A_NAME = re.compile(r"[A-Z][^\W\d_]*[a-z][\w'’.-]*(?:\s+(?:[^\W\d_]{1,3}\s+)?[A-Z][\w'’.-]+)+")
"""Words with capitals, at least two."""


def is_a_post(title: str, *, named: bool = False) -> bool:
    """Whether a title that no register has is surely a post's: made of words for posts, or "POST of/for ...".

    Args:
        title: as printed, without the names that are known.
        named: whether a known name stood in it: then any word for a post will do.

    >>> is_a_post("Head of Streets"), is_a_post("Anthony Head"), is_a_post("Manager Harbours", named=True)
    (True, False, True)
    """
    words = name_words()
    said = [folded(word) for word in WORD.findall(title)]
    titles = words.posts | words.held
    if named:
        return not said or bool(titles & set(said)) or not LIKE_A_NAME.search(title)
    for place, word in enumerate(said):
        if word in words.after_posts:
            return place > 0 and said[place - 1] in titles and set(said[:place]) <= titles | words.with_posts
    return bool(titles & set(said)) and set(said) <= titles | words.with_posts


def untitled(name: str) -> str:
    """A member's name as printed, without the office beside it: "Deputy" is nobody's first name.

    >>> untitled("Deputy Mayor, Cllr Ada Lark"), untitled("Cabinet Member Ada Lark"), untitled("Ada Lark, Deputy Mayor")
    ('Ada Lark', 'Ada Lark', 'Ada Lark')
    >>> untitled("Ann Mayor"), untitled("Lark, Ada")
    ('Ann Mayor', 'Lark, Ada')
    """
    known = name_words()
    title = known.elected | known.courtesy
    office = title | known.posts | known.held | known.with_posts
    words = list(WORD.finditer(name))
    said = [folded(word[0]) for word in words]
    last = max((at for at, word in enumerate(said[:-1]) if at < len(said) - 2 and word in title), default=-1)
    first = last + 1
    while first < len(words) - 2 and said[first] in office:
        first += 1
    rest = name[words[first].start() :] if words else name
    whole, comma, after = rest.partition(",")
    behind = {folded(word) for word in WORD.findall(after)}
    return whole if comma and behind and behind <= office else rest
