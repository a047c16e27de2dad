"""What stands on the pages of a PDF again and again: the heads and feet that are no content."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from goldenthread.read.formats.pdf_words import Word, inside, lines_of, segments

_MARGIN = 3
"""Lines at the top and the bottom of a page without a table that may be furniture."""
_HEIGHT = 3
"""Points within which two lines stand at the same height of their pages."""
_NEAR = 0.4
"""Heights of a line that stand between two lines of one cell at most."""


def marginal_lines(words: Sequence[Word], tables: Sequence[Any]) -> list[list[Word]]:
    """The lines of a page above and below its tables: where there are no rules, those before and after its cells."""
    outside = lines_of(word for word in words if not any(inside(word, table.bbox) for table in tables))
    if tables:
        return outside
    celled = [place for place, line in enumerate(outside) if len(segments(line)) > 2]
    return outside[: celled[0]] + outside[celled[-1] + 1 :] if celled else outside[:_MARGIN] + outside[-_MARGIN:]


def _is_near(line: Sequence[Word], words: Sequence[Word]) -> bool:
    """Whether another line begins below a line as near as the next line of one cell does."""
    top, bottom = min(word.top for word in line), max(word.bottom for word in line)
    return any(top + 1 < word.top < bottom + _NEAR * (bottom - top) for word in words)


def page_furniture(pages: Sequence[Sequence[Word]], marginal: Sequence[Sequence[Sequence[Word]]]) -> list[set[Word]]:
    """The words of marginal lines that come again at the same height of other pages, figures apart.

    Lines that stand on every page as near to the next one as those of a cell are the upper lines of a head.
    """
    seen: defaultdict[tuple[str, int], list[tuple[int, Sequence[Word]]]] = defaultdict(list)
    for page, lines in enumerate(marginal):
        for line in lines:
            said = re.sub(r"\d+", "0", " ".join(word.text for word in line))
            seen[said, round(line[0].top / _HEIGHT)].append((page, line))
    found: list[set[Word]] = [set() for _ in pages]
    for again in seen.values():
        head = all(_is_near(line, pages[page]) for page, line in again)
        if not head and len({page for page, _ in again}) >= max(2, len(pages) // 3):
            for page, line in again:
                found[page] |= set(line)
    return found
