"""``goldenthread export``."""

from __future__ import annotations

from pathlib import Path

import click

from goldenthread.cli.options import build_option, data_option, dataset_of, redact_option


@click.command("export")
@click.option(
    "--format",
    "fmt",
    required=True,
    metavar="FORMAT",
    help="csv, xlsx, parquet, nq, trig, ttl, jsonld, or one of the list below.",
)
@click.option("--output", required=True, type=click.Path(path_type=Path), help="Folder to write.")
@click.option("--excel", is_flag=True, help="CSV for spreadsheets: no text is taken for a formula, a date or a number.")
@build_option
@redact_option
@data_option
@click.option("--publisher", default="", help="Who publishes the files, by name or IRI, for the catalogue.")
@click.option("--licence", default="", help="IRI or name of the licence of the files, for the catalogue.")
def command(
    fmt: str, output: Path, excel: bool, built: Path, redact: bool, data: Path, publisher: str, licence: str
) -> int:
    """Write the graph as tables (csv, xlsx, parquet) or as RDF (nq, trig, ttl, jsonld).

    Beside csv stand CSVW metadata and a data package (datapackage.json), which say what each column means and which
    refers to which. A workbook (xlsx) has a sheet a table, in which 2011-12 is no month and nothing is a
    formula; parquet has typed columns. Both need the extra 'tables' (pip install 'goldenthread[tables]').

    For others' tools: stratml (plans and reports as StratML Part 2), graphml and gexf (networks), ocds (releases and
    records of each thread), sssom (links as mappings), skos (headings), ldes (a stream of events); docs/neighbours.md.

    Beside the files stands catalogue.ttl, which describes them in DCAT. Several formats may share a folder: each export
    adds to the catalogue. 'goldenthread validate --catalogue FOLDER' checks it, and names files of an older build.

    Cells are as printed. One that begins with = + - or @ is a formula to a spreadsheet, which may send data away: open
    the tables as text, use --excel, which sets an apostrophe before such cells and before texts that look like a
    date or a number, or take xlsx.

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
