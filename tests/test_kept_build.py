"""A build that need not be done again is kept, tells the same, and is never kept in doubt."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from goldenthread import build_figures, build_inputs, kept_build, stages
from goldenthread.build_figures import answers_of
from goldenthread.build_record import RECORD, read_record
from goldenthread.cli import run
from goldenthread.pipeline import build
from goldenthread.store import EmbeddedStore
from tests.cases.council import PLAN, REVIEW, Council
from tests.cli.conftest import Answer
from tests.damages import everything
from tests.redaction.invented import Hard, write_council

OPTIONS = {"patches": True, "decisions": True, "interpretation": True, "redact": False, "go_on": False}
OUTPUTS = ("dataset.nq", "summary.json")
DECISIONS = "links/ours.sssom.tsv"


@pytest.fixture
def council(tmp_path: Path) -> Council:
    """A council with a file of every kind, that is built."""
    council = Council(everything(tmp_path / "data"), tmp_path / "out")
    build(council.data, council.out)
    return council


@pytest.fixture(scope="module")
def brackenford(tmp_path_factory: pytest.TempPathFactory) -> Council:
    """A council that is built, and stays as it is."""
    council = Council.under(tmp_path_factory.mktemp("brackenford"))
    build(council.data, council.out)
    return council


def kept(council: Council, **options: bool) -> bool:
    return kept_build.kept(council.data, council.out, OPTIONS | options) is not None


def said(capsys: pytest.CaptureFixture[str], *words: object) -> Answer:
    capsys.readouterr()
    code = run(["build", *map(str, words)])
    told = capsys.readouterr()
    return Answer(code, told.out, told.err)


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_to_keep_a_build_loads_nothing_that_reads_or_links() -> None:
    dear = "numpy", "scipy", "goldenthread.read", "goldenthread.linking", "goldenthread.graph"
    code = (
        f"import sys, goldenthread.kept_build, goldenthread.cli.build_progress; print({{*{dear}}} & {{*sys.modules}})"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout == "set()\n"


def test_the_same_is_not_built_again(brackenford: Council, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("goldenthread.council_by_council.state", None)  # what would build
    before = bytes_of(brackenford.out)
    assert run(brackenford.build) == 0
    assert bytes_of(brackenford.out) == before


def test_fresh_builds_all_the_same(brackenford: Council, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    council = Council(brackenford.data, shutil.copytree(brackenford.out, tmp_path / "out"))
    told: list[str] = []
    state = stages.state

    def counted(*given: object, **options: object) -> object:
        told.append("built")
        return state(*given, **options)  # type: ignore[arg-type] # as given

    monkeypatch.setattr("goldenthread.council_by_council.state", counted)
    assert run(council.build) == 0
    assert told == []
    assert run([*council.build, "--fresh"]) == 0
    assert told == ["built"]
    assert bytes_of(council.out) == bytes_of(brackenford.out)


def test_what_is_told_is_told_again(council: Council, capsys: pytest.CaptureFixture[str]) -> None:
    (council.data / "registers" / "commitments.tsv").unlink()  # so that something waits
    words = ("--data", council.data, "--out", council.out)
    first, second = said(capsys, *words), said(capsys, *words)
    assert (first.code, first.err) == (second.code, second.err)
    (one,) = set(first.out.splitlines()) - set(second.out.splitlines())
    (other,) = set(second.out.splitlines()) - set(first.out.splitlines())
    assert one == f"Written to {council.out / 'dataset.nq'}"
    assert other.startswith(f"Nothing changed since {council.out / 'dataset.nq'} was built (")
    assert "register update" in second.out


def test_what_ends_in_one_ends_in_one_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One document of two gives nothing: the other is built, and both builds say so."""
    council = Council.under(tmp_path)
    council.source(REVIEW, "Nothing that a table would hold.\n")
    words = ("--data", council.data, "--out", council.out, "--quiet")
    first = said(capsys, *words)
    assert first.code == 1
    assert "look at 2019-20" in first.err
    assert kept(council)
    assert said(capsys, *words) == first


def test_what_a_graph_answers_is_what_its_file_answers(brackenford: Council) -> None:
    record = read_record(brackenford.out)
    assert record
    answers = answers_of(EmbeddedStore.open(brackenford.out))
    assert record.report.figures == answers.figures
    assert answers.figures["findings: warning"] > 0
    assert record.report.doubts == list(answers.doubts)
    waiting = [f"{number:,} {what}: {command}" for number, what, command in answers.waiting]
    assert record.report.waiting[: len(waiting)] == waiting


def test_the_record_is_the_same_for_the_same(brackenford: Council, tmp_path: Path) -> None:
    other = Council.under(tmp_path)
    build(other.data, other.out, jobs=2)
    assert bytes_of(other.out) == bytes_of(brackenford.out)


@pytest.mark.parametrize("name", ["patches", "decisions", "interpretation", "go_on"])
def test_another_option_is_another_build(name: str, brackenford: Council) -> None:
    assert kept(brackenford)
    assert not kept(brackenford, **{name: not OPTIONS[name]})


def test_another_program_is_another_build(brackenford: Council, monkeypatch: pytest.MonkeyPatch) -> None:
    program = build_inputs.program.__wrapped__
    monkeypatch.setattr(build_inputs, "program", program)
    assert kept(brackenford)
    monkeypatch.setattr(build_inputs, "_packages", lambda: ["pyoxigraph-99.dist-info"])
    assert not kept(brackenford)


def test_the_program_is_its_code_and_what_ships_with_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.py").write_text("one = 1\n")
    monkeypatch.setattr(build_inputs, "folder", lambda _kind: tmp_path)
    program = build_inputs.program.__wrapped__
    before = program()
    assert program() == before
    (tmp_path / "a.pyc").write_text("compiled")
    assert program() == before
    (tmp_path / "a.rq").write_text("ASK {}")
    assert program() != before


DAMAGES: dict[str, Callable[[Path], object]] = {
    "dataset cut": lambda out: (out / "dataset.nq").write_bytes((out / "dataset.nq").read_bytes()[:-200]),
    "dataset gone": lambda out: (out / "dataset.nq").unlink(),
    "summary changed": lambda out: (out / "summary.json").write_text("{}"),
    "summary gone": lambda out: (out / "summary.json").unlink(),
    "record gone": lambda out: (out / RECORD).unlink(),
    "record empty": lambda out: (out / RECORD).write_text(""),
    "record cut": lambda out: (out / RECORD).write_bytes((out / RECORD).read_bytes()[:-50]),
    "record a list": lambda out: (out / RECORD).write_text("[]"),
    "record no text": lambda out: (out / RECORD).write_bytes(b"\xff\x00"),
    "record changed": lambda out: (out / RECORD).write_text(
        (out / RECORD).read_text().replace('\\"activities\\": 7', '\\"activities\\": 8')
    ),
    "a seal beside it": lambda out: (out / "redaction.json").write_text("{}"),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_what_is_not_whole_is_built_again(damage: str, brackenford: Council, tmp_path: Path) -> None:
    council = Council(brackenford.data, shutil.copytree(brackenford.out, tmp_path / "out"))
    DAMAGES[damage](council.out)
    assert not kept(council)
    if not damage.endswith(("gone", "beside it")):
        assert run(council.build) == 0
        assert bytes_of(council.out) == bytes_of(brackenford.out)
        assert kept(council)


def test_what_cannot_be_read_is_in_doubt(council: Council) -> None:
    (council.data / "links" / "dangling.tsv").symlink_to("nowhere")
    assert not kept(council)
    (council.data / "links" / "dangling.tsv").unlink()
    assert kept(council)
    (council.data / "round").symlink_to(council.data)
    assert not kept(council)


def test_what_changes_while_it_is_built_is_not_recorded(council: Council, monkeypatch: pytest.MonkeyPatch) -> None:
    state = stages.state

    def meanwhile(*given: object, **options: object) -> object:
        council.write("links/notes.txt", "a colleague saves a file")
        return state(*given, **options)  # type: ignore[arg-type] # as given

    monkeypatch.setattr("goldenthread.council_by_council.state", meanwhile)
    build(council.data, council.out)
    assert not kept(council)


def changed_line(name: str) -> Callable[[Council, random.Random], object]:
    def change(council: Council, chance: random.Random) -> object:
        lines = council.text(name).splitlines(keepends=True)
        at = chance.randrange(1, len(lines))
        words = lines[at].split(" ")
        words[chance.randrange(len(words))] += chance.choice("abx")
        lines[at] = " ".join(words) if lines[at].strip() else "a new line\n"
        content = "".join(lines)
        return council.source(name, content) if name.startswith("sources/") else council.write(name, content)

    return change


def dropped_line(name: str) -> Callable[[Council, random.Random], object]:
    def change(council: Council, chance: random.Random) -> object:
        lines = council.text(name).splitlines(keepends=True)
        gone = chance.randrange(1, max(2, len(lines)))
        return council.write(name, "".join(line for at, line in enumerate(lines) if at != gone))

    return change


CHANGES: dict[str, Callable[[Council, random.Random], object]] = {
    "a line of a plan": changed_line(PLAN),
    "a line of a review": changed_line(REVIEW),
    "a line of the register": dropped_line("registers/commitments.tsv"),
    "a thread": dropped_line("registers/threads.tsv"),
    "a decision": dropped_line(DECISIONS),
    "a layout": lambda council, chance: council.write(
        (name := f"layouts/{chance.choice(sorted(path.name for path in (council.data / 'layouts').iterdir()))}"),
        council.text(name) + "\n# said otherwise\n",
    ),
    "a judgement": dropped_line("judgements/comments.tsv"),
    "a person": dropped_line("identities/persons.tsv"),
    "the base": lambda council, _: council.replace(
        "sources.toml", "https://example.org/data/", "https://example.org/d/"
    ),
    "nothing": lambda council, _: council.out,
}


@pytest.mark.parametrize("seed", [0, *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(1, 12))])
def test_after_any_changes_a_build_is_what_a_build_from_nothing_is(
    seed: int, council: Council, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    chance = random.Random(seed)  # noqa: S311 (changes of tests)
    for step in range(3):
        for name in chance.sample(sorted(CHANGES), chance.choice([1, 1, 2])):
            CHANGES[name](council, chance)
        again = said(capsys, "--data", council.data, "--out", council.out, "--quiet")
        nothing = Council(council.data, tmp_path / f"nothing-{step}")
        anew = said(capsys, "--data", council.data, "--out", nothing.out, "--quiet")
        assert again == anew
        if anew.code == 2:
            return
        assert bytes_of(council.out) == bytes_of(nothing.out)


class TestRedacted:
    """A redacted build keeps nothing by which somebody could be named."""

    OFFICER = "Zadrozny"

    @pytest.fixture
    def hidden(self, tmp_path: Path) -> Council:
        data = tmp_path / "hard"
        write_council(data, [Hard("Joy", self.OFFICER, f"Joy {self.OFFICER}")])
        council = Council(data, tmp_path / "out")
        build(data, council.out, redact=True)
        return council

    def test_it_is_kept_too(self, hidden: Council) -> None:
        assert kept(hidden, redact=True)
        hidden.write("notes.txt", "new")
        assert not kept(hidden, redact=True)

    def test_its_record_names_nobody_and_no_file(self, hidden: Council) -> None:
        text = (hidden.out / RECORD).read_text(encoding="utf-8")
        assert self.OFFICER not in text
        assert list(json.loads(json.loads(text)["record"])["inputs"]) == ["everything"]
        assert (hidden.out / RECORD).stat().st_mode & 0o077 == 0

    def test_what_would_name_somebody_is_not_recorded(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        data, out = tmp_path / "hard", tmp_path / "out"
        write_council(data, [Hard("Joy", self.OFFICER, f"Joy {self.OFFICER}")])
        real = build_figures.report
        named = {"broken": [], "waiting": [f"a word with {self.OFFICER}"]}
        monkeypatch.setattr("goldenthread.pipeline.report", lambda *a, **k: real(*a, **k).model_copy(update=named))
        build(data, out, redact=True)
        assert (out / "dataset.nq").exists()
        assert not (out / RECORD).exists()
