"""The one door to what the pages tell, for whoever tells it in another form: the same facts in the same words.

``holdings(store, build)`` is what is held; the rest are the sentences, short views and figures of the pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from goldenthread.pictures.picture import Picture
from goldenthread.pictures.target_chart import draw
from goldenthread.site import plain
from goldenthread.site.agent_records import Agent
from goldenthread.site.answering import Answering
from goldenthread.site.caveats import caveat, counting
from goldenthread.site.caveats import told as told_of
from goldenthread.site.changed_days import moves_at, redated_at
from goldenthread.site.cited import above, of_commitment
from goldenthread.site.compared_as import document
from goldenthread.site.course import ending
from goldenthread.site.decided import Decided, answers
from goldenthread.site.decided import of_rows as decided_of
from goldenthread.site.feeds import said_on
from goldenthread.site.first_sentences import Told, tell
from goldenthread.site.holdings import Holdings
from goldenthread.site.judged import judges
from goldenthread.site.own_days import on_the_day, own_day, passed
from goldenthread.site.own_days import own_words as own_words_of
from goldenthread.site.page_words import code
from goldenthread.site.quoting import around, keeping, opening
from goldenthread.site.records import Change, Commitment, Edition, Measure, Thread
from goldenthread.site.redating import said as said_of_a_day
from goldenthread.site.results import REACHED
from goldenthread.site.rows_in_short import Found, Gist, gist, sentence
from goldenthread.site.speaking import Mention, Spoken, by_words, spoken
from goldenthread.site.states import AGAIN, TO_COME, UNHEARD
from goldenthread.site.synonyms import Topic
from goldenthread.site.told_by_updates import updates as told_by_updates
from goldenthread.site.views import agent_pages, handouts, measure_pages
from goldenthread.site.views.measure_list import Row, row_of
from goldenthread.site.views.threads_page import Entry
from goldenthread.site.views.topic_sentences import lede as told_of_topic
from goldenthread.site.yearly import stood
from goldenthread.site.years_held import gap, without, year_after
from goldenthread.store import Store
from goldenthread.store.summary import base_of, summary_of

__all__ = [
    "AGAIN",
    "REACHED",
    "TO_COME",
    "UNHEARD",
    "Agent",
    "Answering",
    "Change",
    "Commitment",
    "Decided",
    "Edition",
    "Entry",
    "Found",
    "Gist",
    "Holdings",
    "Measure",
    "Picture",
    "Row",
    "Spoken",
    "Thread",
    "Told",
    "Topic",
    "above",
    "agent_pages",
    "answers",
    "around",
    "by_words",
    "caveat",
    "code",
    "counting",
    "decided_of",
    "document",
    "ending",
    "gap",
    "gathered",
    "gist",
    "handouts",
    "holdings",
    "judges",
    "keeping",
    "moves_at",
    "of_commitment",
    "on_the_day",
    "opening",
    "own_day",
    "own_words_of",
    "passed",
    "picture_of",
    "plain",
    "redated_at",
    "row_of",
    "said_of_a_day",
    "said_on",
    "sentence",
    "spoken",
    "stood",
    "tell",
    "told_by_updates",
    "told_of",
    "told_of_topic",
    "without",
    "year_after",
]


def holdings(store: Store, build: Path) -> Holdings:
    """What is held of a build, without the answers that only pages show."""
    redacted = bool(summary_of(build).get("redacted", True))
    return Holdings.of(store, base_of(build), redacted=redacted, for_pages=False)


def gathered(key: str, name: str, rows: Iterable[Commitment], measures: Iterable[Measure] = ()) -> Spoken:
    """Rows that belong together for another reason than a subject, as the views of a subject take them."""
    mentions = tuple(Mention(one, ((one.text, False),), True, (), 0, ()) for one in rows)
    figures = tuple(Mention(one, ((one.name, False),), True, (), 0, ()) for one in measures)
    return Spoken(Topic(key, name, ()), (), mentions, figures, ())


def picture_of(held: Holdings, group: Sequence[Measure], ident: str) -> Picture | None:
    """The figures of a measure year by year; none where fewer than two are numbers, which no picture shows better."""
    series = measure_pages.view(held, group, ()).picture
    if series is None or sum(one.value is not None for one in series.values) < 2:
        return None
    return draw(ident, replace(series, values=tuple(replace(one, href="") for one in series.values)))
