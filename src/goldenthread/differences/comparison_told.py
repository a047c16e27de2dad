"""A comparison of two builds as a text, a page, JSON, or two files of statements."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from goldenthread.differences.compared_builds import PARTS, Comparison
from goldenthread.differences.comparison_words import words_of
from goldenthread.differences.kept_addresses import Gone
from goldenthread.differences.owners_told import ADDED, CHANGED, DROPPED, Told, address_words
from goldenthread.templates import templates

_ORDER = (DROPPED, ADDED, CHANGED)
ADDED_FILE, REMOVED_FILE = "added.nq", "removed.nq"


def as_text(found: Comparison) -> str:
    """The comparison in plain sentences, what matters most first."""
    lines = [f"{found.old} (older) and {found.new} (newer)", "", *found.summary()]
    if found.lost:
        lines += ["", words_of("parts", "addresses")]
        lines += [f"  {one.kind} {one.iri}: {address_says(one)}" for one in found.lost]
    for part, things in in_parts(found):
        lines += ["", words_of("parts", part)]
        for one in things:
            lines.append(f"  {words_of('states', one.state)}: {_line(one.label)}")
            lines.append(f"    {one.iri}")
            lines += [f"    {sentence.text}" for sentence in one.sentences]
    if found.tallies:
        lines += ["", words_of("parts", "statements")]
        width = max(len(words_of("graphs", one.graph)) for one in found.tallies)
        for tally in found.tallies:
            name = words_of("graphs", tally.graph).ljust(width)
            lines.append(f"  {name}  {tally.added:,} new, {tally.removed:,} no longer there")
    return "\n".join(lines) + "\n"


def as_json(found: Comparison) -> str:
    """The comparison as JSON; a sentence stands beside the values that it speaks of."""
    said: dict[str, Any] = {
        "old": {"name": str(found.old), "statements": found.statements[0]},
        "new": {"name": str(found.new), "statements": found.statements[1]},
        "same": found.is_same,
        "summary": found.summary(),
        "statements": {"added": len(found.added), "removed": len(found.removed)},
        "addresses": [
            {"iri": one.iri, "kind": one.kind, "lost": one.is_lost, "deprecated": one.deprecated,
             "replaced_by": list(one.replaced_by), "says": address_says(one)}
            for one in found.gone
        ],
        "graphs": [asdict(one) for one in found.tallies],
    }  # fmt: skip
    for part in PARTS:
        said[part] = [
            {"state": one.state, "kind": one.kind, "iri": one.iri, "label": one.label,
             "sentences": [asdict(sentence) for sentence in one.sentences]}
            for one in dict(in_parts(found)).get(part, ())
        ]  # fmt: skip
    return json.dumps(said, ensure_ascii=False, indent=1) + "\n"


def as_html(found: Comparison) -> str:
    """The comparison as a page that needs nothing else."""
    page = templates("goldenthread.differences", {"words_in": _words_in}).get_template("comparison.html")
    return page.render(found=found, parts=in_parts(found), address_says=address_says) + "\n"


def as_deltas(found: Comparison) -> dict[str, bytes]:
    """Two files of sorted N-Quads: the older graph without the one and with the other is the newer graph."""
    return {ADDED_FILE: b"".join(found.added), REMOVED_FILE: b"".join(found.removed)}


TEXTS: Mapping[str, Callable[[Comparison], str]] = {"text": as_text, "html": as_html, "json": as_json}
"""The formats that are one text, by their names."""


def in_parts(found: Comparison) -> list[tuple[str, list[Told]]]:
    """What is told, part by part; in each what is gone, then what is new, then what is changed."""
    return [
        (part, sorted(things, key=lambda one: _ORDER.index(one.state)))
        for part in PARTS
        if (things := found.told.get(part, ()))
    ]


def address_says(one: Gone) -> str:
    """What the address of something that is gone says now."""
    return address_words(one, list(one.replaced_by))


def written(found: Comparison, fmt: str, output: Path | None) -> dict[str, bytes]:
    """What is to be written, by the names of the files; of a text that is printed, its format stands for the name."""
    if fmt == "nq":
        return as_deltas(found)
    return {output.name if output else fmt: TEXTS[fmt](found).encode("utf-8", "surrogateescape")}


def _words_in(name: str, table: str) -> str:
    return words_of(table, name)


def _line(text: str) -> str:
    return " ".join(text.split())
