"""The search and the facets, in a real browser, from a disk."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from goldenthread.site.synonyms import subjects

pytestmark = pytest.mark.slow


@pytest.fixture
def search(page: Page, site: Path) -> Page:
    page.goto((site / "search.html").as_uri())
    expect(page.locator("#find")).to_be_visible()
    return page


def ask(page: Page, query: str) -> list[str]:
    """Types a query and reads the titles that are shown."""
    page.locator("#find-q").fill(query)
    return page.locator("#results li > a").all_inner_texts()


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("homelessness strategy", "Tackle homelessness"),
        ("homelessness stratgey", "Tackle homelessness"),
        ("homelesness", "Tackle homelessness"),
        ("temporary accomodation", "temporary accommodation"),
        ("TEMPORARY ACCOMMODATION", "temporary accommodation"),
        ("recyling", "recycling"),
        ("antisocial behavior", "anti-social behaviour"),
        ("ASB", "anti-social behaviour"),
        ("anti-social behaviour", "ASB"),
        ("youth unemployment", "NEET"),
        ("town hall", "civic centre"),
        ("a new Town Halls", "civic centre"),
        ("qqzzxy town hall", "civic centre"),
        ("CPO", "Compulsory Purchase Order"),
        ("2.2e", "Tackle homelessness"),
        ("has increased to 2210", "Tackle homelessness"),
        ("RHG", "wind/weather tight"),  # its rows say Robin Hood Gardens: initials
        ("Robin Hood Gardens", "RHG, subject to Public Inquiry"),
        ("Blackwall Reach", "RHG, subject to Public Inquiry"),  # another name by the council's own file
        (
            "anti socal behaviour",
            "Step up activity to tackle anti-social behaviour",
        ),  # local is as near, and more often
        ("TA", "Council owned temporary accommodation portfolio"),
        ("temporary acommodation support fund", "Welfare Reform Temporary Accommodation Support Fund"),
        ("domestc violence support", "domestic"),
        ("Sutcliffe", "Ann Sutcliffe"),
        ("sutclife", "Ann Sutcliffe"),
        ("homelessness 2016/17", "Tackle homelessness"),
        ("2016-2017 homelessness", "Tackle homelessness"),
        ("operational property review 30/09/16", "operational property review"),
    ],
)
def test_typing_errors_and_other_names_are_allowed_for(search: Page, typed: str, title: str) -> None:
    found = ask(search, typed)
    assert any(title.lower() in text.lower() for text in found), found[:10]


@pytest.mark.parametrize(
    ("typed", "unwanted"),
    [
        ("NEET", {"need", "needs", "meet", "next"}),
        ("bins", {"bingham"}),
        ("recycling", {"cycling"}),
        ("clean streets", {"clear", "high street"}),
        ("missed target", {"marketing", "targeting"}),
    ],
)
def test_a_word_that_the_documents_use_is_meant_as_it_stands(search: Page, typed: str, unwanted: set[str]) -> None:
    ask(search, typed)
    lit = {text.lower() for text in search.locator("#results mark").all_inner_texts()}
    assert lit
    assert not lit & unwanted


def test_letters_that_changed_places_are_one_error(search: Page) -> None:
    right = ask(search, "Rabina Khan")
    assert right
    assert ask(search, "Rabina Kahn")[:10] == right[:10]
    expect(search.locator("#also")).to_have_text("No row, name or heading has “kahn”. Also looked for: rabina khan.")


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("what became of the potholes?", "Accelerate delivery of pothole repairs"),
        ("Who answers for CCTV now", "Implement our CCTV Policy"),
        ("lead member for environment", "Cabinet Member for Environment"),
        ("what is overdue now", "What was reported as overdue"),
        ("ended without a word", "Not in the next document, and no later one says why"),
        ("rough sleepers", "Homelessness"),
    ],
)
def test_a_question_in_lay_words_finds_its_answer_first(search: Page, typed: str, title: str) -> None:
    assert ask(search, typed)[0] == title


def test_every_list_that_lay_words_lead_to_is_there(site: Path) -> None:
    assert [path for path in subjects().lists if not (site / path).is_file()] == ["decisions.html"]  # nothing decided


def test_another_word_is_no_typing_error(search: Page) -> None:
    assert ask(search, "flooding") == []  # not "looking"
    expect(search.locator("#also")).to_have_text("No row, name or heading has “flooding”.")
    ask(search, "qqzz tube stations")
    expect(search.locator("#count")).to_contain_text("Nothing has all of these words")


def test_a_subject_alone_is_said_to_be_no_more(search: Page) -> None:
    assert ask(search, "food banks") == ["Poverty and welfare reform"]
    expect(search.locator("#also")).to_contain_text("No row, name or heading has all of these words")
    expect(search.locator("#results .excerpt")).to_have_text("also asked for as: food bank")


def test_what_is_found_is_summed_up(search: Page) -> None:
    ask(search, "pothole")
    search.locator("#find-kind").select_option("commitment")
    number = re.search(r"Found: (\d+) of", search.locator("#count").inner_text())
    assert number is not None
    said = search.locator("#sum").inner_text()
    assert said.startswith(f"Of these, {number[1]} ")
    states = re.findall(r"(\d+)[,.]", said.partition("As last reported: ")[2])
    assert sum(map(int, states)) == int(number[1])
    ask(search, "")
    expect(search.locator("#sum")).to_be_empty()


def test_where_no_subject_is_found_those_that_come_near_are_offered(search: Page) -> None:
    ask(search, "qqzzxy")
    expect(search.locator("#near")).to_have_text("No subject comes near by its words: look through all subjects.")
    ask(search, "homelesqqq")
    expect(search.locator("#near a").first).to_have_text("Homelessness")
    expect(search.locator("#near a").last).to_have_attribute("href", "topics.html")
    ask(search, "homelessness")
    expect(search.locator("#near")).to_be_empty()


def test_a_number_is_exact(search: Page) -> None:
    ask(search, "2210")
    lit = search.locator("#results mark").all_inner_texts()
    assert lit
    assert set(lit) <= {"2210", "2,210", "2"}


def test_a_day_is_found_however_it_is_written_and_leads_to_its_line(search: Page) -> None:
    written = ["30 September 2016", "30/09/2016", "30/9/16", "2016-09-30", "30th of September 2016", "30 Sept 2016"]
    said = set()
    for day in written:
        ask(search, f"high level operational property review {day}")
        said.add(search.locator("#count").inner_text())
        due = search.locator("#results .excerpt", has_text="due on 30 September 2016").first
        expect(due.locator("a")).to_have_text(re.compile(r"2016/17 .*, line 452$"))
    assert len(said) == 1, said
    ask(search, "high level operational property review 29 September 2016")
    expect(search.locator("#results .excerpt", has_text="due on")).to_have_count(0)
    expect(search.locator("#count")).to_contain_text("Nothing has all of these words")


def test_a_plan_year_is_found_by_the_documents_and_no_other_number(search: Page) -> None:
    ask(search, "operational property review 2016/17")
    assert "Undertake a high level operational property review" in search.locator("#results").inner_text()
    ask(search, "operational property review 2007/08")
    assert (
        "Undertake a high level operational property review" not in search.locator("#results li a").first.inner_text()
    )


@pytest.mark.parametrize("typed", ["2016/17 line 452", "2016-17 452", "line 452 of the 2016/17 report"])
def test_a_line_with_its_year(search: Page, typed: str) -> None:
    assert [text for text in ask(search, typed) if "line 452" in text] == ["2016/17 year-end report, line 452"]
    assert "Undertake a high level operational property review" in search.locator("#results").inner_text()


def test_a_line_of_another_year_is_left_out_by_the_filter(search: Page) -> None:
    ask(search, "line 12")
    assert search.locator("#results li", has_text="as it is printed").count() > 1
    search.locator("#find-year").select_option(index=1)
    expect(search.locator("#results li", has_text="as it is printed")).to_have_count(1)


@pytest.mark.parametrize(
    "query", ["RHG", "sutclife", "31 March 2017", "homelessness 2016/17", "temporary acommodation"]
)
def test_every_facet_counts_what_is_then_shown(search: Page, query: str) -> None:
    for facet in ("kind", "year", "theme", "unit", "state"):
        ask(search, query)
        box = search.locator(f"#find-{facet}")
        labels = {option.get_attribute("value"): option.inner_text() for option in box.locator("option").all()[1:]}
        for value, label in list(labels.items())[:4]:
            box.select_option(value)
            number = re.search(r"\((\d+)\)$", label)
            assert number is not None
            expect(search.locator("#count")).to_contain_text(f"Found: {number[1]} of")
            if int(number[1]) <= 25:
                expect(search.locator("#results > li")).to_have_count(int(number[1]))
        box.select_option("")


def test_below_few_that_have_all_words_stands_what_has_the_name_alone(search: Page) -> None:
    whole = ask(search, "town hall")
    expect(search.locator("#also")).to_have_text("Also looked for: civic centre.")
    assert ask(search, "qqzzxy town hall") == whole
    expect(search.locator("#also")).to_contain_text("have the name and not all of your other words")
    ask(search, "waste")  # many have it, and no other word was asked for
    expect(search.locator("#also")).not_to_contain_text("your other words")


def test_nothing_found_is_said(search: Page) -> None:
    assert ask(search, "qqzzxy") == []
    expect(search.locator("#count")).to_have_text(re.compile("^Nothing found"))


def test_some_of_the_words_is_said(search: Page) -> None:
    assert ask(search, "homelessness qqzzxyqq")
    expect(search.locator("#count")).to_contain_text("Nothing has all of these words")


def test_the_count_is_told_to_those_who_do_not_see_it(search: Page) -> None:
    count = search.locator("#count")
    assert count.get_attribute("aria-live") == "polite"
    assert count.get_attribute("role") == "status"
    ask(search, "homelessness")
    expect(count).to_have_text(re.compile(r"^Found: \d+ of 1,\d{3}|^Found: \d+ of 2,\d{3}"))


def test_the_choice_stands_in_the_address(search: Page) -> None:
    ask(search, "housing")
    search.locator("#find-kind").select_option("step")
    search.locator("#find-year").select_option("2012/13")
    said = search.locator("#count").inner_text()
    search.wait_for_url(re.compile("year="))
    url = search.url
    assert parse_qs(urlsplit(url).query) == {"q": ["housing"], "kind": ["step"], "year": ["2012/13"]}
    again = search.context.new_page()
    again.goto(url)
    expect(again.locator("#count")).to_have_text(said)
    expect(again.locator("#find-q")).to_have_value("housing")
    assert again.locator("#find-kind").input_value() == "step"
    assert again.locator("#results .kind").all_inner_texts() == ["step"] * again.locator("#results li").count()


def test_facets_count_what_they_would_show(search: Page) -> None:
    ask(search, "housing")
    for option in search.locator("#find-state option").all()[1:]:
        label = option.inner_text()
        search.locator("#find-state").select_option(option.get_attribute("value"))
        number = re.search(r"\((\d+)\)$", label)
        assert number is not None
        expect(search.locator("#count")).to_contain_text(f"Found: {number[1]} of")
        search.locator("#find-state").select_option("")


def test_more_is_shown_on_demand_and_the_focus_goes_on(search: Page) -> None:
    ask(search, "")
    assert search.locator("#results li").count() == 25
    search.locator("#more").click()
    assert search.locator("#results li").count() == 50
    assert (
        search.evaluate("[...document.querySelectorAll('#results li')].indexOf(document.activeElement.closest('li'))")
        == 25
    )
    search.wait_for_url(re.compile("show=50"))


@pytest.mark.parametrize("query", ["<img src=x onerror=alert(1)>", "a" * 5000, "\u202e", '"\\', "( [ * + ?", "%"])
def test_odd_queries_are_harmless(search: Page, query: str) -> None:
    ask(search, query)
    assert search.locator("#results img, #count img").count() == 0
    search.wait_for_url(re.compile("q="))
    search.goto(search.url)
    expect(search.locator("#count")).not_to_be_empty()


def test_an_address_that_nobody_made_is_harmless(page: Page, site: Path) -> None:
    page.goto((site / "search.html").as_uri() + "?kind=nonsense&year=%3Cb%3E&show=-5&q=%3Cimg%20src%3Dx%3E&__proto__=1")
    expect(page.locator("#count")).to_have_text(re.compile("^Nothing found"))
    page.locator("#find-kind").select_option("")
    page.locator("#find-year").select_option("")
    assert page.locator("main img").count() == 0


def test_the_answer_stands_there_before_anybody_waits(page: Page, site: Path) -> None:
    """In the same turn as the key: nothing is fetched or drawn later. How long it takes: ``bench/pages.py``."""
    page.goto((site / "search.html").as_uri())
    expect(page.locator("#results li").first).to_be_visible()
    asking = """query => {
      const form = document.getElementById("find");
      form.elements.q.value = query;
      form.dispatchEvent(new Event("input"));
      return document.getElementById("results").textContent;
    }"""
    for query, found in (("homelessness stratgey", "omelessness"), ("Mark Baigent", "Mark Baigent")):
        assert found in page.evaluate(asking, query), query
    assert page.evaluate(asking, "qqqqqqqq").strip() == ""


def test_a_list_is_narrowed_down_and_the_choice_stands_in_the_address(page: Page, site: Path) -> None:
    path = site / "commitments.html"
    if not path.is_file():
        pytest.skip("there is no list of commitments")
    page.goto(path.as_uri())
    count = page.locator("#facets-count")
    expect(count).to_contain_text(re.compile(r"^(\d+) of \1 "))
    box = page.locator("#facets select[data-any]").first
    option = box.locator("option").nth(1)
    value, number = option.get_attribute("value"), re.search(r"\((\d+)\)$", option.inner_text())
    assert number is not None
    box.select_option(value)
    expect(count).to_contain_text(re.compile(rf"^{number[1]} of "))
    assert page.locator(".thread:visible").count() == int(number[1])
    said = count.inner_text()
    page.wait_for_url(re.compile(r"\?"))
    page.goto(page.url)
    expect(count).to_have_text(said)


def test_people_chosen_by_a_document_show_its_figures_the_most_late_first(page: Page, site: Path) -> None:
    page.goto((site / "people.html").as_uri())
    box, note = page.locator("select[name=late]"), page.locator("b[data-of]:visible")
    expect(note).to_have_text("The figures are those of all years together.")
    name = page.locator("b[data-of][hidden]").last.get_attribute("data-of")
    box.select_option(name)
    expect(note).to_contain_text(f"the {name} alone")
    for table in page.locator("main table").all():
        cells = table.locator("tr.thread:visible [data-count]:visible")
        counts = [int(cell.get_attribute("data-count") or "") for cell in cells.all()]
        assert {cell.get_attribute("data-of") for cell in cells.all()} <= {name}
        assert counts == sorted(counts, reverse=True)  # with nothing late too, behind the others
    box.select_option("")
    expect(note).to_have_text("The figures are those of all years together.")
