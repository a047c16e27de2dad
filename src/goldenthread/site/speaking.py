"""Everything that speaks of a subject: headings, commitments, steps and measures, with the words that do, marked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from goldenthread.site.holdings import Holdings
from goldenthread.site.promises import promises
from goldenthread.site.records import Commitment, Heading, Measure
from goldenthread.site.synonyms import Topic

AROUND = 110
"""Characters of a long text quoted on either side of a word."""
MOST_QUOTES = 3
"""Places of one text that are quoted."""

Pieces = tuple[tuple[str, bool], ...]
"""A text in pieces, each with whether it speaks of the subject."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Something that speaks of a subject.

    Attributes:
        title: its own words, in pieces.
        by_title: whether these speak of it.
        quotes: where its update or commentary does.
        more: how many further places of that do.
        found: what it calls the subject, each time.
    """

    thing: Heading | Commitment | Measure
    title: Pieces
    by_title: bool
    quotes: tuple[Pieces, ...]
    more: int
    found: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Spoken:
    """All that speaks of one subject, in the order of the documents; equal to itself alone, as :class:`Holdings`.

    Attributes:
        names: what the documents call it, in lower case, with how often.
        apart: commitments and steps whose own words may mean it, and do not say so.
    """

    topic: Topic
    headings: tuple[Mention, ...]
    rows: tuple[Mention, ...]
    measures: tuple[Mention, ...]
    names: tuple[tuple[str, int], ...]
    apart: tuple[Commitment, ...] = ()

    @property
    def commitments(self) -> tuple[Commitment, ...]:
        """The commitments and steps that speak of it."""
        return tuple(one.thing for one in self.rows if isinstance(one.thing, Commitment))


@lru_cache(maxsize=64)
def by_words(one: Spoken) -> Spoken:
    """What speaks of a subject by its own words: a word in an update makes no row the subject's.

    Where nothing does, all that speaks of it.
    """
    rows, measures = (tuple(it for it in some if it.by_title) for some in (one.rows, one.measures))
    if (len(rows), len(measures)) == (len(one.rows), len(one.measures)) or not (rows or measures):
        return one
    return replace(one, rows=rows, measures=measures)


@dataclass(frozen=True, slots=True)
class Extent:
    """How much speaks of a subject, each thing once, and in how many rows of documents.

    Attributes:
        commitments: the commitments, and their rows.
        steps: the steps, and their rows.
        measures: the measures, and their rows.
    """

    commitments: tuple[int, int]
    steps: tuple[int, int]
    measures: tuple[int, int]


def extent(held: Holdings, one: Spoken) -> Extent:
    """How much speaks of a subject: the pages count everything once, and name the rows beside it."""
    kinds = {kind: [row for row in one.commitments if row.kind == kind] for kind in ("activity", "milestone")}
    activities, steps = (
        (len(promises(held, rows)) + sum(row.thread not in held.threads for row in rows), len(rows))
        for rows in kinds.values()
    )
    groups = [one_measure(held, mention.thing.iri) for mention in one.measures]
    return Extent(
        activities,
        steps,
        (len(set(groups)), len(groups)),
    )


def one_measure(held: Holdings, iri: str) -> frozenset[str]:
    """The rows that print one measure: of its series, and those that an accepted judgement says continue it."""
    found: set[str] = set()
    waiting = [iri]
    while waiting:
        if (at := waiting.pop()) not in found:
            found.add(at)
            waiting += held.series_of.get(at, ())
            links = (link for link in held.counted_in.get(at, ()) if link.relation == "continues")
            waiting += [it for link in links if link.decision == "accepted" for it in (link.earlier, link.later)]
    return frozenset(found)


def named_besides(held: Holdings, one: Spoken, measures: Iterable[Measure]) -> int:
    """How many of some measures are none of those that speak of a subject themselves."""
    own = {mention.thing.iri for mention in one.measures}
    return len({group for it in measures if own.isdisjoint(group := one_measure(held, it.iri))})


def spoken(held: Holdings, topic: Topic) -> Spoken:
    """All that speaks of a subject."""
    order = {iri: place for place, iri in enumerate(held.editions)}
    in_order = sorted(held.headings.values(), key=lambda one: (order[one.edition], one.order))
    headings = tuple(_mentions(topic, in_order))
    rows = tuple(_mentions(topic, list(held.commitments.values())))
    measures = tuple(_mentions(topic, list(held.measures.values())))
    names = Counter(" ".join(name.casefold().split()) for one in (*headings, *rows, *measures) for name in one.found)
    said = tuple(sorted(names.items(), key=lambda pair: (-pair[1], pair[0])))
    apart = tuple(one for one in held.commitments.values() if topic.beside and topic.perhaps_in(one.text))
    return Spoken(topic, headings, rows, measures, said, apart)


def _mentions(topic: Topic, things: Sequence[Heading | Commitment | Measure]) -> Iterator[Mention]:
    for one in things:
        title = one.name if isinstance(one, Measure) else one.text
        said = "" if isinstance(one, Heading) else one.commentary if isinstance(one, Measure) else one.comment
        in_title, in_said = topic.spans(title), topic.spans(said)
        if in_title or in_said:
            quotes = tuple(quoted(said, in_said))
            yield Mention(
                one,
                pieces(title, in_title),
                bool(in_title),
                quotes[:MOST_QUOTES],
                max(len(quotes) - MOST_QUOTES, 0),
                (*(title[start:end] for start, end in in_title), *(said[start:end] for start, end in in_said)),
            )


def by_first_name(held: Holdings, one: Spoken) -> frozenset[str]:
    """The rows whose own words hold the first name of a subject, or another name of that very thing."""
    first = one.topic.words[:1]
    same = (group for group in held.subjects.same if first and first[0].casefold() in map(str.casefold, group))
    names = Topic("", "", tuple(next(same, first)))
    return frozenset(row.iri for row in one.commitments if names.spans(row.text))


def in_latest(held: Holdings, one: Spoken, titled: Collection[str]) -> frozenset[str]:
    """The rows of the latest document of each council that speak of a subject by their own words."""
    latest = {edition.body: edition.iri for edition in held.editions.values()}.values()
    return frozenset(row.iri for row in one.commitments if row.iri in titled and row.edition in latest)


def pieces(text: str, spans: Sequence[tuple[int, int]]) -> Pieces:
    """A text cut at the words that speak of a subject.

    >>> pieces("Help into work now", [(5, 14)])
    (('Help ', False), ('into work', True), (' now', False))
    """
    found: list[tuple[str, bool]] = []
    at = 0
    for start, end in spans:
        found += [(text[at:start], False), (text[start:end], True)]
        at = end
    found.append((text[at:], False))
    return tuple((piece, marked) for piece, marked in found if piece)


def quoted(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[Pieces]:
    """The surroundings of the words that speak of a subject; those that lie close together in one quotation."""
    groups: list[list[tuple[int, int]]] = []
    for span in spans:
        if groups and span[0] - groups[-1][-1][1] <= AROUND:
            groups[-1].append(span)
        else:
            groups.append([span])
    for group in groups:
        first, last = _from(text, group[0][0] - AROUND), _to(text, group[-1][1] + AROUND)
        marked = pieces(text[first:last], [(start - first, end - first) for start, end in group])
        yield ((("… ", False),) if first else ()) + marked + (((" …", False),) if last < len(text) else ())


def _from(text: str, place: int) -> int:
    """Where a quotation begins: between words, if there is a blank near."""
    if place <= 0:
        return 0
    blank = text.find(" ", place, place + AROUND // 2)
    return blank + 1 if blank >= 0 else place


def _to(text: str, place: int) -> int:
    if place >= len(text):
        return len(text)
    blank = text.rfind(" ", place - AROUND // 2, place)
    return blank if blank >= 0 else place
