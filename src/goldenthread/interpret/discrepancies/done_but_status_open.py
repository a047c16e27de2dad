"""A comment on something reported as not done that says it is done, or on something late that it goes as it should."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from goldenthread.interpret.discrepancies.shared_phrases import SOON, STANDS, Span, claimed, is_next_step, sure
from goldenthread.interpret.readings import DateStatement
from goldenthread.interpret.statements import claims_done, claims_not_done, speaks_of_future
from goldenthread.interpret.statements.acts import Act, acts, decides
from goldenthread.interpret.statements.promised_acts import (
    Promise,
    about,
    keeps,
    names_the_act,
    only_first_step,
    promised,
)
from goldenthread.language.clauses import sentence_around, sentences
from goldenthread.language.phrases import Phrase
from goldenthread.language.work_stages import stage

_ON_COURSE = Phrase("as_it_should")
_TIME = Phrase("names_a_time")
_WHOLE = Phrase("begins_with_the_whole")
_RESERVE = Phrase("reserve")
_AFTERWARDS = Phrase("afterwards")
_IT = Phrase("begins_on_the_one_before")
_COUNT = Phrase("a_count")
_COUNTED = Phrase("begins_with_a_count")
_SLIPPED = Phrase("late_after_all")
_DELAYED = Phrase("delay_or_slip")
_CANNOT = Phrase("cannot")
_LIMITED = Phrase("a_part_or_first_step")
_BUT = Phrase("but")
_WIDER = Phrase("begins_with_a_wider_thing")
_FOR_OTHERS = Phrase("for_the_others")


def against_behind(
    text: str, comment: str, dates: Sequence[DateStatement] = (), *, in_hand: bool = False
) -> Span | None:
    """Where a comment says that what is reported late is done, or as it should be.

    Args:
        text: the words of the row.
        comment: the comment on it.
        dates: the dates that the comment states.
        in_hand: whether it is reported as going as it should, so that only its being done says otherwise.

    >>> against_behind("Waste plan agreed", "Cabinet agreed the waste plan in May.")
    (8, 14)
    >>> against_behind("Waste plan agreed", "The waste plan has been drafted.")
    """
    promise = promised(text)
    undone = sure(claims_not_done(comment))
    future = [
        one
        for one in sure(speaks_of_future(comment))
        if not _is_further(comment, one.start, sentence_around(comment, one.start, one.end))
    ]
    against = [one.start for one in (*undone, *future)]
    if place := _whole_claimed(promise, comment, against):
        return place
    if not promise.open_ended and (place := _plainly_done(text, comment, dates)):
        return place
    if course := _ON_COURSE.search(comment):
        sentence = sentence_around(comment, *course.span())
        wider = (more := _WIDER.match(sentence)) and more["what"].lower() not in text.lower()
        less = in_hand or undone or wider or _RESERVE.search(sentence) or _TIME.search(sentence)
        return None if less else course.span()
    if in_hand and (cannot := _CANNOT.search(comment)) and not is_next_step(comment, cannot.start()):
        return cannot.span()
    if promise.open_ended or _SLIPPED.search(comment):
        return None
    return _done_without_reserve(text, promise, comment, against)


def _whole_claimed(promise: Promise, comment: str, against: Iterable[int]) -> Span | None:
    """Where a comment claims that the whole is done, and nothing after it takes that back."""
    for hint in sure(claims_done(comment)):
        whole = _WHOLE.match(hint.printed)
        named = promise.words & about(hint.printed) and not _RESERVE.search(comment, hint.end)
        taken_back = any(one > hint.start for one in against) or _BUT.search(comment, hint.end)
        if whole and (named or not whole["some"]) and not taken_back:
            return hint.start, hint.end
    return None


def _done_without_reserve(text: str, promise: Promise, comment: str, against: Iterable[int]) -> Span | None:
    """Where a sentence about what was promised tells that it is done, and none makes it less."""
    for place in _done(promise, comment):
        sentence = sentence_around(comment, *place)
        shared = len(promise.words & about(sentence))
        short = len(sentence) < SOON and (shared or any(act.verb in promise.verbs for act in acts(sentence)))
        if not short and shared * 2 < max(1, len(promise.words)):
            continue
        later = any(one > place[0] for one in against)
        reserve = any(_RESERVE.search(one) for one in _after(promise, comment, place[1]))
        if not (later or reserve or _tells_less(text, sentence)):
            return place
    return None


def _plainly_done(text: str, comment: str, dates: Sequence[DateStatement]) -> Span | None:
    """Where one of the first sentences tells without reserve that what was promised is done, and none takes it back."""
    late = _SLIPPED.search(comment) or _DELAYED.search(comment)
    if late or any(one.kind == "new-deadline" for one in dates):
        return None
    promise = promised(text)
    for begin, end in sentences(comment)[:2]:
        sentence = comment[begin:end]
        if _tells_less(text, sentence) or sure(speaks_of_future(sentence)):
            return None
        dated = [(one.start, one.end) for one in dates if one.kind == "completed-on" and begin <= one.start < end]
        if places := list(_told_done(promise, sentence, begin, dated)):
            return None if _taken_back(promise, comment, end) else min(places)
    return None


def _told_done(promise: Promise, sentence: str, begin: int, dated: Iterable[Span]) -> Iterator[Span]:
    """Where a sentence about what was promised, which begins at a place of the comment, tells that it is done."""
    own = names_the_act(sentence, promise)
    shared = len(promise.words & about(sentence))
    if not own and not shared:
        return
    yield from ((begin + one.start(), begin + one.end()) for one in STANDS.finditer(sentence))
    if own or shared >= min(2, len(promise.words)):
        yield from _reached(promise, sentence, begin)
    if (own or not begin) and not _only_decisions(promise, sentence):
        yield from dated


def _reached(promise: Promise, sentence: str, begin: int) -> Iterator[Span]:
    """Where a sentence that begins at a place of the comment reports more than a first step done."""
    for act in _as_far(promise, sentence):
        if not only_first_step(claimed(sentence, act.end), promise):
            yield begin + act.start, begin + act.end


def _tells_less(text: str, sentence: str) -> bool:
    """Whether a sentence tells of less than the whole: with reserve, of a part, or how many where none was asked."""
    some = _COUNTED.match(sentence) and not _COUNT.search(text)
    return bool(some or _RESERVE.search(sentence) or _LIMITED.search(sentence))


def _taken_back(promise: Promise, comment: str, place: int) -> bool:
    """Whether a sentence after a place says that something else of it is to come, going on or not done."""
    later = [act for act in acts(comment) if act.start >= place and not is_next_step(comment, act.start)]
    if any(act.how in ("to come", "denied") and act.verb in promise.verbs for act in later):
        return True
    if any(one.start >= place for one in sure(claims_not_done(comment))):
        return True
    for one in sure(speaks_of_future(comment)):
        sentence = sentence_around(comment, one.start, one.end)
        concerns = _FOR_OTHERS.search(sentence) or _concerns(promise, sentence)
        if one.start >= place and concerns and not _is_further(comment, one.start, sentence):
            return True
    return any(
        _RESERVE.search(comment[begin:end]) and _concerns(promise, comment[begin:end])
        for begin, end in sentences(comment)
        if begin >= place
    )


def _is_further(comment: str, place: int, sentence: str) -> bool:
    """Whether words of a time to come speak of a step beyond what was promised, and not of the rest of it."""
    beyond = is_next_step(comment, place) or _AFTERWARDS.search(sentence)
    return bool(beyond) and not _FOR_OTHERS.search(sentence)


def _after(promise: Promise, comment: str, place: int) -> Iterator[str]:
    """The sentences after a place that are about what was promised."""
    for begin, end in sentences(comment):
        if begin >= place and _concerns(promise, comment[begin:end]):
            yield comment[begin:end]


def _concerns(promise: Promise, sentence: str) -> bool:
    """Whether a sentence is about what was promised, or about no other thing: ``It is not yet open``."""
    named = _IT.match(sentence) or promise.words & about(sentence)
    return bool(named) or any(act.verb in promise.verbs for act in acts(sentence))


def _done(promise: Promise, comment: str) -> Iterator[Span]:
    """Where a comment says that a thing stands, or that an act as far as the one promised is done."""
    yield from (match.span() for match in STANDS.finditer(comment))
    yield from ((act.start, act.end) for act in _as_far(promise, comment))


def _as_far(promise: Promise, text: str) -> Iterator[Act]:
    """The acts that a text reports done which are as far as the one promised, or that one itself."""
    asked = min(max(promise.stage, stage("agreed")), stage("delivered"))
    for act in acts(text):
        own = act.verb in promise.verbs and act.stage == promise.stage
        far = act.stage > asked or (act.stage == asked and not _decided_only(act, promise))
        if act.how == "reached" and (far or own):
            yield act


def _decided_only(act: Act, promise: Promise) -> bool:
    """Whether an act only decides about what was to be published, secured or obtained."""
    return promise.stage == stage("agreed") and decides(act.verb) and not keeps(act.verb, promise)


def _only_decisions(promise: Promise, sentence: str) -> bool:
    """Whether a sentence reports acts, and each of them only decides about what was promised."""
    told = [act for act in acts(sentence) if act.how == "reached"]
    return bool(told) and all(_decided_only(act, promise) for act in told)
