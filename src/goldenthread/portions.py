"""What each council adds to a build, and a folder in which it is kept, so that only what changed is made again.

Of each council the folder holds the sorted statements (``of-KEY.nq``) and a record of what they were made of and what
is told of them (``of-KEY.json``). The record is written last; it holds the checksum of the statements, and a portion of
which anything is in doubt is made again.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from goldenthread.build_figures import Answers
from goldenthread.build_inputs import program
from goldenthread.errors import BuildError, DataError
from goldenthread.files import is_there, replace_bytes
from goldenthread.folder_tables import Tables
from goldenthread.issues import Issue
from goldenthread.linking.calibration import FILE as CALIBRATION
from goldenthread.linking.meaning import FILE as MEANINGS
from goldenthread.linking.measured import FILE as MEASURED
from goldenthread.locks import ENDING as LOCK
from goldenthread.locks import held
from goldenthread.model import Edition
from goldenthread.read.data_folder import Accounting
from goldenthread.reviewer_register import FILE as REVIEWERS
from goldenthread.subject_file import FILE as SUBJECTS
from goldenthread.validation import ACKNOWLEDGED, Finding

PREFIX = "of-"
"""Begins the names of the files of a council."""
_OURS = re.compile(rf"{PREFIX}(?P<body>[^.]+)\.(?:nq|json)|\.{PREFIX}[^.]+\.json(?P<unfinished>\.\w+\.new)")
"""The name of a file of such a folder, whole or not finished."""
_SHARED = (ACKNOWLEDGED, REVIEWERS, SUBJECTS, *(f"links/{name}" for name in (CALIBRATION, MEANINGS, MEASURED)))
"""Files of a data folder on which the portion of every council depends."""


@dataclass(frozen=True, slots=True)
class Portion:
    """What one council, or the folder as a whole, adds to a build.

    Attributes:
        run: its statements, as a file of sorted N-Quads, each once.
        accounting: what the lines of each document were taken for.
        unread: documents that gave nothing, or not what their layout expects.
        findings: what the shapes report.
        answers: what it answers of itself.
        anew: whether it was made in this build.
    """

    run: Path
    accounting: Accounting
    unread: tuple[Issue, ...]
    findings: tuple[Finding, ...]
    answers: Answers
    anew: bool = True


@dataclass(frozen=True, slots=True)
class _Record:
    """What is kept beside the statements of a council.

    Attributes:
        made_of: checksum of all that they depend on.
        statements: checksum of the file.
    """

    made_of: str
    statements: str
    accounting: tuple[tuple[Edition, dict[str, int]], ...]
    unread: tuple[Issue, ...]
    findings: tuple[Finding, ...]
    answers: Answers


@dataclass(frozen=True, slots=True)
class KeptPortions:
    """A folder of portions, and of each council the checksum of what its portion is made of.

    Attributes:
        folder: where they are kept.
        data: the data folder.
        said: by the key of each council, the checksum of the program, the options and its lines of every table.
        files: by the key of each council, its own files, which are read while it is built.
        made_of: by the key of each council, the checksum of all of it, its files and the shared ones as they were when
            the build began; none where it cannot be told, as where a file of it cannot be read.
    """

    folder: Path
    data: Path
    said: Mapping[str, str]
    files: Mapping[str, tuple[str, ...]]
    made_of: Mapping[str, str | None]

    def found(self, body: str) -> Portion | None:
        """The portion of a council, where nothing that it depends on has changed since it was kept."""
        run, path = self._places(body)
        try:
            record = _records().validate_json(path.read_bytes())
            if record.made_of != self.made_of[body] or record.statements != _checksum(run):
                return None
        except (OSError, ValidationError):
            return None
        accounting = {edition: Counter(counts) for edition, counts in record.accounting}
        return Portion(run, accounting, record.unread, record.findings, record.answers, anew=False)

    def forget(self, body: str) -> None:
        """Forgets the portion of a council, before another takes its place."""
        for path in reversed(self._places(body)):
            path.unlink(missing_ok=True)

    def keep(self, body: str, portion: Portion) -> None:
        """Keeps the portion of a council, whose statements stand in the folder already.

        One of which a file is another by now is not kept: nobody knows which of the two was read.
        """
        made_of = self.made_of[body]
        if made_of is None or made_of != self._now(body):
            return
        accounting = tuple((edition, dict(counts)) for edition, counts in portion.accounting.items())
        record = _Record(made_of, _checksum(portion.run), accounting, portion.unread, portion.findings, portion.answers)
        replace_bytes(self._places(body)[1], _records().dump_json(record, indent=1))

    def _now(self, body: str) -> str | None:
        return _made_of(self.said[body], checksum_of_shared(self.data), self.data, self.files[body])

    def _places(self, body: str) -> tuple[Path, Path]:
        return self.folder / f"{PREFIX}{body}.nq", self.folder / f"{PREFIX}{body}.json"


def checksum_of_shared(data: Path) -> str | None:
    """The checksum of the files on which the portions of all councils depend; none where one cannot be read.

    A build asks for it before it reads them.
    """
    return checksum_of_files(data, _SHARED)


def may_keep(parts: Path, out: Path, *, redact: bool) -> None:
    """Refuses a folder for what is kept of each council.

    Raises:
        BuildError: it would keep names beside a graph without them, or share a folder with the output.
    """
    if redact:
        raise BuildError("what is kept of each council holds all names: a redacted build keeps nothing", path=parts)
    if out.resolve().is_relative_to(parts.resolve()) or parts.resolve().is_relative_to(out.resolve()):
        raise BuildError("what is kept of each council cannot lie in the output, nor the output in it", path=parts)


@contextmanager
def kept_portions(
    folder: Path, data: Path, councils: Mapping[str, Tables], options: Mapping[str, bool], shared: str | None
) -> Iterator[KeptPortions]:
    """A folder of portions that nobody else writes to meanwhile; councils that are gone are forgotten.

    Args:
        folder: where they are kept; it is made where there is none.
        data: the data folder.
        councils: the tables of each.
        options: what was asked for, by names.
        shared: the :func:`checksum_of_shared` from before the tables were read.

    Raises:
        BuildError: the folder cannot be written to, lies in the data folder, another build writes to it, or it holds
            something else.
    """
    if folder.resolve().is_relative_to(data.resolve()):
        raise BuildError("what is kept would lie in the data folder, which a build never writes", path=folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with held(folder):
            _refuse_others(folder)
            said = {body: _said(own, options) for body, own in councils.items()}
            own_files = {body: tuple(_files_of(own)) for body, own in councils.items()}
            made_of = {body: _made_of(said[body], shared, data, own_files[body]) for body in councils}
            for path in folder.iterdir():
                if (found := _OURS.fullmatch(path.name)) and (found["unfinished"] or found["body"] not in councils):
                    path.unlink()
            yield KeptPortions(folder, data, said, own_files, made_of)
    except OSError as error:
        raise BuildError(f"portions cannot be kept here: {error.strerror}", path=folder) from error


def _refuse_others(folder: Path) -> None:
    names = sorted(path.name for path in folder.iterdir())
    others = [name for name in names if not (_OURS.fullmatch(name) or name.endswith(LOCK))]
    if others:
        message = f"'{others[0]}' is no portion of a build: name an empty folder, or one of an earlier build"
        raise BuildError(message, path=folder)


def _said(own: Tables, options: Mapping[str, bool]) -> str:
    """The checksum of the program, the options, and what the tables say of a council."""
    register = replace(own.register, distinct=frozenset())
    distinct = sorted((body, *sorted(names)) for body, names in own.register.distinct)
    bodies = [own.catalogue.bodies[body] for body in own.bodies]
    said: tuple[object, ...] = (program(), sorted(options.items()), own.catalogue.base, bodies, own.catalogue.documents)
    said += (own.patches, register, distinct, own.rows, own.threads, own.agents, own.links, own.measure_links)
    said += (own.closings, own.judgements, own.committee, own.corrections)
    return hashlib.sha256(repr(said).encode("utf-8", "surrogatepass")).hexdigest()


def _made_of(said: str, shared: str | None, data: Path, own: tuple[str, ...]) -> str | None:
    """The checksum of all that the portion of a council depends on; none where it cannot be told."""
    files = checksum_of_files(data, own)
    if shared is None or files is None:
        return None
    return hashlib.sha256(f"{said} {shared} {files}".encode()).hexdigest()


def checksum_of_files(data: Path, names: Iterable[str]) -> str | None:
    """The checksum of some files of a data folder, one that is not there told from an empty one."""
    whole = hashlib.sha256()
    try:
        for name in names:
            path = data / name
            whole.update((_checksum(path) if is_there(path) else "not there").encode() + b"\n")
    except (OSError, DataError):
        return None
    return whole.hexdigest()


def _files_of(own: Tables) -> Iterator[str]:
    """The documents of a council and their layouts; a layout that is not in the data folder ships with the program."""
    for entry in own.catalogue.documents:
        yield entry.path
        yield f"layouts/{entry.layout}.toml"


def _checksum(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


@cache
def _records() -> TypeAdapter[_Record]:
    return TypeAdapter(_Record)
