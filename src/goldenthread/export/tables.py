"""The exported tables: their names, their columns and what each column means."""

from __future__ import annotations

from goldenthread.export.agent_tables import AGENT_TABLES
from goldenthread.export.committee_tables import COMMITTEE_TABLES
from goldenthread.export.document_tables import DOCUMENT_TABLES
from goldenthread.export.reading_tables import READING_TABLES
from goldenthread.export.shared_columns import Table
from goldenthread.export.thread_tables import THREAD_TABLES

TABLES: tuple[Table, ...] = (
    *DOCUMENT_TABLES,
    *THREAD_TABLES,
    *AGENT_TABLES,
    *READING_TABLES,
    *COMMITTEE_TABLES,
)
"""Every exported table, in the order in which a reader would open them."""
