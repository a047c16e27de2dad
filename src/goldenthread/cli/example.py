"""``goldenthread example``."""

from __future__ import annotations

import os
from pathlib import Path

import click

from goldenthread.errors import BuildError


@click.command("example")
@click.argument("folder", type=click.Path(path_type=Path))
def command(folder: Path) -> int:
    """Write a small invented council into FOLDER, which must not be there yet: a data folder to play with."""
    import shutil

    from goldenthread.renewal import reserved
    from goldenthread.resources import example

    with reserved(folder) as renewal:
        if os.path.lexists(folder):
            raise BuildError("this is there already: name a new folder", path=folder)
        with renewal.renewed() as new:
            shutil.copytree(example(), new, copy_function=shutil.copyfile, dirs_exist_ok=True)
    click.echo(f"written to {folder}; next: goldenthread build --data {folder} --out {folder}-graph")
    return 0
