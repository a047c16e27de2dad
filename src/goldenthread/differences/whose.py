"""Whose a statement is, by the address of its subject: a row of a document, a thread, a finding, somebody ..."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from goldenthread.namespaces import FOAF, GT, ORG
from goldenthread.plan_years import LABEL

ROWS = frozenset({"activity", "milestone"})
HEADINGS = frozenset({"theme", "priority", "objective"})
AGENTS = frozenset({"person", "unit", "post"})
RECORDS = frozenset({"decision", "correction"})
"""What people wrote down beside the documents: what a committee decided, what was wrong in the data."""
_RECORD = re.compile(
    r"(?P<owner>[^/]+/[^/]+/[^/]+/(?P<kind>activity|milestone|theme|priority|objective|measure)/[^/]+)(?:/(?P<part>.+))?"
)
_OF_BODY = re.compile(
    r"(?P<owner>[^/]+/(?P<kind>person|unit|post|thread|link|decision|correction)/[^/]+)(?:/(?P<part>.+))?"
)
_FINDING = re.compile(r"(?P<owner>(?P<kind>finding)/[^/]+)(?P<part>)")
_EDITION = re.compile(rf"[^/]+/{LABEL}/[^/]+")

CLASSES = {
    GT.Edition: "document",
    GT.Theme: "theme",
    GT.Priority: "priority",
    GT.Objective: "objective",
    GT.Activity: "activity",
    GT.Milestone: "milestone",
    GT.Measure: "measure",
    GT.Thread: "thread",
    FOAF.Person: "person",
    ORG.OrganizationalUnit: "unit",
    ORG.Post: "post",
}
"""What a release promises to keep the address of, by its class."""


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose a statement is.

    Attributes:
        kind: ``activity``, ``thread``, ``finding`` ...; empty of anything else.
        owner: its IRI.
        part: what follows it in the address of the subject: ``progress`` for the report on a row.
    """

    kind: str
    owner: str
    part: str = ""


@lru_cache(maxsize=1 << 14)
def whose(subject: str, base: str) -> Whose:
    """Whose the statements about a subject are.

    Args:
        subject: its IRI.
        base: what the IRIs of the data stand under.

    >>> whose("https://e.org/wexley/2013-14/plan/milestone/0001/progress", "https://e.org/")
    Whose(kind='milestone', owner='https://e.org/wexley/2013-14/plan/milestone/0001', part='progress')
    >>> whose("https://e.org/wexley/source/plan.txt/lines/1-2", "https://e.org/").kind
    ''
    """
    if subject.startswith(base):
        for pattern in (_RECORD, _OF_BODY, _FINDING):
            if found := pattern.fullmatch(subject, len(base)):
                return Whose(found["kind"], base + found["owner"], found["part"] or "")
        if _EDITION.fullmatch(subject, len(base)):
            return Whose("document", subject)
    return Whose("", subject)
