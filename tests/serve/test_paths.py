"""Paths of this machine and the IRIs behind them."""

from __future__ import annotations

import pytest

from goldenthread.serve.paths import Addresses

THERE = Addresses("https://example.org/data/")


@pytest.mark.parametrize("path", ["/data/../x", "/data/%2e%2e/x", "/data/a%00b", "/data/a b", '/data/"x"', "/other"])
def test_paths_that_are_no_iri(path: str) -> None:
    assert THERE.iri_of(path) is None


def test_paths_and_iris() -> None:
    assert THERE.iri_of("/data/town/person/x%20y") == "https://example.org/data/town/person/x%20y"
    assert THERE.path_of("https://example.org/data/town") == "/data/town"
    assert THERE.path_of("https://elsewhere.org/data/town") == "https://elsewhere.org/data/town"
    assert THERE.path_of("https://example.org/database") == "https://example.org/database"


@pytest.mark.parametrize(
    "base", ["https://example.org/data/", "https://w3id.org/goldenthread/data/", "http://own.test/"]
)
def test_terms_and_shapes_are_here_whatever_the_base(base: str) -> None:
    there = Addresses(base)
    assert there.holds("/goldenthread/ns")
    assert there.holds("/goldenthread/ns.ttl")
    assert there.iri_of("/goldenthread/ns/status/overdue") == "https://w3id.org/goldenthread/ns/status/overdue"
    assert there.iri_of("/goldenthread/shapes/nobody-named") == "https://w3id.org/goldenthread/shapes/nobody-named"
    assert there.path_of("https://w3id.org/goldenthread/ns#Thread") == "/goldenthread/ns#Thread"
    assert there.holds("/goldenthread/nsx") is (base == "http://own.test/")


def test_links_that_a_browser_should_not_follow() -> None:
    assert [THERE.link(iri) for iri in ("javascript:alert(1)", "data:text/html,x", "urn:x:y")] == ["", "", ""]
    assert THERE.link('https://e.org/"><b>') == "https://e.org/%22%3E%3Cb%3E"
