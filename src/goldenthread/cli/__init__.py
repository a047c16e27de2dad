"""The command line: one thin command a stage, each loaded only when it is called.

Errors become one plain line; the exit code is 0 (done), 1 (the data do not conform), 2 (cannot run) or 70 (a fault of
the program, which nobody foresaw).
"""

from __future__ import annotations

import importlib
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

import click

from goldenthread import __version__
from goldenthread.errors import CANNOT_RUN, OUR_FAULT, GoldenThreadError
from goldenthread.terminal import guarded
from goldenthread.termination import on_termination

COMMANDS: dict[str, tuple[str, str]] = {
    "add": ("add", "Add a document to a data folder, with a drafted layout."),
    "example": ("example", "Write the data folder of a small invented council, to play with."),
    "build": ("build", "Read the documents of a data folder and build the graph."),
    "trace": ("trace", "Tell the story of one commitment through the years."),
    "brief": ("brief", "Write two to four pages on what became of a promise, or of many."),
    "compare": ("compare", "Compare two documents: what was kept, reworded, new, what ended."),
    "diff": ("diff", "Tell what differs between two builds or releases, and what was lost."),
    "links": ("links", "Review the machine's links, score them, learn from decisions."),
    "decide": ("decide", "Write down what a committee decided about a commitment."),
    "query": ("query", "Ask the graph a named question, or one of your own."),
    "validate": ("validate", "Check the graph: what is missing, what does not add up."),
    "export": ("export", "Write the graph as tables or as RDF."),
    "publish": ("publish", "Write a release: everything in one folder, with one catalogue."),
    "site": ("site", "Write pages that answer what became of each promise."),
    "serve": ("serve", "Serve the graph on this machine: SPARQL, a query page, its documents."),
    "load": ("load", "Load the graph into a SPARQL server."),
    "register": ("register", "Keep the keys of commitments and threads."),
    "identities": ("identities", "See who is who, and which names somebody has to decide on."),
    "comments": ("comments", "See what is inferred from comments, for readers to judge."),
    "layout": ("layout", "See what a layout makes of a document, line by line."),
}
"""Name of a command -> module in this package, and the line that ``--help`` shows without loading it."""


DEBUG = "--debug"


class LazyGroup(click.Group):
    """A group whose commands are imported only when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands, in the order of the work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"goldenthread.cli.{COMMANDS[cmd_name][0]}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, from the table above: no module is loaded for it."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, summary) for name, (_, summary) in COMMANDS.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the arguments name; an unknown one gets a line that names the known."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            raise click.UsageError(f"there is no command '{args[0]}': use one of {', '.join(COMMANDS)}", ctx)
        return super().resolve_command(ctx, args)


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="goldenthread")
@click.option(
    DEBUG,
    is_flag=True,
    expose_value=False,
    help="Show where the program failed, if it fails unforeseen (exit code 70). May stand anywhere in the line.",
)
def cli() -> None:
    """Follow a council's commitments through its yearly plans and reports.

    Build the graph once (goldenthread build), then trace, query, validate and export it.
    """


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the command line and ends the process with its exit code."""
    on_termination(_ended)
    code = run(arguments)
    on_termination(signal.SIG_IGN)  # at its exit Python would set what SIGINT does by default
    sys.exit(code)


def _ended(_number: int, _frame: object) -> NoReturn:
    """Ends the work in order, which removes what it was making; a second signal does not break that off.

    That is received and does nothing: of one that is ignored from now on, Python would tell that it came too late.
    """
    on_termination(_ending)
    raise KeyboardInterrupt


def _ending(_number: int, _frame: object) -> None:
    """Nothing: the work is ending."""


def run(arguments: Sequence[str] | None = None) -> int:
    """Runs the command line.

    Args:
        arguments: the words after the program's name; those of the process where not given.

    Returns:
        The exit code.
    """
    if "_GOLDENTHREAD_COMPLETE" in os.environ:
        importlib.import_module("goldenthread.cli.completion")
    words, debug = _without_debug(sys.argv[1:] if arguments is None else arguments)
    with guarded():
        return _run(words, debug=debug)


def _run(words: Sequence[str], *, debug: bool) -> int:
    try:
        result: Any = cli.main(args=list(words), prog_name="goldenthread", standalone_mode=False)
    except GoldenThreadError as error:
        for detail in error.details:
            click.echo(f"  {detail}", err=True)
        return _say(str(error))
    except click.exceptions.Abort:
        return _say("stopped")
    except click.UsageError as error:
        hint = f" (see '{error.ctx.command_path} --help')" if error.ctx else ""
        return _say(error.format_message() + hint)
    except click.ClickException as error:
        return _say(error.format_message())
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:  # what the system refuses anywhere: no permission, no space, no such place
        return _say(": ".join(str(part) for part in (error.filename, error.strerror or error) if part))
    except (SystemExit, KeyboardInterrupt):
        raise
    except BaseException as error:  # noqa: BLE001  # whatever nobody foresaw; a panic of an engine is no Exception
        return _own_fault(error, debug=debug)
    return result if isinstance(result, int) else 0


def _without_debug(arguments: Sequence[str]) -> tuple[list[str], bool]:
    """The words without ``--debug``, which may stand anywhere before a ``--``; and whether it stood there."""
    end = arguments.index("--") if "--" in arguments else len(arguments)
    words = [word for word in arguments[:end] if word != DEBUG]
    return [*words, *arguments[end:]], len(words) < end


def _own_fault(error: BaseException, *, debug: bool) -> int:
    """Tells of a fault of the program in one line, with the traceback before it where it was asked for."""
    import traceback

    if debug:
        click.echo("".join(traceback.format_exception(error)), err=True, nl=False)
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if "goldenthread" in frame.filename]
    place = f" in {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    said = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    more = "report it with the lines above" if debug else f"run it again with {DEBUG} and report what it prints"
    _say(f"a fault of this program{place} ({said[:300]}): {more} (version {__version__}; see CONTRIBUTING.md)")
    return OUR_FAULT


def _say(message: str) -> int:
    line = " ".join(message.split())
    click.echo(f"goldenthread: {line}", err=True)
    return CANNOT_RUN
