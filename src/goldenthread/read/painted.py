"""A document as a page on which each cell bears what it was taken for: for people who write layouts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from goldenthread.model import Claim, Plan, TakenFor
from goldenthread.read.doubts import Doubt
from goldenthread.read.layout import Layout
from goldenthread.read.line_roles import Classified, Role
from goldenthread.read.reader import Outlined
from goldenthread.read.table_rows import HEADING_TABLE, Placed, in_columns
from goldenthread.templates import templates

_OF_ROWS = frozenset({TakenFor.ACTIVITY, TakenFor.MILESTONE, TakenFor.CONTINUATION})
"""What a line is taken for whose cells are fields."""


@dataclass(frozen=True, slots=True)
class PaintedCell:
    """One cell.

    Attributes:
        text: its words as read.
        taken_for: the field, ``theme``, ``table head: officers``, ``furniture`` ..., in words.
        paint: the name of its colour.
        struck: what in it is struck out, which is not in force.
    """

    text: str
    taken_for: str
    paint: str
    struck: str = ""


@dataclass(frozen=True, slots=True)
class PaintedLine:
    """One line or row.

    Attributes:
        number: 1-based.
        address: where it stands, in a format with cells of its own.
        taken_for: what the line as a whole was taken for.
        rule: the rule that said so.
        cells: its cells.
        issues: what was mended on it or could not be read.
        doubts: what looks odd on it.
    """

    number: int
    address: str
    taken_for: str
    rule: str
    cells: tuple[PaintedCell, ...]
    issues: tuple[str, ...]
    doubts: tuple[str, ...]


def claim_of_each_line(plan: Plan) -> dict[int, Claim]:
    """What each line was taken for; one that two records share counts for the one that begins on it."""
    return {
        claim.line: claim for claim in sorted(plan.claims, key=lambda one: one.taken_for is not TakenFor.CONTINUATION)
    }


def painted_lines(outlined: Outlined, plan: Plan, odd: Sequence[Doubt], layout: Layout) -> tuple[PaintedLine, ...]:
    """All lines of a document, each cell with what it was taken for.

    The field of a cell is that of the column in which it was read. Where rules put rows together afterwards, the issues
    of the line say so.
    """
    claims = claim_of_each_line(plan)
    kinds = {heading.key: heading.kind.value for heading in plan.headings}
    fields = _fields(outlined, layout)
    issues: defaultdict[int, list[str]] = defaultdict(list)
    for issue in plan.issues:
        for number in issue.lines or (issue.line,):
            issues[number].append(f"{issue.code} ({issue.rule}): {issue.message}")
    doubts: defaultdict[int, list[str]] = defaultdict(list)
    for doubt in odd:
        for number in doubt.lines:
            doubts[number].append(doubt.what)
    painted = []
    for line in outlined.classified:
        claim = claims[line.number]
        taken_for = kinds.get(claim.owner, claim.taken_for) if claim.taken_for is TakenFor.HEADING else claim.taken_for
        names = fields.get(line.number) if claim.taken_for in _OF_ROWS else None
        painted.append(
            PaintedLine(
                number=line.number,
                address=plan.addresses[line.number - 1] if plan.addresses else "",
                taken_for=taken_for,
                rule=claim.rule,
                cells=tuple(_cells(line, names or _of_line(line, taken_for))),
                issues=tuple(dict.fromkeys(issues[line.number])),
                doubts=tuple(dict.fromkeys(doubts[line.number])),
            )
        )
    return tuple(painted)


def painted_page(title: str, layout: str, lines: Sequence[PaintedLine], of_document: Iterable[str] = ()) -> str:
    """The page: HTML that needs no network and no script.

    Args:
        title: name of the document.
        layout: name of the layout.
        lines: its lines.
        of_document: issues that belong to no line.
    """
    counts = Counter(line.taken_for for line in lines)
    legend: dict[str, str] = {}
    for line in lines:
        for cell in line.cells:
            legend.setdefault(
                cell.paint, cell.taken_for if not cell.taken_for.startswith("table head") else "table head"
            )
    template = templates("goldenthread.read").get_template("painted.html")
    return (
        template.render(
            title=title,
            layout=layout,
            lines=lines,
            counts=sorted(counts.items()),
            legend=sorted(legend.items(), key=lambda pair: pair[1]),
            of_document=list(of_document),
        )
        + "\n"
    )


def _fields(outlined: Outlined, layout: Layout) -> dict[int, tuple[str, ...]]:
    """Of each line of a table or record, the fields of its cells."""
    width = {line.number: len(line.cells) for line in outlined.classified}
    found: dict[int, tuple[str, ...]] = {}
    for one in outlined.outline.placed:
        if one.taken:
            found |= {number: (name,) * width[number] for number, name in zip(one.lines, one.taken, strict=True)}
        elif one.table is HEADING_TABLE:
            found[one.line.number] = ("title",) * width[one.line.number]
        else:
            found[one.line.number] = tuple(_by_column(one, layout))
    return found


def _by_column(one: Placed, layout: Layout) -> Iterator[str]:
    """The fields of the cells of a row, in whose columns they were read after those that had slid were put back."""
    cells, table = list(one.line.cells), one.table
    if not one.whole and table.states != "block":
        cells, table, _ = in_columns(one, layout, "")
    heads: Mapping[int, str] = one.heads
    for place, printed in enumerate(one.line.cells):
        at = next((to for to in (place, place + 1, place - 1) if 0 <= to < len(cells) and cells[to] == printed), place)
        if at >= len(table.columns):
            yield "set aside"
        elif at in heads:
            yield f"note: {heads[at]}" if heads[at] else "note"
        else:
            yield table.columns[at]


def _of_line(line: Classified, taken_for: str) -> tuple[str, ...]:
    """What the cells of a line are that is no row."""
    if line.role is Role.HEADER and line.table:
        known = line.table.fields
        fields = (known.get(cell.casefold(), "unknown") if cell else "blank" for cell in line.cells)
        return tuple(f"table head: {field}" for field in fields)
    return (_TOLD.get(taken_for, taken_for),) * max(len(line.cells), 1)


_TOLD = {"issue": "set aside", "unclaimed": "not understood", "struck": "not in force"}
"""Words for what no record holds."""


def _cells(line: Classified, names: Sequence[str]) -> Iterator[PaintedCell]:
    struck = dict(line.struck)
    if not any(line.cells) and not struck:
        return
    for place in range(max(len(line.cells), max(struck, default=-1) + 1)):
        name = names[place] if place < len(names) else names[-1]
        text = line.cells[place] if place < len(line.cells) else ""
        told = "nothing (not read)" if name == "nothing" else name.replace("_", " ")
        yield PaintedCell(text, told, _paint(name), struck.get(place, ""))


def _paint(name: str) -> str:
    """The name of a colour: one for all table heads, one for all notes.

    >>> _paint("table head: officers"), _paint("note: Owner's view"), _paint("set aside")
    ('table-head', 'note', 'set-aside')
    """
    return name.partition(":")[0].replace(" ", "-").replace("_", "-")
