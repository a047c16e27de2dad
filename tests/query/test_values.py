"""A value that names nothing is refused with the nearest that there are; it is not an empty answer."""

from __future__ import annotations

import re

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat

from goldenthread.errors import QueryError
from goldenthread.issues import CODES
from goldenthread.namespaces import DCTERMS, FOAF, GT, RDF, SKOS
from goldenthread.query import ask, list_queries, load
from goldenthread.query.lookup import resolve
from goldenthread.query.values import ANY_DAY, ANY_TEXT, classes_of, values_of
from goldenthread.resources import folder
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


def test_every_parameter_has_a_type() -> None:
    """Write it below ``#+ types:`` in the front matter: ``edition: edition``, ``kind: activity | milestone``."""
    untyped = [
        f"{question.name}: {parameter.name}"
        for question in list_queries()
        for parameter in question.parameters
        if not parameter.type
    ]
    assert untyped == []


def test_every_type_can_be_asked(store: EmbeddedStore) -> None:
    for question in list_queries():
        for parameter in question.parameters:
            if ":" in parameter.type:
                assert parameter.kind == "iri"
                assert len(classes_of(parameter)) == len(parameter.type.split())
            elif parameter.type == ANY_TEXT:
                assert parameter.kind == "string"
            elif parameter.type == ANY_DAY:
                assert parameter.kind == "date"
            elif ".." in parameter.type:
                assert parameter.kind in ("integer", "decimal")
            else:
                assert values_of(store, parameter) or parameter.type == "replaced-thread"


@pytest.mark.parametrize(
    ("question", "value", "near"),
    [
        ("findings", "nobody-name", "did you mean 'nobody-named'"),
        ("findings", "Nobody named", "did you mean 'nobody-named'?"),
        ("findings", "title-missing", "did you mean"),  # an issue
        ("issues", "titel-missing", "did you mean 'title-missing'"),
        ("issues", "zzz", "there are "),
    ],
)
def test_a_code(store: EmbeddedStore, question: str, value: str, near: str) -> None:
    line = told(store, question, code=value)
    assert f"there is no code '{value}' here: " in line
    assert near in line


def test_a_code_of_which_there_is_nothing_is_answered(store: EmbeddedStore) -> None:
    assert not ask(store, load("findings"), {"code": "percent-illegible"})
    assert not ask(store, load("issues"), {"code": "sheet-not-read"})


def test_the_codes_are_those_of_the_shapes_and_of_the_reader() -> None:
    """Add a new one to ``queries/types/finding-code.rq`` or ``issue-code.rq``."""
    shapes = [path.read_text(encoding="utf-8") for path in folder("shapes").glob("*.ttl") if path.stem != "catalogue"]
    codes = {code for text in shapes for code in re.findall(r'gt:findingCode "([^"]+)"', text)}
    empty = EmbeddedStore.of([])
    assert empty.select(load("types/finding-code").text).column("value") == sorted(codes)
    assert empty.select(load("types/issue-code").text).column("value") == sorted(CODES)


def test_the_kinds_of_changes_are_those_of_the_vocabulary() -> None:
    """Add a new one to ``queries/types/change-kind.rq``."""
    scheme = f"{GT.changeKind.partition('#')[0]}/kinds/change"
    kinds = EmbeddedStore.read(folder("ontology") / "kinds.ttl", RdfFormat.TURTLE).select(
        f"SELECT ?kind {{ ?one <{SKOS.inScheme}> <{scheme}> ; <{SKOS.notation}> ?kind }}"
    )
    listed = EmbeddedStore.of([]).select(load("types/change-kind").text)
    assert listed.column("value") == sorted(kinds.column("kind"))


def test_a_kind_of_change_that_never_happened_is_answered(store: EmbeddedStore) -> None:
    assert not ask(store, load("changes-of-a-kind"), {"kind": "target lowered"})


@pytest.mark.parametrize(
    ("question", "value", "said"),
    [
        ("links-to-review", "1.01", "from 0 to 1"),
        ("links-to-review", "-0.01", "from 0 to 1"),
        ("longest-threads", "-1", "0 or more"),
        ("longest-threads", "two", "a whole number"),
        ("links-to-review", "nan", "cannot be"),
    ],
)
def test_bounds(store: EmbeddedStore, question: str, value: str, said: str) -> None:
    assert said in told(store, question, least=value)


@pytest.mark.parametrize(
    ("question", "value"), [("links-to-review", "0"), ("links-to-review", "1"), ("longest-threads", "0")]
)
def test_a_bound_is_within(store: EmbeddedStore, question: str, value: str) -> None:
    ask(store, load(question), {"least": value})


@pytest.mark.parametrize("value", ["foaf:Person", FOAF.Person, f"<{FOAF.Person}>"])
def test_a_class(store: EmbeddedStore, value: str) -> None:
    assert ask(store, load("find-by-name"), {"kind": value})


@pytest.mark.parametrize("value", ["foaf:Parson", "Person", f"{FOAF.Person}s", "gt:NoSuchThing"])
def test_no_class(store: EmbeddedStore, value: str) -> None:
    assert f"there is no kind '{value}' here: " in told(store, "find-by-name", kind=value)


def test_a_thread_that_was_not_replaced(store: EmbeddedStore) -> None:
    assert "there is no thread " in told(store, "replaced-threads", thread=f"{MINTER.base}marlow-vale/thread/9999")


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

    def test_the_very_same_letters_go_first(self, store: EmbeddedStore) -> None:
        both = EmbeddedStore.of([*quads(), *again(f"{self.LATEST} *")])
        assert resolve(both, self.LATEST, "activity").value == ACTIVITY_2015
        assert resolve(both, f" {self.LATEST} *", "activity").value.endswith("/2016-17/plan/activity/0001")
        with pytest.raises(QueryError, match="2 different things"):
            resolve(both, self.LATEST.upper(), "activity")


def test_a_whole_name_is_meant_before_another_that_holds_it() -> None:
    one, other = "Larch Fund", "Larch Fund Board"
    titled = EmbeddedStore.of([*again(one, "0001"), *again(other, "0002")])
    assert resolve(titled, "larch fund").value.endswith("0001")
    assert resolve(titled, "Larch Fund board").value.endswith("0002")
    with pytest.raises(QueryError, match="2 different things"):
        resolve(titled, "Larch")


def again(title: str, key: str = "0001") -> list[Quad]:
    """Another activity of that title."""
    graph = NamedNode(MINTER.graph("more"))
    other = NamedNode(f"{MINTER.base}marlow-vale/2016-17/plan/activity/{key}")
    return [
        Quad(other, NamedNode(RDF.type), NamedNode(GT.Activity), graph),
        Quad(other, NamedNode(DCTERMS.title), Literal(title), graph),
    ]
