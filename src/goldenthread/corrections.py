"""The log of corrections, ``corrections.tsv`` of a data folder: what was wrong in the data, since when, who said so.

It tells what readers of an earlier release may have been misled by. It corrects nothing itself: what a document prints
stays, and what was misread is put right where it was misread (a layout, a patch, a decision).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path

from goldenthread.committee_folder import iso_day, plain_cells
from goldenthread.errors import DataError
from goldenthread.files import is_there, read_entries
from goldenthread.minting import absolute, keyed
from goldenthread.model import Correction

CORRECTIONS = "corrections.tsv"
"""The file within a data folder; it may be missing."""
COLUMNS = ("about", "field", "line", "wrong", "since", "by", "corrected", "reference")
"""Its columns, in their order; there may be more."""


def load_corrections(path: Path, base: str) -> list[Correction]:
    """The log of a data folder; empty where there is none.

    Args:
        path: the file.
        base: what its keys stand under.

    Raises:
        DataError: the file or a line of it is malformed.
    """
    if not is_there(path):
        return []
    return read_entries(path, COLUMNS, "correction", lambda number, row: _correction(number, row, base))


def corrected(log: Iterable[Correction], known: Mapping[str, str], base: str, path: Path) -> list[Correction]:
    """The entries of a log, each about what there is now.

    Args:
        log: its entries.
        known: IRIs of everything that can be wrong (documents, their rows, threads), each with the one that it has now.
        base: what keys stand under.
        path: the file, for messages.

    Raises:
        DataError: an entry is about nothing that there is, or stands twice.
    """
    seen: dict[tuple[str, ...], int] = {}
    placed: list[Correction] = []
    for entry in log:
        line = int(entry.place.rpartition(":")[2])
        one = replace(entry, about=known.get(entry.about, ""))
        first = seen.setdefault(identity(one), line)
        if not one.about:
            key = keyed(entry.about, base)
            near = get_close_matches(key, [keyed(other, base) for other in known], n=1, cutoff=0.8)
            problem = f"'{key}' is no document, row or thread of what was read"
            problem += f": did you mean {near[0]}?" if near else ""
        elif first != line:
            problem = f"the same field of the same thing since the same day stands in line {first} already"
        else:
            placed.append(one)
            continue
        raise DataError(f"this line is no correction: {problem}", path=path, line=line)
    return placed


def _correction(number: int, row: dict[str, str], base: str) -> Correction:
    cells = plain_cells(row, COLUMNS, said="wrong")
    if missing := [name for name in ("about", "wrong", "since", "by") if not cells[name]]:
        raise ValueError(f"'{missing[0]}' is empty")
    about, since = absolute(cells["about"], base), iso_day("since", cells["since"])
    corrected = iso_day("corrected", cells["corrected"]) if cells["corrected"] else None
    if corrected is not None and corrected < since:
        raise ValueError(f"it would be corrected ({corrected}) before it was wrong ({since})")
    if cells["line"] and not (cells["line"].isascii() and cells["line"].isdecimal() and int(cells["line"])):
        raise ValueError(f"'line' must be the number of a line of the document, not '{cells['line']}'")
    return Correction(
        about=about,
        field=cells["field"],
        line=int(cells["line"] or 0),
        wrong=cells["wrong"],
        since=since,
        by=cells["by"],
        corrected=corrected,
        reference=cells["reference"],
        place=f"{CORRECTIONS}:{number}",
    )


def identity(one: Correction) -> tuple[str, ...]:
    """What makes an entry another one: not its words, which may be put better."""
    return one.about, one.field, str(one.line), one.since.isoformat()
