"""What else a finding may be: said wherever it stands, with what a commentary says of it."""

from __future__ import annotations

from goldenthread.fingerprints import squash
from goldenthread.language.clauses import sentences
from goldenthread.site import day_words, gone_steps, own_days, perhaps, plain
from goldenthread.site.changed_days import redated_at
from goldenthread.site.counted_anew import counted_anew
from goldenthread.site.holdings import Holdings
from goldenthread.site.page_words import code, counted_otherwise
from goldenthread.site.quoting import around, widened
from goldenthread.site.records import Commitment, Finding, Measure
from goldenthread.site.redating import said as said_of_a_day

LONGEST = 640
BELOW_REACHED = "target-below-reached"


def caveat(held: Holdings, one: Finding) -> str:
    """What else a finding may be, in sentences, or empty.

    Of a measure it is what its tables say of the counting; of another date which row had the first, and what it is; of
    an end what perhaps carries it on.
    """
    if one.code == "deadline-moved":
        return _of_the_day(held, one.focus)
    if one.code == "ended-without-a-word" and one.focus in held.commitments:
        return perhaps.said(held, held.commitments[one.focus])
    known = code(one.code).caveat
    said = counting(held, one.focus) if known else ""
    return f"{known} Its commentary: {said}" if said else known


def explained(held: Holdings, one: Finding) -> bool:
    """Whether the documents say themselves why what a finding compares is not alike: then it disagrees with nothing.

    A target is no lower than what was reached by another count; a date outside the plan year that the words of the row
    name too is meant.
    """
    if one.code == BELOW_REACHED:
        rows = [held.measures[iri] for iri in held.series_of.get(one.focus, ())]
        return any(row.edition == held.measures[one.focus].edition and counted_anew(row.commentary) for row in rows)
    return own_days.meant(held, one)


def told(one: Finding, thing: Commitment | Measure) -> str:
    """The message of a finding; the words that it quotes in whole sentences of the update or commentary."""
    text = thing.comment if isinstance(thing, Commitment) else thing.commentary
    return widened(plain.dated(one.message), text)


def _of_the_day(held: Holdings, focus: str) -> str:
    """Which earlier row a row with another date is compared with, in its own words, and what the other day is."""
    row = held.commitments.get(focus)
    moved = redated_at(held, row) if row else None
    if row is None or moved is None:
        return ""
    earlier = moved.earlier
    words = "the same words" if earlier.text == row.text else f"“{plain.shortened(earlier.text, LONGEST)}”"
    day = said_of_a_day(moved)
    where = f"line {earlier.line} of the {plain.named(held.edition(earlier))}"
    told = f"{day[:1].upper()}{day[1:]}. Compared with {where}: {words}."
    also = (day_words.of_the_whole(held, moved), day_words.said(held, moved), gone_steps.said(held, moved))
    return " ".join(filter(None, (told, *also)))


def counting(held: Holdings, iri: str) -> str:
    """What a table of a series says of another count than before, quoted with what stands around it, and where.

    The sentence before may give the result by the old count, those that follow that by the new one: without them two
    figures seem alike.
    """
    for other in held.series_of.get(iri, ()):
        row = held.measures[other]
        text = row.commentary
        begins = 0
        for start, end in sentences(text):
            before, begins = begins, start
            if counted_otherwise().search(text, start, end):
                where = f"{_lines_of(held, row, text[start:end])} of the {plain.named(held.edition(row))}"
                return f"“{around(text, before, len(text[:end].rstrip()), LONGEST)}” ({where})"
    return ""


def _lines_of(held: Holdings, row: Measure, words: str) -> str:
    """The line of a row on which some of its words stand; all of them where nobody can tell, as without the sources."""
    texts, sought = held.lines_of.get(row.edition, {}), squash(words)
    if line := next((line for line in row.lines if sought in squash(texts.get(line, ""))), None):
        return f"line {line}"
    first, last = min(row.lines, default=row.line), max(row.lines, default=row.line)
    return f"line {first}" if first == last else f"lines {first} to {last}"
