"""``goldenthread export``."""

from __future__ import annotations

from pathlib import Path

import click

from goldenthread.cli.options import build_option, data_option, dataset_of, redact_option


@click.command("export")
@click.option("--format", "fmt", required=True, metavar="FORMAT", help="csv, nq, trig, ttl or jsonld.")
@click.option("--output", required=True, type=click.Path(path_type=Path), help="Folder to write.")
@click.option("--excel", is_flag=True, help="Tables for spreadsheets: no cell of them is taken for a formula.")
@build_option
@redact_option
@data_option
@click.option("--publisher", default="", help="Who publishes the files, by name or IRI, for the catalogue.")
@click.option("--licence", default="", help="IRI or name of the licence of the files, for the catalogue.")
def command(
    fmt: str, output: Path, excel: bool, built: Path, redact: bool, data: Path, publisher: str, licence: str
) -> int:
    """Write the graph as tables (csv, with CSVW metadata) or as RDF (nq, trig, ttl, jsonld).

    Beside the files stands catalogue.ttl, which describes them in DCAT. Several formats may share a folder: each export
    adds to the catalogue. 'goldenthread validate --catalogue FOLDER' checks it, and names files of an older build.

    Cells are as printed. One that begins with = + - or @ is a formula to a spreadsheet, which may send data away: open
    the tables as text, or use --excel, which sets an apostrophe before such cells.

    With --redact, or of a build made with it, no file names an officer, which is proved before any is written; a folder
    never holds both kinds. Surnames that are words too wait for a decision in identities/redaction.tsv of --data.
    """
    from goldenthread.export import export
    from goldenthread.store import whole_dataset

    dataset = whole_dataset(dataset_of(built).parent)
    written = export(fmt, dataset, output, redact=redact, data=data, publisher=publisher, licence=licence, excel=excel)
    for path in written:
        click.echo(path)
    return 0
