"""Many rows told as one: those that speak of a subject, name somebody, or stand in one document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from goldenthread.briefs.became_parts import became
from goldenthread.briefs.content import Block, Heading, Item, Items, Note, Paragraph, Table
from goldenthread.briefs.decided_parts import decided
from goldenthread.briefs.evidence_parts import MOST_BESIDE, joined_with, late, late_beside, others_say, updates
from goldenthread.briefs.measure_parts import measured
from goldenthread.briefs.put_off_parts import put_off
from goldenthread.briefs.shared_parts import (
    NO_WORDS,
    SHORT,
    cannot_be_told,
    does_not_add_up,
    place,
    places,
    quoted,
    sources,
    who_answers,
)
from goldenthread.site.told import (
    Agent,
    Answering,
    Commitment,
    Edition,
    Holdings,
    Measure,
    Spoken,
    Topic,
    agent_pages,
    by_words,
    code,
    gathered,
    gist,
    handouts,
    plain,
    sentence,
    spoken,
    stood,
    told_of_topic,
)

MOST_FIRST, MOST_UPDATES, MOST_WRONG = 3, 4, 4
MOST_HANDED = 4


def of_topic(held: Holdings, topic: Topic) -> Iterator[Block]:
    """Everything that speaks of a subject."""
    every = spoken(held, topic)
    one = by_words(every)
    if not one.rows and not one.measures:
        yield Paragraph("No commitment, no step and no measure of the documents held speaks of it.")
        return
    mine = {row.iri for row in one.commitments}
    others = [row for row in every.commitments if row.iri not in mine]
    table = partial(_years_of_topic, held, one, others)
    yield from _told(held, one, told_of_topic(held, every), table, others=others)


def _years_of_topic(held: Holdings, one: Spoken, others: Sequence[Commitment]) -> Iterator[Block]:
    """The table of years, and where the rows stand that count in none of them."""
    yield from years(held, one.commitments)
    if others:
        yield Note(f"By their update alone these speak of it, and count nowhere here: {places(held, others)}.")


def of_agent(held: Holdings, agent: Agent) -> Iterator[Block]:
    """Everything that names a person, a post or a directorate."""
    answering = Answering.of(held)
    view = agent_pages.view(held, answering, agent)
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
    others: Sequence[Commitment] = (),
) -> Iterator[Block]:
    view = handouts.view(held, one, lede, "")
    rows = one.commitments
    yield Heading("In short")
    yield Paragraph(lede + _doubted(held, rows))
    if first and rows:
        yield from _first(held, one, first)
    yield from table()
    figures = [it.thing for it in one.measures if isinstance(it.thing, Measure)]
    yield from late(held, rows, figures)
    yield from became(held, view, one)
    yield from decided(held, rows)
    yield from who_answers(view.gist)
    yield from besides()
    yield from put_off(held, rows, handouts.gist_of(held, one))
    own = {it.thing.iri for it in one.rows if it.by_title}
    latest_first = list(reversed(rows))
    yield from updates(held, sorted(latest_first, key=lambda row: row.iri not in own), MOST_UPDATES)
    yield from others_say(held, others, one.topic)
    every = sorted(handouts.gist_of(held, one).disagrees, key=lambda it: it.thing.iri not in own)
    first_rows = list(dict.fromkeys(it.thing.iri for it in every))[:MOST_WRONG]
    wrong = [it for it in every if it.thing.iri in first_rows]
    yield from does_not_add_up(held, wrong, len(every) - len(wrong), rows)
    yield from measured(held, view.measures, view.more["measures"])
    if view.questions:
        yield Heading("What a committee may ask")
        yield Items(tuple(Item(said) for said in view.questions))
    yield from cannot_be_told((*(view.careful if one.topic.words else view.careful[1:]), *careful))
    series = [held.measures[iri] for it in view.measures for iri in held.series_of[it.measure.iri]]
    aside = late_beside(held, rows, figures)[:MOST_BESIDE]
    told = [*rows, *series, *aside, *(found.thing for found in wrong), *others, *joined_with(held, rows)]
    yield from sources(held, told)


def _doubted(held: Holdings, rows: Sequence[Commitment]) -> str:
    """How many rows are reported completed against what else is printed of them."""
    done = [one for one in rows if one.completed]
    count = sum(
        any(code(it.code).doubt and not it.acknowledged for it in held.findings_of.get(one.iri, ())) for one in done
    )
    if not count:
        return ""
    of, verb, own = plain.counted(len(done), "row"), *(("is", "its") if count == 1 else ("are", "their"))
    return f" Of the {of} reported completed, {count:,} {verb} at odds with {own} own update, steps or percentage."


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


def _handed(held: Holdings, view: agent_pages.AgentView) -> Iterator[Block]:
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
