"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path

import click

from goldenthread.errors import BuildError

data_option = click.option(
    "--data",
    "data",
    type=click.Path(path_type=Path),
    default=Path("data"),
    show_default=True,
    help="Folder of documents, layouts and decisions.",
)
build_option = click.option(
    "--build",
    "built",
    type=click.Path(path_type=Path),
    default=Path("build"),
    show_default=True,
    help="Folder that 'goldenthread build' wrote.",
)

redact_option = click.option(
    "--redact", is_flag=True, help="Name officers (not elected members) by pseudonyms, wherever their names stand."
)

insecure_option = click.option(
    "--insecure", is_flag=True, help="Send the login over plain HTTP to another machine too, where others can read it."
)


def dataset_of(built: Path) -> Path:
    """The dataset of a build folder.

    Raises:
        BuildError: there is none.
    """
    from goldenthread.store import DATASET

    path = built / DATASET
    if not path.is_file():
        raise BuildError(
            "there is no built graph here: run 'goldenthread build' first, or name its folder with --build", path=built
        )
    return path
