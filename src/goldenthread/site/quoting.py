"""Words of a document as a sentence of ours quotes them: whole sentences, and an ellipsis wherever something is cut."""

from __future__ import annotations

import re

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
