"""``goldenthread register``."""

from __future__ import annotations

from pathlib import Path

import click

from goldenthread.cli.options import data_option


@click.group("register")
def command() -> None:
    """Keep the keys of commitments and threads, which their IRIs are made of."""


@command.command("update")
@data_option
def update(data: Path) -> int:
    """Write the keys of what is new into data/registers, and keys for IRIs into the other files of data.

    Known rows keep their keys, also when they are read differently than before; a row that is gone keeps its key in
    the register, so that no other ever gets it. Decisions, closings, judgements and acknowledgements that hold IRIs, of
    this base or an earlier one, hold keys afterwards: nothing is lost when 'base' in sources.toml changes.
    """
    from goldenthread.upkeep import update_keys, update_registers

    for path in update_keys(data):
        click.echo(f"{path}: keys instead of IRIs")
    for path, before, after in update_registers(data):
        click.echo(f"{path}: {before} entries before, {after} now")
    return 0
