"""Nothing that a query says leaves the server, or brings it down, and it sees the graphs that it asks for."""

from __future__ import annotations

import csv
import io
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from goldenthread.serve.service import Service
from tests.listener import Listener, listening
from tests.serve.test_connection import idle
from tests.serve.test_service import query
from tests.spellings import HARMLESS, asking

COUNT = "SELECT (COUNT(*) AS ?n) {0} {{ ?s ?p ?o }}"
GRAPHS = "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g"


@pytest.fixture(scope="module")
def listener() -> Iterator[Listener]:
    with listening() as made:
        yield made


def workers(service: Service) -> set[str]:
    """The processes that answer: what the keeper has forked."""
    keeper = service.engine.keeper
    return set(Path(f"/proc/{keeper}/task/{keeper}/children").read_text(encoding="ascii").split())


def rows(service: Service, text: str, **more: str) -> list[list[str]]:
    reply = query(service, text, "text/csv", **more)
    assert reply.status == 200, reply.body
    return list(csv.reader(io.StringIO(reply.body)))[1:]


@pytest.mark.parametrize("name", asking("http://127.0.0.1:1/"))
def test_no_spelling_of_service_gets_out(service: Service, listener: Listener, name: str) -> None:
    before = listener.visits
    reply = query(service, asking(listener.address)[name])
    assert reply.status in (400, 403)
    assert reply.body.count("\n") == 1
    assert listener.visits == before


@pytest.mark.parametrize("name", HARMLESS)
def test_its_letters_alone_are_no_service(service: Service, name: str) -> None:
    assert len(rows(service, HARMLESS[name])) == 1


def test_a_worker_can_open_nothing(service: Service) -> None:
    assert query(service, "ASK {}").status == 200
    found = workers(service)
    assert found
    for worker in found:
        limits = Path(f"/proc/{worker}/limits").read_text(encoding="ascii")
        assert re.search(r"^Max open files +0 +0 ", limits, re.MULTILINE)


def test_a_server_that_lets_others_go_first_keeps_its_workers(built: Path) -> None:
    """Started with the least priority of all, which its workers cannot lower further."""
    program = (
        "import sys, time\n"
        "from pathlib import Path\n"
        "from urllib.request import urlopen\n"
        "from goldenthread.serve.service import Service\n"
        "def asked(service):\n"
        "    urlopen(f'{service.address}/sparql?query=ASK%7B%7D').read()\n"
        "    time.sleep(0.2)\n"  # until one that is not kept has ended
        "    keeper = service.engine.keeper\n"
        "    return set(Path(f'/proc/{keeper}/task/{keeper}/children').read_text().split())\n"
        "with Service(Path(sys.argv[1])) as service:\n"
        "    print(len(asked(service) & asked(service)))\n"
    )
    words = ["nice", "-n", "19", sys.executable, "-c", program, str(built)]
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    assert int(done.stdout) == 1


@pytest.mark.parametrize("depth", [65, 1_000, 5_000])
@pytest.mark.parametrize(
    ("opened", "closed"), [("{", "}"), ("OPTIONAL {", "}"), ("{ #}\n", "}"), ("{ SELECT * {", "}}")]
)
def test_what_is_too_deep_ends_no_worker(service: Service, opened: str, closed: str, depth: int) -> None:
    idle(service)  # what others had begun may be ending still
    time.sleep(0.2)
    assert query(service, "ASK {}").status == 200
    before = workers(service)
    reply = query(service, "SELECT * {" + opened * depth + closed * depth + "}")
    assert reply.status in (400, 413)
    assert reply.status == 413 or "brackets may stand open" in reply.body
    assert workers(service) & before == before


def test_a_chain_that_is_too_long_costs_nobody_else_anything(service: Service) -> None:
    assert query(service, "SELECT (1" + "+1" * 50_000 + " AS ?x) {}").status == 400
    hard = query(service, "SELECT * { " + " . ".join(f"?v{n} ?p{n} ?v{n + 1}" for n in range(1_500)) + " }")
    assert hard.status in (400, 503, 504)
    began = time.monotonic()
    assert query(service, "ASK {}").status == 200
    assert time.monotonic() - began < 2


def test_from_is_obeyed(service: Service) -> None:
    sizes = {graph: int(size) for graph, size in rows(service, GRAPHS)}
    assert len(set(sizes.values())) > 2
    whole = int(rows(service, COUNT.format(""))[0][0])
    assert whole == sum(sizes.values())
    for graph, size in sizes.items():
        assert rows(service, COUNT.format(f"FROM <{graph}>")) == [[str(size)]]
        assert rows(service, COUNT.format(""), **{"default-graph-uri": graph}) == [[str(size)]]
        assert rows(service, GRAPHS.replace("{ GRAPH", f"FROM NAMED <{graph}> {{ GRAPH", 1)) == [[graph, str(size)]]
        assert rows(service, GRAPHS, **{"named-graph-uri": graph}) == [[graph, str(size)]]
        assert rows(service, COUNT.format(f"FROM NAMED <{graph}>")) == [["0"]]
        assert rows(service, GRAPHS, **{"default-graph-uri": graph}) == []


def test_graphs_of_the_request_stand_before_those_of_the_query(service: Service) -> None:
    (first, size), (second, _) = rows(service, GRAPHS)[:2]
    assert rows(service, COUNT.format(f"FROM <{second}>"), **{"default-graph-uri": first}) == [[size]]
