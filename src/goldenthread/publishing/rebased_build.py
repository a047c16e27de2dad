"""A build under another base: its statements with other IRIs, as if it had been built so."""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from goldenthread.errors import BuildError
from goldenthread.iris import no_base
from goldenthread.redaction.folders import is_redacted
from goldenthread.redaction.seal import reseal
from goldenthread.store.summary import DATASET, SUMMARY, base_of, fingerprint, summary_of, whole_dataset


@contextmanager
def under_base(build: Path, base: str) -> Iterator[Path]:
    """The folder of a build whose IRIs stand under a base: the build itself, or a copy for the time being.

    Args:
        build: what ``goldenthread build`` wrote.
        base: what the IRIs are to stand under; empty for what they do.

    Raises:
        BuildError: the base cannot be one, or there is no whole build.
    """
    if base and (problem := no_base(base)):
        raise BuildError(f"--base: {problem}")
    dataset = whole_dataset(build)
    old = base_of(build)
    if not base or base == old:
        yield build
        return
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        (copy / DATASET).write_bytes(rebased(dataset.read_bytes(), old, base))
        held = fingerprint(copy / DATASET)
        summary = summary_of(build) | {"base": base, "dataset": held.as_data()}
        (copy / SUMMARY).write_text(json.dumps(summary, indent=1, sort_keys=True) + "\n", encoding="utf-8")
        if is_redacted(build):
            reseal(build, copy, held.sha256)
        yield copy


def rebased(statements: bytes, old: str, new: str) -> bytes:
    r"""Sorted N-Quads with the IRIs under one base put under another; texts stay as they are.

    >>> rebased(b'<a:x/1> <b:p> "see <a:x/1>" <a:x/g> .\n', "a:x/", "c:y/")
    b'<c:y/1> <b:p> "see <a:x/1>" <c:y/g> .\n'
    """
    term = re.compile(rb'"(?:[^"\\]|\\.)*"|<' + re.escape(old.encode()))
    begin = b"<" + new.encode()
    lines = (
        term.sub(lambda match: match[0] if match[0].startswith(b'"') else begin, line) if b"<" in line else line
        for line in statements.splitlines(keepends=True)
    )
    return b"".join(sorted(lines))
