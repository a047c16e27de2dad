"""What joins commitments of several documents: links and threads."""

from __future__ import annotations

from goldenthread.export.shared_columns import BODY, FIRST, ID, LAST, Column, Table, many

_LINK_COLUMNS = (
    Column("from", "IRI of the earlier commitment.", "anyURI", refers="commitments"),
    Column("to", "IRI of the later commitment.", "anyURI", refers="commitments"),
    Column(
        "relation",
        "continues (the same undertaking), succeeds (the next stage of it) or reverses (it is undone: joins nothing).",
    ),
    Column("decision", "accepted or rejected by a reader, proposed by the machine, or only a candidate."),
    Column("confidence", "How sure the judgement is, from 0 to 1.", "decimal"),
    Column("justification", "How it was found, as a term of the SEMAPV vocabulary."),
    Column("reviewer", "Who decided; empty for the machine."),
    Column("reason", "Why, in words."),
    Column("id", "IRI of the record of the judgement.", "anyURI"),
    Column("level", "Whether the later commitment is an activity or a milestone."),
    Column("from_text", "Title of the earlier commitment."),
    Column("to_text", "Title of the later commitment."),
    BODY,
    Column("reviewer_kind", "Of what kind who decided is: person, software, language model; empty for the machine."),
    Column("from_edition", "Label of the plan year of the earlier commitment."),
    Column("to_edition", "Label of the plan year of the later commitment."),
    Column("from_document", "Kind of document that states the earlier commitment."),
    Column("to_document", "Kind of document that states the later commitment."),
)

THREAD_TABLES: tuple[Table, ...] = (
    Table(
        "links",
        "Judgements on how a later commitment stands to an earlier one: accepted, proposed, rejected.",
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
            ID,
            Column("label", "Title of its latest member."),
            Column("level", "activity or milestone."),
            FIRST,
            LAST,
            many("members", "IRIs of its commitments, the earliest first.", "anyURI"),
            Column("kind", "single, unbroken, broken, split, merged, or split and merged."),
            Column("member_count", "How many commitments it holds.", "integer"),
        ),
    ),
)
