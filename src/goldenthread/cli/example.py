"""``goldenthread example``."""

from __future__ import annotations

from pathlib import Path

import click

from goldenthread.errors import BuildError


@click.command("example")
@click.argument("folder", type=click.Path(path_type=Path))
def command(folder: Path) -> int:
    """Write a small invented council into FOLDER, which must not be there yet: a data folder to play with."""
    import shutil

    from goldenthread.resources import example

    if folder.exists():
        raise BuildError("this is there already: name a new folder", path=folder)
    shutil.copytree(example(), folder, copy_function=shutil.copyfile)
    click.echo(f"written to {folder}; next: goldenthread build --data {folder} --out {folder}-graph")
    return 0
