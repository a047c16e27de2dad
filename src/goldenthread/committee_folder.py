"""What committees decided, ``committee/*.tsv`` of a data folder: tables that a clerk keeps, one line a decision.

A line is about a thread or a commitment, by its key. It changes no value that was read and hides no finding: it stands
beside them. A line that cannot be taken as it stands stops the build, so that no decision is lost unseen.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from pathlib import Path

from goldenthread.errors import DataError
from goldenthread.files import is_there, lines_of, listed, only_writer, read_entries, read_text, replace_text
from goldenthread.iris import normal, readable
from goldenthread.issues import Issue
from goldenthread.minting import absolute, keyed, rekeyed_table
from goldenthread.model import CommitteeDecision, Resolution, Thread

FOLDER = "committee"
"""The folder within a data folder; it may be missing."""
COLUMNS = ("about", "decision", "by", "on", "minute", "until", "finding", "words", "written_by")
"""The columns of a table, in their order; there may be more."""
RESOLUTIONS = tuple(one.value for one in Resolution)
"""What can be decided."""
_HEADING = "# What the committee decided: one line a decision. docs/committee.md tells what each column holds.\n"
_QUOTED = re.compile('".+"')
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """A line of a table, understood, and where it stands."""

    decision: CommitteeDecision
    path: Path
    line: int


def iso_day(column: str, cell: str) -> date:
    """A day as ISO 8601 writes it.

    Raises:
        ValueError: it is none, or no day of the calendar.
    """
    try:
        if _DAY.fullmatch(cell):
            return date.fromisoformat(cell)
    except ValueError:
        pass
    raise ValueError(f"'{column}' must be a day of the calendar such as 2026-01-31, not '{cell}'")


def plain_cells(row: Mapping[str, str], columns: Iterable[str], *, said: str) -> dict[str, str]:
    """The cells of a line in single blanks, none between the quotes of a spreadsheet.

    Args:
        row: the line.
        columns: which cells.
        said: the column of what was said, which may be a quotation.

    Raises:
        ValueError: a cell stands between quotes as a spreadsheet writes them.

    >>> plain_cells({"by": "Audit  Panel", "words": '"No."'}, ["by", "words"], said="words")
    {'by': 'Audit Panel', 'words': '"No."'}
    """
    cells = {name: " ".join(row[name].split()) for name in columns}
    for name, cell in cells.items():
        if _QUOTED.fullmatch(cell) and (name != said or '""' in cell[1:-1]):
            raise ValueError(f"'{name}' stands between quotes, as a spreadsheet writes them: write it without ({cell})")
    return cells


def load_committee(data: Path, base: str, codes: Collection[str]) -> list[DecisionLine]:
    """All decisions of a data folder, in the order of its files and their lines.

    Args:
        data: the data folder.
        base: what its keys stand under.
        codes: the codes of findings that there are.

    Raises:
        DataError: a table or a line is malformed, or something else than tables and notes (``.md``) lies there.
    """
    every = listed(data / FOLDER, "*")
    tables = [path for path in every if path.suffix == ".tsv"]
    for path in every:
        if path not in tables and path.suffix != ".md" and not path.name.startswith("~"):
            raise DataError("no decision is read from this: the name of a table here ends in .tsv", path=path)
    return [line for path in tables for line in load_committee_file(path, base, codes)]


def load_committee_file(path: Path, base: str, codes: Collection[str]) -> list[DecisionLine]:
    """The decisions of one table.

    Raises:
        DataError: the table or a line is malformed.
    """

    def made(number: int, row: dict[str, str]) -> DecisionLine:
        decision = decision_of(row, base, codes)
        return DecisionLine(replace(decision, place=f"{FOLDER}/{path.name}:{number}"), path, number)

    return read_entries(path, COLUMNS, "decision", made)


def decision_of(row: Mapping[str, str], base: str, codes: Collection[str]) -> CommitteeDecision:
    """The decision of a line by its columns.

    Raises:
        ValueError: the line says no decision, or not all of one.
    """
    cells = plain_cells(row, COLUMNS, said="words")
    if missing := [name for name in ("about", "decision", "by", "on", "minute") if not cells[name]]:
        raise ValueError(f"'{missing[0]}' is empty")
    if cells["decision"] not in RESOLUTIONS:
        known = f"{', '.join(RESOLUTIONS[:-1])} or {RESOLUTIONS[-1]}"
        raise ValueError(f"'decision' must be {known}, not '{cells['decision']}'")
    resolution, on = Resolution(cells["decision"]), iso_day("on", cells["on"])
    until = iso_day("until", cells["until"]) if cells["until"] else None
    if resolution is Resolution.RECALLED and until is None:
        raise ValueError("what is recalled needs the day by which it is due back, in 'until'")
    if resolution is not Resolution.RECALLED and until is not None:
        raise ValueError(f"'until' is the day by which something recalled is due back; this was {resolution.value}")
    if until is not None and until < on:
        raise ValueError(f"it would be due back ({until}) before it was decided ({on})")
    if cells["finding"] and cells["finding"] not in codes:
        near = get_close_matches(cells["finding"], codes, n=1)
        hint = f"did you mean {near[0]}?" if near else "docs/findings/README.md lists them"
        raise ValueError(f"there is no finding '{cells['finding']}': {hint}")
    return CommitteeDecision(
        about=absolute(cells["about"], base),
        resolution=resolution,
        by=cells["by"],
        on=on,
        minute=cells["minute"],
        until=until,
        finding=cells["finding"],
        words=cells["words"],
        written_by=cells["written_by"],
    )


@dataclass(frozen=True, slots=True)
class Placed:
    """Decisions about what there is, and what was met on the way."""

    decisions: tuple[CommitteeDecision, ...] = ()
    issues: tuple[Issue, ...] = ()


def placed(lines: Iterable[DecisionLine], threads: Sequence[Thread], commitments: Collection[str], base: str) -> Placed:
    """The decisions about threads and commitments that there are; one about a replaced thread follows it.

    Args:
        lines: what the tables say.
        threads: all threads.
        commitments: IRIs of all commitments.
        base: what keys stand under.

    Raises:
        DataError: a line is about nothing that there is, or says what another line says.
    """
    here = {*commitments, *(one.iri for one in threads)}
    successor = {old: one.iri for one in threads for old in one.replaces}
    seen: dict[tuple[str, ...], str] = {}
    found: list[CommitteeDecision] = []
    issues: list[Issue] = []
    for line in lines:
        decision = line.decision
        about = decision.about
        if about not in here and about in successor:
            decision = replace(decision, about=successor[about])
            issues.append(_followed(line, keyed(about, base), keyed(decision.about, base)))
        elif about not in here:
            raise DataError(_unknown(about, here, base), path=line.path, line=line.line)
        before = seen.setdefault(identity(decision), decision.place)
        if before != decision.place:
            message = f"this decision stands twice, first in {before}: keep one of them"
            raise DataError(message, path=line.path, line=line.line)
        found.append(decision)
    return Placed(tuple(found), tuple(issues))


def identity(one: CommitteeDecision) -> tuple[str, ...]:
    """What makes a decision another one: neither its words nor the day by which something is due back."""
    return one.about, one.resolution.value, one.finding, normal(one.by), one.on.isoformat(), one.minute


def _unknown(about: str, here: Collection[str], base: str) -> str:
    key = keyed(about, base)
    near = get_close_matches(key, [keyed(one, base) for one in here], n=1, cutoff=0.8)
    hint = f": did you mean {near[0]}?" if near else ""
    return f"'{key}' is no thread and no commitment of the documents that were read{hint}"


def _followed(line: DecisionLine, old: str, new: str) -> Issue:
    message = f"{line.decision.place} is about {old}, which was joined to {new}: it stands there."
    return Issue("", 0, "decision-followed", "committee", old, new, "place-decisions", message)


def file_of(body: str) -> str:
    """The table in which ``decide`` keeps what a body decided.

    >>> file_of("Overview & Scrutiny Committee")
    'overview-and-scrutiny-committee.tsv'
    """
    return f"{readable(normal(body))}.tsv"


def write_decision(path: Path, decision: CommitteeDecision, base: str, codes: Collection[str]) -> None:
    """Puts a decision into a table at its place by what it is about and its day; the other lines stay as they are.

    Args:
        path: the table; it is begun where there is none.
        decision: what to write.
        base: what keys stand under.
        codes: the codes of findings that there are.

    Raises:
        DataError: the table is malformed, or holds the decision already.
    """
    with only_writer(path):
        text = read_text(path) if is_there(path) else _HEADING + "\t".join(COLUMNS) + "\n"
        if is_there(path):
            for other in load_committee_file(path, base, codes):
                if identity(other.decision) == identity(decision):
                    raise DataError("this decision stands here already", path=path, line=other.line)
        replace_text(path, with_decision(text, decision, base))


def with_decision(text: str, decision: CommitteeDecision, base: str) -> str:
    """The text of a table with one more line; notes stay before the line that they stand before.

    Args:
        text: the whole table.
        decision: what to add.
        base: what keys stand under.
    """
    head, blocks, tail = _parts(text)
    columns = head[-1].split("\t")
    cells = {
        "about": keyed(decision.about, base),
        "decision": decision.resolution.value,
        "by": decision.by,
        "on": decision.on.isoformat(),
        "minute": decision.minute,
        "until": decision.until.isoformat() if decision.until else "",
        "finding": decision.finding,
        "words": decision.words,
        "written_by": decision.written_by,
    }
    blocks.append(["\t".join(" ".join(cells.get(name.strip(), "").split()) for name in columns)])

    def place(block: list[str]) -> tuple[str, ...]:
        row = dict(zip((name.strip() for name in columns), block[-1].split("\t"), strict=False))
        return tuple(row.get(name, "").strip() for name in ("about", "on", "decision", "finding", "by", "minute"))

    lines = [*head, *(line for block in sorted(blocks, key=place) for line in block), *tail]
    return "".join(f"{line}\n" for line in lines)


def _parts(text: str) -> tuple[list[str], list[list[str]], list[str]]:
    """The lines up to the names of the columns; each row with the notes before it; what stands behind the last."""
    head: list[str] = []
    blocks: list[list[str]] = []
    before: list[str] = []
    named = False
    for line in lines_of(text):
        note = line.startswith("#") or not line.strip()
        if not named:
            head.append(line)
            named = not note
        elif note:
            before.append(line)
        else:
            blocks.append([*before, line])
            before = []
    return head, blocks, before


def rekeyed(text: str, base: str) -> str:
    """A table of decisions, or the log of corrections, with IRIs by their keys, and nothing else changed.

    Args:
        text: the whole file.
        base: what the IRIs stand under now.
    """
    return rekeyed_table(text, COLUMNS[:1], base)
