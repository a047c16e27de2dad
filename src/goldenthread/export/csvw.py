"""CSVW metadata: what each column of a table means, for machines and for people."""

from __future__ import annotations

import json
from pathlib import Path

from goldenthread.export.shared_columns import Column, Table


def write_metadata(table: Table, path: Path, remark: str) -> None:
    """Writes the metadata of one table, as the W3C's Metadata Vocabulary for Tabular Data has it, with a remark."""
    path.write_text(json.dumps(metadata(table, remark), indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def metadata(table: Table, remark: str = "") -> dict[str, object]:
    """The metadata of one table, as JSON."""
    schema: dict[str, object] = {"columns": [_column(column, table.key) for column in table.columns]}
    if table.key:
        schema["primaryKey"] = table.key
        schema["aboutUrl"] = "{+" + table.key + "}"
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "url": f"{table.name}.csv",
        "dc:title": table.name,
        "dc:description": f"{table.description} {remark}".strip(),
        "dialect": {"encoding": "utf-8", "header": True, "delimiter": ",", "lineTerminators": ["\n"]},
        "tableSchema": schema,
    }


def _column(column: Column, key: str) -> dict[str, object]:
    described: dict[str, object] = {
        "name": column.name,
        "titles": column.name,
        "dc:description": column.description,
        "datatype": column.datatype,
    }
    if column.separator:
        described["separator"] = column.separator
    if column.name == key:
        described["required"] = True
    return described
