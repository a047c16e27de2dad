"""Quantities in the words of a plan: ``1100 new affordable homes``, ``at least four meetings``, ``£50k``."""

from __future__ import annotations

import re
from functools import lru_cache

from goldenthread.interpret.readings import Quantity
from goldenthread.language.dates import dates_in_prose
from goldenthread.language.numbers import number, size
from goldenthread.language.phrases import Phrase

_NUMBER, _ANY = Phrase("number_of_things"), Phrase("any_number")
_MASKS: tuple[re.Pattern[str] | Phrase, ...] = (
    re.compile(r"\b(?:19|20)\d{2}\s?[/–-]\s?(?:20)?\d{2}\b"),  # plan years
    re.compile(r"(?<![\d£.,])\d{1,2}[/.]\d{1,2}[/.](?:20)?\d{2}\b|(?<![\d£])\d{1,2}/\d{1,2}\b"),  # 16/17, 24/7
    re.compile(r"\b[A-Z]{1,2}\d{1,2}[A-Z]?\s\d[A-Z]{2}\b"),  # postcodes
    Phrase("not_counted_name"),
    re.compile(r"\b\d+(?:\.\d+){2,}[a-z]?|(?<!£)\b\d+\.\d+\s?[a-jln-z]\b"),  # references: 1.2.3, 1.2b
    Phrase("not_counted_ordinal"),
    Phrase("not_counted_time"),
    Phrase("not_counted_label"),
    Phrase("not_counted_age"),
    Phrase("not_counted_aged"),
    Phrase("not_counted_under"),
    Phrase("not_counted_people"),
    Phrase("not_counted_span"),
    Phrase("not_counted_base"),
    Phrase("not_counted_rhythm"),
)
"""What looks like a quantity and is none, beside dates: blanked out, in this order, before numbers are sought."""
_LISTED = re.compile(r"(?<![\w.,£])[1-9][.)]+(?=\s+\S)")

_QUALIFIER, _APPROXIMATELY = Phrase("qualifier"), Phrase("approximately")
_OR_MORE, _AFTER = Phrase("or_more"), Phrase("bound_after")
_CHANGE, _FROM = Phrase("changes"), Phrase("from_a_number")
_PERCENT, _SINGLE = Phrase("percent"), Phrase("a_single_one")

_STOP = Phrase("ends_a_unit")
_PLURAL, _NOT_PLURAL = Phrase("plural"), Phrase("not_plural")
_ADJECTIVE = Phrase("plural_adjective")
_DESCRIBING, _ADVERB = Phrase("describing_ending"), Phrase("adverb_ending")
_FURTHER = Phrase("begins_further")
_OF = Phrase("of_what")
_JOINS_NAMES, _JOINS_NOUNS, _GOES_ON = Phrase("joins_names"), Phrase("joins_nouns"), Phrase("goes_on_with_after")
_NAME = re.compile(r"[A-Z][\w'’&-]*(?:\s[A-Z][\w'’&-]*)*")
_TOKEN = re.compile(r"\s*['‘\"“]?([A-Za-z0-9][\w'’&/-]*)[\"”]?")
_LONGEST_UNIT = 7


@lru_cache(maxsize=4096)
def quantities(text: str) -> tuple[Quantity, ...]:
    """The quantities of a text, in order; not its dates, years, references, ages, postcodes and numbered names.

    >>> [(q.number, q.unit) for q in quantities("Create 1100 new affordable homes by March 2008")]
    [(1100.0, 'new affordable homes')]
    >>> [(q.qualifier, q.number, q.unit) for q in quantities("Hold at least four meetings and recover £50k")]
    [('at least', 4.0, 'meetings'), ('', 50000.0, '£')]
    >>> [(q.number, q.unit, q.of) for q in quantities("45% of new rented homes, saving 300 tonnes of CO2")]
    [(45.0, '%', 'new rented homes'), (300.0, 'tonnes', 'CO2')]
    >>> quantities("HUB 7&8 in 2012/13, phase 2 (ZE1 2BG), by 31 March 2008, for 16 to 19 year olds, 24/7")
    ()
    """
    if not _ANY.search(text):
        return ()
    masked = _mask(text)
    found: list[Quantity] = []
    for match in _NUMBER.finditer(masked):
        if found and match.start() < found[-1].end:
            continue
        if quantity := _quantity(text, masked, match):
            found.append(quantity)
    return tuple(found)


def _mask(text: str) -> str:
    """The text with all that is no quantity blanked out, each sign by one, so that places stay."""
    signs = list(text)
    for one in dates_in_prose(text):
        if not one.match["year"]:  # "in 2012 homes" may be a number of them
            signs[one.start : one.end] = "\x00" * (one.end - one.start)
    text = "".join(signs)
    for pattern in _MASKS:
        text = pattern.sub(lambda match: "\x00" * len(match.group()), text)
    if re.search(r"(?<!\w)1[.)]+\s", text):  # 1. one thing 2. another
        text = _LISTED.sub(lambda match: "\x00" * len(match.group()), text)
    return text


def _quantity(text: str, masked: str, match: re.Match[str]) -> Quantity | None:
    """The quantity that begins with a number, if it is one."""
    word, digits = (match["word"] or "").lower(), match["digits"] or ""
    qualifier, start = _qualifier(masked, match)
    unit, of, end = _unit(masked, match)
    if not _counts(word or digits, unit, qualifier, bare=not (match["percent"] or match["pound"])):
        return None
    if match["percent"]:
        unit = "%" if _PERCENT.fullmatch(match["percent"].strip()) else "percentage points"
    elif match["pound"]:
        unit = "£"
    after = _AFTER.match(masked, end)
    if after and not qualifier:
        qualifier, end = ("at most" if after["most"] else "at least"), after.end()
    elif not qualifier and _OR_MORE.match(masked, match.end()):
        qualifier = "at least"
    times = size(match["size"] or "")
    first = number(word or digits)
    last = number(match["upper"]) if match["upper"] else first
    scaled = last * times if last > first else None
    return Quantity(first * times, unit, of, qualifier, scaled, text[start:end], start, end)


def _counts(printed: str, unit: str, qualifier: str, *, bare: bool) -> bool:
    """Whether a number without percent or pound counts something: it has a unit, and is no year and no lone one."""
    if not bare:
        return True
    if not unit:
        return printed[0].isdigit() and qualifier in ("at least", "target", "by")
    if _SINGLE.fullmatch(printed):
        return bool(qualifier or _FURTHER.match(unit))
    year = re.fullmatch(r"199\d|20(?!00)[0-4]\d", printed)
    return not year or qualifier in ("at least", "at most", "more than", "less than")


def _qualifier(masked: str, match: re.Match[str]) -> tuple[str, int]:
    """What stands before a number and qualifies it, and where that begins.

    ``by``, ``from`` and ``to`` only count where something changes: ``reduce by 25%``, ``from 19% to 16%``.
    """
    start = match.start()
    before = masked[max(0, start - 60) : start]
    if found := _QUALIFIER.search(before):
        name = next(name for name, words in found.groupdict().items() if words).replace("_", " ")
        sentence = re.split(r"[.;:!?]\s", masked[max(0, start - 120) : start])[-1]
        amount = name == "by" or match["percent"] or _FROM.search(sentence)
        if name not in ("by", "from", "to") or (amount and _CHANGE.search(sentence)):
            return name, start - len(before) + found.start()
    about = _APPROXIMATELY.match(match.group())
    return ("about" if about else ""), start


def _unit(masked: str, match: re.Match[str]) -> tuple[str, str, int]:
    """The noun after a number, what follows its ``of``, and where that ends."""
    single = bool(_SINGLE.fullmatch(match["word"] or match["digits"]))
    more = _OR_MORE.match(masked, match.end())
    noun, end = "", more.end() if more else match.end()
    share = bool(match["percent"])
    if not (share or match["pound"]):
        noun, end = _noun(masked, end, single=single)
    follows = _OF.match(masked, end)
    if not follows or match["pound"]:
        return noun, "", end
    of, of_end = _noun(masked, follows.end(), single=bool(noun) or share)
    name = _NAME.match(masked, follows.end())
    if name and name.end() > of_end and (noun or share):
        of, of_end = name.group(), name.end()
    if not noun and not share:  # "15 of the council's buildings": a number of buildings
        return of, "", of_end if of else end
    return noun, of, of_end if of else end


def _noun(masked: str, place: int, *, single: bool) -> tuple[str, int]:
    """A noun with its adjectives, and where it ends; empty where none begins here.

    The noun ends with its first plural; words between are its adjectives. A plural inside a name goes on to the next
    one: ``Olympic Games job offers``. Where a single thing will do, it ends before an adverb or where
    another kind of word begins.
    """
    begin = end = place
    plural = adverb = count = 0
    while count < _LONGEST_UNIT and (match := _TOKEN.match(masked, end)):
        token = match[1]
        low = token.lower()
        goes_on = count and not plural and _joins(masked, end, match)
        if _ends_noun(low, after_plural=bool(plural)) or (_STOP.fullmatch(low) and not goes_on):
            break
        if _ADVERB.search(low) and count and not adverb:
            adverb = end
        count += 1
        begin = match.start(1) if count == 1 else begin
        end = match.end()
        if _is_plural(low):
            plural = end
            if token[0].islower() and not _ADJECTIVE.fullmatch(low):
                break
    end = plural or (adverb or end if single else 0)
    return (masked[begin:end], end) if end and count else ("", place)


def _is_plural(word: str) -> bool:
    return bool(_PLURAL.fullmatch(word)) and not _NOT_PLURAL.search(word)


def _ends_noun(word: str, *, after_plural: bool) -> bool:
    """Whether a word that is no small one ends a noun: a number, or what describes the plural before it."""
    return word.isdigit() or (after_plural and bool(_DESCRIBING.search(word)))


def _joins(masked: str, end: int, match: re.Match[str]) -> bool:
    """Whether a small word goes on with the noun: ``new or improved facilities``, ``Duke of York centres``."""
    low, after = match[1].lower(), masked[match.end() : match.end() + 60]
    if (
        _JOINS_NAMES.fullmatch(low)
        and after[1:2].isupper()
        and re.search(r"\b[A-Z]\w+$", masked[max(0, end - 40) : end])
    ):
        return True
    if _JOINS_NOUNS.fullmatch(low):
        ahead = [token.lower() for token in _TOKEN.findall(after)][:4]
        return bool(ahead) and not _STOP.fullmatch(ahead[0]) and any(_PLURAL.fullmatch(token) for token in ahead)
    return bool(_GOES_ON.search(masked[max(0, end - 40) : match.end()]))
