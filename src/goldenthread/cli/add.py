"""``goldenthread add``."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from goldenthread.cli.options import data_option


@click.command("add")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--body", required=True, metavar="NAME", help="The council: its key in the catalogue, or its name if new."
)
@click.option("--edition", required=True, metavar="LABEL", help="The year: 2024-25, 2024, 2021-25.")
@click.option("--document", required=True, metavar="KIND", help="plan, q3-report, mid-year-report, year-end-report ...")
@click.option("--layout", metavar="NAME", help="A layout of the folder or the program; without it one is drafted.")
@click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The day to which a report speaks; without it that of its kind: the end of its quarter, half or year.",
)
@data_option
def command(
    file: Path, body: str, edition: str, document: str, layout: str | None, as_of: datetime | None, data: Path
) -> int:
    """Add a document to a data folder, which is made if there is none.

    Copies FILE into sources/, writes its entry with its checksum into sources.toml and, without --layout, drafts a
    layout from what its table heads and cells say. Every guess is printed with how sure it is: look through the layout
    and at 'goldenthread layout check'. Where anything is wrong, nothing is written.
    """
    from goldenthread.adding import add_document

    added = add_document(
        file,
        data,
        body=body,
        edition=edition,
        document=document,
        layout=layout,
        as_of=as_of.date() if as_of else None,
    )
    click.echo(f"copied to {added.source}, listed in {added.catalogue}")
    if added.guesses:
        click.echo(f"drafted {added.layout}:")
        for guess in added.guesses:
            click.echo(f"  {guess}")
    name = added.layout.stem
    click.echo(f"next: goldenthread layout check {added.source} --layout {name} --data {data}")
    return 0
