"""The record of a build beside its output: of what it was made, what it made, and what it told.

Where the same would be built of the same, the output is kept as it is. Any doubt (a file that cannot be read, a record
that is damaged, an output that is not what was written) means a whole build. The record of a redacted build says of
what it was made by one checksum alone, from which nobody can tell what a single file holds.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from goldenthread.build_inputs import DATA, OPTIONS, PROGRAM, differences
from goldenthread.build_report import Report
from goldenthread.errors import BuildError
from goldenthread.redaction.mentions import Names
from goldenthread.redaction.proof import prove
from goldenthread.redaction.seal import SEAL
from goldenthread.store.summary import DATASET, SUMMARY, Fingerprint, fingerprint

RECORD = ".build.json"
"""The file of a build folder that holds the record; nothing else reads it."""
_ALL = "everything"


class Record(BaseModel):
    """What is known of a build.

    Attributes:
        inputs: the SHA-256 of each thing that it was made of.
        outputs: the SHA-256 of each file that it wrote, but this one.
        report: what it told.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    inputs: dict[str, str]
    outputs: dict[str, str]
    report: Report


def write_record(
    folder: Path, inputs: Mapping[str, str], report: Report, hidden: Names | None, mark: Fingerprint
) -> None:
    """Writes the record of a build into its folder; of a redacted build only where it names nobody.

    Args:
        folder: where the files of the build stand.
        inputs: what it was made of.
        report: what it told.
        hidden: the names that a redacted build hides; none where it hides nobody.
        mark: its dataset's, which is not read again.
    """
    told = Record(inputs=_told(inputs, redacted=hidden is not None), outputs=_outputs(folder, mark), report=report)
    said = told.model_dump_json(indent=1)
    text = json.dumps({"sha256": _sha256(said), "record": said}, ensure_ascii=False, indent=1) + "\n"
    try:
        prove(hidden or Names(), [(RECORD, said)])
    except BuildError:
        return  # the output stands without it, and the next build is a whole one
    path = folder / RECORD
    path.touch(mode=0o600)
    path.write_text(text, encoding="utf-8")


def read_record(folder: Path) -> Record | None:
    """The record of a build; none where there is none, it is damaged, or the output is not what was written."""
    try:
        held = json.loads((folder / RECORD).read_text(encoding="utf-8"))
        if held["sha256"] != _sha256(held["record"]):
            return None
        record = Record.model_validate_json(held["record"])
        return record if record.outputs == _outputs(folder) else None
    except (OSError, ValueError, LookupError, TypeError, AttributeError, ValidationError):
        return None


def changed(record: Record, inputs: Mapping[str, str], *, redacted: bool) -> list[str]:
    """What is another than when a build was made, in words; empty where it was made of the same."""
    names = differences(record.inputs, _told(inputs, redacted=redacted))
    words = {PROGRAM: "the program", OPTIONS: "the options", _ALL: "what it is made of"}
    return [words.get(name, name.removeprefix(DATA)) for name in names]


def _told(inputs: Mapping[str, str], *, redacted: bool) -> dict[str, str]:
    return {_ALL: _sha256(repr(sorted(inputs.items())))} if redacted else dict(inputs)


def _outputs(folder: Path, mark: Fingerprint | None = None) -> dict[str, str]:
    """The SHA-256 of each file of a build that is there; where the dataset's is known already, it is taken.

    Raises:
        OSError: one of them cannot be read.
    """
    there = [folder / name for name in (DATASET, SUMMARY, SEAL) if (folder / name).exists()]
    return {path.name: (mark if mark and path.name == DATASET else fingerprint(path)).sha256 for path in there}


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
