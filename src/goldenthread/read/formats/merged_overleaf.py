"""Merged cells that go on over a page end of a PDF: what the page before prints counts for the rows overleaf."""

from __future__ import annotations

from collections.abc import Sequence

from goldenthread.read.formats.pdf_pages import PageRow


class MergedOverleaf:
    """Walks the rows of ruled tables in order, and fills the cells of those that a merged one reaches."""

    def __init__(self) -> None:
        self._page = 0
        self._said: dict[int, str] = {}
        self._open: frozenset[int] = frozenset()

    def reach(
        self, row: PageRow, page: int, above: Sequence[str], *, fill: bool = True
    ) -> tuple[tuple[str, ...], list[str]]:
        """The cells of a row with what merged ones say that begin on the page before, and those that were filled.

        A blank cell goes on with one overleaf where no rule closes that, or where it is itself merged over rows.

        Args:
            row: a row of a table, no head.
            page: the page that it stands on.
            above: the cells of the row above.
            fill: whether it is a row of its own, and not the rest of one that the page end cuts.
        """
        if page != self._page:
            reaching = row.merged | self._open
            self._said = {
                column: above[column]
                for column in sorted(reaching)
                if column < len(above) and above[column] and not row.cells[column]
            }
        else:
            self._said = {column: text for column, text in self._said.items() if column not in row.begun}
        self._page, self._open = page, row.left_open
        blank = {column: text for column, text in self._said.items() if fill and not row.cells[column]}
        cells = tuple(blank.get(column, cell) for column, cell in enumerate(row.cells))
        return cells, list(blank.values())
