"""Texts of cells: tags out, fragments together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from string import ascii_letters

from goldenthread.language.phrases import Phrase
from goldenthread.markup import unmarked

FOOTNOTE_MARKS = ("*", "†", "‡")
"""What a footnote begins with."""
_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")


@lru_cache(maxsize=4096)  # one rule after the other looks at the cells of a line
def clean(raw: str) -> str:
    r"""A cell without tags, entities, emphasis marks and doubled blanks.

    >>> clean("<b>A</b> 50%")
    'A 50%'
    >>> clean("<ul> <li>Talks</li><li>Visits</li> </ul>")
    'Talks Visits'
    >>> clean("on 1 <sup>st</sup> June, see the <u>Strategy</u> .")
    'on 1st June, see the Strategy.'
    >>> clean("5 A\\*- C &amp; 1<sup>st</sup>")
    '5 A*- C & 1st'
    """
    return " ".join(unmarked(raw).split())


def bare_ref(printed: str) -> str:
    """A printed reference without the stops and brackets around all of it.

    >>> [bare_ref(text) for text in ("1.", "2)", "(iii)", "1.2(a)", "EOb:")]
    ['1', '2', 'iii', '1.2(a)', 'EOb']
    """
    ref = printed.strip(" .:")
    inner = ref.removeprefix("(").removesuffix(")").strip(" .")
    return ref if "(" in inner or ")" in inner else inner


def words(text: str) -> list[str]:
    """The words of a text in lower case.

    >>> words("Area-wide reviews, 3 corridors")
    ['area-wide', 'reviews', 'corridors']
    """
    return [word.lower() for word in _WORD.findall(text)]


def vocabulary(lines: Iterable[str]) -> frozenset[str]:
    """All words that stand inside the cells of a document, and those that stand at the edge of two cells or more.

    A word at the edge of a cell may be half a word; those inside are whole.
    """
    inside: set[str] = set()
    edges: Counter[str] = Counter()
    for line in lines:
        for cell in line.split("\t"):
            all_words = words(clean(cell))
            inside.update(all_words[1:-1])
            edges.update({*all_words[:1], *all_words[-1:]})
    return frozenset(inside | {word for word, count in edges.items() if count > 1})


def ends_sentence(text: str) -> bool:
    """Whether a text looks finished.

    >>> ends_sentence("Put in place."), ends_sentence("presented to the"), ends_sentence("")
    (True, False, True)
    """
    return not text or text.rstrip("*'\")] ").endswith((".", "!", "?", ":", ";")) or text.endswith(")")


_CALLS_FOR_MORE = Phrase("calls_for_more")


def breaks_off(text: str) -> bool:
    """Whether a text stops in mid-sentence: its last word calls for another.

    >>> breaks_off("A report was presented to the"), breaks_off("Completed")
    (True, False)
    """
    last = text.split()[-1:] or [""]
    return bool(_CALLS_FOR_MORE.fullmatch(last[0]))


def begins_inside(text: str, *, small_tells: bool = True) -> bool:
    """Whether a text begins in the middle of a sentence: with a small letter, a bracketed date or a joining mark.

    Args:
        text: the text.
        small_tells: whether a small letter says so: not where titles begin with one anyway.

    >>> begins_inside("emergency funding."), begins_inside("Report"), begins_inside("(July 2012) Delivery")
    (True, False, True)
    >>> begins_inside("plant trees", small_tells=False), begins_inside("& water them", small_tells=False)
    (False, True)
    """
    return bool(re.match(r"[a-z(,;&]" if small_tells else r"[(,;&]", text)) and not re.match(r"[a-z]\)", text)


def small_letters_tell(openings: Sequence[str]) -> bool:
    """Whether texts that open something for certain begin with a capital, so that a small letter goes on with another.

    >>> small_letters_tell(["Plant trees", "Water them", "e-mail all"]), small_letters_tell(["plant", "water", "Dig"])
    (True, False)
    """
    return 2 * sum(text[:1].islower() for text in openings) <= len(openings)


def join_pieces(left: str, right: str, known: Collection[str]) -> str:
    """Two pieces of one text that a column boundary parted, perhaps inside a word.

    The word at the seam decides: joined as it stands, joined with the letters that were printed twice, or kept apart.
    A lone ``I`` or ``|`` before a small letter is the trace of the column's edge.

    >>> join_pieces("reform on loc", "al residents", {"local"})
    'reform on local residents'
    >>> join_pieces("promote hea", "althy lifestyles", {"healthy"})
    'promote healthy lifestyles'
    >>> join_pieces("aspiration and", "I tackling poverty", {"aspiration"})
    'aspiration and tackling poverty'
    """
    if not left or not right:
        return left or right
    first = left[len(left.rstrip(ascii_letters)) :]
    last = right[: len(right) - len(right.lstrip(ascii_letters))]
    if re.match(r"[I|] (?=[a-z])", right) and (first + "i").lower() not in known:
        return f"{left} {right[2:]}"
    if not first or not last:
        return f"{left} {right}"
    if (first + last).lower() in known:
        seam = last.lower() if first[-1].islower() else last
        return left + seam + right[len(last) :]
    if twice := _printed_twice(first, last, known):
        return left + right[twice:]
    halves = [half for half in (first.lower(), last.lower()) if half in known and (len(half) > 1 or half == "a")]
    return f"{left} {right}" if halves or not last[0].islower() else left + right


def _printed_twice(first: str, last: str, known: Collection[str]) -> int:
    """How many letters at the seam of a word stand in both of its pieces; 0 where that gives no known word.

    One letter alone is no trace where both pieces are words.

    >>> _printed_twice("hea", "althy", {"healthy"}), _printed_twice("a", "at", {"a", "at"})
    (1, 0)
    """
    both_words = first.lower() in known and last.lower() in known and len(last) > 1
    for size in (1, 2, 3):
        overlaps = len(last) >= size and first.endswith(last[:size])
        if overlaps and (first + last[size:]).lower() in known and not (size == 1 and both_words):
            return size
    return 0


def join_lines(left: str, right: str) -> str:
    """Two fragments of one text on following lines, by a single blank."""
    return " ".join(part for part in (left, right) if part)


_COUNTED = re.compile(r"\(?(?P<count>[a-z]|[ivx]{1,4}|\d{1,2})[.)]\s+\S", re.IGNORECASE)
_STEPS = (1, 2)
"""By how much one counts on: a row in between may be lost."""
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")


def counts_on(above: str, text: str) -> bool:
    """Whether a text begins with the number or letter that comes after the one with which another begins, or the next.

    >>> counts_on("(a) Mend the wall", "(b) paint it"), counts_on("i. Dig", "ii. plant"), counts_on("9) Dig", "10) Sow")
    (True, True, True)
    >>> counts_on("Mend the wall", "(b) paint it"), counts_on("(a) Mend", "b) paint"), counts_on("(a) Mend", "(d) dig")
    (False, False, False)
    """
    first, second = _COUNTED.match(above), _COUNTED.match(text)
    if not (first and second):
        return False
    count, after = first["count"].lower(), second["count"].lower()
    marks = [
        above[: first.start("count")] + above[first.end("count")],
        text[: second.start("count")] + text[second.end("count")],
    ]
    if marks[0] != marks[1]:
        return False
    if count.isdigit() or after.isdigit():
        return count.isdigit() and after.isdigit() and int(after) - int(count) in _STEPS
    roman = count in _ROMAN and after in _ROMAN and _ROMAN.index(after) - _ROMAN.index(count) in _STEPS
    return roman or (len(count) == len(after) == 1 and ord(after) - ord(count) in _STEPS)
