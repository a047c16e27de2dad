"""The whole dataset of a small council: its golden file, its bytes, its terms."""

from __future__ import annotations

import io
import os
from dataclasses import replace
from pathlib import Path

from pyoxigraph import BlankNode, NamedNode, RdfFormat

from goldenthread.export.quads import abbreviated, in_reading_order
from goldenthread.graph import dataset, nquads, write_nquads
from goldenthread.graph.ontology_quads import ontology_quads
from goldenthread.model import Reviewer, ReviewerKind
from goldenthread.namespaces import GT
from tests.small_council import LINKS, MINTER, PLAN, PLANS, PRINTED, REPORT, iri_of, quads

PIKE = Reviewer("r-pike", ReviewerKind.PERSON)
GOLDEN = Path(__file__).parent / "golden" / "marlow-vale.trig"


def test_the_golden_file() -> None:
    """Run with ``UPDATE_GOLDEN=1`` to write it anew, then read what changed."""
    ontology = MINTER.graph("ontology")
    data = {
        quad for quad in quads() if not (isinstance(quad.graph_name, NamedNode) and quad.graph_name.value == ontology)
    }
    written = abbreviated(in_reading_order(sorted(data, key=str)), RdfFormat.TRIG)
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_bytes(written)
    assert written.decode() == GOLDEN.read_text(encoding="utf-8")


def test_the_same_records_give_the_same_bytes() -> None:
    assert nquads(quads()) == nquads(quads())


def test_the_order_of_the_editions_does_not_matter() -> None:
    assert nquads(quads()) == nquads(quads(tuple(reversed(PLANS))))


def test_links_that_can_be_gone_through_but_once_are_told_with_their_readers() -> None:
    read_by = tuple(replace(link, reviewers=(PIKE,)) for link in LINKS)
    said = [
        nquads(dataset(PLANS, minter=MINTER, iri_of=iri_of, printed=PRINTED, links=links))
        for links in (read_by, iter(read_by))
    ]
    assert said[0] == said[1]
    assert MINTER.reviewer(PIKE.key).encode() in said[0]


def test_lines_are_sorted_and_counted() -> None:
    stream = io.BytesIO()
    count = write_nquads(quads(), stream)
    lines = stream.getvalue().splitlines()
    assert lines == sorted(set(lines))
    assert count == len(lines)


def test_nothing_at_all_is_no_bytes() -> None:
    assert nquads([]) == b""


def test_no_blank_nodes_and_no_default_graph() -> None:
    for quad in quads():
        assert not isinstance(quad.subject, BlankNode)
        assert not isinstance(quad.object, BlankNode)
        assert isinstance(quad.graph_name, NamedNode)


def test_one_graph_for_each_edition_and_for_each_concern() -> None:
    names = (
        "links",
        "threads",
        "identities",
        "provenance",
        "issues",
        "ontology",
        "readings",
        "committee",
        "corrections",
    )
    expected = {MINTER.edition_graph(PLAN), MINTER.edition_graph(REPORT), *map(MINTER.graph, names)}
    assert {quad.graph_name.value for quad in quads() if isinstance(quad.graph_name, NamedNode)} == expected


def test_every_term_that_is_used_is_in_the_ontology() -> None:
    defined = {quad.subject.value for quad in ontology_quads(MINTER) if isinstance(quad.subject, NamedNode)}
    for quad in quads():
        for term in (quad.predicate, quad.object):
            if isinstance(term, NamedNode) and term.value.startswith(GT.iri):
                assert term.value in defined


def test_no_commitment_stands_alone() -> None:
    """Every record that is led to is described."""
    described = {quad.subject for quad in quads()}
    for quad in quads():
        if isinstance(quad.object, NamedNode) and quad.object.value.startswith(MINTER.base):
            assert quad.object in described, quad
