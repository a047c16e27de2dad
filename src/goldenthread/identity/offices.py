"""Whether a printed name is a person's or an office's, and which office stands before a person's name."""

from __future__ import annotations

import re

from goldenthread.language.name_words import name_words
from goldenthread.language.phrases import Phrase

_NAMED_MEMBER = Phrase("named_member")
_POST = re.compile(rf"\b(?:{'|'.join(sorted(name_words().posts))})\b", re.IGNORECASE)
_OFFICE_BEFORE = Phrase("office_before_a_name")


def is_person(name: str, *, elected: bool) -> bool:
    """Whether a printed name that no register knows looks like a person's and not like a post's.

    >>> is_person("Cllr Ada Lark", elected=True), is_person("Cabinet Member for Parks", elected=True)
    (True, False)
    >>> is_person("Ada Lark", elected=False), is_person("Head of Parks", elected=False)
    (True, False)
    """
    if elected:
        return _NAMED_MEMBER.match(name) is not None
    return _POST.search(name) is None


def office_and_holder(name: str) -> tuple[str, str]:
    """An office printed before the name of its holder, and that name; the office is empty where none is.

    >>> office_and_holder("Deputy Mayor, Cllr Fern Hollis"), office_and_holder("Cllr Fern Hollis")
    (('Deputy Mayor', 'Cllr Fern Hollis'), ('', 'Cllr Fern Hollis'))
    >>> office_and_holder("Deputy Mayor and Cabinet Member for Parks")
    ('', 'Deputy Mayor and Cabinet Member for Parks')
    """
    match = _OFFICE_BEFORE.match(name.strip())
    if match is None or not re.match(r"[A-Z]", match["holder"]):
        return "", name
    return match["office"], match["holder"]
