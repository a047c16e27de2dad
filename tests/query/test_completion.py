"""Completion, driven through bash itself: what stands in the line when the tabulator was pressed."""

from __future__ import annotations

import os
import select
import shutil
import sys
import time
from pathlib import Path

import pytest

from goldenthread.cli.completion import last_piece, quoted, words
from tests.small_council import write_dataset

BREAKS = " \t\n\"'><=;|&(:"


class Terminal:
    """An interactive bash in a folder, with the completion switched on as the documentation says."""

    def __init__(self, folder: Path) -> None:
        pty = pytest.importorskip("pty", reason="there is no pseudo-terminal on this system")
        self.pid, self.screen = pty.fork()
        if self.pid == 0:
            os.chdir(folder)
            path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
            os.execvpe(  # noqa: S606 - no shell but the one that is tested
                "bash",
                ["bash", "--norc", "--noprofile", "-i"],
                {**os.environ, "PATH": path, "TERM": "dumb", "INPUTRC": "/dev/null", "HISTFILE": "/dev/null"},
            )
        self.send('eval "$(_GOLDENTHREAD_COMPLETE=bash_source goldenthread)"; echo rea""dy\n')
        self.read_until("ready\r\n")

    def send(self, keys: str) -> None:
        os.write(self.screen, keys.encode())

    def read_until(self, mark: str) -> str:
        seen, end = "", time.monotonic() + 60
        while mark not in seen and time.monotonic() < end:
            if select.select([self.screen], [], [], 0.2)[0]:
                seen += os.read(self.screen, 4096).decode(errors="replace")
        assert mark in seen, seen
        return seen

    def completed(self, line: str) -> list[str]:
        """The words of a line after the tabulator: its beginning is then made a command that prints them.

        Bash reads no further key before it has completed, so nothing waits here.
        """
        self.send(f"{line}\t")
        self.send('\x01printf "<%s>\\n" \x05; echo do""ne\n')
        shown = self.read_until("done\r\n").split("\n")
        return [row.strip()[1:-1] for row in shown if row.startswith("<") and row.strip().endswith(">")]

    def close(self) -> None:
        os.close(self.screen)
        os.waitpid(self.pid, 0)


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")
@pytest.mark.parametrize(
    ("line", "last"),
    [
        ("query what-was-d", "what-was-dropped"),
        ("query what-was", "what-was-"),
        ("query commitments-of-an-officer --param off", "officer="),
        ("query commitments-of-an-officer --param officer=Ad", "officer=Ada Lark"),
        ("query commitments-of-an-officer --param officer=Ada\\ L", "officer=Ada Lark"),
        ('query commitments-of-an-officer --param "officer=Ada L', "officer=Ada Lark"),
        ("query commitments-of-an-officer --param officer='Head", "officer=Head of Parks"),
        ("query units-and-their-changes --param unit=E\\&", "unit=E&P"),
        ('query history-of-a-thread --param thread=Choose\\ the\\ \\"', 'thread=Choose the "streets"'),
        ("query editions --format ttl --tag ", "--tag"),
    ],
)
def test_bash_completes(tmp_path: Path, line: str, last: str) -> None:
    (tmp_path / "build").mkdir()
    write_dataset(tmp_path / "build" / "dataset.nq")
    bash = Terminal(tmp_path)
    try:
        assert bash.completed(f"goldenthread {line}")[-1] == last
    finally:
        bash.close()


@pytest.mark.parametrize(
    ("line", "cut", "piece"),
    [
        ("goldenthread query ", ["goldenthread", "query", ""], ("", "")),
        ("g query x --param officer=", ["g", "query", "x", "--param", "officer="], ("", "")),
        ("g --param officer=Ada\\ L", ["g", "--param", "officer=Ada L"], ("Ada L", "")),
        ("g --param officer='Ada L", ["g", "--param", "officer=Ada L"], ("Ada L", "'")),
        ("g 'a b' c", ["g", "a b", "c"], ("c", "")),
        ("g at=http://x", ["g", "at=http://x"], ("//x", "")),
    ],
)
def test_a_line_is_cut_as_bash_cuts_it(line: str, cut: list[str], piece: tuple[str, str]) -> None:
    assert words(line) == cut
    assert last_piece(line, BREAKS) == piece


def test_a_completion_is_quoted_for_the_place_where_it_stands() -> None:
    assert quoted('D&R "x" $', "") == 'D\\&R\\ \\"x\\"\\ \\$'
    assert quoted('D&R "x" $', '"') == 'D&R \\"x\\" \\$'
    assert quoted("it's", "'") == "it'\\''s"
    assert quoted("officer=", "") == "officer="
