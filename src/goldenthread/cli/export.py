"""``goldenthread export``."""

from __future__ import annotations

from pathlib import Path

import click

from goldenthread.cli.options import build_option, dataset_of, redact_option


@click.command("export")
@click.option("--format", "fmt", required=True, metavar="FORMAT", help="csv, nq, trig, ttl or jsonld.")
@click.option("--output", required=True, type=click.Path(path_type=Path), help="Folder to write.")
@build_option
@redact_option
def command(fmt: str, output: Path, built: Path, redact: bool) -> int:
    """Write the graph as tables (csv, with CSVW metadata) or as RDF (nq, trig, ttl, jsonld)."""
    from goldenthread.export import export

    for path in export(fmt, dataset_of(built), output, redact=redact):
        click.echo(path)
    return 0
