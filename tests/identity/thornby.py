"""Thornby, an invented council in two editions: rows with the misprints and shared codes that real ones have."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from goldenthread.model import Commitment, Edition, Kind, Officer, Plan

FIRST = Edition(
    body="thornby",
    label="2018-19",
    document="plan",
    title="Thornby Plan 2018-19",
    path="sources/first.txt",
    layout="thornby",
    sha256="00" * 32,
    publisher="Thornby Council",
    licence="not stated",
    year_start=date(2018, 4, 1),
    year_end=date(2019, 3, 31),
)
SECOND = replace(FIRST, label="2019-20", title="Thornby Plan 2019-20", path="sources/second.txt")


def row(
    line: int, *officers: tuple[str, str], cell: str = "", parent: str = "", members: tuple[str, ...] = ()
) -> Commitment:
    """An activity, or a milestone where a parent is given, with officers and the codes read for them."""
    return Commitment(
        key=f"{'m' if parent else 'a'}{line}",
        kind=Kind.MILESTONE if parent else Kind.ACTIVITY,
        ref="",
        text=f"Undertaking of line {line}",
        parent=parent,
        line=line,
        lines=(line,),
        officers=tuple(Officer(name, name, code) for name, code in officers),
        directorates=tuple(dict.fromkeys(code for _, code in officers if code)),
        officers_printed=cell or ", ".join(f"{name} ({code})" if code else name for name, code in officers),
        lead_members=members,
    )


def plan(edition: Edition, *rows: Commitment) -> Plan:
    """A plan of a hundred lines that states these rows."""
    return Plan(edition, tuple(f"Line {n}" for n in range(1, 101)), (), rows, (), (), ())
