"""Invented councils of any number with known truth: a data folder, and beside it what is true of it.

``python bench/councils.py FOLDER [COUNCILS [EDITIONS [ACTIVITIES]]]`` writes ``FOLDER/data`` and ``FOLDER/truth.json``.

Each year activities are reworded, split or ended, and new ones begin; references are given anew, officers move. Some
rows hold what does not add up, planted so that the finding is known; all other rows hold nothing of these kinds. The
documents are tables of Markdown in the general layout that ships. The same words give the same folder.
"""

from __future__ import annotations

import hashlib
import json
import random
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import count, product
from pathlib import Path

VERBS = (
    ("Open", "Launch"), ("Refurbish", "Renovate"), ("Plant", "Put in"), ("Review", "Look again at"), ("Repair", "Mend"),
    ("Extend", "Enlarge"), ("Promote", "Advertise"), ("Build", "Construct"), ("Survey", "Inspect"), ("Train", "Coach"),
)  # fmt: skip
KINDS = (
    "affordable", "sheltered", "community", "disused", "riverside", "young people's", "outdoor", "energy saving",
    "volunteer", "evening", "mobile", "walled",
)  # fmt: skip
THINGS = (
    "homes", "library", "gardens", "cycle lanes", "playgrounds", "markets", "allotments", "sports hall", "workshops",
    "bus shelters", "crossings", "reading rooms", "day centres", "food banks", "orchards", "bandstand", "footpaths",
)  # fmt: skip
PLACES = tuple(
    map("".join, product(("Ash", "Brack", "Cold", "Dun", "Elm", "Gorse"), ("bury", "combe", "mere", "wick")))
)
AIMS = (
    "to cut waiting times", "with local schools", "so that residents feel safer", "for families on low incomes",
    "together with the health service", "before the winter", "to bring down carbon", "for people who live alone",
    "with lottery money", "as the inspectors asked",
)  # fmt: skip
NAMES = tuple(
    map(" ".join, product(("Ada", "Ben", "Cleo", "Dev", "Eve", "Finn"), ("Lark", "Moss", "Okoro", "Penn", "Quill")))
)
HEADS = ("A cleaner place", "Better homes", "Learning and work", "Health for all")
FIRST = 2005
PLANTED = (
    "completed-below-100", "deadline-impossible", "deadline-missing", "on-target-after-deadline",
    "overdue-before-deadline", "overdue-without-comment",
)  # fmt: skip
HEAD = "| Ref | Action | Lead officer | Due date | Status | % complete | Comments |\n|---|---|---|---|---|---|---|\n"


@dataclass(frozen=True)
class Line:
    """One activity, as a year has it: words that may change, and who answers."""

    key: int
    verb: tuple[str, str]
    number: int
    kind: str
    thing: str
    places: tuple[str, ...]
    aim: str
    officer: str
    head: int

    @property
    def title(self) -> str:
        """What is printed."""
        return f"{self.verb[0]} {self.number} {self.kind} {self.thing} in {' and '.join(self.places)} {self.aim}"


@dataclass(frozen=True)
class Row:
    """The printed cells of a line beside its title, and the code that is planted in them, or nothing."""

    due: str
    status: str
    percent: str
    comment: str
    planted: str = ""


def begun(chance: random.Random, key: int) -> Line:
    """A new activity."""
    return Line(
        key,
        chance.choice(VERBS),
        chance.randint(2, 90),
        chance.choice(KINDS),
        chance.choice(THINGS),
        tuple(chance.sample(PLACES, 2)),
        chance.choice(AIMS),
        chance.choice(NAMES),
        chance.randrange(len(HEADS)),
    )


def reworded(chance: random.Random, line: Line) -> Line:
    """A line a year later: a synonym, another number, another aim, another officer."""
    ways: list[Callable[[Line], Line]] = [
        lambda one: replace(one, verb=one.verb[::-1]),
        lambda one: replace(one, number=one.number + chance.randint(1, 9)),
        lambda one: replace(one, aim=chance.choice(AIMS)),
        lambda one: replace(one, places=one.places[::-1]),
    ]
    for way in chance.sample(ways, chance.randint(0, 2)):
        line = way(line)
    return replace(line, officer=chance.choice(NAMES)) if chance.random() < 0.15 else line


def next_year(chance: random.Random, lines: list[Line], keys: count[int]) -> tuple[list[Line], list[tuple[int, int]]]:
    """The lines of the next year, and which of them go on from which."""
    new: list[Line] = []
    links: list[tuple[int, int]] = []
    for line in lines:
        fate = chance.random()
        if fate < 0.18:
            continue
        parts = [replace(line, places=(place,)) for place in line.places] if fate > 0.96 and line.places[1:] else [line]
        for part in parts:
            new.append(replace(reworded(chance, part), key=next(keys)))
            links.append((line.key, new[-1].key))
    titles = {line.title for line in new}
    while len(new) < len(lines):
        line = begun(chance, next(keys))
        if line.title not in titles:
            titles.add(line.title)
            new.append(line)
    chance.shuffle(new)
    return new, links


def printed(chance: random.Random, as_of: date) -> Row:
    """Cells that agree with each other, or in one row of ten do not."""
    before, after = (as_of - timedelta(chance.randint(1, 360)), as_of + timedelta(chance.randint(1, 300)))
    day, later = f"{before:%d/%m/%Y}", f"{after:%d/%m/%Y}"
    said = " ".join(
        (chance.choice(("Work", "The scheme", "A pilot")), chance.choice(("began", "moved on")), "in part.")
    )
    if chance.random() < 0.1:
        code = chance.choice(PLANTED)
        return {
            "completed-below-100": Row(day, "Completed", f"{chance.randint(10, 90)}%", "", code),
            "deadline-impossible": Row(f"31/06/{as_of.year}", "In progress", "40%", said, code),
            "deadline-missing": Row("", "In progress", "40%", said, code),
            "on-target-after-deadline": Row(day, "On target", "50%", said, code),
            "overdue-before-deadline": Row(later, "Overdue", "50%", said, code),
            "overdue-without-comment": Row(day, "Overdue", "50%", "", code),
        }[code]
    return chance.choice(
        [
            Row(day, "Completed", chance.choice(("100%", "100 %", "100")), ""),
            Row(later, chance.choice(("On target", "ON TARGET", "on  target")), f"{chance.randint(5, 95)}%", said),
            Row(day, "Overdue", f"{chance.randint(5, 95)} %", said),
        ]
    )


def write(folder: Path, councils: int, editions: int, activities: int = 40) -> None:
    """Writes the data folder and what is true of it."""
    (folder / "data" / "sources").mkdir(parents=True)
    catalogue = ['base = "https://example.org/data/"\n']
    links: list[list[list[str]]] = []
    findings: list[list[str]] = []
    for number in range(councils):
        chance, body, keys = random.Random(number), f"council-{number:03d}", count()  # noqa: S311
        catalogue.append(f'[bodies.{body}]\nname = "Council {number:03d}"\n')
        lines: list[Line] = [begun(chance, next(keys)) for _ in range(activities)]
        before: dict[int, list[str]] = {}
        for year in range(FIRST, FIRST + editions):
            went: list[tuple[int, int]] = []
            if before:
                lines, went = next_year(chance, lines, keys)
            label, as_of = f"{year}-{(year + 1) % 100:02d}", date(year + 1, 3, 31)
            places = {line.key: [body, label, line.title] for line in lines}
            links += [[before[one], places[other]] for one, other in went]
            text = f"# How we did in {label}\n"
            for head, title in enumerate(HEADS):
                text += f"\n## {title}\n\n{HEAD}"
                for at, line in enumerate((line for line in lines if line.head == head), 1):
                    row = printed(chance, as_of)
                    cells = (
                        f"{head + 1}.{at}",
                        line.title,
                        line.officer,
                        row.due,
                        row.status,
                        row.percent,
                        row.comment,
                    )
                    text += f"| {' | '.join(cells)} |\n"
                    if row.planted:
                        findings.append([*places[line.key], row.planted])
            path = folder / "data" / "sources" / f"{body}-{label}.md"
            path.write_text(text, encoding="utf-8")
            catalogue.append(
                f'[[documents]]\npath = "sources/{path.name}"\ntitle = "How we did in {label}"\nbody = "{body}"\n'
                f'edition = "{label}"\ndocument = "year-end-report"\nlayout = "plain-table"\n'
                f"year_start = {year}-04-01\nyear_end = {as_of}\nas_of = {as_of}\n"
                f'sha256 = "{hashlib.sha256(text.encode()).hexdigest()}"\n'
            )
            before = places
    (folder / "data" / "sources.toml").write_text("\n".join(catalogue), encoding="utf-8")
    truth = json.dumps({"links": links, "findings": findings}, indent=0)
    (folder / "truth.json").write_text(truth, encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]), *map(int, sys.argv[2:] or ("1", "5")))
