"""Subjects and names of one thing that a council adds to those that ship: ``subjects.toml`` of a data folder."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from goldenthread.errors import DataError
from goldenthread.files import is_there, read_toml
from goldenthread.model.subjects import OwnSubjects, Subject

FILE = "subjects.toml"
"""The file within a data folder; it may be missing."""

_KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LETTER = re.compile(r"\w")


def load_subjects(path: Path) -> OwnSubjects:
    """The subjects of a data folder, in the form of those that ship (``[topics.KEY]`` and ``[same]``).

    Args:
        path: the file; nothing is added where there is none.

    Raises:
        DataError: the file cannot be read, or says what is no subject and no group of names.
    """
    if not is_there(path):
        return OwnSubjects()
    content = read_toml(path)
    if strange := sorted(set(content) - {"same", "topics"}):
        raise DataError(f"'{strange[0]}' is not known: write [topics.KEY] or [same]", path=path)
    same, topics = content.get("same", {}), content.get("topics", {})
    if not isinstance(topics, dict):
        raise DataError("topics: write each as [topics.KEY], with a name and words", path=path)
    if not isinstance(same, dict) or set(same) - {"groups"}:
        raise DataError("[same] holds groups = [[...], [...]], and nothing else", path=path)
    groups = tuple(_groups(same.get("groups", []), path))
    return OwnSubjects(tuple(_subject(key, given, path) for key, given in topics.items()), groups)


def _subject(key: str, given: object, path: Path) -> Subject:
    if not _KEY.fullmatch(key):
        raise DataError(f"[topics.{key}]: write its key in small letters, figures and hyphens", path=path)
    if not isinstance(given, dict) or set(given) != {"name", "words"} or not _is_word(given["name"]):
        raise DataError(f"[topics.{key}] needs a name and words, and nothing else", path=path)
    words = _words(given["words"], f"[topics.{key}]", path)
    if not words:
        raise DataError(f"[topics.{key}] has no words: nothing could speak of it", path=path)
    return Subject(key, " ".join(given["name"].split()), words)


def _groups(given: object, path: Path) -> Iterator[tuple[str, ...]]:
    met: dict[str, int] = {}
    for number, group in enumerate(given if isinstance(given, list) else [given], start=1):
        words = _words(group, f"group {number} of [same]", path)
        if len(words) < 2:
            raise DataError(f"group {number} of [same] names one thing once: write its other names too", path=path)
        for word in words:
            before = met.setdefault(word.casefold(), number)
            if before != number:
                raise DataError(f"'{word}' stands in groups {before} and {number} of [same]: join them", path=path)
        yield words


def _words(given: object, place: str, path: Path) -> tuple[str, ...]:
    if not isinstance(given, list) or not all(_is_word(word) for word in given):
        raise DataError(f'{place}: write its words as ["one", "another"]', path=path)
    return tuple(dict.fromkeys(" ".join(word.split()) for word in given))


def _is_word(given: object) -> bool:
    return isinstance(given, str) and bool(_LETTER.search(given))
