"""The built dataset as files: one format a module, all of them read from the graph alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType

from goldenthread.errors import BuildError
from goldenthread.export import csv_tables, jsonld, nq, trig, ttl
from goldenthread.export.catalogue import Publication, write_catalogue
from goldenthread.export.folder import into
from goldenthread.export.redact import NOTE, write_redacted

FORMATS: Mapping[str, Callable[[Path, Path], list[str]]] = MappingProxyType(
    {"csv": csv_tables.write, "nq": nq.write, "trig": trig.write, "ttl": ttl.write, "jsonld": jsonld.write}
)
"""What can be written, by the name of the format: each takes the dataset and a folder, and names its files."""


def export(
    format_: str, dataset: Path, output: Path, *, redact: bool = False, publisher: str = "", licence: str = ""
) -> list[Path]:
    """Writes the dataset in one format, and a catalogue of what was written; a folder is never left half-written.

    Args:
        format_: ``csv``, ``nq``, ``trig``, ``ttl`` or ``jsonld``.
        dataset: the built dataset, sorted N-Quads.
        output: the folder to write into; other files in it are left alone.
        redact: whether officers are named by pseudonyms.
        publisher: who publishes the files, by name or IRI.
        licence: IRI or name of their licence.

    Returns:
        The files that were written, the catalogue last.

    Raises:
        BuildError: the format is unknown, the dataset is missing, or the output is no folder.
    """
    if format_ not in FORMATS:
        raise BuildError(f"'{format_}' is no format: use one of {', '.join(FORMATS)}")
    if not dataset.is_file():
        raise BuildError("there is no built dataset here: run 'goldenthread build' first", path=dataset)
    with TemporaryDirectory() as aside, into(output) as folder:
        if redact:
            dataset = write_redacted(dataset, Path(aside) / dataset.name)
        names = FORMATS[format_](dataset, folder)
        said = Publication(publisher, licence, NOTE if redact else "")
        names = [*names, write_catalogue(dataset, folder, names, said)]
    return [output / name for name in names]


__all__ = ["FORMATS", "export"]
