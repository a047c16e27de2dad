"""First names beside what says that their bearer is meant: a title, the surname's initial, a post.

Where a register writes ``Kovács Anna`` nothing says which of the two is the surname. So the first word is looked for as
one, too: ``A. Kovács`` and ``Head of Lanes (Kovács)`` name her as ``K. Anna`` does.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping

from goldenthread.redaction.beside_names import BesideNames
from goldenthread.redaction.mention_kinds import Kind, Mention, Standing, Surname, Verdict


def first_name(
    text: BesideNames,
    place: int,
    free: int,
    given: Mapping[str, Surname],
    turned: Container[str],
    seal: Callable[[str], str],
) -> Mention | None:
    """What a word says of an officer whose first name it is, or nothing.

    Args:
        text: where it stands.
        place: which word.
        free: the first word that belongs to no mention before it.
        given: first names -> what stands in their place, and what else they are.
        turned: first words of names with the initials of the others.
        seal: how their keys are written.
    """
    key = seal(text.folded[place])
    said, title = given.get(key), text.title(place)
    if said is None or title == "elected":
        return None
    (start, end), plain = text.spans[place], said.standing is Standing.PLAIN
    if title == "courtesy":
        return Mention(text.spans[place - 1][0], end, Kind.TITLE, Verdict.HIDE, said.called, key)
    for first, last in _with_initials(place):
        if not (first >= 0 and last < len(text.spans) and text.has_initial(first, last)):
            continue
        if seal("".join(text.folded[first : last + 1])) in turned:
            if first == place and last > place and _is_of_who_follows(text, last, turned, seal):
                continue
            sure = plain or not text.is_article(first, last)
            start, end = text.spans[max(first, free)][0], text.spans[last][1]
            return Mention(start, end, Kind.INITIAL, Verdict.HIDE if sure else Verdict.ASK, said.called, key)
    if _is_part_of_a_name(text, place):
        return None
    kind, sure, post = text.beside_a_post(place, place)
    if kind is not Kind.POST or not sure:
        return None
    return Mention(start, end, kind, Verdict.HIDE if plain else Verdict.ASK, said.called, key, post)


def _with_initials(place: int) -> list[tuple[int, int]]:
    """The runs of words that may be a name, perhaps with hyphens, and an initial on one side; the longest first."""
    return [run for last in (place + 2, place + 1, place) for run in ((place - 1, last), (place, last))]


def _is_of_who_follows(text: BesideNames, last: int, turned: Container[str], seal: Callable[[str], str]) -> bool:
    """Whether an initial belongs to the word behind it: ``Kovács, A. Kovács``; or is the beginning of a cut word."""
    end = text.spans[last][1]
    if text.text[end : end + 1] == "<" and text.text[end + 1 : end + 2] != "/":
        return True
    following = text.folded[last + 1 : last + 2]
    return bool(following) and text.has_initial(last, last + 1) and seal(text.folded[last] + following[0]) in turned


def _is_part_of_a_name(text: BesideNames, place: int) -> bool:
    """Whether a word with a capital stands beside a word: ``Anna Nobody, Head of Streets`` is somebody else."""
    neighbours = [(place, place + 1)] if place + 1 < len(text.spans) else []
    neighbours += [(place - 1, place - 1)] if place else []
    return any(text.gap(gap).isspace() and text.printed(word)[0].isupper() for gap, word in neighbours)
