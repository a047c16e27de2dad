"""A build that need not be done again."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from goldenthread.build_inputs import inputs_of
from goldenthread.build_record import changed, read_record
from goldenthread.build_report import Report
from goldenthread.output_folder import may_hold_build
from goldenthread.redaction.folders import refuse_mixing
from goldenthread.renewal import reserved
from goldenthread.steps import Progress, silent
from goldenthread.store.summary import DATASET, SUMMARY


def kept(data: Path, out: Path, options: Mapping[str, bool], progress: Progress = silent) -> Report | None:
    """What an earlier build of an output folder told, where a new one would make and tell the same.

    Nothing is written; what a killed build left there is ended or removed.

    Args:
        data: the data folder.
        out: the output folder.
        options: those of a build, ``patches``, ``decisions``, ``interpretation`` and ``redact``.
        progress: told what is done.

    Returns:
        None where something is another than it was, or in doubt: then only a build can tell.

    Raises:
        GoldenThreadError: nobody may build there now.
    """
    if not (out / DATASET).is_file():
        return None
    may_hold_build(out, DATASET, data)
    with reserved(out, last=SUMMARY):
        refuse_mixing(out, redacted=options["redact"])
        progress("comparing", "what the last build was made of")
        inputs = inputs_of(data, options)
        record = read_record(out)
        if inputs is None or record is None:
            return None
        if others := changed(record, inputs, redacted=options["redact"]):
            more = f" and {len(others) - 1:,} more" if others[1:] else ""
            progress("changed", f"{others[0]}{more}")
            return None
        return record.report
