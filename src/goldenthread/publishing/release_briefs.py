"""The briefs of a release: what its publisher asks for, each to read, to print and to write in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from goldenthread.briefs.asked import file_name, meant
from goldenthread.briefs.making import brief_of, prove, rendered
from goldenthread.errors import BuildError, GoldenThreadError
from goldenthread.site.told import holdings
from goldenthread.store import Store

BRIEFS = "briefs"
"""The folder of a release that holds them."""
FORMATS = ("html", "pdf", "docx")


@dataclass(frozen=True, slots=True)
class MadeBriefs:
    """The briefs of a release.

    Attributes:
        files: their contents by their paths within the release.
        left_out: in words, which formats are not there.
        asides: what else the words fit, a sentence for each that is called nothing exactly.
    """

    files: dict[str, bytes]
    left_out: tuple[str, ...]
    asides: tuple[str, ...]


def made_briefs(store: Store, build: Path, wanted: Sequence[str]) -> MadeBriefs:
    """The briefs that are asked for, each in every format of :data:`FORMATS`.

    Args:
        store: the dataset of the build.
        build: the build, which may be redacted: what would name an officer is refused.
        wanted: what each brief is about, as ``goldenthread brief`` takes it.

    Returns:
        The files, what is left out, and what else the words fit.

    Raises:
        BuildError: a brief of a redacted build would name an officer, or two briefs would be one file.
        NothingFoundError: nothing is called so.
        QueryError: several things are.
    """
    if not wanted:
        return MadeBriefs({}, (), ())
    held = holdings(store, build)
    files: dict[str, bytes] = {}
    left_out: dict[str, None] = {}
    meanings = dict.fromkeys(meant(store, held, words) for words in wanted)
    for asked in meanings:
        brief = brief_of(held, [asked])
        for format_ in FORMATS:
            name = f"{BRIEFS}/{file_name([asked], format_)}"
            if name in files:
                raise BuildError(f"--briefs: two briefs would be the one file '{name}': ask for one of them")
            try:
                content = rendered(brief, format_)
            except GoldenThreadError as missing:
                left_out[str(missing)] = None
                continue
            prove(build, brief, name, content)
            files[name] = content
    return MadeBriefs(files, tuple(left_out), tuple(one.aside for one in meanings if one.aside))
