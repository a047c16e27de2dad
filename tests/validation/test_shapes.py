"""Every shape on its own example: what conforms is passed over, what violates is found.

An example stands in ``examples/`` under the name of its shape; its nodes are called ``conforming...`` and
``violating...``.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest
from rdflib import Graph, URIRef

from goldenthread.validation import GROUPS, Check, load_checks
from goldenthread.validation.checks import SHAPES, shapes_graph
from goldenthread.validation.engine import drop_ill_typed, run

EXAMPLES = Path(__file__).parent / "examples"
CHECKS = sorted(load_checks().values(), key=lambda check: check.iri)
NAMES = [check.iri.removeprefix(SHAPES) for check in CHECKS]


@pytest.fixture(scope="module")
def found() -> dict[str, set[str]]:
    """The focus nodes that each shape reports, over all examples at once."""
    data = Graph()
    for path in sorted(EXAMPLES.glob("*.ttl")):
        data.parse(path)
    results = run(data, shapes_graph(["structure"]))
    drop_ill_typed(data)
    results += run(data, shapes_graph(["completeness", "consistency", "catalogue"]))
    foci: dict[str, set[str]] = defaultdict(set)
    for result in results:
        foci[result.shape].add(result.focus)
    return foci


@pytest.mark.parametrize("name", NAMES)
def test_example(name: str, found: dict[str, set[str]]) -> None:
    base = f"https://example.org/{name}/"
    example = Graph().parse(EXAMPLES / f"{name}.ttl")
    nodes = {str(node) for node in example.subjects() if isinstance(node, URIRef)}
    violating = {node for node in nodes if node.startswith(base + "violating")}
    assert violating
    assert any(node.startswith(base + "conforming") for node in nodes)
    assert {node for node in found[SHAPES + name] if node.startswith(base)} == violating


def test_every_example_has_a_shape() -> None:
    assert {path.stem for path in EXAMPLES.glob("*.ttl")} == set(NAMES)


@pytest.mark.parametrize("check", CHECKS, ids=NAMES)
def test_a_shape_says_what_it_is(check: Check) -> None:
    assert check.iri.startswith(SHAPES)
    assert check.code
    assert check.label
    assert check.path
    assert check.message.endswith(".")
    assert check.severity in ("violation", "warning", "info")
    assert check.group in GROUPS
    assert (check.group == "structure") == check.code.startswith("structure-")
    assert check.reason or check.group == "structure"
