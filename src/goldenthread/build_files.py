"""The files of a build: its statements, and the summary by which every reader knows them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from goldenthread.read.data_folder import Accounting, by_label
from goldenthread.redaction.mention_kinds import Ruling
from goldenthread.redaction.mentions import Names
from goldenthread.redaction.proof import prove
from goldenthread.redaction.rewrite import redacted
from goldenthread.redaction.seal import write_seal
from goldenthread.store.summary import DATASET, SUMMARY, Fingerprint
from goldenthread.validation import Acknowledgement
from goldenthread.validation.acknowledged import as_data


def write_dataset(
    folder: Path, texts: Iterable[bytes], rulings: Mapping[str, tuple[Ruling, ...]] | None, table: Path
) -> tuple[Names, tuple[str, ...]]:
    """Writes the statements; with rulings about names, without those of officers, and sealed.

    Args:
        folder: where to write.
        texts: sorted N-Quads, each statement once, in pieces of whole lines.
        rulings: about names, where officers are to be hidden.
        table: where people write rulings.

    Returns:
        The names that were hidden, and the titles that no register has and that stay.

    Raises:
        BuildError: an officer would still be named.
    """
    path = folder / DATASET
    with path.open("wb") as stream:
        stream.writelines(texts)
    if rulings is None:
        return Names(), ()
    hidden = redacted(path, rulings, table)
    content = b"".join(hidden.lines)
    path.write_bytes(content)
    write_seal(folder, hidden.names, hashlib.sha256(content).hexdigest())
    return hidden.names, tuple(hidden.taken_for_posts)


def write_summary(
    folder: Path,
    base: str,
    accounting: Accounting,
    acknowledged: Sequence[Acknowledgement],
    mark: Fingerprint,
    hidden: Names | None,
) -> None:
    """Writes what the dataset beside it is, by which every reader of the folder knows it.

    Args:
        folder: where the dataset stands.
        base: what the IRIs stand under.
        accounting: what the lines of each document were taken for.
        acknowledged: the acknowledgements that were counted.
        mark: the dataset's size and checksum.
        hidden: the names that a redacted build hides; none where it hides nobody.

    Raises:
        BuildError: the summary would name an officer.
    """
    summary = {
        "base": base,
        "dataset": mark.as_data(),
        "redacted": hidden is not None,
        "acknowledged": as_data(acknowledged, base, named=hidden is None),
        "lines": {label: dict(sorted(counts.items())) for label, counts in by_label(accounting).items()},
    }
    text = json.dumps(summary, indent=1, sort_keys=True) + "\n"
    prove(hidden or Names(), [(SUMMARY, text)])
    (folder / SUMMARY).write_text(text, encoding="utf-8")
