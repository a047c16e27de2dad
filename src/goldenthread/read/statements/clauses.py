"""Sentences of a comment, and the words that tell what is past, to come, or denied."""

from __future__ import annotations

import re
from collections.abc import Iterator

DONE_VERBS = (
    "completed?|adopted|approved|agreed|launched|published|held|established|submitted|presented|introduced|"
    "implemented|signed|opened|delivered|finali[sz]ed|endorsed|considered|undertaken|took place|taken place|went live|"
    "appointed|awarded|circulated|installed|produced|created|issued|recruited|released|concluded|closed|set up|tabled|"
    "rolled out|reviewed|received|announced|achieved|determined|granted|ratified|operational|in place|distributed|"
    "selected|confirmed|secured|organised|updated|met|taken|ended|carried out|extended|reached|finished|"
    "facilitated|refreshed"
)
"""Words that say that something came to its end, or to a step that can be the end."""

_VERBS = (
    "be|start|commence|begin|go|follow|take|report|complete|deliver|launch|publish|agree|finish|conclude|have|come|move|"
    "feed|run|open|end|meet|happen|expire"
)
FUTURE = re.compile(
    r"\b(?:will|shall|should|could be|expect(?:s|ed|ation)?|anticipate[sd]?|scheduled|planned|likely|aims?|proposed|"
    rf"intend(?:s|ed)?|projected|forecast|seeks|going to|on (?:target|track|course)|to (?:{_VERBS})|"
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


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where the sentences of a text begin and end.

    >>> text = "Approved on 5.4.16. Work costs approx. £2.5m; it will start soon"
    >>> [text[start:end] for start, end in sentences(text)]
    ['Approved on 5.4.16. ', 'Work costs approx. £2.5m; ', 'it will start soon']
    """
    start = 0
    for match in _END.finditer(text):
        if match.end() > start:
            yield start, match.end()
            start = match.end()
    if start < len(text):
        yield start, len(text)
