"""Who is named: people, units, posts."""

from __future__ import annotations

from goldenthread.export.shared_columns import EDITION, FIRST, ID, LAST, Column, Table, many

AGENT_TABLES: tuple[Table, ...] = (
    Table(
        "people",
        "Officers and councillors whom the documents name.",
        (
            ID,
            Column("name", "The canonical spelling."),
            many("aliases", "Other spellings that were printed."),
            FIRST,
            LAST,
            Column("elected", "true for a councillor or a mayor."),
            Column("reason", "Why this spelling, and why these are one person."),
        ),
    ),
    Table(
        "memberships",
        "Persons printed with a unit, by plan year.",
        (
            Column("person", "IRI of the person.", "anyURI", refers="people"),
            Column("unit", "IRI of the unit.", "anyURI", refers="units"),
            EDITION,
            Column(
                "evidence_lines", "The lines of the source that print them together.", "integer", " ", from_cells=True
            ),
            ID,
            Column("person_name", "The person's name."),
            Column("unit_name", "The unit's name, or its code."),
        ),
    ),
    Table(
        "units",
        "Directorates and services.",
        (ID, Column("code", "The printed code."), Column("name", "Its full name."), FIRST, LAST),
    ),
    Table(
        "unit_changes",
        "Renamings, mergers and divisions of directorates.",
        (
            ID,
            Column("label", "What happened, in words."),
            Column("edition", "Label of the plan year in which it first shows."),
            many("before", "IRIs of the units that ended.", "anyURI"),
            many("after", "IRIs of the units that began.", "anyURI"),
            Column("inferred", "true where it is concluded from who and what moved, false where a document states it."),
            Column("confidence", "How sure the inference is, from 0 to 1.", "decimal"),
            many("evidence", "The lines that support it, each run of them as edition:line or edition:first-last."),
            Column("reason", "The evidence, in words."),
        ),
    ),
    Table(
        "tenures",
        "Who held a post, where a document says so.",
        (
            Column("post", "IRI of the post.", "anyURI"),
            Column("person", "IRI of its holder.", "anyURI", refers="people"),
            EDITION,
            Column("evidence_lines", "The lines of the source that say so.", "integer", " "),
            Column("reason", "How they say so."),
            ID,
            Column("post_name", "Name of the post."),
            Column("person_name", "The person's name."),
        ),
    ),
)
