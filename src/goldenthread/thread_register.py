"""The register of threads: their keys, never reused, and the commitments that each was last seen to hold."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from goldenthread.minting import absolute, keyed
from goldenthread.model import Kind
from goldenthread.register_files import read_register, register_text

THREADS = "threads.tsv"


_THREAD_COLUMNS = ("body", "level", "key", "state", "replaced_by", "members")


@dataclass(frozen=True, slots=True)
class ThreadEntry:
    """A registered thread: its key and the commitments that it was last seen to hold."""

    body: str
    level: Kind
    key: str
    members: tuple[str, ...]
    state: str = "active"
    replaced_by: str = ""


def load_threads(path: Path, base: str) -> list[ThreadEntry]:
    """The register of threads; empty where there is no file yet.

    Args:
        path: the file.
        base: what the keys of its members stand under.

    Raises:
        DataError: the file is malformed.
    """
    return [
        ThreadEntry(
            row["body"],
            Kind(row["level"]),
            row["key"],
            tuple(absolute(member, base) for member in row["members"].split()),
            row["state"],
            row["replaced_by"],
        )
        for row in read_register(path, _THREAD_COLUMNS)
    ]


def dump_threads(entries: Iterable[ThreadEntry], base: str) -> str:
    """The register of threads as a file, its members by their keys, which outlive a change of the base."""
    return register_text(
        _THREAD_COLUMNS,
        (
            [
                e.body,
                e.level.value,
                e.key,
                e.state,
                e.replaced_by,
                " ".join(keyed(member, base) for member in e.members),
            ]
            for e in entries
        ),
    )
