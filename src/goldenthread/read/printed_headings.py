"""Headings among the lines: one cell alone, cut by column boundaries, or fused with the head of the table below."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from goldenthread.issues import Issue
from goldenthread.model import Kind
from goldenthread.read.layout import Layout
from goldenthread.read.layout_parts import HeadingPattern, head_word
from goldenthread.read.line_roles import Classified, Role
from goldenthread.read.text import FOOTNOTE_MARKS, clean, join_pieces


def leading_cells(cells: Sequence[str]) -> tuple[list[str], list[str]]:
    """The filled cells that stand together at the left, and the filled cells after a gap.

    >>> leading_cells(["", "A priority", "", "", "21.2"])
    (['A priority'], ['21.2'])
    """
    leading: list[str] = []
    stray: list[str] = []
    gap = False
    for cell in cells:
        if not cell:
            gap = bool(leading)
        elif gap:
            stray.append(cell)
        else:
            leading.append(cell)
    return leading, stray


@dataclass(frozen=True, slots=True)
class _Line:
    """The cells of a line that may be a heading.

    Attributes:
        leading: the filled cells that stand together at the left.
        stray: the filled cells after a gap.
        fused: the pieces of a heading that fused with a table's head, or nothing.
    """

    leading: Sequence[str]
    stray: Sequence[str]
    fused: Sequence[str]

    @property
    def pieces(self) -> Sequence[str]:
        """What the heading is put together from."""
        return self.fused or self.leading

    @property
    def several(self) -> bool:
        """Whether more than one cell is filled."""
        return len(self.leading) + len(self.stray) > 1

    @property
    def stands_alone(self) -> bool:
        """Whether nothing but short traces stand beside the heading."""
        return len(self.leading) <= 3 and all(len(piece) <= 6 for piece in self.stray)

    def is_bar(self, *, whole: bool) -> bool:
        """Whether one cell is filled, with words, and is no footnote; in torn text a small letter begins a piece."""
        text = self.leading[0] if self.leading else ""
        small = text.startswith(FOOTNOTE_MARKS) or (not whole and text[:1].islower())
        return not self.several and sum(map(str.isalpha, text)) > 1 and not small

    def admits(self, heading: HeadingPattern, ref: str, *, over: bool, whole: bool) -> bool:
        """Whether a heading of a kind may stand so: in one cell, or above another line of one cell, where it must.

        One whose number stands beside it has two cells, the first of which is that number.
        """
        if heading.beside:
            return not self.stray and len(self.leading) == 2 and ref == self.leading[0].strip(" .:")
        if heading.alone and not self.fused and not self.stands_alone:
            return False
        if heading.fits_anything and heading.alone and not self.is_bar(whole=whole):
            return False
        return not (heading.over and (self.several or not over)) and not (whole and heading.alone and self.several)


class HeadingReader:
    """Reads headings by one layout.

    Args:
        layout: the layout.
        edition: label of the edition, for issues.
        known: words that stand whole in the document, for words cut in two.
    """

    def __init__(self, layout: Layout, edition: str, known: Collection[str]) -> None:
        self._layout, self._edition, self._known = layout, edition, known

    def read(self, number: int, raw: str, cells: tuple[str, ...], *, over: bool, whole: bool) -> Classified | None:
        """The heading that a line is, if it is one.

        Args:
            number: 1-based.
            raw: the line as it stands.
            cells: its cells, cleaned; one at least is filled.
            over: whether a line of one cell stands right below.
            whole: whether its cells are those of the document, which no boundary cut.
        """
        leading, stray = leading_cells(cells)
        line = _Line(leading, stray, [] if whole else self._fused_head(leading, stray))
        if not line.fused and stray and len(leading) > 1:
            return None
        joined = ""
        for piece in line.pieces:
            joined = join_pieces(joined, piece, self._known)
        plain = joined if line.several else raw.strip()
        for heading in self._layout.headings:
            match = heading.pattern.search(joined) or heading.pattern.search(plain)
            groups = match.groupdict() if match else {}
            ref = (groups.get("ref") or "").strip(" .:")
            if not match or not line.admits(heading, ref, over=over, whole=whole):
                continue
            text = clean(groups["text"]).strip(" :") if groups.get("text") else joined
            return Classified(
                number,
                raw,
                cells,
                Role.HEADING,
                "fused-head" if line.fused else "heading",
                kind=Kind(heading.kind),
                ref=self._layout.number_words.get(ref.casefold(), ref),
                text=text,
                issues=() if heading.beside else tuple(self._mended(number, raw, text, line)),
                table=self._layout.table_of("activity") if line.fused else None,
            )
        return None

    def _mended(self, number: int, raw: str, text: str, line: _Line) -> list[Issue]:
        """What was put together, and what was set aside."""
        issues: list[Issue] = []
        if len(line.pieces) > 1 or line.fused:
            message = "A heading that column boundaries cut was put together."
            rule = "rejoin-cut-heading"
            issues.append(
                Issue(self._edition, number, "heading-repaired", printed=raw, value=text, rule=rule, message=message)
            )
        if line.stray and not line.fused:
            message, printed = "A trace beside a heading was set aside.", " ".join(line.stray)
            rule = "stray-after-heading"
            issues.append(Issue(self._edition, number, "stray-text", printed=printed, rule=rule, message=message))
        return issues

    def _fused_head(self, leading: list[str], stray: list[str]) -> list[str]:
        """The pieces of a heading that fused with the table head on the next printed line, or nothing.

        The last cells of such a line are header names; the first end in one, perhaps with a letter lost.
        """
        cells = leading + stray
        names = self._layout.header_names
        if len(cells) < 4 or sum(head_word(cell) in names for cell in cells[2:]) < len(cells) - 2:
            return []
        firsts = sorted({name for table in self._layout.tables for name in table.names}, key=len, reverse=True)
        pieces: list[str] = []
        for cell in cells[:2]:
            for name in firsts:
                if len(name) > 3 and cell.casefold().endswith(name) and cell.casefold() != name:
                    pieces.append(cell[: -len(name)].rstrip())
                    break
        if len(pieces) < 2:
            return []
        return pieces
