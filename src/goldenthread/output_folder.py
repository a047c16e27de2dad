"""Where a build may be written."""

from __future__ import annotations

from pathlib import Path

from goldenthread.errors import BuildError
from goldenthread.renewal import foreign


def may_hold_build(output: Path, mark: str, data: Path) -> None:
    """Refuses a folder for a build that is somebody else's, or part of the data folder.

    Args:
        output: the folder that is wanted.
        mark: the file by which an earlier build is known.
        data: the data folder, which a build never writes.

    Raises:
        BuildError: a build may not be written there.
    """
    if output.resolve().is_relative_to(data.resolve()):
        raise BuildError(
            "the output would lie in the data folder, which a build never writes: name another", path=output
        )
    if output.exists() and not output.is_dir():
        raise BuildError("the output is a file, not a folder: name another place", path=output)
    if output.is_dir() and any(foreign(output)) and not (output / mark).is_file():
        raise BuildError("this folder holds other files and no build of goldenthread: name another", path=output)
