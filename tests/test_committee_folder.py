"""Tables of what committees decided: what a line must hold, what it is about, and how one is added."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from goldenthread.committee_folder import (
    COLUMNS,
    FOLDER,
    DecisionLine,
    file_of,
    load_committee,
    placed,
    rekeyed,
    with_decision,
    write_decision,
)
from goldenthread.errors import DataError
from goldenthread.model import CommitteeDecision, Kind, Resolution, Thread, ThreadKind

BASE = "https://example.org/data/"
CODES = ("completed-late", "deadline-missing")
ABOUT = "data:wold/thread/activity-0001"
GOOD = (ABOUT, "recalled", "Audit Panel", "2031-05-12", "AP 4", "2031-09-30", "", "With figures.", "the clerk")
THREAD = Thread(
    f"{BASE}wold/thread/activity-0001",
    "Dredge the harbour",
    Kind.ACTIVITY,
    ThreadKind.SINGLE,
    (f"{BASE}wold/2030-31/plan/activity/0001",),
    "2030-31",
    "2030-31",
    replaces=(f"{BASE}wold/thread/activity-0007",),
)


def table(*rows: tuple[str, ...], head: tuple[str, ...] = COLUMNS, note: str = "") -> str:
    return note + "".join("\t".join(row) + "\n" for row in (head, *rows))


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    def written(*rows: tuple[str, ...], name: str = "audit-panel.tsv") -> Path:
        path = tmp_path / FOLDER / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(table(*rows, note="# ours\n"), encoding="utf-8")
        return tmp_path

    return written


def changed(**cells: str) -> tuple[str, ...]:
    return tuple(cells.get(name, old) for name, old in zip(COLUMNS, GOOD, strict=True))


def test_no_folder_is_no_decision(tmp_path: Path) -> None:
    assert load_committee(tmp_path, BASE, CODES) == []


def test_a_line_is_a_decision(write: Callable[..., Path]) -> None:
    (line,) = load_committee(write(GOOD), BASE, CODES)
    assert line.decision == CommitteeDecision(
        THREAD.iri,
        Resolution.RECALLED,
        "Audit Panel",
        date(2031, 5, 12),
        "AP 4",
        until=date(2031, 9, 30),
        words="With figures.",
        written_by="the clerk",
        place="committee/audit-panel.tsv:3",
    )
    assert line.line == 3


@pytest.mark.parametrize(
    "key", ["wold/thread/activity-0001", THREAD.iri, "https://old.example/x/wold/thread/activity-0001"]
)
def test_what_it_is_about_by_key_or_iri(write: Callable[..., Path], key: str) -> None:
    (line,) = load_committee(write(changed(about=key)), BASE, CODES)
    assert line.decision.about == THREAD.iri


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"about": " "}, "'about' is empty"),
        ({"by": ""}, "'by' is empty"),
        ({"minute": ""}, "'minute' is empty"),
        (
            {"decision": "praised"},
            "'decision' must be accepted-as-completed, recalled, answered or corrected, not 'praised'",
        ),
        ({"on": "2031-02-30"}, "'on' must be a day of the calendar such as 2026-01-31, not '2031-02-30'"),
        ({"on": "12/05/2031"}, "'on' must be a day of the calendar"),
        ({"on": "20310512"}, "'on' must be a day of the calendar"),
        ({"until": "soon"}, "'until' must be a day of the calendar"),
        ({"until": ""}, "what is recalled needs the day by which it is due back, in 'until'"),
        ({"until": "2031-05-11"}, "it would be due back (2031-05-11) before it was decided (2031-05-12)"),
        ({"decision": "answered"}, "'until' is the day by which something recalled is due back; this was answered"),
        ({"finding": "completed-lat"}, "there is no finding 'completed-lat': did you mean completed-late?"),
        ({"finding": "zzz"}, "there is no finding 'zzz': docs/findings/README.md lists them"),
    ],
)
def test_a_bad_line_is_named(write: Callable[..., Path], cells: dict[str, str], said: str) -> None:
    data = write(GOOD, changed(**cells))
    with pytest.raises(DataError) as problem:
        load_committee(data, BASE, CODES)
    assert str(problem.value).startswith(f"{data / FOLDER / 'audit-panel.tsv'}:4: this line is no decision: ")
    assert said in str(problem.value)


@pytest.mark.parametrize(
    "cells", [{"until": "2031-05-12"}, {"finding": "completed-late"}, {"words": "", "written_by": ""}]
)
def test_what_may_be(write: Callable[..., Path], cells: dict[str, str]) -> None:
    assert len(load_committee(write(changed(**cells)), BASE, CODES)) == 1


def test_a_column_that_is_missing_is_named(tmp_path: Path) -> None:
    (tmp_path / FOLDER).mkdir()
    (tmp_path / FOLDER / "x.tsv").write_text(table(head=tuple("word" if c == "words" else c for c in COLUMNS)))
    with pytest.raises(DataError, match="the columns words are missing"):
        load_committee(tmp_path, BASE, CODES)


def lines(*decisions: CommitteeDecision) -> list[DecisionLine]:
    return [
        DecisionLine(replace(one, place=f"committee/a.tsv:{at}"), Path("a.tsv"), at)
        for at, one in enumerate(decisions, 2)
    ]


RECALL = CommitteeDecision(
    THREAD.iri, Resolution.RECALLED, "Audit Panel", date(2031, 5, 12), "AP 4", until=date(2031, 9, 30)
)


def test_a_commitment_and_a_thread_are_found() -> None:
    row = THREAD.members[0]
    found = placed(lines(RECALL, replace(RECALL, about=row)), [THREAD], [row], BASE)
    assert [one.about for one in found.decisions] == [THREAD.iri, row]
    assert found.issues == ()


def test_a_replaced_thread_is_followed_and_that_is_said() -> None:
    found = placed(lines(replace(RECALL, about=THREAD.replaces[0])), [THREAD], [], BASE)
    assert [one.about for one in found.decisions] == [THREAD.iri]
    (issue,) = found.issues
    assert issue.code == "decision-followed"
    assert issue.message == (
        "committee/a.tsv:2 is about data:wold/thread/activity-0007, which was joined to "
        "data:wold/thread/activity-0001: it stands there."
    )


@pytest.mark.parametrize(
    ("about", "said"),
    [
        ("wold/thread/activity-0002", "did you mean data:wold/thread/activity-0001?"),
        ("elsewhere", "'data:elsewhere' is no thread and no commitment of the documents that were read"),
    ],
)
def test_what_is_not_there_stops_the_work(about: str, said: str) -> None:
    with pytest.raises(DataError) as problem:
        placed(lines(RECALL, replace(RECALL, about=BASE + about)), [THREAD], [], BASE)
    assert str(problem.value).startswith("a.tsv:3: ")
    assert said in str(problem.value)


@pytest.mark.parametrize(
    "other",
    [
        replace(RECALL, until=date(2031, 10, 1), words="Again."),
        replace(RECALL, by="audit  panel"),
        replace(RECALL, about=THREAD.replaces[0]),
    ],
)
def test_a_decision_stands_once(other: CommitteeDecision) -> None:
    with pytest.raises(DataError, match=r"stands twice, first in committee/a\.tsv:2"):
        placed(lines(RECALL, other), [THREAD], [], BASE)


@pytest.mark.parametrize(
    "other",
    [
        replace(RECALL, by="Cabinet"),
        replace(RECALL, on=date(2031, 5, 13)),
        replace(RECALL, minute="AP 5"),
        replace(RECALL, finding="completed-late"),
        replace(RECALL, resolution=Resolution.COMPLETED, until=None),
        replace(RECALL, about=THREAD.members[0]),
    ],
)
def test_another_decision_is_another(other: CommitteeDecision) -> None:
    assert len(placed(lines(RECALL, other), [THREAD], THREAD.members, BASE).decisions) == 2


class TestWriting:
    """One line more, the others as they were."""

    def test_a_table_is_begun(self, tmp_path: Path) -> None:
        path = tmp_path / FOLDER / "audit-panel.tsv"
        write_decision(path, RECALL, BASE, CODES)
        (line,) = load_committee(tmp_path, BASE, CODES)
        assert replace(line.decision, place="") == RECALL
        assert path.read_text(encoding="utf-8").startswith("# What the committee decided")

    def test_in_any_order_the_bytes_are_the_same(self, tmp_path: Path) -> None:
        some = [RECALL, replace(RECALL, on=date(2030, 1, 1)), replace(RECALL, about=f"{BASE}wold/thread/activity-0000")]
        texts = []
        for number, order in enumerate((some, some[::-1])):
            path = tmp_path / f"{number}.tsv"
            for one in order:
                write_decision(path, one, BASE, CODES)
            texts.append(path.read_bytes())
        assert texts[0] == texts[1]
        days = [row.split(b"\t")[3] for row in texts[0].splitlines()[2:]]
        assert days == [b"2031-05-12", b"2030-01-01", b"2031-05-12"]

    def test_notes_columns_and_lines_of_a_clerk_stay(self) -> None:
        before = (
            table((*GOOD, "mine"), head=(*COLUMNS, "folio"), note="# ours\n")
            + "# the one of autumn\n"
            + "\t".join((*changed(on="2031-10-01", until="2031-12-01"), ""))
            + "\n# end\n"
        )
        after = with_decision(before, replace(RECALL, on=date(2031, 7, 1), words="a\tb\nc"), BASE)
        assert [line for line in after.splitlines() if line not in before.splitlines()] == [
            f"{ABOUT}\trecalled\tAudit Panel\t2031-07-01\tAP 4\t2031-09-30\t\ta b c\t\t"
        ]
        assert [line for line in after.splitlines() if line in before.splitlines()] == before.splitlines()
        assert after.splitlines()[3].split("\t")[3] == "2031-07-01"

    def test_the_same_decision_is_not_written_twice(self, tmp_path: Path) -> None:
        path = tmp_path / "x.tsv"
        write_decision(path, RECALL, BASE, CODES)
        before = path.read_bytes()
        with pytest.raises(DataError, match="this decision stands here already"):
            write_decision(path, replace(RECALL, words="other"), BASE, CODES)
        assert path.read_bytes() == before

    def test_a_malformed_table_is_left_as_it_is(self, write: Callable[..., Path]) -> None:
        path = write(changed(on="May")) / FOLDER / "audit-panel.tsv"
        before = path.read_bytes()
        with pytest.raises(DataError):
            write_decision(path, RECALL, BASE, CODES)
        assert path.read_bytes() == before


def test_a_body_has_its_table() -> None:
    assert file_of("Audit Panel") == "audit-panel.tsv"
    assert file_of("  audit-panel") == "audit-panel.tsv"


def test_keys_for_addresses() -> None:
    text = table(changed(about=THREAD.iri))
    assert rekeyed(text, BASE) == table(GOOD)


@pytest.mark.parametrize("name", ["minutes.csv", "audit-panel.txt", "decisions.xlsx", "older"])
def test_what_is_no_table_there_is_not_passed_over(write: Callable[..., Path], name: str) -> None:
    data = write(GOOD)
    (data / FOLDER / name).write_text("", encoding="utf-8")
    with pytest.raises(DataError, match=rf"{name}: no decision is read from this: .* ends in \.tsv"):
        load_committee(data, BASE, CODES)


@pytest.mark.parametrize("name", ["README.md", ".hidden", "~$audit-panel.xlsx"])
def test_notes_and_locks_of_programs_are_passed_over(write: Callable[..., Path], name: str) -> None:
    data = write(GOOD)
    (data / FOLDER / name).write_text("", encoding="utf-8")
    assert len(load_committee(data, BASE, CODES)) == 1


@pytest.mark.parametrize(
    "cells", [{"by": '"Audit Panel, the"'}, {"minute": '"AP ""4"""'}, {"words": '"With ""figures"", soon."'}]
)
def test_the_quotes_of_a_spreadsheet_make_no_other_body(write: Callable[..., Path], cells: dict[str, str]) -> None:
    (name,) = cells
    with pytest.raises(DataError, match=f"'{name}' stands between quotes, as a spreadsheet writes them"):
        load_committee(write(changed(**cells)), BASE, CODES)


def test_a_table_that_a_spreadsheet_saved_is_read(tmp_path: Path) -> None:
    path = tmp_path / FOLDER / "audit-panel.tsv"
    path.parent.mkdir()
    saved = table(GOOD, note='"# ours, of the clerk"\n').replace("\n", "\t\t\r\n")
    path.write_bytes(b"\xef\xbb\xbf" + saved.encode())
    assert len(load_committee(tmp_path, BASE, CODES)) == 1
