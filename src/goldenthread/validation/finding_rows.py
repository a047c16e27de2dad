"""The rows that findings are about, in their own words: for reports that a person reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from goldenthread.resources import folder
from goldenthread.store import Store


@dataclass(frozen=True, slots=True)
class Told:
    """What a row says of itself.

    Attributes:
        text: its title, after its printed reference.
        lines: all its lines, 1-based.
        units: codes of the units that answer for it.
    """

    text: str = ""
    lines: tuple[int, ...] = ()
    units: tuple[str, ...] = ()


def rows_of(store: Store) -> Mapping[str, Told]:
    """Every row that the documents print, by its IRI; a progress report stands for its commitment."""
    query = (folder("queries") / "validation" / "rows-of-findings.rq").read_text(encoding="utf-8")
    found: dict[str, Told] = {}
    for row in store.select(query).records():
        text = " ".join(part for part in (row["reference"], row["text"]) if part)
        lines = tuple(int(line) for line in row["lines"].split())
        told = Told(text, lines, tuple(sorted(part for part in row["units"].split("|") if part)))
        found[row["row"]] = found[row["row"] + "/progress"] = told
    return found
