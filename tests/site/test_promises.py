"""Rows as promises: what carries one another on is one, two of one document never are, and no stranger is drawn in."""

from __future__ import annotations

from dataclasses import replace

from goldenthread.site.holdings import Holdings
from goldenthread.site.promises import promises, with_earlier
from goldenthread.site.records import Commitment, Link
from goldenthread.site.speaking import by_words, extent, spoken
from goldenthread.site.states import AGAIN, TO_COME
from goldenthread.site.synonyms import Topic
from goldenthread.site.views import handouts
from goldenthread.site.views.topic_sentences import lede

LAMPS = Topic("lamps", "Lamps", ("lamp",))


def line(held: Holdings, *rows: tuple[str, str, str], joins: str = "") -> Holdings:
    """A council of rows ``(key, words, comment)`` under one title; a capital key stands in the plan, which is the last.

    Args:
        held: what the council is made of.
        rows: the rows.
        joins: pairs of keys, ``aB`` for ``B carries on a``.
    """
    plan, report = held.editions.values()
    first, last = replace(report, start=plan.start, end=plan.end), replace(plan, start=report.start, end=report.end)
    base = next(one for one in held.commitments.values() if one.kind == "activity")
    thread = held.threads[base.thread]
    made = {
        key: replace(
            base,
            iri=key,
            text=words,
            comment=comment,
            edition=last.iri if key.isupper() else first.iri,
            status="" if key.isupper() else "completed",
            rag="",
            percent=None,
            order=at,
            line=at + 1,
        )
        for at, (key, words, comment) in enumerate(rows)
    }
    links = [Link(pair, pair[0], pair[1], "continues", "accepted", 0.9, "Ada Lark", "") for pair in joins.split()]
    return replace(
        held,
        editions={first.iri: first, last.iri: last},
        commitments=made,
        threads={thread.iri: replace(thread, members=tuple(made), label=list(made.values())[-1].text)},
        links_to={key: tuple(link for link in links if link.later == key) for key in made},
        links_from={key: tuple(link for link in links if link.earlier == key) for key in made},
        milestones_of={},
        findings_of={},
        changes_at={},
        measures={},
        measures_of={},
    )


def keys(rows: tuple[Commitment, ...]) -> str:
    return "".join(one.iri for one in rows)


def test_two_rows_of_one_document_are_two_promises_with_what_both_carry_on(held: Holdings) -> None:
    made = line(held, ("a", "Lamps", ""), ("B", "Lamps here", ""), ("C", "Lamps there", ""), joins="aB aC")
    rows = list(made.commitments.values())
    assert [keys(one) for one in promises(made, rows)] == ["aB", "aC"]
    assert [keys(one) for one in promises(made, rows[:2])] == ["aB"]
    assert extent(made, spoken(made, LAMPS)).commitments == (2, 3)


def test_rows_that_were_merged_are_one_promise(held: Holdings) -> None:
    made = line(held, ("a", "Lamps", ""), ("b", "More lamps", ""), ("C", "All lamps", ""), joins="aC bC")
    assert [keys(one) for one in promises(made, made.commitments.values())] == ["abC"]


def test_of_a_chain_a_stranger_that_is_joined_over_another_row_is_left_out(held: Holdings) -> None:
    words = "Light every towpath of the borough with lamps"
    made = line(held, ("a", "Cut the sickness of staff", ""), ("b", "Tidy depots", ""), ("C", words, ""), joins="ab bC")
    assert keys(with_earlier(made, [made.commitments["C"]])) == "bC"  # b is joined with it, a with b alone
    alike = line(held, ("a", words, ""), ("b", "Tidy depots", ""), ("C", words, ""), joins="ab bC")
    assert keys(with_earlier(alike, [alike.commitments["C"]])) == "abC"


def test_what_a_row_carries_on_tells_how_it_stands_whether_it_speaks_of_the_subject_or_not(held: Holdings) -> None:
    rows = ("a", "Tidy depots", ""), ("B", "Lamps here", ""), ("C", "Other things", "")
    made = line(held, *rows, joins="aB aC")
    (entry,) = handouts.entries_of(made, spoken(made, LAMPS))
    assert (entry.state, keys(entry.line), keys(entry.told)) == (AGAIN, "aB", "a")
    alone = line(held, *rows, joins="aC")
    (entry,) = handouts.entries_of(alone, spoken(alone, LAMPS))
    assert (entry.state, keys(entry.line)) == (TO_COME, "B")


def test_a_row_whose_update_alone_speaks_of_a_subject_counts_nowhere(held: Holdings) -> None:
    made = line(held, ("a", "Lamps", ""), ("B", "Depots", "A lamp was bought."))
    every = spoken(made, LAMPS)
    assert [mention.thing.iri for mention in every.rows] == ["a", "B"]
    assert [mention.thing.iri for mention in by_words(every).rows] == ["a"]
    assert [one.last.iri for one in handouts.view(made, every, "", "").commitments] == ["a"]
    assert "1 commitment in 1 row by its own words" in lede(made, every)
    assert "Not counted here: 1 more row by its update alone." in lede(made, every)
    none = line(held, ("B", "Depots", "A lamp was bought."))
    assert [mention.thing.iri for mention in by_words(spoken(none, LAMPS)).rows] == ["B"]
    assert "only because its update speaks of it" in lede(none, spoken(none, LAMPS))


def test_a_word_that_may_mean_others_counts_in_good_company_alone(held: Holdings) -> None:
    young = Topic("young", "The young", ("school leaver",), (), ("apprentice",), ("young",))
    rows = [("a", "Ten apprentices", ""), ("B", "Ten young apprentices", ""), ("C", "Be young. Hire apprentices.", "")]
    made = line(held, *rows)
    found = spoken(made, young)
    assert [mention.thing.iri for mention in found.rows] == ["B"]
    assert keys(found.apart) == "aC"
    assert "2 rows have the word “apprentice” and name nobody whom this subject is about" in lede(made, found)
    more = replace(young, beside=("bursary", "apprentice", "employment"))
    assert "2 rows have the word “apprentice”, “employment” or another of this kind and name" in (
        said := lede(made, spoken(made, more))
    )
    assert "see the subjects Apprenticeships and Employment." in said
