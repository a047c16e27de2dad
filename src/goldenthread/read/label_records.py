"""Records printed as labels and values, one below the other, put together to rows."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from goldenthread.language.lexicon import any_of
from goldenthread.read.layout_parts import NOTED, FieldName, Table
from goldenthread.read.line_roles import Classified

LABEL = re.compile(r"^(?P<label>[^\W\d_][^:]{0,48}?)\s*:(?:\s+(?P<value>.*))?$", re.DOTALL)
"""A label with its colon, and the value that may stand behind it."""
_LIST_MARK = re.compile(r"^[-*•–·]\s+")
_RUNNING: tuple[FieldName, ...] = ("title", "comment")
"""Fields whose text runs over several paragraphs."""
_NAMES: tuple[FieldName, ...] = ("officers", "directorates", "lead_members", "leads")
"""Fields of which a label that comes again gives one name more."""


@dataclass(frozen=True, slots=True)
class RecordRow:
    """A record as a row of a table made for it.

    Attributes:
        line: its first line, with the cells of all its lines.
        table: its columns.
        heads: of columns that are kept as notes, their labels.
        lines: all its lines.
        taken: the field that each of its lines went into.
        twice: the lines and labels whose field has a value from above, and what was made of each, in words.
    """

    line: Classified
    table: Table
    heads: dict[int, str]
    lines: tuple[int, ...]
    taken: tuple[FieldName, ...]
    twice: tuple[tuple[int, str, str], ...]


class LabelRecord:
    """A record that is being read, line by line.

    Args:
        begins: the classified line that begins it.
    """

    def __init__(self, begins: Classified) -> None:
        assert begins.record is not None  # noqa: S101 - a line of the role RECORD has its pattern
        self.begins = begins
        self.pattern = begins.record
        self.labels = {" ".join(name.split()).casefold(): field for name, field in self.pattern.labels.items()}
        self.lines = [begins.number]
        self.taken: list[FieldName] = ["title"]
        self.columns: list[tuple[FieldName, str, list[str]]] = [("ref", "", [begins.ref]), ("title", "", [begins.text])]
        self.open = False
        self._first: dict[FieldName, tuple[str, list[str]]] = {"ref": ("", [begins.ref] if begins.ref else [])}
        self._twice: list[tuple[int, str, str]] = []
        self._struck = [(1, text) for _, text in begins.struck]

    def take(self, line: Classified) -> bool:
        """Whether a line belongs to the record: a label with its value, or what goes on under the last label.

        What follows a label without a value on its line, and the further paragraphs of a comment, are its value. A
        label that the layout does not know is kept as a note; in the middle of a comment it is a part of that. A
        second label of a field, or the same again, is a note too where the first has a value; titles and comments go on
        under it, and names of the same label are added.
        """
        filled = [cell for cell in line.cells if cell]
        if not filled:
            return False
        text = f"{filled[0].rstrip(': ')}: {' '.join(filled[1:])}" if len(filled) > 1 else filled[0]
        parts = self._parts(text)
        taken = [self._take_part(part, line.number) for part in parts]
        if not any(taken):
            return False
        self.lines.append(line.number)
        self.taken.append(self.columns[-1][0])
        self._struck += [(len(self.columns) - 1, said) for _, said in line.struck]
        return True

    def _parts(self, text: str) -> list[str]:
        """The labels of a line with their values: ``Lead: Ann Lee   Due: May 2031`` has two; a mark of a list is none.

        Only labels that the layout names part a line; behind one, a dash may stand for the colon.
        """
        known = any_of(tuple(self.pattern.labels))
        plain = _LIST_MARK.sub("", text)
        begins = re.match(rf"({known})\s*(?::|\s[-–=]\s)\s*", plain, re.IGNORECASE)
        if not begins:
            return [plain if LABEL.match(plain) else text]
        first = f"{begins[1]}: {plain[begins.end() :]}"
        if self.labels.get(" ".join(begins[1].split()).casefold()) in _RUNNING:
            return [first]
        cuts = [found.start() for found in re.finditer(rf"(?<=[\s;,|]){known}\s*:", first, re.IGNORECASE)]
        ends = [*cuts, len(first)]
        return [first[start:end].strip(" ;,|") for start, end in zip([0, *cuts], ends, strict=True)]

    def _take_part(self, text: str, number: int) -> bool:
        """Whether a label with its value, or a text below one, belongs to the record."""
        match = LABEL.match(text)
        name = " ".join(match["label"].split()) if match else ""
        field = self.labels.get(name.casefold())
        last, _, said = self.columns[-1]
        if match and (field or (last != "comment" and not self.open)):
            value = (match["value"] or "").strip()
            told = [value] if value else []
            self.columns.append((self._field(field or "note", name, told, number), name, told))
            self.open = not value
        elif self.open or last in _RUNNING:
            said.append(text)
            self.open = self.open and last in _RUNNING
        else:
            return False
        return True

    def _field(self, field: FieldName, name: str, told: list[str], number: int) -> FieldName:
        """The field that a label stands for, or a note where a label above has given that field a value."""
        if field in (*_RUNNING, *NOTED):
            return field
        first, said = self._first.get(field, ("", []))
        if not said:
            self._first[field] = name.casefold(), told
            return field
        if first != name.casefold():
            what = "Two labels of the record are the same field: the second is kept as a note."
        elif field in _NAMES:
            what = "A label comes again in the record: the names under both were read."
        else:
            what = "A label comes again in the record: what the second says is kept as a note."
        self._twice.append((number, name, what))
        return field if first == name.casefold() and field in _NAMES else "note"

    def row(self) -> RecordRow:
        """The record as a row; what stands under several labels of one field is one cell."""
        found: dict[tuple[FieldName, str], list[str]] = {}
        keys = [(field, name if field in NOTED else "") for field, name, _ in self.columns]
        for key, (_, _, said) in zip(keys, self.columns, strict=True):
            found.setdefault(key, []).append(" ".join(said))
        cells = tuple(("; " if field in _NAMES else " ").join(filter(None, said)) for (field, _), said in found.items())
        heads = {place: name for place, (field, name) in enumerate(found) if field in NOTED}
        columns = tuple(field for field, _ in found)
        table = Table(name="record", states=self.pattern.states, columns=columns, rows="whole")
        places = {key: place for place, key in enumerate(found)}
        struck = tuple((places[keys[column]], text) for column, text in self._struck)
        line = replace(self.begins, cells=cells, struck=struck)
        return RecordRow(line, table, heads, tuple(self.lines), tuple(self.taken), tuple(self._twice))
