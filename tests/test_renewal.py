"""Folders are renewed whole or not at all: at every event of writing the process is killed, or the system refuses."""

from __future__ import annotations

import multiprocessing
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from goldenthread import folder_exchange
from goldenthread.cli import run
from goldenthread.errors import BuildError
from goldenthread.locks import held, lock_of
from goldenthread.renewal import reserved
from tests.crashes import KINDS, MAKERS, OFFICER, builds, case_of, files_of, names_in
from tests.faults import ENDINGS, KILL, ended


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return builds(tmp_path_factory.mktemp("made"))


def test_some_events_leave_all_or_nothing(made: Path, tmp_path: Path) -> None:
    assert case_of("first build", made, tmp_path / "root").run(97)[0] >= 5


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_more_events_leave_all_or_nothing(kind: str, made: Path, tmp_path: Path) -> None:
    assert case_of(kind, made, tmp_path / "root").run(5)[1] >= 5


@pytest.mark.slow
@pytest.mark.attack
@pytest.mark.parametrize("kind", KINDS)
def test_every_event_leaves_all_or_nothing(kind: str, made: Path, tmp_path: Path) -> None:
    assert case_of(kind, made, tmp_path / "root").run()[0] >= 5


@pytest.mark.slow
@pytest.mark.parametrize("kind", [kind for kind in MAKERS if kind not in KINDS])
def test_some_events_of_others_leave_all_or_nothing(kind: str, made: Path, tmp_path: Path) -> None:
    step = 499 if kind == "publish" else 13  # a release has many files, and takes seconds
    assert case_of(kind, made, tmp_path / "root").run(step)[1] >= 2


@pytest.mark.parametrize(("held", "wanted"), [("named", "--redact"), ("hidden", "")])
def test_what_names_officers_and_what_does_not_never_share_a_folder(
    held: str, wanted: str, made: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(made / held, tmp_path / "out")
    before = files_of(tmp_path)
    words = ["build", "--data", str(made / "hard"), "--out", str(tmp_path / "out"), "--quiet", *filter(None, [wanted])]
    assert run(words) == 2
    one, other = ("without", "with") if wanted else ("with", "without")
    said = f"this folder holds what was made {one} redaction, and what is made {other} it never lies beside"
    assert said in capsys.readouterr().err
    assert files_of(tmp_path) == before


@pytest.mark.parametrize("ending", [KILL, *(pytest.param(one, marks=pytest.mark.slow) for one in ENDINGS[1:])])
def test_no_name_is_left_by_a_redaction(ending: str, made: Path, tmp_path: Path) -> None:
    case = case_of("redacted build", made, tmp_path / "root")
    events = ended(case.words, case.root).events
    for at in range(1, events + 1, 9 if ending != KILL else 23):
        case.again()
        ended(case.words, case.root, at, ending)
        ended(case.words, case.root)
        for name, content in (files_of(case.root) or {}).items():
            assert OFFICER.encode() not in content, (at, ending, name)


class TestOneByOne:
    """Where the folder cannot change places, its files move one by one, and no reader takes what is mixed."""

    @pytest.fixture(autouse=True)
    def _no_exchange(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(folder_exchange, "_exchanged", lambda *_: False)

    @pytest.mark.slow
    @pytest.mark.parametrize("at_most", [0, 3])
    def test_no_mixture_is_read(self, made: Path, tmp_path: Path, at_most: int) -> None:
        case = case_of("build", made, tmp_path / "root")
        case.again()
        clean = ended(case.words, case.root)
        new = files_of(case.target)
        refused = 0
        for at in range(clean.events // 2, clean.events + 1):
            case.again()
            old = files_of(case.target)
            ended(case.words, case.root, at, ENDINGS[at_most])
            if files_of(case.target) not in (old, new):
                refused += 1
                assert run(["validate", "--build", str(case.target)]) == 2
            assert ended(case.words, case.root).code == 0
            assert files_of(case.target) == new
            assert sorted(path.name for path in case.root.iterdir()) == ["out"]
        assert refused == (0 if at_most else 3)  # the old summary is gone, and the first two of three files have moved

    def test_another_command_ends_the_move(self, made: Path, tmp_path: Path) -> None:
        case = case_of("export", made, tmp_path / "root")
        case.again()
        clean = ended(case.words, case.root)
        new = files_of(case.target)
        case.again()
        ended(case.words, case.root, clean.events - 10, KILL)
        assert files_of(case.target) != new
        assert run(["export", "--format", "nq", "--build", str(made / "one"), "--output", str(case.target)]) == 0
        now = files_of(case.target) or {}
        assert {name: now[name] for name in new or {} if name != "catalogue.ttl"} == {
            name: content for name, content in (new or {}).items() if name != "catalogue.ttl"
        }


@pytest.fixture
def within(tmp_path: Path) -> Iterator[Path]:
    """A folder somebody stands in."""
    place, before = tmp_path / "place", Path.cwd()
    place.mkdir()
    os.chdir(place)
    yield place
    os.chdir(before)


def test_the_folder_one_stands_in_stays_the_same(within: Path, made: Path) -> None:
    inode = within.stat().st_ino
    for _ in range(2):
        assert run(["build", "--data", str(made / "data"), "--out", ".", "--quiet"]) == 0
        assert names_in(within) == [".build.json", "dataset.nq", "summary.json"]
    (within / "mine.txt").write_text("mine")
    assert run(["build", "--data", str(made / "data"), "--out", ".", "--quiet"]) == 0
    assert within.stat().st_ino == inode
    assert names_in(within) == [".build.json", "dataset.nq", "mine.txt", "summary.json"]


def test_a_folder_of_another_name_is_the_same_folder(made: Path, tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "named").symlink_to("real")
    assert run(["build", "--data", str(made / "data"), "--out", str(tmp_path / "named"), "--quiet"]) == 0
    assert (tmp_path / "named").is_symlink()
    assert (tmp_path / "real" / "dataset.nq").is_file()


def test_what_is_others_stays_as_it_is(tmp_path: Path) -> None:
    place = tmp_path / "place"
    (place / "deep" / "er").mkdir(parents=True)
    (place / "deep" / "er" / "a.txt").write_text("a")
    (place / "link").symlink_to("nowhere")
    os.mkfifo(place / "pipe")
    place.chmod(0o750)
    inode = (place / "deep" / "er" / "a.txt").stat().st_ino
    with reserved(place) as one, one.renewed() as new:
        (new / "b.txt").write_text("b")
        (place / "late.txt").write_text("late")
    assert names_in(place) == ["b.txt", "deep", "late.txt", "link", "pipe"]
    assert (place / "deep" / "er" / "a.txt").stat().st_ino == inode
    assert (place / "link").is_symlink()
    assert place.stat().st_mode & 0o777 == 0o750
    assert names_in(tmp_path) == ["place"]


def test_what_is_written_while_folders_change_places_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "place"
    (place / "deep").mkdir(parents=True)
    really = folder_exchange._exchanged

    def late(one: Path, other: Path) -> bool:
        (other / "deep" / "late.txt").write_text("late")
        return really(one, other)

    monkeypatch.setattr(folder_exchange, "_exchanged", late)
    with reserved(place) as one, one.renewed() as new:
        (new / "b.txt").write_text("b")
    assert (place / "deep" / "late.txt").read_text() == "late"


def test_a_folder_is_no_elder_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "place" / "b.txt").mkdir(parents=True)
    with (
        pytest.raises(BuildError, match="a folder stands where a file"),
        reserved(tmp_path / "place") as one,
        one.renewed() as new,
    ):
        (new / "b.txt").write_text("b")
    assert (tmp_path / "place" / "b.txt").is_dir()


def test_two_never_renew_one_folder(made: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    with reserved(out):
        assert run(["build", "--data", str(made / "data"), "--out", str(out), "--quiet"]) == 2
    assert "another goldenthread is writing here" in capsys.readouterr().err
    assert run(["build", "--data", str(made / "data"), "--out", str(out), "--quiet"]) == 0
    assert names_in(tmp_path) == ["out"]


def test_a_workshop_of_another_is_no_workshop(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / ".out.goldenthread").symlink_to("elsewhere")
    with pytest.raises(BuildError, match="not of your making"), reserved(tmp_path / "out"):
        pass
    assert (tmp_path / "elsewhere").is_dir()


def test_folders_made_for_nothing_go_again(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="half way"), reserved(tmp_path / "a" / "b" / "c"):
        raise ValueError("half way")
    assert not list(tmp_path.iterdir())


def _counted(path: str, times: int) -> None:
    for _ in range(times):
        with held(Path(path), seconds=60):
            text = Path(path).read_text()
            Path(path).write_text(str(int(text) + 1))


def test_a_lock_is_held_by_one(tmp_path: Path) -> None:
    path = tmp_path / "count"
    path.write_text("0")
    workers = [multiprocessing.Process(target=_counted, args=(str(path), 200)) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert path.read_text() == "800"
    assert not lock_of(path).exists()
