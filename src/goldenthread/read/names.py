"""Names in the lead cells of rows: officers with their directorates, posts, councillors, portfolios."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Literal

from goldenthread.language.lexicon import ENGLISH, any_of, lexicon
from goldenthread.language.phrases import Phrase
from goldenthread.model import Officer
from goldenthread.read.name_runs import cut_run, may_be_several, name_parts

NameForm = Literal["name - post", "post (name)", "surname, forename"]
"""How a cell prints a name: beside a post, or the surname first."""

_SEPARATOR, _PARTS_TURNED = Phrase("parts_names"), Phrase("parts_turned_names")
_JOINS, _NEXT_MEMBER = Phrase("joins_in_a_name"), Phrase("next_member")
_BEFORE_A_TITLE, _AND = Phrase("before_a_title"), Phrase("and_between_members")
_NAME = Phrase("printed_name")
_SEGMENT = re.compile(r"([^()\[\]]*)(?:[(\[]([^()\[\]]*)[)\]]?)?")
_CODE = re.compile(r"[^\W\d_].*[^\W\d_]|[^\W\d_a-z]")
_FIRM = ("/", ";", "")
"""Separators that never stand inside the title of a post; the last is the end of a line."""
_DASH = re.compile(r"\s+[-–—]+\s+")


@dataclass(frozen=True, slots=True)
class NamesRead:
    """What a lead cell says.

    Attributes:
        officers: persons and posts, in printed order.
        directorates: printed codes, in printed order, each once.
        members: lead members, as printed.
        illegible: parts that are no name.
        nobody: parts that say that nobody is named.
        doubtful: parts that may be persons, or belong to the title of the post before them.
        beside: titles of posts, labels and remarks that stand beside a name and are no part of it.
    """

    officers: tuple[Officer, ...] = ()
    directorates: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    illegible: tuple[str, ...] = ()
    nobody: tuple[str, ...] = ()
    doubtful: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lexicon:
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


def _segments(cell: str) -> list[tuple[str, str]]:
    """The cell as pairs of names and the code in brackets after them; a bracket left open counts as closed."""
    return [
        (names.strip(" ,;/&+-\n"), code.strip())
        for names, code in _SEGMENT.findall(cell)
        if names.strip() or code.strip()
    ]


def _parts(names: str, known: Lexicon) -> list[str]:
    """The names of a text, parted where one ends.

    A separator inside the title of a post parts nothing: what stands on one side of it is no name of its own.

    >>> _parts("Harbours and Markets Manager", Lexicon()), _parts("Head of Play, Youth and Sport", Lexicon())
    (['Harbours and Markets Manager'], ['Head of Play, Youth and Sport'])
    >>> _parts("Head of Parks and Ann Lee", Lexicon()), _parts("Lee, Ann", Lexicon())
    (['Head of Parks', 'Ann Lee'], ['Ann Lee'])
    """
    if known.one:
        return [names]
    if known.separators:
        return re.split("|".join(rf"\s*{re.escape(one.strip())}\s*" for one in known.separators), names)
    if turned := _turned(names, known):
        return turned
    separator = _SEPARATOR.of(known.language)
    chunks, marks = separator.split(names), separator.findall(names)
    if not known.is_post(names):
        return [names] if _is_unit(names, chunks, marks, known) else chunks
    parts, current = [], chunks[0]
    for mark, chunk in zip(marks, chunks[1:], strict=True):
        person = known.is_name(current) and not known.is_post(current)
        if mark.strip() == "," and person and _begins_post(chunk, known):
            current += f" - {chunk}"  # a name and its post
            continue
        own = _is_whole(current, known) and (_is_whole(chunk, known) or not known.is_post(current))
        if own or mark.strip() in _FIRM:
            parts.append(current)
            current = chunk
        else:
            current += mark + chunk
    return [*parts, current]


def _is_unit(names: str, chunks: Sequence[str], marks: Sequence[str], known: Lexicon) -> bool:
    """Whether a text between separators is one unit, ``Waste and Recycling``: no piece of it looks like a name."""
    if len(chunks) < 2 or {mark.strip() for mark in marks} & set(_FIRM) or not _JOINS.of(known.language).search(names):
        return False
    return not any(
        known.is_name(chunk) or chunk in known.officers or names_nobody(chunk, known.language) for chunk in chunks
    )


def _begins_post(text: str, known: Lexicon) -> bool:
    """Whether a text is the title of a post by a word of its own, and no team and no organisation."""
    words = any_of(lexicon(known.language).words("plain_posts"))
    return bool(re.search(rf"\b{words}\b", text, re.IGNORECASE))


def _is_whole(chunk: str, known: Lexicon) -> bool:
    return known.is_post(chunk) or known.is_name(chunk)


def _turned(names: str, known: Lexicon) -> list[str]:
    """Forenames before surnames, where a cell prints them the other way round; nothing where it does not.

    Without a word of the layout, two single words with a comma between them are one name: neither is one alone.
    """
    if known.form not in (None, "surname, forename"):
        return []
    people = _PARTS_TURNED.of(known.language).split(names)
    found = []
    for one in people:
        surname, comma, forename = (part.strip() for part in one.partition(","))
        single = len(forename.split()) == 1 and (len(surname.split()) == 1 or surname.split()[0].islower())
        if not comma or not forename or "," in forename or known.is_post(one) or names_nobody(forename, known.language):
            return []
        if known.form is None and (not single or len(forename) < 2):
            return []
        found.append(f"{forename} {surname}")
    return found


def build_lexicon(
    cells: Iterable[str],
    posts: Collection[str],
    member_starts: Sequence[str],
    *,
    units: Iterable[str] = (),
    like: Lexicon | None = None,
) -> Lexicon:
    """The names of a document's lead cells that need no cutting.

    Args:
        cells: all lead cells of the document.
        posts: words that make a name a post.
        member_starts: how the names of lead members begin, ``Cllr``.
        units: all cells of units of the document.
        like: how its names are printed.

    >>> lexicon = build_lexicon(["Ann Lee (CS)", "Ann Lee Roy Poe (CS)", "Cllr Asad"], (), ("Cllr",))
    >>> sorted(lexicon.officers), sorted(lexicon.members)
    (['Ann Lee'], ['Asad'])
    """
    base = replace(like or Lexicon(), post_words=frozenset(posts))
    officers: Counter[str] = Counter()
    members: set[str] = set()
    starts = re.compile(r"^(?:" + "|".join(map(re.escape, member_starts)) + r")[,\s]+") if member_starts else None
    for cell in cells:
        if starts and (match := starts.match(cell)):
            rest = cell[match.end() :]
            if len(rest.split()) <= 2 and _SEPARATOR.of(base.language).search(rest) is None and "(" not in rest:
                members.add(rest)
            continue
        for names, _ in _segments(cell):
            for chunk in _parts(names, base) if not base.is_post(names) else ():
                if base.is_name(chunk) and not may_be_several(chunk, base.language):
                    officers[chunk] += 1
    known = {name for name, times in officers.items() if len(name_parts(name, base.language)) == 2 or times > 1}
    alone = frozenset(unit.strip() for unit in units if unit.strip() and not re.search(r"[,/;]", unit))
    return replace(base, officers=frozenset(known), members=frozenset(members), units=alone)


def _names_of_run(chunk: str, known: Lexicon) -> tuple[list[str], list[str]]:
    """The names of a text in which no separator stands, and those of them that may be several, or part of another.

    >>> _names_of_run("Ann Lee Roy Poe", Lexicon()), _names_of_run("Mary Ann Mac Giolla", Lexicon())
    ((['Ann Lee Roy Poe'], ['Ann Lee Roy Poe']), (['Mary Ann Mac Giolla'], []))
    >>> _names_of_run("Ann Lee Roy Poe", Lexicon(frozenset({"Ann Lee"})))
    (['Ann Lee', 'Roy Poe'], ['Roy Poe'])
    """
    if known.one or known.separators or known.is_post(chunk) or _SEPARATOR.of(known.language).search(chunk):
        return [chunk], []
    names = cut_run(chunk, known.officers, known.language)
    if len(names) == 1:
        several = chunk not in known.officers and known.is_name(chunk) and may_be_several(chunk, known.language)
        return [chunk], [chunk] if several else []
    return [name for name, _ in names], [name for name, alone in names if not alone]


def read_officers(cell: str, lexicon: Lexicon) -> NamesRead:
    """Officers and directorates of a lead-officer cell.

    A code in brackets holds for all names since the bracket before it; a code alone names a directorate and nobody.

    >>> read_officers("Ann Lee and Roy Poe (D&R)", Lexicon()).officers
    (Officer(name='Ann Lee', printed='Ann Lee', directorate='D&R'),
     Officer(name='Roy Poe', printed='Roy Poe', directorate='D&R'))
    >>> read_officers("(HAC)", Lexicon()).directorates, read_officers("(HAC)", Lexicon()).officers
    (('HAC',), ())
    >>> [o.name for o in read_officers("Ann Lee Roy Poe (CS)", Lexicon(frozenset({"Ann Lee", "Roy Poe"}))).officers]
    ['Ann Lee', 'Roy Poe']
    >>> read_officers("Ann Lee / Roy Poe (RES) (GOV)", Lexicon()).directorates
    ('RES', 'GOV')
    >>> read_officers("Ann Lee [ENV]", Lexicon()).directorates
    ('ENV',)
    """
    officers: list[Officer] = []
    codes: list[str] = []
    illegible: list[str] = []
    nobody: list[str] = []
    doubtful: list[str] = []
    bare = _without_labels(cell, lexicon)
    beside = [cell] if bare != cell else []
    for names, inside in _holders(bare, lexicon):
        remark = _is_remark(inside, lexicon)
        beside += [inside] if remark else []
        code = inside if _CODE.search(inside) and not remark else ""
        if inside and (not _CODE.search(inside) or (remark and not names)):
            illegible.append(inside)
        if code and names and lexicon.is_post(names) and lexicon.is_name(code) and code not in lexicon.units:
            if code in lexicon.officers:
                beside.append(names)
                names, code = code, ""
            else:
                doubtful.append(f"{names} ({code})")
        if code and code not in codes:
            codes.append(code)
        if not names or names_nobody(names, lexicon.language):
            nobody += [names] if names else []
            continue
        parts = _parts(names, lexicon)
        doubtful += _doubtful(parts, names, lexicon)
        for chunk in parts:
            if not chunk.strip():
                continue
            if names_nobody(chunk, lexicon.language):
                nobody.append(chunk)
            elif not re.search(r"[^\W\d_]{2}", chunk) or (chunk.islower() and not names.islower()):
                illegible.append(chunk)
            else:
                holder = _holder(chunk, lexicon)
                beside += [chunk] if holder != chunk else []
                run, unsure = _names_of_run(holder, lexicon)
                officers += [Officer(name, name, code) for name in run]
                doubtful += [name for name in unsure if name not in doubtful]
    unique = tuple({officer.name: officer for officer in reversed(officers)}.values())[::-1]
    return NamesRead(unique, tuple(codes), (), tuple(illegible), tuple(nobody), tuple(doubtful), tuple(beside))


_LABEL = re.compile(r"(?:^|(?<=[;,/\n])\s*)[^\W\d_][\w ]{1,24}:\s*(?=[^\W\d_a-z])")


def _without_labels(cell: str, known: Lexicon) -> str:
    """A cell without the words that say which part a name has: ``Lead: Ann Lee; Support: Roy Poe``.

    >>> _without_labels("Lead: Ann Lee; Support: Roy Poe", Lexicon()), _without_labels("Director: Place", Lexicon())
    ('Ann Lee;Roy Poe', 'Director: Place')
    """
    words = lexicon(known.language)
    return _LABEL.sub(lambda match: "" if words.holds("part_labels", match[0].strip(" :")) else match[0], cell)


def _is_remark(inside: str, known: Lexicon) -> bool:
    """Whether brackets behind a name hold a remark or the title of its post, and no unit.

    >>> [_is_remark(text, Lexicon()) for text in ("acting", "from June 2024", "Head of Parks", "Parks")]
    [True, True, True, False]
    """
    remark = any_of(lexicon(known.language).words("bracket_remarks"))
    if re.search(rf"(?:^|\s){remark}$|^{remark}\b", inside, re.IGNORECASE):
        return True
    return _begins_post(inside, known)


def _doubtful(parts: Sequence[str], names: str, known: Lexicon) -> list[str]:
    """Names that follow a post in one cell, and stand alone nowhere in the document."""
    if known.one or known.separators:
        return []
    if not known.is_post(names):
        unit = len(parts) == 1 and not known.form and len(_SEPARATOR.of(known.language).split(names)) > 1
        return [names] if unit and not known.is_name(parts[0]) else []
    posts = [part for part in parts if ", " in names and _DASH.search(part) and not _DASH.search(names)]
    posts += [
        part
        for part in parts
        for post, name in [(*_DASH.split(part, maxsplit=1), "")[:2]]
        if known.form is None and name not in known.officers and known.is_post(post) and known.is_name(name)
    ]
    return posts + [
        part
        for before, part in itertools.pairwise(parts)
        if known.is_post(before) and not known.is_post(part) and part not in known.officers and known.is_name(part)
    ]


def names_nobody(text: str, language: str = ENGLISH) -> bool:
    """Whether a text stands in the place of a name and names nobody.

    >>> names_nobody("To be appointed"), names_nobody("vacant."), names_nobody("Noone Lee")
    (True, True, False)
    """
    return lexicon(language).holds("nobody", text)


def _holders(cell: str, known: Lexicon) -> list[tuple[str, str]]:
    """The segments of a cell; where it prints a post and its holder in brackets, the holder and no code."""
    segments = _segments(cell)
    if known.form != "post (name)":
        return segments
    return [(inside, "") if inside and known.is_name(inside) else (names, inside) for names, inside in segments]


def _holder(chunk: str, known: Lexicon) -> str:
    """The name of ``Ann Lee - Head of Parks``, whose post stays in the printed cell."""
    name, *posts = _DASH.split(chunk, maxsplit=1)
    if not posts or known.form not in (None, "name - post"):
        return chunk
    if known.form == "name - post" or (known.is_name(name) and not known.is_post(name) and known.is_post(posts[0])):
        return name
    if posts[0] in known.officers and known.is_post(name):
        return posts[0]
    plain = known.is_name(name) and not known.is_post(name)
    return name if plain and not known.is_name(posts[0]) else chunk


def with_units(names: NamesRead, cell: str, known: Lexicon | None = None) -> NamesRead:
    """The names of a lead cell with the directorates of a column of their own.

    A single directorate holds for every officer who has none yet.

    >>> with_units(read_officers("Ann Lee", Lexicon()), "ENV").officers
    (Officer(name='Ann Lee', printed='Ann Lee', directorate='ENV'),)
    >>> with_units(read_officers("Ann Lee (D&R)", Lexicon()), "D&R, HR").directorates
    ('D&R', 'HR')
    """
    language = known.language if known else ENGLISH
    codes = [
        code for code in _units(cell, known or Lexicon()) if _CODE.search(code) and not names_nobody(code, language)
    ]
    alone = codes[0] if len(codes) == 1 else ""
    return NamesRead(
        tuple(o if o.directorate else Officer(o.name, o.printed, alone) for o in names.officers),
        tuple(dict.fromkeys([*names.directorates, *codes])),
        names.members,
        names.illegible,
        names.nobody,
        names.doubtful,
        names.beside,
    )


def _units(cell: str, known: Lexicon) -> list[str]:
    """The units of a cell; commas inside the name of one part nothing.

    >>> _units("ENV, HR", Lexicon()), _units("Planning, Housing and Play", Lexicon()), _units("Play; Roads", Lexicon())
    (['ENV', 'HR'], ['Planning, Housing and Play'], ['Play', 'Roads'])
    """
    found: list[str] = []
    for part in re.split(r"\s*[/;\n]\s*", cell.strip()):
        pieces = re.split(r"\s*,\s*", part)
        joined = _JOINS.of(known.language).search(pieces[-1]) and not set(pieces) <= known.units
        found += [part] if joined else pieces
    return found


def read_portfolios(cell: str, titles: Sequence[str]) -> tuple[str, ...]:
    """Lead members printed as posts: cut where a separator is followed by the beginning of another title.

    >>> read_portfolios("Executive Mayor, Cabinet Member for Work / Deputy Mayor and Cabinet Member for Safety",
    ...                 ("Executive Mayor", "Cabinet Member", "Deputy Mayor"))
    ('Executive Mayor', 'Cabinet Member for Work', 'Deputy Mayor and Cabinet Member for Safety')
    """
    if not cell.strip():
        return ()
    starts = "|".join(re.escape(title) for title in titles)
    if not starts:
        return (cell.strip(),)
    parts = re.split(rf"\s*[,/&;]\s*(?=(?:{starts})\b)", cell.strip(), flags=re.IGNORECASE)
    return tuple(part.strip(" ,;/") for part in parts if part.strip(" ,;/"))


def read_leads(cell: str, lexicon: Lexicon, member_starts: Sequence[str]) -> NamesRead:
    """A cell that names lead members first and officers after them, without a mark between.

    >>> starts = ("Deputy Mayor, Cllr", "Deputy Mayor", "Cllrs", "Cllr", "Mayor")
    >>> read = read_leads("Cllrs Mo Khan and Jo Ali Ann Lee and Roy Poe (D&R)", Lexicon(), starts)
    >>> read.members, [o.name for o in read.officers]
    (('Cllr Mo Khan', 'Cllr Jo Ali'), ['Ann Lee', 'Roy Poe'])
    >>> read_leads("Cllr Asad Ann Lee (AH)", Lexicon(members=frozenset({"Asad"})), starts).members
    ('Cllr Asad',)
    """
    rest = cell.strip()
    members: list[str] = []
    officers: list[Officer] = []
    codes: list[str] = []
    illegible: list[str] = []
    nobody: list[str] = []
    doubtful: list[str] = []
    start = re.compile(
        rf"{_BEFORE_A_TITLE.of(lexicon.language).pattern}(" + "|".join(map(re.escape, member_starts)) + r")\s+"
    )
    while rest:
        while match := start.match(rest):
            title, rest = match.group(1), rest[match.end() :]
            many = title.endswith("s") and title[:-1] in member_starts
            single = title[:-1] if many else title
            name, rest = _take_member(rest, lexicon)
            members.append(f"{single} {name}")
            while many and (joined := _NEXT_MEMBER.of(lexicon.language).match(rest)) and not start.match(rest):
                name, rest = _take_member(rest[joined.end() :], lexicon)
                members.append(f"{single} {name}")
        until = next((m.start() for m in re.finditer(r"(?<=\))\s+", rest) if start.match(rest[m.end() :])), len(rest))
        part = read_officers(rest[:until], lexicon)
        officers += part.officers
        codes += [code for code in part.directorates if code not in codes]
        illegible += part.illegible
        nobody += part.nobody
        doubtful += part.doubtful
        rest = rest[until:].strip()
    return NamesRead(tuple(officers), tuple(codes), tuple(members), tuple(illegible), tuple(nobody), tuple(doubtful))


def _take_member(text: str, lexicon: Lexicon) -> tuple[str, str]:
    """The name of a lead member at the front of a text, and what follows it.

    >>> _take_member("Mo ap Rhys Ann Lee", Lexicon()), _take_member("Jo Mac Poe, and Mo Khan", Lexicon())
    (('Mo ap Rhys', 'Ann Lee'), ('Jo Mac Poe', 'and Mo Khan'))
    """
    words = name_parts(text, lexicon.language)
    size = 2
    if " ".join(words[:2]) not in lexicon.members and words and words[0] in lexicon.members:
        size = 1
    if len(words) > 1 and _AND.of(lexicon.language).fullmatch(words[1]):
        size = 1
    return " ".join(words[:size]).rstrip(","), " ".join(words[size:])
