"""The measures of a brief: each in the latest year with a result, beside its target; the first of them drawn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from goldenthread.briefs.content import Block, Heading, Note, Paragraph, Picture, Table
from goldenthread.briefs.shared_parts import called, place
from goldenthread.briefs.still_pictures import standalone
from goldenthread.language.same_name import same_name
from goldenthread.site.told import REACHED, Holdings, Row, counting, picture_of, plain, told_by_updates


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
        changed = one.last and (one.last.anew or one.last.before)
        if changed and (said := counting(held, one.measure.iri)):
            yield Paragraph(f"{_counted(one)}: {said}.{_ahead(one)}", f"{called(one.measure)}:")
    yield from _two_tables(held, rows)
    yield from _without(held, silent)
    if more > 0:
        yield Note(f"{more:,} more series of figures on the pages of the site.")
    yield from _drawn(held, rows)


def _two_tables(held: Holdings, rows: Sequence[Row]) -> Iterator[Block]:
    """Where two tables print different results of one year under one name."""
    printed: dict[tuple[str, str, str], dict[str, str]] = {}
    for row in rows:
        for one in (held.measures[iri] for iri in held.series_of[row.measure.iri]):
            for value in one.values:
                if (
                    value.kind in REACHED
                    and value.value is not None
                    and (value.origin, value.basis) == ("headline", "")
                ):
                    key = (held.edition(one).body, same_name(one.name), value.period)
                    said = f"{value.printed} ({place(held, one.edition, one.line)})"
                    printed.setdefault(key, {}).setdefault(f"{value.value:g}", said)
    names = {(held.edition(row.measure).body, same_name(row.measure.name)): row for row in rows}
    for (body, name, period), found in printed.items():
        if len(found) > 1:
            yield Paragraph(
                f"of {period} its tables print different figures under this name: {plain.listed([*found.values()])}. "
                "Whether they count the same is not said.",
                f"{called(names[body, name].measure)}:",
            )


def _counted(one: Row) -> str:
    said = "its commentary says that what is counted changed"
    if one.last and one.last.before:
        return f"{said}; the result is that by the count before, as its commentary gives both"
    return f"{said}, so that figures before and after are not alike"


def _ahead(one: Row) -> str:
    """The targets of later years, which need not count the same."""
    said = plain.listed([words for words, _ in one.ahead])
    return f" Whether the target of {said} counts the same is not said." if said else ""


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
    """The first measure of which there is something to draw, year by year; the others have their row in the table."""
    for one in rows:
        group = [held.measures[iri] for iri in held.series_of[one.measure.iri]]
        if made := picture_of(held, group, "measure-1"):
            table = Table(
                made.table.caption,
                made.table.head,
                tuple(tuple(cell.text for cell in row) for row in made.table.rows),
                (1,) * len(made.table.head),
            )
            told = made.description.replace(f" {made.scale}.", "") if made.scale else ""
            yield Picture(standalone(made.svg), made.title, made.description, made.note, table, told)
            return


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
