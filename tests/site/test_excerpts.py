"""Which cell says what."""

from __future__ import annotations

from goldenthread.site.excerpts import Marks, cells, printed
from goldenthread.site.holdings import Holdings

MARKS = Marks(
    (
        ("deadline", "30062015"),
        ("officer", "adalark"),
        ("words", "planttwohundredtreesinbeechpark"),
        ("comment", "done"),
    ),
    frozenset({"on", "target", "a", "60"}),
)


def said(line: str) -> list[str]:
    """What each cell of a line says."""
    return [cell.said for cell in cells(line, [MARKS])]


def test_each_cell_is_marked_with_what_was_read_from_it() -> None:
    assert said("1. Plant two hundred trees in Beech Park\tAda Lark (PLACE)\t30/06/2015\t<b>A</b> On Target 60%") == [
        "words",
        "officer",
        "deadline",
        "report",
    ]


def test_a_part_of_a_text_that_goes_over_into_another_line_is_marked() -> None:
    assert said("two hundred trees\t\t") == ["words", "", ""]
    assert said("trees\tin") == ["", ""]


def test_what_is_another_row_s_is_not_marked() -> None:
    assert said("Mend the roof\tBen Moss\t01/07/2015\tOverdue") == ["", "", "", ""]
    assert said("On hold") == [""]
    assert cells("Mend the roof")[0].said == ""


def test_every_statement_of_brackenford_finds_its_words_on_its_lines(held: Holdings) -> None:
    for one in held.commitments.values():
        texts = [held.lines_of[one.edition][number] for number in one.lines]
        found = {cell.said for text in texts for cell in cells(text, [printed(one)])}
        assert "words" in found, one
