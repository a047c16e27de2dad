"""Between which bounds the figures of a page lie that rest on links: as ``how-sure-are-the-figures`` has it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from goldenthread.link_bounds import summed
from goldenthread.site.holdings import Holdings
from goldenthread.site.records import Edition

QUESTION = "how-sure-are-the-figures"


def bounds(held: Holdings, edition: Edition | None = None, kind: str = "", figure: str = "") -> Iterator[str]:
    """Each figure with its bounds, as a sentence; none where the pages show no answers.

    Args:
        held: what is held.
        edition: only of rows of this document's council and year.
        kind: ``activity`` or ``milestone``.
        figure: the only figure that is wanted.
    """
    answer = held.answers.get(QUESTION)
    for_one = ((edition.body_name, edition.label) if edition else None, kind, figure)
    rows = csv.DictReader(io.StringIO(answer.whole)) if answer else ()
    for said in summed(row for row in rows if _wanted(row, *for_one)):
        yield f"{said[:1].upper()}{said[1:]}."


def _wanted(row: dict[str, str], place: tuple[str, str] | None, kind: str, figure: str) -> bool:
    here = place is None or place == (row["council"], row["edition"])
    return here and kind in ("", row["kind"]) and figure in ("", row["figure"])
