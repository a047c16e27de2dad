"""Figures that rest on links, each with its bounds, as sentences out of ``how-sure-are-the-figures``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

_ROWS = {"activity": ("activity", "activities"), "milestone": ("milestone", "milestones")}


def summed(
    rows: Iterable[Mapping[str, str]],
    called: Mapping[str, str] | None = None,
    kinds: Mapping[str, tuple[str, str]] = _ROWS,
) -> Iterator[str]:
    """A sentence for each figure and kind of row, over all documents.

    Args:
        rows: the answer.
        called: what a figure is called instead, by its name.
        kinds: what one row and several of a kind are called.

    >>> row = {"figure": "ended without a word", "kind": "milestone", "counted": "27", "of": "81", "least": "24"}
    >>> next(summed([row | {"most": "33", "byTheMachineAlone": "40"}]))
    'ended without a word: 27 milestones of 81; between 24 and 33, since the machine alone judges 40 of these rows'
    >>> next(summed([row | {"most": "33", "byTheMachineAlone": "40"}], {"ended without a word": "not taken up"}))
    'not taken up: 27 milestones of 81; between 24 and 33, since the machine alone judges 40 of these rows'
    >>> next(summed([row | {"least": "27", "most": "27", "byTheMachineAlone": "0"}]))
    'ended without a word: 27 milestones of 81; decided by readers, nothing inferred'
    >>> next(summed([row | {"least": "", "most": "", "byTheMachineAlone": "3"}]))
    'ended without a word: 27 milestones of 81; how far that can be wrong cannot be told: it was not measured'
    """
    found: dict[tuple[str, str], list[Mapping[str, str]]] = {}
    for row in rows:
        found.setdefault((row["figure"], row["kind"]), []).append(row)
    for (figure, kind), some in sorted(found.items()):
        counted, of, alone = (_sum(some, name) for name in ("counted", "of", "byTheMachineAlone"))
        if counted or of:
            of_all = f" of {of:,}" if of else ""
            name = (called or {}).get(figure, figure)
            yield f"{name}: {counted:,} {kinds[kind][counted != 1]}{of_all}; {_bounds(some, alone)}"


def _bounds(rows: list[Mapping[str, str]], alone: int) -> str:
    if not alone:
        return "decided by readers, nothing inferred"
    if not all(row["least"] and row["most"] for row in rows):
        return "how far that can be wrong cannot be told: it was not measured"
    least, most = _sum(rows, "least"), _sum(rows, "most")
    return f"between {least:,} and {most:,}, since the machine alone judges {alone:,} of these rows"


def _sum(rows: Iterable[Mapping[str, str]], name: str) -> int:
    return sum(int(float(row[name] or 0)) for row in rows)
