"""What people decided about surnames that are words or elected members' names too: ``identities/redaction.tsv``."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from goldenthread.errors import DataError
from goldenthread.identity.register_table import table
from goldenthread.redaction.mention_kinds import Kind, Mention, Ruling, Verdict
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


def ruled(mention: Mention, rulings: Mapping[str, tuple[Ruling, ...]], text: str, *, address: bool) -> Mention:
    """A mention as a person decided; nobody can keep what is surely an officer's.

    Args:
        mention: a place in the text.
        rulings: what people decided, by key.
        text: in composed letters.
        address: whether it is a part of an IRI or of a file's name, where capitals are lost.
    """
    surely = mention.verdict is Verdict.HIDE and mention.kind in (Kind.NAME, Kind.INITIAL, Kind.TITLE)
    if surely or (mention.verdict is Verdict.KEEP and mention.kind is not Kind.ALONE):
        return mention
    for ruling in sorted(rulings.get(mention.key, ()), key=lambda r: -len(r.within)):
        if ruling.within and not _lies_within(mention, ruling.within, text, low=address):
            continue
        if not ruling.within and not ruling.hide and mention.kind is not Kind.ALONE:
            continue
        low = text[mention.start : mention.end].islower()
        if ruling.hide and mention.verdict is Verdict.KEEP and not ruling.within and low and not address:
            continue
        return replace(mention, verdict=Verdict.HIDE if ruling.hide else Verdict.KEEP)
    return mention


def _lies_within(mention: Mention, phrase: str, text: str, *, low: bool) -> bool:
    pattern = re.compile(r"\s+".join(map(re.escape, phrase.split())), re.IGNORECASE if low else 0)
    return any(m.start() <= mention.start and mention.end <= m.end() for m in pattern.finditer(text))
