"""``goldenthread layout``."""

from __future__ import annotations

from pathlib import Path

import click

from goldenthread.cli.options import data_option


@click.group("layout")
def command() -> None:
    """See what a layout makes of a document."""


@command.command("check")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--layout", "name", required=True, metavar="NAME", help="Name of a layout in the data folder.")
@click.option("--only", metavar="KIND", help="Only lines taken for this: heading, header, activity, unclaimed ...")
@data_option
def check(file: Path, name: str, only: str | None, data: Path) -> int:
    """Print, line by line, what each line was taken for, by which rule, and what is left over."""
    from goldenthread.read.check import check_layout

    checked = check_layout(file, data / "layouts", name)
    for line in checked.lines:
        if only in (None, line.taken_for):
            click.echo(f"{line.number:>6}  {line.taken_for:<12} {line.rule:<24} {line.text[:110]}".rstrip())
    click.echo()
    for kind, count in sorted(checked.counts.items()):
        click.echo(f"{count:>6}  {kind}")
    return 0 if not checked.counts.get("unclaimed") else 1
