"""What pages count in the five documents, against the lines of the documents themselves."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from goldenthread.site.answering import Answering
from goldenthread.site.holdings import Holdings
from goldenthread.site.speaking import spoken
from goldenthread.site.synonyms import subjects
from tests.site.figures import astray, figures

pytestmark = pytest.mark.slow


def test_a_person_is_named_in_as_many_rows_as_lines_print_the_name(held: Holdings) -> None:
    rows = Answering.of(held).rows
    (agent,) = [one for one in held.agents.values() if one.name == "Andy Scott"]
    counted = Counter(row.commitment.edition for row in rows[agent.iri])
    printed = {
        iri: count
        for iri, lines in held.lines_of.items()
        if (count := sum("Andy Scott" in text for text in lines.values()))
    }
    assert dict(counted) == printed
    assert sorted(printed.values()) == [27, 42, 48]


def test_every_row_whose_line_says_asb_is_on_the_page_of_anti_social_behaviour(held: Holdings) -> None:
    (topic,) = [one for one in subjects().topics if one.key == "anti-social-behaviour"]
    found = spoken(held, topic)
    shown = {(one.thing.edition, line) for one in (*found.headings, *found.rows, *found.measures)
             for line in one.thing.lines}  # fmt: skip
    cited = {(one.edition, line) for some in (held.headings, held.commitments, held.measures) for one in some.values()
             for line in one.lines}  # fmt: skip
    said = {
        (iri, number)
        for iri, lines in held.lines_of.items()
        for number, text in lines.items()
        if re.search(r"\bASB\b", text)
    }
    assert len(said & cited) > 10
    assert said & cited <= shown


def test_every_figure_leads_to_as_many_rows(held: Holdings, site: Path) -> None:
    found = list(figures(held, site))
    assert len(found) > 3_000
    wrong = [f"{one.page}: {one.text!r} {one.href} {why}" for one in found if (why := astray(site, one))]
    assert not wrong, "\n".join(wrong)
