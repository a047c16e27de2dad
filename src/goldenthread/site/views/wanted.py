"""What people come to ask: each kind of question, the list that answers it, and what it counts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from goldenthread.another_day import How
from goldenthread.site import plain
from goldenthread.site.among import among
from goldenthread.site.changed_days import redated
from goldenthread.site.holdings import Holdings
from goldenthread.site.page_words import DISAGREES, MISSING, code, codes, rank
from goldenthread.site.results import Verdict, results
from goldenthread.statuses import Status


@dataclass(frozen=True, slots=True)
class Wanted:
    """A kind of question.

    Attributes:
        question: as people ask it.
        said: where and how it is answered, with what is counted.
        path: the list that answers it.
        link: what the list is called.
        more: name and path of further lists.
    """

    question: str
    said: str
    path: str
    link: str
    more: tuple[tuple[str, str], ...] = ()


def wanted(held: Holdings) -> tuple[Wanted, ...]:
    """Every kind of question that the pages answer, those asked most first."""
    return tuple(_wanted(held))


def _wanted(held: Holdings) -> Iterator[Wanted]:
    promised = sum(one.level == "activity" for one in held.threads.values())
    yield Wanted(
        "What became of …?",
        "Search for its words. Its page tells the story from document to document: who answered, when it was due, how "
        "it stood and how it ended, each with its line.",
        "commitments.html",
        f"All {plain.counted(promised, 'commitment')}",
        (("everything about a subject", "topics.html"), ("A to Z", "a-to-z.html")),
    )
    yield Wanted(
        "Who answers for …, and who did before?",
        "On the page of each commitment; and for each person, directorate and post all that names them, what was late, "
        "and what was handed over to whom.",
        "people.html",
        "People and directorates",
    )
    if ended := _found(held, "ended-without-a-word"):
        yield Wanted(
            "What is not taken up again, though unfinished?",
            f"{ended}: a report has them unfinished, the next year’s document does not take them up, and no later one "
            "says why. The last update of each stands beside it: it may say what comes next. What stood in a plan "
            "only, and in no report, is listed apart.",
            "findings/ended-without-a-word.html",
            "What is not in the next document, each with its last update",
            (("what stood in a plan and in no report held", "commitments.html?state=in+no+report+held"),),
        )
    every = redated(held)
    off = sum(one.how is How.PUT_OFF for one in every)
    yield Wanted(
        "What slipped, and by how much?",
        f"{plain.counted(off, 'row')} put off, of {len(every):,} with another day than before."
        if every
        else "No row is due on another day than before.",
        "dates.html?how=put+off" if off else "dates.html",
        "What was put off, furthest first",
        (("every date that changed", "dates.html"), ("dates that are wrong or missing", "dates-in-doubt.html")),
    )
    if late := sum(one.status == Status.OVERDUE for one in held.commitments.values()):
        yield Wanted(
            "What is overdue?",
            f"{plain.counted(late, 'row')} that a document reports overdue, by document. What is delayed or rated red "
            "stands with it on the page of each person and directorate.",
            "questions/overdue-commitments.html",
            "What was reported overdue",
            (("whose rows were late", "people.html"),),
        )
    if held.measures:
        yield Wanted("Was the target met?", _targets(held), "measures.html", "Measures beside their targets")
    yield from _findings(held)
    if len(held.editions) > 1:
        yield Wanted(
            "What changed from one year to another?",
            "Two documents side by side: what was kept, reworded, split, merged, is new, or ended.",
            "compare.html",
            "Compare two documents",
            (
                ("promised again after it was completed", "findings/repeated-after-completed.html"),
                ("promised longest", "commitments.html?sort=documents"),
            ),
        )
    yield Wanted(
        "How did a year, a theme or a directorate do?",
        "The page of each document counts how its rows stood, by theme; directorates have pages of their own.",
        "documents.html",
        "The documents",
        (("themes and subjects", "topics.html"), ("directorates", "people.html?what=Directorates+and+services")),
    )
    yield Wanted(
        "What should the committee read on a subject?",
        "Each subject and each commitment has two pages to print, with questions to ask.",
        "topics.html",
        "Subjects",
    )
    yield Wanted(
        "Where does it say so?",
        "Every statement stands beside its line; each document can be read line by line.",
        "documents.html",
        "The documents, line by line",
    )


def _found(held: Holdings, name: str) -> str:
    """In how many rows a kind of finding is, of how many; empty where it is in none."""
    count = sum(any(one.code == name for one in some) for some in held.findings_of.values())
    of = among(held, name)
    if not count:
        return ""
    return plain.share(count, of.count, of.words) if of else plain.counted(count, "row")


def _findings(held: Holdings) -> Iterator[Wanted]:
    """What does not add up, and what is missing: each with the kinds that matter most, in rows."""
    for kind, question, words, link in (
        (DISAGREES, "What does not add up?", "that two printed things do not agree", "All kinds"),
        (MISSING, "What is missing?", "that something is not printed that should be", "All kinds"),
    ):
        rows: dict[str, int] = {}
        count = 0
        for some in held.findings_of.values():
            mine = [one.code for one in some if code(one.code).kind == kind]
            count += len(mine)
            for name in set(mine):
                rows[name] = rows.get(name, 0) + 1
        if rows:
            most = sorted(rows, key=lambda name: (rank(name), -rows[name], name))
            yield Wanted(
                question,
                f"{plain.counted(count, 'finding')} {words}.",
                f"findings.html#{kind.replace(' ', '-')}",
                link,
                tuple(
                    (f"{codes()[name].name} ({plain.counted(rows[name], 'row')})", f"findings/{name}.html")
                    for name in most
                ),
            )


def _targets(held: Holdings) -> str:
    """How many measures missed the target of their latest year, of how many that can be told."""
    groups = [tuple(held.measures[iri] for iri in group) for group in dict.fromkeys(held.series_of.values())]
    lasts = [found[-1].verdict for group in groups if (found := results(group))]
    told = sum(one in (Verdict.MET, Verdict.MISSED) for one in lasts)
    if not told:
        return "No measure prints a result beside a target of the same year: whether any was met cannot be told."
    missed = lasts.count(Verdict.MISSED)
    return (
        f"{plain.share(missed, told, 'measures')} missed the target of their latest year, by the printed numbers; of "
        f"{len(groups) - told:,} others it cannot be told by number."
    )
