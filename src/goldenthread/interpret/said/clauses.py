"""Sentences of a comment, and the words that tell what is past, to come, or denied."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from itertools import pairwise

DONE_VERBS = (
    "completed?|adopted|approved|agreed|launched|published|held|established|submitted|presented|introduced|"
    "implemented|signed|opened|delivered|finali[sz]ed|endorsed|considered|undertaken|took place|taken place|went live|"
    "appointed|awarded|circulated|installed|produced|created|issued|recruited|released|concluded|closed|set up|tabled|"
    "rolled out|reviewed|received|announced|achieved|determined|granted|ratified|operational|in place|distributed|"
    "selected|confirmed|secured|organised|updated|met|taken|ended|carried out|extended|reached|finished|"
    "facilitated|refreshed|relocated|transferred|sent|reported|discussed|noted|shared|commissioned|procured|trained|"
    "inspected|came into (?:force|effect|use|operation)|took effect|certified|handed (?:\\w+ ){0,3}over|re-?\\s?opened|"
    "switched over|moved (?:over|in)|fitted|energised|brought in|in use|planted|converted|replaced|upgraded|"
    "refurbished|resurfaced|merged"
)
"""Words that say that something came to its end, or to a step that can be the end."""

_VERBS = (
    "be|start|commence|begin|go|follow|take|report|complete|deliver|launch|publish|agree|finish|conclude|have|come|move|"
    "feed|run|open|end|meet|happen|expire"
)
FUTURE = re.compile(
    r"\b(?:will|shall|should|could be|expect(?:s|ed|ation)?|(?<!than )(?<!as )anticipate[sd]?|scheduled|"
    r"(?<!than )(?<!as )planned|likely|aims?|proposed|"
    rf"intend(?:s|ed)?|projected|forecast|seeks|going to|go(?:es|ing)? live|on (?:target|track|course)|"
    rf"to (?:{_VERBS})(?! of\b| (?-i:[A-Z])[a-z])|"
    rf"due(?! to (?!(?:{_VERBS})\b))|opening|starting|commencing|beginning|launching|entering|being launched|"
    r"for (?:the )?(?:start|commencement|completion|delivery|launch|opening))\b",
    re.IGNORECASE,
)
"""Words that speak of a time to come; ``due to staffing changes`` gives a reason and is none of them."""

NEGATION = re.compile(
    r"\b(?:not|n't|never|no longer|yet to|unable|failed|without|if|once|when|until|unless|subject to|before|pending|"
    r"nor|cannot|rather than|instead of)\b",
    re.IGNORECASE,
)
"""Words that deny what follows them, or make it a condition."""

_END = re.compile(
    r"(?<!\bapprox)(?<!\be\.g)(?<!\bi\.e)(?<!\bNo)(?<!\bCllr)(?<!\d)[.;!?]+['\")]*\s+(?=[A-Z(•'\"\d])"
    r"|(?<=\d)[.;!?]['\")]*\s+(?=[A-Z(])|[•\n]|;\s|\s–\s(?=[A-Z])"
)


@lru_cache(maxsize=512)
def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Where the sentences of a text begin and end.

    >>> text = "Approved on 5.4.16. Work costs approx. £2.5m; it will start soon"
    >>> [text[start:end] for start, end in sentences(text)]
    ['Approved on 5.4.16. ', 'Work costs approx. £2.5m; ', 'it will start soon']
    """
    ends = [match.end() for match in _END.finditer(text)]
    cuts = [0, *ends, *([len(text)] if text and (not ends or ends[-1] < len(text)) else [])]
    return tuple(pairwise(cuts))


_CLAUSE_END = re.compile(r",\s|;\s|:\s|\s[–-]\s|\s(?=(?:but|however|although|whilst|while)\s)")
_QUOTED = 160
"""Characters of a sentence that is quoted whole."""


def sentence_around(text: str, start: int, end: int) -> str:
    """The sentence, or the sentences, that hold a place in a text.

    >>> sentence_around("Drafted. It will go to Cabinet.", 12, 16)
    'It will go to Cabinet.'
    """
    spans = _holding(text, start, end)
    return text[spans[0][0] : spans[-1][1]].strip() if spans else ""


def _holding(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """The sentences that hold a place in a text."""
    spans = sentences(text)
    first = max(0, bisect_right(spans, (start, len(text))) - 1)
    last = first
    while last < len(spans) and spans[last][0] < end:
        last += 1
    return tuple(span for span in spans[first:last] if span[1] > start)


def clause_around(text: str, start: int, end: int) -> str:
    """The words that hold a place in a text, to be quoted: its sentence, or of a long one its clause.

    >>> clause_around("Drafted. It will go to Cabinet.", 12, 16)
    'It will go to Cabinet'
    """
    spans = _holding(text, start, end)
    first, last = (spans[0][0], spans[-1][1]) if spans else (start, end)
    if last - first > _QUOTED:
        cuts = [first, *(match.end() for match in _CLAUSE_END.finditer(text, first, last)), last]
        first = max(cut for cut in cuts if cut <= start)
        last = min(cut for cut in cuts if cut >= end)
    return " ".join(text[first:last].split()).strip(" .,;:–-•")
