"""What stands in each column of a table that nobody has described: guessed from its head and its cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from goldenthread.language.dates import is_period
from goldenthread.language.lexicon import any_of, holds_in_any, known_languages, lexicon
from goldenthread.language.phrases import Phrase
from goldenthread.read.column_values import value_scores
from goldenthread.read.layout_parts import FieldName
from goldenthread.read.text import clean

Sureness = Literal["sure", "likely", "a guess"]
"""Head and cells agree; one of them says so; neither does clearly."""

FIELDS_OF_ROWS: tuple[FieldName, ...] = (
    "ref",
    "title",
    "officers",
    "directorates",
    "lead_members",
    "deadline",
    "revised_deadline",
    "status",
    "rated_status",
    "percent",
    "comment",
)
"""What rows print of themselves, in tables and in records."""
_FIELDS: tuple[FieldName, ...] = (*FIELDS_OF_ROWS, "start", "theme", "priority", "objective")
_PARTS_A_HEAD = Phrase("parts_a_head")
_PLAIN: tuple[FieldName, ...] = ("ref", "deadline", "percent", "status", "rated_status")
"""Fields whose cells look like nothing else where nearly all of them do."""
_NAMES: tuple[FieldName, ...] = ("officers", "lead_members", "directorates")
_DAYS: tuple[FieldName, ...] = ("deadline", "revised_deadline")
_PLAINLY = 0.9
_ENOUGH = 0.6
_FITS = 0.2
"""From here on cells do not contradict a head that names what may look in many ways."""


UNKNOWN_HEADS = (
    "a guess: no word of a table head is known in any language, so what its columns hold rests on their cells alone: "
    "look at each"
)


@dataclass(frozen=True, slots=True)
class ColumnGuess:
    """What a column was taken for.

    Attributes:
        place: its place, from 0.
        head: the words of its head; empty where there is none.
        field: what its cells hold; ``note`` where that is not known.
        sureness: how sure that is.
        why: on what it rests.
    """

    place: int
    head: str
    field: FieldName
    sureness: Sureness
    why: str


@lru_cache(maxsize=4096)  # the words of heads are few, and every cell of a document is asked about
def head_score(text: str, field: FieldName) -> float:
    """How well the head of a column fits a field, from 0 to 1: 1 where it is one of the field's words.

    >>> head_score("Lead officer", "officers"), head_score("Action / milestone", "title"), head_score("Due", "title")
    (1.0, 0.9, 0.0)
    >>> head_score("leadOfficer", "officers"), head_score("due_date", "deadline")  # as programs write heads
    (1.0, 1.0)
    """
    group, text = f"head_{field}", _WRITTEN_BY_A_PROGRAM.sub(" ", text)
    if holds_in_any(group, text):
        return 1.0
    parts = [part for part in _PARTS_A_HEAD.split(text) if part]
    if parts and all(holds_in_any(group, part) for part in parts):
        return 0.9
    found = list(_words_of(group).finditer(text))
    if not found:
        return 0.0
    last = 0.05 if found[-1].end() == len(text) else 0.0  # the last word of a head says what it is about
    return 0.4 + last + 0.4 * max(len(one.group()) for one in found) / len(text)


@cache
def _words_of(group: str) -> re.Pattern[str]:
    """Finds the words of a group, in any language that is known."""
    every = tuple(word for words in map(lexicon, known_languages()) for word in words.words(group))
    return re.compile(rf"(?<!\w){any_of(every)}(?!\w)", re.IGNORECASE)


_WRITTEN_BY_A_PROGRAM = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=\w)_+(?=\w)")


@cache
def _other_days() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of(lexicon().words('head_other_days'))}(?!\w)", re.IGNORECASE)


def guess_columns(
    head: Sequence[str], rows: Sequence[Sequence[str]], known: Sequence[ColumnGuess] = ()
) -> list[ColumnGuess]:
    """What each column of a table holds: every field at most once, the best fitting first.

    Args:
        head: the words of its head, from the left; empty texts where none is printed.
        rows: the cells of its rows.
        known: what some of its columns are, told otherwise.
    """
    width = max([len(head), *map(len, rows)], default=0)
    heads = [clean(head[place]) if place < len(head) else "" for place in range(width)]
    values = [value_scores([row[place] for row in rows if place < len(row)]) for place in range(width)]
    taken = {one.place: one for one in known}
    used = {one.field for one in known}
    strange = heads_unknown(heads)
    if not known and strange:
        _take_title(heads, rows, taken)
        used = {one.field for one in taken.values()}
    for place, field in _ranked(heads, values, strange=strange):
        if place in taken or field in used or _is_misplaced(place, field, heads):
            continue
        taken[place] = _guess(place, heads[place], field, head_score(heads[place], field), values[place])
        used.add(field)
    if "title" not in used:
        _take_title(heads, rows, taken)
    return [
        taken.get(place) or ColumnGuess(place, heads[place], "note", "a guess", "neither its head nor its cells tell")
        for place in range(width)
        if heads[place] or values[place]
    ]


def heads_unknown(heads: Sequence[str]) -> bool:
    """Whether there are heads, and no word of them is known in any language: then only cells tell what columns hold.

    >>> heads_unknown(["Toimenpide", "Vastuu"]), heads_unknown(["Toimenpide", "Lead"]), heads_unknown([""])
    (True, False, False)
    """
    return any(heads) and not any(head_score(head, field) for head in heads if head for field in _FIELDS)


def _ranked(
    heads: Sequence[str], values: Sequence[Mapping[FieldName, float]], *, strange: bool
) -> Iterator[tuple[int, FieldName]]:
    """Columns and what they may hold, the best fitting first; what fits too badly is left out.

    Args:
        heads: their heads.
        values: what their cells look like.
        strange: whether no head is known, so that cells alone may tell of names.
    """
    days = [place for place, head in enumerate(heads) if head and _tells_no_day(head, values[place])]
    ranked = sorted(
        (
            -_both(head_score(heads[place], field) if heads[place] else 0.0, values[place], field, heads[place]),
            -place if field in _LATEST else place,
            rank,
            field,
        )
        for place in range(len(heads))
        for rank, field in enumerate(_FIELDS)
        if heads[place] or values[place]
        if strange or field not in _NAMES or not heads[place] or head_score(heads[place], field)
        if len(days) < 2 or place not in days or field not in _DAYS
    )
    return ((abs(at), field) for score, at, _, field in ranked if -score >= _LEAST)


def _tells_no_day(head: str, values: Mapping[FieldName, float]) -> bool:
    """Whether a column holds days, and its head does not say which."""
    return values.get("deadline", 0.0) >= _ENOUGH and not any(head_score(head, field) for field in (*_DAYS, "start"))


def _is_misplaced(place: int, field: FieldName, heads: Sequence[str]) -> bool:
    """Whether a head that may be either, ``Outcome``, stands on the other side of the titles.

    Before them stands what they are for, behind them what came of them.

    >>> [_is_misplaced(at, "comment", ("Outcome", "Action", "Outcome")) for at in (0, 2)]
    [True, False]
    """
    titles = [at for at, head in enumerate(heads) if head_score(head, "title") >= _PLAINLY]
    if not titles or field not in _EITHER or any(head_score(heads[place], one) < _PLAINLY for one in _EITHER):
        return False
    return (place < titles[0]) == (field == "comment")


_EITHER: tuple[FieldName, ...] = ("objective", "comment")
"""Fields that share words of their heads."""


def _take_title(heads: Sequence[str], rows: Sequence[Sequence[str]], taken: dict[int, ColumnGuess]) -> None:
    """Where no column looks like titles, the one of the longest and most different texts that nothing sure holds."""
    best: tuple[float, int] | None = None
    for place in range(len(heads)):
        cells = [clean(row[place]) for row in rows if place < len(row) and clean(row[place])]
        known = taken.get(place)
        if not cells or (known and (known.sureness == "sure" or known.field not in ("objective", "theme", "comment"))):
            continue
        if not sum(any(map(str.isalpha, cell)) for cell in cells) * 2 > len(cells):
            continue  # dates and numbers are no titles
        worth = len(set(cells)) / len(rows) * sum(map(len, cells)) / len(cells)
        if " " in " ".join(cells) and len(set(cells)) * 2 > len(rows) and (best is None or worth > best[0]):
            best = worth, place
    if best is None:
        options = [place for place, one in taken.items() if one.field in ("objective", "theme", "priority")]
        best = (0.0, options[0]) if len(options) == 1 else None
    if best is not None:
        taken[best[1]] = ColumnGuess(
            best[1], heads[best[1]], "title", "a guess", "no other column has so many different texts"
        )


_LATEST: tuple[FieldName, ...] = ("status", "rated_status")
"""Fields of which several columns, of quarter after quarter, may be alike: the last one counts."""
_COLOURED = 0.5
"""From this share of colours on a column is one of colours."""
_LEAST = 0.45
"""Below this a column is kept as a note: better no guess than a wrong one."""


def _both(head: float, values: Mapping[FieldName, float], field: FieldName, printed: str = "") -> float:
    """Head and cells together; an empty column is what its head says, a column without a head what its cells say."""
    if not values:
        return head * 0.8
    held = values.get(field, 0.0)
    if field == "rated_status" and held > _COLOURED:
        head = max(head, 0.6)
    if _is_ruled_out(head, held, field, printed):
        return 0.0
    if field in _OTHERWISE and not head:
        head = _said_otherwise(field, values, printed)
    if field == "comment" and held < 0.2:
        return head * 0.5  # short words, the same ones again and again, are no comments
    if field == "status" and values.get("rated_status", 0.0) > _COLOURED:
        return head * 0.5  # colours, whatever the head calls them: statuses among them are read there too
    if not head:
        return held * (0.8 if field == "status" and held > 0.9 else 0.6)
    if field in ("deadline", "revised_deadline", "start", "percent", "rated_status", "ref") and held < 0.2:
        return head * 0.3  # the head says date, percentage, colour or number, and no cell holds one
    return 0.65 * head + 0.35 * held


_OTHERWISE: tuple[FieldName, ...] = ("percent", "status")
"""Fields that may stand under heads of other fields."""


def _said_otherwise(field: FieldName, values: Mapping[FieldName, float], printed: str) -> float:
    """How well a head of another field fits: numbers under "Progress", words of a council's own under "RAG"."""
    if field == "percent":
        return 0.4 * head_score(printed, "comment") if values.get("percent", 0.0) >= _ENOUGH else 0.0
    return 0.9 * head_score(printed, "rated_status") if not values.get("rated_status") else 0.0


def _is_of_measures(head: str) -> bool:
    """Whether a head says by what an action is measured: names and progress stand under no such head."""
    return any(lexicon().holds(group, head) for group in ("head_measure", "head_figure"))


def _is_ruled_out(head: float, held: float, field: FieldName, printed: str) -> bool:
    """Whether a column cannot hold a field, whatever its cells look like."""
    if held < 0 or (field == "directorates" and held < 0.8 and head < 0.5):
        return True  # a few short words may be anything; only codes in capitals speak for themselves
    if field in _DAYS and head < 1 and _other_days().search(printed):
        return True  # days on which something was done
    if head:
        return False
    if field in (*_NAMES, "percent", "status") and _is_of_measures(printed):
        return True
    if field in _NAMES and any(head_score(printed, other) >= _PLAINLY for other in _FIELDS):
        return True  # whatever its cells look like, the head speaks of something else
    if field in ("theme", "priority", "objective", "revised_deadline", "start"):
        return True
    return bool(printed) and (
        field == "ref" or is_period(printed)
    )  # numbers under a head that speaks of something else


def _guess(place: int, head: str, field: FieldName, by_head: float, values: Mapping[FieldName, float]) -> ColumnGuess:
    held = values.get(field, 0.0)
    if not values:
        colour = ": a colour alone is not read here" if field in ("status", "rated_status") else ""
        return ColumnGuess(place, head, field, "likely", f"its head; every cell is blank{colour}")
    loose = field in ("title", "comment", "directorates", "officers") and held >= _FITS
    if by_head >= 0.9 and (held >= _ENOUGH or loose):
        return ColumnGuess(place, head, field, "sure", "its head says so, and its cells do not contradict")
    if by_head:
        return ColumnGuess(place, head, field, "likely", f"its head; {held:.0%} of its cells look so")
    plainly = field in _PLAIN and held >= _PLAINLY
    return ColumnGuess(place, head, field, "likely" if plainly else "a guess", f"its cells alone: {held:.0%} look so")
