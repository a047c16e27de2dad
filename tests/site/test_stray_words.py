"""An update that stands in a longer one elsewhere is told to stand there, and not taken for that of its row alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from goldenthread.site.holdings import Holdings
from goldenthread.site.stray_words import said, stands_in

PIECE = "The bridge of boats is to open in the spring of next year."


def updated(held: Holdings, comment: str, other: str, **row: str) -> Holdings:
    """Two activities of the report with these updates; the second changed further."""
    report = list(held.editions)[-1]
    first, second = [it for it in held.commitments.values() if it.edition == report and it.kind == "activity"][:2]
    changed = {
        first.iri: replace(first, comment=comment),
        second.iri: replace(second, comment=other, **row),  # type: ignore[arg-type]
    }
    return replace(held, commitments={**held.commitments, **changed})


@pytest.mark.parametrize(
    ("comment", "other", "found"),
    [
        (PIECE, f"The pier was mended. {PIECE}", True),
        (PIECE, f"{PIECE} It was asked for by many who live there.", True),
        (PIECE, PIECE, False),
        (PIECE, "The pier was mended. The bridge of boats is to open in the spring.", False),
        ("It goes on.", "The pier was mended. It goes on.", False),
        ("", "The pier was mended.", False),
    ],
)
def test_a_piece_of_a_longer_update_is_found_and_nothing_else(
    held: Holdings, comment: str, other: str, *, found: bool
) -> None:
    made = updated(held, comment, other)
    row = next(it for it in made.commitments.values() if it.comment == comment and it.kind == "activity")
    assert bool(stands_in(made, row)) is found
    assert ("perhaps it belongs there" in said(made, row)) is found


def test_what_stands_in_another_document_or_in_the_own_family_is_no_stray(held: Holdings) -> None:
    made = updated(held, PIECE, f"The pier was mended. {PIECE}")
    first = next(it for it in made.commitments.values() if it.comment == PIECE)
    (second,) = stands_in(made, first)
    plan = next(iter(made.editions))
    for changed in (replace(second, edition=plan), replace(second, parent=first.iri)):
        kin = {first.iri: (second.iri,)} if changed.parent == first.iri else {}
        other = replace(
            made,
            commitments={**made.commitments, second.iri: changed},
            milestones_of={**made.milestones_of, **kin},
        )
        assert stands_in(other, first) == ()
