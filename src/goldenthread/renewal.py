"""A folder that is renewed whole or not at all, whatever ends the work half way.

The new files are made in a workshop, a folder that only its owner can enter. What others have in the old folder is
linked into the new one, and the two change places by one call of the system. Where that cannot be (a mount point, the
folder somebody stands in, a system without the call), the files move into the old folder one by one, between the mark
that all of them are written and the last of them, without which no reader takes the folder: the next run ends a move
that was broken off.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from goldenthread.errors import BuildError
from goldenthread.folder_exchange import exchanged_whole, listed_on_disk, on_disk, remove, stays
from goldenthread.locks import ENDING as LOCK
from goldenthread.locks import held

WORKSHOP = ".goldenthread"
"""How the names of workshops end."""
_NEW = "new"
_RUNS = "runs"
_MOVING = "moving."
"""Begins the name of what is written and has to move; the name of the file that moves last follows."""


@dataclass(frozen=True, slots=True)
class Renewal:
    """A folder that nobody else renews now.

    Attributes:
        output: the folder as it was named.
        place: where it is.
        last: the file without which no reader takes the folder; empty where there is none.
        alone: whether nothing of the old folder stays.
    """

    output: Path
    place: Path
    last: str
    alone: bool = False

    @contextmanager
    def renewed(self) -> Iterator[Path]:
        """An empty folder, whose files take their place in the output when all went well.

        Files of the same names are replaced, all others of the output stay, unless the new ones stand alone.

        Raises:
            BuildError: the output cannot be written; it is as it was.
        """
        workshop = _workshop(self.place)
        new = workshop / _NEW
        try:
            self._begun(workshop, new)
            yield new
            self._refuse_folders(new)
            on_disk(new)
            if not self.place.exists():
                new.rename(self.place)
                listed_on_disk(self.place.parent)
            elif not exchanged_whole(new, self.place, alone=self.alone):
                moving = new.rename(workshop / f"{_MOVING}{self.last}")
                listed_on_disk(workshop)
                names = {path.name for path in moving.iterdir()}
                _moved(moving, self.place, self.last)
                for path in list(foreign(self.place)) if self.alone else ():
                    if path.name not in names:
                        remove(path)
        except OSError as error:
            raise BuildError(f"the output cannot be written: {error.strerror}", path=self.output) from error
        finally:
            half = any(workshop.glob(f"{_MOVING}*"))  # what must still move is the next run's to end
            left = half or not _removed(workshop)
        if left:
            raise BuildError(
                "the output is written, but what stood there before cannot be removed: remove it", path=workshop
            )

    def _begun(self, workshop: Path, new: Path) -> None:
        try:
            workshop.mkdir(mode=0o700)
            new.mkdir()
        except OSError as error:
            raise BuildError(f"the output folder cannot be made: {error.strerror}", path=self.output) from error

    def _refuse_folders(self, new: Path) -> None:
        for path in () if self.alone else new.iterdir():
            if (self.place / path.name).is_dir() and not path.is_dir():
                raise BuildError(
                    "a folder stands where a file is to be written: name another output", path=self.output / path.name
                )


@contextmanager
def reserved(output: Path, *, last: str = "", alone: bool = False) -> Iterator[Renewal]:
    """Keeps others from renewing a folder, and ends or undoes what a killed run left there.

    Args:
        output: the folder that is wanted; it need not be there yet.
        last: the file without which no reader takes the folder.
        alone: leave nothing of what stands in the folder.

    Raises:
        BuildError: the output cannot be a folder, or somebody else renews it now.
    """
    if output.exists() and not output.is_dir():
        raise BuildError("the output is a file, not a folder: name another place", path=output)
    place = Path(os.path.realpath(output))
    with ExitStack() as stack:
        stack.callback(_withdrawn, [folder for folder in place.parents if not folder.exists()])
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            stack.enter_context(held(place))
        except OSError as error:
            raise BuildError(f"the output folder cannot be made: {error.strerror}", path=output) from error
        for workshop in _workshops(place):
            _healed(workshop, place)
        yield Renewal(output, place, last, alone)


def beside(new: Path) -> Path:
    """A folder for what is needed only while another is made: it goes with the workshop, however that ends.

    Args:
        new: the folder that is being made, as :meth:`Renewal.renewed` gives it.
    """
    place = new.with_name(_RUNS)
    place.mkdir()
    return place


def foreign(output: Path) -> Iterator[Path]:
    """What stands in a folder, apart from what a killed run left there."""
    return (path for path in output.iterdir() if path.name not in (WORKSHOP, LOCK))


def _workshops(place: Path) -> tuple[Path, Path]:
    """Where the workshop of a folder may stand: beside it, or within."""
    return place.with_name(f".{place.name}{WORKSHOP}"), place / WORKSHOP


def _workshop(place: Path) -> Path:
    beside, within = _workshops(place)
    return within if place.is_dir() and stays(place) else beside


def _healed(workshop: Path, place: Path) -> None:
    """Ends the move that a killed run began, or removes what it left.

    Raises:
        BuildError: the workshop belongs to somebody else, or cannot be removed.
    """
    if not os.path.lexists(workshop):
        return
    state = workshop.lstat()
    if workshop.is_symlink() or state.st_uid != os.geteuid():
        raise BuildError("this is not of your making, and stands where the output is made: move it away", path=workshop)
    for moving in workshop.glob(f"{_MOVING}*"):
        if place.is_dir():
            _moved(moving, place, moving.name.removeprefix(_MOVING))
    if not _removed(workshop):
        raise BuildError("what a run that was broken off left here cannot be removed: remove it", path=workshop)


def _moved(moving: Path, place: Path, last: str) -> None:
    """Moves files over their elders, the last one last; what breaks it off once does not end it."""
    try:
        _move(moving, place, last)
    except BaseException:
        _move(moving, place, last)
        raise


def _move(moving: Path, place: Path, last: str) -> None:
    rest = sorted(path.name for path in moving.glob("*") if path.name != last)
    if last and (moving / last).exists() and rest:
        (place / last).unlink(missing_ok=True)
    for name in (*rest, last):
        if name and os.path.lexists(moving / name):
            if (moving / name).is_dir() or (place / name).is_dir():
                remove(place / name)
            (moving / name).replace(place / name)
    listed_on_disk(place)
    if moving.is_dir():
        moving.rmdir()


def _removed(workshop: Path) -> bool:
    """Whether a workshop is gone; what the system refuses once, or a signal breaks off, is tried again."""
    try:
        for _ in range(3):
            shutil.rmtree(workshop, ignore_errors=True)
            if not os.path.lexists(workshop):
                return True
    except BaseException:
        shutil.rmtree(workshop, ignore_errors=True)
        raise
    return False


def _withdrawn(folders: list[Path]) -> None:
    """Removes the folders that were made for nothing."""
    for folder in folders:
        with suppress(OSError):
            folder.rmdir()
