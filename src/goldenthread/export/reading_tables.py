"""What was read from words, and what was met in reading: issues, quantities, dates, findings."""

from __future__ import annotations

from goldenthread.export.shared_columns import EDITION, FILE, ID, LINE, PLACE, Column, Table

READING_TABLES: tuple[Table, ...] = (
    Table(
        "issues",
        "Problems met while reading, and repairs that were made.",
        (
            EDITION,
            Column("line", "Line of the source file, where it belongs to one.", "integer"),
            Column("code", "What kind of problem it is."),
            Column("field", "The field concerned."),
            Column("printed", "The text as the source has it."),
            Column("value", "What was read instead."),
            Column("rule", "The rule that met or mended it."),
            Column("message", "What happened, in one sentence."),
            ID,
            *PLACE,
            FILE,
        ),
    ),
    Table(
        "quantities",
        "Numbers with their units in the words of commitments and comments.",
        (
            EDITION,
            Column("commitment", "IRI of the commitment in whose words it stands.", "anyURI", refers="commitments"),
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
            LINE,
            ID,
            *PLACE,
            Column("commitment_text", "Title of the commitment."),
            FILE,
        ),
    ),
    Table(
        "dates",
        "Dates that comments state: new deadlines, days of completion, times to come.",
        (
            EDITION,
            Column("commitment", "IRI of the commitment on which the comment is.", "anyURI", refers="commitments"),
            Column("standing", "new-deadline, completed-on or future."),
            Column("date", "The day; of a month, quarter or year the last one.", "date"),
            Column("precision", "How exactly it is printed."),
            Column("printed", "The date as printed."),
            Column("start", "Where it begins in the comment, counted from 0.", "integer"),
            Column("end", "Where it ends.", "integer"),
            LINE,
            ID,
            *PLACE,
            Column("commitment_text", "Title of the commitment."),
            FILE,
        ),
    ),
    Table(
        "findings",
        "What the checks found in the graph.",
        (
            Column("code", "What kind of finding it is."),
            Column("severity", "violation, warning or info."),
            Column("focus", "IRI of what is at fault.", "anyURI"),
            EDITION,
            LINE,
            Column("message", "What was found, in one sentence."),
            ID,
            Column("judged_by", "Whose judgement it rests on: person, language model, rules, the machine alone."),
            Column("focus_text", "Title of what is at fault."),
            *PLACE,
            FILE,
        ),
    ),
)
