"""Quantities in the words of a plan: ``1100 new affordable homes``, ``at least four meetings``, ``£50k``."""

from __future__ import annotations

import re
from functools import lru_cache

from goldenthread.interpret.readings import Quantity
from goldenthread.language.lexicon import lexicon


def _alternatives(words: str) -> str:
    return "|".join(words.split())


_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
}  # fmt: skip
_SIZES = {"k": 1e3, "thousand": 1e3, "m": 1e6, "mn": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9}
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_BETWEEN = r"(?:(?<=between\s\d)|(?<=between\s\d\d)|(?<=between\s\d\d\d))\sand\s"
_NUMBER = re.compile(
    rf"""(?<![\w.,/:£&+])(?:c\.?\s?|[~≈]\s?)?(?:(?P<pound>£)\s?)?(?P<digits>{_DIGITS})
    (?:(?:\s?[-–]\s?|\sto\s|{_BETWEEN})(?:£\s?)?(?P<upper>{_DIGITS})(?=\s?(?:%|[km]\b|[a-z]{{3}}|\s[a-z])))?
    (?P<size>\s?(?:k|m|mn|bn|million|thousand|billion)\b)?
    (?P<percent>\s?(?:%|per\s?cent\b|ppts?\b|percentage\spoints?\b))?
    (?![\d/a-z]|[:.]\d)
    | (?<![\w-])(?P<word>{"|".join(_WORDS)})(?![\w-])""",
    re.VERBOSE | re.IGNORECASE,
)
_ANY = re.compile(rf"\d|\b(?:{'|'.join(_WORDS)})\b", re.IGNORECASE)

# What looks like a quantity and is none: blanked out before numbers are sought.
_MONTH = (
    r"(?:"
    + "|".join(sorted({name.capitalize() for name in lexicon().dates.numbers}, key=len, reverse=True))
    + r")\b\.?"
)
_COUNT = "|".join([r"\d+", *_WORDS])
_LABELS = _alternatives(
    "phases? stages? rounds? years? levels? tiers? ks regulations? articles? sections? s schedules? quarters? q "
    "versions? parts? options? priority priorities objectives? outcomes? milestones? activity items? pages? para "
    "zones? appendix annex bands? grades? kpis? ni bvpi pis? lpi nvq srb types? tables? figures? nos? rooms? routes? "
    "waves? post classe?s? strands? lots? measure"
)
_CASED = (
    r"\b(?:19|20)\d{2}\s?[/–-]\s?(?:20)?\d{2}\b",  # plan years
    r"(?<![\d£.,])\d{1,2}[/.]\d{1,2}[/.](?:20)?\d{2}\b|(?<![\d£])\d{1,2}/\d{1,2}\b",  # dates, 16/17, 24/7
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?:\s+of)?\s+{_MONTH}(?:\s+(?:\d{{4}}|\d\d\b)(?!\s?%))?",
    rf"\b{_MONTH}\s+(?:(?:19|20)\d\d|['’]?[0-3]?\d(?:st|nd|rd|th)?(?:,?\s+20\d\d)?)(?!\d|,\d|\.\d|\s?%)",
    r"\b[A-Z]{1,2}\d{1,2}[A-Z]?\s\d[A-Z]{2}\b",  # postcodes
    r"\b(?!NEW\b)[A-Z]{3,}\s\d{1,2}(?:\s?(?:&|and|,|-)\s?\d{1,2})*\b(?![,.]\d)",  # names with a number: HUB 7 and 8
    r"\b\d+(?:\.\d+){2,}[a-z]?|(?<!£)\b\d+\.\d+\s?[a-jln-z]\b",  # references: 1.2.3, 1.2b
)
_NUMBERED = (  # phase 2, zones 7 and 8
    rf"(?<!\w)(?<!\w['’])(?:{_LABELS})[.\s-]*\d+[a-z]?"
    r"(?:\s?(?:&|,|/|-|–|\band\b|\bor\b|\bto\b)\s?(?:[a-z]+\s)?\d+[a-z]?(?!\d|[,.]\d|\s?%|\s+(?-i:[a-z])))*"
)
_ANY_CASE = (
    r"\b\d+\s?(?:st|nd|rd|th)\b",  # ordinals
    r"\b\d{1,2}(?:[:.]\d\d)?\s?(?:am|pm)\b|\b\d+:\d+\b",  # times, 1:1
    _NUMBERED,
    rf"\b(?:{_COUNT})(?:\s?(?:-|–|to|and)\s?\d+)?[-\s]?years?[-\s]olds?\b",
    r"\bage[ds]?(?:\s+of)?\s+(?:between\s+)?\d+(?:\s?(?:-|–|to|and)\s?\d+)?\+?(?:\s*\([^)]*\))?",
    r"\b(?:under|over)[-\s]?(?:the\s+)?\d+['’]?s\b|\b\d+s\b",
    r"\b(?:people|residents|adults|children|those|men|women|tenants|customers|pupils)\s+(?:over|under)\s+\d+",
    rf"\b(?:{_COUNT})(?:\s?(?:-|–|to)\s?\d+)?[-\s](?:year|month|week|day|hour|minute|mile|star|way|page)\b",
    rf"\bevery\s+(?:{_COUNT})\s+\w+|\b(?:per|in every|out of every)\s+[\d,]+\b|\b\d+\s?mph\b|\b\d+ in \d+\b",
    rf"\b(?:{_COUNT})\s+(?:monthly|weekly|yearly)\b|\bone\s+(?:to|by)\s+one\b",
)
_MASKS = [re.compile(pattern) for pattern in _CASED] + [re.compile(pattern, re.IGNORECASE) for pattern in _ANY_CASE]
_LISTED = re.compile(r"(?<![\w.,£])[1-9][.)]+(?=\s+\S)")

_BEFORE = {
    "at least": r"at least|(?:an? )?minimum(?: of)?|no (?:fewer|less) than|not (?:fewer|less) than",
    "at most": r"up to|at most|(?:an? )?maximum(?: of)?|(?:no|not) more than",
    "more than": r"(?:just |well )?over|more than|in excess of|(?:just )?above|exceeding",
    "less than": r"less than|fewer than|(?:just )?under|(?:just )?below",
    "about": r"about|around|circa|approximately|approx\.?|roughly|some|nearly|almost|on average",
    "target": r"targets? (?:of|for|is|was|=|:)|targets? (?:of|is) to \w+|target",
    "by": r"by(?: a further)?",
    "from": r"from",
    "to": r"to",
}
_QUALIFIER = re.compile(
    rf"(?<![\w-])(?:{'|'.join(f'(?P<q{i}>{one})' for i, one in enumerate(_BEFORE.values()))})\s*(?:the |an? )?$",
    re.IGNORECASE,
)
_OR_MORE = re.compile(r"\s+or\s+more\b", re.IGNORECASE)
_AFTER = re.compile(
    r"\s*(?:per\s\w+\s)?(?:or\smore\b|plus\b|\((?:min(?:imum|\.)?|(?P<most>max(?:imum|\.)?))\))", re.IGNORECASE
)
_CHANGE = re.compile(
    r"\b(?:increas|reduc|decreas|improv|rais|ris|rose|fall|fell|cut|grow|grew|extend|lower|drop)\w*\b", re.IGNORECASE
)

_STOP = re.compile(
    "(?:"
    + _alternatives(
        "a an the by in at for to from with on per across through between during within under over as against who whom "
        "that which are is were was have has had be been will would should must can could may not and or if when where "
        "while but than into onto via until before after since about each every all this these those its their our his "
        "her there it they we of made newly include includes including"
    )
    + ")",
    re.IGNORECASE,
)
_PLURAL = re.compile(r"(?:people|children|staff|women|men|premises|criteria|[\w-]{3,}s)", re.IGNORECASE)
_NOT_PLURAL = re.compile(r"(?:ss|us|is|['’]s|s['’])$", re.IGNORECASE)
_ATTRIBUTES = frozenset({"sports", "arts", "works"})
_FURTHER = re.compile(r"(?:additional|new|further|extra)\b")
_NAME = re.compile(r"[A-Z][\w'’&-]*(?:\s[A-Z][\w'’&-]*)*")
_OF = re.compile(r"\s+of\s+(?:(?:the|all|its|our|these|those)\s+)*")
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
        unit = "%" if match["percent"].replace(" ", "").lower() in ("%", "percent") else "percentage points"
    elif match["pound"]:
        unit = "£"
    after = _AFTER.match(masked, end)
    if after and not qualifier:
        qualifier, end = ("at most" if after["most"] else "at least"), after.end()
    elif not qualifier and _OR_MORE.match(masked, match.end()):
        qualifier = "at least"
    size = _SIZES[match["size"].strip().lower()] if match["size"] else 1.0
    number = float(_WORDS[word]) if word else float(digits.replace(",", ""))
    upper = float(match["upper"].replace(",", "")) if match["upper"] else number
    scaled = upper * size if upper > number else None
    return Quantity(number * size, unit, of, qualifier, scaled, text[start:end], start, end)


def _counts(printed: str, unit: str, qualifier: str, *, bare: bool) -> bool:
    """Whether a number without percent or pound counts something: it has a unit, and is no year and no lone one."""
    if not bare:
        return True
    if not unit:
        return printed[0].isdigit() and qualifier in ("at least", "target", "by")
    if printed in ("one", "1"):
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
        name = next(name for i, name in enumerate(_BEFORE) if found[f"q{i}"])
        sentence = re.split(r"[.;:!?]\s", masked[max(0, start - 120) : start])[-1]
        amount = name == "by" or match["percent"] or "from" in sentence
        if name not in ("by", "from", "to") or (amount and _CHANGE.search(sentence)):
            return name, start - len(before) + found.start()
    about = re.match(r"c\.?\s?[\d£]|[~≈]", match.group(), re.IGNORECASE)
    return ("about" if about else ""), start


def _unit(masked: str, match: re.Match[str]) -> tuple[str, str, int]:
    """The noun after a number, what follows its ``of``, and where that ends."""
    single = (match["word"] or match["digits"]).lower() in ("one", "1")
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
        if _STOP.fullmatch(low) and not (count and not plural and _joins(masked, end, match)):
            break
        if low.isdigit() or (plural and low.endswith(("ing", "ed"))):
            break
        if low.endswith("ly") and count and not adverb:
            adverb = end
        count += 1
        begin = match.start(1) if count == 1 else begin
        end = match.end()
        if _PLURAL.fullmatch(low) and not _NOT_PLURAL.search(low):
            plural = end
            if token[0].islower() and low not in _ATTRIBUTES:
                break
    end = plural or (adverb or end if single else 0)
    return (masked[begin:end], end) if end and count else ("", place)


def _joins(masked: str, end: int, match: re.Match[str]) -> bool:
    """Whether a small word goes on with the noun: ``new or improved facilities``, ``Duke of York centres``."""
    low, after = match[1].lower(), masked[match.end() : match.end() + 60]
    if low in ("and", "of") and after[1:2].isupper() and re.search(r"\b[A-Z]\w+$", masked[max(0, end - 40) : end]):
        return True
    if low in ("and", "or"):
        ahead = [token.lower() for token in _TOKEN.findall(after)][:4]
        return bool(ahead) and not _STOP.fullmatch(ahead[0]) and any(_PLURAL.fullmatch(token) for token in ahead)
    return low == "after" and masked.endswith("looked", 0, end)
