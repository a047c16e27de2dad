"""A data package beside the tables (Frictionless): what their columns mean, in JSON that many programs read."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from goldenthread.export.shared_columns import Column, Table

NAME = "datapackage.json"
_TYPES = {"anyURI": "string", "decimal": "number"}
"""The types of Table Schema, where they are not called as those of CSVW."""


def write(tables: Sequence[Table], folder: Path, remark: str) -> None:
    """Writes the data package of the tables of a folder."""
    (folder / NAME).write_text(text(package(tables, remark)), encoding="utf-8")


def text(said: Mapping[str, object]) -> str:
    """A data package as its file has it."""
    return json.dumps(said, indent=2, ensure_ascii=False) + "\n"


def package(tables: Sequence[Table], remark: str, place: str = "") -> dict[str, object]:
    """The data package, as JSON (Data Package v1, tabular).

    Args:
        tables: what it holds.
        remark: what else a reader must know.
        place: the folder of the tables, with a slash behind it; empty where they stand beside it.
    """
    return {
        "profile": "tabular-data-package",
        "name": "golden-thread",
        "title": "Plans and reports as tables",
        "description": remark,
        "resources": [_resource(table, place) for table in tables],
    }


def _resource(table: Table, place: str) -> dict[str, object]:
    schema: dict[str, object] = {"fields": [_field(column, table.key) for column in table.columns]}
    schema["missingValues"] = [""]
    if table.key:
        schema["primaryKey"] = table.key
    references = [
        {"fields": column.name, "reference": {"resource": _named(column.refers), "fields": "id"}}
        for column in table.columns
        if column.refers
    ]
    if references:
        schema["foreignKeys"] = references
    return {
        "name": _named(table.name),
        "title": table.name,
        "description": table.description,
        "path": f"{place}{table.name}.csv",
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "header": True},
        "schema": schema,
    }


def _named(table: str) -> str:
    """A table's name as Data Package allows it: without an underscore."""
    return table.replace("_", "-")


def _field(column: Column, key: str) -> dict[str, object]:
    """A column; cells of several values are text there, for Table Schema v1 knows no lists with a separator."""
    described: dict[str, object] = {
        "name": column.name,
        "type": "string" if column.separator else _TYPES.get(column.datatype, column.datatype),
        "description": column.description
        + (f" Several values stand apart by {column.separator!r}." if column.separator else ""),
    }
    if column.datatype == "anyURI" and not column.separator:
        described["format"] = "uri"
    if column.name == key:
        described["constraints"] = {"required": True, "unique": True}
    return described
