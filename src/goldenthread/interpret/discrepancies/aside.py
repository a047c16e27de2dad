"""What a comment says of other things, after it has told that what was promised is done."""

from __future__ import annotations

from goldenthread.interpret.discrepancies.shared_phrases import PART, Span, claimed
from goldenthread.interpret.statements.acts import acts, completes
from goldenthread.interpret.statements.promised_acts import Promise, about, only_first_step
from goldenthread.language.clauses import sentence_around, sentences
from goldenthread.language.phrases import Phrase
from goldenthread.language.work_stages import stage

_DONE = Phrase("begins_done")
_BARE = Phrase("begins_without_subject")
_NOT_DONE = Phrase("not_plainly_done")
_REST = Phrase("the_rest")
_IT = Phrase("begins_on_the_same")


def is_aside(promise: Promise, comment: str, place: Span) -> bool:
    """Whether words stand in a sentence about another thing, and the comment begins with something done.

    >>> from goldenthread.interpret.statements.promised_acts import promised
    >>> text = "Both boilers replaced in May. Lagging of the loft remains outstanding."
    >>> is_aside(promised("Replace the boilers at Beech Court"), text, (text.index("remains"), len(text)))
    True
    >>> text = "One boiler replaced in May. The other boiler remains outstanding."
    >>> is_aside(promised("Replace the boilers at Beech Court"), text, (text.index("remains"), len(text)))
    False
    """
    begin, end = next(iter(sentences(comment)), (0, 0))
    opening = comment[begin:end]
    if place[0] < end or not _DONE.match(opening) or _NOT_DONE.search(opening) or PART.search(opening):
        return False
    reached = [act for act in acts(opening) if act.how == "reached"]
    asked = min(promise.stage, stage("delivered"))
    if reached and all(act.stage < asked and act.verb not in promise.verbs for act in reached):
        return False
    first = any(only_first_step(claimed(comment, begin + act.end), promise) for act in acts(opening))
    if first or not (_tells_of(promise, opening) or _BARE.match(opening)):
        return False
    sentence = sentence_around(comment, *place)
    return not (_shares(promise, sentence, 2) or _IT.match(sentence) or _REST.search(sentence))


def _shares(promise: Promise, sentence: str, words: int) -> bool:
    """Whether a sentence is about what was promised: by so many of its words, or its verb."""
    shared = len(promise.words & about(sentence))
    return shared >= min(words, len(promise.words)) or any(act.verb in promise.verbs for act in acts(sentence))


def _tells_of(promise: Promise, opening: str) -> bool:
    """Whether an opening is about what was promised; that something is completed does not say what."""
    own = any(act.verb in promise.verbs and not completes(act.verb) for act in acts(opening))
    return own or bool(promise.words & about(opening)) or not promise.words
