"""The pages of the named questions, and the page of the data."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode

from goldenthread.query import list_queries
from goldenthread.site.holdings import Holdings
from goldenthread.site.question_answers import Answer, questions
from goldenthread.site.views import data
from goldenthread.site.views import question_pages as pages
from goldenthread.store.binding import holes, written_in
from tests.site.reading import read


def test_every_question_has_a_page_with_its_text_and_answer(held: Holdings, site: Path) -> None:
    listed = read(site / "questions.html")
    for one in questions():
        page = read(site / one.path)
        assert " ".join(one.query.text.split()) in page.text
        assert one.query.summary in listed.text
        if not one.group:
            answer = held.answers[one.name]
            file = (site / one.file(answer)).read_text(encoding="utf-8")
            assert file == answer.whole
            assert any(link.endswith(one.file(answer)) for link in page.links)
            if answer.columns:
                assert len(list(csv.reader(io.StringIO(file)))) == answer.total + 1


def test_the_shown_rows_are_the_first_of_the_answer(held: Holdings) -> None:
    (one,) = [one for one in questions() if one.name == "editions"]
    (page,) = [page for page in pages.pages(held) if page.path == one.path]
    view = page.view()
    assert isinstance(view, pages.QuestionView)
    assert len(view.rows) == held.answers["editions"].total == len(held.editions)
    assert {cell.iri for row in view.rows for cell in row if cell.iri} >= set(held.editions)


def test_a_long_answer_is_cut_and_says_so(held: Holdings, tmp_path: Path) -> None:
    from goldenthread.site.write import write

    answer = Answer(("a",), tuple(("x" * 2000,) for _ in range(500)), "a\n", 500)
    out = tmp_path / "site"
    write(replace(held, answers={**held.answers, "editions": answer}), out)
    path = out / "questions" / "editions.html"
    assert path.stat().st_size < 300_000
    assert "The answer has 500 rows; the first" in read(path).text


def test_without_answers_the_pages_say_so(held: Holdings, tmp_path: Path) -> None:
    from goldenthread.site.write import write

    write(replace(held, answers={}), tmp_path / "site")
    assert "not shown here" in read(tmp_path / "site/questions/editions.html").text
    assert "No files were written" in read(tmp_path / "site/data.html").text


@pytest.mark.parametrize("query", [one for one in list_queries() if one.parameters], ids=lambda one: one.name)
def test_the_pieces_put_together_are_what_the_program_asks(query: object) -> None:
    from goldenthread.query import NamedQuery

    assert isinstance(query, NamedQuery)
    values = {
        one.variable: NamedNode("https://example.org/x") if one.kind == "iri" else Literal("so \"it' is")
        for one in query.parameters
    }
    made = ""
    for before, name, empty in json.loads(json.dumps(pages.asked_by_script(query)["pieces"])):
        if not name:
            made += before
        else:
            made += before.removesuffix(" ") if empty else before + str(values[name])
    assert "".join(made.split()) == "".join(written_in(query.text, values).split())


def test_pieces_without_values_are_the_query() -> None:
    for query in list_queries():
        names = {one.variable for one in query.parameters}
        assert (
            "".join(before + (f"?{name}" if name else "") for before, name, _ in holes(query.text, names)) == query.text
        )


def test_what_can_be_chosen_is_offered(held: Holdings, site: Path) -> None:
    content = (site / "questions" / "how-commitments-ended.html").read_text(encoding="utf-8")
    for label in ("2018-19", "2019-20"):
        assert f'<option value="{label}">' in content
    for label, value in (("commitment", "activity"), ("step", "milestone")):  # in the words of the pages
        assert f'<option value="{label}" data-value="{value}">' in content
    assert "<label>document <span" in content
    assert "label of a document" in content
    for question, label in (("findings", "percent-illegible"), ("issues", "sheet-not-read"), ("findings", "warning")):
        content = (site / "questions" / f"{question}.html").read_text(encoding="utf-8")
        assert f'<option value="{label}">' in content
    officer = (site / "questions" / "commitments-of-an-officer.html").read_text(encoding="utf-8")
    for one in held.agents.values():
        if one.kind == "person":
            assert f'data-value="{one.iri}"' in officer


def test_the_page_of_the_data_says_who_judged_and_under_which_licence(held: Holdings, site: Path) -> None:
    text = read(site / "data.html").text
    for one in held.editions.values():
        assert one.checksum in text
    assert "no licence is stated" in text
    for head in ("Downloads", "Licence", "Who judged", "What is not claimed", "Corrections"):
        assert head in text
    view = data.view(held)
    links = [link for some in held.links_to.values() for link in some if link.holds]
    assert sum(view.links) == len(links)
    assert [one.path for one in view.downloads] == [
        one.file(held.answers[one.name]) for one in questions() if not one.group
    ]


def test_licences_are_counted_by_document(held: Holdings) -> None:
    one, other = held.editions.values()
    free = replace(
        held, editions={one.iri: replace(one, licence="Open Licence 3"), other.iri: replace(other, licence="")}
    )
    assert data.view(free).licences == (("", 1), ("Open Licence 3", 1))


def test_of_a_redacted_build_only_what_is_proven_is_shown(held: Holdings, tmp_path: Path) -> None:
    from pyoxigraph import Literal, NamedNode, Quad

    from goldenthread.namespaces import FOAF, RDF
    from goldenthread.redaction.officers import officers
    from goldenthread.redaction.proof import Search
    from goldenthread.site.question_answers import provable
    from goldenthread.site.write import write

    person = Quad(NamedNode("x:1"), NamedNode(RDF.type), NamedNode(FOAF.Person), NamedNode("x:g"))
    okafor = officers([person, Quad(person.subject, NamedNode(FOAF.name), Literal("Joy Okafor"), person.graph_name)])
    shown = provable(held.answers, Search(okafor.names))
    assert "find-by-name" in held.answers
    assert "find-by-name" not in shown
    assert {"editions", "named-graphs"} <= set(shown)
    hidden = replace(held, redacted=True, lines_of={}, source_parts={}, answers=shown)
    write(hidden, tmp_path / "site")
    assert not (tmp_path / "site/questions/find-by-name.csv").exists()
    assert "could not be proven" in read(tmp_path / "site/questions/find-by-name.html").text
    assert not [path for path in (tmp_path / "site/questions").rglob("*.csv") if "Joy Okafor" in path.read_text()]


def test_an_answer_that_is_cut_counts_all_its_rows_and_says_days_as_people_do(held: Holdings) -> None:
    name = "most-moved-deadlines"
    rows = tuple(("moved" if place < 250 else "renewed", str(place * 30), "activity") for place in range(300))
    long = replace(held, answers={**held.answers, name: Answer(("how", "days", "kind"), rows, "", 300)})
    (page,) = (one for one in pages.pages(long) if one.path.endswith(f"/{name}.html"))
    view = page.view()
    assert isinstance(view, pages.QuestionView)
    assert len(view.rows) < 300
    assert dict(view.counted)["how"] == (("moved", 250), ("renewed", 50))
    assert [cell.text for cell in view.rows[25]] == ["moved", "25 months (750 days)", "commitment"]
    assert [cell.text for cell in view.rows[0]] == ["moved", "0", "commitment"]
    back = replace(held, answers={name: Answer(("days",), (("-400",),), "", 1)})
    (page,) = (one for one in pages.pages(back) if one.path.endswith(f"/{name}.html"))
    view = page.view()
    assert isinstance(view, pages.QuestionView)
    assert view.rows[0][0].text == "13 months sooner (400 days)"
