"""Several names in one cell without a mark between them: parted only where another cell shows where one ends."""

from __future__ import annotations

import re
from collections.abc import Collection

from goldenthread.language.lexicon import ENGLISH, lexicon
from goldenthread.language.phrases import Phrase

_AND = Phrase("and_between_members")
_INITIALS = re.compile(r"[^\W\d_a-zß-öø-ÿ]\.?(?: [^\W\d_a-zß-öø-ÿ]\.?)*")
_LONGEST = 4
"""So many parts has the longest name that is looked for among the known ones."""


def name_parts(text: str, language: str = ENGLISH) -> list[str]:
    """The words of a text, those together that no name is parted between.

    Initials belong to each other, a word in lower case and a particle (``Mac``) to the word behind it. A capital
    particle at the very front is a word like others: no given name precedes it.

    >>> name_parts("Mary Ann Mac Giolla"), name_parts("Ann de la Lee Poe"), name_parts("R. S. Lee")
    (['Mary', 'Ann', 'Mac Giolla'], ['Ann', 'de la Lee', 'Poe'], ['R. S.', 'Lee'])
    >>> name_parts("Van Lee"), name_parts("Jo and Ann")
    (['Van', 'Lee'], ['Jo', 'and', 'Ann'])
    """
    particles, joins = set(lexicon(language).words("name_particles")), _AND.of(language)
    words = text.split()
    parts: list[str] = []
    for at in range(len(words) - 1, -1, -1):
        word = words[at]
        leads = (word.islower() and not joins.fullmatch(word)) or (at > 0 and word.lower().rstrip(".") in particles)
        initials = parts and _INITIALS.fullmatch(word) and _INITIALS.fullmatch(parts[0])
        if parts and (leads or initials):
            parts[0] = f"{word} {parts[0]}"
        else:
            parts.insert(0, word)
    return parts


def cut_run(text: str, known: Collection[str], language: str = ENGLISH) -> list[tuple[str, bool]]:
    """The names of a run of words, and whether each is one by the word of another cell.

    It is parted only beside a known name, and only where each rest is a name of two parts or more: ``Mary Ann Mac
    Giolla`` is one name as long as no other cell holds ``Mary Ann`` alone; nor is it two then, since nobody is called
    ``Mac Giolla`` alone. The known names are chosen that leave the fewest parts over.

    Args:
        text: a text in which no separator stands.
        known: names that stand alone in other cells.
        language: the language of the document.

    >>> cut_run("Ann Lee Roy Poe", {"Roy Poe"}), cut_run("Ann Lee Roy Poe", ())
    ([('Ann Lee', False), ('Roy Poe', True)], [('Ann Lee Roy Poe', False)])
    >>> cut_run("Ann Lee Roy Poe", {"Ann Lee", "Roy Poe"}), cut_run("Ann Lee Mac Poe", {"Ann Lee"})
    ([('Ann Lee', True), ('Roy Poe', True)], [('Ann Lee Mac Poe', False)])
    """
    if text in known or not known:
        return [(text, text in known)]
    parts = name_parts(text, language)
    best: list[_Cut | None] = [((0, 0), ())]
    """For the first so many parts: how many stay unknown, in how many names, and where each name ends."""
    for end in range(1, len(parts) + 1):
        cuts: list[_Cut] = []
        for start in range(end):
            before = best[start]
            named = end - start <= _LONGEST and " ".join(parts[start:end]) in known
            if before is None or (end - start < 2 and not named):
                continue
            (unknown, names), ends = before
            cuts.append(((unknown + (0 if named else end - start), names + 1), (*ends, (start, end, named))))
        best.append(min(cuts, default=None))
    whole = best[-1]
    if whole is None:
        return [(text, False)]
    return [(" ".join(parts[start:end]), named) for start, end, named in whole[1]]


_Cut = tuple[tuple[int, int], tuple[tuple[int, int, bool], ...]]


def may_be_several(text: str, language: str = ENGLISH) -> bool:
    """Whether a text has more parts than one name commonly has: two given names and a surname.

    >>> may_be_several("Mary Ann Mac Giolla"), may_be_several("Ann Lee Roy Poe")
    (False, True)
    """
    return len(name_parts(text, language)) > 3
