"""The parts that every brief has, and how each names a row: who answers, what does not add up, sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from goldenthread.briefs.content import Block, Heading, Item, Items, Note, Paragraph, Quotation
from goldenthread.site.told import (
    Commitment,
    Found,
    Gist,
    Holdings,
    Measure,
    above,
    answers,
    caveat,
    code,
    judges,
    of_commitment,
    on_the_day,
    own_day,
    own_words_of,
    passed,
    plain,
    told_of,
)

MOST_PEOPLE, MOST_TWO_DAYS, MOST_RUNS = 8, 4, 30
SHORT, LONG, LONGEST = 72, 240, 900
"""Characters of a title that leads a line, of a text that is quoted, and of a finding with what it quotes."""
NO_WORDS = "(no words printed)"


def place(held: Holdings, edition: str, line: int) -> str:
    """Where something stands, in words; also in the terms of a format whose lines do not say it."""
    exact = held.places.get((edition, line))
    return f"{plain.named(held.editions[edition])}, line {line}" + (f" ({exact})" if exact else "")


def places(held: Holdings, rows: Iterable[Commitment]) -> str:
    """Where rows stand, in words: the lines of each document together."""
    lines: dict[str, set[int]] = {}
    for one in rows:
        lines.setdefault(one.edition, set()).add(one.line)
    return plain.listed([f"{plain.named(held.editions[iri])}, {_lines(some)}" for iri, some in lines.items()])


def called(thing: Commitment | Measure) -> str:
    """How a line begins that is about a row or a measure."""
    text = thing.name if isinstance(thing, Measure) else thing.text
    return plain.shortened(text, SHORT) or NO_WORDS


def reported(held: Holdings, one: Commitment) -> str:
    """What a document reports of a row, or why it reports nothing."""
    how = plain.standing(one, held.edition(one))
    if how == "plan":
        return "nothing: it is no report on such rows" if held.edition(one).reports else "nothing: it is a plan"
    return "nothing, though there is a column for it" if how == "unreported" else plain.reported(one)


def due(held: Holdings, one: Commitment) -> str:
    """When a row is due; what is printed, where that is no date that can be read; and sooner by its own words."""
    if one.deadlines:
        days = " and ".join(plain.day(when) for when in one.deadlines)
        return days + (f", “{words}” by its own words" if (words := own_words(held, one)) else "")
    return f"“{plain.shortened(one.deadline_printed, 40)}”, no date that can be read" if one.deadline_printed else ""


def own_words(held: Holdings, one: Commitment) -> str:
    """The words by which a row is due on another day than that of the date beside it, or nothing."""
    return own_words_of(held.edition(one), one)


def who(one: Commitment, most: int = 4) -> str:
    """Who is printed beside a row, directorates last."""
    people = list(dict.fromkeys(name.name for name in one.names if name.role != "directorate"))
    units = list(dict.fromkeys(name.printed or name.name for name in one.names if name.role == "directorate"))
    more = [f"{len(people) - most} more"] if len(people) > most else []
    said = plain.listed([*people[:most], *more])
    return f"{said} ({', '.join(units)})" if said and units else said or ", ".join(units)


def beside(held: Holdings, one: Commitment) -> str:
    """Who is printed beside a row, or of a step that names nobody, beside its commitment."""
    return who(one) or of_commitment(above(held, one), 4) or "nobody beside it"


def quoted(held: Holdings, one: Commitment) -> Quotation:
    """A promise in its words, with where it stands, who answers and when it is due."""
    beside = [place(held, one.edition, one.line)]
    beside += [f"answers: {names}" if (names := who(one)) else "nobody is printed beside it"]
    beside += [f"due {when}" if (when := due(held, one)) else "no date is printed beside it"]
    return Quotation(one.text or NO_WORDS, "; ".join(beside) + ".")


def who_answers(core: Gist) -> Iterator[Block]:
    """Who is named last, of each council."""
    yield Heading("Who answers")
    for edition, them in core.named:
        names = [f"{name.name} ({plain.counted(count, 'row')})" for name, count in them[:MOST_PEOPLE]]
        more = [f"{len(them) - MOST_PEOPLE} more"] if len(them) > MOST_PEOPLE else []
        body = f" of {edition.body_name}" if len(core.named) > 1 else ""
        yield Paragraph(f"{plain.listed([*names, *more])}.", f"Named last, in the {plain.named(edition)}{body}:")
    if not core.named:
        yield Paragraph("No document names anybody beside these rows.")


def does_not_add_up(
    held: Holdings, found: Sequence[Found], more: int, rows: Sequence[Commitment] = ()
) -> Iterator[Block]:
    """What the checks find, with what else it may be and who read it so; and of some rows which name two days."""
    yield Heading("What does not add up")
    two = [_two_days(held, one, words) for one in rows if (words := own_words(held, one))]
    if not found and not two:
        yield Paragraph("Nothing was found. That is no proof that all is well.")
        return
    if found:
        by_row: dict[str, list[Found]] = {}
        for one in found:
            by_row.setdefault(one.thing.iri, []).append(one)
        yield Items(tuple(_of_one_row(held, some) for some in by_row.values()))
    if more > 0:
        yield Note(f"{plain.counted(more, 'more finding')} on the pages of the site.")
    if two:
        besides = "Besides, these" if found else "These"
        yield Paragraph(f"{besides} are due on one day by their own words, and on another by the date beside them:")
        yield Items(tuple(two[:MOST_TWO_DAYS]))
    if len(two) > MOST_TWO_DAYS:
        yield Note(f"{plain.counted(len(two) - MOST_TWO_DAYS, 'more row')} of this kind.")


def _two_days(held: Holdings, one: Commitment, words: str) -> Item:
    """A row whose own words name another day than its date; with how it stood once a sooner one had come."""
    said = f"“{words}”, and the date beside it is {plain.day(one.deadline) if one.deadline else 'none'}"
    if passed(held.edition(one), one) and not one.completed and (how := plain.reported(one)):
        own = own_day(one.text, held.edition(one).start)
        when = "on" if on_the_day(held.edition(one), one) else "after"
        day = f"{plain.day(own[0])}, the day of its own words" if own else "the day of its own words"
        said += f"; it was reported {how[:1].lower()}{how[1:]} {when} {day}"
    return Item(f"{said}.", f"{called(one)}:", place(held, one.edition, one.line))


def _of_one_row(held: Holdings, found: Sequence[Found]) -> Item:
    """All that is found of one row; words of it that two findings quote stand there once."""
    said: list[str] = []
    quotes: set[str] = set()
    for one in found:
        text = _found(held, one)
        words, sign, quote = text.partition(": '")
        said.append(f"{words}, by the same words." if sign and quote in quotes else text)
        quotes.add(quote)
    thing = found[0].thing
    return Item(" Besides: ".join(said), f"{called(thing)}:", place(held, thing.edition, thing.line))


def _found(held: Holdings, one: Found) -> str:
    said = [plain.shortened(told_of(one.finding, one.thing), LONGEST)]
    if code(one.finding.code).caveat or one.finding.code in ("deadline-moved", "ended-without-a-word"):
        said += [caveat(held, one.finding)]
    said += [f"({one.finding.source})"] if one.finding.source and one.finding.source not in one.finding.message else []
    said += [f"Accepted as it is: {one.finding.acknowledged}"] if one.finding.acknowledged else []
    said += [it.reply for it in answers(held, one.finding)]
    said += [_year_inferred(held, one)]
    return " ".join(part for part in said if part)


def _year_inferred(held: Holdings, one: Found) -> str:
    """That no year is printed with the day on which a finding rests, where it is so."""
    for stated in held.dates_in.get(one.thing.iri, ()):
        year = str(stated.day.year)
        of_it = plain.day(stated.day) in plain.dated(one.finding.message)
        if one.finding.code == "completed-late" and of_it and year[2:] not in stated.printed:
            return f"No year is printed with “{stated.printed.strip(' .,;')}”: that it is {year} is inferred."
    return ""


def cannot_be_told(said: Iterable[str]) -> Iterator[Block]:
    """What the documents do not show."""
    found = tuple(dict.fromkeys(said))
    if found:
        yield Heading("What cannot be told")
        yield Items(tuple(Item(one) for one in found))


def sources(held: Holdings, things: Iterable[Commitment | Measure]) -> Iterator[Block]:
    """The documents that a brief rests on, each with its lines."""
    lines: dict[str, set[int]] = {}
    for one in things:
        lines.setdefault(one.edition, set()).update(one.lines or (one.line,))
    mine = [edition for iri, edition in held.editions.items() if iri in lines]
    yield Heading("Sources")
    yield Items(
        tuple(
            Item(f"{one.file} (SHA-256 {one.checksum[:12]}…), {_lines(lines[one.iri])}.", f"{plain.named(one)}:")
            for one in mine
        )
    )
    yield Note(
        "Made by rule from the documents: nothing here was written by a model. Whether two rows are one promise is a "
        f"judgement. {judges(held.reviewers)}"
    )


def _lines(lines: set[int]) -> str:
    return f"{'line' if len(lines) == 1 else 'lines'} {runs(lines)}"


def runs(lines: Iterable[int]) -> str:
    """Line numbers in short.

    >>> runs([4, 1, 2, 3, 9])
    '1–4, 9'
    >>> runs(range(1, 2 * MOST_RUNS + 3, 2))[-27:]
    '57, 59 and 1 more, up to 61'
    """
    found: list[list[int]] = []
    for line in sorted(lines):
        if found and line == found[-1][-1] + 1:
            found[-1][1:] = [line]
        else:
            found.append([line])
    said = ", ".join("–".join(map(str, run)) for run in found[:MOST_RUNS])
    left = sum(run[-1] - run[0] + 1 for run in found[MOST_RUNS:])
    return f"{said} and {left:,} more, up to {found[-1][-1]}" if left else said
