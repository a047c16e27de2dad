"""What wordings mean: the likeness of commitments that share hardly a word, from vectors that are kept as data.

``data/links/meanings.tsv`` holds a vector of whole numbers for each wording, made once by a sentence model
(:mod:`goldenthread.linking.embed`). A build reads the file and needs no model; products and sums of whole numbers
are the same on every machine.
"""

from __future__ import annotations

from array import array
from base64 import b64decode, b64encode
from binascii import Error as Base64Error
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from goldenthread.errors import DataError
from goldenthread.files import is_there, lines_of, read_text
from goldenthread.fingerprints import digest, squash
from goldenthread.issues import Issue
from goldenthread.linking.profiles import Profile
from goldenthread.linking.weights import Column, Places
from goldenthread.model import Kind

FILE = "meanings.tsv"
_MODEL = "# model: "
_AGAIN = "; run 'goldenthread links embed'"
LEAST = 0.9
"""Share of a body's wordings that must have a vector: of fewer, its commitments are linked by their words alone."""
_EXACT = 2**24 // 128**2
"""Products of two vectors of so many whole numbers, each from -128 to 127, are exact in numbers of 32 bits."""
_AT_ONCE = 4096
"""Pairs that are compared at once: what is held in memory is that many rows."""


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


class Senses:
    """Vectors of the commitments of one body: of titles, of wholes, and of titles under their headings.

    Args:
        group: the commitments that are compared.
        meanings: the vectors of their wordings; what has none is like nothing.
    """

    def __init__(self, group: Sequence[Profile], meanings: Meanings) -> None:
        length = len(next(iter(meanings.vectors.values()), ()))
        nothing = (0,) * length

        def rows(texts: Iterable[str]) -> Column:
            return np.array([meanings[text] or nothing for text in texts], dtype=np.float64).reshape(-1, length)

        top = [one.kind is Kind.ACTIVITY for one in group]
        self.titles = Sense(rows(one.text for one in group))
        self.wholes = Sense(rows(one.whole if is_top else one.text for one, is_top in zip(group, top, strict=True)))
        self.placed = Sense(rows(placed(one) if is_top else one.text for one, is_top in zip(group, top, strict=True)))


class Sense:
    """Vectors of whole numbers, a row for each commitment: their products and sums are the same in any order.

    Args:
        vectors: the rows; of what is not known they are 0.
    """

    def __init__(self, vectors: Column) -> None:
        length = np.sqrt((vectors * vectors).sum(axis=1))
        self._vectors = vectors.astype(np.float32) if vectors.shape[1] <= _EXACT else vectors
        self._length = np.where(length > 0, length, 1.0)

    def likeness(self, i: Places, j: Places) -> Column:
        """How near two are in meaning, pair by pair; 0 where one is not known."""
        out = np.zeros(len(i))
        for begin in range(0, len(i), _AT_ONCE):
            a, b = (side[begin : begin + _AT_ONCE] for side in (i, j))
            dot = np.einsum("ij,ij->i", self._vectors[a], self._vectors[b])
            out[begin : begin + _AT_ONCE] = dot / (self._length[a] * self._length[b])
        return out

    def nearest(self, i: Places, j: Places, count: int) -> tuple[Places, Places]:
        """For each of some commitments those of others that are nearest in meaning, and of how many at most."""
        found = [np.zeros((2, 0), dtype=np.int64)]
        step = max(1, _AT_ONCE * 250 // max(1, len(j)))
        for begin in range(0, len(i), step):
            a = i[begin : begin + step]
            like = (self._vectors[a] @ self._vectors[j].T) / self._length[j]
            rows, places = _highest(np.round(like, 9), count)
            near = like[rows, places] > 0
            found.append(np.array([a[rows[near]], j[places[near]]]))
        pairs = np.concatenate(found, axis=1)
        return pairs[0], pairs[1]


def _highest(values: Column, count: int) -> tuple[Places, Places]:
    """Rows and places of the highest values of each row, so many at most, highest and first ones first.

    >>> [list(map(int, side)) for side in _highest(np.array([[1.0, 3.0, 3.0, 2.0], [0.0, 0.0, 0.0, 5.0]]), 2)]
    [[0, 0, 1, 1], [1, 2, 3, 0]]
    """
    length = values.shape[1]
    if count < length:
        least = np.partition(values, length - count, axis=1)[:, length - count, None]
        rows, places = np.nonzero(values >= least)
    else:
        rows, places = np.nonzero(np.ones_like(values, dtype=bool))
    order = np.lexsort((places, -values[rows, places], rows))
    rows, places = rows[order], places[order]
    rank = np.arange(len(rows)) - np.searchsorted(rows, rows)
    return rows[rank < count], places[rank < count]


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
