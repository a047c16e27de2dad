"""Finds what ships with the program: ontology, shapes, queries and general layouts, in a wheel or in a checkout."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Literal, get_args

from goldenthread.errors import GoldenThreadError

Kind = Literal["ontology", "shapes", "queries", "layouts"]
KINDS: tuple[Kind, ...] = get_args(Kind)


def folder(kind: Kind) -> Path:
    """The folder that holds the shipped files of one kind.

    Args:
        kind: ``ontology``, ``shapes``, ``queries`` or ``layouts``.

    Raises:
        GoldenThreadError: neither the installed package nor a checkout has the folder.
    """
    package = Path(str(files("goldenthread")))
    for candidate in (package / "_resources" / kind, package.parent.parent / kind):
        if candidate.is_dir():
            return candidate
    raise GoldenThreadError(f"the folder '{kind}' is missing from this installation: install goldenthread again")


def example() -> Path:
    """The data folder of a small invented council.

    Raises:
        GoldenThreadError: neither the installed package nor a checkout has it.
    """
    package = Path(str(files("goldenthread")))
    for candidate in (package / "_resources" / "example", *package.parent.parent.glob("tests/cases/*/data")):
        if candidate.is_dir():
            return candidate
    raise GoldenThreadError("the example is missing from this installation: install goldenthread again")


def paths(kind: Kind, pattern: str) -> list[Path]:
    """The shipped files of one kind whose names match a glob pattern, sorted by path."""
    return sorted(folder(kind).rglob(pattern))
