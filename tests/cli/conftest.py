"""The command line as tests call it, on an invented council."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from goldenthread.cli import run
from tests.cases.council import BRACKENFORD, Council


@dataclass(frozen=True)
class Answer:
    """What a command said."""

    code: int
    out: str
    err: str

    @property
    def refusal(self) -> str:
        """The one line of a command that could not run: exit code 2, nothing on standard output."""
        assert self.code == 2, self
        lines = self.err.splitlines()
        assert len(lines) == 1, self.err
        assert lines[0].startswith("goldenthread: ")
        assert "Traceback" not in self.err
        assert not self.out
        return lines[0]


Run = Callable[..., Answer]


@pytest.fixture
def goldenthread(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs the command line with these words."""

    def call(*words: str | Path) -> Answer:
        capsys.readouterr()
        code = run([str(word) for word in words])
        said = capsys.readouterr()
        return Answer(code, said.out, said.err)

    return call


@pytest.fixture
def council(tmp_path: Path) -> Iterator[Council]:
    """A council whose folder a test may spoil; no half-written folder may stay beside its output."""
    council = Council.under(tmp_path)
    yield council
    assert not [path.name for path in tmp_path.iterdir() if path.name.startswith(".")]


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented council, built."""
    out = tmp_path_factory.mktemp("brackenford") / "build"
    assert run(["build", "--data", str(BRACKENFORD), "--out", str(out), "--quiet"]) == 0
    return out
