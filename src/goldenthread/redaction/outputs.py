"""What is made of a redacted build, and is proved before it is handed out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from pyoxigraph import Literal, RdfFormat, parse

from goldenthread.errors import BuildError
from goldenthread.redaction.folders import is_redacted
from goldenthread.redaction.proof import Search, prove
from goldenthread.redaction.seal import open_seal, salt_of
from goldenthread.store.summary import DATASET


def prove_made_of(built: Path, outputs: Iterable[tuple[str, str | bytes]], printed: Iterable[str] = ()) -> None:
    """Searches what was made of a build for every name of an officer; of a build with names nothing is searched.

    Args:
        built: the folder of the build.
        outputs: each a place (a file's name, an address) and what is to be written there.
        printed: texts of the product that are printed in another form than they ship.

    Raises:
        BuildError: a name is left, or the seal of the build is missing.
    """
    if is_redacted(built):
        prove(open_seal(built), outputs, proved=_proved(built), printed=printed)


def search_of(built: Path, printed: Iterable[str] = ()) -> Search | None:
    """A search of what is made of a build; none of a build with names.

    Raises:
        BuildError: the seal of the build is missing.
    """
    if not is_redacted(built):
        return None
    return Search(open_seal(built), proved=_proved(built), printed=printed)


def prove_is_dataset(built: Path, place: str, content: bytes) -> None:
    """Proves that something which is handed out compressed is the very dataset that was proved when it was built.

    What is compressed cannot be searched; the same bytes as those that were need not be. Of a build with names nothing
    is proved.

    Args:
        built: the folder of the build.
        place: what is handed out.
        content: what a reader will unpack from it.

    Raises:
        BuildError: it is another text, or the seal of the build is missing.
    """
    if is_redacted(built) and hashlib.sha256(content).hexdigest() != salt_of(built):
        raise BuildError("this holds another graph than the one that was proved to name no officer", path=Path(place))


def _proved(built: Path) -> Iterator[str]:
    """The texts of a dataset, if it is the one that was proved when it was built."""
    content = (built / DATASET).read_bytes()
    if hashlib.sha256(content).hexdigest() == salt_of(built):
        yield from texts_in(content)


def texts_in(content: bytes) -> Iterator[str]:
    """The literals of a dataset, given as N-Quads."""
    for quad in parse(input=content, format=RdfFormat.N_QUADS):
        if isinstance(quad.object, Literal):
            yield quad.object.value
