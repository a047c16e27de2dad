"""Where one name in a cell ends and the next begins."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from goldenthread.language.lexicon import any_of, lexicon
from goldenthread.language.phrases import Phrase
from goldenthread.read.known_names import KnownNames, names_nobody
from goldenthread.read.name_runs import cut_run, may_be_several, name_parts

SEPARATOR = Phrase("parts_names")
_PARTS_TURNED = Phrase("parts_turned_names")
JOINS = Phrase("joins_in_a_name")
_SEGMENT = re.compile(r"([^()\[\]]*)(?:[(\[]([^()\[\]]*)[)\]]?)?")
_INITIAL = re.compile(r"[^\W\d_a-zß-öø-ÿ](?:\.-?[^\W\d_a-zß-öø-ÿ])*\.?")
_FIRM = ("/", ";", "")
"""Separators that never stand inside the title of a post; the last is the end of a line."""


def segments(cell: str) -> list[tuple[str, str]]:
    """The cell as pairs of names and the code in brackets after them; a bracket left open counts as closed."""
    return [
        (names.strip(" ,;/&+-\n"), code.strip())
        for names, code in _SEGMENT.findall(cell)
        if names.strip() or code.strip()
    ]


def parts_of(names: str, known: KnownNames) -> list[str]:
    """The names of a text, parted where one ends.

    A separator inside the title of a post parts nothing: what stands on one side of it is no name of its own.

    >>> parts_of("Harbours and Markets Manager", KnownNames()), parts_of("Head of Play, Youth and Sport", KnownNames())
    (['Harbours and Markets Manager'], ['Head of Play, Youth and Sport'])
    >>> parts_of("Head of Parks and Ann Lee", KnownNames(frozenset({"Ann Lee"}))), parts_of("Lee, Ann", KnownNames())
    (['Head of Parks', 'Ann Lee'], ['Ann Lee'])
    """
    if known.one:
        return [names]
    if known.separators:
        return re.split("|".join(rf"\s*{re.escape(one.strip())}\s*" for one in known.separators), names)
    if turned := _turned(names, known):
        return turned
    separator = SEPARATOR.of(known.language)
    chunks, marks = separator.split(names), separator.findall(names)
    if not known.is_post(names):
        return [names] if _is_unit(names, chunks, marks, known) else chunks
    parts, current = [], chunks[0]
    for place, (mark, chunk) in enumerate(zip(marks, chunks[1:], strict=True), start=1):
        listed = mark.strip() == "," and any(later.strip() not in (*_FIRM, ",") for later in marks[place:])
        person = known.is_name(current) and not known.is_post(current)
        if mark.strip() == "," and person and begins_post(chunk, known):
            current += f" - {chunk}"  # a name and its post
            continue
        if mark.strip() in _FIRM or _is_another(current, mark, chunk, known, listed=listed):
            parts.append(current)
            current = chunk
        else:
            current += mark + chunk
    return [*parts, current]


def _is_another(current: str, mark: str, chunk: str, known: KnownNames, *, listed: bool) -> bool:
    """Whether a name ends before a separator, and another begins behind it."""
    if not _is_whole(current, known) or (known.is_post(current) and not _is_whole(chunk, known)):
        return False
    joins = _and(known) if listed else mark
    one = may_be_one_post(current, mark, chunk, known) or may_go_on(current, joins, chunk, known)
    return not (one or _ends_a_unit(current, joins, chunk, known))


def may_be_one_post(name: str, mark: str, post: str, known: KnownNames) -> bool:
    """Whether a small word may join a name and a post to one title: ``Open Spaces and Parks Manager``.

    Nobody can tell it from ``Ann Lee and Parks Manager``, unless the name stands alone elsewhere in the document, or
    the post begins with its own word.

    >>> may_be_one_post("Open Spaces", " and ", "Parks Manager", KnownNames())
    True
    >>> may_be_one_post("Ann Lee", " and ", "Head of Parks", KnownNames())
    False
    """
    if mark.strip() in (*_FIRM, ",", "+") or name in known.officers or known.is_post(name) or not known.is_post(post):
        return False
    begins = any_of(lexicon(known.language).words("begins_posts"))
    return not re.match(rf"{begins}\s", post, re.IGNORECASE)


def may_go_on(post: str, mark: str, name: str, known: KnownNames) -> bool:
    """Whether a post goes on with what looks like a name: ``Head of Parks and Open Spaces``.

    It does not where its title is at its end, or where the name stands alone elsewhere in the document.

    >>> may_go_on("Head of Parks", " and ", "Open Spaces", KnownNames())
    True
    >>> may_go_on("Parks Manager", " and ", "Ann Lee", KnownNames())
    False
    """
    if mark.strip() in (*_FIRM, ",", "+") or name in known.officers or known.is_post(name):
        return False
    open_ended = any_of(lexicon(known.language).words("open_posts"))
    return known.is_name(name) and bool(re.search(rf"\b{open_ended}\s", post, re.IGNORECASE))


def _ends_a_unit(post: str, mark: str, text: str, known: KnownNames) -> bool:
    """Whether a post goes on with the end of the name of its unit: ``Head of Legal and Democratic Services``.

    >>> _ends_a_unit("Head of Legal", " and ", "Democratic Services", KnownNames())
    True
    >>> _ends_a_unit("Head of Legal", " and ", "Poe Housing Trust", KnownNames())
    False
    """
    words = lexicon(known.language)
    ends = re.fullmatch(rf"(?P<name>.+)\s{any_of(words.words('unit_ends'))}", text, re.IGNORECASE)
    opened = re.search(rf"\b{any_of(words.words('open_posts'))}\s", post, re.IGNORECASE)
    alone = text in known.units or text in known.officers or mark.strip() in (*_FIRM, ",", "+")
    return bool(ends and opened and not alone and not known.is_post(ends["name"]))


def _and(known: KnownNames) -> str:
    """The word that joins the last of several, in the language of the document."""
    return f" {lexicon(known.language).words('joining')[0]} "


def mixed_posts(part: str, known: KnownNames) -> bool:
    """Whether what was kept as one post may be a person and a post: something in it looks like a name."""
    separator = SEPARATOR.of(known.language)
    chunks, marks = separator.split(part), separator.findall(part)
    pairs = zip(chunks, marks, chunks[1:], strict=False)
    return any(
        (known.is_name(first) and may_be_one_post(first, mark, second, known))
        or may_go_on(first, mark.replace(",", _and(known)), second, known)
        for first, mark, second in pairs
    )


def _is_unit(names: str, chunks: Sequence[str], marks: Sequence[str], known: KnownNames) -> bool:
    """Whether a text between separators is one unit, ``Waste and Recycling``: no piece of it looks like a name."""
    if len(chunks) < 2 or {mark.strip() for mark in marks} & set(_FIRM) or not JOINS.of(known.language).search(names):
        return False
    return not any(
        known.is_name(chunk) or chunk in known.officers or names_nobody(chunk, known.language) for chunk in chunks
    )


def begins_post(text: str, known: KnownNames) -> bool:
    """Whether a text is the title of a post by a word of its own, and no team and no organisation."""
    words = any_of(lexicon(known.language).words("plain_posts"))
    return bool(re.search(rf"\b{words}\b", text, re.IGNORECASE))


def _is_whole(chunk: str, known: KnownNames) -> bool:
    return known.is_post(chunk) or known.is_name(chunk)


def _turned(names: str, known: KnownNames) -> list[str]:
    """Forenames before surnames, where a cell prints them the other way round; nothing where it does not.

    Without a word of the layout, two single words with a comma between them are one name: neither is one alone; and
    initials behind a comma belong to the surname before it, for nobody is called by them alone.

    >>> _turned("Lee, A. B.", KnownNames()), _turned("van der Poe, Ann M.", KnownNames())
    (['A. B. Lee'], ['Ann M. van der Poe'])
    >>> [_turned(cell, KnownNames()) for cell in ("Ann Lee, R", "Ann Lee, Roy Poe", "Housing, Planning")]
    [[], [], []]
    """
    if known.form not in (None, "surname, forename"):
        return []
    people = _PARTS_TURNED.of(known.language).split(names)
    found = []
    for one in people:
        surname, comma, forename = (part.strip() for part in one.partition(","))
        particle = surname.split()[:1] and (
            surname.split()[0].islower() or lexicon(known.language).holds("name_particles", surname.split()[0])
        )
        given = [word for word in forename.split() if not _INITIAL.fullmatch(word)]
        single = len(given) <= 1 and (len(surname.split()) == 1 or particle)
        if not comma or not forename or "," in forename or known.is_post(one) or names_nobody(forename, known.language):
            return []
        field = any(lexicon(known.language).holds("fields_of_work", word) for word in (surname, forename))
        if known.form is None and (not single or forename.islower() or field):
            return []
        found.append(f"{forename} {surname}")
    return found


def learn_names(
    cells: Iterable[str],
    posts: Collection[str],
    member_starts: Sequence[str],
    *,
    units: Iterable[str] = (),
    like: KnownNames | None = None,
) -> KnownNames:
    """The names of a document's lead cells that need no cutting.

    Args:
        cells: all lead cells of the document.
        posts: words that make a name a post.
        member_starts: how the names of lead members begin, ``Cllr``.
        units: all cells of units of the document.
        like: how its names are printed.

    >>> learnt = learn_names(["Ann Lee (CS)", "Ann Lee Roy Poe (CS)", "Cllr Asad"], (), ("Cllr",))
    >>> sorted(learnt.officers), sorted(learnt.members)
    (['Ann Lee'], ['Asad'])
    """
    base = replace(like or KnownNames(), post_words=frozenset(posts))
    officers: Counter[str] = Counter()
    members: set[str] = set()
    starts = re.compile(r"^(?:" + "|".join(map(re.escape, member_starts)) + r")[,\s]+") if member_starts else None
    printed = list(cells)
    for cell in printed:
        if starts and (match := starts.match(cell)):
            rest = cell[match.end() :]
            if len(rest.split()) <= 2 and SEPARATOR.of(base.language).search(rest) is None and "(" not in rest:
                members.add(rest)
            continue
        for names, _ in segments(cell):
            for chunk in parts_of(names, base) if not base.is_post(names) else ():
                if base.is_name(chunk) and not may_be_several(chunk, base.language):
                    officers[chunk] += 1
    known = {name for name, times in officers.items() if len(name_parts(name, base.language)) == 2 or times > 1}
    alone = frozenset(unit.strip() for unit in units if unit.strip() and not re.search(r"[,/;]", unit))
    return replace(
        base, officers=frozenset(known), members=frozenset(members), units=alone | _units_beside(printed, base)
    )


def _units_beside(cells: Iterable[str], known: KnownNames) -> set[str]:
    """The units that stand in brackets behind persons."""
    return {
        inside for cell in cells for names, inside in segments(cell) if inside and _is_plain_unit(names, inside, known)
    }


def _is_plain_unit(names: str, inside: str, known: KnownNames) -> bool:
    """Whether brackets behind a person hold one word with small letters that is no remark: ``Ann Lee (Parks)``.

    >>> [_is_plain_unit("Ann Lee", text, KnownNames()) for text in ("Parks", "ENV", "acting", "Roy Poe", "Manager")]
    [True, False, False, False, False]
    """
    word = re.fullmatch(r"[^\W\d_a-z][^\W\d_A-Z]{2,}", inside)
    remark = any(lexicon(known.language).holds(group, inside) for group in ("bracket_remarks", "nobody"))
    return bool(word) and known.is_name(names) and not remark and not known.is_post(names) and not known.is_post(inside)


def names_of_run(chunk: str, known: KnownNames) -> tuple[list[str], list[str]]:
    """The names of a text in which no separator stands, and those of them that may be several, or part of another.

    >>> names_of_run("Ann Lee Roy Poe", KnownNames()), names_of_run("Mary Ann Mac Giolla", KnownNames())
    ((['Ann Lee Roy Poe'], ['Ann Lee Roy Poe']), (['Mary Ann Mac Giolla'], []))
    >>> names_of_run("Ann Lee Roy Poe", KnownNames(frozenset({"Ann Lee"})))
    (['Ann Lee', 'Roy Poe'], ['Roy Poe'])
    """
    if known.one or known.separators or known.is_post(chunk) or SEPARATOR.of(known.language).search(chunk):
        return [chunk], []
    names = cut_run(chunk, known.officers, known.language)
    if len(names) == 1:
        several = chunk not in known.officers and known.is_name(chunk) and may_be_several(chunk, known.language)
        return [chunk], [chunk] if several else []
    return [name for name, _ in names], [name for name, alone in names if not alone]
