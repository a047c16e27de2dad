"""What readers closed: ``data/links/*.closed.tsv``, each line "nothing else in that edition is linked with this".

A decision is about its pair alone. Only a closing says that a row has been compared with a whole other edition, the
later or the earlier one, so that no further link between the two is to be proposed, and that a row without a link there
has come to an end, or begins, by decision.
"""

from __future__ import annotations

import io
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from goldenthread.files import listed, read_entries
from goldenthread.issues import Issue
from goldenthread.linking.profiles import Profile
from goldenthread.minting import absolute, rekeyed_table
from goldenthread.model import Closing, Reviewers
from goldenthread.model.reviewers import keys_of, resolve

COLUMNS = ("commitment", "edition", "reviewers", "date", "reason", "mark")
"""The columns of a file of closings, in their order."""
ENDING = ".closed.tsv"
"""How the name of such a file ends."""
_HEADING = """\
# Each line: the reviewers compared the commitment with every row of its level in the edition, and nothing else there
# continues or succeeds it, or is continued or succeeded by it. 'mark' is a hash of its title as they read it.
"""


@dataclass(frozen=True, slots=True)
class ClosingLine:
    """One line of a file of closings.

    Attributes:
        commitment: IRI of the row.
        edition: IRI of the edition with which it was compared.
        reviewers: who did; keys of the register of reviewers, separated by ``|``.
        date: ISO date.
        reason: in words.
        mark: hash of its title when it was closed.
        path: the file, for messages.
        line: 1-based line of it.
    """

    commitment: str
    edition: str
    reviewers: str
    date: str
    reason: str
    mark: str
    path: str = ""
    line: int = 0

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of those who closed it."""
        return keys_of(self.reviewers)


def load_closings(folder: Path, base: str) -> list[ClosingLine]:
    """All closings of a data folder.

    Raises:
        DataError: a file is malformed.
    """
    return [line for path in listed(folder, f"*{ENDING}") for line in load_closing_file(path, base)]


def load_closing_file(path: Path, base: str) -> list[ClosingLine]:
    """The closings of one file.

    Raises:
        DataError: the file is missing or malformed.
    """

    def made(number: int, row: dict[str, str]) -> ClosingLine:
        missing = [name for name in ("commitment", "edition", "reviewers", "mark") if not row[name].strip()]
        if missing:
            raise ValueError(f"{missing[0]} is missing")
        try:
            date.fromisoformat(row["date"])
        except ValueError:
            raise ValueError(f"'date' must be a day such as 2026-01-31, not '{row['date']}'") from None
        return ClosingLine(
            absolute(row["commitment"], base),
            absolute(row["edition"], base),
            row["reviewers"],
            row["date"],
            row["reason"],
            row["mark"],
            str(path),
            number,
        )

    return read_entries(path, COLUMNS, "closing", made)


def dump_closings(lines: Iterable[ClosingLine], base: str) -> str:
    """Closings as a file, sorted by commitment and edition."""
    out = io.StringIO()
    out.write(_HEADING)
    out.write("\t".join(COLUMNS) + "\n")
    for line in sorted(lines, key=lambda one: (one.commitment, one.edition, one.reviewers)):
        cells = (
            "data:" + line.commitment.removeprefix(base),
            "data:" + line.edition.removeprefix(base),
            line.reviewers,
            line.date,
            line.reason,
            line.mark,
        )
        out.write("\t".join(" ".join(cell.split()) for cell in cells) + "\n")
    return out.getvalue()


def rekeyed(text: str, base: str) -> str:
    """A file of closings with its rows and editions by their keys, and nothing else changed.

    Args:
        text: the whole file.
        base: what the IRIs stand under now.
    """
    return rekeyed_table(text, COLUMNS[:2], base)


def edition_of(record: str) -> str:
    """The IRI of the edition that states a record.

    >>> edition_of("https://example.org/marlow/2013-14/plan/activity/0001")
    'https://example.org/marlow/2013-14/plan'
    """
    return record.rsplit("/", 2)[0]


def council_of(record: str) -> str:
    """The IRI of the council whose edition states a record.

    >>> council_of("https://example.org/marlow/2013-14/plan/activity/0001")
    'https://example.org/marlow'
    """
    return record.rsplit("/", 4)[0]


@dataclass(frozen=True, slots=True)
class Closed:
    """What is closed, and what does not fit.

    Attributes:
        closings: those that are about rows and editions that are in the data, in the words that were read.
        issues: the others.
        pairs: commitment and edition of each closing.
    """

    closings: tuple[Closing, ...] = ()
    issues: tuple[Issue, ...] = ()
    pairs: frozenset[tuple[str, str]] = frozenset()

    def covers(self, later: str, earlier: str) -> bool:
        """Whether one of two commitments is closed towards the edition of the other."""
        return (later, edition_of(earlier)) in self.pairs or (earlier, edition_of(later)) in self.pairs


def apply_closings(lines: Iterable[ClosingLine], known: Mapping[str, Profile], register: Reviewers) -> Closed:
    """The closings that fit what was read; the others are told and close nothing."""
    editions = {edition_of(iri) for iri in known}
    kept: list[Closing] = []
    issues: list[Issue] = []
    for line in lines:
        if problem := _problem(line, known, editions):
            issues.append(problem)
        else:
            reviewers = resolve(line.keys, register)
            kept.append(Closing(line.commitment, line.edition, reviewers, line.date, line.reason))
    return Closed(tuple(kept), tuple(issues), frozenset((one.commitment, one.edition) for one in kept))


def _problem(line: ClosingLine, known: Mapping[str, Profile], editions: Collection[str]) -> Issue | None:
    place = f"{Path(line.path).name}:{line.line}"
    row = known.get(line.commitment)
    if row and (line.edition == edition_of(row.iri) or line.edition.rsplit("/", 2)[0] != council_of(row.iri)):
        message = f"{place} closes a commitment towards its own edition, or towards another body's."
        return Issue(row.edition, 0, "decision-orphaned", "link", row.iri, line.edition, "apply-closings", message)
    if row is None or line.edition not in editions:
        gone = line.commitment if row is None else line.edition
        message = f"{place} closes what is not in the data: {gone}."
        return Issue("", 0, "decision-orphaned", "link", gone, Path(line.path).name, "apply-closings", message)
    if line.mark not in row.text_hashes:
        message = f"{place} closes a commitment that now reads otherwise: it is open again."
        return Issue(row.edition, 0, "decision-outdated", "link", row.iri, row.text[:120], "apply-closings", message)
    return None
