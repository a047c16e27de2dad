"""Facts as people write them: dates, years, counts, documents, statuses."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from goldenthread.site.records import Commitment, Edition
from goldenthread.statuses import statuses_of_group
from goldenthread.written_out import MONTHS
from goldenthread.written_out import dated as dated
from goldenthread.written_out import day as day
from goldenthread.written_out import share as share
from goldenthread.written_out import span as span

_DOCUMENTS = {"plan": "plan", "mid-year-report": "mid-year report", "year-end-report": "year-end report"}
_RATINGS = {"R": "red", "A": "amber", "G": "green"}
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def month(when: date) -> str:
    """The month of a date.

    >>> month(date(2014, 3, 31))
    'March 2014'
    """
    return f"{MONTHS[when.month - 1]} {when.year}"


def year(label: str) -> str:
    """A plan year as people write it.

    >>> year("2007-08")
    '2007/08'
    """
    return label.replace("-", "/")


def number(count: int) -> str:
    """A count in a sentence: a word below ten.

    >>> number(2), number(1495)
    ('two', '1,495')
    """
    return _NUMBERS[count] if 0 <= count < len(_NUMBERS) else f"{count:,}"


def counted(count: int, one: str, many: str = "") -> str:
    """A count with its noun.

    >>> counted(1, "finding"), counted(0, "finding"), counted(3, "activity", "activities")
    ('1 finding', '0 findings', '3 activities')
    """
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def part(count: int, whole: int) -> str:
    """A count in a sentence that names the whole already; with its share where the whole is large enough.

    >>> part(3, 5), part(54, 135), part(0, 9)
    ('3', '54 (40%)', 'none')
    """
    return share(count, whole).replace(f" of {whole:,}", "", 1) if count else "none"


def plural(noun: str) -> str:
    """Several of a thing: of a piece of software there is no plural.

    >>> plural("language model"), plural("person"), plural("software")
    ('language models', 'persons', 'pieces of software')
    """
    return "pieces of software" if noun == "software" else f"{noun}s"


def article(noun: str) -> str:
    """The article before a noun.

    >>> article("person"), article("undeclared reader"), article("software")
    ('a', 'an', 'a piece of')
    """
    if noun == "software":
        return "a piece of"
    return "an" if noun[:1] in "aeiou" else "a"


def of_all(part: int, whole: int) -> str:
    """So many of the documents.

    >>> of_all(2, 5), of_all(5, 5), of_all(1, 1)
    ('two of the five documents', 'all five documents', 'the only document')
    """
    if part < whole:
        return f"{number(part)} of the {number(whole)} documents"
    return {1: "the only document", 2: "both documents"}.get(whole, f"all {number(whole)} documents")


def listed(things: Sequence[str], last: str = "and") -> str:
    """Things in a sentence.

    >>> listed(["Ada Lark", "Ben Moss", "Cy Wren"])
    'Ada Lark, Ben Moss and Cy Wren'
    """
    if len(things) < 2:
        return "".join(things)
    return f"{', '.join(things[:-1])} {last} {things[-1]}"


def document(edition: Edition) -> str:
    """The kind of a document in words.

    An unknown kind is said as it is written, its hyphens as blanks.
    """
    return _DOCUMENTS.get(edition.document, edition.document.replace("-", " "))


def named(edition: Edition) -> str:
    """A document by its year and kind: ``2007/08 mid-year report``."""
    return f"{year(edition.label)} {document(edition)}"


def percent(value: float) -> str:
    """A percentage without idle digits.

    >>> percent(30.0), percent(99.5)
    ('30%', '99.5%')
    """
    return f"{value:g}%"


def rating(letter: str) -> str:
    """The colour that a letter stands for.

    >>> rating("A")
    'amber'
    """
    return _RATINGS.get(letter, "")


def reported(commitment: Commitment) -> str:
    """What a document reports of a commitment, in words: status, colour and percentage; empty where nothing is.

    Of a colour that its report gives to whatever is not due yet this is said.
    """
    says = f" (in that report: {commitment.colour_says})" if commitment.colour_says else ""
    parts = [commitment.status or "", rating(commitment.rag) + says]
    if commitment.percent is not None:
        parts.append(percent(commitment.percent))
    elif commitment.percent_printed:
        shown = any(sign.isdigit() for sign in commitment.percent_printed)
        parts.append(f"“{commitment.percent_printed}”" if shown else "no number printed")
    said = ", ".join(part for part in parts if part)
    return said[:1].upper() + said[1:]


def said(commitment: Commitment) -> bool:
    """Whether a report says how a commitment stands: by a word or a percentage; a colour alone counts as none."""
    return bool(commitment.status or commitment.status_printed or commitment.percent is not None)


def standing(commitment: Commitment, edition: Edition) -> str:
    """How a commitment stands in one document, as one of a few words that also choose its colour.

    Returns:
        ``done``, ``late``, ``open``, ``ended``, ``unreported`` (the document could report and does not) or ``plan``
        (the document reports nothing on rows of this kind).
    """
    if commitment.completed:
        return "done"
    if commitment.status in statuses_of_group("behind"):
        return "late"
    if commitment.status == "discontinued":
        return "ended"
    if commitment.status or commitment.rag or commitment.percent is not None:
        red = not commitment.status and commitment.rag == "R" and not commitment.colour_says
        return "late" if red else "open"
    room = {f"status-{commitment.kind}", f"percent-{commitment.kind}"}
    return "unreported" if room & edition.prints else "plan"


def updated(one: Commitment, most: int = 180) -> str:
    """How the update of a row begins, as a list quotes it."""
    return f"its update: “{shortened(one.comment, most)}”" if one.comment else "no update is printed beside it"


def tied(values: Sequence[object], shown: int, what: str) -> str:
    """What a list that ends between equals leaves out, in words.

    >>> tied([4, 3, 3, 3, 1], 2, "as long"), tied([4, 3, 2], 2, "as long"), tied([4], 6, "as long")
    ('and two more as long', '', '')
    """
    more = sum(one == values[shown - 1] for one in values[shown:])
    return f"and {number(more)} more {what}" if more else ""


def shortened(text: str, most: int) -> str:
    """The beginning of a long text, cut between words, unless the last of them is most of it.

    >>> shortened("Plant two hundred street trees", 20)
    'Plant two hundred …'
    """
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    return (cut[: cut.rfind(" ")] if " " in cut[most // 3 :] else cut[:-1]).rstrip(" ,;:") + " …"
