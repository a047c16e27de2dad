"""The terms of the ontology as records, and the picture of its classes."""

from __future__ import annotations

from goldenthread.namespaces import GT
from goldenthread.pictures.class_map import Box, Classes, boxes_of, draw
from goldenthread.query.vocabulary import Sort, anchor, vocabulary
from goldenthread.store import EmbeddedStore
from tests.small_council import ACTIVITY_2014


def test_every_term_has_its_record(store: EmbeddedStore) -> None:
    terms = {term.iri: term for term in vocabulary(store)}
    assert {iri.removeprefix(GT.iri) for iri in terms if iri.startswith(GT.iri)} == GT.terms
    ours = [term for term in terms.values() if term.iri.startswith(GT.iri)]
    assert all(term.label and term.definition and term.example for term in ours)
    deadline = terms[GT.deadline]
    assert (deadline.short, deadline.sort, deadline.label) == ("gt:deadline", Sort.PROPERTY, "deadline")
    assert [one.label for one in deadline.of] == ["commitment"]
    assert [one.label for one in deadline.to] == ["xsd:date"]
    assert terms[GT.hasProgress].traits == ("at most one value", "a value belongs to one thing only")
    assert [one.label for one in terms[GT.reversedBy].opposite] == ["reverses"]
    assert terms[GT.reversedBy].use is None


def test_an_example_is_the_first_of_the_graph(store: EmbeddedStore) -> None:
    terms = {term.iri: term for term in vocabulary(store)}
    activity, stated = terms[GT.Activity].use, terms[GT.planYear].use
    assert activity is not None
    assert (activity.uses, activity.thing.iri, activity.thing.label) == (2, ACTIVITY_2014, "Plant 200 street trees")
    assert stated is not None
    assert stated.value == "2014-15"


def test_the_picture_has_a_box_for_each_class_that_properties_are_about(store: EmbeddedStore) -> None:
    boxes = {box.name: box for box in boxes_of(vocabulary(store))}
    assert {"commitment", "activity", "milestone", "edition", "thread"} <= set(boxes)
    assert "should have a title" not in boxes
    assert ("in thread", "thread") in boxes["commitment"].leads
    assert boxes["milestone"].above == ("commitment",)
    drawn = draw("classes", Classes("Classes", tuple(boxes.values())))
    assert len(drawn.table.rows) == len(boxes)
    assert all(f">{name}<" in drawn.svg for name in boxes)


def test_kinds_stand_behind_their_class_and_a_circle_is_drawn_once() -> None:
    drawn = draw("x", Classes("t", (Box("b", ("a",)), Box("a"), Box("c", ("d",)), Box("d", ("c",)))))
    assert [row[0].text for row in drawn.table.rows] == ["a", "b", "c", "d"]


def test_an_anchor_is_the_last_part_of_an_address() -> None:
    assert anchor("https://example.org/other#thing") == "https://example.org/other#thing"
