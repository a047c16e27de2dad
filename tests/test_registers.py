"""Keys: matched by fingerprint, never reused, never renumbered."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from goldenthread.errors import DataError
from goldenthread.fingerprints import digest, fingerprint
from goldenthread.minting import Minter
from goldenthread.model import Commitment, Edition, Heading, Kind, Plan
from goldenthread.registers import Entry, assign, dump_entries, load_entries, update
from goldenthread.thread_register import ThreadEntry, dump_threads, load_threads

EDITION = Edition(
    body="marlow-vale",
    label="2013-14",
    document="plan",
    title="Plan",
    path="sources/plan.txt",
    layout="plan",
    sha256="0" * 64,
    publisher="Marlow Vale",
    licence="not stated",
    year_start=date(2013, 4, 1),
    year_end=date(2014, 3, 31),
)
THEME = Heading("t1", Kind.THEME, "1", "A fair start", "", (1,))


def activity(line: int, text: str, ref: str = "") -> Commitment:
    return Commitment(f"a{line}", Kind.ACTIVITY, ref, text, "t1", line, (line,))


def milestone(line: int, text: str, parent: str) -> Commitment:
    return Commitment(f"m{line}", Kind.MILESTONE, "", text, parent, line, (line,))


def plan(*rows: Commitment, edition: Edition = EDITION) -> Plan:
    return Plan(edition, (), (THEME,), rows, (), (), ())


def keys(made: Plan, entries: Sequence[Entry]) -> dict[str, str]:
    """The key of each commitment, by its text."""
    found = assign([made], entries)
    return {row.text: found.by_row[made.edition, row.kind, row.key] for row in made.commitments}


FIRST = plan(
    activity(2, "Build homes at Mill Yard"), milestone(3, "Let the contract", "a2"), activity(4, "Plant trees")
)


def test_first_registration_numbers_in_document_order() -> None:
    entries = update([FIRST], [])
    assert keys(FIRST, entries) == {
        "Build homes at Mill Yard": "0001",
        "Let the contract": "0001",
        "Plant trees": "0002",
    }


def test_a_registered_row_has_no_issue_and_an_unregistered_one_has() -> None:
    entries = update([FIRST], [])
    assert assign([FIRST], entries).issues == ()
    later = plan(*FIRST.commitments, activity(9, "Mend the bridge"))
    (issue,) = assign([later], entries).issues
    assert (issue.code, issue.line, issue.printed) == ("not-registered", 9, "Mend the bridge")
    assert issue.value.startswith("p-")
    assert keys(later, entries)["Mend the bridge"] == issue.value


def test_a_provisional_key_is_always_the_same() -> None:
    assert keys(FIRST, []) == keys(FIRST, [])


def test_keys_hold_when_lines_move_and_rows_change_places() -> None:
    entries = update([FIRST], [])
    moved = plan(
        activity(7, "Plant trees"), activity(11, "Build homes at Mill Yard"), milestone(12, "Let the contract", "a11")
    )
    assert keys(moved, entries) == keys(FIRST, entries)
    assert update([moved], entries) == entries


def test_keys_hold_when_only_marks_and_capitals_are_read_otherwise() -> None:
    entries = update([FIRST], [])
    again = plan(
        activity(2, "Build homes at mill yard."), milestone(3, "Let  the contract", "a2"), activity(4, "Plant trees")
    )
    assert set(keys(again, entries).values()) == {"0001", "0002"}


def test_a_row_that_is_read_better_keeps_its_key() -> None:
    entries = update([FIRST], [])
    better = plan(
        activity(2, "Build 60 homes at Mill Yard"), milestone(3, "Let the contract", "a2"), activity(4, "Plant trees")
    )
    assert keys(better, entries)["Build 60 homes at Mill Yard"].startswith("p-")
    now = update([better], entries)
    assert keys(better, now)["Build 60 homes at Mill Yard"] == "0001"
    assert len(now) == len(entries)


def test_a_key_is_never_given_again() -> None:
    entries = update([FIRST], [])
    without = plan(activity(2, "Build homes at Mill Yard"), milestone(3, "Let the contract", "a2"))
    gone = update([without], entries)
    assert [entry.state for entry in gone if entry.text == "Plant trees"] == ["gone"]
    new = plan(*without.commitments, activity(9, "Mend the bridge over the canal"))
    now = update([new], gone)
    assert keys(new, now)["Mend the bridge over the canal"] == "0003"
    back = plan(*new.commitments, activity(10, "Plant trees"))
    assert keys(back, update([back], now))["Plant trees"] == "0002"


def test_rows_of_the_same_words_are_told_apart_by_their_order() -> None:
    twice = plan(
        activity(2, "Plant trees"), milestone(3, "Report to the board", "a2"), milestone(5, "Report to the board", "a2")
    )
    entries = update([twice], [])
    found = assign([twice], entries)
    assert [found.by_row[EDITION, Kind.MILESTONE, key] for key in ("m3", "m5")] == ["0001", "0002"]
    provisional = assign([twice], []).by_row
    assert provisional[EDITION, Kind.MILESTONE, "m5"] == provisional[EDITION, Kind.MILESTONE, "m3"] + "-2"


def test_the_same_words_under_another_activity_are_another_row() -> None:
    two = plan(
        activity(2, "Plant trees"),
        milestone(3, "Report to the board", "a2"),
        activity(4, "Build homes"),
        milestone(5, "Report to the board", "a4"),
    )
    marks = {entry.fingerprint for entry in update([two], []) if entry.text == "Report to the board"}
    assert len(marks) == 2


def test_editions_that_were_not_read_keep_their_entries() -> None:
    other = replace(EDITION, label="2014-15")
    entries = update([FIRST, replace(FIRST, edition=other)], [])
    assert update([FIRST], entries) == entries


def test_no_two_rows_ever_share_a_key() -> None:
    entries = update([FIRST], [])
    for number in range(6):
        rows = [activity(2 + n, f"Promise {n} of year {number} {'x' * n}") for n in range(5)]
        entries = update([plan(*rows)], entries)
    places = [(*entry.place, entry.key) for entry in entries]
    assert len(places) == len(set(places))


def test_iris_are_made_of_keys() -> None:
    entries = update([FIRST], [])
    namer = assign([FIRST], entries).namer(Minter("https://example.org/data/"))
    assert namer(EDITION, Kind.ACTIVITY, "a4").endswith("/marlow-vale/2013-14/plan/activity/0002")


def test_a_register_survives_its_file(tmp_path: Path) -> None:
    entries = update([FIRST], [])
    path = tmp_path / "commitments.tsv"
    path.write_text(dump_entries(entries), encoding="utf-8")
    assert load_entries(path) == entries


def test_tabs_and_breaks_in_a_text_do_not_break_the_register(tmp_path: Path) -> None:
    odd = plan(activity(2, 'Plant\ttrees\nand "shrubs'))
    path = tmp_path / "commitments.tsv"
    path.write_text(dump_entries(update([odd], [])), encoding="utf-8")
    assert keys(odd, load_entries(path)) == {'Plant\ttrees\nand "shrubs': "0001"}


def test_threads_survive_their_file(tmp_path: Path) -> None:
    threads = [
        ThreadEntry("marlow-vale", Kind.ACTIVITY, "0001", ("https://example.org/a", "https://example.org/b")),
        ThreadEntry("marlow-vale", Kind.ACTIVITY, "0002", ("https://example.org/c",), "retired", "0001"),
    ]
    path = tmp_path / "threads.tsv"
    path.write_text(dump_threads(threads, "https://example.org/"), encoding="utf-8")
    assert load_threads(path, "https://example.org/") == threads


def test_no_register_is_an_empty_one(tmp_path: Path) -> None:
    assert load_entries(tmp_path / "none.tsv") == []
    assert load_threads(tmp_path / "none.tsv", "https://example.org/") == []


def test_a_key_that_stands_twice_is_refused(tmp_path: Path) -> None:
    """Two rows with one key would be one resource."""
    path = tmp_path / "commitments.tsv"
    path.write_text(dump_entries([*update([FIRST], []), *update([FIRST], [])[-1:]]), encoding="utf-8")
    with pytest.raises(DataError, match="stands twice"):
        load_entries(path)


THREAD_HEAD = "body\tlevel\tkey\tstate\treplaced_by\tmembers\n"
THREAD = "marlow-vale\tactivity\t0001\tactive\t\tcommitment/a\n"


def test_notes_in_a_register_of_threads_are_read_over_and_lines_are_counted(tmp_path: Path) -> None:
    path = tmp_path / "threads.tsv"
    path.write_text(f"# mended by hand\n{THREAD_HEAD}# so is this\n{THREAD}", encoding="utf-8")
    assert [thread.key for thread in load_threads(path, "https://example.org/")] == ["0001"]
    path.write_text(f"# mended by hand\n{THREAD_HEAD}{THREAD}# again\n{THREAD}", encoding="utf-8")
    with pytest.raises(DataError, match="stands twice, first in line 3") as refusal:
        load_threads(path, "https://example.org/")
    assert refusal.value.line == 5


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("", 1, "columns body, key, level, members, replaced_by, state are missing"),
        (THREAD_HEAD.replace("\tmembers", "") + THREAD, 1, "columns members are missing"),
        (THREAD_HEAD + THREAD.replace("\tcommitment/a", ""), 2, "no entry of a register"),
        (THREAD_HEAD + THREAD.replace("activity", "promise"), 2, "'promise' is no kind"),
        (THREAD_HEAD + THREAD.replace("0001", "0 1"), 2, "cannot stand in an address"),
    ],
)
def test_a_malformed_register_of_threads_is_refused(tmp_path: Path, text: str, line: int, told: str) -> None:
    path = tmp_path / "threads.tsv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=told) as refusal:
        load_threads(path, "https://example.org/")
    assert refusal.value.line == line


def test_threads_of_two_levels_may_have_one_key(tmp_path: Path) -> None:
    path = tmp_path / "threads.tsv"
    path.write_text(THREAD_HEAD + THREAD + THREAD.replace("activity", "milestone"), encoding="utf-8")
    assert len(load_threads(path, "https://example.org/")) == 2


def former(text: str, *, decomposed: bool = False) -> str:
    """The fingerprint that registers hold of a row from before texts were folded."""
    form = unicodedata.normalize("NFD", text) if decomposed else text
    letters = re.sub(r"[\W_]+", "", form.casefold().replace("&", " and "))
    return digest("activity", letters, "afairstart", length=16)


def registered(key: str, mark: str) -> Entry:
    return Entry("marlow-vale", "2013-14", "plan", Kind.ACTIVITY, key, "", mark, 1, "active", "x")


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("Plant 200 trees & shrubs", former("Plant 200 trees & shrubs")),
        ("Save \u00a35m \u2013 now", former("Save \u00a35m \u2013 now")),
        ("Open the caf\u00e9", former("Open the caf\u00e9")),
        ("Cut CO\u00b2 by \u00bd", former("Cut CO\u00b2 by \u00bd")),
        ("Open the caf\u00e9", former("Open the caf\u00e9", decomposed=True)),  # the document prints e and an accent
    ],
)
def test_what_was_registered_before_texts_were_folded_keeps_its_key(text: str, mark: str) -> None:
    row = plan(activity(3, text))
    entries = [registered("0007", mark)]
    assert keys(row, entries) == {text: "0007"}
    (now,) = [entry for entry in update([row], entries) if entry.kind is Kind.ACTIVITY]
    assert (now.key, now.state) == ("0007", "active")
    assert keys(row, [now]) == {text: "0007"}


def test_a_former_fingerprint_takes_no_key_from_another_row() -> None:
    rows = plan(activity(3, "Open the caf\u00e9"), activity(4, "Open the cafe"))
    entries = [registered("0007", former("Open the cafe"))]
    found = keys(rows, entries)
    assert found["Open the cafe"] == "0007"
    assert found["Open the caf\u00e9"].startswith("p-")


@pytest.mark.parametrize("text", ["e\ufb03cient sta\ufb00", "effi\u00adcient\u200b staff", "\uff45fficient staff"])
def test_one_wording_in_other_signs_has_one_key(text: str) -> None:
    assert fingerprint(Kind.ACTIVITY, text, "") == fingerprint(Kind.ACTIVITY, "Efficient staff", "")
