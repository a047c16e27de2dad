"""The words around a date that say what it is: patterns for :mod:`goldenthread.interpret.statements.stated_dates`."""

from __future__ import annotations

import re

from goldenthread.language.phrases import Phrase

SEAM = Phrase("leads_to_a_date")

NEW = Phrase("new_deadline")
MOVED_TO = Phrase("moved_to")
AT_ONCE = Phrase("at_once")
FORMER = Phrase("former_date")
FORMER_AFTER = Phrase("former_date_after")
IN_THE_MAKING = Phrase("making_for_a_date")
PAST_AFTER = Phrase("past_after")
ASIDE = Phrase("aside")
DECIDED_AFTER = Phrase("decided_after")
OF_BEFORE = Phrase("of_what_went_before")
SPEAKS_AHEAD = Phrase("speaks_ahead")
OWN_SUBJECT = Phrase("own_subject")
PAST_SINCE = Phrase("past_since")
DUE = Phrase("due")
WAS = Phrase("was_after")
IN_FORCE = Phrase("in_force")
BY_WHOM = Phrase("by_whom")
LISTED = Phrase("joins_dates")
RANGE = Phrase("spans_dates")
GLOSS = re.compile(r"\s*\((?:\w+\s*[-–]\s*)?")
DONE = Phrase("done_verbs")
AUXILIARY = Phrase("auxiliary")
