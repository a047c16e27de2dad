"""What words mean to a brief: things of exactly that name first, else the commitment whose titles hold them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from goldenthread.briefs.asked import Asked, file_name, meant
from goldenthread.errors import NothingFoundError, QueryError
from goldenthread.site.told import Holdings
from goldenthread.store import EmbeddedStore


@pytest.mark.parametrize(
    ("words", "kind", "name"),
    [
        ("Waste and clean streets", "topic", "Waste and clean streets"),
        ("waste-and-clean-streets", "topic", "Waste and clean streets"),
        ("meg LOWE", "officer", "Meg Lowe"),
        ("PARKS", "unit", ""),
        ("2019-20", "edition", "How we did in 2019/20"),
        ("2019/20", "edition", "How we did in 2019/20"),
        ("2019/20 year-end report", "edition", "How we did in 2019/20"),
        ("How we did in 2019/20", "edition", "How we did in 2019/20"),
        ("Plant 500 street trees", "thread", "Plant a further 500 street trees"),
        ("school streets gates", "thread", ""),
    ],
)
def test_a_name_means_one_thing(store: EmbeddedStore, held: Holdings, words: str, kind: str, name: str) -> None:
    found = meant(store, held, words)
    assert found.kind == kind
    assert not name or found.name == name


def test_an_iri_or_the_end_of_one_means_its_thing(store: EmbeddedStore, held: Holdings) -> None:
    thread = next(iter(held.threads))
    agent = next(iri for iri, one in held.agents.items() if one.kind == "person")
    edition = next(iter(held.editions))
    row = next(one for one in held.commitments.values() if one.thread == thread)
    assert meant(store, held, thread).key == thread
    assert meant(store, held, thread.rsplit("/", 1)[-1]).key == thread
    assert meant(store, held, row.iri).key == thread
    assert meant(store, held, agent) == Asked("officer", agent, held.agents[agent].name)
    assert meant(store, held, edition).kind == "edition"


def test_what_else_the_words_fit_is_said(store: EmbeddedStore, held: Holdings) -> None:
    assert meant(store, held, "Plant 500 street trees").aside == ""
    aside = meant(store, held, "streets").aside
    assert aside.startswith("'streets' is taken for this commitment; it fits others too: Make ten school streets free ")


def test_a_name_of_two_kinds_of_things_is_refused_until_the_kind_is_said(store: EmbeddedStore, held: Holdings) -> None:
    officer = next(one for one in held.agents.values() if one.name == "Meg Lowe")
    both = replace(held, agents={**held.agents, officer.iri: replace(officer, name="Housing")})
    with pytest.raises(
        QueryError, match="'housing' may be topic 'Housing', officer 'Housing': say which with --kind topic"
    ):
        meant(store, both, "housing")
    assert meant(store, both, "housing", "topic").kind == "topic"
    assert meant(store, both, "housing", "officer").key == officer.iri


def test_a_commitment_called_like_a_subject_is_not_passed_over(store: EmbeddedStore, held: Holdings) -> None:
    first = next(iter(held.threads.values()))
    both = replace(held, threads={**held.threads, first.iri: replace(first, label="Housing")})
    with pytest.raises(QueryError, match="topic 'Housing', thread 'Housing'"):
        meant(store, both, "Housing")


def test_a_part_of_a_name_is_enough_where_no_commitment_has_the_words(store: EmbeddedStore, held: Holdings) -> None:
    assert meant(store, held, "Okafor").name == "Joy Okafor"
    assert meant(store, held, "Okafor", "officer").name == "Joy Okafor"


@pytest.mark.parametrize("words", ["zeppelin moorings", "  ", "https://example.org/none"])
def test_what_nothing_is_called_is_refused(store: EmbeddedStore, held: Holdings, words: str) -> None:
    with pytest.raises(NothingFoundError):
        meant(store, held, words)


@pytest.mark.parametrize(("words", "kind"), [("zeppelin", "topic"), ("zeppelin", "edition"), ("zeppelin", "unit")])
def test_of_a_kind_only_that_is_sought(store: EmbeddedStore, held: Holdings, words: str, kind: str) -> None:
    with pytest.raises((NothingFoundError, QueryError), match="zeppelin"):
        meant(store, held, words, kind)


def test_the_file_is_named_after_what_it_is_about() -> None:
    assert file_name([Asked("topic", "t", "Waste & clean streets")], "pdf") == "waste-and-clean-streets.pdf"
    assert file_name([Asked("thread", "t", "../../x " + "long " * 60)], "md").startswith("x-long-long")
    assert len(file_name([Asked("thread", "t", "long " * 60)], "md")) < 70
