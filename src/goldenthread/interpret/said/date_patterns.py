"""The words around a date that say what it is: patterns for :mod:`goldenthread.interpret.said.stated_dates`."""

from __future__ import annotations

import re

from goldenthread.interpret.said.clauses import DONE_VERBS
from goldenthread.language.lexicon import lexicon

_MONTH = "|".join(sorted({name.capitalize() for name in lexicon().dates.numbers}, key=len, reverse=True))
_SHORT = r"['’]?\d\d(?!\d|\s?%|,\d|st|nd|rd|th)['’]?"
_PLAN_YEAR = r"(?:20)?\d\d\s?[/-]\s?(?:20)?\d\d"
DATE = re.compile(
    rf"""(?<![\w./])(?:
      (?P<day1>\d{{1,2}})[/.](?P<number>\d{{1,2}})[/.](?P<year1>\d{{4}}|\d\d)(?!\d)
    | (?P<day2>\d{{1,2}})\s?(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month2>{_MONTH})\b\.?(?:,?\s+(?P<year2>\d{{4}}|{_SHORT}))?
    | (?P<month3>{_MONTH})\b\.?\s+(?P<day3>\d{{1,2}})(?:st|nd|rd|th),?(?:\s+(?P<year3>\d{{4}}))?
    | (?P<month4>{_MONTH})\b\.?(?:,?\s+(?:of\s+)?(?P<year4>\d{{4}}|{_SHORT}))?
    | (?P<month5>(?i:{_MONTH}))\b\.?\s+(?P<year5>\d{{4}})
    | (?:Q|[Qq]uarter\s)(?P<quarter>[1-4])(?:,?\s+(?:[-–]\s+|of\s+)?(?P<of_year>{_PLAN_YEAR}|20\d\d))?
    | (?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter)\s+(?P<term>[Tt]erm\s+)?(?:of\s+)?(?P<year6>\d{{4}})(?![/\d])
    | (?P<year_end>(?:the\s+)?end\s+of\s+(?:the\s+|this\s+)?(?:financial\s+)?year\b|year[\s-]end\b)
    | (?P<plan_year>20\d\d\s?/\s?(?:20)?\d\d)
    | (?<=\bin\s)(?P<calendar>20\d\d)(?!\s?[-–/]\s?\d)
    )(?!\w|/(?![A-Z]))""",
    re.VERBOSE,
)
SHARED_YEAR = re.compile(
    rf"\s+(?:and|&|to|or|-|–)\s+(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?(?:{_MONTH})\b\.?\s+(?P<year>\d{{4}})"
)
SEAM = re.compile(
    r"(?:^|[\s(–:-])(?P<word>in|on|at|by|of|since|until|till|to|for|from|throughout|through|between|is|was|be|during|before|after|now|"
    r"around|about|over|early|mid|late|-|–|:)[\s–-]*(?:the\s+|w/[ce]\s+|(?:first |second |last )?week of\s+|"
    r"weekend of\s+|middle of\s+|start of\s+|beginning of\s+|end of\s+|end\s+|early\s+|"
    r"mid\s+|late\s+|(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|wed|thurs?|fri|sat|sun),?\s+|in\s+)*$",
    re.IGNORECASE,
)

_TIMETABLE = r"(?:dates?|deadlines?|completion|targets?|timescales?|timelines?|timetables?|milestones?|launch)"
NEW = re.compile(
    rf"""\bnow\s+(?:be\s+|only\s+)?(?:due|expected|scheduled|planned|anticipated|likely|unlikely|intended|on\starget|to\b)
    | \bwill\s+now\b | \bnow\s+be\b | \bis\s+now\s*$ | \bnow\s*$
    | \b(?:revised|new|amended|extended|updated)\s+(?:[\w-]+\s){{0,2}}?{_TIMETABLE}\b
    | \b{_TIMETABLE}\s+(?:(?:has|have|was|were|now|been)\s+)*
      (?:revised|extended|moved|changed|put\sback|amended|reset)\b
    | \brescheduled\b | \broll(?:ed)?\s+(?:forward|over)\b
    | \b(?:delayed|deferred|postponed|slipped|pushed\sback|put\sback|moved|carried\sforward)\s+(?:\w+\s){{0,3}}?
      (?:to|until|till|into)\b
    | \bunlikely\b[^.;]*\buntil\b""",
    re.IGNORECASE | re.VERBOSE,
)
MOVED_TO = re.compile(r"\bmoved\b.*\b(?:to|until|till|into)$", re.IGNORECASE)
AT_ONCE = re.compile(r"\s*(?:the\s+|\w+\s+of\s+|early\s+|mid[\s-]|late\s+|end\s+|\w+day,?\s+)*", re.IGNORECASE)
FORMER = re.compile(
    r"\b(?:instead of|not by|rather than)\s+(?:the\s+)?$|"
    r"\b(?:was|were|originally|previously|initially|had been)\s+(?:[\w']+\s+){0,2}?(?:due|scheduled|planned|expected|"
    r"intended|meant|set)\b[^.;]*$|\b(?:was|were|should) to have been\b[^.;]*$|\b(?:as of|as at|up to)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
FORMER_AFTER = re.compile(
    r"\s*(?:\w+\s+){0,3}?(?:(?:has|have) been delayed|but (?:has|have|was|were|is|did) not)\b", re.IGNORECASE
)
IN_THE_MAKING = re.compile(
    r"\b(?:draft(?:ed)?|being \w+ed|ready|in preparation)\b(?:\s+on)?\s+for\b[^.;]{0,110}\b(?:in|on|by|before)\s+"
    r"(?:the\s+|end\s+of\s+)*$|\bplanned\s*[:–-]\s*$|\b(?:takes?\s+place|starts|begins|opens|launches)\s+(?:in|on)\s+(?:the\s+)?$|"
    r"\bnext\s+(?:meeting|event|session)s?\s+(?:is|are)\s+(?:in|on|set\s+for)\s+(?:the\s+)?$|"
    r"\bconsult\w+\b[^.;]{0,60}\b(?:is|are|currently|closes|ends|runs)\b[^.;]{0,60}\b(?:until|to|on)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""What leads from a thing in the making to a day: ``drafted for agreement in``."""
PAST_AFTER = re.compile(r"\s*(?:[\w',]+\s+){0,9}?(?:had|was|were)\b", re.IGNORECASE)
ASIDE = re.compile(r"\b(?:after|following|before|once|when|while|whilst|until)\b", re.IGNORECASE)
DECIDED_AFTER = re.compile(
    r",?\s+(?:the\s+)?[A-Z]\w+(?:\s+\w+){0,2}?\s+(?:approved|agreed|adopted|endorsed|signed\soff|ratified)\b"
)
OF_BEFORE = re.compile(
    r"\b(?:following|after)\s+(?!that\b|this\b)(?:\w+\s+){1,9}?(?:in|on|of)\s+(?:the\s+)?$", re.IGNORECASE
)
"""What leads to the day of something that goes before: ``it will open in June following a trial in``."""
SPEAKS_AHEAD = re.compile(
    r"(?<!had )(?<!needed )\b(?:to be|be|to|(?:is|are|now|currently) being)\s+$|"
    r"\b(?:if|once|when|until|unless|subject to|pending|yet to)\b",
    re.IGNORECASE,
)
"""What leads to an act that is to come, or only supposed."""
OWN_SUBJECT = re.compile(
    r"(?:\band|\bbut|,|\bwhich)\s+(?!(?:then|will|to|be|become|not)\b)(?P<subject>(?!(?:the\s+)?\w+\s+$)(?:(?:the|a|an|our|their|its)\s+)?(?:[A-Za-z][\w’'/()-]*\s+){1,5})$",
    re.IGNORECASE,
)
"""A second clause with a subject of its own: ``and the Board met``."""
PAST_SINCE = re.compile(
    r"\b(?:was|were|had|took|came|went|met|did|sold|has been|have been)\b(?![^.;]*\b(?:will|to be|due|expected|"
    r"planned)\b)",
    re.IGNORECASE,
)
"""Between a word that speaks of a time to come and a date: a past verb, which is the nearer one."""
DUE = re.compile(r"due\b.*", re.IGNORECASE)
WAS = re.compile(r"\s*(?:were|was|has|have|had)\b", re.IGNORECASE)
IN_FORCE = re.compile(
    r"operational|in place|in use|went live|implemented|introduced|launched|came into \w+|took effect", re.IGNORECASE
)
BY_WHOM = re.compile(r"\s+(?:(?:by|at)\s+)?(?:the\s+)?(?:[A-Z&][\w&]*\s+){1,5}")
"""Between a verb and its date: ``Adopted by Planning Committee 12 May``."""
LISTED = re.compile(r"\s*(?:and|&|or|,)(?:\s+again)?(?:\s+(?:in|on|the))*\s*")
RANGE = re.compile(r"\s*(?:-|–|to)\s*")
GLOSS = re.compile(r"\s*\((?:\w+\s*[-–]\s*)?")
DONE = re.compile(rf"\b(?:{DONE_VERBS})\b", re.IGNORECASE)
AUXILIARY = re.compile(r"\b(?:was|were|has|have|had)\b", re.IGNORECASE)
