"""A commitment of several ends: nobody reads of one part what is true of another."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from goldenthread.site.branch_ends import branch_ends
from goldenthread.site.first_sentences import tell
from goldenthread.site.holdings import Holdings
from goldenthread.site.records import Link, Name
from goldenthread.site.write import write
from tests.site.reading import read
from tests.site.test_strands import tangle


def forked(held: Holdings) -> tuple[Holdings, str]:
    """The tangle, its two ends in other words and under other names."""
    made, iri = tangle(held)
    first, second, third = made.threads[iri].members
    rows = {
        second: replace(made.commitments[second], text="Dredge the canal", names=(_officer("Una Reed"),)),
        third: replace(made.commitments[third], text="Paint the locks", names=(_officer("Tom Quay"),)),
    }
    links: dict[str, tuple[Link, ...]] = {first: tuple(made.links_to[one][0] for one in (second, third))}
    return replace(made, commitments={**made.commitments, **rows}, links_from=links), iri


def _officer(name: str) -> Name:
    return Name("officer", name, name, "", "")


def test_each_end_has_its_own_words_and_its_own_people(held: Holdings) -> None:
    made, iri = forked(held)
    ends = branch_ends(made, made.members(made.threads[iri]))
    assert [end.row.text for end in ends] == ["Dredge the canal", "Paint the locks"]
    assert [end.names[0].name for end in ends] == ["Una Reed", "Tom Quay"]
    assert all(end.latest for end in ends)


def test_the_head_says_nothing_of_all_that_is_true_of_one(held: Holdings) -> None:
    made, iri = forked(held)
    told = tell(made, made.members(made.threads[iri]))
    said = " ".join("".join(piece.text for piece in each) for each in told.lede)
    assert said.endswith("How each of its two parts stood last is told apart.")
    assert "eported" not in said


def test_a_single_line_has_no_ends_to_tell_apart(held: Holdings) -> None:
    made, iri = forked(held)
    first, second, _ = made.threads[iri].members
    assert branch_ends(made, [made.commitments[first], made.commitments[second]]) == ()
    assert branch_ends(made, [made.commitments[second]]) == ()
    assert not tell(made, [made.commitments[second]]).ends


def test_the_page_shows_whom_to_ask_of_each_part(held: Holdings, tmp_path: Path) -> None:
    made, iri = forked(held)
    write(made, tmp_path / "site")
    page = read(tmp_path / "site" / made.place_of(iri).partition("#")[0])
    assert "for each of its two parts apart, below" in page.text
    assert "parts" in page.ids
