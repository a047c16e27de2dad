"""The exported tables: their names, their columns and what each column means."""

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
    """

    name: str
    description: str
    datatype: Datatype = "string"
    separator: str = ""
    from_cells: bool = False


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


def _many(name: str, description: str, datatype: Datatype = "string") -> Column:
    return Column(name, description, datatype, separator="|", from_cells=True)


_EDITION = Column("edition", "Label of the plan year of the document, such as 2013-14.")
_ID = Column("id", "IRI of what the row is about.", "anyURI")
_TEXT = Column("text", "The title, without its printed reference.")
_REF = Column("ref", "The reference as printed, or the bare number of a theme.")
_LINE = Column("line", "Line of the source file where the row's own text begins, counting from 1.", "integer")
_LINES = Column("lines", "All the lines of the source file that contribute to the row.", "integer", separator=" ")
_BODY = Column("body", "Short name of the council.")
_DOCUMENT = Column("document", "Kind of document: plan, mid-year-report or year-end-report.")
_FIRST = Column("first_edition", "Label of the earliest plan year in which it is printed.")
_LAST = Column("last_edition", "Label of the latest plan year in which it is printed.")
_PLACE = (_BODY, _DOCUMENT)
_ADDRESS = Column("address", "Where the row stands in the document, in the terms of its format.")

_LINK_COLUMNS = (
    Column("from", "IRI of the earlier commitment.", "anyURI"),
    Column("to", "IRI of the later commitment.", "anyURI"),
    Column("relation", "continues (the same undertaking) or succeeds (the next stage of it)."),
    Column("decision", "accepted or rejected by a reader, proposed by the machine, or only a candidate."),
    Column("confidence", "How sure the judgement is, from 0 to 1.", "decimal"),
    Column("justification", "How it was found, as a term of the SEMAPV vocabulary."),
    Column("reviewer", "Who decided; empty for the machine."),
    Column("reason", "Why, in words."),
    Column("id", "IRI of the record of the judgement.", "anyURI"),
    Column("level", "Whether the later commitment is an activity or a milestone."),
    Column("from_text", "Title of the earlier commitment."),
    Column("to_text", "Title of the later commitment."),
    _BODY,
    Column("reviewer_kind", "Of what kind who decided is: person, software, language model; empty for the machine."),
)

TABLES: tuple[Table, ...] = (
    Table(
        "headings",
        "Themes, priorities and objectives, as each document prints them.",
        (
            _EDITION,
            Column("kind", "theme, priority or objective."),
            _ID,
            _REF,
            _TEXT,
            Column("parent", "IRI of the heading above it.", "anyURI"),
            _LINE,
            _LINES,
            *_PLACE,
            _ADDRESS,
        ),
    ),
    Table(
        "commitments",
        "Activities and milestones, as each document states them.",
        (
            _EDITION,
            Column("kind", "activity or milestone."),
            _ID,
            _REF,
            _TEXT,
            Column("parent", "IRI of the activity above a milestone, of the heading above an activity.", "anyURI"),
            _LINE,
            _LINES,
            _many("officers", "Persons or posts in the lead-officer cell of this row, in their canonical spelling."),
            _many("directorates", "Printed codes of directorates."),
            _many("lead_members", "Councillors, mayors and portfolios, as printed."),
            _many("deadlines", "Days by which it is to be met.", "date"),
            Column("deadline_printed", "The cell of the deadline, as printed."),
            _many("deadline_suggested", "What an impossible date probably was.", "date"),
            Column("status", "The printed status as a cleaned word in lower case."),
            Column("status_printed", "The status as printed."),
            Column("rag", "The printed colour letter: R, A or G."),
            Column("percent", "How much is done, from 0 to 100.", "decimal"),
            Column("percent_printed", "The percentage as printed."),
            Column("percent_suggested", "What an illegible percentage probably was.", "decimal"),
            Column("comment", "The whole comment."),
            Column("thread", "IRI of the enduring commitment that the row is one statement of.", "anyURI"),
            *_PLACE,
            _ADDRESS,
            Column("deadline_original", "A first deadline that the row prints beside a revised one.", "date"),
        ),
    ),
    Table(
        "measures",
        "Performance measures, as one table of a document prints them.",
        (
            _EDITION,
            _ID,
            Column("source_table", "Which table of the document it was read from."),
            Column("name", "Name of the measure."),
            _many("markers", "Signs and short words printed beside the name."),
            Column("theme", "The theme printed for it."),
            Column("priority", "The priority printed for it."),
            Column("directorate", "The directorate printed for it."),
            Column("lifecycle", "Whether it is new, kept or dropped, as printed."),
            Column("unit", "What it counts in, as printed."),
            Column("polarity", "Which way a good result lies."),
            Column("variance", "How far the result lies from the target, as printed."),
            Column("direction", "Which way it has moved, as printed."),
            _many("supports", "What it is said to support, as printed."),
            Column("commentary", "What the document says of it in words."),
            _LINE,
            _LINES,
            _many("supports_ids", "IRIs of the activities that it supports, where they are certain.", "anyURI"),
            *_PLACE,
            _ADDRESS,
        ),
    ),
    Table(
        "measure_values",
        "Values of the performance measures.",
        (
            Column("measure", "IRI of the measure.", "anyURI"),
            Column("period", "The time that the value is for, as printed."),
            Column("kind", "actual, minimum, target or outturn."),
            Column("value", "The value as a number; empty for grades and cells of two figures.", "decimal"),
            Column("printed", "The cell as printed."),
            Column("origin", "headline (the measure's own row) or chart (a chart or small table below it)."),
            Column("basis", "expected, approximate, provisional ..., where the value is less than plain."),
            _ID,
            _LINE,
        ),
    ),
    Table(
        "links",
        "Judgements that a later commitment continues or succeeds an earlier one: accepted, proposed, rejected.",
        _LINK_COLUMNS,
    ),
    Table(
        "candidates",
        "Pairs below the threshold that are kept for a person to look at.",
        _LINK_COLUMNS,
    ),
    Table(
        "threads",
        "Enduring commitments: lines of commitments that continue one another.",
        (
            _ID,
            Column("label", "Title of its latest member."),
            Column("level", "activity or milestone."),
            _FIRST,
            _LAST,
            _many("members", "IRIs of its commitments, the earliest first.", "anyURI"),
            Column("kind", "single, unbroken, broken, split, merged, or split and merged."),
            Column("member_count", "How many commitments it holds.", "integer"),
        ),
    ),
    Table(
        "people",
        "Officers and councillors whom the documents name.",
        (
            _ID,
            Column("name", "The canonical spelling."),
            _many("aliases", "Other spellings that were printed."),
            _FIRST,
            _LAST,
            Column("elected", "true for a councillor or a mayor."),
            Column("reason", "Why this spelling, and why these are one person."),
        ),
    ),
    Table(
        "memberships",
        "Persons printed with a unit, by plan year.",
        (
            Column("person", "IRI of the person.", "anyURI"),
            Column("unit", "IRI of the unit.", "anyURI"),
            _EDITION,
            Column(
                "evidence_lines", "The lines of the source that print them together.", "integer", " ", from_cells=True
            ),
            _ID,
        ),
    ),
    Table(
        "units",
        "Directorates and services.",
        (_ID, Column("code", "The printed code."), Column("name", "Its full name."), _FIRST, _LAST),
    ),
    Table(
        "unit_changes",
        "Renamings, mergers and divisions of directorates.",
        (
            _ID,
            Column("label", "What happened, in words."),
            Column("edition", "Label of the plan year in which it first shows."),
            _many("before", "IRIs of the units that ended.", "anyURI"),
            _many("after", "IRIs of the units that began.", "anyURI"),
            Column("inferred", "true where it is concluded from who and what moved, false where a document states it."),
            Column("confidence", "How sure the inference is, from 0 to 1.", "decimal"),
            _many("evidence", "The lines that support it, each run of them as edition:line or edition:first-last."),
            Column("reason", "The evidence, in words."),
        ),
    ),
    Table(
        "tenures",
        "Who held a post, where a document says so.",
        (
            Column("post", "IRI of the post.", "anyURI"),
            Column("person", "IRI of its holder.", "anyURI"),
            _EDITION,
            Column("evidence_lines", "The lines of the source that say so.", "integer", " "),
            Column("reason", "How they say so."),
            _ID,
        ),
    ),
    Table(
        "issues",
        "Problems met while reading, and repairs that were made.",
        (
            _EDITION,
            Column("line", "Line of the source file, where it belongs to one.", "integer"),
            Column("code", "What kind of problem it is."),
            Column("field", "The field concerned."),
            Column("printed", "The text as the source has it."),
            Column("value", "What was read instead."),
            Column("rule", "The rule that met or mended it."),
            Column("message", "What happened, in one sentence."),
            _ID,
            *_PLACE,
        ),
    ),
    Table(
        "quantities",
        "Numbers with their units in the words of commitments and comments.",
        (
            _EDITION,
            Column("commitment", "IRI of the commitment in whose words it stands.", "anyURI"),
            Column("found_in", "title, comment, or another comment to which that only points (as above)."),
            Column("standing", "promised, achieved, expected, target, target met, target missed, or nothing said."),
            Column("number", "The number.", "decimal"),
            Column("upper", "The other end of a range.", "decimal"),
            Column("unit", "What is counted or measured."),
            Column("of", "Of what it is a part or an amount."),
            Column("qualifier", "How the number is meant: at least, about ..."),
            Column("printed", "The text as printed."),
            Column("start", "Where it begins in the text, counted from 0.", "integer"),
            Column("end", "Where it ends.", "integer"),
            _LINE,
            _ID,
            *_PLACE,
        ),
    ),
    Table(
        "dates",
        "Dates that comments state: new deadlines, days of completion, times to come.",
        (
            _EDITION,
            Column("commitment", "IRI of the commitment on which the comment is.", "anyURI"),
            Column("standing", "new-deadline, completed-on or future."),
            Column("date", "The day; of a month, quarter or year the last one.", "date"),
            Column("precision", "How exactly it is printed."),
            Column("printed", "The date as printed."),
            Column("start", "Where it begins in the comment, counted from 0.", "integer"),
            Column("end", "Where it ends.", "integer"),
            _LINE,
            _ID,
            *_PLACE,
        ),
    ),
    Table(
        "findings",
        "What the checks found in the graph.",
        (
            Column("code", "What kind of finding it is."),
            Column("severity", "violation, warning or info."),
            Column("focus", "IRI of what is at fault.", "anyURI"),
            _EDITION,
            _LINE,
            Column("message", "What was found, in one sentence."),
            _ID,
            Column("judged_by", "Whose judgement it rests on: person, language model, rules, the machine alone."),
        ),
    ),
)
"""Every exported table, in the order in which a reader would open them."""
