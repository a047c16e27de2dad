"""Words of a document as a sentence of ours quotes them: whole sentences, and an ellipsis wherever something is cut."""

from __future__ import annotations

import re
from collections.abc import Sequence

from goldenthread.language.clauses import sentences
from goldenthread.site.plain import shortened

ELLIPSIS = "…"
MOST = 420
"""Characters that are quoted to make a quotation whole."""
_QUOTED = re.compile(r"'(?P<words>.+)'(?=\.?$)")


def opening(text: str, most: int) -> str:
    """How a text begins: as many whole sentences as fit, and where these are few one more, up to twice the length.

    Of a sentence that is longer still the first words stand.

    >>> opening("Ten were planted. Two died in May. None was replaced.", 40)
    'Ten were planted. Two died in May. …'
    >>> opening("Ten were planted.", 40), opening("Ten were planted along the river and by the pond", 20)
    ('Ten were planted.', 'Ten were planted …')
    """
    if len(text) <= most:
        return text
    ends = [len(text[:end].rstrip()) for _, end in sentences(text)]
    fits = max((end for end in ends if end <= most - len(ELLIPSIS) - 1), default=0)
    if 2 * fits < most:
        fits = min((end for end in ends if most // 2 <= end <= 2 * most), default=0)
    return f"{text[:fits]} {ELLIPSIS}" if fits and fits < len(text) else text if fits else shortened(text, most)


def keeping(text: str, spans: Sequence[tuple[int, int]], most: int) -> str:
    """A text in short that never loses the first of some places: what lies between its beginning and that is cut.

    It is no longer than ``most``, unless the words of the place are.

    >>> keeping("Plant trees along the river, the road and the pond", ((33, 37),), 34)
    'Plant … river, the road and …'
    >>> keeping("Plant trees along the river", ((6, 11),), 20)
    'Plant trees along …'
    """
    short = shortened(text, most)
    if short == text or not spans or spans[0][1] <= len(short) - 2:
        return short
    start, end = spans[0]
    widest = max((most - (end - start)) // 2 - 2, 0)
    tries = (_about(text, start, end, room) for room in range(widest, 0, -1))
    return next((said for said in tries if len(said) <= most), _about(text, start, end, 0))


def _about(text: str, start: int, end: int, room: int) -> str:
    """The beginning of a text, and a place of it with the words about it, for each some characters."""
    head = shortened(text[:start], room) if room else ELLIPSIS
    first = text.rfind(" ", 0, max(start - room // 2, 1)) + 1
    tail = shortened(text[end:] + " ", room // 2 + 2) if text[end:].strip() else ""
    head = head if head.endswith(ELLIPSIS) or first <= len(head) else f"{head} {ELLIPSIS}"
    return f"{head} {text[first:end]}{tail}".strip()


def around(text: str, start: int, end: int, most: int = MOST) -> str:
    """The whole sentences that hold a place of a text, and after them as many as fit.

    What would be too long is cut between words around the place; the place itself is never cut.

    >>> around("We met. Ten were planted. Two died.", 8, 12, 20)
    '… Ten were planted. …'
    >>> around("We met. Ten were planted. Two died.", 8, 12, 30)
    '… Ten were planted. Two died.'
    """
    spans = sentences(text)
    first = max((begin for begin, _ in spans if begin <= start), default=0)
    ends = [finish for _, finish in spans if finish >= end] or [len(text)]
    last = max([ends[0], *(finish for finish in ends if finish - first <= most)])
    if last - first > most:
        room = max(most - (end - start), 0)
        first, last = max(first, start - room // 2), min(last, end + room // 2)
        first = first if text[:first].endswith(" ") or not first else _after_blank(text, first, start)
        last = last if last == len(text) or text[last] == " " else max(text.rfind(" ", end, last), end)
    before, after = (f"{ELLIPSIS} " if text[:first].strip() else ""), (f" {ELLIPSIS}" if text[last:].strip() else "")
    return f"{before}{text[first:last].strip()}{after}"


def _after_blank(text: str, place: int, most: int) -> int:
    blank = text.find(" ", place, most)
    return blank + 1 if blank >= 0 else most


def quoted(message: str) -> str:
    """The words of an update that a message ends with; empty where it quotes none.

    >>> quoted("It is reported 'Completed', but the comment says: 'being drafted'.")
    'being drafted'
    >>> quoted("Nobody is named.")
    ''
    """
    found = _QUOTED.search(message.rpartition(": ")[2])
    return found["words"] if found else ""


def widened(message: str, text: str) -> str:
    """A message that ends with words of a text, with the whole sentences instead that hold these.

    >>> widened("It was late, as inferred: 'closed on 3 May'.", "It went on. The road was closed on 3 May. It rained.")
    "It was late, as inferred: '… The road was closed on 3 May. It rained.'"
    >>> widened("It was late.", "It went on.")
    'It was late.'
    """
    found = _QUOTED.search(message)
    whole = " ".join(text.split())
    words = " ".join(found["words"].split()) if found else ""
    at = whole.find(words) if words else -1
    if found is None or at < 0:
        return message
    quote = around(whole, at, at + len(words))
    stop = "" if quote.endswith((".", "!", "?", ELLIPSIS)) else "."
    return f"{message[: found.start()]}'{quote}'{stop}"
