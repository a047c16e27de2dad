"""Who may stand beside a cited row: those whom that row names, and apart from them those of earlier documents."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from goldenthread.site.holdings import Holdings
from goldenthread.site.records import Commitment


@dataclass(frozen=True, slots=True)
class Cited:
    """Names of persons and posts, each once and in one of the four.

    Attributes:
        here: those of the cited row, officers first.
        above: of a step that names nobody, those of its commitment.
        around: those of its steps, and of other rows of the same thread in the same document.
        before: those of earlier documents alone, the latest document first.
    """

    here: tuple[str, ...]
    above: tuple[str, ...]
    around: tuple[str, ...]
    before: tuple[str, ...]


def cited(held: Holdings, members: Sequence[Commitment], row: Commitment) -> Cited:
    """Who is named beside one row of a thread, by where.

    Args:
        held: what is held.
        members: the statements of the thread, the earliest first.
        row: the statement that is cited.
    """
    mine = [one for one in members if one.edition == row.edition]
    others = [one for one in members if one.edition != row.edition]
    here, over = _names([row]), above(held, row)
    around = _names([*_steps(held, [row]), *(one for one in mine if one != row), *_steps(held, mine)], here, over)
    latest_first = [each for one in reversed(others) for each in (one, *_steps(held, [one]))]
    return Cited(here, over, around, _names(latest_first, here, over, around))


def above(held: Holdings, row: Commitment) -> tuple[str, ...]:
    """Who is named beside the commitment of a step that names nobody itself."""
    parent = held.commitments.get(row.parent)
    return _names([parent]) if parent and not _names([row]) else ()


def _steps(held: Holdings, rows: Iterable[Commitment]) -> list[Commitment]:
    return [held.commitments[iri] for one in rows for iri in held.milestones_of.get(one.iri, ())]


def _names(rows: Iterable[Commitment], *but: tuple[str, ...]) -> tuple[str, ...]:
    """The names beside rows, each once, without those that are told already."""
    told = {name for some in but for name in some}
    named = (name.name for one in rows for role in ("officer", "member") for name in one.of_role(role))
    return tuple(dict.fromkeys(name for name in named if name and name not in told))


def of_commitment(names: Sequence[str], most: int) -> str:
    """The names beside the commitment of a step, said to be its; empty where there are none.

    >>> of_commitment(("Ada Lark", "Bo Wren"), 1)
    'Ada Lark and 1 more (of its commitment)'
    """
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return f"{', '.join(names[:most])}{more} (of its commitment)" if names else ""
