"""Findings that somebody accepts: ``acknowledged.toml`` of a data folder. They count, and do not fail."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path

from goldenthread.errors import DataError
from goldenthread.files import is_there, read_toml
from goldenthread.minting import absolute, keyed
from goldenthread.validation.checks import load_checks
from goldenthread.validation.findings import Acknowledgement, Finding

ACKNOWLEDGED = "acknowledged.toml"
"""The file of a data folder that holds them; it may be missing."""

WITHHELD = "not told in a redacted build"
"""What stands for the words and the name of whoever accepted a finding, where officers are not to be named."""

_WORDS = frozenset({"reason", "by", "code", "focus", "finding"})


def load_acknowledged(path: Path, base: str) -> tuple[Acknowledgement, ...]:
    """What a file acknowledges.

    Args:
        path: the file; nothing is acknowledged where there is none.
        base: what its IRIs stand under where they are written short.

    Raises:
        DataError: the file cannot be read or is no TOML, or an entry lacks reason, name, date, or what it is about.
    """
    if not is_there(path):
        return ()
    content = read_toml(path)
    entries = content.get("acknowledged", [])
    if strange := sorted(set(content) - {"acknowledged"}) or ([] if isinstance(entries, list) else ["acknowledged"]):
        raise DataError(f"{strange[0]}: write each entry under [[acknowledged]], and nothing else", path=path)
    read = tuple(_entry(entry, number, base, path) for number, entry in enumerate(entries, start=1))
    first: dict[tuple[str, str, str], int] = {}
    for number, one in enumerate(read, start=1):
        before = first.setdefault((one.code, one.focus, one.finding), number)
        if before != number:
            raise DataError(f"entry {number} accepts what entry {before} accepts: keep one of them", path=path)
    return read


def _entry(entry: object, number: int, base: str, path: Path) -> Acknowledgement:
    if not isinstance(entry, dict):
        raise DataError(f"entry {number} is no table: write it under [[acknowledged]]", path=path)
    strange = sorted(set(entry) - _WORDS - {"date"})
    if strange:
        raise DataError(f"entry {number} has a word that is not known: '{strange[0]}'", path=path)
    words = {key: value.strip() for key, value in entry.items() if isinstance(value, str)}
    for key in sorted(set(entry) & _WORDS):
        if not words.get(key):  # left unread, a focus would let the entry accept every finding of its code
            raise DataError(
                f"entry {number}: '{key}' is empty or no text: write it in quotes, or leave it out", path=path
            )
    day = entry.get("date")
    if day is not None and (not isinstance(day, date) or isinstance(day, datetime)):
        raise DataError(f"entry {number}: write its date as a day, without quotes: date = 2026-01-31", path=path)
    if not (words.get("reason") and words.get("by") and day):
        raise DataError(f"entry {number} needs a reason, a name (by) and a date", path=path)
    if bool(words.get("finding")) == bool(words.get("code")):
        raise DataError(f"entry {number} needs either the IRI of a finding, or a code (and a focus)", path=path)
    codes = {check.code for check in load_checks().values()}
    if words.get("code") and words["code"] not in codes:
        near = get_close_matches(words["code"], codes, n=1)
        hint = f"did you mean {near[0]}?" if near else "docs/findings/README.md lists them"
        raise DataError(f"entry {number}: there is no finding '{words['code']}': {hint}", path=path)
    if words.get("finding") and not absolute(words["finding"], base).startswith(f"{base}finding/"):
        raise DataError(f"entry {number}: '{words['finding']}' is no finding: write finding/ and its key", path=path)
    return Acknowledgement(
        reason=words["reason"],
        by=words["by"],
        date=day,
        code=words.get("code", ""),
        focus=absolute(words.get("focus", ""), base),
        finding=absolute(words.get("finding", ""), base),
    )


def rekeyed(text: str, base: str) -> str:
    """A file of acknowledgements with IRIs by their keys, and nothing else changed.

    Args:
        text: the whole file.
        base: what the IRIs stand under now.
    """

    def by_key(match: re.Match[str]) -> str:
        return match[1] + keyed(absolute(match[2], base), base).removeprefix("data:") + match[3]

    return re.sub(r"""^(\s*(?:focus|finding)\s*=\s*["'])(\w+://[^"']+)(["'])""", by_key, text, flags=re.MULTILINE)


def as_data(accepted: Iterable[Acknowledgement], base: str, *, named: bool) -> list[dict[str, str]]:
    """What is acknowledged, as a build keeps it: :func:`from_data` reads it again.

    Args:
        accepted: the acknowledgements that the build took in.
        base: what their IRIs stand under.
        named: whether it may be told who accepted it, and in which words.
    """
    return [
        {
            "code": one.code,
            "focus": keyed(one.focus, base),
            "finding": keyed(one.finding, base),
            "reason": one.reason if named else WITHHELD,
            "by": one.by if named else WITHHELD,
            "date": one.date.isoformat(),
        }
        for one in accepted
    ]


def from_data(kept: Iterable[Mapping[str, str]], base: str) -> tuple[Acknowledgement, ...]:
    """The acknowledgements that a build keeps.

    Raises:
        KeyError, ValueError: they were not written by :func:`as_data`.
    """
    return tuple(
        Acknowledgement(
            reason=one["reason"],
            by=one["by"],
            date=date.fromisoformat(one["date"]),
            code=one["code"],
            focus=absolute(one["focus"], base),
            finding=absolute(one["finding"], base),
        )
        for one in kept
    )


def acknowledge(
    findings: Iterable[Finding], accepted: Sequence[Acknowledgement]
) -> tuple[tuple[Finding, ...], tuple[Acknowledgement, ...]]:
    """Findings with what is acknowledged of them; a fault of the builder itself cannot be.

    Returns:
        The findings, and the acknowledgements that fit none of them: what they accepted is mended.
    """
    used: set[Acknowledgement] = set()
    told: list[Finding] = []
    for finding in findings:
        fits = [one for one in accepted if finding.group != "structure" and one.covers(finding)]
        used.update(fits)
        told.append(replace(finding, acknowledged=fits[0]) if fits else finding)
    return tuple(told), tuple(one for one in accepted if one not in used)
