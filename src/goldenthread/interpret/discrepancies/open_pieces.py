"""One of several things that were promised together, which is open where another is done."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from goldenthread.interpret.discrepancies.shared_phrases import STANDS, Span, is_next_step, sure
from goldenthread.interpret.statements import claims_not_done, speaks_of_future
from goldenthread.interpret.statements.acts import acts, making_words
from goldenthread.interpret.statements.promised_acts import about, promised
from goldenthread.language.clauses import sentences
from goldenthread.language.phrases import Phrase

_JOINT = Phrase("joins_pieces")
_CLAUSE = Phrase("joins_clauses_of_pieces")
_SUBJECT = 5
"""Words at the beginning of a clause among which the thing that it is about is named."""
_WAITS = Phrase("waits")
_DONE = Phrase("one_piece_done")
_MEETS = Phrase("goes_on_supporting")
_MUST_DIFFER = 2
_LONGEST = 25
"""Words of a promise; a longer one names aims and places, not things to be done."""


def pieces(promise: str) -> list[frozenset[str]]:
    """The words by which the things that are promised together differ; nothing where it is one thing.

    >>> [sorted(piece) for piece in pieces("Open the halls at Mill Road and Dale Street")]
    [['hall', 'mill', 'road'], ['dale', 'street']]
    >>> pieces("Open the hall at Mill Road")
    []
    """
    if len(promise.split()) > _LONGEST:
        return []
    words = [about(piece) & promised(promise).words for piece in _JOINT.split(promise)]
    names = [piece - frozenset[str]().union(*(other for other in words if other is not piece)) for piece in words]
    names = [own for own in names if own]
    return names if len(names) >= _MUST_DIFFER else []


def open_piece(promise: str, comment: str) -> Span | None:
    """Where a comment tells that one of several things is open, and has told that another is done.

    >>> text = "Mill Road was opened in May. Dale Street is to follow."
    >>> text[slice(*open_piece("Open the halls at Mill Road and Dale Street", text))]
    'to follow'
    >>> open_piece("Open the halls at Mill Road and Dale Street", "Mill Road and Dale Street were opened in May.")
    """
    names = pieces(promise)
    if not names:
        return None
    known = _clauses(comment)
    opens = dict(_first_in(known, _opens(comment)))
    reached = dict(_first_in(known, sorted((act.start, act.end) for act in acts(comment) if act.how == "reached")))
    done = [
        about(comment[slice(*clause)])
        for clause in known
        if clause not in opens
        and (clause in reached or _DONE.search(comment, *clause) or STANDS.search(comment, *clause))
    ]
    for (start, end), place in opens.items():
        if is_next_step(comment, place[0]):
            continue
        subject = about(" ".join(comment[start:end].split()[:_SUBJECT]) + " ")
        for own in names:
            if (
                own & subject
                and not any(own & other for other in done)
                and any(rest & other for rest in names if rest is not own for other in done)
            ):
                return place
    return None


def _clauses(comment: str) -> list[Span]:
    found: list[Span] = []
    for begin, finish in sentences(comment):
        start = begin
        for cut in _CLAUSE.finditer(comment, begin, finish):
            found.append((start, cut.start()))
            start = cut.end()
        found.append((start, finish))
    return found


def _opens(comment: str) -> list[Span]:
    """Where a comment tells of something open, in order."""
    places = [match.span() for match in _WAITS.finditer(comment)]
    places += [(hint.start, hint.end) for hint in sure(claims_not_done(comment))]
    places += [
        (hint.start, hint.end) for hint in sure(speaks_of_future(comment)) if not _MEETS.match(comment, hint.end)
    ]
    places += [(act.start, act.end) for act in acts(comment) if act.stage and act.how in ("to come", "denied")]
    return sorted([*places, *making_words(comment)])


def _first_in(clauses: Sequence[Span], places: Sequence[Span]) -> Iterator[tuple[Span, Span]]:
    """Each clause in which some place lies, with the first of these."""
    for clause in clauses:
        at = bisect_left(places, (clause[0], 0))
        if at < len(places) and places[at][0] < clause[1]:
            yield clause, places[at]
