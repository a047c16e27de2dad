"""Reads the front matter of a query: comments that begin with ``#+``, as grlc has them.

The lines are a small part of YAML: ``key: value``, a folded text (``key: >``), a list (``- item``), a list of
pairs (``- key: value``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

MARK = "#+"


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What a query says about itself.

    Attributes:
        texts: single values by key; folded texts joined by blanks.
        lists: lists by key.
        pairs: lists of pairs by key, as one dictionary.
    """

    texts: dict[str, str] = field(default_factory=dict)
    lists: dict[str, list[str]] = field(default_factory=dict)
    pairs: dict[str, dict[str, str]] = field(default_factory=dict)


def parse(query: str) -> FrontMatter:
    """The front matter of a query.

    >>> parse('''#+ summary: All themes
    ... #+ tags:
    ... #+   - headings
    ... #+ defaults:
    ... #+   - limit: 5
    ... SELECT * {}''')
    FrontMatter(texts={'summary': 'All themes'}, lists={'tags': ['headings']}, pairs={'defaults': {'limit': '5'}})
    """
    matter = FrontMatter()
    key = ""
    for line in _marked(query):
        item = re.match(r"\s+-\s+(.*)$", line)
        pair = re.match(r"\s?([A-Za-z]\w*):(?:\s+(.*))?$", line)
        if item and key:
            _add_item(matter, key, item[1].strip())
        elif pair:
            key, value = pair[1], (pair[2] or "").strip()
            if value and value not in (">", "|", ">-", "|-"):
                matter.texts[key] = _unquoted(value)
        elif key and line.strip():
            matter.texts[key] = " ".join(filter(None, (matter.texts.get(key, ""), line.strip())))
    return matter


def _marked(query: str) -> Iterable[str]:
    return (line[len(MARK) :].rstrip() for line in query.splitlines() if line.startswith(MARK))


def _add_item(matter: FrontMatter, key: str, item: str) -> None:
    pair = re.match(r"([A-Za-z_]\w*):\s+(.*)$", item)
    if pair:
        matter.pairs.setdefault(key, {})[pair[1]] = _unquoted(pair[2].strip())
    else:
        matter.lists.setdefault(key, []).append(_unquoted(item))


def _unquoted(value: str) -> str:
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return value
