"""Names in the lead cells of rows: officers with their directorates and posts."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, fields, replace

from goldenthread.language.lexicon import ENGLISH
from goldenthread.model import Officer
from goldenthread.read.cell_labels import goes_on_in_brackets, is_member, without_labels
from goldenthread.read.known_names import KnownNames, names_nobody
from goldenthread.read.name_cutting import JOINS, names_of_run, parts_of, segments
from goldenthread.read.name_doubts import DASH, doubtful_names, is_remark, may_say_one_twice, vacant_post, with_surnames

_CODE = re.compile(r"[^\W\d_].*[^\W\d_]|[^\W\d_a-z]")
_UNIT_CODE = re.compile(r"[A-Z][A-Z&]{2,5}")
_TWO_LETTERS = re.compile(r"[^\W\d_]{2}")
_FOOTNOTE = re.compile(r"\s*[*†‡§]+$")


@dataclass(frozen=True, slots=True)
class NamesRead:
    """What a lead cell says.

    Attributes:
        officers: persons and posts, in printed order.
        directorates: printed codes, in printed order, each once.
        members: lead members, as printed: by the titles of those who are elected.
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


def read_officers(cell: str, known: KnownNames) -> NamesRead:
    """Officers and directorates of a lead-officer cell.

    A code in brackets holds for all names since the bracket before it; a code alone names a directorate and nobody.

    >>> read_officers("Ann Lee and Roy Poe (D&R)", KnownNames()).officers
    (Officer(name='Ann Lee', printed='Ann Lee', directorate='D&R'),
     Officer(name='Roy Poe', printed='Roy Poe', directorate='D&R'))
    >>> read_officers("(HAC)", KnownNames()).directorates, read_officers("(HAC)", KnownNames()).officers
    (('HAC',), ())
    >>> [o.name for o in read_officers("Ann Lee Roy Poe (CS)", KnownNames(frozenset({"Ann Lee", "Roy Poe"}))).officers]
    ['Ann Lee', 'Roy Poe']
    >>> read_officers("Ann Lee / Roy Poe (RES) (GOV)", KnownNames()).directorates
    ('RES', 'GOV')
    >>> read_officers("Ann Lee [ENV]", KnownNames()).directorates
    ('ENV',)
    """
    bare = without_labels(cell, known)
    reading = _CellReading(known, [cell] if bare != cell else [])
    for names, inside in _holders(bare, known):
        reading.take(names, inside)
    read = reading.read()
    lost = not any(getattr(read, one.name) for one in fields(read)) and any(map(str.isalnum, cell))
    return replace(read, illegible=(cell,)) if lost else read


class _CellReading:
    """What a cell has said so far, holder by holder."""

    def __init__(self, known: KnownNames, beside: list[str]) -> None:
        self._known = known
        self._beside = beside
        self._officers: list[Officer] = []
        self._codes: list[str] = []
        self._illegible: list[str] = []
        self._nobody: list[str] = []
        self._doubtful: list[str] = []
        self._members: list[str] = []

    def take(self, names: str, inside: str) -> None:
        """Reads names and what stands in brackets after them."""
        if names_nobody(names, self._known.language) and _holds_a_name(inside, self._known):
            self._doubtful.append(f"{names} ({inside})")
            if inside.endswith("?"):  # "TBC (Ann Lee?)": a question names no unit
                self._beside.append(inside)
                inside = ""
        names, code = self._bracket(names, inside)
        part = code if names and goes_on_in_brackets(names, code, self._known) else ""
        code = "" if part else code
        if code and code not in self._codes:
            self._codes.append(code)
        if not names or names_nobody(names, self._known.language):
            self._nobody += [names] if names else []
            return
        parts = with_surnames(parts_of(names, self._known), self._known)
        self._doubtful += doubtful_names(parts, names, self._known)
        named = any(map(self._known.is_name, parts))
        parts[-1] += f" ({part})" if part else ""
        for chunk in filter(str.strip, parts):
            if named and (self._is_unit_code(chunk) or self._is_known_unit(chunk)):
                self._codes += [chunk] if chunk not in self._codes else []  # "Ann Lee, ENV"
                self._doubtful += [chunk] if chunk not in self._known.units else []
                continue
            self._take_name(chunk, names, code)

    def _bracket(self, names: str, inside: str) -> tuple[str, str]:
        """The names and the code of their unit; where a post stands before its holder in brackets, the holder."""
        known = self._known
        if inside and names_nobody(inside, known.language):
            self._nobody.append(inside)
            return names, ""
        remark, lettered = is_remark(inside, known), bool(_CODE.search(inside))
        self._beside += [inside] if remark else []
        code = inside if lettered and not remark else ""
        if inside and (not lettered or (remark and not names)):
            self._illegible.append(inside)
        if code and names and known.is_post(names) and known.is_name(code) and code not in known.units:
            if code in known.officers or _INITIALS.fullmatch(code):
                self._beside.append(names)
                return code, ""
            self._doubtful.append(f"{names} ({code})")
        elif names and code in known.officers:  # "Harbour Master (Ann Lee)"
            self._doubtful.append(f"{names} ({code})")
        return names, code

    def _is_unit_code(self, chunk: str) -> bool:
        nobody = names_nobody(chunk, self._known.language)
        return bool(_UNIT_CODE.fullmatch(chunk)) and chunk not in self._known.officers and not nobody

    def _code_beside(self, chunk: str, holder: str, code: str) -> str:
        """The unit of a name: that of its brackets, or the known one behind its dash; else that is kept beside it."""
        unit = DASH.split(chunk, maxsplit=1)[-1]
        if holder != chunk and self._is_known_unit(unit):  # "Ann Lee - Parks"
            self._codes += [unit] if unit not in self._codes else []
            return code or unit
        self._beside += [chunk] if holder != chunk else []
        return code

    def _is_known_unit(self, chunk: str) -> bool:
        return chunk in self._known.units and not self._known.is_name(chunk)

    def _take_name(self, chunk: str, names: str, code: str) -> None:
        chunk = _FOOTNOTE.sub("", chunk)
        if is_member(chunk, self._known):
            self._members.append(chunk)
            return
        first, *rest = DASH.split(chunk, maxsplit=1)
        if rest and names_nobody(first, self._known.language) and self._known.is_name(rest[0]):
            self._nobody.append(first)  # "TBC - Ann Lee (interim)"
            self._doubtful.append(chunk)
            chunk = rest[0]
        elif rest and names_nobody(rest[0], self._known.language):
            self._nobody.append(rest[0])  # "Head of Parks - vacant"
            chunk = first
        label, *named = re.split(r":\s+", chunk, maxsplit=1)
        if named and self._known.is_name(named[0]):
            self._doubtful.append(chunk)
            if named[0] in self._known.officers or not self._known.is_post(label):
                self._beside.append(label)
                chunk = named[0]
        chunk, vacant = vacant_post(chunk, self._known)
        self._nobody += [vacant] if vacant else []
        if names_nobody(chunk, self._known.language):
            self._nobody.append(chunk)
        elif not _TWO_LETTERS.search(chunk) or (chunk.islower() and not names.islower()):
            self._illegible.append(chunk)
        else:
            holder = _holder(chunk, self._known)
            code = self._code_beside(chunk, holder, code)
            run, unsure = names_of_run(holder, self._known)
            self._officers += [Officer(name, name, code) for name in run]
            self._doubtful += [name for name in unsure if name not in self._doubtful]

    def read(self) -> NamesRead:
        """All of it; of an officer who is named twice the first."""
        unique = tuple({officer.name: officer for officer in reversed(self._officers)}.values())[::-1]
        return NamesRead(
            officers=unique,
            directorates=tuple(self._codes),
            members=tuple(dict.fromkeys(self._members)),
            illegible=tuple(self._illegible),
            nobody=tuple(self._nobody),
            doubtful=tuple(self._doubtful),
            beside=tuple(self._beside),
        )


_INITIALS = re.compile(r"(?:[^\W\d_a-z]\.\s?)+[^\W\d_a-z][^\W\d_]+(?:[-'’ ][^\W\d_]+)?")
"""A surname behind initials, which is no unit: ``D. Quill``."""


def _holds_a_name(inside: str, known: KnownNames) -> bool:
    """Whether two words in brackets look like a name: ``Vacant (Roy Poe covering)`` may name somebody.

    >>> [_holds_a_name(text, KnownNames()) for text in ("Roy Poe covering", "Interim Parks Manager", "from June 2031")]
    [True, False, False]
    """
    pairs = (
        pair
        for part in re.split(r"[,;?]", inside)
        if not known.is_post(part)
        for pair in map(" ".join, itertools.pairwise(part.split()))
    )
    return inside not in known.units and any(map(known.is_name, pairs))


def _holders(cell: str, known: KnownNames) -> list[tuple[str, str]]:
    """The segments of a cell; where it prints a post and its holder in brackets, the holder and no code."""
    found = segments(cell)
    if known.form != "post (name)":
        return found
    return [(inside, "") if inside and known.is_name(inside) else (names, inside) for names, inside in found]


def _holder(chunk: str, known: KnownNames) -> str:
    """The name of ``Ann Lee - Head of Parks``, whose post stays in the printed cell."""
    name, *posts = DASH.split(chunk, maxsplit=1)
    if not posts or known.form not in (None, "name - post"):
        return chunk
    if known.form == "name - post" or (known.is_name(name) and not known.is_post(name) and known.is_post(posts[0])):
        return name
    if posts[0] in known.officers and known.is_post(name):
        return posts[0]
    plain = known.is_name(name) and not known.is_post(name)
    return name if plain and not known.is_name(posts[0]) else chunk


def with_units(names: NamesRead, cell: str, known: KnownNames | None = None) -> NamesRead:
    """The names of a lead cell with the directorates of a column of their own.

    A single directorate holds for every officer who has none yet.

    >>> with_units(read_officers("Ann Lee", KnownNames()), "ENV").officers
    (Officer(name='Ann Lee', printed='Ann Lee', directorate='ENV'),)
    >>> with_units(read_officers("Ann Lee (D&R)", KnownNames()), "D&R, HR").directorates
    ('D&R', 'HR')
    """
    language = known.language if known else ENGLISH
    found = [] if names_nobody(cell, language) else _units(cell, known or KnownNames())  # "N/A" is no two units
    codes = [code for code in found if _CODE.search(code) and not names_nobody(code, language)]
    alone = codes[0] if len(codes) == 1 else ""
    return NamesRead(
        tuple(o if o.directorate else Officer(o.name, o.printed, alone) for o in names.officers),
        tuple(dict.fromkeys([*names.directorates, *codes])),
        names.members,
        names.illegible,
        names.nobody,
        (*names.doubtful, cell) if known and may_say_one_twice(cell, known.units) else names.doubtful,
        names.beside,
    )


def _units(cell: str, known: KnownNames) -> list[str]:
    """The units of a cell; commas inside the name of one part nothing.

    >>> [_units(cell, KnownNames()) for cell in ("ENV, HR", "Planning, Housing and Play", "Play; Roads")]
    [['ENV', 'HR'], ['Planning, Housing and Play'], ['Play', 'Roads']]
    """
    found: list[str] = []
    for part in re.split(r"\s*[/;\n]\s*", cell.strip()):
        pieces = re.split(r"\s*,\s*", part)
        joined = JOINS.of(known.language).search(pieces[-1]) and not set(pieces) <= known.units
        found += [part] if joined else pieces
    return found
