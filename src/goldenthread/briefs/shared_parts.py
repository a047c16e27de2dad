"""The parts that every brief has: who answers, what was put off, what does not add up, measures, sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from goldenthread.briefs.content import Block, Heading, Item, Items, Note, Paragraph, Picture, Quotation, Table
from goldenthread.briefs.still_pictures import standalone
from goldenthread.site.told import (
    Change,
    Commitment,
    Found,
    Gist,
    Holdings,
    Measure,
    Row,
    above,
    answers,
    caveat,
    code,
    judges,
    of_commitment,
    picture_of,
    plain,
    redated_at,
)

MOST_PEOPLE, MOST_MOVED, MOST_LOWERED, MOST_PICTURES, MOST_UPDATES, MOST_RUNS = 8, 5, 5, 2, 5, 30
SHORT, LONG = 72, 240
"""Characters of a title that leads a line, and of a text that is quoted."""
NO_WORDS = "(no words printed)"


def place(held: Holdings, edition: str, line: int) -> str:
    """Where something stands, in words; also in the terms of a format whose lines do not say it."""
    exact = held.places.get((edition, line))
    return f"{plain.named(held.editions[edition])}, line {line}" + (f" ({exact})" if exact else "")


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


def due(one: Commitment) -> str:
    """When a row is due; what is printed, where that is no date that can be read."""
    if one.deadlines:
        return " and ".join(plain.day(when) for when in one.deadlines)
    return f"“{plain.shortened(one.deadline_printed, 40)}”, no date that can be read" if one.deadline_printed else ""


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
    beside += [f"due {when}" if (when := due(one)) else "no date is printed beside it"]
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


def put_off(held: Holdings, rows: Sequence[Commitment], core: Gist) -> Iterator[Block]:
    """What was put off while it was unfinished, and what was promised lower; where nobody can tell, that is said."""
    yield Heading("What was put off, and what was promised lower")
    moved = [
        Item(
            f"put off by {plain.span(one.days)}, from {_day(one.earlier)}"
            f"{_in_other_words(held, one.earlier, one.row)} to {_day(one.row)}."
            + (f" No document is held for {one.missing}." if one.missing else ""),
            f"{called(one.row)}:",
            place(held, one.row.edition, one.row.line),
        )
        for one in core.moved
    ]
    lowered = [_lowered(held, one) for one in core.lowered]
    if moved or lowered:
        yield Items((*moved[:MOST_MOVED], *lowered[:MOST_LOWERED]))
    if more := max(len(moved) - MOST_MOVED, 0) + max(len(lowered) - MOST_LOWERED, 0):
        yield Note(f"{plain.counted(more, 'more row')} of this kind.")
    if lowered:
        yield Note(
            "A lower number is what is printed: whether it is less of the same, or another round of it, is not said."
        )
    if not moved:
        compared = any(link.holds for one in rows for link in held.links_to.get(one.iri, ()))
        yield Paragraph(
            "No row was found that was put off while it was unfinished."
            if compared
            else "No row carries on one of an earlier document: no date can be compared."
        )
    unsure = sum((found := redated_at(held, one)) is not None and found.how.untold for one in rows)
    if unsure:
        verb = "is" if unsure == 1 else "are"
        yield Note(
            f"{plain.counted(unsure, 'row')} {verb} due on another day than before; whether that is a delay cannot be "
            "told (other words or numbers, years without a document, a date in doubt)."
        )


def _day(one: Commitment) -> str:
    return plain.day(one.deadline) if one.deadline else "no date"


def _in_other_words(held: Holdings, earlier: Commitment, later: Commitment) -> str:
    where = place(held, earlier.edition, earlier.line)
    return f" ({where})" if earlier.text == later.text else f" (“{plain.shortened(earlier.text, SHORT)}”, {where})"


def _lowered(held: Holdings, one: Change) -> Item:
    row, before = held.commitments[one.later], held.commitments.get(one.earlier)
    first = f"{one.before}" + (f" ({place(held, before.edition, before.line)})" if before else "")
    return Item(
        f"promised lower than before, {first}, then {one.after}.",
        f"{called(row)}:",
        place(held, row.edition, row.line),
    )


def does_not_add_up(held: Holdings, found: Sequence[Found], more: int) -> Iterator[Block]:
    """What the checks find, with what else it may be and who read it so."""
    yield Heading("What does not add up")
    if not found:
        yield Paragraph("Nothing was found. That is no proof that all is well.")
        return
    yield Items(tuple(_found(held, one) for one in found))
    if more > 0:
        yield Note(f"{plain.counted(more, 'more finding')}, in 'goldenthread validate' and on the pages of the site.")


def _found(held: Holdings, one: Found) -> Item:
    said = [plain.shortened(plain.dated(one.finding.message), LONG)]
    if code(one.finding.code).caveat or one.finding.code in ("deadline-moved", "ended-without-a-word"):
        said += [caveat(held, one.finding)]
    said += [f"({one.finding.source})"] if one.finding.source and one.finding.source not in one.finding.message else []
    said += [f"Accepted as it is: {one.finding.acknowledged}"] if one.finding.acknowledged else []
    said += [it.reply for it in answers(held, one.finding)]
    return Item(
        " ".join(part for part in said if part), f"{called(one.thing)}:", place(held, one.thing.edition, one.thing.line)
    )


def updates(held: Holdings, rows: Iterable[Commitment], most: int = MOST_UPDATES) -> Iterator[Block]:
    """What the reports say in their own words, those of the latest documents first."""
    yield Heading("What the evidence shows")
    told = [one for one in rows if one.comment]
    if not told:
        yield Paragraph("No update is printed beside these rows: what was done stands in no words of a report.")
        return
    yield Items(
        tuple(
            Item(
                f"reported {said[:1].lower() + said[1:] if (said := plain.reported(one)) else 'without a status'}; its "
                f"update: “{plain.shortened(one.comment, LONG)}”",
                f"{called(one)}:",
                place(held, one.edition, one.line),
            )
            for one in told[:most]
        )
    )
    more = len(told) - most
    left = f" {plain.counted(more, 'more update')} {'is' if more == 1 else 'are'} not quoted." if more > 0 else ""
    yield Note(f"An update is what the council says of its own work; no other source was asked.{left}")


def measured(held: Holdings, rows: Sequence[Row], more: int) -> Iterator[Block]:
    """The measures: each in the latest year with a result, beside its target; the first of them drawn."""
    if not rows:
        return
    yield Heading("How it was measured")
    telling, silent = [one for one in rows if one.last], [one for one in rows if not one.last]
    if telling:
        yield Table(
            "Each in the latest year of which a result is printed, beside the target of that year",
            ("Measure", "Year", "Result, and of the year before", "Target", "So it was", "Rated", "Where"),
            tuple(_measure(held, one) for one in telling),
            (34, 8, 18, 8, 11, 9, 14),
        )
    if silent:
        names = [f"“{called(one.measure)}” ({place(held, one.measure.edition, one.measure.line)})" for one in silent]
        yield Paragraph(f"{plain.listed(names)}.", "No result is printed of")
    if more > 0:
        yield Note(f"{plain.counted(more, 'more measure')} on the pages of the site.")
    drawn = 0
    for one in rows:
        group = tuple(held.measures[iri] for iri in held.series_of[one.measure.iri])
        made = picture_of(held, group, f"measure-{drawn + 1}") if drawn < MOST_PICTURES else None
        if made:
            drawn += 1
            table = Table(
                made.table.caption,
                made.table.head,
                tuple(tuple(cell.text for cell in row) for row in made.table.rows),
                (1,) * len(made.table.head),
            )
            yield Picture(standalone(made.svg), made.title, made.description, made.note, table)


def _measure(held: Holdings, one: Row) -> tuple[str, ...]:
    last = one.last
    result = one.reached + (f" ({one.since or 'the year before'}: {one.before})" if one.before else "")
    if last is None:
        verdict = "no result printed"
    elif last.verdict.name == "UNTOLD":
        verdict = f"cannot be told: {last.why}"
    else:
        verdict = last.verdict.value
    return (
        one.measure.name or "(no name printed)",
        last.year if last else "",
        result,
        one.aim or "none printed",
        verdict,
        f"{one.rating}, {one.rated_in}" if one.rating else "not rated",
        place(held, one.measure.edition, one.measure.line),
    )


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
