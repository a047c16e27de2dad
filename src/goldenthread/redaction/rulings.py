"""What people decided about surnames that are words or elected members' names too: ``identities/redaction.tsv``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from goldenthread.errors import DataError
from goldenthread.identity.register import table
from goldenthread.redaction.mentions import Ruling
from goldenthread.redaction.spellings import joined

RULINGS = "redaction.tsv"
COLUMNS = ("name", "within", "decision", "reason")


def load_rulings(data: Path) -> Mapping[str, tuple[Ruling, ...]]:
    """The decisions of a data folder by the letters of the name; none where there is no such table.

    Raises:
        DataError: the table cannot be understood, or decides one thing twice.
    """
    found: dict[str, dict[str, Ruling]] = defaultdict(dict)
    for path, number, row in table(data / "identities" / RULINGS, COLUMNS):
        key, within = joined(row["name"]), " ".join(row["within"].split())
        if not key or not row["reason"]:
            raise DataError("'name' and 'reason' may not be empty", path=path, line=number)
        if row["decision"] not in ("hide", "keep"):
            raise DataError("'decision' is 'hide' or 'keep'", path=path, line=number)
        if within and key not in joined(within):
            raise DataError(f"'{within}' does not hold '{row['name']}'", path=path, line=number)
        if within in found[key]:
            raise DataError(f"'{row['name']}' is decided for the same words above", path=path, line=number)
        found[key][within] = Ruling(key, within, row["decision"] == "hide")
    return {key: tuple(some.values()) for key, some in found.items()}
