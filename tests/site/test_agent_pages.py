"""Who answered for what: rows, hand-overs, what is overdue, and what cannot be told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from goldenthread.site.agent_records import Agent, Tenure, UnitChange
from goldenthread.site.answering import Answering
from goldenthread.site.handed_rows import extent
from goldenthread.site.holdings import Holdings
from goldenthread.site.records import Commitment, Name
from goldenthread.site.views import agent_list, agent_pages
from goldenthread.site.write import write
from tests.site.reading import dead_links, read

BASE = "https://example.org/data/brackenford/"
PLAN, REPORT = f"{BASE}2018-19/plan", f"{BASE}2019-20/year-end-report"
JOY, MEG, TOM = f"{BASE}person/joy-okafor", f"{BASE}person/meg-lowe", f"{BASE}person/tom-price"
TREES = f"{REPORT}/activity/0002"

Change = Callable[[Commitment], Commitment]


def changed(held: Holdings, **changes: Change) -> Holdings:
    """The holdings with commitments changed; keys are the ends of their IRIs, ``plan_activity_0001``."""
    found = dict(held.commitments)
    for key, change in changes.items():
        edition, kind, number = key.split("_")
        iri = f"{PLAN if edition == 'plan' else REPORT}/{kind}/{number}"
        found[iri] = change(found[iri])
    return replace(held, commitments=found)


def officers(*iris: str) -> Change:
    """Puts officers beside a row, in the place of all names."""
    return lambda one: replace(one, names=tuple(Name("officer", iri[-4:], iri[-4:], iri, "") for iri in iris))


def test_every_row_that_names_somebody_is_theirs_in_the_order_of_the_documents(held: Holdings) -> None:
    rows = Answering.of(held).rows[JOY]
    named = [one.iri for one in held.commitments.values() if any(name.agent == JOY for name in one.names)]
    assert [row.commitment.iri for row in rows] == named
    assert len(named) == 7
    assert {row.roles for row in rows} == {("officer",)}
    assert rows[0].units == (f"{BASE}unit/env",)


def test_a_directorate_answers_where_it_is_printed_beside_an_officer(held: Holdings) -> None:
    rows = Answering.of(held).rows[f"{BASE}unit/parks"]
    assert {row.roles for row in rows} == {("directorate",)}
    assert len(rows) == 7


@pytest.mark.parametrize(
    ("before", "after", "given"),
    [
        ((JOY,), (MEG,), {(JOY, MEG, False)}),
        ((JOY,), (JOY,), set()),
        ((JOY,), (JOY, MEG), set()),
        ((JOY, MEG), (MEG,), {(JOY, MEG, True)}),
        ((JOY, MEG), (TOM,), {(JOY, TOM, False), (MEG, TOM, False)}),
        ((JOY, MEG), (MEG, TOM), {(JOY, TOM, False)}),
        ((JOY,), (), set()),
        ((), (JOY,), set()),
    ],
)
def test_a_hand_over_has_somebody_on_both_sides(
    held: Holdings, before: tuple[str, ...], after: tuple[str, ...], given: set[tuple[str, str, bool]]
) -> None:
    spoilt = changed(held, plan_activity_0002=officers(*before), report_activity_0002=officers(*after))
    answering = Answering.of(spoilt)
    found = {
        (one.before, one.after, one.alone)
        for some in answering.gave.values()
        for one in some
        if one.link.later == TREES
    }
    assert found == given
    taken = {one for some in answering.took.values() for one in some}
    assert taken == {one for some in answering.gave.values() for one in some}


@pytest.mark.parametrize(("decision", "relation", "count"), [
    ("accepted", "continues", 1), ("proposed", "continues", 1), ("accepted", "succeeds", 1),
    ("rejected", "continues", 0), ("accepted", "reverses", 0),
])  # fmt: skip
def test_nothing_is_handed_over_by_a_link_that_does_not_hold(
    held: Holdings, decision: str, relation: str, count: int
) -> None:
    link = replace(held.links_to[TREES][0], decision=decision, relation=relation)
    spoilt = replace(
        changed(held, plan_activity_0002=officers(JOY), report_activity_0002=officers(MEG)),
        links_to={TREES: (link,)},
    )
    assert len(Answering.of(spoilt).gave.get(JOY, ())) == count


@pytest.mark.parametrize(
    ("words", "given"),
    [("Plant a wood", {MEG}), ("Plant the first wood", set()), ("Plant a Wood.", {MEG})],
)
def test_what_is_carried_on_in_the_same_words_tells_who_answered_before(
    held: Holdings, words: str, given: set[str]
) -> None:
    """Two rows go on in one that names the officer of the first; the second had another."""
    (link,) = held.links_to[TREES]
    other = replace(link, earlier=f"{PLAN}/activity/0001")
    spoilt = changed(
        held,
        plan_activity_0001=lambda one: officers(JOY)(replace(one, text="Plant a wood")),
        plan_activity_0002=lambda one: officers(MEG)(replace(one, text="Sell the nursery")),
        report_activity_0002=lambda one: officers(JOY)(replace(one, text=words)),
    )
    answering = Answering.of(replace(spoilt, links_to={TREES: (link, other)}))
    found = {one.before for some in answering.gave.values() for one in some if one.link.later == TREES}
    assert found == ({MEG} - given)


@pytest.mark.parametrize(
    ("pairs", "said"),
    [
        ((("0001", "0001"),), "1 row"),
        ((("0001", "0001"), ("0002", "0002")), "2 rows"),
        ((("0001", "0001"), ("0002", "0001")), "1 row, from 2 earlier ones"),
        ((("0001", "0001"), ("0001", "0002")), "2 rows, from 1 earlier one"),
        (
            (("0001", "0001"), ("0001", "0001")),
            "1 row, in 2 lines: each pair of rows and each name has its own",
        ),
        (
            (("0001", "0001"), ("0002", "0001"), ("0002", "0001")),
            "1 row, from 2 earlier ones, in 3 lines: each pair of rows and each name has its own",
        ),
    ],
)
def test_a_heading_counts_what_its_table_shows(held: Holdings, pairs: tuple[tuple[str, str], ...], said: str) -> None:
    trees_alone = replace(held, links_to={TREES: held.links_to[TREES]})
    spoilt = changed(trees_alone, plan_activity_0002=officers(JOY), report_activity_0002=officers(MEG))
    (one,) = page(spoilt, JOY).gave
    rows = [
        replace(
            one,
            earlier=held.commitments[f"{PLAN}/activity/{earlier}"],
            later=held.commitments[f"{REPORT}/activity/{later}"],
        )
        for earlier, later in pairs
    ]
    assert extent(rows) == said
    assert page(spoilt, JOY).extents == ("1 row", "0 rows")


def page(held: Holdings, iri: str) -> agent_pages.AgentView:
    return agent_pages.view(held, Answering.of(held), held.agents[iri])


def test_the_first_sentence_counts_documents_rows_and_what_was_reported(held: Holdings) -> None:
    view = page(held, JOY)
    assert view.lede == (
        "Named in both documents that print officers, from 2018/19 to 2019/20, beside 2 commitments and 5 steps. 1 "
        "of the 3 rows that could be reported on is reported completed; 1 overdue, delayed or red."
    )


def test_of_a_plan_alone_it_is_said_that_nothing_can_be_told(held: Holdings) -> None:
    view = page(held, f"{BASE}person/ravi-nair")
    assert "in one of the two documents that print officers, in 2018/19" in view.lede
    assert view.lede.endswith("This document is a plan: how any of it went cannot be told.")
    assert view.statuses is None
    (plan, report) = view.years
    assert [(one.count, one.told) for one in plan.named] == [(0, True), (2, True)]
    assert [(one.count, one.told) for one in report.named] == [(0, True), (0, True)]
    assert (plan.reportable, report.reportable) == (0, 0)


def test_a_document_without_the_column_tells_nothing(held: Holdings) -> None:
    view = page(held, f"{BASE}post/leader-of-the-council")
    (plan, report) = view.years
    assert [one.told for one in plan.named] == [True, False]
    assert [one.told for one in report.named] == [False, False]
    assert "in the only document that print" in view.lede
    assert any("2019/20 year-end report prints no councillors beside commitments" in one for one in view.careful)


@pytest.mark.parametrize(
    ("status", "due", "percent", "overdue", "passed"),
    [
        ("overdue", date(2020, 1, 1), None, 1, 0),
        ("delayed", date(2020, 6, 1), None, 1, 0),
        ("on target", date(2020, 3, 30), None, 0, 1),
        ("on target", date(2020, 3, 31), None, 0, 0),
        ("", date(2020, 3, 30), None, 0, 1),
        ("completed", date(2020, 1, 1), None, 0, 0),
        ("discontinued", date(2020, 1, 1), None, 0, 0),
        ("", date(2020, 1, 1), 100.0, 0, 0),
    ],
)
def test_overdue_is_what_the_document_says_or_its_own_dates(
    held: Holdings, status: str, due: date, percent: float | None, overdue: int, passed: int
) -> None:
    def change(one: Commitment) -> Commitment:
        return replace(
            one, status=status, deadlines=(due,), percent=percent, names=(Name("officer", "T", "T", TOM, ""),)
        )

    spoilt = changed(held, report_activity_0002=change, report_milestone_0002=lambda one: replace(one, names=()))
    spoilt = replace(
        spoilt,
        editions={iri: replace(one, as_of=one.as_of and date(2020, 3, 31)) for iri, one in held.editions.items()},
    )
    view = page(spoilt, TOM)
    assert (len(view.overdue), len(view.passed)) == (overdue, passed)
    assert view.reportable == 1


def test_many_rows_go_on_several_pages_none_lost(
    held: Holdings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(agent_pages, "ON_A_PAGE", 3)
    made = [one for one in agent_pages.pages(held) if one.path.startswith("brackenford/person/joy-okafor")]
    assert [one.path for one in made] == [
        "brackenford/person/joy-okafor.html",
        "brackenford/person/joy-okafor/part-2.html",
        "brackenford/person/joy-okafor/part-3.html",
    ]
    shown = []
    for one in made:
        view = one.view()
        assert isinstance(view, agent_pages.AgentView)
        shown += [row.commitment.iri for *_, runs in view.rows for run in runs for row in run.rows]
    assert sorted(shown) == sorted(row.commitment.iri for row in Answering.of(held).rows[JOY])
    write(held, tmp_path / "site")
    assert dead_links(tmp_path / "site") == []


@pytest.fixture(scope="module")
def renamed(held: Holdings, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a council whose directorate of homes came out of that of parks, and whose leader is known."""
    change = UnitChange(
        f"{BASE}change-event/x", "PARKS becomes HOMES", "2019-20", inferred=True, confidence=0.8,
        reason="Its officers moved.",
        before=(f"{BASE}unit/parks",), after=(f"{BASE}unit/homes",), evidence=((REPORT, 4),),
    )  # fmt: skip
    tenure = Tenure(f"{BASE}post/leader-of-the-council", MEG, PLAN, (3,), "A comment says so.")
    out = tmp_path_factory.mktemp("renamed") / "site"
    write(replace(held, unit_changes=(change,), tenures=(tenure,)), out)
    return out


def test_a_directorate_tells_what_it_was_before_with_evidence(renamed: Path) -> None:
    homes = read(renamed / "brackenford/unit/homes.html")
    assert "PARKS becomes HOMES (2019/20) . Inferred, 80% sure; no document says so. Its officers moved." in homes.text
    assert "parks.html" in homes.links
    assert "2019/20 line 4" in homes.text
    assert "What it was called before its first document is not recorded" not in homes.text
    assert "Whether it ended, or went on under another name, is not recorded" in homes.text
    parks = read(renamed / "brackenford/unit/parks.html")
    assert "PARKS becomes HOMES" in parks.text
    assert "What it was called before its first document is not recorded" in parks.text
    assert "PARKS becomes HOMES" not in read(renamed / "brackenford/unit/env.html").text


def test_a_post_tells_who_held_it_only_where_a_document_does(renamed: Path) -> None:
    leader = read(renamed / "brackenford/post/leader-of-the-council.html").text
    assert "2018/19: Meg Lowe . A comment says so." in leader.replace("Lowe.", "Lowe .")
    assert "In other documents, who held it cannot be told." in leader
    other = read(renamed / "brackenford/post/head-of-transport.html").text
    assert "No document says who held it: it cannot be told." in other
    assert "Which posts they held" in read(renamed / "brackenford/person/meg-lowe.html").text
    assert "Which posts they held" not in read(renamed / "brackenford/person/joy-okafor.html").text


def test_every_row_on_a_page_leads_to_its_story_and_its_line(held: Holdings, site: Path) -> None:
    links = read(site / "brackenford/person/joy-okafor.html").links
    for row in Answering.of(held).rows[JOY]:
        one = row.commitment
        assert f"../thread/{held.place_of(one.iri).rsplit('/', 1)[-1]}" in links
        assert any(link.endswith(f"#L{one.line}") for link in links)


def test_each_count_of_a_document_leads_to_its_rows(site: Path) -> None:
    page = read(site / "brackenford/person/joy-okafor.html")
    for anchor in ("rows-in-2018-19-plan", "rows-in-2019-20-year-end-report"):
        assert anchor in page.ids
        assert f"#{anchor}" in page.links


def test_a_person_beside_no_row_is_not_counted_among_those_of_the_documents(held: Holdings) -> None:
    lone = Agent(f"{BASE}person/una-wold", "person", "Una Wold", "", elected=True, note="")
    before, after = (
        agent_list.people(one, Answering.of(one))
        for one in (held, replace(held, agents={**held.agents, lone.iri: lone}))
    )
    assert (
        after.lede.replace(" 1 more stands below whom no row names, known from a list or an update.", "") == before.lede
    )
    assert "1 more stands below" in after.lede
    assert after.lede.startswith("Named beside rows of the documents: ")
    ((_, groups),) = after.bodies
    where = {name: [one.agent.name for one in found] for name, _, _, found in groups}
    assert where["Beside no row"] == ["Una Wold"]
    assert not any("Una Wold" in names for name, names in where.items() if name != "Beside no row")


def test_the_list_tells_each_document_that_names_somebody_apart(held: Holdings, tmp_path: Path) -> None:
    answering = Answering.of(held)
    view = agent_list.people(held, answering)
    assert view.documents == ("2018/19 plan", "2019/20 year-end report")
    (joy,) = (one for _, groups in view.bodies for *_, found in groups for one in found if one.agent.iri == JOY)
    (report,) = [one for one in joy.told_in if one.document == "2019/20 year-end report"]
    assert all(
        one.commitments or one.steps
        for _, groups in view.bodies
        for *_, some in groups
        for it in some
        for one in it.told_in
    )
    assert any(not one.late for _, groups in view.bodies for *_, some in groups for it in some for one in it.told_in)
    rows = [row.commitment for row in answering.rows[JOY]]
    mine = [one for one in rows if one.edition == REPORT]
    assert 0 < len(mine) < len(rows)
    assert report.commitments + report.steps == len(mine)
    assert joy.every.commitments + joy.every.steps == len(rows)
    assert (report.late, report.reportable) == (1, 3)
    assert report.gave + report.took <= joy.every.gave + joy.every.took
    write(held, tmp_path / "site")
    text = (tmp_path / "site/people.html").read_text(encoding="utf-8")
    assert '<b data-of="">The figures are those of all years together.</b>' in text
    assert f'<a href="{report.place}"><bdi>1 of 3</bdi></a> <span class="soft">({report.due} due)</span></span>' in text


@pytest.mark.parametrize(("name", "said"), [("WQX", True), ("Wood and Quays", False), ("Woods", False)])
def test_a_directorate_known_by_its_code_alone_is_said_to_be(held: Holdings, name: str, said: bool) -> None:
    unit = Agent(f"{BASE}unit/wqx", "unit", name, "WQX", elected=False, note="")
    made = replace(held, agents={**held.agents, unit.iri: unit})
    assert any("what it stands for is not on record" in one for one in page(made, unit.iri).careful) is said


def test_everybody_stands_in_the_list(held: Holdings, site: Path) -> None:
    links = read(site / "people.html").links
    assert {f"{iri.removeprefix(held.base)}.html" for iri in held.agents} <= set(links)


def test_a_redacted_site_says_that_names_are_pseudonyms(held: Holdings, tmp_path: Path) -> None:
    out = tmp_path / "site"
    write(replace(held, redacted=True), out)
    assert "pseudonym" in read(out / "brackenford/person/joy-okafor.html").text
    assert "pseudonym" in read(out / "people.html").text
    assert "pseudonym" not in read(out / "brackenford/unit/env.html").text


def test_where_nobody_is_named_there_is_no_list(held: Holdings) -> None:
    assert list(agent_pages.pages(replace(held, agents={}))) == []


def test_somebody_whom_no_row_names_has_a_page_that_says_so(held: Holdings) -> None:
    iri = f"{BASE}person/nobody"
    lone = replace(held, agents={iri: Agent(iri, "person", "Una Wold", "", elected=True, note="")})
    assert page(lone, iri).lede == "No row of the only document that prints councillors names them."
