"""Lines of a drafted layout about its tables: what their columns hold, each with how sure it is."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from goldenthread.read.column_guesses import ColumnGuess
from goldenthread.read.layout_parts import FieldName
from goldenthread.read.layout_toml import toml_text


def table_lines(
    columns: Sequence[ColumnGuess],
    number: int,
    said: list[str],
    states: str,
    merged: Sequence[tuple[FieldName, str]] = (),
    over: Sequence[str] = (),
) -> Iterator[str]:
    """The lines of one table of a draft.

    Args:
        columns: what its columns were taken for.
        number: its number among the tables, from 1.
        said: what was guessed, to which each is added.
        states: what its rows state, where no column names their activities.
        merged: fields whose blank cells repeat the one above, each with the reason.
        over: words of the head that stand over others of it.
    """
    if any(column.field == "activity" for column in columns):
        states = "milestone"
    yield "[[tables]]"
    yield f'name = "table {number}"'
    yield f'states = "{states}"'
    if merged:
        yield f"repeats = {json.dumps([name for name, _ in merged])}  # a guess: merged cells, see what is said of each"
        said += [f"a guess: a blank cell of {name} repeats the one above: {why}" for name, why in merged]
    if any(column.head for column in columns):
        yield "[tables.header]"
        yield from (f'{toml_text(word)} = "nothing"  # sure: it stands over other words of the head' for word in over)
        yield from field_lines(columns, said, two_lines=bool(over))
    else:
        yield from _column_lines(columns, said)
    yield ""


def _column_lines(columns: Sequence[ColumnGuess], said: list[str]) -> Iterator[str]:
    """The fields of columns that no head names, from the left, each with how sure it is."""
    said.append("sure: no head names the columns: what they hold is guessed from their cells")
    yield "columns = [  # from the left: no head is printed"
    known = {column.place: column for column in columns}
    for place in range(max(known) + 1):
        column = known.get(place)
        field, sureness, why = (
            (column.field, column.sureness, column.why) if column else ("nothing", "sure", "it is blank")
        )
        yield f'  "{field}",  # {sureness}: column {place + 1}: {why}'
        said.append(f"{sureness}: column {place + 1} is {field}: {why}")
    yield "]"


def field_lines(columns: Sequence[ColumnGuess], said: list[str], *, two_lines: bool = False) -> Iterator[str]:
    """The printed words and their fields, each with how sure it is.

    Args:
        columns: what its columns were taken for.
        said: what was guessed, to which each is added.
        two_lines: whether the head is printed on two lines, each of which must be known as one.
    """
    heads = [column for column in columns if column.head]
    scarce = two_lines or 2 * sum(column.field != "note" for column in heads) <= len(heads)  # or no head is seen there
    keys: set[str] = set()
    for column in columns:
        if not column.head or column.head in keys:
            why = "has the head of another" if column.head else "has no head"
            said.append(f"a guess: column {column.place + 1} {why}: its cells are kept as notes")
            continue
        keys.add(column.head)
        key = f"{toml_text(column.head)} = {toml_text(column.field)}"
        if column.field == "note":
            yield f"{'' if scarce else '# '}{key}  # {column.why}: kept as a note"
            said.append(f"a guess: '{column.head}' is a note: {column.why}")
        else:
            yield f"{key}  # {column.sureness}: {column.why}"
            said.append(f"{column.sureness}: '{column.head}' is {column.field}: {column.why}")
