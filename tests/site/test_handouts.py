"""Two pages of a subject and of a commitment: nothing that does not add up is left out in silence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from goldenthread.site.holdings import Holdings
from goldenthread.site.records import Finding, Measure, Name, Value
from goldenthread.site.rows_in_short import gist, sentence
from goldenthread.site.speaking import spoken
from goldenthread.site.synonyms import Topic, subjects
from goldenthread.site.views import handouts
from goldenthread.site.views.handout_questions import question
from goldenthread.site.views.topics import brief_path
from goldenthread.site.write import pages_of
from tests.site.test_strands import tangle


def measured(held: Holdings, colour: str, *results: str) -> tuple[Holdings, Measure]:
    """The first commitment with a measure of this colour, and perhaps a result of 9 beside its target of 10."""
    row = next(one for one in held.commitments.values() if one.kind == "activity")
    values = tuple(
        Value("2018/19", kind, number, f"{number:g}", "headline", "", 1)
        for kind, number in (("actual", 9.0), ("target", 10.0))
        if kind in results
    )
    one = Measure(
        f"{held.base}m1", row.edition, "t", "Ponds", "", "", "", "", "Number", "higher", colour, "", "", 1, (1,), values
    )
    made = replace(
        held,
        measures={one.iri: one},
        measures_of={row.iri: (one.iri,)},
        supported_by={one.iri: (row.iri,)},
        series_of={one.iri: (one.iri,)},
        findings_of={},
    )
    return made, one


@pytest.mark.parametrize(
    ("colour", "results", "said"),
    [
        (
            "RED",
            ("actual", "target"),
            "the only measure with a result to judge by is “Ponds”: 9 in 2018/19 against a target of 10, missed",
        ),
        ("GREEN", (), "the only measure that is rated is “Ponds”: rated green."),
        ("", ("actual",), "Nothing was found that does not add up."),
    ],
)
def test_a_summary_tells_red_and_missed_measures(
    held: Holdings, colour: str, results: tuple[str, ...], said: str
) -> None:
    made, one = measured(held, colour, *results)
    assert said in sentence(gist(made, list(made.commitments.values()), [one]))


def test_a_summary_counts_what_does_not_add_up_and_in_how_many_rows(held: Holdings) -> None:
    first, second, *_ = held.commitments.values()
    wrong = Finding("f", "percent-not-mean", "violation", first.iri, 1, "", "", "", "")
    lacking = replace(wrong, code="nobody-named")
    made = replace(held, findings_of={first.iri: (wrong, wrong, lacking), second.iri: (wrong,)}, measures_of={})
    found = gist(made, [first, second])
    assert sentence(found) == "3 things in 2 rows do not add up."
    assert found.missing == 1


def test_the_same_measure_in_several_tables_counts_once(held: Holdings) -> None:
    made, one = measured(held, "RED")
    again = replace(one, iri=f"{one.iri}x", variance="")
    both = replace(
        made,
        measures={one.iri: one, again.iri: again},
        series_of=dict.fromkeys((one.iri, again.iri), (one.iri, again.iri)),
    )
    assert gist(both, [], [one, again]).red == (1, 1)


def test_a_subject_and_a_commitment_of_several_documents_have_two_pages(held: Holdings) -> None:
    pages = {page.path: page for page in pages_of(held)}
    views = [page.view() for page in pages.values() if page.template in ("brief", "brief_thread")]
    assert {type(one) for one in views} == {handouts.BriefView, handouts.ThreadBriefView}
    for one in views:
        if isinstance(one, handouts.BriefView):
            assert not any(one.more.values())
            assert brief_path(one.topic) in pages
        elif isinstance(one, handouts.ThreadBriefView):
            assert [line.row.iri for line in one.lines] == [row.iri for row in held.members(one.thread)]
            assert one.told.lede


@pytest.mark.parametrize(
    "words",
    [
        "young people not in education, employment or training",
        "Young people not in education, training and employment",
        "lads at risk of not being in education, employment or training",
        "anyone not currently in education, employment or training",
        "those not in employment education or training",
        "who are NEET",
        "NEETs",
        "apprenticeships for school leavers",
    ],
)
def test_youth_unemployment_is_found_under_its_other_names(words: str) -> None:
    (topic,) = (one for one in subjects().topics if one.key == "youth-unemployment")
    assert topic.found_in(words)
    assert not topic.found_in("education, employment and training for all")
    assert not topic.found_in("not interested in education, employment or training")


def test_a_small_word_fits_between_the_parts_of_a_long_name_alone() -> None:
    assert Topic("a", "A", ("free at work",)).found_in("Free at the work") == ("Free at the work",)
    assert Topic("a", "A", ("free at work",)).found_in("free at the their work") == ()
    assert Topic("a", "A", ("contact centre",)).found_in("contact the centre") == ()


def test_who_searches_for_a_club_of_the_young_finds_their_service() -> None:
    assert any({"youth club", "youth service"} <= {*group} for group in subjects().same)


def test_who_answers_is_told_of_each_council(held: Holdings) -> None:
    plan, report = held.editions.values()
    named = [
        next(one for one in held.commitments.values() if one.edition == it.iri and one.names) for it in (plan, report)
    ]
    officers = [replace(one, names=tuple(replace(name, role="officer") for name in one.names)) for one in named]
    (alone,) = gist(held, officers).named
    assert alone[0] == report  # of one council the latest document that names anybody
    two = replace(
        held, editions={**held.editions, report.iri: replace(report, body="elsewhere", body_name="Elsewhere")}
    )
    assert [edition.iri for edition, _ in gist(two, officers).named] == [report.iri, plan.iri]
    nobody = [replace(one, names=()) for one in named]
    assert gist(held, nobody).named == ()


def test_those_who_lead_and_the_others_are_named_by_turns(held: Holdings) -> None:
    """Whoever is named for most must not stand behind everybody who leads."""
    row = next(one for one in held.commitments.values() if one.kind == "activity")

    def named(*names: tuple[str, str]) -> list[str]:
        rows = [replace(row, names=tuple(Name(role, name, name, "", "") for role, name in names))]
        ((_, found),) = gist(held, rows).named
        return [name.name for name, _ in found]

    lead, other = ("member", "Lead"), ("officer", "Other")
    assert named(other, lead) == ["Lead", "Other"]
    busy = [("officer", "Busy")] * 3
    assert named(*[("member", f"Lead {n}") for n in range(3)], other, *busy) == [
        "Lead 0",
        "Busy",
        "Lead 1",
        "Other",
        "Lead 2",
    ]
    assert named(other) == ["Other"]


def test_a_title_of_several_strands_stands_behind_single_promises(held: Holdings) -> None:
    """It stands in as many documents as they do, and has the first address."""
    made, iri = tangle(held)
    rows = {
        one.iri: replace(one, text="Light the towpath", status="", percent=None, rag="")
        for one in made.commitments.values()
        if one.kind == "activity"
    }
    made = replace(made, commitments={**made.commitments, **rows})
    told = handouts.view(made, spoken(made, Topic("towpath", "Towpath", ("towpath",))), "", "").commitments
    assert [(one.thread.iri == iri, one.strands) for one in told] == [(False, 0)] * 3 + [(True, 3)]


def test_a_sheet_holds_more_where_there_is_room_and_always_what_fits() -> None:
    parts = ("commitments", "steps", "measures", "findings", "moved")
    many, few = dict.fromkeys(parts, 99), dict.fromkeys(parts, 1) | {"steps": 12}
    assert handouts.fitting(many, handouts.ROOM) == {name: handouts.MOST[name] for name in parts}
    assert handouts.fitting(few, 300)["steps"] == 12
    grown = handouts.fitting(many, -400)
    assert all(grown[name] > handouts.MOST[name] for name in parts)
    assert handouts.fitting(few | {"steps": 5}, 300)["steps"] == 5


def test_a_question_is_asked_once_and_in_full() -> None:
    assert question("Why?", ["“A”", "“B”"]) == "Of “A” and “B”: Why?"
    assert question("Why?", [f"“{'long ' * 40}”"]).count("…") == 0
