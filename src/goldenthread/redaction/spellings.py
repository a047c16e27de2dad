"""The ways in which one name may be written: folded letters, given names, surnames, initials, either order."""

from __future__ import annotations

import re
import string
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from goldenthread.identity.likeness import bare
from goldenthread.language.name_words import name_words

_RAISED = "ªº²³¹¼-¾ʰ-ʸˠ-ˤᴬ-ᵪᵸᶛ-ᶿ⁰-ₜ①-⒛⓪-⓿❶-➓"
"""What points at a footnote, or counts, and is no letter of a name: ``Ada Lark¹``."""
LETTER = rf"[^\W\d_{_RAISED}]"
"""A letter, as a pattern."""
WORD = re.compile(rf"{LETTER}+")
"""A run of letters."""

_PLAIN = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŧ": "t", "ʼ": ""}
)
_LATIN = frozenset(string.ascii_letters)
_ALIKE = str.maketrans(
    "АВЕЅІЈКМНОРСТУХаеорсухіјѕһԁΑΒΕΖΗΙΚΜΝΟΡΤΥΧανορικ", "ABESIJKMHOPCTYXaeopcyxijshdABEZHIKMNOPTYXavopik"
)
"""Cyrillic and Greek letters, and the Latin ones that they look like."""
_SPELT_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})
_INITIALS = 3
"""How many capitals may be initials that are written together."""
_PARTICLE_BEFORE = re.compile(
    rf"^(?i:{'|'.join(sorted(name_words().bound_particles, key=len, reverse=True))})(?=[^\W\d_a-zß-öø-ÿ]{{2}})"
)
_ASIDE = re.compile(r"[(\[][^)\]]*[)\]]?|\s[-–—|]\s.*")


@lru_cache(maxsize=200_000)
def folded(word: str) -> str:
    r"""A word in lower case without accents, as a keyboard without them writes it.

    Signs that look like Latin letters are those where Latin letters stand beside them: a scanner mixes them.

    >>> folded("Zoë"), folded("Søren"), folded("WEIẞ")
    ('zoe', 'soren', 'weiss')
    >>> folded("\N{CYRILLIC CAPITAL LETTER O}kafor"), folded("\N{MATHEMATICAL BOLD CAPITAL J}oy"), folded("Ольга")
    ('okafor', 'joy', 'ольга')
    """
    if word.isascii():
        return word.lower()
    if not _LATIN.isdisjoint(word):
        word = word.translate(_ALIKE)
    plain = unicodedata.normalize("NFKD", word.casefold()).casefold()
    return "".join(c for c in plain if not unicodedata.combining(c)).translate(_PLAIN)


def joined(text: str) -> str:
    """The letters of a text, folded: the same however its words are cut.

    >>> joined("Mary O'Neill-Fenn") == joined("MARY ONEILL FENN")
    True
    """
    return "".join(folded(word) for word in WORD.findall(text))


@dataclass(frozen=True, slots=True)
class Parts:
    """A name in its parts, in printed letters.

    Attributes:
        given: given names in their order; empty where one word is printed.
        surnames: what may be the surname, the longest first.
    """

    given: tuple[str, ...]
    surnames: tuple[str, ...]


def parts(name: str) -> Parts:
    """The parts of a name, whichever of them comes first.

    >>> parts("Ms Mary Ann van der Berg")
    Parts(given=('Mary', 'Ann'), surnames=('van der Berg', 'Berg'))
    >>> parts("Quill, Dot"), parts("QUILL Dot (Streets)").given
    (Parts(given=('Dot',), surnames=('Quill',)), ('Dot',))
    >>> parts("J.P. Quill"), parts("JP Quill").surnames
    (Parts(given=('J.P.',), surnames=('Quill',)), ('Quill', 'JP'))
    >>> parts("Rhys Lloyd George").surnames, parts("Judith St. John").surnames
    (('Lloyd George', 'George'), ('St. John',))
    """
    name = _without_honours(bare(_ASIDE.sub(" ", name)).strip(" ,;."))
    last, comma, first = name.partition(",")
    if comma:
        return Parts(tuple(bare(first).split()), tuple(_surnames([last.strip()], last.split())))
    words = name.split()
    shouted = next((place for place, word in enumerate(words) if not _shouted(word)), len(words))
    either = shouted == 1 and len(joined(words[0])) <= _INITIALS  # initials, or a short surname that comes first
    if 0 < shouted < len(words) and not either:
        return Parts(tuple(words[shouted:]), tuple(_surnames([" ".join(words[:shouted])], words[:shouted])))
    if len(words) < 2:
        return Parts((), tuple(words))
    at = len(words) - 1
    while at > 1 and folded(words[at - 1].strip(".'’")) in name_words().particles:
        at -= 1
    surname = words[at:]
    longer = [" ".join(words[place:]) for place in range(1, at)] if at == len(words) - 1 else []
    return Parts(tuple(words[:at]), (*_surnames([*longer, " ".join(surname)], surname), *(words[:1] if either else ())))


def _without_honours(name: str) -> str:
    """A name without what is written behind it: degrees, orders, ``Jr``.

    >>> _without_honours("Ada Lark, M.B.E."), _without_honours("Ben Moss Jnr"), _without_honours("Ma Li")
    ('Ada Lark', 'Ben Moss', 'Ma Li')
    """
    words = name.split()
    while len(words) > 2 and joined(words[-1]) in name_words().honours:
        words.pop()
    return " ".join(words).rstrip(" ,") if len(words) < len(name.split()) else name


def _shouted(word: str) -> bool:
    """Whether a word is printed in capitals, whatever its particle is printed in.

    >>> [_shouted(word) for word in ("QUILL", "O'NEILL", "McALPINE", "MacINTYRE", "Mackie", "J.P.", "Mc")]
    [True, True, True, True, False, False, False]
    """
    capitals = _PARTICLE_BEFORE.sub("", word)
    return capitals.isupper() and any(len(run) > 1 for run in WORD.findall(capitals))


def _surnames(whole: list[str], words: list[str]) -> Iterator[str]:
    """Whole surnames, then what remains of one without particles that may be left out, then its halves."""
    seen = set()
    free = [word for word in words if folded(word.strip(".'’")) not in name_words().particles]
    bound = any(folded(word.strip(".'’")) in name_words().bound_particles for word in words[:-1])
    candidates = [*whole]
    if free and not bound and len(words) > 1:
        candidates.append(words[-1])
    halves = words[-1].split("-") if words else []
    if len(halves) > 1:
        candidates += [half for half in halves if len(half) > 1]
    for surname in candidates:
        if joined(surname) and joined(surname) not in seen:
            seen.add(joined(surname))
            yield surname


def variants(text: str) -> set[str]:
    """The joined letters of a text as printed, spelt out, cut by an address maker, and damaged by a wrong encoding.

    An address maker drops each letter that has an accent, or the accents and what is then no plain letter.

    >>> sorted(variants("Jörg Ek"))
    ['jargek', 'joergek', 'jorgek', 'jrgek']
    >>> sorted({"sgurardottir", "sgurardttir"} & variants("Sıgurðardóttir"))
    ['sgurardottir', 'sgurardttir']
    """
    found = {joined(text)}
    if not text.isascii():
        others = (
            joined(text.casefold().translate(_SPELT_OUT)),
            joined("".join(c for c in text if c.isascii())),
            joined("".join(c for c in unicodedata.normalize("NFKD", text) if c.isascii())),
            joined(text.encode().decode("cp1252", "ignore")),
        )
        found |= {spelling for spelling in others if len(spelling) > 1}
    return found


def initials(given: tuple[str, ...]) -> str:
    """The first letters of given names, folded.

    >>> initials(("Mary", "Ann-Lou"))
    'mal'
    """
    return "".join(folded(word[0]) for name in given for word in WORD.findall(name))


def full_spellings(name: str) -> set[str]:
    """The joined letters of every spelling that holds a given name and the surname, in either order."""
    said = parts(name)
    found = variants(" ".join((*said.given, said.surnames[0]))) if said.given and said.surnames else set()
    if len(WORD.findall(name)) > 1:
        found |= variants(bare(_ASIDE.sub(" ", name)))
    if said.given and (plain := _without_honours(bare(_ASIDE.sub(" ", name)))) != name:
        found |= variants(plain)
    for surname in said.surnames if said.given else ():
        if surname in said.given:
            continue
        first, every = said.given[0], " ".join(said.given)
        for one, other in ((first, surname), (every, surname), (surname, first), (surname, every)):
            found |= variants(f"{one} {other}")
    return found


def initial_spellings(name: str) -> set[str]:
    """The joined letters of every spelling that holds an initial and the surname, in either order.

    >>> sorted(initial_spellings("Tom Price"))
    ['pricet', 'tprice']
    >>> {"tlee", "leet"} <= initial_spellings("LEE Tom")
    True
    """
    said = parts(name)
    found: set[str] = set()
    if not said.given:
        return found
    some = initials(said.given)
    if said.given[0] in said.surnames:  # or these capitals are the surname
        letter, capitals = said.surnames[0][0], said.given[0]
        found |= variants(f"{letter} {capitals}") | variants(f"{capitals} {letter}")
    for surname in (one for one in said.surnames if one not in said.given):
        whole = {some[0], some, initials(said.given[:1])}
        if len(said.given) > 1:
            found |= variants(f"{said.given[0]} {some[1:]} {surname}") | variants(f"{said.given[-1]} {surname}")
            found |= variants(f"{some[0]} {' '.join(said.given[1:])} {surname}")
        for letters in whole:
            found |= variants(f"{letters} {surname}") | variants(f"{surname} {letters}")
    return found


def turned_spellings(name: str) -> set[str]:
    """The first word of a name beside the initials of the others, where nothing tells which of them is the surname.

    >>> sorted(turned_spellings("Wang Mei")), turned_spellings("Wang, Mei")
    (['mwang', 'wangm'], set())
    """
    words = _without_honours(bare(_ASIDE.sub(" ", name)).strip(" ,;.")).split()
    if "," in name or len(words) < 2 or len(joined(words[0])) < 2 or any(map(_shouted, words)):
        return set()
    some = initials(tuple(words[1:]))
    found: set[str] = set()
    for letters in {*some, some}:
        found |= variants(f"{letters} {words[0]}") | variants(f"{words[0]} {letters}")
    return found
