"""What the names of a document are like, and who is nobody."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Literal

from goldenthread.language.lexicon import ENGLISH, any_of, lexicon
from goldenthread.language.phrases import Phrase

NameForm = Literal["name - post", "post (name)", "surname, forename"]
"""How a cell prints a name: beside a post, or the surname first."""
_NAME, _NOBODY = Phrase("printed_name"), Phrase("names_nobody")


@dataclass(frozen=True, slots=True)
class KnownNames:
    """What the names of a document are like, and those that stand on their own somewhere in it.

    Attributes:
        officers: names that need no cutting: they tell where one name ends and the next begins.
        members: the same of lead members.
        post_words: words that make a name a post.
        units: units that stand alone in a cell of theirs.
        form: in which order the parts of a name are printed; found cell by cell where none is given.
        separators: what alone parts two names; commas, strokes, semicolons and the word ``and`` where none is given.
        one: whether a cell never names more than one.
        language: the language of the document.
    """

    officers: frozenset[str] = frozenset()
    members: frozenset[str] = frozenset()
    post_words: frozenset[str] = field(default_factory=frozenset)
    units: frozenset[str] = frozenset()
    form: NameForm | None = None
    separators: tuple[str, ...] = ()
    one: bool = False
    language: str = ENGLISH

    def is_post(self, text: str) -> bool:
        """Whether a text names a post, a team or an organisation, and no person."""
        return bool(_posts(self.post_words, self.language).search(text))

    def is_name(self, text: str) -> bool:
        """Whether a text looks like a name of several words."""
        return bool(_NAME.of(self.language).match(text))


@cache
def _posts(more: frozenset[str], language: str) -> re.Pattern[str]:
    words = lexicon(language)
    every = (*sorted(more), *words.words("post_words"), *words.words("organisation_words"))
    return re.compile(rf"\b{any_of(every)}s?\b", re.IGNORECASE)


@lru_cache(maxsize=4096)
def names_nobody(text: str, language: str = ENGLISH) -> bool:
    """Whether a text stands in the place of a name and names nobody.

    >>> names_nobody("To be appointed"), names_nobody("vacant."), names_nobody("Noone Lee")
    (True, True, False)
    >>> names_nobody("TBC?"), names_nobody("Cllr Vacant"), names_nobody("see action 4")
    (True, True, True)
    >>> names_nobody("Lead officer TBC"), names_nobody("All heads of service"), names_nobody("All Saints Trust")
    (True, True, False)
    """
    plain = text.rstrip("? ") or text
    return lexicon(language).holds("nobody", plain) or bool(_NOBODY.of(language).fullmatch(text.strip(" .:*[]\n")))
