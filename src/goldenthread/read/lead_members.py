"""Lead members in the lead cells of rows: councillors by name, and portfolios."""

from __future__ import annotations

import re
from collections.abc import Sequence

from goldenthread.language.phrases import Phrase
from goldenthread.model import Officer
from goldenthread.read.known_names import KnownNames
from goldenthread.read.name_runs import name_parts
from goldenthread.read.officer_cells import NamesRead, read_officers

_NEXT_MEMBER = Phrase("next_member")
_BEFORE_A_TITLE = Phrase("before_a_title")
_AND = Phrase("and_between_members")


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


def read_leads(cell: str, known: KnownNames, member_starts: Sequence[str]) -> NamesRead:
    """A cell that names lead members first and officers after them, without a mark between.

    >>> starts = ("Deputy Mayor, Cllr", "Deputy Mayor", "Cllrs", "Cllr", "Mayor")
    >>> read = read_leads("Cllrs Mo Khan and Jo Ali Ann Lee and Roy Poe (D&R)", KnownNames(), starts)
    >>> read.members, [o.name for o in read.officers]
    (('Cllr Mo Khan', 'Cllr Jo Ali'), ['Ann Lee', 'Roy Poe'])
    >>> read_leads("Cllr Asad Ann Lee (AH)", KnownNames(members=frozenset({"Asad"})), starts).members
    ('Cllr Asad',)
    """
    rest = cell.strip()
    members: list[str] = []
    officers: list[Officer] = []
    codes: list[str] = []
    illegible: list[str] = []
    nobody: list[str] = []
    doubtful: list[str] = []
    beside: list[str] = []
    start = re.compile(
        rf"{_BEFORE_A_TITLE.of(known.language).pattern}(" + "|".join(map(re.escape, member_starts)) + r")\s+"
    )
    while rest:
        while match := start.match(rest):
            title, rest = match.group(1), rest[match.end() :]
            many = title.endswith("s") and title[:-1] in member_starts
            single = title[:-1] if many else title
            name, rest = _take_member(rest, known)
            members.append(f"{single} {name}")
            while many and (joined := _NEXT_MEMBER.of(known.language).match(rest)) and not start.match(rest):
                name, rest = _take_member(rest[joined.end() :], known)
                members.append(f"{single} {name}")
        until = next((m.start() for m in re.finditer(r"(?<=\))\s+", rest) if start.match(rest[m.end() :])), len(rest))
        part = read_officers(rest[:until], known)
        officers += part.officers
        members += part.members
        codes += [code for code in part.directorates if code not in codes]
        illegible += part.illegible
        nobody += part.nobody
        doubtful += part.doubtful
        beside += part.beside
        rest = rest[until:].strip()
    return NamesRead(
        officers=tuple(officers),
        directorates=tuple(codes),
        members=tuple(members),
        illegible=tuple(illegible),
        nobody=tuple(nobody),
        doubtful=tuple(doubtful),
        beside=tuple(beside),
    )


def _take_member(text: str, known: KnownNames) -> tuple[str, str]:
    """The name of a lead member at the front of a text, and what follows it.

    >>> _take_member("Mo ap Rhys Ann Lee", KnownNames()), _take_member("Jo Mac Poe, and Mo Khan", KnownNames())
    (('Mo ap Rhys', 'Ann Lee'), ('Jo Mac Poe', 'and Mo Khan'))
    """
    words = name_parts(text, known.language)
    size = 2
    if " ".join(words[:2]) not in known.members and words and words[0] in known.members:
        size = 1
    if len(words) > 1 and _AND.of(known.language).fullmatch(words[1]):
        size = 1
    return " ".join(words[:size]).rstrip(","), " ".join(words[size:])
