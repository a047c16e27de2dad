"""The register of reviewers, ``reviewers.tsv`` of a data folder: who judged links and comments, and of what kind.

Decisions (``links/*.sssom.tsv``, ``links/*.closed.tsv``) and judgements (``judgements/*.tsv``) name reviewers by their
keys. A key that the register does not hold is not refused, since a judgement of an unknown reader is still one, but it
is told with file and line, and counts as nobody's in particular.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from goldenthread.errors import DataError
from goldenthread.files import is_there, only_writer, read_table, replace_text
from goldenthread.issues import Issue
from goldenthread.model.reviewers import Reviewer, ReviewerKind, Reviewers

FILE = "reviewers.tsv"
"""The file within a data folder."""
COLUMNS = ("key", "kind", "name", "date")
"""Its columns, in their order."""
KINDS = tuple(kind.value for kind in ReviewerKind if kind is not ReviewerKind.UNDECLARED)
"""The kinds that can be declared."""
_HEADING = "# Who judged links and comments: person, software or language model. docs/linking.md tells more.\n"


def load_reviewers(path: Path) -> Reviewers:
    """The reviewers of a data folder by their keys; none where there is no such file.

    Raises:
        DataError: the file is malformed, or declares a key twice.
    """
    if not is_there(path):
        return {}
    found: dict[str, Reviewer] = {}
    for line, row in read_table(path, COLUMNS, "reviewer"):
        key, kind, name = row["key"].strip(), row["kind"].strip(), row["name"].strip()
        problem = (
            "the key is missing"
            if not key
            else "a key holds no '|', which separates keys"
            if "|" in key
            else f"the key '{key}' is declared above already"
            if key in found
            else f"the kind must be {', '.join(KINDS[:-1])} or {KINDS[-1]}, not '{kind}'"
            if kind not in KINDS
            else "the name is missing: a person's name or post, or which software or model it was"
            if not name
            else ""
        )
        if problem:
            raise DataError(f"this line is no reviewer: {problem}", path=path, line=line)
        try:
            date.fromisoformat(row["date"])
        except ValueError:
            message = f"this line is no reviewer: 'date' must be a day such as 2026-01-31, not '{row['date']}'"
            raise DataError(message, path=path, line=line) from None
        found[key] = Reviewer(key, ReviewerKind(kind), name, row["date"])
    return found


def dump_reviewers(reviewers: Reviewers) -> str:
    """The register as a file, in the order in which the reviewers were declared."""
    rows = [COLUMNS, *((one.key, one.kind.value, one.name, one.date) for one in reviewers.values())]
    return _HEADING + "".join("\t".join(" ".join(cell.split()) for cell in row) + "\n" for row in rows)


def declare(path: Path, reviewer: Reviewer) -> None:
    """Adds a reviewer to the register; the lines of the others stay as they are."""
    with only_writer(path):
        replace_text(path, dump_reviewers({**load_reviewers(path), reviewer.key: reviewer}))


@dataclass(frozen=True, slots=True)
class Named:
    """The place where reviewers are named.

    Attributes:
        keys: those that stand there.
        path: the file.
        line: its 1-based line.
    """

    keys: tuple[str, ...]
    path: Path
    line: int


def undeclared(places: Iterable[Named], register: Reviewers) -> list[Issue]:
    """What is wrong with the reviewers that decisions and judgements name: one issue for each key of each file."""
    found: dict[tuple[Path, str], list[int]] = {}
    for place in places:
        for key in place.keys or ("",):
            if key not in register:
                found.setdefault((place.path, key), []).append(place.line)
    return [_issue(path, key, lines) for (path, key), lines in found.items()]


def _issue(path: Path, key: str, lines: list[int]) -> Issue:
    more = f" (and on {len(lines) - 1} more lines)" if len(lines) > 1 else ""
    place = f"{path.parent.name}/{path.name}:{lines[0]}{more}"
    said = f"the reviewer '{key}' is not in {FILE}" if key else "no reviewer is named"
    message = f"{place}: {said}: nobody can tell whether a person judged."
    return Issue("", 0, "reviewer-undeclared", "reviewer", key or place, "", "apply-decisions", message)
