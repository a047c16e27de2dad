"""What else a finding may be: said where it stands, with the sentence of the table that says so."""

from __future__ import annotations

from dataclasses import replace

import pytest

from goldenthread.site.caveats import caveat, counting, explained
from goldenthread.site.holdings import Holdings
from goldenthread.site.records import Finding, Measure

BELOW = "target-below-reached"


def measured(held: Holdings, *commentaries: str) -> tuple[Holdings, Finding]:
    """A series of rows with these commentaries, and a finding on the first."""
    edition = next(iter(held.editions))
    rows = [
        Measure(f"m{n}", edition, "t", "Ponds", "", "", "", "", "%", "lower", "", "", said, 1, (1,), ())
        for n, said in enumerate(commentaries)
    ]
    iris = tuple(one.iri for one in rows)
    made = replace(held, measures={one.iri: one for one in rows}, series_of=dict.fromkeys(iris, iris))
    return made, Finding("f", BELOW, "warning", "m0", 1, "", "", "", "")


@pytest.mark.parametrize(
    ("commentaries", "quoted"),
    [
        (
            ("We did well. From May both groups are counted together! More follows.",),
            "We did well. From May both groups are counted together! More follows.”",
        ),
        (("", "The definition is another one now."), "The definition is another one now."),
        (("We did well.",), ""),
        (("",), ""),
    ],
)
def test_the_sentence_that_speaks_of_the_counting_is_quoted(
    held: Holdings, commentaries: tuple[str, ...], quoted: str
) -> None:
    said = caveat(*measured(held, *commentaries))
    assert said.startswith("Or what is counted has changed")
    assert (f"Its commentary: “{quoted}" in said) if quoted else ("commentary" not in said)


def test_a_finding_of_another_kind_has_none(held: Holdings) -> None:
    made, one = measured(held, "The definition is another one now.")
    assert caveat(made, replace(one, code="rating-contradicts-figures")) == ""


@pytest.mark.parametrize(
    ("commentary", "said"),
    [
        ("The definition was revised in May. By the new one it is 7.5.", True),
        ("The definition was not revised.", False),
        ("We did well.", False),
    ],
)
def test_a_target_by_another_count_asks_for_no_less(held: Holdings, commentary: str, said: bool) -> None:
    made, one = measured(held, "", commentary)
    assert explained(made, one) is said
    assert not explained(made, replace(one, code="rating-contradicts-figures"))


def test_what_another_document_says_of_the_counting_explains_nothing(held: Holdings) -> None:
    made, one = measured(held, "", "The definition was revised in May.")
    other = replace(made.measures["m1"], edition=list(held.editions)[-1])
    assert not explained(replace(made, measures={**made.measures, "m1": other}), one)


def test_what_follows_on_the_counting_is_quoted_with_its_line(held: Holdings) -> None:
    said = caveat(*measured(held, "It rained. We did well. The definition was revised. By it the result is 7.5."))
    assert "“… We did well. The definition was revised. By it the result is 7.5.” (line 1 of the" in said


@pytest.mark.parametrize(
    ("texts", "lines", "where"),
    [
        ({4: "Ponds", 6: "The definition is another one now."}, (4, 5, 6), "(line 6 of the "),
        ({}, (4, 5, 6), "(lines 4 to 6 of the "),
        ({}, (4,), "(line 4 of the "),
    ],
)
def test_where_a_sentence_stands_is_told_as_far_as_it_can_be(
    held: Holdings, texts: dict[int, str], lines: tuple[int, ...], where: str
) -> None:
    """Without the words of the lines, as in a build that names no officer, all lines of the row are told."""
    made, _ = measured(held, "The definition is another one now.")
    row = replace(made.measures["m0"], lines=lines, line=lines[0])
    made = replace(made, measures={"m0": row}, lines_of={row.edition: texts})
    assert where in counting(made, "m0")
