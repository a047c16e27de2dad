"""Queries that would run for ever, answer for ever, or bring the engine down: told in words, and nothing is left."""

from __future__ import annotations

import os
import signal
import socket
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad

from goldenthread.errors import QueryError, ServiceError
from goldenthread.store import EmbeddedStore
from goldenthread.store.apart import apart

PRODUCT = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


@pytest.fixture
def store() -> EmbeddedStore:
    nodes = [NamedNode(f"http://example.org/{number}") for number in range(60)]
    return EmbeddedStore.of(Quad(one, nodes[0], one, nodes[1]) for one in nodes)


def children() -> str:
    """The processes that this one has started, where the system tells."""
    told = Path(f"/proc/self/task/{threading.get_native_id()}/children")
    return told.read_text(encoding="ascii") if told.is_file() else ""


def test_an_endless_query_is_ended(store: EmbeddedStore) -> None:
    began, before = time.monotonic(), children()
    with pytest.raises(QueryError, match=r"no answer within 0\.3 seconds"):
        apart(0.3, lambda: store.select(PRODUCT.replace("*", "(COUNT(*) AS ?n)")))
    assert time.monotonic() - began < 5
    assert children() == before


def test_a_long_answer_is_refused_before_it_is_held(store: EmbeddedStore) -> None:
    store.most_rows = 100
    with pytest.raises(QueryError, match="more than 100 rows"):
        apart(20, lambda: store.select(PRODUCT))
    assert len(apart(20, lambda: store.select("SELECT ?a { ?a ?b ?c }"))) == 60


def test_answers_and_faults_pass_through(store: EmbeddedStore) -> None:
    assert apart(5, lambda: 7) == 7
    query = "SELECT ?a ?b { ?a ?b ?c OPTIONAL { ?a <urn:none> ?d } } ORDER BY ?a"
    assert apart(5, lambda: store.select(query)) == store.select(query)
    with pytest.raises(QueryError, match=r"the prefix 'x:' is not declared: add PREFIX x: <\.\.\.>"):
        apart(5, lambda: store.select("SELECT ?a { ?a x:b ?c }"))


def struck(number: signal.Signals) -> int:
    """What a piece of work comes to that is sent a signal."""

    def work() -> int:
        signal.raise_signal(number)
        return 7

    return apart(20, work)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGQUIT, signal.SIGHUP])
def test_what_ends_a_command_ends_its_query_unless_it_is_ignored(number: signal.Signals) -> None:
    before = signal.signal(number, lambda *_: None)
    try:
        with pytest.raises(QueryError, match="broke down"):
            struck(number)
        signal.signal(number, signal.SIG_IGN)
        assert struck(number) == 7
    finally:
        signal.signal(number, before)


def test_a_fault_keeps_its_kind_and_its_place() -> None:
    def fail() -> None:
        raise ServiceError("no", path=Path("a.rq"), line=3)

    with pytest.raises(ServiceError, match=r"^a\.rq:3: no$"):
        apart(5, fail)


def test_a_process_that_breaks_down_is_told_in_words() -> None:
    with pytest.raises(QueryError, match="the engine broke down"):
        apart(5, os.abort)


def no_socket() -> str:
    with pytest.raises(OSError, match="Too many open files"):
        socket.socket()
    return "walled"


def no_file() -> str:
    with pytest.raises(OSError, match="Too many open files"):
        Path(__file__).read_bytes()
    return "walled"


@pytest.mark.parametrize("tried", [no_socket, no_file])
def test_nothing_can_be_opened(tried: Callable[[], str]) -> None:
    assert apart(5, tried) == "walled"


def a_socket() -> str:
    socket.socket().close()
    return "open"


def test_with_a_network_it_can() -> None:
    assert apart(5, a_socket, network=True) == "open"
