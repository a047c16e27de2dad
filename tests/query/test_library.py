"""The shelf: every shipped query keeps the house rules; a bad file is told in words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from goldenthread.errors import QueryError
from goldenthread.namespaces import PREFIXES
from goldenthread.query import NamedQuery, list_queries, load
from goldenthread.statuses import status_concept, statuses_of_group
from goldenthread.store.sparql_tokens import tokens

SHIPPED = list_queries() + list_queries("facts")


@pytest.mark.parametrize("query", SHIPPED, ids=lambda query: str(query.name))
def test_a_shipped_query_keeps_the_rules(query: NamedQuery) -> None:
    assert query.summary
    assert not query.summary.endswith(".")
    assert query.description.endswith(".")
    assert query.tags
    declared = dict(re.findall(r"^PREFIX ([\w-]*): <([^>]+)>$", query.text, re.MULTILINE))
    assert declared == {prefix: PREFIXES[prefix] for prefix in declared}
    body = query.text.split("\n\n", 2)[-1]
    used = {token.text.split(":")[0] for token in tokens(body) if token.kind == "word" and ":" in token.text}
    assert used == set(declared)
    assert query.form == "CONSTRUCT" or "ORDER BY" in query.text.rsplit("}", 1)[1]
    assert all(parameter.meaning for parameter in query.parameters)
    assert not any(parameter.required for parameter in query.parameters)


@pytest.mark.parametrize("name", ["load-per-officer", "portfolio-of-an-officer"])
def test_what_is_late_is_what_the_vocabulary_calls_behind(name: str) -> None:
    """The group itself is not asked for: one server refuses a test of existence within an expression."""
    (listed,) = re.findall(r"\?status IN \(([^)]*)\)", load(name).text)
    named = {PREFIXES["gts"] + one.strip().removeprefix("gts:") for one in listed.split(",")}
    assert named == {status_concept(one) for one in statuses_of_group("behind")}


def test_a_query_is_found_by_name_or_path(tmp_path: Path) -> None:
    own = tmp_path / "mine.rq"
    own.write_text(
        "#+ summary: Mine\nSELECT ?a { ?a ?b ?_word , ?_year_integer , ?_at_xsd_date , ?__who_iri , ?_t_en }"
    )
    query = load(own)
    assert (query.name, query.summary, query.form) == ("mine", "Mine", "SELECT")
    kinds = [(p.name, p.variable, p.kind, p.required) for p in query.parameters]
    assert kinds == [
        ("word", "_word", "string", True),
        ("year", "_year_integer", "integer", True),
        ("at", "_at_xsd_date", "date", True),
        ("who", "__who_iri", "iri", False),
        ("t", "_t_en", "@en", True),
    ]
    assert load("editions") == load(str(load("editions").path))


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("threads-by-lenght", "did you mean threads-by-length"),
        ("zzz", "'goldenthread query --list' names them all"),
        ("../pyproject", "there is no query"),
        ("gone.rq", "there is no such file"),
    ],
)
def test_an_unknown_query_is_told_in_words(name: str, said: str) -> None:
    with pytest.raises(QueryError, match=re.escape(said)):
        load(name)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?a { ?a ?b ?_w }",
        "SELECT ?a { { SELECT * { ?a ?b ?_w } } }",
        "SELECT ?a { { SELECT DISTINCT * { ?a ?b ?_w FILTER(?a != ?_w) } } }",
        "SELECT ?a { { SELECT $a $_w { ?a ?b ?_w } } }",
        "SELECT ?a { { SELECT ?a ?_w { ?a ?b ?_w } GROUP BY ?a ?_w HAVING(COUNT(?b) > ?_w) } }",
        "SELECT ?a { { SELECT DISTINCT ?a ?_w { ?a ?b ?_w } } }",
        "SELECT ?a { { SELECT ?_w (COUNT(*) AS ?n) WHERE { ?a ?b ?_w } GROUP BY ?_w } }",
        "SELECT ?a { { SELECT ?a { ?a ?b ?c } } FILTER(?a != ?_w) }",
        "SELECT ?a { ?a ?b ?c FILTER EXISTS { ?a ?b ?_w } }",
        "SELECT ?a { ?a ?b ?c } GROUP BY ?a HAVING(COUNT(?c) > ?_w)",
        "SELECT ?a { ?a ?b ?_w } }",  # not SPARQL, which the engine tells
    ],
)
def test_a_value_reaches_a_sub_select_that_hands_it_on(tmp_path: Path, text: str) -> None:
    path = tmp_path / "own.rq"
    path.write_text(text, encoding="utf-8")
    assert [parameter.name for parameter in load(path).parameters] == ["w"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"SELECT ?a\n{ ?a\xc2\xa0?b ?c }", ":2: a non-breaking space"),
        (b"\xff\xfe\x00", "UTF-8"),
        (b"", "updates are not run"),
        (b"DROP ALL", "updates are not run"),
        (b"SELECT ?a { ?a ?b ?_a_b_c_d }", "named badly"),
        (b"SELECT ?a { ?a ?b ?_a_en_gb }", "named badly"),
        (b"SELECT ?a { ?a ?b ?_at_date_xsd }", "named badly"),
        (b"SELECT ?a { ?a ?b ?_a ; ?c ?_a_iri }", "under two names"),
        (b"SELECT ?a { { SELECT ?a { ?a ?b ?_w } } }", "no value reaches ?_w in a sub-select"),
        (b"SELECT ?a { { SELECT ?a ?_w { { SELECT ?a { ?a ?b ?_w } } } } }", "no value reaches ?_w"),
        (b"SELECT ?a ?_w { { SELECT ?a (COUNT(*) AS ?n) { ?a ?b ?_w } GROUP BY ?a } }", "no value reaches ?_w"),
        (b"ASK { { SELECT (SUM(?_w) AS ?n) { ?a ?b ?_w } } }", "no value reaches ?_w"),
        (b"CONSTRUCT { ?a ?b ?c } { { SELECT ?a { ?a ?b ?_w } } }", "no value reaches ?_w"),
        (b"SELECT ?a { { SELECT ?a { ?a ?b ?c } GROUP BY ?a HAVING(COUNT(?c) >= ?_w) } }", "no value reaches ?_w"),
        (b"SELECT ?a { { SELECT ?a (MAX(?c) > ?_w AS ?d) { ?a ?b ?c } GROUP BY ?a } }", "no value reaches ?_w"),
        (b"SELECT ?a { { SELECT * { ?a ?b ?c FILTER(?c > ?_w) } } }", "no value reaches ?_w"),
        (b"SELECT ?a { { SELECT DISTINCT * { ?a ?b ?c FILTER(?c > ?_w) } ORDER BY ?a } }", "no value reaches ?_w"),
        (b"#+ defaults:\n#+   - other: 1\nSELECT ?a { ?a ?b ?_a }", "no parameter of the query"),
    ],
)
def test_a_bad_file_is_told_in_words(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "bad.rq"
    path.write_bytes(content)
    with pytest.raises(QueryError, match=re.escape(said)):
        load(path)
