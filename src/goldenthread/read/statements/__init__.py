"""What a comment states: new deadlines, dates of completion, what is done, what is not, what was achieved."""

from goldenthread.read.statements.dates import DateStatement, date_statements
from goldenthread.read.statements.hints import Hint, claims_done, claims_not_done, speaks_of_future
from goldenthread.read.statements.reported import Reported, reported

__all__ = [
    "DateStatement",
    "Hint",
    "Reported",
    "claims_done",
    "claims_not_done",
    "date_statements",
    "reported",
    "speaks_of_future",
]
