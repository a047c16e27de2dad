"""The lists of commitments: what is promised on one page, the steps to it on others, with marks to choose by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from goldenthread.language.shared_words import other_words
from goldenthread.site import plain
from goldenthread.site.cited import Cited, cited
from goldenthread.site.fared import became
from goldenthread.site.fates import joining
from goldenthread.site.holdings import Holdings
from goldenthread.site.one_spelling import once
from goldenthread.site.page import FACETS, Page
from goldenthread.site.page_words import DISAGREES, code
from goldenthread.site.perhaps import onward
from goldenthread.site.promises import with_earlier
from goldenthread.site.records import Commitment, Thread
from goldenthread.site.states import ENDINGS, MEANINGS, UNHEARD, last_reported, state
from goldenthread.site.strands import tangled

ON_A_PAGE = 320
"""Steps on one page: it stays well under half a megabyte."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A thread in a list.

    Attributes:
        where: for each document of its council whether it states it, and the document's name.
        label: what it is called.
        iri: where it leads.
        last: the last statement.
        told: what the latest report says of it, or nothing.
        state: how it stands, as :mod:`goldenthread.site.states` has it.
        findings: how often it does not add up, its steps and measures included.
        themes: the highest headings above its statements.
        units: the directorates printed beside them.
        officers: the officers of all its documents, those of its steps included: to choose by.
        members: the councillors and portfolios, likewise.
        cited: who is named beside the last statement, and who only elsewhere.
        first: plan year of the first document that states it.
        final: plan year of the last.
        staged: whether one of these is an earlier stage, and not the same promise.
        onward: the rows of later documents that carry on what is listed here, each with how it stands there.
        before: the rows of another level, a step or a commitment, that the first of it carries on, each with its year.
        maybe: whether it ends here, and perhaps goes on in another row: not decided.
        strands: how many statements are joined where one document makes several of them, or 0.
        others: rows of a subject that are shown under it in quite other words, each wording once.
        line: the rows by which it is told how it stands.
    """

    thread: Thread
    label: str
    iri: str
    where: tuple[tuple[str, bool], ...]
    last: Commitment
    told: tuple[Commitment, ...]
    state: str
    findings: int
    themes: tuple[str, ...]
    units: tuple[str, ...]
    officers: tuple[str, ...]
    members: tuple[str, ...]
    cited: Cited
    first: str
    final: str
    documents: int
    strands: int
    others: tuple[Commitment, ...] = ()
    staged: bool = False
    onward: tuple[tuple[str, str], ...] = ()
    before: tuple[tuple[str, str], ...] = ()
    maybe: bool = False
    line: tuple[Commitment, ...] = ()

    @property
    def said(self) -> str:
        """How it stands, in words: what an earlier document reports on is not called in no report."""
        since = " since" if self.state == UNHEARD and self.told else ""
        return f"{self.state}{since}{' (perhaps in another row: not decided)' if self.maybe else ''}"


@dataclass(frozen=True, slots=True)
class ThreadsView:
    """One list.

    Attributes:
        what: what the list holds, in words.
        total: how many there are on all its pages.
        others: name and path of the other lists.
        several: how many of all run through two documents or more.
    """

    what: str
    total: int
    several: int
    entries: tuple[Entry, ...]
    others: tuple[tuple[str, str], ...]
    meanings: tuple[tuple[str, str], ...]


def pages(held: Holdings) -> Iterator[Page]:
    """One list of what is promised, and as many of steps as are needed."""
    promised, steps = _of_level(held, "activity"), _of_level(held, "milestone")
    parts = [steps[first : first + ON_A_PAGE] for first in range(0, len(steps), ON_A_PAGE)]
    paths = [
        (
            f"Steps {1 + number * ON_A_PAGE:,} to {number * ON_A_PAGE + len(part):,}",
            f"commitments/steps-{number + 1}.html",
        )
        for number, part in enumerate(parts)
    ]
    others = [("Commitments", "commitments.html"), *paths]
    yield Page(
        "commitments.html",
        "threads",
        "Commitments",
        lambda: _view(held, "commitments", promised, promised, others),
        scripts=(FACETS,),
    )
    for (name, path), part in zip(paths, parts, strict=True):
        yield Page(
            path,
            "threads",
            name,
            lambda part=part: _view(held, "steps", part, steps, others),  # type: ignore[misc]
            section="commitments.html",
            scripts=(FACETS,),
        )


def _of_level(held: Holdings, level: str) -> list[Thread]:
    """Threads, those of the latest documents first, in the order of the document."""
    place = {iri: number for number, iri in enumerate(held.editions)}
    found = []
    for one in held.threads.values():
        if one.level == level and (members := held.members(one)):
            last = members[-1]
            found.append((-place[last.edition], last.order, one.iri, one))
    return [one for *_, one in sorted(found)]


def _view(
    held: Holdings, what: str, some: Sequence[Thread], every: Sequence[Thread], others: Sequence[tuple[str, str]]
) -> ThreadsView:
    several = sum(len({one.edition for one in held.members(thread)}) > 1 for thread in every)
    entries = tuple(entry(held, thread) for thread in some)
    met = {one.state for one in entries}
    return ThreadsView(
        what=what,
        total=len(every),
        several=several,
        entries=entries,
        others=tuple(others),
        meanings=tuple((name, meaning) for name, meaning in MEANINGS.items() if name in met),
    )


@lru_cache(maxsize=4096)
def entry(held: Holdings, thread: Thread) -> Entry:
    """A thread in a list; it has a member at least."""
    members = held.members(thread)
    editions = held.of_body(held.edition(members[0]).body)
    stated = {one.edition for one in members}
    around = [*members, *(held.commitments[iri] for one in members for iri in held.milestones_of.get(one.iri, ()))]
    return Entry(
        thread=thread,
        label=thread.label,
        iri=thread.iri,
        where=tuple((plain.named(one), one.iri in stated) for one in editions),
        last=members[-1],
        told=last_reported(members),
        state=state(held, members),
        findings=sum(code(finding.code).kind == DISAGREES for one in members for finding in held.findings_around(one)),
        themes=_distinct(once(held, (path[0].text for one in members if (path := held.path(one))))),
        units=_distinct(
            held.agents[name.agent].name if name.agent in held.agents else name.printed
            for one in around
            for name in one.of_role("directorate")
        ),
        officers=_distinct(name.name for one in around for name in one.of_role("officer")),
        members=_distinct(name.name for one in around for name in one.of_role("member")),
        cited=cited(held, members, members[-1]),
        first=plain.year(held.edition(members[0]).label),
        final=plain.year(held.edition(members[-1]).label),
        documents=len(stated),
        strands=len(members) if tangled(members) else 0,
        onward=_onward(held, members),
        before=_before(held, members),
        maybe=_perhaps(held, members),
        line=tuple(members),
    )


def narrowed(held: Holdings, one: Entry, rows: Sequence[Commitment]) -> Entry:
    """A thread of several strands by some of its rows alone: their words, their names and how they stand.

    What was reported of the rows that they carry on counts, whether these belong to what is listed or not.
    """
    order = {member.iri: at for at, member in enumerate(held.members(one.thread))}
    mine = sorted(rows, key=lambda row: order[row.iri])
    last = mine[-1]
    stated = {row.edition for row in mine}
    editions = held.of_body(held.edition(last).body)
    line = with_earlier(held, mine)
    return replace(
        one,
        label=last.text,
        iri=last.iri,
        where=tuple((plain.named(each), each.iri in stated) for each in editions),
        last=last,
        told=last_reported(line),
        state=state(held, line),
        cited=cited(held, mine, last),
        first=plain.year(held.edition(mine[0]).label),
        final=plain.year(held.edition(last).label),
        documents=len(stated),
        onward=_onward(held, mine),
        before=_before(held, mine),
        maybe=_perhaps(held, mine),
        line=line,
    )


def _onward(held: Holdings, rows: Sequence[Commitment]) -> tuple[tuple[str, str], ...]:
    """The later rows that carry on the last of some rows, each once, with how it stands there."""
    last = (row for row in rows if row.edition == rows[-1].edition)
    return tuple(dict.fromkeys(each for row in last for each in became(held, row).later))


def _before(held: Holdings, rows: Sequence[Commitment]) -> tuple[tuple[str, str], ...]:
    """The earlier rows of another level that the first of some rows carry on."""
    first = (row for row in rows if row.edition == rows[0].edition)
    links = (link for row in first for link in joining(held.links_to.get(row.iri, ())))
    earlier = (held.commitments[link.earlier] for link in links)
    found = (one for one in earlier if one.kind != rows[0].kind)
    return tuple(
        dict.fromkeys(
            (one.iri, f"{plain.year(held.edition(one).label)}, “{plain.shortened(one.text, 60)}”") for one in found
        )
    )


def _perhaps(held: Holdings, rows: Sequence[Commitment]) -> bool:
    """Whether the last of some rows ends as if it were dropped, and another row perhaps carries it on."""
    last = (row for row in rows if row.edition == rows[-1].edition)
    return state(held, rows) in ENDINGS and any(onward(held, row) for row in last)


def perhaps_said(entries: Iterable[Entry]) -> str:
    """How many of a list end here and perhaps go on in another row, as a sentence; empty where none does."""
    count = sum(one.maybe for one in entries)
    goes = "goes" if count == 1 else "go"
    return f"{count:,} of those that seem to end perhaps {goes} on in another row: not decided." if count else ""


def others_of(title: str, rows: Iterable[Commitment], *, branched: bool = False) -> tuple[Commitment, ...]:
    """The rows that hardly share their words with the title that they stand under, the first of each wording."""
    found: dict[str, Commitment] = {}
    for row in rows:
        if other_words(title, row.text, branched=branched):
            found.setdefault(row.text.casefold(), row)
    return tuple(found.values())


def _distinct(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text.replace("|", "¦") for text in texts if text))
