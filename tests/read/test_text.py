"""Texts of cells: tags out, fragments together."""

from __future__ import annotations

import time

import pytest

from goldenthread.read.text import begins_inside, breaks_off, clean, ends_sentence, join_pieces, vocabulary


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("  Plant   trees ", "Plant trees"),
        ("<b>Plant</b> trees", "Plant trees"),
        ("Plant<br>trees<br/>now", "Plant trees now"),
        ("<ul><li>Talks</li><li>Visits</li></ul>", "Talks Visits"),
        ("1 <sup>st</sup> June", "1st June"),
        ("R&amp;D &lt;5%", "R&D <5%"),
        ("**Note**", "Note"),
        ("5 A\\*- C", "5 A*- C"),
        ("the <u>Strategy</u> .", "the Strategy."),
        ("less than <5% and >3", "less than <5% and >3"),
        ("Plant\u00a0trees", "Plant trees"),
        ("", ""),
    ],
)
def test_clean(raw: str, text: str) -> None:
    assert clean(raw) == text


@pytest.mark.parametrize("nasty", ["<a", "</b", "&amp", "<b ", "((", "**", "1 ", "\\*"])
def test_no_cell_takes_long(nasty: str) -> None:
    """Open tags without an end must not be sought for over and over."""
    start = time.perf_counter()
    clean(nasty * 50_000)
    assert time.perf_counter() - start < 2


def test_a_vocabulary_trusts_words_inside_cells_and_those_at_two_edges() -> None:
    known = vocabulary(["Improve the hea\tlthy schools", "healthy streets for schools"])
    assert {"the", "streets", "for", "schools"} <= known
    assert not {"hea", "lthy", "improve"} & known


@pytest.mark.parametrize(
    ("left", "right", "known", "joined"),
    [
        ("on loc", "al people", {"local"}, "on local people"),
        ("promote hea", "althy lives", {"healthy"}, "promote healthy lives"),
        ("promote", "healthy lives", {"promote", "healthy"}, "promote healthy lives"),
        ("poverty and", "I tackling need", set(), "poverty and tackling need"),
        ("Part A", "I", {"a"}, "Part A I"),
        ("", "text", set(), "text"),
        ("text", "", set(), "text"),
        ("31/03/", "2014", set(), "31/03/ 2014"),
    ],
)
def test_join_pieces(left: str, right: str, known: set[str], joined: str) -> None:
    assert join_pieces(left, right, known) == joined


def test_ends_and_beginnings_of_sentences() -> None:
    assert ends_sentence("Done.")
    assert ends_sentence("Done (see above)")
    assert ends_sentence("'Done.'")
    assert not ends_sentence("presented to the")
    assert breaks_off("presented to the")
    assert not breaks_off("Completed")
    assert begins_inside("and then")
    assert begins_inside("(July 2012) Next")
    assert not begins_inside("a) First")
    assert not begins_inside("Report")
