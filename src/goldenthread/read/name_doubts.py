"""Names of a lead cell that can be read in more than one way."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from goldenthread.language.lexicon import any_of, lexicon
from goldenthread.read.known_names import KnownNames, names_nobody
from goldenthread.read.name_cutting import SEPARATOR, begins_post, mixed_posts

DASH = re.compile(r"\s+[-–—]+\s+")
"""What parts a name from its post, or a unit from its officer."""
_IN_WORDS = re.compile(r"[^\W\d_A-Z]{2}")
"""Some small letters on end, which codes have not."""
_GIVEN = re.compile(r"[^\W\d_a-z][^\W\d_A-Z][^\W\d_]*")


def doubtful_names(parts: Sequence[str], names: str, known: KnownNames) -> list[str]:
    """Parts of a cell that may be other than they seem: names behind a post, given names alone, strange first words."""
    strange = [part for part in parts if _is_strange(part, known)]
    if known.one or known.separators:
        return strange
    strange += [part for part, _ in _given_alone(parts, known) if part not in strange]
    if not known.is_post(names):
        unit = len(parts) == 1 and not known.form and len(SEPARATOR.of(known.language).split(names)) > 1
        return [names] if unit and not known.is_name(parts[0]) else strange
    return list(dict.fromkeys([*_beside_posts(parts, names, known), *strange, *_cut_within(parts)]))


def _beside_posts(parts: Sequence[str], names: str, known: KnownNames) -> Iterator[str]:
    """Names that follow a post in one cell, and stand alone nowhere in the document."""
    joined = [part for part in parts if ", " in names and DASH.search(part) and not DASH.search(names)]
    turned = [part for part in parts if known.form is None and _may_name_its_holder(part, known)]
    following = [part for before, part in itertools.pairwise(parts) if _follows_a_post(before, part, known)]
    mixed = [part for part in parts if mixed_posts(part, known)]
    twice = [names] if may_say_one_twice(names, known.officers) else []
    yield from (*twice, *joined, *turned, *following, *mixed)


def may_say_one_twice(cell: str, alone: frozenset[str]) -> bool:
    """Whether words on both sides of a stroke may be one thing in two languages: neither stands alone in the document.

    >>> may_say_one_twice("Pennaeth Tai / Head of Housing", frozenset()), may_say_one_twice("CLC / D&R", frozenset())
    (True, False)
    >>> may_say_one_twice("Parks / Roads", frozenset({"Roads"})), may_say_one_twice("Parks / Roads / Art", frozenset())
    (False, False)
    """
    sides = [side.strip() for side in cell.split("/")]
    return len(sides) == 2 and alone.isdisjoint(sides) and all(map(_IN_WORDS.search, sides))


def _follows_a_post(before: str, part: str, known: KnownNames) -> bool:
    """Whether a name that stands alone nowhere follows a post."""
    return known.is_post(before) and not known.is_post(part) and _is_new_name(part, known)


def _may_name_its_holder(part: str, known: KnownNames) -> bool:
    """Whether a post has something behind its dash that looks like a name, and stands alone nowhere."""
    post, *rest = DASH.split(part, maxsplit=1)
    return bool(rest) and known.is_post(post) and _is_new_name(rest[0], known)


def _is_new_name(text: str, known: KnownNames) -> bool:
    return text not in known.officers and known.is_name(text)


def with_surnames(parts: Sequence[str], known: KnownNames) -> list[str]:
    """The parts of a cell; a given name whose surname stands behind the next one has it, where another cell shows so.

    >>> with_surnames(["Dot", "Sam Poe"], KnownNames(frozenset({"Dot Poe"})))
    ['Dot Poe', 'Sam Poe']
    >>> with_surnames(["Dot", "Sam Poe"], KnownNames())
    ['Dot', 'Sam Poe']
    """
    if known.one or known.separators:
        return list(parts)
    whole = {part: name for part, name in _given_alone(parts, known) if name in known.officers}
    return [whole.get(part, part) for part in parts]


def _given_alone(parts: Sequence[str], known: KnownNames) -> Iterator[tuple[str, str]]:
    """Single words before a name, each with the surname of that name: ``Dot`` of ``Dot and Sam Poe``, and ``Dot Poe``.

    A word alone may as well be a unit; one that is known as such, or for a post, is none of them.
    """
    for place, part in enumerate(parts):
        later = next((one for one in parts[place + 1 :] if " " in one), "")
        plain = _GIVEN.fullmatch(part) and part not in known.units and part not in known.officers
        if plain and known.is_name(later) and not known.is_post(later) and not _says_another(part, known):
            yield part, f"{part} {later.split()[-1]}"


def _says_another(part: str, known: KnownNames) -> bool:
    return known.is_post(part) or names_nobody(part, known.language)


def _is_strange(part: str, known: KnownNames) -> bool:
    """Whether a part begins with a small word that is none of a name, ends as a question, or has a dash between names.

    >>> [_is_strange(text, KnownNames()) for text in ("cc Ann Lee", "Ann Lee?", "Pennaeth Parc - Ann Lee")]
    [True, True, True]
    >>> [_is_strange(text, KnownNames()) for text in ("de Poe", "van der Poe", "Ann Lee - Head of Parks")]
    [False, False, False]
    """
    first, *rest = part.split()[:2] or [""]
    words = lexicon(known.language)
    small = first.islower() and not words.holds("name_particles", first) and part not in known.officers
    sides = DASH.split(part, maxsplit=1)
    dashed = known.form is None and len(sides) == 2 and all(map(known.is_name, sides))
    unknown = not any(side in known.officers or known.is_post(side) for side in sides)
    return (small and (bool(rest) or not known.is_post(part))) or part.endswith("?") or (dashed and unknown)


def _cut_within(parts: Sequence[str]) -> list[str]:
    """Parts that kept a comma where another was cut at ``and``: which of them belongs to which nobody can tell."""
    kept = [part for part in parts if ", " in part]
    return kept if len(parts) > len(kept) else []


def is_remark(inside: str, known: KnownNames) -> bool:
    """Whether brackets behind a name hold a remark or the title of its post, and no unit.

    >>> [is_remark(text, KnownNames()) for text in ("acting", "was Ann Lee", "Portfolio Holder", "Parks")]
    [True, True, True, False]
    """
    words = lexicon(known.language)
    remark, title = any_of(words.words("bracket_remarks")), any_of(words.words("member_titles"))
    if re.search(rf"(?:^|\s){remark}$|^(?:{remark}|{title})\b", inside, re.IGNORECASE):
        return True
    return begins_post(inside, known)


def vacant_post(chunk: str, known: KnownNames) -> tuple[str, str]:
    """A post without the words behind it that say that nobody holds it, and those words.

    >>> vacant_post("Head of Parks TBC", KnownNames()), vacant_post("Head of Parks", KnownNames())
    (('Head of Parks', 'TBC'), ('Head of Parks', ''))
    >>> vacant_post("Chief Planning Officer", KnownNames()), vacant_post("Director of Partners", KnownNames())
    (('Chief Planning Officer', ''), ('Director of Partners', ''))
    """
    words, language = chunk.split(), lexicon(known.language)
    opened = re.compile(any_of(language.words("open_posts")), re.IGNORECASE)
    for place in range(1, len(words)):
        post, rest = " ".join(words[:place]), " ".join(words[place:])
        in_a_title = known.is_post(rest) or any(language.holds(one, rest) for one in ("lead_role", "everybody"))
        if in_a_title or opened.fullmatch(post):
            continue
        if known.is_post(post) and not names_nobody(post, known.language) and names_nobody(rest, known.language):
            return post.rstrip(",:"), rest
    return chunk, ""
