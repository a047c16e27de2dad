"""Whether the lowest headings of a document that nobody has described are its commitments, and the rows their steps."""

from __future__ import annotations

import re
from collections.abc import Sequence

from goldenthread.language.lexicon import lexicon
from goldenthread.read.column_guesses import ColumnGuess
from goldenthread.read.heading_guesses import HeadingGuess
from goldenthread.read.kind_guesses import numbered_anew_under, refs_of
from goldenthread.read.table_guesses import GuessedTable

Useful = Sequence[tuple[GuessedTable, list[ColumnGuess]]]

_NUMBERED = re.compile(r"(?:[A-Z]{1,3}[ .-]?)?\d{1,3}(?:\.\d{1,3})+[a-z]?[.):]?\s+(?P<text>\S.*)")
"""A heading whose number has several parts, as those of commitments have: ``1.1 Extend the hours``."""
_MOSTLY = 0.9
_WORDS = 3
"""Words that what is to be done has on average at least; a subject has fewer."""


def why_commitments(headings: Sequence[HeadingGuess], useful: Useful) -> str:
    """Why the headings of the lowest level are commitments, with how sure that is; empty where they are not.

    Args:
        headings: how those of each level look, the lowest last.
        useful: the tables, and what their columns were taken for.
    """
    unknown = bool(headings) and not headings[-1].kind
    if any(one.kind == "activity" for one in headings) or (unknown and _only_milestones(useful)):
        return "likely: headings are the commitments: below them stand milestones"
    if not unknown:
        return ""
    refs, _ = refs_of(useful)
    if _are_numbered(headings[-1].texts) and (not refs or numbered_anew_under(refs)):
        return (
            "a guess: headings are the commitments, as their numbers have several parts and the rows below none of "
            'their own: write kind = "objective" and states = "activity" if they are not'
        )
    return ""


def _are_numbered(texts: Sequence[str]) -> bool:
    """Whether most headings have a number of several parts and say what is to be done.

    >>> _are_numbered(["1.1 Extend the hours", "1.2 Light the path"]), _are_numbered(["1.1 Housing", "1.2 Play"])
    (True, False)
    >>> _are_numbered(["1. Extend the library hours", "2. Light the path"])
    False
    """
    found = [match["text"] for text in texts if (match := _NUMBERED.fullmatch(text))]
    long = sum(len(text.split()) for text in found) >= _WORDS * len(found)
    return bool(found) and len(found) >= _MOSTLY * len(texts) and long


def _only_milestones(useful: Useful) -> bool:
    """Whether the heads of all columns of titles speak of milestones."""
    heads = [column.head for _, columns in useful for column in columns if column.field == "title"]
    return all(lexicon().holds("head_milestones", head) for head in heads)
