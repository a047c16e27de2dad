"""A subject in each document: its rows, or that it is not in it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from goldenthread.site.holdings import Holdings
from goldenthread.site.speaking import spoken
from goldenthread.site.synonyms import Topic
from goldenthread.site.views import topics
from goldenthread.site.views.topic_documents import InDocument
from tests.site.reading import read


def told(held: Holdings, word: str) -> tuple[InDocument, ...]:
    return topics.view(held, spoken(held, Topic("basin", "Basin", (word,)))).documents


def with_words(held: Holdings, edition: str, **change: str) -> Holdings:
    """The holdings, with two commitments of one document that speak of a thing nobody else speaks of."""
    mine = [one for one in held.commitments.values() if one.edition == edition and one.kind == "activity"][:2]
    return replace(held, commitments={**held.commitments, **{one.iri: replace(one, **change) for one in mine}})  # type: ignore[arg-type]


def test_each_document_has_a_line_with_rows_or_is_said_not_to_have_it(held: Holdings) -> None:
    first, last = list(held.editions)
    made = with_words(held, first, text="Dredge the lagoon")
    there, silent = told(made, "lagoon")
    assert there.said.startswith("2 rows: 2 commitments")
    assert there.place
    assert (silent.said, silent.place) == ("", "")
    silent, there = told(with_words(held, last, text="Dredge the lagoon"), "lagoon")
    assert there.said.startswith("2 rows: 2 commitments")
    assert not silent.said


def test_what_only_an_update_says_is_no_row_that_counts(held: Holdings) -> None:
    first, last = list(held.editions)
    made = with_words(with_words(held, first, text="Dredge the lagoon"), last, comment="The lagoon froze")
    _, beside = told(made, "lagoon")
    assert beside.said.startswith("no row that counts; not counted, by its update alone: 2 commitments")


def test_years_without_a_document_are_no_silence(held: Holdings) -> None:
    first, last = held.editions.values()
    later = replace(last, label="2022-23", start=last.start.replace(year=2022), end=last.end.replace(year=2023))
    made = replace(with_words(held, first.iri, text="Dredge the lagoon"), editions={first.iri: first, last.iri: later})
    _, gap, silent = told(made, "lagoon")
    assert gap.edition is None
    assert gap.label == "2019/20 to 2021/22"
    assert silent.edition == later


def test_the_page_of_a_subject_has_the_lines(site: Path) -> None:
    for path in (site / "topic").glob("*.html"):
        if not path.stem.endswith("-on-two-pages"):
            assert "documents" in read(path).ids
