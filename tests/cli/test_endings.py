"""Whatever ends a command, no process stays behind, and no folder but where it was killed; the next run removes that.

``python -m tests.cli.test_endings TRIES`` ends builds at random moments, by hand.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.cases.council import BRACKENFORD
from tests.serve.test_endings import left

TWICE = (signal.SIGINT, signal.SIGINT)
ENDINGS: dict[str, Sequence[signal.Signals]] = {
    **{one.name: (one,) for one in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGKILL)},
    "twice": TWICE,
    "both": (signal.SIGTERM, signal.SIGINT),
}

FEW = ("SIGTERM", "SIGKILL", "both")
"""What the fast tests try."""


def started(
    words: Sequence[object], folder: Path, *, ignored: Sequence[signal.Signals] = ()
) -> subprocess.Popen[bytes]:
    """A command, whose processes can be told by the folder that they have in their environment."""
    before = [(one, signal.signal(one, signal.SIG_IGN)) for one in ignored]
    try:
        return subprocess.Popen(
            [sys.executable, "-c", "from goldenthread.cli import main; main()", *map(str, words)],
            env={**os.environ, "TMPDIR": str(folder)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
    finally:
        for one, handler in before:
            signal.signal(one, handler)


WHILE_LOADING = """
import os, signal, sys
class Sends:
    def find_spec(self, name, path=None, target=None):
        if name == "goldenthread.cli":
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Sends())
from goldenthread.__main__ import main
main()
"""


def test_an_interrupt_while_the_program_loads_says_nothing() -> None:
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # it would be inherited, were it ignored
    try:
        done = subprocess.run(
            [sys.executable, "-c", WHILE_LOADING, "--version"], capture_output=True, check=False, timeout=60
        )
    finally:
        signal.signal(signal.SIGINT, before)
    assert (done.returncode, done.stdout, done.stderr) == (-signal.SIGINT, b"", b"")


def ended_by(process: subprocess.Popen[bytes], signals: Sequence[signal.Signals]) -> tuple[int, str]:
    """Sends signals to a command, one just behind the other: its exit code and what it said."""
    for one in signals:
        process.send_signal(one)
        time.sleep(0.005)
    _, said = process.communicate(timeout=30)
    return process.returncode, said.decode()


def build(root: Path) -> list[object]:
    return ["build", "--data", BRACKENFORD, "--out", root / "out", "--quiet", "--fresh"]


def built(root: Path, folder: Path) -> int:
    """A build that nobody ends: its exit code."""
    return ended_by(started(build(root), folder), [])[0]


def at_work(process: subprocess.Popen[bytes], root: Path) -> None:
    """Waits until a command writes."""
    while process.poll() is None and not (root / ".out.goldenthread").exists():
        time.sleep(0.001)


@pytest.mark.parametrize("ending", [pytest.param(one, marks=[pytest.mark.slow] * (one not in FEW)) for one in ENDINGS])
@pytest.mark.parametrize(
    "over", [pytest.param(False, id="into nothing"), pytest.param(True, id="over another", marks=pytest.mark.slow)]
)
def test_a_build_that_is_ended_leaves_nothing(ending: str, over: bool, tmp_path: Path) -> None:
    root = tmp_path / "root"
    root.mkdir()
    if over:
        assert built(root, tmp_path) == 0
        (root / "out" / "mine.txt").write_text("mine")
    process = started(build(root), tmp_path)
    at_work(process, root)
    code, said = ended_by(process, ENDINGS[ending])
    assert left(tmp_path) == []
    if ending == "SIGKILL":
        assert code == -9
        assert built(root, tmp_path) == 0
        assert sorted(path.name for path in root.iterdir()) == ["out"]
    else:
        assert "Traceback" not in said
        assert (code, said.strip()) in ((2, "goldenthread: stopped"), (0, ""))
        assert sorted(path.name for path in root.iterdir()) == (["out"] if over or code == 0 else [])
    assert not over or (root / "out" / "mine.txt").read_text() == "mine"


@pytest.mark.parametrize("ignored", [signal.SIGINT, signal.SIGHUP])
def test_what_is_ignored_does_not_end_it(ignored: signal.Signals, tmp_path: Path) -> None:
    """As ``nohup`` and ``&`` start a command."""
    process = started(build(tmp_path), tmp_path, ignored=[ignored])
    at_work(process, tmp_path)
    assert ended_by(process, [ignored])[0] == 0
    assert (tmp_path / "out" / "summary.json").is_file()


def test_a_question_ends_with_the_one_who_asks(tmp_path: Path) -> None:
    assert built(tmp_path, tmp_path) == 0
    query = tmp_path / "endless.rq"
    query.write_text("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }")
    for ending in (signal.SIGTERM, signal.SIGKILL):
        process = started(["query", query, "--build", tmp_path / "out"], tmp_path)
        while process.poll() is None and len(left(tmp_path)) < 2:
            time.sleep(0.01)
        ended_by(process, [ending])
        end = time.monotonic() + 5
        while left(tmp_path) and time.monotonic() < end:
            time.sleep(0.05)
        assert left(tmp_path) == []


def campaign(tries: int) -> None:
    """Ends builds at random moments, some with signals ignored, and counts what is left."""
    found: Counter[str] = Counter()
    chance = random.Random(16)  # noqa: S311
    for number in range(tries):
        with tempfile.TemporaryDirectory() as place:
            root = Path(place) / "root"
            root.mkdir()
            ending = chance.choice(list(ENDINGS))
            ignored = chance.choice([(), (signal.SIGINT,), (signal.SIGHUP,)])
            process = started(build(root), Path(place), ignored=ignored)
            time.sleep(chance.uniform(0, 2.2))
            code, said = ended_by(process, ENDINGS[ending])
            names = sorted(path.name for path in root.iterdir() if path.name != "out")
            if ending == "SIGKILL" and names:
                built(root, Path(place))
                names = sorted(path.name for path in root.iterdir() if path.name != "out")
            traceback = "Traceback" in said
            found[f"exit {code}"] += 1
            if names or left(Path(place)) or traceback:
                found["left"] += 1
                sys.stdout.write(f"{number} {ending} {names} {left(Path(place))} {said[-300:]!r}\n")
            shutil.rmtree(root)
    sys.stdout.write(f"{dict(found)}\n")


if __name__ == "__main__":
    campaign(int(sys.argv[1]))


def test_signals_that_come_together_are_told_once() -> None:
    """Python runs the handlers one after the other, and tells of a signal that the first of them has ignored."""
    together = """
import signal
from goldenthread import cli
cli.on_termination(cli._ended)
both = {signal.SIGTERM, signal.SIGINT}
try:
    signal.pthread_sigmask(signal.SIG_BLOCK, both)
    for one in both:
        signal.raise_signal(one)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, both)
    print("went on")
except KeyboardInterrupt:
    print("ended")
"""
    done = subprocess.run([sys.executable, "-c", together], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("ended\n", "")
