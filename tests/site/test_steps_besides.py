"""A step that a report leaves unfinished and the next document drops is told under the subject of its commitment."""

from __future__ import annotations

from dataclasses import replace

from goldenthread.model import ChangeKind
from goldenthread.site.holdings import Holdings
from goldenthread.site.records import Change
from goldenthread.site.speaking import spoken
from goldenthread.site.steps_besides import dropped_besides
from goldenthread.site.synonyms import Topic

LOCKS = Topic("locks", "Locks", ("locks",))


def dropped(held: Holdings, title: str, step: str, **row: object) -> Holdings:
    """The first activity with steps in these words; its first step in those, unfinished, and ended without a word."""
    parent = next(held.commitments[iri] for iri in held.milestones_of if held.commitments[iri].kind == "activity")
    iri = held.milestones_of[parent.iri][0]
    one = replace(held.commitments[iri], text=step, **{"status": "overdue", "percent": None, "rag": "", **row})  # type: ignore[arg-type]
    end = Change(iri, iri, ChangeKind.ENDED_WITHOUT_A_WORD, "", "", None)
    return replace(
        held,
        commitments={**held.commitments, parent.iri: replace(parent, text=title), iri: one},
        links_from={},
        changes_at={iri: (end,)},
    )


def test_it_is_told_though_its_own_words_do_not_speak_of_it(held: Holdings) -> None:
    made = dropped(held, "Paint the locks", "Buy brushes")
    later = next(iter(made.editions.values()))
    made = replace(
        made, editions={**made.editions, "next": replace(later, iri="next", start=later.end, label="2030-31")}
    )
    found = [one.text for one in dropped_besides(made, spoken(made, LOCKS))]
    assert found == ["Buy brushes"]
    assert dropped_besides(made, spoken(made, Topic("moor", "Moor", ("moorings",)))) == ()


def test_what_speaks_of_it_itself_or_is_completed_is_not_told_besides(held: Holdings) -> None:
    for made in (
        dropped(held, "Paint the locks", "Buy brushes for the locks"),
        dropped(held, "Paint the locks", "Buy brushes", status="completed"),
    ):
        assert dropped_besides(made, spoken(made, LOCKS)) == ()
