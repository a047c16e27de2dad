"""Names in the lead cells of rows: officers with their directorates and posts."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from goldenthread.language.lexicon import ENGLISH, any_of, lexicon
from goldenthread.model import Officer
from goldenthread.read.known_names import KnownNames, names_nobody
from goldenthread.read.name_cutting import JOINS, SEPARATOR, begins_post, mixed_posts, names_of_run, parts_of, segments

_CODE = re.compile(r"[^\W\d_].*[^\W\d_]|[^\W\d_a-z]")
_UNIT_CODE = re.compile(r"[A-Z][A-Z&]{2,5}")
_TWO_LETTERS = re.compile(r"[^\W\d_]{2}")
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
    bare = _without_labels(cell, known)
    reading = _CellReading(known, [cell] if bare != cell else [])
    for names, inside in _holders(bare, known):
        reading.take(names, inside)
    return reading.read()


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

    def take(self, names: str, inside: str) -> None:
        """Reads names and what stands in brackets after them."""
        if names_nobody(names, self._known.language) and _holds_a_name(inside, self._known):
            self._doubtful.append(f"{names} ({inside})")
        names, code = self._bracket(names, inside)
        if code and code not in self._codes:
            self._codes.append(code)
        if not names or names_nobody(names, self._known.language):
            self._nobody += [names] if names else []
            return
        parts = parts_of(names, self._known)
        self._doubtful += _doubtful(parts, names, self._known)
        named = any(map(self._known.is_name, parts))
        for chunk in filter(str.strip, parts):
            if named and self._is_unit_code(chunk):
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
        remark, lettered = _is_remark(inside, known), bool(_CODE.search(inside))
        self._beside += [inside] if remark else []
        code = inside if lettered and not remark else ""
        if inside and (not lettered or (remark and not names)):
            self._illegible.append(inside)
        if code and names and known.is_post(names) and known.is_name(code) and code not in known.units:
            if code in known.officers:
                self._beside.append(names)
                return code, ""
            self._doubtful.append(f"{names} ({code})")
        return names, code

    def _is_unit_code(self, chunk: str) -> bool:
        nobody = names_nobody(chunk, self._known.language)
        return bool(_UNIT_CODE.fullmatch(chunk)) and chunk not in self._known.officers and not nobody

    def _take_name(self, chunk: str, names: str, code: str) -> None:
        first, *rest = _DASH.split(chunk, maxsplit=1)
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
        if names_nobody(chunk, self._known.language):
            self._nobody.append(chunk)
        elif not _TWO_LETTERS.search(chunk) or (chunk.islower() and not names.islower()):
            self._illegible.append(chunk)
        else:
            holder = _holder(chunk, self._known)
            self._beside += [chunk] if holder != chunk else []
            run, unsure = names_of_run(holder, self._known)
            self._officers += [Officer(name, name, code) for name in run]
            self._doubtful += [name for name in unsure if name not in self._doubtful]

    def read(self) -> NamesRead:
        """All of it; of an officer who is named twice the first."""
        unique = tuple({officer.name: officer for officer in reversed(self._officers)}.values())[::-1]
        return NamesRead(
            officers=unique,
            directorates=tuple(self._codes),
            illegible=tuple(self._illegible),
            nobody=tuple(self._nobody),
            doubtful=tuple(self._doubtful),
            beside=tuple(self._beside),
        )


_LABEL = re.compile(r"(?:^|(?<=[;,/\n])\s*)[^\W\d_][\w ]{1,24}:\s*(?=[^\W\d_a-z])")


def _without_labels(cell: str, known: KnownNames) -> str:
    """A cell without the words that say which part a name has: ``Lead: Ann Lee; Support: Roy Poe``.

    >>> [_without_labels(cell, KnownNames()) for cell in ("Lead: Ann Lee; Support: Roy Poe", "Director: Place")]
    ['Ann Lee;Roy Poe', 'Director: Place']
    """
    words = lexicon(known.language)
    return _LABEL.sub(lambda match: "" if words.holds("part_labels", match[0].strip(" :")) else match[0], cell)


def _is_remark(inside: str, known: KnownNames) -> bool:
    """Whether brackets behind a name hold a remark or the title of its post, and no unit.

    >>> [_is_remark(text, KnownNames()) for text in ("acting", "from June 2024", "Head of Parks", "Parks")]
    [True, True, True, False]
    """
    remark = any_of(lexicon(known.language).words("bracket_remarks"))
    if re.search(rf"(?:^|\s){remark}$|^{remark}\b", inside, re.IGNORECASE):
        return True
    return begins_post(inside, known)


def _holds_a_name(inside: str, known: KnownNames) -> bool:
    """Whether two words in brackets look like a name: ``Vacant (Roy Poe covering)`` may name somebody.

    >>> [_holds_a_name(text, KnownNames()) for text in ("Roy Poe covering", "Interim Parks Manager", "from June 2031")]
    [True, False, False]
    """
    pairs = (
        pair
        for part in re.split(r"[,;]", inside)
        if not known.is_post(part)
        for pair in map(" ".join, itertools.pairwise(part.split()))
    )
    return inside not in known.units and any(map(known.is_name, pairs))


def _doubtful(parts: Sequence[str], names: str, known: KnownNames) -> list[str]:
    """Names that follow a post in one cell, and stand alone nowhere in the document."""
    if known.one or known.separators:
        return []
    if not known.is_post(names):
        unit = len(parts) == 1 and not known.form and len(SEPARATOR.of(known.language).split(names)) > 1
        return [names] if unit and not known.is_name(parts[0]) else []
    joined = [part for part in parts if ", " in names and _DASH.search(part) and not _DASH.search(names)]
    turned = [part for part in parts if known.form is None and _may_name_its_holder(part, known)]
    following = [part for before, part in itertools.pairwise(parts) if _follows_a_post(before, part, known)]
    mixed = [part for part in parts if mixed_posts(part, known)]
    return [*joined, *turned, *following, *mixed]


def _follows_a_post(before: str, part: str, known: KnownNames) -> bool:
    """Whether a name that stands alone nowhere follows a post."""
    return known.is_post(before) and not known.is_post(part) and _is_new_name(part, known)


def _may_name_its_holder(part: str, known: KnownNames) -> bool:
    """Whether a post has something behind its dash that looks like a name, and stands alone nowhere."""
    post, *rest = _DASH.split(part, maxsplit=1)
    return bool(rest) and known.is_post(post) and _is_new_name(rest[0], known)


def _is_new_name(text: str, known: KnownNames) -> bool:
    return text not in known.officers and known.is_name(text)


def _holders(cell: str, known: KnownNames) -> list[tuple[str, str]]:
    """The segments of a cell; where it prints a post and its holder in brackets, the holder and no code."""
    found = segments(cell)
    if known.form != "post (name)":
        return found
    return [(inside, "") if inside and known.is_name(inside) else (names, inside) for names, inside in found]


def _holder(chunk: str, known: KnownNames) -> str:
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


def with_units(names: NamesRead, cell: str, known: KnownNames | None = None) -> NamesRead:
    """The names of a lead cell with the directorates of a column of their own.

    A single directorate holds for every officer who has none yet.

    >>> with_units(read_officers("Ann Lee", KnownNames()), "ENV").officers
    (Officer(name='Ann Lee', printed='Ann Lee', directorate='ENV'),)
    >>> with_units(read_officers("Ann Lee (D&R)", KnownNames()), "D&R, HR").directorates
    ('D&R', 'HR')
    """
    language = known.language if known else ENGLISH
    found = [code for code in _units(cell, known or KnownNames()) if _CODE.search(code)]
    codes = [code for code in found if not names_nobody(code, language)]
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
