"""What people keep beside the documents: decisions of committees, and the log of corrections."""

from __future__ import annotations

from goldenthread.export.shared_columns import ID, Column, Table

COMMITTEE_TABLES: tuple[Table, ...] = (
    Table(
        "decisions",
        "What committees decided about commitments; it changes no value of another table.",
        (
            ID,
            Column("about", "IRI of the thread or commitment that it is about.", "anyURI"),
            Column("decision", "accepted-as-completed, recalled, answered or corrected."),
            Column("committee", "The body that decided."),
            Column("on", "The day of the decision.", "date"),
            Column("minute", "Where it is on record."),
            Column("until", "The day by which what was recalled is due back.", "date"),
            Column("finding", "Code of the finding that it is about."),
            Column("words", "What was said."),
            Column("written_by", "Who wrote it down."),
            Column("recorded_in", "File and line of the data folder that hold it."),
            Column("thread", "IRI of the thread.", "anyURI", refers="threads"),
            Column("title", "What it is about, in words."),
        ),
    ),
    Table(
        "corrections",
        "What was wrong in the data, since when, and who said so.",
        (
            ID,
            Column("about", "IRI of the row, document or thread in which it was.", "anyURI"),
            Column("field", "Which column was wrong."),
            Column("line", "Line of the document.", "integer"),
            Column("wrong", "What was wrong."),
            Column("since", "The day since which it stood there.", "date"),
            Column("said_by", "Who said so."),
            Column("corrected", "The day on which it was put right; empty while it is not.", "date"),
            Column("reference", "Where that is on record."),
            Column("recorded_in", "File and line of the data folder that hold it."),
            Column("title", "What it is about, in words."),
        ),
    ),
)
