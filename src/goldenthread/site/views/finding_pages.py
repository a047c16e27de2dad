"""What is missing and what does not add up: the list by kind, document and directorate, and a page for each kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from goldenthread.site import both_ways, plain
from goldenthread.site.addresses import file_name
from goldenthread.site.among import Among, among
from goldenthread.site.beside import Beside, beside, size, unit_name, units
from goldenthread.site.both_ways import Cell
from goldenthread.site.changed_days import How
from goldenthread.site.cutting import cut, numbered_parts, part_path
from goldenthread.site.dismissed import Dismissed, dismissed
from goldenthread.site.holdings import Holdings
from goldenthread.site.page import FACETS, Page
from goldenthread.site.page_words import DISAGREES, MISSING, WORTH_KNOWING, Code, code, codes, rank
from goldenthread.site.perhaps import counted
from goldenthread.site.quoting import quoted
from goldenthread.site.records import Edition, Finding
from goldenthread.site.views import date_doubts

KINDS = {
    DISAGREES: "Two things that are printed do not agree.",
    MISSING: "A document has room for something, or promises something, and it is not there.",
    WORTH_KNOWING: "Nothing is wrong with it by itself. It is where a reader may want to look.",
}


@dataclass(frozen=True, slots=True)
class CodeRow:
    """A kind of finding in the list.

    Attributes:
        cells: by document.
        all: in all documents.
        accepted: how many findings were accepted as they are.
    """

    code: Code
    among: Among | None
    cells: tuple[Cell, ...]
    all: Cell
    accepted: int


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A directorate in the list: rows that name it, and those of them in which something was found."""

    name: str
    iri: str
    rows: int
    disagrees: int
    missing: int


@dataclass(frozen=True, slots=True)
class ListView:
    """The list."""

    groups: tuple[tuple[str, str, tuple[CodeRow, ...]], ...]
    editions: tuple[Edition, ...]
    several: bool
    units: tuple[UnitRow, ...]
    total: int
    accepted: int
    counts: tuple[tuple[str, int], ...]
    silent: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """A finding with what it sets beside each other.

    Attributes:
        units: the directorates printed beside its row.
        under: the headings above its row, the highest first.
    """

    finding: Finding
    pair: Beside
    edition: Edition | None
    units: tuple[str, ...]
    under: tuple[str, ...]
    anchor: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class CodeView:
    """One page of a kind.

    Attributes:
        ways: of each document, in how many rows reported completed it is, and in how many others; empty of other kinds.
        read: who read what the findings rest on, and how many findings each time.
        linked: whether it rests on a judgement that two rows are the same promise.
        hows: what another day than before is, with how many rows it has; nothing of another kind of finding.
        dates: the page of all dates in doubt, where it is a finding about a date; or empty.
        dismissed: rows reported completed of which readers judged that their update does not say so.
    """

    code: Code
    lede: str
    row: CodeRow
    ways: tuple[tuple[Cell, Cell], ...]
    editions: tuple[Edition, ...]
    several: bool
    read: tuple[tuple[str, int], ...]
    judged: bool
    linked: bool
    accepted: int
    items: tuple[Item, ...]
    hows: tuple[tuple[How, int], ...]
    dates: str
    dismissed: tuple[Dismissed, ...]
    total: int
    part: int
    parts: tuple[tuple[str, str], ...]


def pages(held: Holdings) -> Iterator[Page]:
    """The list, and a page for each kind that occurs, or several where it occurs often."""
    found: dict[str, list[Finding]] = {}
    for some in held.findings_of.values():
        for one in some:
            found.setdefault(one.code, []).append(one)
    yield Page("findings.html", "findings", "What does not add up, and what is missing", lambda: _list(held, found))
    for name in sorted(found):
        yield from _of(held, name, found[name])


def _of(held: Holdings, name: str, findings: Sequence[Finding]) -> Iterator[Page]:
    order = {iri: place for place, iri in enumerate(held.editions)}

    def key(one: Item) -> tuple[int, bool, bool, int, str]:
        """The latest document first; in it what nobody has accepted, commitments before steps."""
        row = held.commitments.get(one.finding.focus)
        step = row is not None and row.kind == "milestone"
        place = -order[one.edition.iri] if one.edition else 1
        return place, bool(one.finding.acknowledged), step, one.finding.line, one.finding.iri

    items = sorted((_item(held, one) for one in findings), key=key)
    runs = cut(items, lambda one: 700 + 2 * sum(map(len, one.under)) + len(one.finding.message) + size(one.pair))
    first = f"findings/{file_name(name)}.html"
    title = code(name).name
    title = title[:1].upper() + title[1:]
    met = Counter({one.finding.focus: one.pair.how for one in items}.values())
    hows = tuple((how, met[how]) for how in How if met[how])
    parts = numbered_parts(first, len(runs))
    for number, run in enumerate(runs, start=1):
        yield Page(
            part_path(first, number),
            "finding",
            title if number == 1 else f"{title}, part {number}",
            lambda run=run, number=number: _view(  # type: ignore[misc]
                held, name, findings, run, number, hows, parts
            ),
            section="findings.html",
            scripts=(FACETS,),
        )


def _item(held: Holdings, one: Finding) -> Item:
    focus = held.commitments.get(one.focus) or held.measures.get(one.focus) or held.headings.get(one.focus)
    edition = held.edition(focus) if focus else None
    above = held.path(held.commitments[one.focus]) if one.focus in held.commitments else ()
    under = tuple(heading.text.replace("|", "¦") for heading in above if heading.text)
    pair, anchor = beside(held, one), held.anchor_of_finding(one)
    return Item(one, pair, edition, units(held, one), under, anchor, quoted(one.message) if one.source else "")


def _view(
    held: Holdings,
    name: str,
    findings: Sequence[Finding],
    run: Sequence[Item],
    number: int,
    hows: tuple[tuple[How, int], ...],
    parts: tuple[tuple[str, str], ...],
) -> CodeView:
    named = code(name)
    row = _row(held, name, findings)
    of = row.among
    rows = "row" if row.all.count == 1 else "rows"
    if of is not None and of.nearly_each and row.all.count == of.count:
        lede = f"Found in each of the {of.count:,} {of.words}: as a rule it must be, and by itself that says nothing."
    elif of is not None:
        lede = f"Found in {plain.share(row.all.count, of.count, of.words)}."
    else:
        lede = f"Found in {row.all.count:,} {rows}; of how many it could be is not known."
    if len(findings) != row.all.count:
        lede += f" There are {plain.counted(len(findings), 'finding')}, because a row can have several."
    if name == both_ways.CODE:
        lede += f" {both_ways.said(held, findings)}"
    if name == "ended-without-a-word":
        lede = f"{lede} {counted(held, {one.focus: held.commitments[one.focus] for one in findings}.values())}".rstrip()
    read = Counter(one.source for one in findings)
    rests = {check.rests_on for check in named.checks if check.rests_on}
    return CodeView(
        code=named,
        lede=lede,
        row=row,
        ways=tuple(both_ways.ways(held, findings, one) for one in held.editions) if name == both_ways.CODE else (),
        editions=tuple(held.editions.values()),
        several=_several(held),
        read=tuple(sorted(((who, count) for who, count in read.items() if who), key=lambda pair: (-pair[1], pair[0]))),
        judged=bool(rests),
        linked=any(path.endswith("linkedBy") for path in rests),
        accepted=row.accepted,
        items=tuple(run),
        hows=hows,
        dates=date_doubts.PATH if name in date_doubts.CODES else "",
        dismissed=tuple(dismissed(held, name)) if number == 1 else (),
        total=len(findings),
        part=number,
        parts=parts,
    )


def _row(held: Holdings, name: str, findings: Sequence[Finding]) -> CodeRow:
    places: Counter[str] = Counter()
    numbers: Counter[str] = Counter()
    for focus, number in Counter(one.focus for one in findings).items():
        thing = held.commitments.get(focus) or held.measures.get(focus)
        places[thing.edition if thing else ""] += 1
        numbers[thing.edition if thing else ""] += number
    cells = []
    for edition in held.editions:
        of = among(held, name, edition)
        cells.append(Cell(places[edition], of.count if of else None, numbers[edition], bool(of and of.nearly_each)))
    every = among(held, name)
    return CodeRow(
        code(name),
        every,
        tuple(cells),
        Cell(
            sum(places.values()),
            every.count if every else None,
            len(findings),
            bool(every and every.nearly_each),
        ),
        sum(bool(one.acknowledged) for one in findings),
    )


def _list(held: Holdings, found: dict[str, list[Finding]]) -> ListView:
    rows = [_row(held, name, findings) for name, findings in found.items()]
    groups = []
    for kind, meaning in KINDS.items():
        mine = sorted(
            (row for row in rows if row.code.kind == kind),
            key=lambda row: (rank(row.code.code), -row.all.count, row.code.code),
        )
        if mine:
            groups.append((kind, meaning, tuple(mine)))
    every = [one for some in found.values() for one in some]
    counts = Counter(code(one.code).kind for one in every)
    return ListView(
        groups=tuple(groups),
        editions=tuple(held.editions.values()),
        several=_several(held),
        units=tuple(_units(held)),
        total=len(every),
        accepted=sum(bool(one.acknowledged) for one in every),
        counts=tuple((kind, counts[kind]) for kind in KINDS if counts[kind]),
        silent=tuple(sorted(named.name for name, named in codes().items() if name not in found)),
    )


def _several(held: Holdings) -> bool:
    return len({one.body for one in held.editions.values()}) > 1


def _units(held: Holdings) -> Iterator[UnitRow]:
    """Each directorate: of the rows that name it, in how many something does not add up, or is missing."""
    counts: dict[tuple[str, str], list[int]] = {}
    for row in held.commitments.values():
        kinds = {code(one.code).kind for one in held.findings_of.get(row.iri, ())}
        for key in dict.fromkeys((unit_name(held, name), name.agent) for name in row.of_role("directorate")):
            count = counts.setdefault(key, [0, 0, 0])
            count[0] += 1
            count[1] += DISAGREES in kinds
            count[2] += MISSING in kinds
    for (name, iri), (rows, disagrees, missing) in sorted(counts.items()):
        yield UnitRow(name, iri, rows, disagrees, missing)
