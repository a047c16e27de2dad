"""Releases and records of threads, in the order of the Open Contracting Data Standard: no word is ever overwritten.

A release is what one document says of one thread; a record gathers the releases of a thread, with a compiled one of the
last word on each thing and a versioned one that keeps every word with its document. It is no OCDS: nothing here is a
contract. Its words are ours, its order is theirs.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from goldenthread.export.exported_rows import Row
from goldenthread.export.neighbour_files import RECORDS, RELEASES
from goldenthread.export.plan_rows import PlanRows, edition_of

VERSION = "1.0"
_FIELDS = (
    "text",
    "ref",
    "status",
    "status_printed",
    "rag",
    "percent",
    "comment",
    "deadline_printed",
    "deadline_original",
)
_LISTS = ("deadlines", "officers", "directorates", "lead_members")
_LAST = ("deadlines", "status", "rag", "percent", "officers", "directorates", "lead_members", "text")
Json = dict[str, Any]


def write(dataset: Path, folder: Path) -> list[str]:
    """Writes a package of releases and one of records.

    Args:
        dataset: the built dataset.
        folder: where to write.
    """
    rows = PlanRows.read(dataset)
    by_thread = releases(rows)
    head = {"version": VERSION, "publishedFrom": sorted({row["edition"] for row in rows.editions})}
    every = [release for some in by_thread.values() for release in some]
    records = [_record(row, by_thread.get(row["id"], [])) for row in rows.threads]
    _write(folder / RELEASES, {**head, "releases": every})
    _write(folder / RECORDS, {**head, "records": records})
    return [RELEASES, RECORDS]


def releases(rows: PlanRows) -> Mapping[str, list[Json]]:
    """What each document says of each thread, the earliest first."""
    editions = {row["edition"]: row for row in rows.editions}
    said: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows.commitments:
        if row.get("thread"):
            said[row["thread"], edition_of(row["id"])].append(row)
    found: dict[str, list[Json]] = defaultdict(list)
    place = {iri: number for number, iri in enumerate(editions)}
    for (thread, edition), some in sorted(said.items(), key=lambda one: (one[0][0], place[one[0][1]])):
        found[thread].append(_release(thread, editions[edition], some, rows))
    return found


def _release(thread: str, edition: Row, some: Sequence[Row], rows: PlanRows) -> Json:
    year = edition["label"]
    return {
        "threadId": thread,
        "id": f"{thread}#{edition['edition'].rpartition(edition.get('body', ''))[2].strip('/')}",
        "document": edition["edition"],
        "documentTitle": edition["title"],
        "edition": year,
        "periodStart": edition.get("start", ""),
        "periodEnd": edition.get("end", ""),
        "tag": [edition["edition"].rpartition("/")[2]],
        "commitments": [_commitment(row, rows) for row in some],
    }


def _commitment(row: Row, rows: PlanRows) -> Json:
    said: Json = {"id": row["id"], "kind": row["kind"]}
    said |= {name: row[name] for name in _FIELDS if row.get(name)}
    said |= {name: list(cell) for name in _LISTS if (cell := rows.cell("commitments", row["id"], name))}
    said["lines"] = [int(line) for line in row.get("lines", "").split()]
    return said


def _record(thread: Row, some: Sequence[Json]) -> Json:
    return {
        "threadId": thread["id"],
        "label": thread.get("label", ""),
        "level": thread["level"],
        "kind": thread.get("kind", ""),
        "releases": [{"id": one["id"], "document": one["document"]} for one in some],
        "compiledRelease": _compiled(some),
        "versionedRelease": _versioned(some),
    }


def _compiled(some: Sequence[Json]) -> Json:
    """The last document's word on each thing, and which document that is; of several rows all that they say."""
    last: Json = {}
    for release in some:
        for name in _LAST:
            values = [value for row in release["commitments"] if (value := row.get(name))]
            if values:
                last[name] = {"said": values, "document": release["document"]}
    return last


def _versioned(some: Sequence[Json]) -> Json:
    """Every word on each thing with its document, the earliest first: a first deadline is never overwritten."""
    every: dict[str, list[Json]] = defaultdict(list)
    for release in some:
        for row in release["commitments"]:
            for name in (*_FIELDS, *_LISTS):
                if row.get(name):
                    every[name].append({"value": row[name], "commitment": row["id"], "document": release["document"]})
    return {name: every[name] for name in sorted(every)}


def _write(path: Path, said: Json) -> None:
    path.write_text(json.dumps(said, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="")
