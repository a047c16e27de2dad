"""Nothing that stands in a document, a name or an answer gives a terminal orders."""

from __future__ import annotations

import io
import os
import pty
import sys
from pathlib import Path

import pytest

from goldenthread.cli import run
from goldenthread.cli.build_progress import bar
from goldenthread.terminal import Shown, console, guarded, shown, write_data
from tests.cases.council import REVIEW, Council

EVIL = "\x1b]0;owned\x07\x9b2J\u202eevil\u2066"
ORDERS = ("\x1b", "\x07", "\x9b", "\u202e", "\u2066")


def test_orders_are_shown() -> None:
    assert shown(EVIL) == "\u241b]0;owned\u2407\ufffd2J\ufffdevil\ufffd"
    assert shown("a\tb\nc \u00e9 \U0001f600") == "a\tb\nc \u00e9 \U0001f600"
    assert shown("a\rb") == "a\u240db"


def test_a_console_keeps_its_own_colours_and_shows_what_it_prints() -> None:
    out = io.StringIO()
    console(file=out, force_terminal=True, color_system="standard").print("[red]x[/red]" + EVIL, highlight=False)
    assert out.getvalue().startswith("\x1b[31mx\x1b[0m\u241b]0;owned")
    assert not any(sign in out.getvalue().replace("\x1b[31m", "").replace("\x1b[0m", "") for sign in ORDERS)


def test_a_bar_moves_and_shows_what_it_names(monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.StringIO()
    monkeypatch.setattr(out, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setattr(sys, "stderr", out)
    with guarded(), bar(quiet=False) as tell:
        tell("reading", "The plan \x07", 0.5)
        tell("validation", "shapes")
    said = out.getvalue()
    assert "validation: shapes" in said
    assert "\x1b[2K" in said
    assert "\u241b" not in said
    assert "\x07" not in said


def test_no_bar_where_no_terminal_is(capsys: pytest.CaptureFixture[str]) -> None:
    with guarded(), bar(quiet=False) as tell:
        tell("validation", "shapes")
    assert capsys.readouterr() == ("", "")


def test_data_are_exact_but_at_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.StringIO()
    monkeypatch.setattr(sys, "stdout", Shown(out))
    write_data(EVIL)
    assert out.getvalue() == EVIL
    monkeypatch.setattr(out, "isatty", lambda: True)
    write_data(EVIL)
    assert out.getvalue() == EVIL + shown(EVIL)


@pytest.fixture
def council(tmp_path: Path) -> Council:
    """A council whose names, reasons and titles hold orders."""
    made = Council.under(tmp_path)
    made.source(REVIEW, made.text(REVIEW).replace("Two lorries", "\u202eTwo\u2066 lorries \x9b2J\x1b[8m"))
    made.replace("sources.toml", "How we did", "How \\u202e\\u001b]0;owned\\u0007 we did")
    made.replace("patches/brackenford-2018-19.toml", "November has", "\\u001b[31mNovember \\u009b2J has")
    return made


COMMANDS = (
    ("query", "SELECT ?t { ?s <http://purl.org/dc/terms/title> ?t }"),
    ("query", 'SELECT ("\\u001b[31m\\u009b\\u202e" AS ?x) {}', "--format", "csv"),
    ("query", "issues"),
    ("query", "edit\x1b[31m\u202eions"),
    ("trace", "street trees"),
    ("trace", "collect from all blocks"),
    ("trace", "collect from all blocks", "--format", "json"),
    ("trace", "uni\x1b[31m\x9bcorns"),
    ("validate",),
    ("validate", "--format", "markdown"),
    ("compare", "2018-19", "2019-20", "--format", "csv"),
    ("compare", "2018-19", "\x1b]0;owned\x07"),
)


def test_no_command_gives_a_terminal_orders(council: Council, tmp_path: Path) -> None:
    assert run(council.build) == 0
    out, err = _at_a_terminal(["build", "--data", str(council.data), "--out", str(tmp_path / "o\x1b[31m[/b]ut")])
    assert "Written to" in out
    assert "[/b]" in out
    for words in COMMANDS:
        command, *rest = words
        if command == "query" and "{" in rest[0]:
            (tmp_path / "mine.rq").write_text(rest[0])
            rest[0] = str(tmp_path / "mine.rq")
        out, err = _at_a_terminal([command, *rest, "--build", str(council.out)])
        assert "fault of this program" not in err
        assert out or err
        left = (out + err).replace("\x1b[0m", "")
        for sign in ORDERS[1:]:
            assert sign not in left, (words, left)
        assert "\x1b]" not in left
        assert "\x1b[8m" not in left


def _at_a_terminal(words: list[str]) -> tuple[str, str]:
    """What a command writes to a terminal, and to standard error."""
    master, slave = pty.openpty()
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.dup2(slave, 1)
        os.dup2(write, 2)
        sys.stdout = os.fdopen(1, "w", closefd=False, encoding="utf-8")
        sys.stderr = os.fdopen(2, "w", closefd=False, encoding="utf-8")
        code = 99
        try:
            code = run(words)
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)
    os.close(slave)
    os.close(write)
    said = b""
    try:
        while some := os.read(master, 65536):
            said += some
    except OSError:  # a terminal that nobody writes to any more
        pass
    with os.fdopen(read, encoding="utf-8") as stream:
        err = stream.read()
    os.close(master)
    os.waitpid(child, 0)
    return said.decode(errors="replace"), err
