"""Reads one edition: bytes -> lines -> outline -> rows -> plan, every line accounted for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from goldenthread.issues import Issue
from goldenthread.language.lexicon import lexicon
from goldenthread.model import Claim, Edition, Plan, TakenFor
from goldenthread.read.assemble import Assembler, Assembly
from goldenthread.read.blocks import block_rows, small_letters
from goldenthread.read.classify import Classifier
from goldenthread.read.encodings import decode
from goldenthread.read.expectations import unexpected
from goldenthread.read.formats import Source, format_of, read_rows
from goldenthread.read.layout import Layout
from goldenthread.read.layout_parts import FieldName
from goldenthread.read.line_roles import Classified
from goldenthread.read.lines import Lines, row_lines, split_lines
from goldenthread.read.measures import read_measures
from goldenthread.read.milestone_cells import milestone_rows
from goldenthread.read.outline import Outline, Outliner
from goldenthread.read.raw import RawRow
from goldenthread.read.rejoin import doubt_fragments
from goldenthread.read.repair import mend
from goldenthread.read.table_rows import Placed, raw_rows
from goldenthread.read.text import vocabulary
from goldenthread.read.year_check import year_mismatch


@dataclass(frozen=True, slots=True)
class Outlined:
    """A document whose lines stand in their tables.

    Attributes:
        lines: its lines.
        addresses: of a format with cells of its own, where each line stands.
        selectors: of the same, what selects each in the bytes received, where the address does not.
        known: words that stand whole in it.
        classified: what each line was taken for at first sight.
        outline: its headings, and its rows under them.
    """

    lines: Lines
    addresses: tuple[str, ...]
    selectors: tuple[str, ...]
    known: frozenset[str]
    classified: tuple[Classified, ...]
    outline: Outline


def read_edition(edition: Edition, content: bytes, layout: Layout, path: Path) -> Plan:
    """The plan that a document states.

    Args:
        edition: its entry in the catalogue.
        content: its bytes.
        layout: how it looks.
        path: where it lies, for messages.

    Raises:
        SourceError: the bytes are binary or in an encoding that they do not name.
    """
    return plan_of(edition, layout, outline_of(edition, content, layout, path))


def plan_of(edition: Edition, layout: Layout, outlined: Outlined) -> Plan:
    """The plan that a document states whose lines stand in their tables."""
    lines, known, classified, outline = outlined.lines, outlined.known, outlined.classified, outlined.outline
    assembly = _assemble(outline, layout, edition, lines.printed, known)
    measures = read_measures(classified, edition.label)
    years = year_mismatch(edition, assembly.commitments)
    rows = unexpected(edition, layout, outline.headings, assembly.commitments, measures.measures)
    issues = tuple(sorted({*lines.issues, *years, *rows, *outline.issues, *assembly.issues, *measures.issues}))
    claims = _claims(classified, (*outline.claims, *assembly.claims, *measures.claims), issues)
    return Plan(
        edition=edition,
        lines=lines.printed,
        headings=tuple(outline.headings),
        commitments=tuple(assembly.commitments),
        measures=measures.measures,
        issues=(*issues, *_unclaimed(claims, lines.printed, edition.label)),
        claims=claims,
        addresses=outlined.addresses,
        selectors=outlined.selectors,
    )


def outline_of(edition: Edition, content: bytes, layout: Layout, path: Path) -> Outlined:
    """The lines of a document, classified and placed in their tables: before any row is mended.

    Raises:
        SourceError: the bytes are binary or in an encoding that they do not name.
    """
    options = layout.format_options
    if (options.format or format_of(content, path)) == "text":
        lines, source = split_lines(decode(content, path), edition.label), Source("text", ())
    else:
        source = read_rows(content, path, options)
        lines = row_lines(source, edition.label)
    addresses = tuple(row.address for row in source.rows)
    selectors = tuple(row.selector for row in source.rows)
    known = vocabulary(lines.read)
    classifier = Classifier(layout, edition.label, known, edition.language)
    classified = tuple(classifier.rows(lines.read, source))
    outline = Outliner(layout, edition.label, lexicon(edition.language), tabular=source.tabular).walk(classified)
    return Outlined(lines, addresses, selectors, known, classified, outline)


def _assemble(
    outline: Outline, layout: Layout, edition: Edition, lines: Sequence[str], known: frozenset[str]
) -> Assembly:
    rows = _rows(outline.placed, layout, edition.label, known)
    lead_cells = [cell for row, _ in rows for cell in (row.fields.get("officers"), row.fields.get("leads")) if cell]
    lead_cells += [
        placed.line.cells[i]
        for placed in outline.placed
        if placed.table.states == "block"
        for i, name in enumerate(placed.table.columns)
        if name == "leads" and i < len(placed.line.cells)
    ]
    columns: defaultdict[FieldName, list[str]] = defaultdict(list)
    for row, _ in rows:
        for name, cell in row.fields.items():
            if cell:
                columns[name].append(cell)
    assembler = Assembler(layout, edition, lead_cells, columns, lines)
    for row, under in rows:
        assembler.add(row, under)
    return assembler.assembly


def _rows(placed: Sequence[Placed], layout: Layout, edition: str, known: frozenset[str]) -> list[tuple[RawRow, str]]:
    """The rows of all tables in document order, mended, each with the heading above it."""
    rows: list[tuple[RawRow, str]] = []
    small = small_letters([one for one in placed if one.table.states == "block"])
    for (states, whole), group in groupby(placed, key=lambda one: (one.table.states == "block", one.whole)):
        run = list(group)
        if states:
            for _, stretch in groupby(run, key=lambda one: one.stretch):
                rows += block_rows(list(stretch), layout, edition, small)
        else:
            raws, _ = raw_rows(run, layout, edition)
            under = {one.line.number: one.under for one in run}
            mended = doubt_fragments(raws, edition) if whole else mend(raws, edition, known)
            rows += [(one, under[row.lines[0]]) for row in mended for one in milestone_rows(row, edition)]
    return rows


def _claims(classified: Sequence[Classified], claimed: Sequence[Claim], issues: Sequence[Issue]) -> tuple[Claim, ...]:
    """What every line of the source was taken for; a line that nothing claimed is unclaimed."""
    claims = set(claimed)
    lines_claimed = {claim.line for claim in claimed}
    by_line = {line: issue for issue in issues for line in (issue.lines or (issue.line,))}
    for line in classified:
        if line.number in lines_claimed:
            continue
        if line.role == "blank":
            claims.add(Claim(line.number, TakenFor.BLANK, "blank"))
        elif line.number in by_line:
            claims.add(Claim(line.number, TakenFor.ISSUE, by_line[line.number].rule))
        else:
            claims.add(Claim(line.number, TakenFor.UNCLAIMED, ""))
    return tuple(sorted(claims))


def _unclaimed(claims: Sequence[Claim], lines: Sequence[str], edition: str) -> list[Issue]:
    """An issue for every line that was not understood."""
    return [
        Issue(
            edition,
            claim.line,
            "line-unclaimed",
            printed=lines[claim.line - 1][:200],
            rule="accounting",
            message="The line was not understood.",
        )
        for claim in claims
        if claim.taken_for is TakenFor.UNCLAIMED and not claim.rule
    ]
