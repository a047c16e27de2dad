"""The reference of the command line says what ``--help`` says, and covers every command."""

from __future__ import annotations

import re
import shlex

import click
import pytest

from goldenthread.cli import COMMANDS, cli
from tests.docs.command_reference import PAGE, reference

ROOT = PAGE.parents[1]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]


def shown_commands() -> list[tuple[str, list[str]]]:
    """Each ``$ goldenthread ...`` of a document, with the words behind the program's name."""
    shown = []
    for path in PAGES:
        for line in re.findall(r"^\$ goldenthread (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE):
            lexer = shlex.shlex(line, posix=True, punctuation_chars=True)
            lexer.whitespace_split = True
            words: list[str] = []
            for word in lexer:
                if set(word) <= set("|<>&;()"):
                    break
                words.append(word)
            shown.append((f"{path.relative_to(ROOT)}: {line}", words))
    return shown


def test_the_reference_is_what_help_says() -> None:
    assert PAGE.read_text(encoding="utf-8") == reference(), "run 'make reference'"


def test_the_reference_has_every_command() -> None:
    headings = re.findall(r"^## goldenthread ?(.*)$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert [name for name in headings if " " not in name] == ["", *COMMANDS]
    assert "links review" in headings


def test_no_document_shows_a_command_that_is_refused() -> None:
    """Each is parsed as it stands, without running it: its command, options, choices and arguments are there."""
    shown = shown_commands()
    assert len(shown) > 10
    for where, words in shown:
        command: click.Command = cli
        context = click.Context(cli, info_name="goldenthread")
        while isinstance(command, click.Group):
            sub = command.get_command(context, words[0])
            assert sub is not None, where
            command, words = sub, words[1:]
        try:
            command.make_context(command.name, list(words), parent=context)
        except click.exceptions.Exit:
            pass  # --help and the like
        except click.ClickException as problem:
            pytest.fail(f"{where}: {problem.format_message()}")
