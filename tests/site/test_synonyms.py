"""Subjects and themes: everything that speaks of a word, on one time line, and what cannot be told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from goldenthread.site import plain
from goldenthread.site.holdings import Holdings
from goldenthread.site.records import Commitment, Finding, Measure
from goldenthread.site.speaking import AROUND, MOST_QUOTES, by_words, quoted, spoken
from goldenthread.site.synonyms import Topic, subjects
from goldenthread.site.views import theme, topics
from goldenthread.site.write import write
from tests.site.reading import dead_links, read

BASE = "https://example.org/data/brackenford/"
PLAN, REPORT = f"{BASE}2018-19/plan", f"{BASE}2019-20/year-end-report"
NOISE = Topic("noise", "Noise at night", ("noise nuisance", "NN"))
TREES = Topic("trees", "Trees", ("street tree",))


def saying(held: Holdings, key: str, text: str | None = None, comment: str | None = None) -> Holdings:
    one = held.commitments[f"{BASE}{key}"]
    spoilt = replace(one, text=one.text if text is None else text, comment=one.comment if comment is None else comment)
    return replace(held, commitments={**held.commitments, one.iri: spoilt})


@pytest.mark.parametrize(
    ("text", "comment", "by_title", "quotes"),
    [
        ("Cut NN by half", "", True, 0),
        ("Cut noise-nuisance by half", "Done.", True, 0),
        ("Cut noise", "The NN team met.", False, 1),
        ("Cut NN", "NN fell.", True, 1),
        ("Cut noise", "ANN and INN met.", None, 0),
        ("", "", None, 0),
    ],
)
def test_what_speaks_of_a_subject_by_its_words_or_by_its_update(
    held: Holdings, text: str, comment: str, by_title: bool | None, quotes: int
) -> None:
    found = spoken(saying(held, "2019-20/year-end-report/activity/0001", text, comment), NOISE)
    if by_title is None:
        assert found.rows == ()
    else:
        (mention,) = found.rows
        assert (mention.by_title, len(mention.quotes)) == (by_title, quotes)
        assert "".join(piece for piece, _ in mention.title) == text


def test_the_names_that_documents_use_are_counted_apart(held: Holdings) -> None:
    spoilt = saying(held, "2019-20/year-end-report/activity/0001", "NN and nn", "Noise nuisance, noise-nuisance")
    assert spoken(spoilt, NOISE).names == (("nn", 2), ("noise nuisance", 1), ("noise-nuisance", 1))


def test_a_quotation_holds_the_words_whole_and_says_what_it_leaves_out() -> None:
    text = "far " * 200 + "noise nuisance here" + " away" * 200
    ((first, *middle, last),) = quoted(text, NOISE.spans(text))
    assert first == ("… ", False)
    assert last == (" …", False)
    assert ("noise nuisance", True) in middle
    assert len("".join(piece for piece, _ in middle)) < 3 * AROUND
    assert "".join(piece for piece, _ in middle) in text


def test_words_close_together_stand_in_one_quotation_and_others_in_several(held: Holdings) -> None:
    near = "NN and NN"
    assert len(list(quoted(near, NOISE.spans(near)))) == 1
    far = ("NN " + "so " * 200) * (MOST_QUOTES + 2)
    found = spoken(saying(held, "2019-20/year-end-report/activity/0001", "x", far), NOISE)
    (mention,) = found.rows
    assert (len(mention.quotes), mention.more) == (MOST_QUOTES, 2)


def test_the_page_counts_what_speaks_of_it_and_how_that_stood(held: Holdings) -> None:
    view = topics.view(held, spoken(held, TREES))
    assert view.lede == (
        "Spoken of in both documents held: 1 commitment in 2 rows by their own words. The only row that could be "
        "reported on is reported completed. Nothing was found that does not add up."
    )
    assert [(one.thread.label, one.state) for one in view.entries] == [
        ("Plant a further 500 street trees", "completed")
    ]
    assert [stretch.counts for stretch in view.stretches] == ["1 commitment", "1 commitment (green 1)"]


def test_a_document_that_is_silent_and_years_without_one_are_told_apart(held: Holdings) -> None:
    spoilt = saying(held, "2019-20/year-end-report/activity/0001", "Cut NN")
    later = {iri: replace(one, start=date(2021, 4, 1), end=date(2022, 3, 31), label="2021-22") if iri == REPORT else one
             for iri, one in held.editions.items()}  # fmt: skip
    stretches = topics.view(replace(spoilt, editions=later), spoken(spoilt, NOISE)).stretches
    assert [(one.label, one.edition is None, one.counts) for one in stretches] == [
        ("2018/19", False, ""),
        ("2019/20, 2020/21", True, ""),
        ("2021/22", False, "1 commitment (amber 1)"),
    ]


def test_one_unit_throughout_things_once_and_their_rows_beside(held: Holdings, tmp_path: Path) -> None:
    every = Topic("all", "Everything", ("the", "a", "plant", "collect"))
    found = spoken(held, every)
    view = topics.view(held, found)
    (listed,) = topics.listing(held, [found], []).topics
    kinds = [one.kind for one in by_words(found).commitments]
    assert len(kinds) < len(found.commitments)
    levels = [one.thread.level for one in view.entries]
    promised, steps = levels.count("activity"), levels.count("milestone")
    assert levels == sorted(levels)
    assert listed.extent.commitments == (promised, kinds.count("activity"))
    assert listed.extent.steps == (steps, kinds.count("milestone"))
    assert promised < kinds.count("activity")
    both = f"{plain.counted(promised, 'commitment')} and {plain.counted(steps, 'step')}"
    assert f": {both} in {len(kinds)} rows" in view.lede
    write(held, tmp_path / "site")
    assert "their rows stand beside it" in read(tmp_path / "site" / "topics.html").text


def test_a_badge_counts_the_findings_of_the_rows_that_speak_of_the_subject_and_no_other(held: Holdings) -> None:
    found = spoken(held, TREES)
    plan, report = found.commitments
    step = held.milestones_of[report.iri][0]
    finding = Finding("f", "completed-late", "warning", report.iri, 7, "Late.", "", "", "")
    some = {report.iri: (finding,), step: (replace(finding, iri="g", focus=step),)}
    spoilt = replace(held, findings_of=some)
    view = topics.view(spoilt, found)
    assert [one.findings for one in view.entries if one.thread.level == "activity"] == [len(view.gist.disagrees)] == [1]
    assert plan.thread == report.thread


def test_the_measures_that_its_rows_name_are_told_from_those_that_speak_of_it(held: Holdings) -> None:
    report = spoken(held, TREES).commitments[-1]
    row = Measure(
        f"{REPORT}/measure/0001", REPORT, "t", "Street trees planted", "", "", "", "", "Number", "higher", "", "", "",
        5, (5,), ()
    )  # fmt: skip
    other = replace(row, iri=f"{REPORT}/measure/0002", name="Shade")
    spoilt = replace(
        held,
        measures={one.iri: one for one in (row, other)},
        series_of={one.iri: (one.iri,) for one in (row, other)},
        measures_of={report.iri: (other.iri,)},
    )
    found = spoken(spoilt, TREES)
    view = topics.view(spoilt, found)
    assert "; 1 measure, and 1 more that these rows name." in view.lede
    assert (view.speaking, len(view.measures)) == (1, 2)
    bare = replace(spoilt, measures={other.iri: other}, series_of={other.iri: (other.iri,)})
    assert "; 1 measure that these rows name." in topics.view(bare, spoken(bare, TREES)).lede
    assert "measure" not in topics.view(held, spoken(held, TREES)).lede


def test_many_mentions_go_on_several_pages_none_lost(held: Holdings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(topics, "ON_A_PAGE", 3)
    every = Topic("all", "Everything", ("the", "a", "plant", "collect"))
    found = spoken(held, every)
    total = len(found.headings) + len(found.rows)
    views = [topics.view(held, found, number) for number in range(1, 1 + -(-total // 3))]
    shown = [mention.thing.iri for view in views for stretch in view.stretches for mention in stretch.mentions]
    assert len(shown) == len(set(shown)) == total > 6
    assert all(sum(len(stretch.mentions) for stretch in view.stretches) <= 3 for view in views)


def test_other_names_lead_to_the_rows_and_to_their_lines(held: Holdings, tmp_path: Path) -> None:
    spoilt = saying(held, "2019-20/year-end-report/activity/0001", "Answer reports of ASB within a day", "")
    spoilt = saying(
        spoilt, "2019-20/year-end-report/milestone/0003", "Meet", "Wardens dealt with antisocial behaviour."
    )
    out = tmp_path / "site"
    write(spoilt, out)
    assert dead_links(out) == []
    page = read(out / "topic/anti-social-behaviour.html")
    assert "Answer reports of ASB within a day" in page.text
    assert "Wardens dealt with antisocial behaviour" in page.text
    assert "only what is said of it speaks of the subject" in page.text
    for key in ("activity/0001", "milestone/0003"):
        one = spoilt.commitments[f"{REPORT}/{key}"]
        assert f"../{spoilt.place_of(one.iri)}" in page.links
        assert any(link.endswith(f"#L{one.line}") for link in page.links)
    assert "topic/anti-social-behaviour.html" in read(out / "topics.html").links


def test_subjects_of_which_no_document_speaks_have_no_page_and_are_named(held: Holdings, site: Path) -> None:
    text = read(site / "topics.html").text
    assert "No document uses the words of:" in text
    assert not (site / "topic/anti-social-behaviour.html").exists()
    assert "Anti-social behaviour" in text.partition("No document uses the words of:")[2]


def test_every_top_heading_is_in_one_theme(held: Holdings) -> None:
    found = theme.themes(held)
    tops = [one.iri for one in held.headings.values() if not one.parent]
    assert sorted(heading.iri for one in found for heading in one.headings) == sorted(tops)
    assert sum(len(one.rows) for one in found) == sum(bool(held.path(one)) for one in held.commitments.values())


def test_themes_of_one_name_are_one_and_of_other_names_are_not(held: Holdings) -> None:
    tops = [one.iri for one in held.headings.values() if not one.parent]
    words = {PLAN: "Clean & green", REPORT: "CLEAN and Green"}
    same = {iri: replace(one, text=words[one.edition]) if iri in tops else one for iri, one in held.headings.items()}
    assert len(theme.themes(replace(held, headings=same))) == 1
    other = {
        iri: replace(one, text=f"Aim {tops.index(iri)}") if iri in tops else one for iri, one in held.headings.items()
    }
    assert len(theme.themes(replace(held, headings=other))) == len(tops)


def test_a_theme_tells_where_its_commitments_went(held: Holdings) -> None:
    every = theme.themes(held)
    of_heading = {heading.iri: one for one in every for heading in one.headings}
    views = [theme.view(held, one, of_heading) for one in every]
    links = [
        link
        for some in held.links_to.values()
        for link in some
        if link.holds and held.commitments[link.later].kind == "activity"
    ]
    assert sum(view.linked[0] for view in views) == len({link.later for link in links if _themed(held, link.later)})
    assert sum(view.linked[1] for view in views) == len({link.earlier for link in links if _themed(held, link.earlier)})
    assert sum(len(one.rows) for view in views for one in view.went) == sum(
        len(one.rows) for view in views for one in view.came
    )


def _themed(held: Holdings, iri: str) -> bool:
    return bool(held.path(held.commitments[iri]))


def test_a_rejected_link_leads_no_commitment_to_another_theme(held: Holdings) -> None:
    rejected = {iri: tuple(replace(link, decision="rejected") for link in some) for iri, some in held.links_to.items()}
    onward = {iri: tuple(replace(link, decision="rejected") for link in some) for iri, some in held.links_from.items()}
    spoilt = replace(held, links_to=rejected, links_from=onward)
    every = theme.themes(spoilt)
    of_heading = {heading.iri: one for one in every for heading in one.headings}
    assert all(theme.view(spoilt, one, of_heading).linked == (0, 0) for one in every)


def test_of_a_plan_alone_a_theme_says_that_nothing_can_be_told(held: Holdings) -> None:
    plan = {iri: one for iri, one in held.headings.items() if one.edition == PLAN}
    rows: dict[str, Commitment] = {iri: one for iri, one in held.commitments.items() if one.edition == PLAN}
    spoilt = replace(held, headings=plan, commitments=rows, links_to={}, links_from={})
    for one in theme.themes(spoilt):
        assert theme.view(spoilt, one, {}).lede.count("This document is a plan: how any of it went cannot be told.")


@pytest.mark.parametrize(
    ("text", "youth"),
    [
        ("Help young people on into college, training or employment", True),
        ("Support care leavers to move into education, training and work", True),
        ("Help pupils gain work experience: tell schools what the labour market asks for", True),
        ("Support residents into employment", False),
        ("Open a youth club. Advertise the job of its warden", False),
    ],
)
def test_youth_unemployment_is_the_employment_of_whoever_is_young(text: str, youth: bool) -> None:
    (topic,) = (one for one in subjects().topics if one.key == "youth-unemployment")
    assert bool(topic.spans(text)) is youth
    assert topic.perhaps_in(text) is not youth
