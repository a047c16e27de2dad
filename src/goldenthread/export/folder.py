"""A folder that is written whole or not at all: beside its place first, then renamed into it."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from goldenthread.errors import BuildError


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
    if output.is_dir() and any(output.iterdir()) and not (output / mark).is_file():
        raise BuildError("this folder holds other files and no build of goldenthread: name another", path=output)


@contextmanager
def into(output: Path) -> Iterator[Path]:
    """A temporary folder beside the output, whose files take their place there when all went well.

    A new output folder appears by one renaming; in one that exists, each file is renamed over its elder, and
    files of other names stay.

    Args:
        output: the folder that is wanted.

    Raises:
        BuildError: the output cannot be a folder.
    """
    if output.exists() and not output.is_dir():
        raise BuildError("the output is a file, not a folder: name another place", path=output)
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        temporary = Path(tempfile.mkdtemp(prefix=f".{output.name}-", dir=output.parent))
    except OSError as error:
        raise BuildError(f"the output folder cannot be made: {error.strerror}", path=output) from error
    try:
        yield temporary
        if output.is_dir():
            for path in sorted(temporary.iterdir()):
                path.replace(output / path.name)
        else:
            temporary.chmod(0o755)
            temporary.replace(output)
    except OSError as error:
        raise BuildError(f"the output cannot be written: {error.strerror}", path=output) from error
    finally:
        shutil.rmtree(temporary, ignore_errors=True)
