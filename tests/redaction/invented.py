"""Officers with hard names, and documents that name them in every place and spelling: a data folder of each.

Each council of the bench has one officer with a hard name, one with a plain one, and an elected member. Its two
documents, in two layouts, name the officers in lead cells, unit cells, statuses, headings, titles, comments and
milestones; so do its files' names, its catalogue, its notes on identities, its links and judgements.
"""

# ruff: noqa: E501 (rows of tables are read across)

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path

POST_WORDS = ("Head", "Board", "Lead", "Manager", "Service", "Group", "Officer", "Director", "Clerk", "Chief")
COMMON = ("Price", "Field", "Street", "Black", "Bridge", "Church", "Parks", "Banks", "Young", "May", "March", "Love")
PARTICLES = ("van der Meulen", "de Souza", "St Clair", "von Hagen", "bin Yusof", "al Farsi", "Mac Giolla", "del Rio")
DOUBLE = ("Tallis-Wray", "Okonjo-Reeve", "Street-Porter", "Lund Fenwick", "Abney Hoskyns", "Pryce-Quill")
ACCENTED = ("Ångström", "Ólafsdóttir", "Çelikoğlu", "Šimůnek", "Müllerová", "Łukasik", "Sørlie", "Nuñez", "Straßer")
APOSTROPHES = ("O'Brannigan", "D'Astous", "O’Shaughran", "N'Dourou")
SHORT = ("X", "Li", "Ng", "Oh", "Ek", "Ix")
PLAIN = ("Okafor", "Brannock", "Quilliam", "Thistlewood", "Zadrozny", "Pelham", "Ravenhurst", "Ilunga")
GIVEN = (
    "Anthony", "Joy", "Zoë", "Dot", "Mary Ann", "T.", "J. R.", "Will", "Grant", "Seán", "Anne-Marie", "Rose", "Ade",
    "Chloé", "Mo", "Faith", "Bo", "Kwame", "Ines", "Mark", "J.P.", "KT",
)  # fmt: skip
PLAIN_OFFICER = "Gwen Harkaway"
MEMBER = "Idris Pellow"


@dataclass(frozen=True)
class Hard:
    """An officer with a hard name.

    Attributes:
        given: given names, or initials.
        surname: the surname.
        registered: the spelling of the register.
    """

    given: str
    surname: str
    registered: str

    @property
    def full(self) -> str:
        """The name in its common order."""
        return f"{self.given} {self.surname}"

    @property
    def initial(self) -> str:
        """The first letter of the given names."""
        return self.given[0]


def hard_names(many: int) -> Iterator[Hard]:
    """Invented officers, every kind of surname in turn; each fifth is registered with the surname first."""
    kinds = [POST_WORDS, COMMON, PARTICLES, DOUBLE, ACCENTED, APOSTROPHES, SHORT, PLAIN]
    surnames = zip(*(cycle(kind) for kind in kinds), strict=True)
    flat = (surname for some in surnames for surname in some)
    for number, (surname, given) in enumerate(zip(islice(flat, many), cycle(GIVEN), strict=False)):
        first = number % 5 == 4
        yield Hard(given, surname, f"{surname}, {given}" if first else f"{given} {surname}")


PLAN_LAYOUT = """
description = "An invented plan."
post_words = ["Head"]
[printed]
officers = ["activity", "milestone"]
units = ["activity", "milestone"]
deadline = ["activity", "milestone"]
percent = ["activity", "milestone"]
[[furniture]]
name = "title"
pattern = '^# '
[[headings]]
kind = "priority"
pattern = '^#### Aim (?P<ref>[0-9.]+) (?P<text>.+)$'
[[tables]]
name = "steps"
states = "activity"
columns = ["ref", "rated_status", "percent", "title", "officers", "deadline", "comment"]
header = { "Line" = "ref", "RAG" = "rated_status", "Done" = "percent", "What" = "title", "Who" = "officers", "Due" = "deadline", "News" = "comment" }
[row_kinds]
milestone = '^[0-9]+[a-z]$'
[statuses]
"Completed" = "completed"
"""
REVIEW_LAYOUT = PLAN_LAYOUT.replace(
    '"ref", "rated_status", "percent", "title", "officers", "deadline", "comment"',
    '"ref", "title", "officers", "directorates", "deadline", "rated_status", "percent", "comment"',
).replace('"Who" = "officers",', '"Who" = "officers", "Team" = "directorates",')

SOURCES = """
base = "https://example.org/data/"
[bodies.oxcombe]
name = "Oxcombe District Council"
"""
DOCUMENT = """
[[documents]]
path = "sources/{file}"
title = "{title}"
body = "oxcombe"
edition = "{edition}"
document = "{document}"
layout = "{layout}"
year_start = {year}-04-01
year_end = {next}-03-31
as_of = {next}-03-31
sha256 = "{sha}"
"""


def plan_lines(hards: Sequence[Hard]) -> list[str]:
    """A table with officers and their units in one cell."""
    rows = []
    for number, hard in enumerate(hards):
        name, surname, one = hard.full, hard.surname, number * 5
        rows += [
            (f"{one + 1}", "GREEN", "10%", "Mend the high street", f"{name} [ENV]", f"Led by {name}."),
            (
                f"{one + 1}a",
                "AMBER",
                "20%",
                "Ask the residents",
                f"{name} [ENV]",
                f"Ms {surname} and Mr. {surname} met {MEMBER}; Mr and Mrs {surname}\u2019s view, MS {surname.upper()}.",
            ),
            (
                f"{one + 2}",
                "GREEN",
                "30%",
                "Paint the hall",
                f"{PLAIN_OFFICER} [ENV]",
                f"{hard.initial}. {surname} leads; then {surname}, {hard.initial}. Dr.\u00a0{surname}, Revd {surname}.",
            ),
            (
                f"{one + 2}a",
                "GREEN",
                "30%",
                f"Follow the plan of {name}",
                f"{PLAIN_OFFICER} [ENV]",
                f"Agreed with {surname}, Head of Streets.",
            ),
            (f"{one + 3}", f"{name} away", "40%", "Open the baths", f"{name} ({PLAIN_OFFICER})", "Work goes on."),
            (
                f"{one + 4}",
                "RED",
                "50%",
                "Close the pit",
                f"Head of Streets ({name})",
                f"{name.upper()} and {name.lower()} asked.",
            ),
            (
                f"{one + 5}",
                "RED",
                "50%",
                "Sweep the lanes",
                f"Head of Lanes ({PLAIN_OFFICER})",
                f"Head of Lanes ({surname}) told Cllr Pellow.",
            ),
        ]
    name = hards[0].full
    lines = [f"# Oxcombe by {name}", f"#### Aim 1 Streets after {name}", "Line\tRAG\tDone\tWhat\tWho\tDue\tNews"]
    return [*lines, *("\t".join((*row[:5], "31-03-2019", row[5])) for row in rows)]


def review_lines(hards: Sequence[Hard]) -> list[str]:
    """A table with a column for units, and other spellings."""
    rows = []
    for number, hard in enumerate(hards):
        name, surname, one = hard.full, hard.surname, number * 3
        rows += [
            (
                f"{one + 1}",
                "Mend the high street",
                name,
                "ENV",
                "GREEN",
                "60%",
                f"{surname} {hard.initial} wrote to {surname}, {hard.given}.",
            ),
            (
                f"{one + 1}a",
                "Ask the residents",
                PLAIN_OFFICER,
                f"{name} team",
                "GREEN",
                "60%",
                f"Dr {surname}'s survey. {unicodedata.normalize('NFD', name)} / {name.replace(' ', chr(160))}.",
            ),
            (
                f"{one + 2}",
                f"Paint the hall ({name})",
                name,
                "ENV",
                f"Waits for {name}",
                "70%",
                f"Mail {plain(hard.given)}.{plain(surname)}@oxcombe.example or {plain(hard.initial)}.{plain(surname).replace(' ', '')}@oxcombe.example.",
            ),
            (
                f"{one + 3}",
                "Open the baths",
                name,
                f"formerly {name}",
                "AMBER",
                "70%",
                f"See files/{plain(name).replace(' ', '-')}.pdf and {name.replace(' ', '%20')}.",
            ),
        ]
    lines = ["# Oxcombe", "#### Aim 1 Streets", "Line\tWhat\tWho\tTeam\tDue\tRAG\tDone\tNews"]
    return [*lines, *("\t".join((*row[:4], "31-03-2020", *row[4:])) for row in rows)]


def plain(name: str) -> str:
    """A name as addresses write it."""
    letters = unicodedata.normalize("NFKD", name.lower().replace("ł", "l").replace("ø", "o").replace("ß", "ss"))
    return re.sub(r"[^a-z ]", "", letters)


def write_council(data: Path, hards: Sequence[Hard]) -> Path:
    """Writes the data folder of a council that names officers wherever a name may stand."""
    catalogue = SOURCES
    for number, (layout, lines) in enumerate((("plan", plan_lines(hards)), ("review", review_lines(hards)))):
        file = f"{'-'.join(plain(hard.full).replace(' ', '-') for hard in hards)}-{layout}.txt"
        content = "\n".join(lines).encode() + b"\n"
        write(data / "sources" / file, content)
        write(data / "layouts" / f"{layout}.toml", (PLAN_LAYOUT if number == 0 else REVIEW_LAYOUT).encode())
        catalogue += DOCUMENT.format(
            file=file, title=f"{layout.title()} of {' and '.join(hard.full for hard in hards)}", edition=f"{2018 + number}-{19 + number}",
            document="plan" if number == 0 else "year-end-report", layout=layout,
            year=2018 + number, next=2019 + number, sha=hashlib.sha256(content).hexdigest(),
        )  # fmt: skip
    write(data / "sources.toml", catalogue.encode())
    persons = (
        "body\tkey\tname\telected\taliases\treason\n"
        f"oxcombe\t0002\t{PLAIN_OFFICER}\t\t\tNot {hards[0].full}.\n"
        f"oxcombe\t0003\t{MEMBER}\tyes\tCllr {MEMBER}\tAs printed.\n"
    )
    for key, hard in enumerate(hards, start=10):
        aliases = "" if hard.registered == hard.full else hard.full
        persons += f"oxcombe\t{key:04}\t{hard.registered}\t\t{aliases}\tHere {hard.full} is {hard.registered}.\n"
    was = " and ".join(hard.full for hard in hards)
    posts = f"body\tkey\ttitle\telected\taliases\treason\noxcombe\thead-of-streets\tHead of Streets\t\t\tWas {was}.\n"
    write(data / "identities" / "persons.tsv", persons.encode())
    write(data / "identities" / "posts.tsv", posts.encode())
    return data


def write(path: Path, content: bytes) -> None:
    """Writes a file and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def traces(hard: Hard) -> list[re.Pattern[str]]:
    """What must stand in no output: written from the name alone, and knowing nothing of how it is hidden."""
    between = r"[\W_]{1,6}"
    forms = []
    for given, surname in {(hard.given, hard.surname), (plain(hard.given), plain(hard.surname))}:
        one = between.join(map(re.escape, re.findall(r"[^\W\d_]+", given)))
        two = r"[\W_]{0,3}".join(map(re.escape, re.findall(r"[^\W\d_]+", surname)))
        first = re.escape(given[0])
        mailed = plain(hard.surname).replace(" ", "")
        forms += [
            rf"{re.escape(plain(first))}\.{mailed}@",
            rf"{one}{between}{two}",
            rf"{two}{between}{one}",
            rf"(?:ms|mr|mrs|dr|revd){between}{two}",
            rf"(?-i:{first.upper()}\.\s|{first.upper()}\s(?![a-z])){two}",
            rf"{two},?\s(?-i:{first.upper()})\b\.",
            rf"{two}, head of",
            rf"head of \w+ \({two}\)",
        ]
    return [re.compile(rf"(?<![^\W\d_]){form}(?![^\W\d_])", re.IGNORECASE) for form in dict.fromkeys(forms)]
