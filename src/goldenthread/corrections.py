"""The log of corrections, ``corrections.tsv`` of a data folder: what was wrong in the data, since when, who said so.

It tells what readers of an earlier release may have been misled by. It corrects nothing itself: what a document prints
stays, and what was misread is put right where it was misread (a layout, a patch, a decision).
"""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path

from goldenthread.committee import iso_day
from goldenthread.files import is_there, read_entries
from goldenthread.minting import absolute, keyed
from goldenthread.model import Correction

CORRECTIONS = "corrections.tsv"
"""The file within a data folder; it may be missing."""
COLUMNS = ("about", "field", "line", "wrong", "since", "by", "corrected", "reference")
"""Its columns, in their order; there may be more."""


def load_corrections(path: Path, base: str, known: Mapping[str, str]) -> list[Correction]:
    """The log of a data folder; empty where there is none.

    Args:
        path: the file.
        base: what its keys stand under.
        known: IRIs of everything that can be wrong (documents, their rows, threads), each with the one that it has now.

    Raises:
        DataError: the file or a line of it is malformed, is about nothing that there is, or stands twice.
    """
    if not is_there(path):
        return []
    seen: dict[tuple[object, ...], int] = {}

    def made(number: int, row: dict[str, str]) -> Correction:
        one = _correction(number, row, base, known)
        first = seen.setdefault(identity(one), number)
        if first != number:
            raise ValueError(f"the same field of the same thing since the same day stands in line {first} already")
        return one

    return read_entries(path, COLUMNS, "correction", made)


def _correction(number: int, row: dict[str, str], base: str, known: Mapping[str, str]) -> Correction:
    cells = {name: " ".join(row[name].split()) for name in COLUMNS}
    if missing := [name for name in ("about", "wrong", "since", "by") if not cells[name]]:
        raise ValueError(f"'{missing[0]}' is empty")
    about, since = absolute(cells["about"], base), iso_day("since", cells["since"])
    corrected = iso_day("corrected", cells["corrected"]) if cells["corrected"] else None
    if corrected is not None and corrected < since:
        raise ValueError(f"it would be corrected ({corrected}) before it was wrong ({since})")
    if cells["line"] and not (cells["line"].isascii() and cells["line"].isdecimal() and int(cells["line"])):
        raise ValueError(f"'line' must be the number of a line of the document, not '{cells['line']}'")
    if about not in known:
        near = get_close_matches(keyed(about, base), [keyed(one, base) for one in known], n=1, cutoff=0.8)
        hint = f": did you mean {near[0]}?" if near else ""
        raise ValueError(f"'{cells['about']}' is no document, row or thread of what was read{hint}")
    return Correction(
        about=known[about],
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
