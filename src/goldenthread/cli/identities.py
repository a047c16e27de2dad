"""``goldenthread identities``."""

from __future__ import annotations

from pathlib import Path

import click

from goldenthread.cli.options import data_option


@click.command("identities")
@data_option
@click.option("--unresolved", is_flag=True, help="Only what waits for somebody to decide.")
def command(data: Path, unresolved: bool) -> int:
    """Show who is who: persons with all their spellings, posts, directorates and how they changed.

    With --unresolved: the names that data/identities does not know and whose they may be, unknown directorates, and
    changes of directorates that officers show. Decide by writing a line into persons.tsv, distinct.tsv, units.tsv or
    unit-changes.tsv; nothing writes there but you.
    """
    from goldenthread.identity.identity_review import register_lines, unresolved_lines
    from goldenthread.stages import read, who_is_who

    reading, _ = read(data)
    _, identified = who_is_who(data, reading)
    for line in unresolved_lines(identified) if unresolved else register_lines(identified):
        click.echo(line)
    return 0
