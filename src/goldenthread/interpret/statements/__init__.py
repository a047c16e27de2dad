"""What a comment states: new deadlines, dates of completion, what is done, what is not, what was achieved."""

from goldenthread.interpret.statements.progress_claims import Hint, claims_done, claims_not_done, speaks_of_future
from goldenthread.interpret.statements.reported_results import Reported, reported
from goldenthread.interpret.statements.stated_dates import date_statements

__all__ = [
    "Hint",
    "Reported",
    "claims_done",
    "claims_not_done",
    "date_statements",
    "reported",
    "speaks_of_future",
]
