"""What a time line of one commitment shows: a column for each document, a stop for each row, how rows join and end."""

from __future__ import annotations

from dataclasses import dataclass, field

from goldenthread.pictures.marks import State


@dataclass(frozen=True, slots=True)
class Column:
    """A document on the line of years, or a run of years for which none is held.

    Attributes:
        label: its year or years, as people write them.
        note: what kind of document it is, or that there is none.
        held: whether there is a document.
    """

    label: str
    note: str
    held: bool = True


@dataclass(frozen=True, slots=True)
class Stop:
    """The commitment as one document states it.

    Attributes:
        key: names the stop among the others.
        column: which column it stands in, from 0.
        text: its words.
        state: how it stood.
        status: the same in words, such as "completed, 100%".
        who: who answered for it.
        due: its deadline in words.
        doubt: what does not add up, in a few words.
        href: where its line stands.
        decided: what a committee decided after it, in a few words.
    """

    key: str
    column: int
    text: str
    state: State
    status: str
    who: str = ""
    due: str = ""
    doubt: str = ""
    href: str = ""
    decided: str = ""


@dataclass(frozen=True, slots=True)
class Join:
    """One stop carries on an earlier one.

    Attributes:
        earlier: key of the earlier stop.
        later: key of the later stop, in a later column.
        next_stage: whether it is the next stage of the work, not the same undertaking.
        sure: whether a reader has judged so; if not, the machine proposes it.
        words: the relation and how sure it is, in words.
    """

    earlier: str
    later: str
    next_stage: bool = False
    sure: bool = True
    words: str = ""


@dataclass(frozen=True, slots=True)
class Ending:
    """Where a stop is not carried on.

    Attributes:
        stop: key of the stop.
        column: the first document that could have carried it on.
        words: how it ended.
    """

    stop: str
    column: int
    words: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """A commitment through the documents."""

    title: str
    columns: tuple[Column, ...]
    stops: tuple[Stop, ...]
    joins: tuple[Join, ...] = ()
    endings: tuple[Ending, ...] = field(default=())
