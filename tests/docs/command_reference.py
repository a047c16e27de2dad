"""Writes ``docs/commands.md``: what ``--help`` says of each command, on one page (``make reference``)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click
from click.testing import CliRunner

from goldenthread.cli import cli

PAGE = Path(__file__).parents[2] / "docs" / "commands.md"
_WIDTH = 100
_HEAD = """\
# The command line

What `--help` says of each command; this page is made of it (`make reference`), and a test compares the two.
`python -m goldenthread` is the same program. Exit codes: 0 done, 1 the data do not conform, 2 cannot run, 70 a fault of
the program.
"""


def _names(command: click.Command, above: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The words that call each command: itself first, then those below it."""
    yield above
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            if below is None:
                raise LookupError(f"'{name}' is listed among the commands, and is none")
            yield from _names(below, (*above, name))


def _help(words: tuple[str, ...]) -> str:
    """What a command prints, asked for its help."""
    asked = CliRunner().invoke(cli, [*words, "--help"], prog_name="goldenthread", terminal_width=_WIDTH)
    if asked.exit_code:
        raise RuntimeError(asked.output)
    return asked.output


def reference() -> str:
    """The whole page, in Markdown."""
    return _HEAD + "".join(
        f"\n## {' '.join(('goldenthread', *words))}\n\n```text\n{_help(words)}```\n" for words in _names(cli)
    )


if __name__ == "__main__":
    PAGE.write_text(reference(), encoding="utf-8")
