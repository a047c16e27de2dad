"""The subjects: a page that lists them with the themes, and one for all that speaks of a subject, on one time line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from goldenthread.pictures import Statuses
from goldenthread.site import plain
from goldenthread.site.addresses import file_name, relative
from goldenthread.site.cutting import numbered_parts, part_path
from goldenthread.site.holdings import Holdings
from goldenthread.site.page import Page
from goldenthread.site.records import Commitment, Edition
from goldenthread.site.rows_in_short import Gist
from goldenthread.site.speaking import Extent, Mention, Spoken, by_words, extent, spoken
from goldenthread.site.states import MEANINGS
from goldenthread.site.steps_besides import dropped_besides
from goldenthread.site.synonyms import Topic
from goldenthread.site.views import handouts, theme
from goldenthread.site.views.measure_list import Row, row_of
from goldenthread.site.views.threads_page import Entry, perhaps_said
from goldenthread.site.views.topic_documents import InDocument, counted_apart, counts_of, in_documents
from goldenthread.site.views.topic_sentences import lede
from goldenthread.site.yearly import caution, like_for_like
from goldenthread.site.years_held import gap

ON_A_PAGE = 250
"""Things on one page: it stays well under half a megabyte."""

_WORDS_ONLY = (
    "The rows are found by a search for words: what means the same under other words is missing here, and what uses a "
    "word in passing is not."
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """One document on the time line, or years without one.

    Attributes:
        edition: the document, or none.
        label: its year, or the years without one.
        counts: how much in it speaks of the subject, in words; empty where nothing does.
        mentions: those of this part of the page.
    """

    edition: Edition | None
    label: str
    counts: str = ""
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class TopicView:
    """One subject.

    Attributes:
        lede: in which documents it is spoken of, how much, and how that stood.
        names: what the documents call it, with how often.
        unused: names of it that no document uses.
        commitments: the commitments that speak of it, each once.
        steps: the steps.
        states: how the commitments and steps stand, each with its meaning and how many of them stand so.
        gist: what does not add up, what was put off, and its measures.
        speaking: how many of the measures speak of it; its commitments name the others.
        brief: where it stands on two pages.
        documents: how it stands in each document.
        besides: steps of its commitments that the next document drops, and whose own words do not speak of it.
    """

    topic: Topic
    lede: str
    names: tuple[tuple[str, int], ...]
    unused: tuple[str, ...]
    statuses: tuple[Statuses, ...]
    careful: tuple[str, ...]
    entries: tuple[Entry, ...]
    counts: str
    states: tuple[tuple[str, str, int], ...]
    maybe: str
    stretches: tuple[Stretch, ...]
    gist: Gist
    measures: tuple[Row, ...]
    speaking: int
    brief: str
    besides: tuple[Commitment, ...]
    documents: tuple[InDocument, ...]
    part: int
    parts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """A subject in the list."""

    topic: Topic
    path: str
    where: tuple[tuple[str, bool], ...]
    extent: Extent
    headings: int


@dataclass(frozen=True, slots=True)
class TopicsView:
    """The list of subjects and of themes.

    Attributes:
        silent: names of the subjects of which no document speaks.
    """

    lede: str
    topics: tuple[Listed, ...]
    silent: tuple[str, ...]
    themes: tuple[theme.Listed, ...]


def pages(held: Holdings) -> Iterator[Page]:
    """The list, and a page or more for each subject of which a document speaks."""
    every = [spoken(held, topic) for topic in held.subjects.topics]
    told = [one for one in every if _all(one)]
    themes = theme.themes(held)
    yield Page("topics.html", "topics", "Topics", lambda: listing(held, every, themes))
    for one in told:
        first = path_of(one.topic)
        for number in range(1, 1 + -(-len(_all(one)) // ON_A_PAGE)):
            yield Page(
                part_path(first, number),
                "topic",
                one.topic.name + (f", part {number}" if number > 1 else ""),
                lambda one=one, number=number: view(held, one, number),  # type: ignore[misc]
                section="topics.html",
            )
        yield Page(
            brief_path(one.topic),
            "brief",
            f"{one.topic.name}: on two pages",
            lambda one=one: handouts.view(held, one, lede(held, one), path_of(one.topic)),  # type: ignore[misc]
            section="topics.html",
        )


def brief_path(topic: Topic) -> str:
    """Where a subject stands on two pages."""
    return f"topic/{file_name(topic.key)}-on-two-pages.html"


def path_of(topic: Topic) -> str:
    """Where a subject has its page."""
    return f"topic/{file_name(topic.key)}.html"


def _all(one: Spoken) -> tuple[Mention, ...]:
    return (*one.headings, *one.rows, *one.measures)


def listing(held: Holdings, every: Sequence[Spoken], themes: Sequence[theme.Theme]) -> TopicsView:
    """The list."""
    told = [one for one in every if _all(one)]
    return TopicsView(
        lede=(
            f"{plain.counted(len(themes), 'theme')} as the documents print them, and "
            f"{plain.counted(len(told), 'subject')} that go across themes and years: each page shows everything that "
            "speaks of it."
        ),
        topics=tuple(_listed(held, one) for one in told),
        silent=tuple(one.topic.name for one in every if not _all(one)),
        themes=tuple(theme.listed(held, one) for one in themes),
    )


def _listed(held: Holdings, one: Spoken) -> Listed:
    there = {mention.thing.edition for mention in _all(one)}
    return Listed(
        one.topic,
        path_of(one.topic),
        tuple((plain.named(edition), edition.iri in there) for edition in held.editions.values()),
        extent(held, by_words(one)),
        len(one.headings),
    )


def view(held: Holdings, one: Spoken, number: int = 1) -> TopicView:
    """One subject: what speaks of it by its own words counts, and all that speaks of it is listed."""
    own = by_words(one)
    rows = own.commitments
    core = handouts.gist_of(held, own)
    entries = handouts.entries_of(held, own)
    used = {" ".join(name.split()) for name, _ in one.names}
    places = _places(held, one)

    def place(edition: Edition, _: str) -> str:
        return relative(part_path(path_of(one.topic), number), places[edition.iri])

    states = Counter(each.state for each in entries)
    bodies = list(dict.fromkeys(edition.body for edition in held.editions.values()))
    return TopicView(
        topic=one.topic,
        lede=lede(held, one),
        names=one.names,
        unused=tuple(word for word in one.topic.words if not any(_same(word, name) for name in used)),
        statuses=tuple(
            drawn
            for body in bodies
            if (drawn := like_for_like(held, held.of_body(body), rows, "How the {what} that speak of it stood", place))
        ),
        careful=(_WORDS_ONLY, *caution(tuple(held.editions.values()), rows)),
        entries=tuple(sorted(entries, key=lambda each: each.thread.level != "activity")),
        states=tuple((name, MEANINGS[name], states[name]) for name in MEANINGS if states[name]),
        maybe=perhaps_said(entries),
        counts=counts_of(_all(one)),
        stretches=tuple(_stretches(held, one, number)),
        gist=core,
        measures=tuple(
            row_of(held, tuple(held.measures[iri] for iri in held.series_of[it.iri])) for it in core.measures
        ),
        speaking=extent(held, own).measures[0],
        brief=brief_path(one.topic),
        besides=dropped_besides(held, one),
        documents=tuple(in_documents(held, _all(one), _all(own), places)),
        part=number,
        parts=numbered_parts(path_of(one.topic), -(-len(_all(one)) // ON_A_PAGE)),
    )


def _places(held: Holdings, one: Spoken) -> dict[str, str]:
    """Where each document that speaks of a subject begins on its pages."""
    order = {iri: number for number, iri in enumerate(held.editions)}
    found: dict[str, str] = {}
    for at, mention in enumerate(sorted(_all(one), key=lambda mention: order[mention.thing.edition])):
        iri = mention.thing.edition
        page = part_path(path_of(one.topic), 1 + at // ON_A_PAGE)
        found.setdefault(iri, f"{page}#{held.anchor(held.editions[iri])}")
    return found


def _same(word: str, name: str) -> bool:
    """Whether a name in a document is a word of the subject, a plural included."""
    plainly = " ".join(word.casefold().replace("-", " ").split())
    found = " ".join(name.replace("-", " ").replace("‑", " ").replace("–", " ").split())
    return found in (plainly, f"{plainly}s")


def _stretches(held: Holdings, one: Spoken, number: int) -> Iterator[Stretch]:
    by_edition = {iri: [m for m in _all(one) if m.thing.edition == iri] for iri in held.editions}
    own = {mention.thing.iri for mention in _all(by_words(one))}
    ordered = [mention for some in by_edition.values() for mention in some]
    shown = ordered[(number - 1) * ON_A_PAGE : number * ON_A_PAGE]
    here = {id(mention) for mention in shown}
    for earlier, edition in pairwise((None, *held.editions.values())):
        if edition is None:
            continue
        if earlier and earlier.body == edition.body and (missing := gap(earlier, edition)):
            yield Stretch(None, missing.label)
        mine = by_edition[edition.iri]
        on_page = tuple(mention for mention in mine if id(mention) in here)
        if on_page or not mine:
            yield Stretch(edition, plain.year(edition.label), counted_apart(mine, own), on_page)
