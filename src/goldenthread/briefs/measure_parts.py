"""The measures of a brief: each in the latest year with a result, beside its target; the first of them drawn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from goldenthread.briefs.content import Block, Heading, Note, Paragraph, Picture, Table
from goldenthread.briefs.shared_parts import called, place
from goldenthread.briefs.still_pictures import standalone
from goldenthread.site.told import Holdings, Row, counting, picture_of, plain, told_by_updates

MOST_PICTURES = 2


def measured(held: Holdings, rows: Sequence[Row], more: int) -> Iterator[Block]:
    """The measures, with what their tables say of another count, and those without a result."""
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
    for one in telling:
        if one.last and one.last.anew and (said := counting(held, one.measure.iri)):
            yield Paragraph(
                f"its commentary says that what is counted changed, so that figures before and after are not alike: "
                f"{said}.",
                f"{called(one.measure)}:",
            )
    yield from _without(held, silent)
    if more > 0:
        yield Note(f"{plain.counted(more, 'more measure')} on the pages of the site.")
    yield from _drawn(held, rows)


def _without(held: Holdings, silent: Sequence[Row]) -> Iterator[Block]:
    """The measures of which no table prints a result, and what updates say of them."""
    if silent:
        names = [f"“{called(one.measure)}” ({place(held, one.measure.edition, one.measure.line)})" for one in silent]
        yield Paragraph(f"{plain.listed(names)}.", "No table prints a result beside")
    for one in silent:
        group = [held.measures[iri] for iri in held.series_of[one.measure.iri]]
        for row, words in list(told_by_updates(held, group))[:1]:
            where = place(held, row.edition, row.line)
            yield Note(f"Of “{called(one.measure)}” an update says: “{words}” ({where}).")


def _drawn(held: Holdings, rows: Sequence[Row]) -> Iterator[Block]:
    """The first measures year by year."""
    drawn = 0
    for one in rows:
        group = [held.measures[iri] for iri in held.series_of[one.measure.iri]]
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
