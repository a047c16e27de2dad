"""Lines of a drafted layout about the dates and statuses that its tables print."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from goldenthread.language.date_order import Order, order_of
from goldenthread.read.column_guesses import ColumnGuess
from goldenthread.read.field_values import read_rated_cell
from goldenthread.read.kind_guesses import cell_of
from goldenthread.read.layout_parts import FieldName
from goldenthread.read.layout_toml import toml_text
from goldenthread.read.status_words import known_statuses, status_of
from goldenthread.read.table_guesses import GuessedTable
from goldenthread.statuses import statuses


def date_lines(useful: Sequence[tuple[GuessedTable, list[ColumnGuess]]], said: list[str]) -> list[str]:
    """The lines of a draft about the order of its dates; each guess is added to what is said."""
    cells = [cell for table, columns in useful for row in table.rows if (cell := cell_of(row, columns, "deadline"))]
    in_figures = [cell for cell in cells if re.search(r"(?<!\d)\d{1,2}[-/.]\d{1,2}[-/.]\d{2}", cell)]
    order: Order | None = order_of(cells)
    votes = Counter(vote for cell in cells if (vote := order_of([cell])))
    most, count = votes.most_common(1)[0] if votes else ("dmy", 0)
    if not order and count * 10 >= 9 * sum(votes.values()) > 0:
        said.append(f"likely: dates are printed {most}, as {count} of them tell; {sum(votes.values()) - count} do not")
        return ["[dates]  # likely: a few dates contradict", f'order = "{most}"', ""]
    if order:
        said.append(f"sure: dates are printed {order}")
        return ["[dates]  # sure: one part of the dates exceeds 12", f'order = "{order}"', ""]
    if in_figures:
        said.append("a guess: dates are printed dmy: nothing in the column tells day from month: say so in [dates]")
        return ["# [dates]  # read dmy, and doubted: nothing in the column tells day from month", '# order = "dmy"', ""]
    return []


def status_lines(useful: Sequence[tuple[GuessedTable, list[ColumnGuess]]], said: list[str]) -> list[str]:
    """The lines of a draft about its statuses; each guess is added to what is said."""
    fields: tuple[FieldName, ...] = ("status", "rated_status")
    cells = Counter(
        status
        for table, columns in useful
        for row in table.rows
        for field in fields
        if (cell := cell_of(row, columns, field))
        and (status := cell if field == "status" else read_rated_cell(cell, known_statuses()).status)
    )
    if not cells:
        return []
    lines = ["[statuses]  # printed = one of: " + ", ".join(statuses())]
    for printed in cells:
        status = status_of(printed)
        if status in statuses():
            lines.append(f"{toml_text(printed)} = {toml_text(status)}  # likely: the word itself")
        else:
            lines.append(f'# {toml_text(printed)} = ""  # nobody knows this word: say what it stands for')
            said.append(f"a guess: '{printed}' stands for no known status: say in [statuses] what it means")
    return [*lines, ""]
