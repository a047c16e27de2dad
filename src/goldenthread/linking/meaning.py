"""What wordings mean: the likeness of commitments that share hardly a word, from vectors that are kept as data.

``data/links/meanings.tsv`` holds a vector of whole numbers for each wording, made once by a sentence model
(:mod:`goldenthread.linking.embed`). A build reads the file and needs no model; products and sums of whole numbers
are the same on every machine.
"""

from __future__ import annotations

import math
from array import array
from base64 import b64decode, b64encode
from binascii import Error as Base64Error
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import mul
from pathlib import Path

from goldenthread.errors import DataError
from goldenthread.files import is_there, lines_of, read_text
from goldenthread.fingerprints import digest, squash
from goldenthread.issues import Issue
from goldenthread.linking.profiles import Profile
from goldenthread.model import Kind

FILE = "meanings.tsv"
_MODEL = "# model: "
_AGAIN = "; run 'goldenthread links embed'"
LEAST = 0.9
"""Share of a body's wordings that must have a vector: of fewer, its commitments are linked by their words alone."""
TOLD = ("sense_title", "sense_mean", "sense_whole", "sense_placed", "sense_to_milestone", "sense_all")
"""The likenesses by which a pair is also held against its rivals."""
FAR_APART = ("sense_title", "sense_mean", "sense_all", "sense_whole", "sense_placed")
"""The likenesses that may weigh otherwise between plans that are years apart."""
FAR = 3
"""Years from which plans are taken to have been written anew."""


@dataclass(frozen=True, slots=True)
class Meanings:
    """The vectors of wordings.

    Attributes:
        model: the sentence model that made them.
        vectors: fingerprint of a wording -> whole numbers from -127 to 127, as many for each.
    """

    model: str
    vectors: Mapping[str, tuple[int, ...]]

    def __contains__(self, text: str) -> bool:
        """Whether a wording has a vector."""
        return fingerprint(text) in self.vectors

    def __getitem__(self, text: str) -> tuple[int, ...]:
        """The vector of a wording, or an empty one where it has none."""
        return self.vectors.get(fingerprint(text), ())

    def know(self, profiles: Sequence[Profile]) -> bool:
        """Whether enough wordings of these commitments have a vector to compare them by meaning."""
        texts = wordings(profiles)
        return bool(self.vectors) and sum(text in self for text in texts) >= LEAST * len(texts)


NOTHING = Meanings("", {})


def fingerprint(text: str) -> str:
    """What stands for a wording in the file; spelling of capitals and spaces is all one.

    >>> fingerprint("Plant  trees") == fingerprint("plant trees")
    True
    """
    return digest(squash(text))


def placed(profile: Profile) -> str:
    """A commitment's title under its headings."""
    return f"{profile.heading}: {profile.text}"


def wordings(profiles: Sequence[Profile]) -> list[str]:
    """The wordings that are to have vectors: titles, and of activities also the whole and the title under its headings.

    Sorted, each once.
    """
    found: set[str] = set()
    for profile in profiles:
        found.update((profile.text, *profile.parts))
        if profile.kind is Kind.ACTIVITY:
            found.update((profile.whole, placed(profile)))
    return sorted(found - {""})


def missing(profiles: Sequence[Profile], meanings: Meanings) -> tuple[Issue, ...]:
    """An issue for each edition some of whose wordings have no vector, where other wordings have."""
    if not meanings.vectors:
        return ()
    by_edition: dict[tuple[str, str], list[Profile]] = defaultdict(list)
    for profile in profiles:
        by_edition[profile.body, profile.edition].append(profile)
    found = []
    for (body, edition), group in by_edition.items():
        texts = wordings(group)
        unknown = sum(text not in meanings for text in texts)
        if unknown:
            message = (
                f"{unknown} of {len(texts)} wordings of {body} have no vector of meaning: they are linked by their "
                "words alone; run 'goldenthread links embed'."
            )
            found.append(Issue(edition, 0, "meaning-missing", rule="meaning", value=str(unknown), message=message))
    return tuple(sorted(found))


class _Sense:
    """The vectors of one commitment, each with its length."""

    __slots__ = ("mean", "placed", "title", "units", "whole")

    def __init__(self, profile: Profile, meanings: Meanings) -> None:
        parts = [one for one in (meanings[part] for part in profile.parts if part) if one]
        title = meanings[profile.text]
        self.title = _measured(title)
        self.units = [_measured(one) for one in (title, *parts)]
        self.whole = _measured(meanings[profile.whole])
        self.placed = _measured(meanings[placed(profile)])
        if title and parts:  # the title weighs as much as all parts together
            summed = [sum(column) for column in zip(*parts, strict=True)]
            self.mean = _measured(tuple(len(parts) * x + y for x, y in zip(title, summed, strict=True)))
        else:
            self.mean = self.title


class Senses:
    """Likenesses in meaning between the commitments of one body and one level.

    Args:
        group: the commitments that are compared.
        meanings: the vectors of their wordings.
    """

    def __init__(self, group: Sequence[Profile], meanings: Meanings) -> None:
        self._sense = {profile.iri: _Sense(profile, meanings) for profile in group}

    def pair(self, earlier: Profile, later: Profile) -> dict[str, float]:
        """How near two commitments are in meaning: as wholes, by their titles, and part by part."""
        a, b = self._sense[earlier.iri], self._sense[later.iri]
        table = [[_cosine(x, y) for y in b.units] for x in a.units]
        inner = [row[1:] for row in table[1:]]
        title, whole = table[0][0], _cosine(a.whole, b.whole)
        best = max((max(row, default=0.0) for row in inner), default=0.0)
        to_milestone = max((*table[0][1:], *(row[0] for row in table[1:])), default=0.0)
        found = {
            "sense_title": title,
            "sense_mean": _cosine(a.mean, b.mean),
            "sense_whole": whole,
            "sense_placed": _cosine(a.placed, b.placed),
            "sense_best": best,
            "sense_milestones": _both_ways(inner),
            "sense_to_milestone": to_milestone,
            "sense_all": _both_ways(table),
            "sense_nearest": max(title, to_milestone, best),
            "sense_close": max(0.0, whole - 0.5),
            "sense_title_and_whole": title * whole,
        }
        far = later.year - earlier.year >= FAR
        return found | {f"{name}_far": found[name] if far else 0.0 for name in FAR_APART}


_Measured = tuple[tuple[int, ...], float]


def _measured(vector: tuple[int, ...]) -> _Measured:
    return vector, math.sqrt(sum(map(mul, vector, vector)))


def _cosine(left: _Measured, right: _Measured) -> float:
    """The likeness of two directions; 0 where one is not known.

    >>> _cosine(_measured((3, 4)), _measured((6, 8))), _cosine(_measured((3, 4)), _measured(()))
    (1.0, 0.0)
    """
    length = left[1] * right[1]
    return float(sum(map(mul, left[0], right[0])) / length) if length else 0.0


def _both_ways(table: Sequence[Sequence[float]]) -> float:
    """The mean of the best of each row and of the best of each column.

    >>> _both_ways([[1.0, 0.0], [0.5, 0.5]])
    0.75
    """
    if not table or not table[0]:
        return 0.0
    rows = [max(row) for row in table]
    columns: list[float] = [max(column) for column in zip(*table, strict=True)]
    return (sum(rows) / len(rows) + sum(columns) / len(columns)) / 2


def load_meanings(folder: Path) -> Meanings:
    """The vectors of a folder of links; none where it has no such file.

    Raises:
        DataError: the file is malformed.
    """
    path = folder / FILE
    if not is_there(path):
        return NOTHING
    try:
        lines = lines_of(read_text(path))
    except DataError as error:
        raise DataError(f"{error.message}{_AGAIN}", path=path, line=error.line) from None
    if not lines or not lines[0].startswith(_MODEL):
        raise DataError(f"the first line must name the model ('{_MODEL}NAME'){_AGAIN}", path=path, line=1)
    vectors: dict[str, tuple[int, ...]] = {}
    length = 0
    for number, line in enumerate(lines, start=1):
        if line.startswith("#"):
            continue
        name, mark, code = line.partition("\t")
        try:
            vector = tuple(array("b", b64decode(code, validate=True)))
        except (ValueError, Base64Error):
            vector = ()
        if not mark or not vector:
            said = f"'{line[:40]}' is not a fingerprint, a tab and a vector"
            raise DataError(f"{said}{_AGAIN}", path=path, line=number)
        length = length or len(vector)
        if len(vector) != length:
            raise DataError(f"this vector is not of the length of the others{_AGAIN}", path=path, line=number)
        vectors[name] = vector
    return Meanings(lines[0].removeprefix(_MODEL), vectors)


def dump_meanings(meanings: Meanings, heading: str) -> str:
    """The file of vectors, under the model's name and a heading of comment lines."""
    lines = [f"# model: {meanings.model}", *(f"# {line}".rstrip() for line in heading.splitlines())]
    for name, vector in sorted(meanings.vectors.items()):
        lines.append(f"{name}\t{b64encode(array('b', vector).tobytes()).decode()}")
    return "\n".join(lines) + "\n"
