"""A value that names nothing is refused with the nearest that there are; it is not an empty answer."""

from __future__ import annotations

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from goldenthread.errors import QueryError
from goldenthread.namespaces import DCTERMS, GT, RDF
from goldenthread.query import ask, list_queries, load
from goldenthread.query.lookup import resolve
from goldenthread.query.values import classes_of, values_of
from goldenthread.store import EmbeddedStore, Table
from tests.small_council import ACTIVITY_2014, ACTIVITY_2015, MINTER, PLAN, PLAN_2014, REPORT_2015, quads


@pytest.fixture(scope="module")
def store() -> EmbeddedStore:
    return EmbeddedStore.of(quads())


def told(store: EmbeddedStore, name: str, **values: str) -> str:
    with pytest.raises(QueryError) as problem:
        ask(store, load(name), values)
    return problem.value.message


@pytest.mark.parametrize(
    ("value", "near"),
    [
        ("2014/15", "did you mean '2014-15'?"),
        ("201415", "did you mean '2014-15'?"),
        ("2014", "did you mean"),
        ("xyz", "there are 2014-15, 2015-16"),
    ],
)
def test_an_edition(store: EmbeddedStore, value: str, near: str) -> None:
    line = told(store, "completed-commitments", edition=value)
    assert f"there is no edition '{value}' here: " in line
    assert near in line


def test_a_kind_and_a_kind_of_change(store: EmbeddedStore) -> None:
    line = told(store, "completed-commitments", kind="activities")
    assert "no kind 'activities' here: did you mean 'activity'" in line
    assert "there is no kind 'zzz' here: " in told(store, "changes-of-a-kind", kind="zzz")
    assert "no severity 'error' here: there are violation, warning, info" in told(store, "findings", severity="error")


@pytest.mark.parametrize("value", ["activity", "milestone"])
def test_what_is_there_is_asked(store: EmbeddedStore, value: str) -> None:
    assert isinstance(ask(store, load("completed-commitments"), {"kind": value, "edition": PLAN.label}), Table)


def test_a_unit_by_name_or_iri(store: EmbeddedStore) -> None:
    line = told(store, "units-and-their-changes", unit="Harbour Board")
    assert "there is no unit 'Harbour Board'" in line
    assert "there are Environment and Parks, Place" in line
    unknown = MINTER.unit("marlow-vale", "harbours")
    assert "of which nothing is said here" in told(store, "units-and-their-changes", unit=unknown)
    assert "which is something else here" in told(store, "units-and-their-changes", unit=ACTIVITY_2014)
    assert "which is something else here" in told(store, "units-and-their-changes", unit=f"<{ACTIVITY_2014}>")


def test_a_default_is_never_refused() -> None:
    empty = EmbeddedStore.of([])
    for question in list_queries():
        if not any(parameter.required for parameter in question.parameters):
            ask(empty, question)


def test_without_any_edition_that_is_said() -> None:
    assert "there is none at all" in told(EmbeddedStore.of([]), "completed-commitments", edition="2014-15")


def test_every_parameter_that_names_an_edition_or_a_kind_has_a_type() -> None:
    """Write it below ``#+ types:`` in the front matter: ``edition: edition``, ``kind: activity | milestone``."""
    untyped = [
        f"{question.name}: {parameter.name}"
        for question in list_queries()
        for parameter in question.parameters
        if parameter.name in ("edition", "kind", "unit", "severity") and not parameter.type
    ]
    assert untyped == ["find-by-name: kind"]  # the IRI of any class


def test_every_type_can_be_asked(store: EmbeddedStore) -> None:
    for question in list_queries():
        for parameter in question.parameters:
            if parameter.type and parameter.kind == "iri":
                assert len(classes_of(parameter)) == len(parameter.type.split())
            elif parameter.type:
                assert values_of(store, parameter)


class TestTitles:
    """The last title of a thread is its label too: that alone makes no title ambiguous."""

    LATEST = next(row.text for row in REPORT_2015.commitments if row.key == "a3")
    EARLIER = PLAN_2014.commitments[0].text

    def test_the_commitment_is_meant(self, store: EmbeddedStore) -> None:
        assert resolve(store, self.LATEST).value == ACTIVITY_2015
        assert resolve(store, self.EARLIER).value == ACTIVITY_2014

    def test_a_thread_where_one_is_asked_for(self, store: EmbeddedStore) -> None:
        assert "/thread/" in resolve(store, self.LATEST, "thread").value

    def test_only_what_is_stated_has_lines(self, store: EmbeddedStore) -> None:
        table = ask(store, load("provenance-of-a-statement"), {"statement": self.LATEST})
        assert isinstance(table, Table)
        assert {row["statement"] for row in table.records()} == {ACTIVITY_2015}

    def test_two_commitments_of_one_title_stay_two(self, store: EmbeddedStore) -> None:
        with pytest.raises(QueryError, match="2 different things"):
            resolve(EmbeddedStore.of([*quads(), *again(self.LATEST)]), self.LATEST)


def again(title: str) -> list[Quad]:
    """Another activity of that title."""
    graph = NamedNode(MINTER.graph("more"))
    other = NamedNode(f"{MINTER.base}marlow-vale/2016-17/plan/activity/0001")
    return [
        Quad(other, NamedNode(RDF.type), NamedNode(GT.Activity), graph),
        Quad(other, NamedNode(DCTERMS.title), Literal(title), graph),
    ]
