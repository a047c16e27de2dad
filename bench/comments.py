"""How well the rules read comments, beside what readers saw in them.

``python bench/comments.py`` holds what the rules infer from the comments of ``data/`` against the judgements of five
readers (``tests/validation/judgements.tsv``) and of three who came after (``unseen-judgements.tsv``), and from invented
reports against the judgements of their authors (``tests/interpret/invented-reports.tsv``). What is found in ``data/``
with the judgements of the five in force is held against the three, too: everything else measures the rules alone.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Set
from datetime import date
from pathlib import Path

from goldenthread.interpret.discrepancies.comment_against_row import counted_comments, read_comment
from goldenthread.interpret.judgements import FOLDER, judge, load_judgements, proposed
from goldenthread.interpret.readings import CODES
from goldenthread.model import Commitment, Edition, Kind, Progress
from goldenthread.registers import RECORDS, assign, load_entries
from goldenthread.stages import read

ROOT = Path(__file__).parents[1]
FAIRLY_SURE = 2
"""How sure a reader must be for a judgement to count."""
FIVE = ("tests/validation/judgements.tsv", 3)
THREE = ("tests/validation/unseen-judgements.tsv", 2)
"""Tables of readers, and how many of them make a judgement right. Nothing may be mended by the second."""
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


def five_editions(*, with_judgements: bool) -> set[Place]:
    """What is found in ``data/``: by the rules alone, or with the judgements in force as in a build."""
    reading, minter = read(ROOT / "data")
    iri_of = assign(reading.plans, load_entries(ROOT / "data" / "registers" / RECORDS)).namer(minter)
    judgements = load_judgements(ROOT / "data" / FOLDER, minter.base) if with_judgements else ()
    said = judge(reading.plans, iri_of, judgements).comments
    return {
        (plan.edition.label, str(row.line), code)
        for plan in reading.plans
        for row, _ in counted_comments(plan)
        for code, _ in proposed(row, said[iri_of(plan.edition, row.kind, row.key)])
    }


def readers(path: str, most: int) -> tuple[set[Place], set[Place]]:
    """What most readers of a table saw, and what fewer saw."""
    sure: Counter[Place] = Counter()
    for row in rows_of(path):
        votes = [row[name] for name in row if name.startswith("reader_")]
        sure[row["edition"], row["line"], row["code"]] = sum(int(vote or 0) >= FAIRLY_SURE for vote in votes)
    right = {place for place, count in sure.items() if count >= most}
    return right, set(sure) - right


def invented(*, unseen: bool) -> tuple[set[Place], set[Place]]:
    """What the rules find in the invented reports, and what their authors judged."""
    found, right = set[Place](), set[Place]()
    for number, row in enumerate(rows_of("tests/interpret/invented-reports.tsv"), start=2):
        if (row["author"] in UNSEEN) != unseen:
            continue
        right |= {(row["author"], str(number), code) for code in row["codes"].split("|") if code}
        told = Progress(status=row["status"], comment=row["comment"])
        deadlines = (date.fromisoformat(row["deadline"]),)
        one = Commitment("m1", Kind.MILESTONE, "", row["text"], "", 1, (1,), deadlines=deadlines, progress=told)
        found |= {(row["author"], str(number), code) for code, _ in proposed(one, read_comment(one, YEAR))}
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
    rules, build = five_editions(with_judgements=False), five_editions(with_judgements=True)
    show("the five editions, the rules alone, against five readers", rules, *readers(*FIVE))
    show("the five editions, the rules alone, against three who came after", rules, *readers(*THREE))
    show("the five editions, as they are built, against three who came after", build, *readers(*THREE))
    show("invented reports that were in sight when the rules were mended", *invented(unseen=False))
    show("invented reports that were not", *invented(unseen=True))


if __name__ == "__main__":
    main()
