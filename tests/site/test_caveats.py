"""What else a finding may be: said where it stands, with the sentence of the table that says so."""

from __future__ import annotations

from dataclasses import replace

import pytest

from goldenthread.site.caveats import caveat
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
            "From May both groups are counted",
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
