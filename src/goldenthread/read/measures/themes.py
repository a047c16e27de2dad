"""Where a measure stands: the headings between the rows of its table."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from goldenthread.fingerprints import squash
from goldenthread.read.measure_layout import MeasureTable


@dataclass(slots=True)
class Place:
    """The headings above a row; they hold on over repeated table heads.

    Attributes:
        themes: the theme headings of the document's other parts.
        theme: the theme above.
        priority: the priority above.
    """

    themes: Collection[str] = ()
    theme: str = ""
    priority: str = ""

    def enter(self, heading: str, table: MeasureTable) -> str:
        """Takes a heading for a theme or a priority, and says by which rule; a theme ends the priority above.

        >>> place = Place(themes=["A green, clean borough"], priority="Safer streets")
        >>> place.enter("A green clean borough", MeasureTable.model_construct()), place.priority
        ('theme-of-the-document', '')
        """
        known = {squash(theme) for theme in self.themes}
        rule = "priority-between-rows"
        if table.theme and table.theme.search(heading):
            rule = "theme-by-pattern"
        elif squash(heading) in known:
            rule = "theme-of-the-document"
        if rule == "priority-between-rows":
            self.priority = heading
        else:
            self.theme, self.priority = heading, ""
        return rule

    def theme_named(self, words: str) -> str:
        """The theme of the document that a few of its words name, or these words.

        >>> Place(themes=["A Prosperous Community", "One Town"]).theme_named("Prosperous Community")
        'A Prosperous Community'
        """
        fitting = [theme for theme in self.themes if squash(words) in squash(theme)]
        return fitting[-1] if fitting else words
