"""Short names that documents print beside nothing: capitals that are the initials of one name printed elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from goldenthread.language.phrases import Phrase

_SHORT = re.compile(r"(?<![\w&])[A-Z]{3,6}(?![\w&])")
_NAME = Phrase("name_with_initials")
_PART = re.compile(r"[A-Z][a-z]+")


def short_names(texts: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Each name with its initials, where the texts print both, and no other name with the same initials.

    >>> short_names(["Visit Otter Pond Field", "OPF: new path", "OPFS", "Open Play Days", "Old Post Depot, OPD"])
    (('Otter Pond Field', 'OPF'),)
    """
    printed: set[str] = set()
    named: dict[str, dict[str, str]] = {}
    for text in texts:
        printed.update(_SHORT.findall(text))
        for initials, name in _names(text):
            named.setdefault(initials, {}).setdefault(name.casefold().removesuffix("s"), name)
    alone = ((short, tuple(named[short].values())) for short in sorted(printed & named.keys()))
    return tuple((names[0], short) for short, names in alone if len(names) == 1)


def _names(text: str) -> Iterator[tuple[str, str]]:
    """Every run of three to six capitalised words, small words between them left out of its initials."""
    for run in _NAME.finditer(text):
        parts = list(_PART.finditer(run.group()))
        for first in range(len(parts)):
            for last in range(first + 2, min(first + 6, len(parts))):
                initials = "".join(part.group()[0] for part in parts[first : last + 1])
                yield initials, run.group()[parts[first].start() : parts[last].end()]
