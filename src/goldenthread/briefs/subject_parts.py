"""Many rows told as one: those that speak of a subject, name somebody, or stand in one document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from goldenthread.briefs.content import Block, Heading, Item, Items, Note, Paragraph, Table
from goldenthread.briefs.decided_parts import decided
from goldenthread.briefs.evidence_parts import MOST_BESIDE, late, late_beside, updates
from goldenthread.briefs.measure_parts import measured
from goldenthread.briefs.put_off_parts import put_off
from goldenthread.briefs.shared_parts import (
    NO_WORDS,
    SHORT,
    beside,
    cannot_be_told,
    does_not_add_up,
    due,
    place,
    places,
    quoted,
    sources,
    who_answers,
)
from goldenthread.site.told import (
    AGAIN,
    TO_COME,
    Agent,
    Answering,
    Commitment,
    Edition,
    Entry,
    Holdings,
    Measure,
    Spoken,
    Topic,
    agents,
    brief,
    gathered,
    gist,
    plain,
    sentence,
    spoken,
    stood,
    topics,
)

MOST_FIRST, MOST_UPDATES = 3, 4
MOST_HANDED, MOST_JOINED = 4, 3
_BY_WORDS = (
    "those that name it by their own words first, of these those with its first name or another name of it, then "
)


def of_topic(held: Holdings, topic: Topic) -> Iterator[Block]:
    """Everything that speaks of a subject."""
    one = spoken(held, topic)
    if not one.rows and not one.measures:
        yield Paragraph("No commitment, no step and no measure of the documents held speaks of it.")
        return
    yield from _told(held, one, topics.lede(held, one), partial(years, held, one.commitments))


def of_agent(held: Holdings, agent: Agent) -> Iterator[Block]:
    """Everything that names a person, a post or a directorate."""
    answering = Answering.of(held)
    view = agents.view(held, answering, agent)
    rows = [row.commitment for row in answering.rows.get(agent.iri, ())]
    if not rows:
        yield Paragraph(view.lede)
        return
    one = gathered(agent.iri, agent.name, rows)
    lede = f"{view.lede} {sentence(gist(held, rows))}"
    handed = partial(_handed, held, view)
    yield from _told(
        held,
        one,
        lede,
        partial(years, held, rows),
        careful=view.careful,
        besides=handed,
        first="What stood beside the name first",
    )


def of_edition(held: Holdings, edition: Edition) -> Iterator[Block]:
    """One document."""
    rows = [one for one in held.commitments.values() if one.edition == edition.iri]
    figures = [one for one in held.measures.values() if one.edition == edition.iri]
    if not rows and not figures:
        yield Paragraph("Nothing was read from it.")
        return
    kinds = Counter(one.kind for one in rows)
    counts = [plain.counted(kinds["activity"], "commitment"), plain.counted(kinds["milestone"], "step")]
    counts += [plain.counted(len(figures), "row") + " of measures"] if figures else []
    core = sentence(gist(held, rows, figures))
    lede = f"The {plain.named(edition)} states {plain.listed(counts)}. {stood(held, rows)} {core}"
    one = gathered(edition.iri, edition.title, rows, figures)
    yield from _told(held, one, lede, partial(by_theme, held, edition, rows), first="")


def _told(
    held: Holdings,
    one: Spoken,
    lede: str,
    table: Callable[[], Iterator[Block]],
    *,
    first: str = "What was promised first",
    careful: Sequence[str] = (),
    besides: Callable[[], Iterator[Block]] = lambda: iter(()),
) -> Iterator[Block]:
    view = brief.view(held, one, lede, "")
    rows = one.commitments
    yield Heading("In short")
    yield Paragraph(lede)
    if first and rows:
        yield from _first(held, one, first)
    yield from table()
    figures = [it.thing for it in one.measures if isinstance(it.thing, Measure)]
    yield from late(held, rows, figures)
    yield from _became(held, view, one)
    yield from decided(held, rows)
    yield from who_answers(view.gist)
    yield from besides()
    yield from put_off(held, rows, brief.gist_of(held, one))
    own = {it.thing.iri for it in one.rows if it.by_title}
    latest_first = list(reversed(rows))
    yield from updates(held, sorted(latest_first, key=lambda row: row.iri not in own), MOST_UPDATES)
    yield from does_not_add_up(held, view.findings, view.more["findings"], rows)
    yield from measured(held, view.measures, view.more["measures"])
    if view.questions:
        yield Heading("What a committee may ask")
        yield Items(tuple(Item(said) for said in view.questions))
    yield from cannot_be_told((*(view.careful if one.topic.words else view.careful[1:]), *careful))
    series = [held.measures[iri] for it in view.measures for iri in held.series_of[it.measure.iri]]
    aside = late_beside(held, rows, figures)[:MOST_BESIDE]
    yield from sources(held, [*rows, *series, *aside, *(found.thing for found in view.findings)])


def _first(held: Holdings, one: Spoken, title: str) -> Iterator[Block]:
    """The rows of the first document that speaks of it by its own words."""
    own = [it.thing for it in one.rows if it.by_title and isinstance(it.thing, Commitment)] or list(one.commitments)
    mine = sorted((row for row in own if row.edition == own[0].edition), key=lambda row: row.kind != "activity")
    yield Heading(title)
    yield from (quoted(held, row) for row in mine[:MOST_FIRST])
    if len(mine) > MOST_FIRST:
        how = " by its own words" if one.topic.words else ""
        yield Note(f"{plain.counted(len(mine) - MOST_FIRST, 'more row')} of the same document{how}.")


def years(held: Holdings, rows: Sequence[Commitment]) -> Iterator[Block]:
    """How many rows each document has, and how they stood, of those that it could report on."""
    stating = [one for one in held.editions.values() if any(row.edition == one.iri for row in rows)]
    yield Heading("Year by year")
    yield Table(
        "Rows of each document, and how they stood; a row that a document cannot report on counts in no share",
        _HEAD,
        tuple(_counts(held, plain.named(one), [row for row in rows if row.edition == one.iri]) for one in stating),
        _WIDTHS,
    )


_PLAIN = ("completed", "not finished", "discontinued")
"""States that need no word of explanation."""
_HEAD = ("Document", "Commitments", "Steps", "Could be reported on", "Completed", "Overdue, delayed or red")
_WIDTHS = (30, 14, 10, 16, 14, 18)


def by_theme(held: Holdings, edition: Edition, rows: Sequence[Commitment]) -> Iterator[Block]:
    """How many rows stand under each of the highest headings of a document, and how they stood."""
    groups: dict[str, list[Commitment]] = {}
    for one in rows:
        path = held.path(one)
        groups.setdefault(path[0].text if path else "under no heading", []).append(one)
    yield Heading("Theme by theme")
    yield Table(
        f"Rows of the {plain.named(edition)} under each of its highest headings",
        ("Theme", *_HEAD[1:]),
        tuple(_counts(held, name, some) for name, some in groups.items()),
        _WIDTHS,
    )


def _counts(held: Holdings, name: str, rows: Sequence[Commitment]) -> tuple[str, ...]:
    kinds = Counter(one.kind for one in rows)
    how = Counter(plain.standing(one, held.edition(one)) for one in rows)
    told = len(rows) - how["plan"]
    done, late = (str(how[state]) if told else "cannot be told" for state in ("done", "late"))
    return name, str(kinds["activity"]), str(kinds["milestone"]), str(told), done, late


def _became(held: Holdings, view: brief.BriefView, one: Spoken) -> Iterator[Block]:
    """How commitments and steps stand, and the first of them by rule."""
    yield Heading("What was promised, and what became of it")
    counts = [f"{count} {name}" for name, _, count in view.states]
    total = sum(count for *_, count in view.states)
    if counts:
        yield Paragraph(
            f"{plain.listed(counts)}.",
            f"Of {plain.counted(total, 'commitment or step', 'commitments and steps')}, each once:",
        )
        told = [f"{name}: {meaning.partition(';')[0]}" for name, meaning, _ in view.states if name not in _PLAIN]
        if told:
            yield Note(f"{'; '.join(told)}.")
    if ahead := _ahead(held, one):
        yield Note(ahead)
    if view.maybe:
        yield Note(view.maybe)
    own = frozenset(it.thing.iri for it in one.rows if it.by_title)
    for name, entries, what in (("commitments", view.commitments, "commitment"), ("steps", view.steps, "step")):
        if not entries:
            continue
        yield Table(
            f"{what.capitalize()}s, in their latest words",
            (what.capitalize(), "In", "How it stands", "Who", "Where"),
            tuple(_entry(held, each, own) for each in entries),
            (39, 10, 26, 13, 14),
        )
        if more := view.more[name]:
            late = view.more.get(f"late_{name}")
            yield Note(
                f"{plain.counted(more, f'more {what}')}" + (f", {late} of them last reported late." if late else ".")
            )
    if view.commitments or view.steps:
        yield Note(
            f"Chosen by rule: {_BY_WORDS if one.topic.words else ''}what stands in the latest plan, what was last "
            "reported late, what else is planned, single promises, and those in most documents."
        )


def _entry(held: Holdings, one: Entry, own: frozenset[str]) -> tuple[str, ...]:
    when = one.first if one.first == one.final else f"{one.first} to {one.final}"
    told = [
        plain.reported(row).lower() + (f" ({place(held, row.edition, row.line)})" if row.iri != one.last.iri else "")
        for row in one.told[:2]
    ]
    if len(one.told) > 2:
        told.append(f"and {plain.counted(len(one.told) - 2, 'more row')}")
    standing = "; ".join(told)
    if one.state != "completed" or not one.told:
        standing = f"{one.said}; last reported {standing}" if standing else one.said
    standing = "; ".join((standing, *(f"goes on: {how}" for _, how in one.onward)))
    standing += f"; due {due(held, one.last)}" if one.last.deadline else ""
    strands = _strands(held, one) if one.strands else ""
    strands += " (only an update speaks of it)" if own.isdisjoint(one.thread.members) else ""
    return (
        (plain.shortened(one.label, 180) or NO_WORDS) + strands,
        when,
        standing,
        beside(held, one.last),
        place(held, one.last.edition, one.last.line),
    )


def _strands(held: Holdings, one: Entry) -> str:
    """With which other rows a row is joined, where one document makes several of the statements."""
    others = [row for row in held.members(one.thread) if row.iri != one.last.iri]
    more = f" and {len(others) - MOST_JOINED:,} more" if len(others) > MOST_JOINED else ""
    return f" (joined by judgement with {places(held, others[:MOST_JOINED])}{more})"


def _ahead(held: Holdings, one: Spoken) -> str:
    """Of what the latest plan plans, where it does so in rows that do not speak of this themselves."""
    mine = {row.iri for row in one.commitments}
    found = [it for it in brief.entries_of(held, one) if it.state in (TO_COME, AGAIN) and it.last.iri not in mine]
    if not found:
        return ""
    verb = "stands" if len(found) == 1 else "stand"
    how = "speak of this" if one.topic.words else "belong here"
    return (
        f"Of those to come or planned again, {len(found):,} {verb} in the latest plan in a row that does not {how} "
        f"itself, and carries on one that does: {places(held, [it.last for it in found])}."
    )


def _handed(held: Holdings, view: agents.AgentView) -> Iterator[Block]:
    """What went from hand to hand, where both documents name somebody."""
    given, taken = view.extents
    for rows, extent, way, other in ((view.took, taken, "Taken over", "from"), (view.gave, given, "Handed over", "to")):
        if not rows:
            continue
        yield Paragraph(f"{extent}.", f"{way}:")
        yield Items(
            tuple(
                Item(
                    f"{other} {one.other.name}; before, {place(held, one.earlier.edition, one.earlier.line)}",
                    f"{plain.shortened(one.later.text, SHORT) or NO_WORDS}:",
                    place(held, one.later.edition, one.later.line),
                )
                for one in rows[:MOST_HANDED]
            )
        )
