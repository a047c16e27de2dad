"""Between which bounds the figures of a page lie that rest on links: as ``how-sure-are-the-figures`` has it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from goldenthread.link_bounds import summed
from goldenthread.site.holdings import Holdings
from goldenthread.site.records import Edition

QUESTION = "how-sure-are-the-figures"

CALLED = {"ended without a word": "unfinished or never reported on, and not in the next year’s document"}
"""What the pages call a figure: of them "ended without a word" says what a report has unfinished, and no plan."""

_KINDS = {"activity": ("commitment", "commitments"), "milestone": ("step", "steps")}


def bounds(
    held: Holdings, edition: Edition | None = None, kind: str = "", figure: str = "", called: str = ""
) -> Iterator[str]:
    """Each figure with its bounds, as a sentence; none where the pages show no answers.

    Args:
        held: what is held.
        edition: only of rows of this document's council and year.
        kind: ``activity`` or ``milestone``.
        figure: the only figure that is wanted.
        called: what it is called instead.
    """
    answer = held.answers.get(QUESTION)
    for_one = ((edition.body_name, edition.label) if edition else None, kind, figure)
    rows = csv.DictReader(io.StringIO(answer.whole)) if answer else ()
    names = {**CALLED, **({figure: called} if called else {})}
    for said in summed((row for row in rows if _wanted(row, *for_one)), names, _KINDS):
        yield f"{said[:1].upper()}{said[1:]}."


def _wanted(row: dict[str, str], place: tuple[str, str] | None, kind: str, figure: str) -> bool:
    here = place is None or place == (row["council"], row["edition"])
    return here and kind in ("", row["kind"]) and figure in ("", row["figure"])
