"""Next targets over judged rows, commentaries by which the counting changed, and measures that count once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from goldenthread.site.counted_anew import counted_anew
from goldenthread.site.holdings import Holdings
from goldenthread.site.measure_sentences import lede
from goldenthread.site.next_targets import ANOTHER_COUNT, DELETED
from goldenthread.site.records import Link, Measure
from goldenthread.site.results import COUNTED_ANEW, WORSE, Verdict
from goldenthread.site.views.measure_list import ELSEWHERE, listing, row_of
from goldenthread.site.views.measure_pages import view
from tests.site.test_measure_pages import PLAN, REPORT, holding, measure, value

OLD = measure(1, "Ponds left dry", "Number", value("2018/19", "actual", 30), value("2019/20", "actual", 40),
              value("2019/20", "target", 25), polarity="lower", variance="RED")  # fmt: skip
NEXT = measure(2, "Dry ponds", "Ponds", value("2020/21", "target", 35), polarity="lower")


def linked(held: Holdings, first: Measure, second: Measure, **how: str) -> Holdings:
    link = Link("link", first.iri, second.iri, "continues", "accepted", 0.9, "reader 1", "One pond", "language model")
    link = replace(link, **how)  # type: ignore[arg-type]
    both = {first.iri: (link,), second.iri: (link,)}
    return replace(holding(held, first, second), counted_in=both)


def test_the_next_target_is_that_of_a_row_judged_to_print_the_same_measure(held: Holdings) -> None:
    found = linked(held, OLD, NEXT)
    ((said, ahead),) = row_of(found, [OLD]).ahead
    assert (said, ahead.row, ahead.but) == ("35 for 2020/21", NEXT, "")
    assert ahead.link is not None
    assert "The target for 2020/21 is 35, as line 5 of the 2019/20 year-end report prints it" in lede(found, [OLD])


@pytest.mark.parametrize("how", [{"decision": "rejected"}, {"decision": "proposed"}])
def test_only_an_accepted_judgement_gives_a_next_target(held: Holdings, how: dict[str, str]) -> None:
    found = linked(held, OLD, NEXT, **how)
    assert row_of(found, [OLD]).ahead == ()
    assert "35" not in lede(found, [OLD])


def test_the_earlier_row_gives_the_later_no_next_target(held: Holdings) -> None:
    assert row_of(linked(held, NEXT, OLD), [OLD]).ahead == ()


@pytest.mark.parametrize("name", ["Dry ponds", "Ponds left dry"])
def test_a_target_of_another_way_of_counting_is_not_called_the_next(held: Holdings, name: str) -> None:
    after = replace(NEXT, name=name, unit=OLD.unit if name == OLD.name else NEXT.unit)
    found = linked(held, OLD, after, relation="succeeds")
    group = [found.measures[iri] for iri in found.series_of[OLD.iri]]
    assert [(said, one.but) for said, one in row_of(found, group).ahead] == [("35 for 2020/21", ANOTHER_COUNT)]
    assert "The target for" not in lede(found, group)
    assert "prints 35 for 2020/21: that is another way of counting, and not compared." in lede(found, group)


@pytest.mark.parametrize(("printed", "but"), [("delete", DELETED), ("existing", ""), ("", "")])
def test_a_target_printed_to_be_deleted_says_so(held: Holdings, printed: str, but: str) -> None:
    found = linked(held, OLD, replace(NEXT, lifecycle=printed))
    assert [one.but for _, one in row_of(found, [OLD]).ahead] == [but]
    assert ("that the measure is to be deleted" in lede(found, [OLD])) is bool(but)


@pytest.mark.parametrize(
    ("commentary", "said"),
    [
        ("A dry summer. The definition of a dry pond was revised in June. More later.",
         "The definition of a dry pond was revised in June."),
        ("The county changed the counting rules, so Not Seen ponds are in it.",
         "The county changed the counting rules, so Not Seen ponds are in it."),
        ("These are not comparable with the spring.", "These are not comparable with the spring."),
        ("The definition of a dry pond has not changed.", ""),
        ("There is no change in the definition.", ""),
        ("The methodology will be revised next spring.", ""),
        ("The survey has a methodology by which there may be variations.", ""),
        ("The rules of the club changed.", ""),
        ("", ""),
    ],
)  # fmt: skip
def test_a_commentary_tells_that_what_is_counted_changed(commentary: str, said: str) -> None:
    assert counted_anew(commentary) == said


def test_figures_are_not_compared_where_their_commentary_says_that_the_counting_changed(held: Holdings) -> None:
    one = replace(OLD, commentary="The definition of dry was revised.")
    row = row_of(holding(held, one), [one])
    assert row.last is not None
    assert (row.last.verdict, row.last.why, row.since) == (Verdict.UNTOLD, COUNTED_ANEW, "")
    assert not [said for said in row.target if said == WORSE or said.startswith("missed")]
    said = lede(holding(held, one), [one])
    assert said.startswith(
        "Reached in 2019/20: 40, beside the target of 25; the council rates it red. Its commentary says that what is "
        "counted changed: “The definition of dry was revised.” So its figures are not compared."
    )
    assert "worse than" not in said


def test_a_measure_of_two_judged_rows_is_counted_once(held: Holdings) -> None:
    again = replace(OLD, iri=f"{REPORT}/measure/0009", name="Dry ponds", unit="Ponds", variance="")
    once = listing(linked(held, OLD, again))
    assert (once.worse, once.missed) == (1, (("2019/20", 1, 0),))
    assert sorted(row.target for row in once.rows if row.measure is again) == [(ELSEWHERE,)]
    apart = listing(linked(held, OLD, again, relation="succeeds"))
    assert (apart.worse, apart.missed) == (2, (("2019/20", 2, 0),))


def test_what_is_only_expected_has_not_ended_worse(held: Holdings) -> None:
    earlier, sure = OLD.values[:2]
    for last, worse in ((value("2020/21", "outturn", 20, basis="expected"), 0), (value("2018/19", "minimum", 9), 1)):
        one = replace(OLD, values=(earlier, sure, last))
        assert listing(holding(held, one)).worse == worse


def test_who_judged_the_rows_of_a_series_is_said_once(held: Holdings) -> None:
    later = replace(NEXT, name=OLD.name, unit=OLD.unit)
    assert view(linked(held, OLD, later), [OLD, later], ()).judged == "all"
    assert view(linked(held, OLD, later, reviewer=""), [OLD, later], ()).judged == "none"
    third = replace(later, iri=f"{PLAN}/measure/0003", edition=PLAN)
    assert view(linked(held, OLD, later), [OLD, later, third], ()).judged == "some"


@pytest.mark.parametrize(
    ("comment", "told"),
    [
        ("Fine. In 2018, 12 ponds were left dry. Next.", "In 2018, 12 ponds were left dry."),
        ("Ponds were left dry.", ""),
        ("12 trees were planted.", ""),
    ],
)
def test_an_update_of_what_it_supports_tells_what_no_table_prints(held: Holdings, comment: str, told: str) -> None:
    row = replace(next(iter(held.commitments.values())), comment=comment)
    one = replace(OLD, values=())
    found = replace(
        holding(held, one),
        commitments={row.iri: row},
        supported_by={one.iri: (row.iri,)},
        threads={},
    )
    assert view(found, [one], ()).updates == (((row, told),) if told else ())
    assert view(replace(found, measures={OLD.iri: OLD}), [OLD], ()).updates == ()


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Share of ponds left dry by late summer in northern parks", True),
        ("Share of ponds left dry by late winter near southern fields", False),
        ("Ponds left dry", False),
    ],
)
def test_an_update_elsewhere_needs_many_of_its_words(held: Holdings, name: str, told: bool) -> None:
    comment = "The share of ponds left dry in northern parks by late summer was 12%."
    row = replace(next(one for one in held.commitments.values() if one.edition == REPORT), comment=comment)
    one = replace(OLD, name=name, values=())
    found = replace(holding(held, one), commitments={row.iri: row}, threads={})
    assert view(found, [one], ()).updates == (((row, comment),) if told else ())
    earlier = replace(row, edition=PLAN)
    assert view(replace(found, commitments={row.iri: earlier}), [one], ()).updates == ()
