"""The review in a real terminal: keys, Ctrl-C, a signal, a window that is closed, and the next day."""

from __future__ import annotations

import os
import pty
import re
import select
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from goldenthread.linking.decisions import DecisionLine, load_decisions, load_file
from goldenthread.model import Decision, Relation

pytestmark = pytest.mark.slow

COUNCIL = Path(__file__).parent.parent / "cases" / "brackenford" / "data"
BASE = "https://example.org/data/"
PROGRAM = [sys.executable, "-c", "import sys; from goldenthread.cli import run; sys.exit(run(sys.argv[1:]))"]


class Terminal:
    """A review that runs in a pseudo-terminal."""

    def __init__(self, data: Path, *options: str) -> None:
        self.pid, self.screen = pty.fork()
        if self.pid == 0:
            os.environ |= {"COLUMNS": "100", "TERM": "dumb"}
            os.execv(PROGRAM[0], [*PROGRAM, "links", "review", "--data", str(data), *options])  # noqa: S606
        self.ended = False

    def until(self, words: str) -> str:
        """What it shows up to some words."""
        shown, limit = "", time.monotonic() + 60
        while words not in shown and time.monotonic() < limit:
            if select.select([self.screen], [], [], 0.2)[0]:
                try:
                    shown += os.read(self.screen, 65536).decode(errors="replace")
                except OSError:
                    break
        assert words in shown, shown
        return shown

    def answer(self, keys: str, then: str = "? ") -> str:
        os.write(self.screen, keys.encode())
        return self.until(then)

    def decide(self, key: str, reason: str = "") -> str:
        """One whole answer: the key and the reason; what is asked next."""
        self.answer(f"{key}\n", "why")
        return self.answer(f"{reason}\n")

    def close(self) -> None:
        os.close(self.screen)
        self.screen = -1

    def exit(self) -> int:
        """The exit code; less than 0 where a signal ended it."""
        limit = time.monotonic() + 30
        while time.monotonic() < limit:
            done, status = os.waitpid(self.pid, os.WNOHANG)
            if done:
                self.ended = True
                return os.waitstatus_to_exitcode(status)
            time.sleep(0.05)
        raise AssertionError("it goes on running")

    def stop(self) -> None:
        if not self.ended:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        if self.screen >= 0:
            os.close(self.screen)


Begin = Callable[..., Terminal]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return Path(shutil.copytree(COUNCIL, tmp_path / "data"))


@pytest.fixture
def begin(data: Path) -> Iterator[Begin]:
    open_: list[Terminal] = []

    def review(*options: str) -> Terminal:
        open_.append(Terminal(data, *(options or ("--reviewer", "Ann")), "--kind", "person", "--who", "A clerk"))
        return open_[-1]

    yield review
    for one in open_:
        one.stop()


def decisions(data: Path, name: str = "review") -> list[DecisionLine]:
    path = data / "links" / f"{name}.sssom.tsv"
    assert not [one.name for one in path.parent.iterdir() if one.name.startswith(".")]  # nothing half written
    return load_file(path, BASE)


def asked(shown: str) -> tuple[int, int]:
    """The number of the pair that is asked, and of how many."""
    numbers = re.findall(r"(\d+) of (\d+)", shown)
    return int(numbers[-1][0]), int(numbers[-1][1])


def title(shown: str) -> str:
    return re.sub(r"[\[\]]", "", re.findall(r"2018-19 +(.*?)\r", shown)[-1])


def rows(shown: str) -> tuple[str, str]:
    """Both wordings that are asked about."""
    later = re.sub(r"[\[\]]", "", re.findall(r"2019-20 +(.*?)\r", shown)[-1])
    return title(shown), later


def test_answers_are_kept_when_the_review_is_broken_off_and_it_goes_on_from_there(begin: Begin, data: Path) -> None:
    terminal = begin()
    first, total = asked(terminal.until("? "))
    assert first == 1
    assert "'x' is none of the answers: type one of c, s, v, r, w, n, l, k, u, q" in terminal.answer("x\n")
    assert asked(terminal.decide("c", "the same trees"))[0] == 2
    terminal.decide("s")
    terminal.answer("r\n", "why (may be empty): ")
    time.sleep(0.3)  # a signal that comes in the moment before it begins to read would wait for the next key
    assert "an answer that was not finished is not kept" in terminal.answer("\x03", "pairs are left")
    assert terminal.exit() == 0
    kept = decisions(data)
    assert {one.reason for one in kept} == {"the same trees", ""}
    assert {one.relation for one in kept} == {Relation.CONTINUES, Relation.SUCCEEDS}
    assert {one.decision for one in kept} == {Decision.ACCEPTED}
    assert asked(begin().until("? ")) == (1, total - 2)


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGHUP, signal.SIGKILL, None])
def test_a_signal_or_a_closed_window_costs_no_answer(begin: Begin, data: Path, end: signal.Signals | None) -> None:
    terminal = begin()
    terminal.until("? ")
    terminal.decide("c")
    terminal.decide("w")
    terminal.answer("s\n", "why")
    if end is None:
        terminal.close()
    else:
        os.kill(terminal.pid, end)
    assert terminal.exit() <= 0
    assert sorted(one.decision.value for one in decisions(data)) == ["accepted", "candidate"]


def test_undo_takes_back_what_was_answered_since_it_began(begin: Begin, data: Path) -> None:
    terminal = begin()
    pair = title(terminal.until("? "))
    terminal.decide("c")
    assert len(decisions(data)) == 1
    assert title(terminal.answer("u\n")) == pair
    assert decisions(data) == []
    terminal.decide("r", "another park")
    terminal.answer("q\n", "pairs are left")
    assert terminal.exit() == 0
    again = begin()
    other = title(again.until("? "))
    shown = again.answer("u\n")
    assert "Nothing was answered since you began" in shown
    assert other != pair
    assert [one.reason for one in decisions(data)] == ["another park"]
    again.answer("k\n")
    assert title(again.answer("u\n")) == other


def test_what_is_skipped_is_asked_another_time(begin: Begin) -> None:
    terminal = begin()
    skipped = title(terminal.until("? "))
    assert title(terminal.answer("k\n")) != skipped
    assert "0 decided now" in terminal.answer("q\n", "pairs are left")
    assert title(begin().until("? ")) == skipped


def test_two_reviewers_share_the_work_and_a_second_opinion_joins_nothing(begin: Begin, data: Path) -> None:
    ann, ben = (begin("--reviewer", name, "--file", name.lower()) for name in ("Ann", "Ben"))
    contested = rows(ann.until("? "))
    assert rows(ben.until("? ")) == contested  # both have the pair before them
    ben.decide("r")
    ann.answer("s\n", "why")
    shown = ann.answer("\n")
    assert "Ben has decided this pair meanwhile" in shown
    pair = rows(shown)
    assert pair != contested
    ann.decide("c")
    assert rows(begin("--reviewer", "Cyd", "--file", "cyd").until("? ")) not in (pair, contested)
    ann.decide("w")
    assert [one.reviewer for one in decisions(data, "ben")] == ["Ben"]
    assert [one.reviewer for one in decisions(data, "ann")] == ["Ann", "Ann"]
    second = begin("--reviewer", "Ann", "--file", "ann", "--again")
    assert rows(second.until("? ")) == contested
    second.decide("c")
    assert [one.decision for one in decisions(data, "opinions/ann")] == [Decision.ACCEPTED]
    of_pair = [one for one in load_decisions(data / "links", BASE) if (one.earlier_label, one.later_label) == contested]
    assert Decision.ACCEPTED not in {one.decision for one in of_pair if one.reviewer == "Ben"}


@pytest.mark.parametrize("options", [[], ["--reviewer", " "]])
def test_a_review_needs_a_name(data: Path, options: list[str]) -> None:
    made = subprocess.run(
        [*PROGRAM, "links", "review", "--data", str(data), *options], capture_output=True, text=True, check=False
    )
    assert made.returncode == 2
    assert "--reviewer" in made.stderr
    assert made.stderr.count("\n") == 1
