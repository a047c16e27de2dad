"""A review ends at every event of writing: its files hold the old decisions or the new ones, and the next goes on."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from goldenthread.linking.decisions import load_file
from goldenthread.linking.review import Session, queue
from goldenthread.model import Decision, Relation
from tests.faults import ENDINGS, KILL, Ended, ended_in
from tests.linking.rows import BASE, TOWN, link

ASKED = queue([link(TOWN[0], TOWN[3], Decision.PROPOSED), link(TOWN[1], TOWN[4], Decision.CANDIDATE)], [], TOWN)
STEPS = ("first decision", "decision", "decision taken back", "first closing", "closing taken back")


def begun(folder: Path) -> Session:
    return Session(folder / "mine.sssom.tsv", BASE, ASKED, "A reader", "2026-01-02")


def prepared(step: str, folder: Path) -> None:
    """What stands there before a step."""
    shutil.rmtree(folder, ignore_errors=True)
    if not step.startswith("first"):
        begun(folder).decide(Decision.ACCEPTED, Relation.SUCCEEDS, reason="the same trees")


def taken(step: str, folder: Path) -> int:
    """Takes one step of a review; 2 where the system refuses it."""
    try:
        session = begun(folder)
        session.place = int(step == "decision")
        if "closing" in step:
            session.close(session.questions[0].earlier, BASE + "brackenford/2020-21/plan", reason="it ends here")
        else:
            session.decide(Decision.REJECTED, Relation.CONTINUES)
        if "taken back" in step:
            session.undo()
    except OSError:
        return 2
    return 0


def files_in(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.glob("*")} if folder.is_dir() else {}


def test_some_events_leave_old_or_new_decisions(tmp_path: Path) -> None:
    check("decision", 3, tmp_path / "root")


@pytest.mark.slow
@pytest.mark.parametrize("step", STEPS)
def test_every_event_leaves_old_or_new_decisions(step: str, tmp_path: Path) -> None:
    check(step, 1, tmp_path / "root")


def check(step: str, each: int, root: Path) -> None:
    """Ends a step of a review at one of so many events, in each way."""
    folder = root / "links"

    def run(at: int = 10**9, ending: str = KILL) -> Ended:
        return ended_in(lambda: taken(step, folder), root, at, ending)

    root.mkdir()
    prepared(step, folder)
    states = [files_in(folder)]
    clean = run()
    assert (clean.code, clean.events >= 3) == (0, True), clean
    final = files_in(folder)
    for first, ending in enumerate(ENDINGS):
        for at in range(1 + first % each, clean.events + 1, each):
            prepared(step, folder)
            done = run(at, ending)
            told = (step, at, ending, done)
            now = {name: content for name, content in files_in(folder).items() if not name.startswith(".")}
            if "taken back" not in step:  # two writings, with a whole file between them
                assert now in (*states, final), told
            assert done.code in {KILL: (-9,), "interrupt": (130,)}.get(ending, (0, 2)), told
            if done.code == 0:
                assert now == final, told
            if (folder / "mine.sssom.tsv").exists():
                load_file(folder / "mine.sssom.tsv", BASE)
            assert run().code == 0, told
            assert set(files_in(folder)) == set(final), told
