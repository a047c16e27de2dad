"""Judgements of readers stand above what the rules infer, and only about the row that they have read."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from goldenthread.errors import DataError
from goldenthread.interpret.judgements import COLUMNS, judge, load_judgements, mark_of, proposed, rekeyed, to_judge
from goldenthread.interpret.readings import CODES, CommentReading
from goldenthread.model import Commitment, Edition, Kind, Plan, Progress
from tests.small_council import REPORT_2015

BASE = "https://example.org/data/"
HEAD = "\t".join(COLUMNS) + "\n"
LATE = Commitment(
    "m1",
    Kind.MILESTONE,
    "",
    "Plant trees",
    "",
    9,
    (9,),
    deadlines=(date(2015, 6, 30),),
    progress=Progress(status="completed", comment="The trees were planted in November 2015."),
)
QUIET = replace(LATE, key="m2", line=10, lines=(10,), progress=Progress(status="completed", comment="Seen to."))


def iri(_edition: Edition, _kind: Kind, key: str) -> str:
    return f"{BASE}{key}"


def plan(*rows: Commitment) -> Plan:
    return replace(REPORT_2015, headings=(), measures=(), commitments=rows)


def line(row: Commitment, code: str, holds: str, words: str = "", completed: str = "", mark: str = "") -> str:
    cells = (
        "data:" + row.key,
        code,
        holds,
        "Ada Lark|Bo Fenn",
        "2016-05-01",
        words,
        completed,
        "why",
        mark or mark_of(row, row.progress.comment),
    )
    return "\t".join(cells) + "\n"


def said(tmp_path: Path, text: str, *rows: Commitment) -> tuple[dict[str, CommentReading], list[tuple[str, str, int]]]:
    (tmp_path / "comments.tsv").write_text(HEAD + text, encoding="utf-8")
    judged = judge([plan(*rows)], iri, load_judgements(tmp_path, BASE))
    return dict(judged.comments), [(issue.code, issue.value, issue.line) for issue in judged.issues]


def test_without_judgements_the_rules_speak(tmp_path: Path) -> None:
    assert load_judgements(tmp_path / "none", BASE) == []
    standing = judge([plan(LATE)], iri).comments[BASE + "m1"]
    assert standing.completed_on == date(2015, 11, 1)
    assert standing.read_by == {}


@pytest.mark.parametrize(
    ("comment", "stated"),
    [
        ("The trees were planted in November 2015.", True),
        ("Completed in November 2015.", True),
        ("Cabinet approved the choice of trees in November 2015.", False),
        ("A paper on planting was submitted in November 2015.", False),
    ],
)
def test_a_late_day_of_another_act_does_not_state_completion(comment: str, stated: bool) -> None:
    row = replace(LATE, progress=Progress(status="completed", comment=comment))
    found = judge([plan(row)], iri).comments[BASE + "m1"]
    assert (found.completed_on, found.completion_stated) == (date(2015, 11, 1), stated)


@pytest.mark.parametrize("code", CODES)
def test_a_reader_can_say_no(tmp_path: Path, code: str) -> None:
    """Also where the words that the rules proposed are still in the line."""
    text = line(LATE, code, "no", "The trees were planted in November 2015", "2015-11-01")
    standings, issues = said(tmp_path, text, LATE)
    standing = standings[BASE + "m1"]
    assert (standing.completed_on is None) == (code == "completed-late")
    assert (standing.contradiction, standing.stale, standing.missed, standing.read_by) == ("", "", "", {})
    assert issues == []


def test_a_comment_that_points_up_is_judged_by_the_one_above(tmp_path: Path) -> None:
    below = replace(QUIET, progress=Progress(status="completed", comment="As above"))
    cells = (
        "data:m2",
        "completed-late",
        "no",
        "Ada Lark",
        "2016-05-01",
        "",
        "",
        "why",
        mark_of(below, LATE.progress.comment),
    )
    standings, issues = said(tmp_path, "\t".join(cells) + "\n", LATE, below)
    assert standings[BASE + "m2"].completed_on is None
    assert issues == []
    changed = replace(LATE, progress=replace(LATE.progress, comment="They were planted in December 2015."))
    _, issues = said(tmp_path, "\t".join(cells) + "\n", changed, below)
    assert [code for code, *_ in issues] == ["decision-outdated"]


def test_notes_above_the_table_and_a_byte_order_mark_are_passed_over(tmp_path: Path) -> None:
    text = "\ufeff# read in May\n" + HEAD + line(LATE, "completed-late", "no")
    (tmp_path / "comments.tsv").write_text(text, encoding="utf-8")
    (one,) = load_judgements(tmp_path, BASE)
    assert (one.code, one.line) == ("completed-late", 3)


@pytest.mark.parametrize(
    ("code", "field"),
    [
        ("status-contradicts-comment", "contradiction"),
        ("stale-future-comment", "stale"),
        ("target-missed-but-completed", "missed"),
        ("completed-late", "completed_words"),
    ],
)
def test_a_reader_can_see_what_the_rules_do_not(tmp_path: Path, code: str, field: str) -> None:
    standings, issues = said(tmp_path, line(QUIET, code, "yes", "Seen to", "2015-08-01"), QUIET)
    standing = standings[BASE + "m2"]
    assert getattr(standing, field) == "Seen to"
    assert standing.completed_on == (date(2015, 8, 1) if code == "completed-late" else None)
    assert standing.read_by == {code: ("Ada Lark", "Bo Fenn")}
    assert issues == []


def test_a_judgement_about_other_words_is_reported_and_left_aside(tmp_path: Path) -> None:
    text = line(LATE, "completed-late", "no", mark=mark_of(QUIET, "Seen to.")) + line(
        replace(LATE, key="gone"), "completed-late", "no"
    )
    standings, issues = said(tmp_path, text, LATE)
    assert standings[BASE + "m1"].completed_on == date(2015, 11, 1)
    assert issues == [
        ("decision-orphaned", "comments.tsv", 0),
        ("decision-outdated", "comments.tsv", 9),
    ]


@pytest.mark.parametrize(
    ("words", "completed", "mark", "message"),
    [
        ("planted in December", "2015-11-01", "", "do not stand in the comment"),
        ("planted in November 2015", "2015-06-30", "", "is not after the deadline"),
        ("planted in November 2015", "2015-11-01", "none", "no mark"),
    ],
)
def test_a_judgement_that_its_own_row_denies_is_left_aside(
    tmp_path: Path, words: str, completed: str, mark: str, message: str
) -> None:
    text = line(LATE, "completed-late", "yes", words, completed)
    if mark == "none":
        text = text.replace(mark_of(LATE, LATE.progress.comment), "")
    (tmp_path / "comments.tsv").write_text(HEAD + text, encoding="utf-8")
    judged = judge([plan(LATE)], iri, load_judgements(tmp_path, BASE))
    assert judged.used == ()
    assert [one.code for one in judged.issues] == ["decision-outdated"]
    assert message in judged.issues[0].message


def test_a_commitment_can_be_named_by_its_whole_iri(tmp_path: Path) -> None:
    standings, issues = said(tmp_path, line(LATE, "completed-late", "no").replace("data:", BASE), LATE)
    assert standings[BASE + "m1"].completed_on is None
    assert issues == []


def test_a_reader_named_twice_is_one_reader(tmp_path: Path) -> None:
    text = line(LATE, "completed-late", "no").replace("Ada Lark|Bo Fenn", "Ada Lark| Ada Lark|")
    (tmp_path / "comments.tsv").write_text(HEAD + text, encoding="utf-8")
    assert load_judgements(tmp_path, BASE)[0].readers == ("Ada Lark",)


@pytest.mark.parametrize(
    "change",
    [
        replace(LATE, text="Plant shrubs"),
        replace(LATE, deadlines=(date(2015, 7, 31),)),
        replace(LATE, progress=replace(LATE.progress, status="overdue")),
        replace(LATE, progress=replace(LATE.progress, comment="Planted.")),
        replace(LATE, progress=replace(LATE.progress, percent=60.0)),
    ],
)
def test_the_mark_knows_all_that_a_judgement_rests_on(change: Commitment) -> None:
    mark = mark_of(LATE, LATE.progress.comment)
    assert mark_of(change, change.progress.comment) != mark
    assert mark_of(replace(LATE, line=99), LATE.progress.comment) == mark
    assert mark_of(LATE, "The comment above.") != mark


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (line(LATE, "completed-late", ""), "holds must be yes or no"),
        (line(LATE, "completed-soon", "no"), "the code must be one of"),
        (line(LATE, "completed-late", "yes"), "the words that it rests on are missing"),
        (line(LATE, "completed-late", "no").replace("Ada Lark|Bo Fenn", " "), "nobody is named"),
        (
            line(LATE, "completed-late", "no").replace("2016-05-01", "May"),
            "'date' must be a day such as 2026-01-31, not 'May'",
        ),
        (line(LATE, "completed-late", "yes", "planted"), "the day in 'completed' is missing"),
        (line(LATE, "completed-late", "yes", "planted", "June"), "'completed' must be a day such as"),
        (line(LATE, "completed-late", "no").replace("\twhy\t", "\t \t"), "the reason is missing"),
        (line(LATE, "completed-late", "no") * 2, r"comments.tsv:3: .* is judged in comments.tsv:2 already"),
        ("data:m1\tcompleted-late\tno\n", "comments.tsv:2: .* not as many cells as there are columns"),
        ("\n" + line(LATE, "completed-late", "no").replace("no", "maybe", 1), "comments.tsv:3: .* holds must be"),
        (line(LATE, "completed-late", "no").rstrip("\n") + "\tmore\n", "not as many cells"),
    ],
)
def test_a_line_that_is_no_judgement_is_named(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "comments.tsv").write_text(HEAD + text, encoding="utf-8")
    with pytest.raises(DataError, match=message):
        load_judgements(tmp_path, BASE)


def test_a_column_that_is_missing_is_named(tmp_path: Path) -> None:
    (tmp_path / "comments.tsv").write_text("commitment\tcode\n", encoding="utf-8")
    with pytest.raises(DataError, match="the columns completed, date, holds, mark, readers, reason, words are missing"):
        load_judgements(tmp_path, BASE)


def test_what_waits_for_a_judgement_is_a_file_to_fill_in(tmp_path: Path) -> None:
    head, *waiting = to_judge([plan(LATE, QUIET)], iri, (), BASE)
    assert head + "\n" == HEAD
    (proposal,) = waiting
    mark = mark_of(LATE, LATE.progress.comment)
    words = "The trees were planted in November 2015"
    assert proposal == f"data:m1\tcompleted-late\t\t\t\t{words}\t2015-11-01\t\t{mark}"
    cells = proposal.split("\t")
    cells[2:5] = "yes", "Ada Lark", "2016-05-01"
    cells[7] = "Planted after June."
    (tmp_path / "comments.tsv").write_text(head + "\n" + "\t".join(cells) + "\n", encoding="utf-8")
    judgements = load_judgements(tmp_path, BASE)
    assert list(to_judge([plan(LATE, QUIET)], iri, judgements, BASE)) == [head]


def test_of_a_document_in_another_language_only_readers_speak(tmp_path: Path) -> None:
    foreign = replace(plan(LATE, QUIET), edition=replace(REPORT_2015.edition, language="cy"))
    (tmp_path / "comments.tsv").write_text(HEAD + line(QUIET, "completed-late", "yes", "Seen to", "2015-08-01"))
    judgements = load_judgements(tmp_path, BASE)
    judged = judge([foreign], iri, judgements)
    assert [(one.code, one.printed) for one in judged.issues] == [("not-interpreted", "cy")]
    assert judged.comments[BASE + "m1"] == CommentReading()
    assert judged.comments[BASE + "m2"].completed_on == date(2015, 8, 1)
    assert judge([foreign], iri, judgements, rules=False).issues == ()  # nobody asked for the rules
    assert judge([plan(LATE)], iri).issues == ()


def test_without_rules_nothing_is_inferred() -> None:
    assert judge([plan(LATE)], iri, rules=False).comments == {BASE + "m1": CommentReading()}


def test_a_day_needs_a_deadline_to_be_late_for(tmp_path: Path) -> None:
    open_ended = replace(LATE, deadlines=())
    text = line(open_ended, "completed-late", "yes", "planted in November 2015", "2015-11-01")
    _, issues = said(tmp_path, text, open_ended)
    assert [code for code, *_ in issues] == ["decision-outdated"]
    twice = replace(LATE, deadlines=(date(2015, 3, 31), date(2015, 12, 31)))  # the last one counts
    _, issues = said(tmp_path, line(twice, "completed-late", "yes", "planted in November 2015", "2015-11-01"), twice)
    assert [code for code, *_ in issues] == ["decision-outdated"]


@pytest.mark.parametrize(
    ("reading", "status", "codes"),
    [
        (CommentReading(completed_on=date(2015, 7, 1), completed_words="w"), "completed", ["completed-late"]),
        (CommentReading(completed_on=date(2015, 6, 30), completed_words="w"), "completed", []),
        (CommentReading(completed_on=date(2015, 7, 1), completed_words="w"), "overdue", []),
        (CommentReading(missed="w"), "completed", ["target-missed-but-completed"]),
        (CommentReading(missed="w"), "overdue", []),
        (CommentReading(stale="w", contradiction="w"), "", ["stale-future-comment", "status-contradicts-comment"]),
        (CommentReading(), "completed", []),
    ],
)
def test_what_is_proposed_of_a_comment(reading: CommentReading, status: str, codes: list[str]) -> None:
    row = replace(LATE, progress=replace(LATE.progress, status=status))
    assert list(proposed(row, reading)) == [(code, "w") for code in codes]
    assert "completed-late" not in dict(proposed(replace(row, deadlines=()), reading))


def test_keys_are_written_for_iris_and_nothing_else_changes() -> None:
    text = f"# {BASE}m9 is gone\n{HEAD}{BASE}m1\tcompleted-late\t{BASE}m1\ndata:m2\tx\n\n"
    changed = text.replace(f"\n{BASE}m1\t", "\ndata:m1\t")
    assert rekeyed(text, BASE) == changed
    assert rekeyed(changed, BASE) == changed
