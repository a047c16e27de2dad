"""Words of a lead cell that are labels, titles of the elected, or the end of a post in brackets."""

from __future__ import annotations

import re

from goldenthread.language.lexicon import any_of, lexicon
from goldenthread.read.known_names import KnownNames
from goldenthread.read.name_cutting import parts_of

_LABEL = re.compile(
    r"(?:^|(?<=[;,/\n])\s*)(?P<label>[^\W\d_][\w ]{1,24})(?::\s*|\s+[-–—]+\s+)(?=(?P<named>[^\W\d_a-z][^;,/\n(]*))"
)
_IN_WORDS = re.compile(r"[^\W\d_A-Z]{3}")
"""Small letters on end, as codes have none."""


def without_labels(cell: str, known: KnownNames) -> str:
    """A cell without the words that say which part a name has: ``Lead: Ann Lee; Support: Roy Poe``.

    Behind a dash must stand who has it: a name, a post, or somebody elected.

    >>> [without_labels(cell, KnownNames()) for cell in ("Lead: Ann Lee; Support: Roy Poe", "Director: Place")]
    ['Ann Lee;Roy Poe', 'Director: Place']
    >>> [without_labels(cell, KnownNames()) for cell in ("Lead officer - Ann Lee", "Officer - Parks", "Ann Lee - Lead")]
    ['Ann Lee', 'Officer - Parks', 'Ann Lee - Lead']
    """
    words = lexicon(known.language)

    def unlabelled(match: re.Match[str]) -> str:
        if not words.holds("part_labels", match["label"]):
            return match[0]
        first = parts_of(match["named"].strip(), known)[0]
        named = known.is_name(first) or known.is_post(first) or is_member(first, known)
        return "" if named or ":" in match[0] else match[0]

    return _LABEL.sub(unlabelled, cell)


def is_member(chunk: str, known: KnownNames) -> bool:
    """Whether a name has the title of somebody who is elected before it, and is no post.

    >>> [is_member(text, KnownNames()) for text in ("Cllr. Ann Lee", "Ald Poe", "Councillor Support Officer", "Mayor")]
    [True, True, False, False]
    """
    words = lexicon(known.language)
    titles = any_of((*words.names.get("elected", ()), *words.words("elected_titles")))
    match = re.match(rf"(?i:{titles})\.?\s+(?=[^\W\d_a-z])", chunk)
    return match is not None and not known.is_post(chunk[match.end() :])


def goes_on_in_brackets(names: str, inside: str, known: KnownNames) -> bool:
    """Whether brackets in words say of which work the last post of a text is, and name neither unit nor holder.

    A post that is nothing but a rank goes on with a unit too, and with what looks like a name.

    >>> [goes_on_in_brackets(post, "Finance", KnownNames()) for post in ("Assistant Director", "Ann Lee")]
    [True, False]
    >>> parks = KnownNames(units=frozenset({"Parks"}))
    >>> [goes_on_in_brackets(post, "Parks", parks) for post in ("Assistant Director", "Head of Trees")]
    [True, False]
    """
    post = parts_of(names, known)[-1]
    if not _IN_WORDS.search(inside) or not known.is_post(post) or inside in known.officers:
        return False
    words = lexicon(known.language)
    ranks = any_of(tuple(word for group in ("post_words", "begins_posts", "unit_ends") for word in words.words(group)))
    rank = rf"(?:{ranks}\s*|{any_of(words.words('date_of'))}\s+)+"
    unit = inside in known.units or known.is_name(inside)
    return not unit or bool(re.fullmatch(rank, post, re.IGNORECASE))
