"""Columns and tables that are exported, and the columns that several tables share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Datatype = Literal["string", "anyURI", "integer", "decimal", "date"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table.

    Attributes:
        name: its header.
        description: what it means, in plain words.
        datatype: the type of its values, as CSVW names it.
        separator: what stands between the values of one cell, or empty where a cell holds one value.
        from_cells: whether its values come from the table's query of cells, one a row.
        refers: the table whose key its values are, or empty.
        says: the property whose values its cells are, where the graph says them so of one thing; otherwise empty.
        part: what follows the row's own IRI in that of the thing, where it is not the row itself.
    """

    name: str
    description: str
    datatype: Datatype = "string"
    separator: str = ""
    from_cells: bool = False
    refers: str = ""
    says: str = ""
    part: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """One exported table; its query is ``queries/export/NAME.rq``, that of its cells ``NAME-cells.rq``.

    Attributes:
        name: name of the file, without ``.csv``.
        description: what a row is.
        columns: its columns, in order.
        key: the column that identifies a row, or empty.
    """

    name: str
    description: str
    columns: tuple[Column, ...]
    key: str = "id"

    @property
    def has_cells(self) -> bool:
        """Whether some of its cells hold several values."""
        return any(column.from_cells for column in self.columns)


def many(name: str, description: str, datatype: Datatype = "string", says: str = "") -> Column:
    """A column whose cells hold several values."""
    return Column(name, description, datatype, separator="|", from_cells=True, says=says)


EDITION = Column("edition", "Label of the plan year of the document, such as 2013-14.")


ID = Column("id", "IRI of what the row is about.", "anyURI")


TEXT = Column("text", "The title, without its printed reference.")


REF = Column("ref", "The reference as printed, or the bare number of a theme.")


LINE = Column("line", "Line of the source file where the row's own text begins, counting from 1.", "integer")


LINES = Column("lines", "All the lines of the source file that contribute to the row.", "integer", separator=" ")


BODY = Column("body", "Short name of the council.")


DOCUMENT = Column("document", "Kind of document: plan, mid-year-report or year-end-report.")


FIRST = Column("first_edition", "Label of the earliest plan year in which it is printed.")


LAST = Column("last_edition", "Label of the latest plan year in which it is printed.")


PLACE = (BODY, DOCUMENT)


ADDRESS = Column("address", "Where the row stands in the document, in the terms of its format.")


FILE = Column("file", "Name of the file of the document, within the data folder.")


PARENT_TEXT = Column("parent_text", "Title of the heading above it.")
