"""Percentages by their column: what its numbers without a sign count to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from goldenthread.language.lexicon import ENGLISH
from goldenthread.read.field_values import Percent, Scale, percent_scale, read_percent


@dataclass(frozen=True, slots=True)
class PercentColumn:
    """A column of percentages.

    Attributes:
        scale: what a number without a sign counts to at most.
        unsure: whether a fraction without a sign stands beside larger numbers, so that what counts to 1 cannot be told.
        found: whether it was found to be one of fractions, and no layout said so.
        language: whose words stand for the sign.
    """

    scale: Scale = 100
    unsure: bool = False
    found: bool = False
    language: str = ENGLISH

    @classmethod
    def of(cls, cells: Sequence[str], said: Scale | None = None, language: str = ENGLISH) -> PercentColumn:
        """What the cells of a column tell, where the layout has not said it."""
        scale = percent_scale(cells, language=language)
        return cls(said or scale or 100, said is None and scale is None, said is None and scale == 1, language)

    def read(self, printed: str) -> Percent:
        """What a cell of the column says.

        >>> column = PercentColumn.of(["0.5", "80", "1"])
        >>> [(column.read(cell).value, column.read(cell).suggested) for cell in ("0.5", "80", "1", "1%", "0")]
        [(None, 50.0), (80.0, None), (None, 100.0), (1.0, None), (0.0, None)]
        >>> [PercentColumn.of(cells).read("1").value for cells in (["0.5", "1"], ["1", "2"], ["1%", "1"])]
        [100.0, 1.0, 1.0]
        """
        read = read_percent(printed, scale=self.scale, language=self.language)
        if self.unsure and read.value and read.value <= 1 and not printed.strip(" .,0123456789"):
            return Percent(None, printed, read.value * 100, "percent-illegible")
        return read
