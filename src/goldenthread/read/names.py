"""Names in the lead cells of rows: officers with their directorates, posts, councillors, portfolios."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from goldenthread.model import Officer

_SEPARATOR = re.compile(r"\s*(?:[,/&;+]|\band\b)\s*")
_NAME = re.compile(r"^[A-Z][\w'’.-]*(?: (?:[A-Z][\w'’.-]*|de|van|von|der|bin|al|el))+$")
_SEGMENT = re.compile(r"([^()\[\]]*)(?:[(\[]([^()\[\]]*)[)\]]?)?")
_CODE = re.compile(r"[A-Za-z].*[A-Za-z]|[A-Z]")


@dataclass(frozen=True, slots=True)
class NamesRead:
    """What a lead cell says.

    Attributes:
        officers: persons and posts, in printed order.
        directorates: printed codes, in printed order, each once.
        members: lead members, as printed.
        illegible: parts that are no name.
    """

    officers: tuple[Officer, ...] = ()
    directorates: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    illegible: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Names that stand on their own somewhere in a document: they tell where one name ends and the next begins."""

    officers: frozenset[str] = frozenset()
    members: frozenset[str] = frozenset()
    post_words: frozenset[str] = field(default_factory=frozenset)


def _segments(cell: str) -> list[tuple[str, str]]:
    """The cell as pairs of names and the code in brackets after them; a bracket left open counts as closed."""
    return [
        (names.strip(" ,;/&+-"), code.strip())
        for names, code in _SEGMENT.findall(cell)
        if names.strip() or code.strip()
    ]


def build_lexicon(cells: Iterable[str], posts: Collection[str], member_starts: Sequence[str]) -> Lexicon:
    """The names of a document's lead cells that need no cutting.

    Args:
        cells: all lead cells of the document.
        posts: words that make a name a post.
        member_starts: how the names of lead members begin, ``Cllr``.

    >>> lexicon = build_lexicon(["Ann Lee (CS)", "Ann Lee Roy Poe (CS)", "Cllr Asad"], (), ("Cllr",))
    >>> sorted(lexicon.officers), sorted(lexicon.members)
    (['Ann Lee', 'Roy Poe'], ['Asad'])
    """
    officers: Counter[str] = Counter()
    members: set[str] = set()
    starts = re.compile(r"^(?:" + "|".join(map(re.escape, member_starts)) + r")[,\s]+") if member_starts else None
    runs: list[list[str]] = []
    for cell in cells:
        if starts and (match := starts.match(cell)):
            rest = cell[match.end() :]
            if len(rest.split()) <= 2 and _SEPARATOR.search(rest) is None and "(" not in rest:
                members.add(rest)
            continue
        for names, _ in _segments(cell):
            for chunk in _SEPARATOR.split(names):
                if _NAME.match(chunk) and len(chunk.split()) <= 3:
                    officers[chunk] += 1
                elif len(chunk.split()) >= 4:
                    runs.append(chunk.split())
    known = {name for name in officers if len(name.split()) == 2 or officers[name] > 1}
    for run in runs:  # a run that begins or ends with a known name shows the other name
        for first, second in ((run[:2], run[2:]), (run[:-2], run[-2:])):
            if len(first) == 2 == len(second) and (" ".join(first) in known or " ".join(second) in known):
                known |= {" ".join(first), " ".join(second)}
    return Lexicon(frozenset(known), frozenset(members), frozenset(posts))


def _cut_run(chunk: str, lexicon: Lexicon) -> list[str]:
    """A run of words without separators as names: known ones first, else two words each.

    A word in lower case belongs to the word after it.

    >>> _cut_run("Ann van der Lee", Lexicon()), _cut_run("Ann de Lee Roy Poe", Lexicon())
    (['Ann van der Lee'], ['Ann de Lee', 'Roy Poe'])
    """
    words = re.findall(r"(?:[^\W\d_A-Z]+ )*\S+", " ".join(chunk.split()))
    if len(words) <= 3 or chunk in lexicon.officers or lexicon.post_words & set(words):
        return [chunk]
    best: list[tuple[float, list[str]]] = [(0.0, [])]
    for end in range(1, len(words) + 1):
        options = []
        for size in (1, 2, 3):
            if size <= end:
                name = " ".join(words[end - size : end])
                cost = 0.0 if name in lexicon.officers else {1: 4.0, 2: 1.0, 3: 1.5}[size]
                options.append((best[end - size][0] + cost, [*best[end - size][1], name]))
        best.append(min(options, key=lambda option: option[0]))
    return best[-1][1]


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
    for names, printed_code in _segments(cell):
        code = printed_code if _CODE.search(printed_code) else ""
        if printed_code and not code:
            illegible.append(printed_code)
        if code and code not in codes:
            codes.append(code)
        for chunk in _SEPARATOR.split(names):
            if not chunk.strip():
                continue
            if not re.search(r"[A-Za-z]{2}", chunk):
                illegible.append(chunk)
                continue
            officers += [Officer(name, name, code) for name in _cut_run(chunk, lexicon)]
    unique = tuple({officer.name: officer for officer in reversed(officers)}.values())[::-1]
    return NamesRead(unique, tuple(codes), (), tuple(illegible))


def with_units(names: NamesRead, cell: str) -> NamesRead:
    """The names of a lead cell with the directorates of a column of their own.

    A single directorate holds for every officer who has none yet.

    >>> with_units(read_officers("Ann Lee", Lexicon()), "ENV").officers
    (Officer(name='Ann Lee', printed='Ann Lee', directorate='ENV'),)
    >>> with_units(read_officers("Ann Lee (D&R)", Lexicon()), "D&R, HR").directorates
    ('D&R', 'HR')
    """
    codes = [code.strip() for code in re.split(r"\s*[,/;]\s*", cell) if _CODE.search(code)]
    alone = codes[0] if len(codes) == 1 else ""
    return NamesRead(
        tuple(o if o.directorate else Officer(o.name, o.printed, alone) for o in names.officers),
        tuple(dict.fromkeys([*names.directorates, *codes])),
        names.members,
        names.illegible,
    )


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
    start = re.compile(r"^(?:and |, ?|& )?(" + "|".join(map(re.escape, member_starts)) + r")\s+")
    while rest:
        while match := start.match(rest):
            title, rest = match.group(1), rest[match.end() :]
            many = title.endswith("s") and title[:-1] in member_starts
            single = title[:-1] if many else title
            name, rest = _take_member(rest, lexicon)
            members.append(f"{single} {name}")
            while many and (joined := re.match(r"^(?:,|and|&)\s+", rest)) and not start.match(rest):
                name, rest = _take_member(rest[joined.end() :], lexicon)
                members.append(f"{single} {name}")
        until = next((m.start() for m in re.finditer(r"(?<=\))\s+", rest) if start.match(rest[m.end() :])), len(rest))
        part = read_officers(rest[:until], lexicon)
        officers += part.officers
        codes += [code for code in part.directorates if code not in codes]
        illegible += part.illegible
        rest = rest[until:].strip()
    return NamesRead(tuple(officers), tuple(codes), tuple(members), tuple(illegible))


def _take_member(text: str, lexicon: Lexicon) -> tuple[str, str]:
    """The name of a lead member at the front of a text, and what follows it."""
    words = text.split()
    size = 2
    if " ".join(words[:2]) not in lexicon.members and words and words[0] in lexicon.members:
        size = 1
    if len(words) > 1 and words[1] in ("and", "&"):
        size = 1
    return " ".join(words[:size]).rstrip(","), " ".join(words[size:])
