"""Part by part the findings are the same, with planted violations of every shape spread over two editions."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path
from typing import cast

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple, parse

from goldenthread.namespaces import FOAF, GT, OA, ORG, PROV, QB, RDF
from goldenthread.store import EmbeddedStore
from goldenthread.validation import (
    Finding,
    derive_facts,
    findings_by_part,
    load_checks,
    of_build,
    parts,
    validate,
    validate_by_parts,
)
from goldenthread.validation.findings import in_order
from tests import small_council as council
from tests.small_council import MINTER

EXAMPLES = Path(__file__).parent / "examples"
GRAPH = NamedNode("https://example.org/data/graph/test")
KIND, STATED_IN, HAS_PROGRESS = NamedNode(RDF.type), NamedNode(GT.statedIn), NamedNode(GT.hasProgress)
BETWEEN = {
    NamedNode(kind)
    for kind in (
        *(
            GT.Thread,
            GT.Link,
            GT.MeasureLink,
            GT.Edition,
            GT.Score,
            GT.Change,
            GT.Attribution,
            GT.Quantity,
            GT.StatedDate,
        ),
        *(ORG.Membership, ORG.ChangeEvent, ORG.OrganizationalUnit, ORG.Post, FOAF.Person, OA.SpecificResource),
        *(QB.Observation, GT.Closing, PROV.Agent),
    )
}
RECORDS = {
    NamedNode(kind)
    for kind in (
        GT.Activity,
        GT.Milestone,
        GT.ProgressReport,
        GT.Theme,
        GT.Priority,
        GT.Objective,
        GT.Measure,
        GT.Issue,
    )
} | BETWEEN


def planted() -> list[Triple]:
    """All examples: what conforms stated in one edition, what violates and what it points to in another."""
    triples = [
        Triple(quad.subject, quad.predicate, quad.object)
        for path in sorted(EXAMPLES.glob("*.ttl"))
        for quad in parse(path=str(path), format=RdfFormat.TURTLE)
    ]
    kinds: dict[object, set[object]] = {one.subject: set() for one in triples}
    for one in triples:
        if one.predicate == KIND:
            kinds[one.subject].add(one.object)
    reports = {one.object for one in triples if one.predicate == HAS_PROGRESS}
    for subject, known in kinds.items():
        assert isinstance(subject, NamedNode)
        if subject.value.startswith("https://example.org/catalogue-"):
            continue
        if not known & RECORDS:
            triples.append(Triple(subject, KIND, NamedNode(GT.ProgressReport if subject in reports else GT.Activity)))
        if not known & BETWEEN and "/structure-edition/" not in subject.value:
            edition = council.PLAN if "/conforming" in subject.value else council.REPORT
            triples.append(Triple(subject, STATED_IN, NamedNode(MINTER.edition(edition))))
    return triples


@pytest.fixture(scope="module")
def store() -> EmbeddedStore:
    made = EmbeddedStore.of(council.quads())
    made.add(derive_facts(made, MINTER))
    made.add(Quad(one.subject, one.predicate, one.object, GRAPH) for one in planted())
    return made


def test_each_part_finds_what_the_whole_finds(store: EmbeddedStore) -> None:
    whole = validate(store, MINTER)
    assert {finding.shape for finding in whole} == set(load_checks())
    assert len({finding.edition for finding in whole}) > 2
    assert validate_by_parts(store, MINTER) == whole


def test_parts_of_few_records_find_the_same(store: EmbeddedStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "AT_A_TIME", 2)
    found = list(findings_by_part(store, MINTER, ["structure"]))
    assert len(found) > len({finding.edition for some in found for finding in some})
    assert in_order(finding for some in found for finding in some) == validate(store, MINTER, ["structure"])


def test_several_at_a_time_find_the_same(store: EmbeddedStore) -> None:
    assert validate_by_parts(store, MINTER, ["consistency"], jobs=2) == validate(store, MINTER, ["consistency"])


@pytest.mark.parametrize(("jobs", "beside"), [(0, False), (1, False), (2, True)])
def test_one_at_a_time_is_checked_without_another_process(
    monkeypatch: pytest.MonkeyPatch, jobs: int, beside: bool
) -> None:
    asked: list[int] = []

    def pool(max_workers: int) -> ThreadPoolExecutor:
        asked.append(max_workers)
        return ThreadPoolExecutor(max_workers)

    monkeypatch.setattr(parts, "ProcessPoolExecutor", pool)
    assert not any(findings_by_part(EmbeddedStore.of([]), MINTER, ["consistency"], jobs=jobs))
    assert asked == [jobs] * beside


@pytest.mark.parametrize(
    ("engine", "jobs", "in_parts"), [("pyshacl", 1, False), ("pyshacl", 2, True), ("sets", 2, False)]
)
def test_a_build_is_checked_in_parts_only_where_several_are_at_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, engine: str, jobs: int, in_parts: bool
) -> None:
    council.write_dataset(tmp_path / "dataset.nq")
    asked: list[bool] = []

    def found(*_: object, jobs: int = 0, engine: str = "") -> tuple[Finding, ...]:
        asked.append(bool(jobs))
        return ()

    monkeypatch.setattr(of_build, "validate", found)
    monkeypatch.setattr(of_build, "validate_by_parts", found)
    assert of_build.check(tmp_path, engine=engine, jobs=jobs) == ((), ())
    assert asked == [in_parts]


def test_what_hangs_on_a_record_is_checked_with_its_edition() -> None:
    """Names in cells, values, runs of lines, changes and figures state no edition themselves."""
    made = EmbeddedStore.of(council.quads())
    made.add(derive_facts(made, MINTER))
    assert [finding for finding in validate(made, MINTER) if finding.group == "structure"] == []
    twice = {
        GT.Attribution: GT.statedAs,
        GT.Change: GT.changeKind,
        QB.Observation: GT.valueKind,
        OA.SpecificResource: GT.fromLine,
    }
    broken = {}
    for kind, term in twice.items():
        first = min(
            str(quad.subject) for quad in council.quads() if (quad.predicate, quad.object) == (KIND, NamedNode(kind))
        )
        first = first.strip("<>")
        broken[first] = kind
        made.add([Quad(NamedNode(first), NamedNode(term), Literal("again"), GRAPH)])
    whole = validate(made, MINTER, ["structure"])
    assert {finding.focus for finding in whole} == set(broken)
    assert {finding.edition for finding in whole} <= {"2014-15", "2015-16"}
    assert validate_by_parts(made, MINTER, ["structure"]) == whole


def test_no_more_parts_are_made_than_are_asked_for_at_a_time() -> None:
    made: list[int] = []

    def several() -> Iterator[parts.Part]:
        for number in range(5):
            made.append(number)
            yield parts.Part([])

    with ThreadPoolExecutor(1) as pool:
        answers = parts._in_turn(cast("ProcessPoolExecutor", pool), lambda part, content: (), several(), ahead=3)
        assert next(answers) == ()
        assert made == [0, 1, 2]
        assert [*answers] == [()] * 4
