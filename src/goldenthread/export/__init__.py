"""The built dataset as files: one format a module, all of them read from the graph alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from pathlib import Path
from types import MappingProxyType

from goldenthread.errors import BuildError
from goldenthread.export import csv_tables, jsonld, nq, parquet, trig, ttl, xlsx
from goldenthread.export.catalogue import NAME, Publication, write_catalogue
from goldenthread.export.neighbours import NEIGHBOURS
from goldenthread.iris import no_address
from goldenthread.redaction.folders import NOTE, is_redacted, refuse_mixing
from goldenthread.redaction.outputs import prove_made_of, texts_in
from goldenthread.redaction.proof import prove, texts_of
from goldenthread.redaction.rewrite import redacted
from goldenthread.redaction.rulings import TABLE, load_rulings
from goldenthread.renewal import reserved
from goldenthread.store.summary import DATASET, SUMMARY, whole_dataset

FORMATS: Mapping[str, Callable[[Path, Path], list[str]]] = MappingProxyType(
    {
        "csv": csv_tables.write,
        "xlsx": xlsx.write,
        "parquet": parquet.write,
        "nq": nq.write,
        "trig": trig.write,
        "ttl": ttl.write,
        "jsonld": jsonld.write,
        **NEIGHBOURS,
    }
)
"""What can be written, by the name of the format: each takes the dataset and a folder, and names its files."""


def export(
    format_: str,
    dataset: Path,
    output: Path,
    *,
    redact: bool = False,
    data: Path | None = None,
    publisher: str = "",
    licence: str = "",
    excel: bool = False,
) -> list[Path]:
    """Writes the dataset in one format, and a catalogue of what was written; a folder is never left half-written.

    Args:
        format_: one of :data:`FORMATS`.
        dataset: the built dataset, sorted N-Quads.
        output: the folder to write into; other files in it are left alone.
        redact: whether officers are named by pseudonyms; of a redacted build they always are.
        data: the data folder whose decisions about surnames hold, with ``redact``.
        publisher: who publishes the files, by name or IRI.
        licence: IRI or name of their licence.
        excel: of tables, whether cells that a spreadsheet would run or read as something else are guarded.

    Returns:
        The files that were written, the catalogue last.

    Raises:
        MissingExtraError: the format needs a package that is not installed.
        BuildError: the format is unknown, publisher or licence begins like an IRI and is none, the dataset is missing,
            the output is no folder, or it would name an officer where none is to be named.
    """
    _refuse_options(format_, publisher, licence, excel=excel)
    refuse_unbuilt(dataset)
    hidden = is_redacted(dataset.parent)
    with ExitStack() as stack:
        renewal = stack.enter_context(reserved(output, last=NAME))
        refuse_mixing(output, redacted=redact or hidden)
        folder = stack.enter_context(renewal.renewed())
        built, found = dataset.parent, None
        if redact and not hidden:
            found = redacted(dataset, load_rulings(data), data.joinpath(*TABLE)) if data else redacted(dataset)
            dataset = folder / f".{dataset.name}"
            dataset.write_bytes(b"".join(found.lines))
        files = (
            csv_tables.write(dataset, folder, excel=excel) if format_ == "csv" else FORMATS[format_](dataset, folder)
        )
        remark = (csv_tables.GUARDED if excel else csv_tables.EXACT) if format_ == "csv" else ""
        note = " ".join(part for part in (NOTE if redact or hidden else "", remark) if part)
        said = Publication(publisher, licence, note)
        files = [*files, write_catalogue(dataset, folder, files, said, output / NAME)]
        if found:
            dataset.unlink()
            prove(found.names, texts_of(folder), proved=texts_in(b"".join(found.lines)))
        else:
            prove_made_of(built, texts_of(folder))
    return [output / name for name in files]


def _refuse_options(format_: str, publisher: str, licence: str, *, excel: bool) -> None:
    if format_ not in FORMATS:
        raise BuildError(f"'{format_}' is no format: use one of {', '.join(FORMATS)}")
    if excel and format_ != "csv":
        raise BuildError("--excel is for tables: say --format csv too (a workbook, --format xlsx, needs no guard)")
    for option, given in (("--publisher", publisher), ("--licence", licence)):
        if problem := no_address(given):
            raise BuildError(f"{option}: {problem}")


def refuse_unbuilt(dataset: Path) -> None:
    """Refuses a dataset that is not there, or is not the one that was built.

    Raises:
        BuildError: it is so.
    """
    if not dataset.is_file():
        raise BuildError("there is no built dataset here: run 'goldenthread build' first", path=dataset)
    if dataset.name == DATASET and (dataset.parent / SUMMARY).is_file():
        whole_dataset(dataset.parent)


__all__ = ["FORMATS", "export", "refuse_unbuilt"]
