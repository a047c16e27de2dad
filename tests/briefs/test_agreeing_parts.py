"""What two parts of a brief say of the same rows goes by one set and one rule: each with its other side."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest

from goldenthread.briefs.asked import Asked
from goldenthread.briefs.became_parts import became
from goldenthread.briefs.content import Block, Brief, texts
from goldenthread.briefs.evidence_parts import updates
from goldenthread.briefs.making import brief_of
from goldenthread.briefs.shared_parts import does_not_add_up
from goldenthread.briefs.subject_parts import of_topic
from goldenthread.site.colours import explained
from goldenthread.site.own_days import not_due
from goldenthread.site.records import Link, Measure, Value
from goldenthread.site.speaking import by_words, extent, named_besides, spoken
from goldenthread.site.states import UNHEARD
from goldenthread.site.told import Commitment, Holdings, gist, handouts, plain, sentence, told_of_topic
from tests.site.test_promises import LAMPS, line

START, DUE = date(2031, 4, 1), date(2032, 3, 31)


def said(blocks: Iterable[Block]) -> str:
    return "\n".join(texts(Brief("", "", "en", DUE, tuple(blocks))))


def reporting(held: Holdings, as_of: date, text: str) -> tuple[Holdings, Commitment]:
    """A report of a day, and an unfinished amber row of it that is due at the end of its year."""
    edition = replace(next(one for one in held.editions.values() if one.reports), start=START, end=DUE, as_of=as_of)
    row = next(one for one in held.commitments.values() if one.edition == edition.iri)
    row = replace(row, text=text, deadlines=(DUE,), status="", rag="A", percent=50.0, comment="")
    return replace(held, editions={**held.editions, edition.iri: edition}, findings_of={}, measures_of={}), row


@pytest.mark.parametrize(
    ("text", "two"), [("Open the lido by June 2031", True), ("Open the lido", False), ("Open it by March 2032", False)]
)
def test_what_the_section_lists_the_summary_does_not_deny(held: Holdings, text: str, two: bool) -> None:
    made, row = reporting(held, date(2031, 9, 30), text)
    short, section = sentence(gist(made, [row])), said(does_not_add_up(made, [], 0, [row]))
    assert ("1 row is due on one day by its own words, and on another by its date" in short) is two
    assert ("Nothing was found that does not add up" in short) is not two
    assert ("Nothing was found." in section) is not two


@pytest.mark.parametrize(
    ("as_of", "words"),
    [
        (date(2031, 6, 30), "it was reported amber, 50% on 30 June 2031, the day of its own words."),
        (date(2031, 7, 1), "it was reported amber, 50% after 30 June 2031, the day of its own words."),
        (date(2031, 6, 29), "the date beside it is 31 March 2032."),
    ],
)
def test_the_day_that_its_words_name_is_printed(held: Holdings, as_of: date, words: str) -> None:
    made, row = reporting(held, as_of, "Open the lido by June 2031")
    assert words in said(does_not_add_up(made, [], 0, [row]))


@pytest.mark.parametrize(
    ("text", "due", "marked"),
    [
        ("Open the lido", (DUE,), True),
        ("Open the lido by October 2031", (DUE,), True),
        ("Open the lido by September 2031", (DUE,), False),  # due by its own words on the day of the report
        ("Open the lido", (date(2031, 9, 30),), False),
        ("Open the lido", (), False),
    ],
)
def test_a_row_is_marked_as_not_due_by_the_rule_that_counts_it(
    held: Holdings, text: str, due: tuple[date, ...], marked: bool
) -> None:
    made, row = reporting(held, date(2031, 9, 30), "Sweep the lido")
    mine = replace(row, iri="mine", text=text, deadlines=due)
    rows = explained(made.editions, [*(replace(row, iri=f"r{n}") for n in range(40)), mine])
    assert ("not due yet" in plain.reported(rows["mine"])) is marked is not_due(made.edition(row), mine)


@pytest.mark.parametrize(("told", "name"), [(True, "1 in no report held since"), (False, "1 in no report held.")])
def test_what_an_earlier_report_tells_of_is_in_no_report_since(held: Holdings, told: bool, name: str) -> None:
    made = line(held, ("a", "Lamps", ""), ("B", "Lamps here", ""), joins="aB")
    first, last = made.editions.values()
    if not told:
        made = replace(made, commitments={**made.commitments, "a": replace(made.commitments["a"], status="")})
    one = by_words(spoken(made, LAMPS))
    assert last.iri != first.iri
    view = handouts.view(made, one, "", "")
    entries = [replace(each, state=UNHEARD) for each in handouts.entries_of(made, one)]
    view = replace(view, states=((UNHEARD, "it stood in a plan", 1),), commitments=tuple(entries))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(handouts, "entries_of", lambda *_: tuple(entries))
        assert name in said(became(made, view, one))


@pytest.mark.parametrize(
    ("before", "words"),
    [
        ("Mend the quay", "what came before it was last reported “Mend the quay”: completed ("),
        ("Lamps at the harbour", "planned again; last reported completed ("),
    ],
)
def test_what_came_before_under_other_words_is_named(held: Holdings, before: str, words: str) -> None:
    made = line(held, ("a", before, ""), ("B", "Lamps at the harbour wall", ""), joins="aB")
    one = by_words(spoken(made, LAMPS))
    assert words in said(became(made, handouts.view(made, one, "", ""), one))


@pytest.mark.parametrize(("comment", "told"), [("The lamp was lit.", True), ("", False)])
def test_updates_of_joined_rows_are_not_denied(held: Holdings, comment: str, told: bool) -> None:
    made = line(held, ("a", "Mend the quay", comment), ("B", "Lamps", ""), joins="aB")
    words = said(updates(made, [made.commitments["B"]]))
    assert "Beside these rows themselves no update is printed." in words
    assert ("Beside rows joined with them, or their steps, stands 1 update: " in words) is told


def test_the_sources_hold_the_lines_of_all_that_is_told(held: Holdings) -> None:
    rows = ("a", "Mend the quay", "It is mended."), ("B", "Lamps", ""), ("C", "Depots", "A lamp was bought.")
    made = line(held, *rows, joins="aB")
    numbers = {"a": 111, "B": 222, "C": 333}
    placed = {iri: replace(one, line=numbers[iri], lines=()) for iri, one in made.commitments.items() if iri in numbers}
    told = said(of_topic(replace(made, commitments={**made.commitments, **placed}, headings={}), LAMPS))
    before, _, sources = told.rpartition("Sources")
    for number in numbers.values():
        assert f"{number}" in before
        assert f"{number}" in sources


def test_what_changed_counts_the_rows_that_the_whole_brief_counts(held: Holdings) -> None:
    made = line(held, ("a", "Lamps", ""), ("B", "Lamps at the wall", ""), ("C", "Depots", "A lamp was bought."))
    made = replace(made, subjects=replace(made.subjects, topics=(LAMPS,)))
    brief = brief_of(made, [Asked("topic", LAMPS.key, LAMPS.name)], next(iter(made.editions.values())))
    told = "\n".join(texts(brief))
    assert "1 row of it belongs to this" in told
    assert "By their update alone these speak of it, and count nowhere here:" in told
    assert "Depots" not in told


@pytest.mark.parametrize(
    ("text", "where"),
    [("Mend the quay", "Spoken of in one of the two documents held:"), ("Mend a lamp", "Spoken of in both documents")],
)
def test_documents_are_counted_by_what_counts(held: Holdings, text: str, where: str) -> None:
    made = replace(line(held, ("a", text, "The lamp was lit."), ("B", "Lamps", "")), headings={})
    assert told_of_topic(made, spoken(made, LAMPS)).startswith(where)


def lamps(held: Holdings, relation: str, decision: str, printed: str = "1st", target: str = "1st") -> Holdings:
    """A council of two tables, which count lamps in two units, and a judgement on the two."""
    edition = next(one for one in held.editions.values() if one.reports)
    values = tuple(Value("2031/32", kind, None, word, "headline", "", 1) for kind, word in
                   (("actual", printed), ("target", target)))  # fmt: skip
    first = Measure("m1", edition.iri, "t", "Lamps", "", "", "", "", "Place", "higher", "", "", "", 1, (1,), values)
    link = Link("l", "m1", "m2", relation, decision, 0.9, "Ada Lark", "")
    made = line(held, ("a", "Lamps", ""))
    return replace(
        made,
        headings={},
        editions=held.editions,
        measures={"m1": first, "m2": replace(first, iri="m2", unit="Number", values=())},
        series_of={"m1": ("m1",), "m2": ("m2",)},
        counted_in={"m1": (link,), "m2": (link,)},
    )


@pytest.mark.parametrize(
    ("relation", "decision", "count"),
    [
        ("continues", "accepted", 1),
        ("continues", "rejected", 2),
        ("continues", "perhaps", 2),
        ("succeeds", "accepted", 2),
    ],
)
def test_measures_are_one_where_a_judgement_says_so(held: Holdings, relation: str, decision: str, count: int) -> None:
    made = lamps(held, relation, decision)
    one = by_words(spoken(made, LAMPS))
    assert extent(made, one).measures == (count, 2)
    assert ("1 measure in 2 rows (joined ones count once)." in told_of_topic(made, one)) is (count == 1)
    assert named_besides(made, one, made.measures.values()) == 0
    only = replace(one, measures=one.measures[:1])
    assert named_besides(made, only, made.measures.values()) == count - 1


@pytest.mark.parametrize(("printed", "count"), [("1st", (0, 1)), ("9 of 20", (0, 0))])
def test_a_rank_that_is_the_one_aimed_at_is_compared(held: Holdings, printed: str, count: tuple[int, int]) -> None:
    made = lamps(held, "continues", "accepted", printed)
    assert gist(made, [], list(made.measures.values())).missed == count
