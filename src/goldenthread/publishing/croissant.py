"""Croissant (1.0): the links between commitments with their judgements, as programs that learn read them."""

from __future__ import annotations

from collections.abc import Sequence

from goldenthread.export.benchmark_tables import BENCHMARK, BENCHMARK_TABLES, PAIRS
from goldenthread.export.shared_columns import Table
from goldenthread.export.tables import TABLES
from goldenthread.publishing.research_records import Record

_TYPES = {"string": "sc:Text", "anyURI": "sc:URL", "integer": "sc:Integer", "decimal": "sc:Float", "date": "sc:Date"}
_SPLIT = "splits/name"


def croissant(record: Record, splits: Sequence[str] = ()) -> dict[str, object]:
    """The links as a Croissant dataset; the benchmark of links with them, where there is one.

    Args:
        record: the release.
        splits: the pairs of documents of the benchmark; none where there is no benchmark.
    """
    (links,) = [table for table in TABLES if table.name == "links"]
    tables = [("csv", links), *((BENCHMARK, table) for table in BENCHMARK_TABLES if splits)]
    terms = record.terms
    return {
        "@context": _CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "name": "golden-thread-links",
        "description": f"{links.description} {record.description}",
        "version": terms.release,
        "datePublished": terms.issued.isoformat(),
        "license": terms.licence.iri,
        "url": terms.address or terms.publisher_iri,
        "citeAs": f"{terms.publisher}: {record.title}, {terms.release}",
        "creator": record.contact,
        "publisher": record.contact,
        "distribution": [_file(record, place, table) for place, table in tables],
        "recordSet": [*(_records(table) for _, table in tables), *([_splits(splits)] if splits else [])],
    }


def _file(record: Record, place: str, table: Table) -> dict[str, object]:
    (file,) = [one for one in record.files if one.name == f"{place}/{table.name}.csv"]
    return {
        "@type": "cr:FileObject",
        "@id": f"{table.name}.csv",
        "name": f"{table.name}.csv",
        "description": file.description,
        "contentUrl": f"{record.terms.address}{file.name}",
        "encodingFormat": file.media_type,
        "sha256": file.sha256,
    }


def _records(table: Table) -> dict[str, object]:
    return {
        "@type": "cr:RecordSet",
        "@id": table.name,
        "name": table.name,
        "description": table.description,
        "field": [
            {
                "@type": "cr:Field",
                "@id": f"{table.name}/{column.name}",
                "name": column.name,
                "description": column.description,
                "dataType": _TYPES[column.datatype],
                "source": {"fileObject": {"@id": f"{table.name}.csv"}, "extract": {"column": column.name}},
                **({"references": {"field": {"@id": _SPLIT}}} if (table, column.name) == (PAIRS, "split") else {}),
            }
            for column in table.columns
        ],
    }


def _splits(splits: Sequence[str]) -> dict[str, object]:
    """The splits as Croissant has them: a set of records that says which there are."""
    return {
        "@type": "cr:RecordSet",
        "@id": "splits",
        "name": "splits",
        "description": "The pairs of documents by which the pairs of commitments are split.",
        "dataType": "cr:Split",
        "key": {"@id": _SPLIT},
        "field": [
            {"@type": "cr:Field", "@id": _SPLIT, "name": "name", "description": "The split.", "dataType": "sc:Text"}
        ],
        "data": [{_SPLIT: split} for split in splits],
    }


_CONTEXT: dict[str, object] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "dct": "http://purl.org/dc/terms/",
    "sc": "https://schema.org/",
    "conformsTo": "dct:conformsTo",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "equivalentProperty": "cr:equivalentProperty",
    "extract": "cr:extract",
    "field": "cr:field",
    "fileObject": "cr:fileObject",
    "fileProperty": "cr:fileProperty",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "parentField": "cr:parentField",
    "path": "cr:path",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}
"""The context that Croissant 1.0 asks for, whole: its readers warn of any other."""
