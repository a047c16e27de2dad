"""How well the rules read comments, beside what readers saw in them.

``python bench/comments.py`` holds what the rules infer from the comments of ``data/`` against the judgements of five
readers (``tests/validation/judgements.tsv``), and from invented reports against the judgements of their authors
(``tests/read/invented-reports.tsv``). Judgements of the data folder are left aside: only the rules are measured.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Set
from datetime import date
from pathlib import Path

from goldenthread.model import Commitment, Edition, Kind, Progress
from goldenthread.pipeline import read
from goldenthread.read.judgements import CODES, proposed
from goldenthread.read.standing import standing, standings

ROOT = Path(__file__).parents[1]
FAIRLY_SURE, MOST = 2, 3
"""How sure a reader must be, and how many of the five, for a judgement to be right."""
UNSEEN = {"12", "13"}
"""Authors of the reports that nobody may mend a rule by."""
YEAR = Edition(
    *("invented", "2015-16", "year-end-report", "Invented reports", "", "", "", "", ""),
    year_start=date(2015, 4, 1),
    year_end=date(2016, 3, 31),
    as_of=date(2016, 3, 31),
)

Place = tuple[str, str, str]


def rows_of(path: str) -> list[dict[str, str]]:
    """The lines of a table of the tests."""
    with (ROOT / path).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))


def five_editions() -> tuple[set[Place], set[Place], set[Place]]:
    """What the rules find, what most readers saw, and what fewer saw."""
    reading, _ = read(ROOT / "data")
    found = {
        (plan.edition.label, str(row.line), code)
        for plan in reading.plans
        for row, said in standings(plan)
        for code, _ in proposed(row, said)
    }
    sure: Counter[Place] = Counter()
    for row in rows_of("tests/validation/judgements.tsv"):
        votes = [row[name] for name in row if name.startswith("reader_")]
        sure[row["edition"], row["line"], row["code"]] = sum(int(vote or 0) >= FAIRLY_SURE for vote in votes)
    right = {place for place, count in sure.items() if count >= MOST}
    return found, right, set(sure) - right


def invented(*, unseen: bool) -> tuple[set[Place], set[Place]]:
    """What the rules find in the invented reports, and what their authors judged."""
    found, right = set[Place](), set[Place]()
    for number, row in enumerate(rows_of("tests/read/invented-reports.tsv"), start=2):
        if (row["author"] in UNSEEN) != unseen:
            continue
        right |= {(row["author"], str(number), code) for code in row["codes"].split("|") if code}
        told = Progress(status=row["status"], comment=row["comment"])
        deadlines = (date.fromisoformat(row["deadline"]),)
        one = Commitment("m1", Kind.MILESTONE, "", row["text"], "", 1, (1,), deadlines=deadlines, progress=told)
        found |= {(row["author"], str(number), code) for code, _ in proposed(one, standing(one, YEAR))}
    return found, right


def show(what: str, found: Set[Place], right: Set[Place], doubtful: Iterable[Place] = ()) -> None:
    """Prints precision and recall of each code and of all; doubtful findings count as wrong, then not at all."""
    print(f"\n{what}")
    aside = set(doubtful)
    for code in (*CODES, "all"):
        ours = {place for place in found if code in ("all", place[2])}
        theirs = {place for place in right if code in ("all", place[2])}
        both = len(ours & theirs)
        kept = len(ours - aside)
        print(
            f"  {code:28} {len(theirs):4} judgements   precision {both / max(1, len(ours)):.2f}"
            f"   recall {both / max(1, len(theirs)):.2f}   precision, doubtful aside {both / max(1, kept):.2f}"
        )


def main() -> None:
    """Measures and prints."""
    found, right, doubtful = five_editions()
    show("the five editions, against five readers", found, right, doubtful)
    show("invented reports that were in sight when the rules were mended", *invented(unseen=False))
    show("invented reports that were not", *invented(unseen=True))


if __name__ == "__main__":
    main()
