"""SSSOM: the links as a table of mappings with the metadata of the set, for tools that know no graph of ours."""

from __future__ import annotations

import json
from pathlib import Path

from goldenthread.export.catalogue_statements import base_of
from goldenthread.export.exported_rows import Row
from goldenthread.export.neighbour_files import SSSOM
from goldenthread.export.plan_rows import PlanRows
from goldenthread.namespaces import GT, SEMAPV

COLUMNS = (
    "record_id",
    "subject_id",
    "subject_label",
    "predicate_id",
    "predicate_modifier",
    "object_id",
    "object_label",
    "mapping_justification",
    "confidence",
    "reviewer_label",
    "comment",
    "decision",
)
ADMITTED = frozenset(("ManualMappingCuration", "MappingReview", "LexicalSimilarityThresholdMatching",
                      "SemanticSimilarityThresholdMatching", "CompositeMatching"))  # fmt: skip
"""Justifications that SSSOM 1.1 admits, of those in the graph."""
_WHAT = (
    "The subject is the later commitment, the object the earlier one. A rejected link has predicate_modifier Not; a "
    "proposed one is the machine's, and nobody has reviewed it."
)
_REVIEW = "semapv:MappingReview"


def write(dataset: Path, folder: Path) -> list[str]:
    """Writes the accepted, proposed and rejected links.

    Args:
        dataset: the built dataset.
        folder: where to write.
    """
    rows = PlanRows.read(dataset)
    base = base_of(rows.rows("catalogue"))
    lines = [_head(base), "\t".join(COLUMNS) + "\n"]
    lines += ["\t".join(_cell(one) for one in _mapping(row, base)) + "\n" for row in rows.links]
    (folder / SSSOM).write_text("".join(lines), encoding="utf-8", newline="")
    return [SSSOM]


def _head(base: str) -> str:
    """The metadata of the set, in YAML behind number signs (SSSOM/TSV, embedded mode)."""
    said = [
        'sssom_version: "1.1"',
        "curie_map:",
        f"  data: {_yaml(base)}",
        f"  gt: {_yaml(GT.iri)}",
        f"  semapv: {_yaml(SEMAPV.iri)}",
        f"mapping_set_id: {_yaml(base + 'graph/links')}",
        'mapping_set_title: "Links between commitments of councils"',
        f"mapping_set_description: {_yaml(_WHAT)}",
        "license: https://w3id.org/sssom/license/unspecified",
        "subject_type: owl named individual",
        "object_type: owl named individual",
        "extension_definitions:",
        "  - slot_name: decision",
        "    property: gt:decision",
        "    type_hint: xsd:string",
    ]
    return "".join(f"#{line}\n" for line in said)


def _mapping(row: Row, base: str) -> tuple[str, ...]:
    how = row.get("justification", "")
    how = how if how.removeprefix("semapv:") in ADMITTED else _REVIEW
    return (
        _curie(row["id"], base),
        _curie(row["to"], base),
        row.get("to_text", ""),
        f"gt:{row['relation']}",
        "Not" if row["decision"] == "rejected" else "",
        _curie(row["from"], base),
        row.get("from_text", ""),
        how,
        row.get("confidence", ""),
        row.get("reviewer", ""),
        row.get("reason", ""),
        row["decision"],
    )


def _curie(iri: str, base: str) -> str:
    return f"data:{iri.removeprefix(base)}" if iri.startswith(base) else iri


def _cell(text: str) -> str:
    """A cell of SSSOM/TSV: tabs and line ends are blanks, for the table knows no quotes that all readers share."""
    return " ".join(text.split())


def _yaml(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
